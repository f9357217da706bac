/* SPDX-License-Identifier: ISC */
#include <pthread.h>

#include "base/words.h"
#include "contact/dated_item.h"
#include "contact/death.h"
#include "contact/last_incoming.h"
#include "contact/no_contact_table.h"
#include "contact/noted_gate.h"

/*
 * One pass stops at the words of both tables without which a sentence says nothing of the kind, and
 * asks of most of them no more than which words stand beside them.
 */
static struct word_gate gate;
static struct word_pairs pairs;

static void
fill(void)
{
	death_words(&gate, &pairs);
	no_contact_keys(&gate, &pairs);
}

/* true for the line of a heading, which ends a paragraph and is no part of one */
static inline bool
is_heading(const char *p, const char *end)
{
	size_t n = 0;

	while (p < end && n < 7 && *p == '#')
		p++, n++;
	return n && n < 7 && p < end && char_blank(*p);
}

/* true for "- 2026-", as most entries begin: dated_item() says so of them, too, but later */
static inline bool
is_usual_record(const char *p, const char *end)
{
	return end - p > 6 && char_digit(p[2]) && char_digit(p[3]) && char_digit(p[4]) &&
	       char_digit(p[5]) && p[6] == '-';
}

/* true for the line of an entry or a task, as most lines are */
static inline bool
is_record(const char *p, const char *end)
{
	return end - p > 2 && p[1] == ' ' && (p[0] == '-' || p[0] == '*' || p[0] == '+') &&
	       (char_digit(p[2]) || p[2] == '[') &&
	       (is_usual_record(p, end) ||
	        dated_item(str_trim((struct str){p + 2, (size_t)(end - p - 2)})));
}

/* true if a word of a run of letters may be part of a phrase; one beyond ASCII may hold several */
static bool
run_may(struct buf *scratch, struct str body, struct str run)
{
	struct str rest = run, word;

	if (death_sign(run))
		return true;
	while (words_next(scratch, &word, &rest))
		if (death_may_stand(body, word, buf_view(scratch)) || no_contact_may_stand(scratch, body, word))
			return true;
	return false;
}

/* true if a place of a body is on the line of a record or of a heading */
static bool
is_passed_over(struct str body, const char *at)
{
	const char *p = body.p + str_line_start(body, (size_t)(at - body.p));
	const char *end = at + str_chr(str_sub(body, (size_t)(at - body.p), body.n), '\n');

	end += end < body.p + body.n;
	return is_record(p, end) || is_heading(p, end);
}

/* true if the last entry that is theirs may say so: no other entry is read */
static bool
entry_may(struct buf *scratch, struct str body)
{
	struct str text = last_incoming(body);
	size_t at = text.n ? (size_t)(text.p - body.p) : 0;

	return text.n && no_contact_may_have(scratch, body, at, at + text.n);
}

bool
noted_gate_may(struct str body)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	/* a CR ends a line, too, and what follows it is no part of a record or a heading */
	bool cr = str_chr(body, '\r') < body.n, may = false;
	struct buf scratch = {0};
	struct word_gate_walk walk;
	struct str run;

	pthread_once(&once, fill);
	word_gate_open(&walk, body);
	while (!may && word_gate_next(&gate, &walk, &run))
		may = word_pairs_near(&pairs, body, run) && (cr || !is_passed_over(body, run.p)) &&
		      run_may(&scratch, body, run);
	may = may || entry_may(&scratch, body);
	buf_free(&scratch);
	return may;
}
