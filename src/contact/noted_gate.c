/* SPDX-License-Identifier: ISC */
#include <pthread.h>

#include "base/words.h"
#include "contact/dated_item.h"
#include "contact/death.h"
#include "contact/last_incoming.h"
#include "contact/no_contact_table.h"
#include "contact/noted_gate.h"

/* the words of both tables without which a sentence says nothing of the kind */
static struct word_gate gate;

static void
fill(void)
{
	death_words(&gate);
	no_contact_keys(&gate);
}

/* the beginning of the next line, or the end */
static const char *
next_line(const char *p, const char *end)
{
	const char *at = memchr(p, '\n', (size_t)(end - p));

	return at ? at + 1 : end;
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

/* true if the lines from p to `end` of a body may say so */
static bool
lines_may(struct buf *scratch, struct str body, const char *p, const char *end)
{
	struct str rest = {p, (size_t)(end - p)}, run;

	while (word_gate_next(&gate, &run, &rest))
		if (run_may(scratch, body, run))
			return true;
	return false;
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
	const char *from = body.p, *end = body.p + body.n, *next;
	struct buf scratch = {0};

	pthread_once(&once, fill);
	for (const char *p = from; p < end && !may; p = next) {
		next = next_line(p, end);
		if (cr || !(is_record(p, next) || is_heading(p, next)))
			continue;
		may = lines_may(&scratch, body, from, p);
		from = next;
	}
	may = may || lines_may(&scratch, body, from, end) || entry_may(&scratch, body);
	buf_free(&scratch);
	return may;
}
