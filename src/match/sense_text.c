/* SPDX-License-Identifier: ISC */
#include <pthread.h>
#include <string.h>

#include "base/word_root.h"
#include "base/words.h"
#include "match/sense_text.h"

enum {
	ALIKE = 3, /* letters in which two words of one stem begin alike */
	ENDING = 4, /* letters of their endings, at most */
};

static const struct words_row rows[] = {
#define WORDS(role, words) {SENSE_##role, STR_INIT(words)},
#include "match/fit_words.def"
};

/* the roles of each word, see get_ready() */
static struct map roles;

static void
fill(void)
{
	words_add_rows(&roles, rows, sizeof(rows) / sizeof(rows[0]));
	words_common(&roles, SENSE_PLAIN);
	words_stops(&roles, SENSE_STOP);
}

static void
get_ready(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, fill);
}

/* true if the text between two words ends a clause */
static bool
is_border(struct str between)
{
	for (size_t i = 0; i < between.n; i++)
		if (char_in(between.p[i], STR(",:;.!?()")) ||
		    str_starts(str_sub(between, i, between.n), STR("\xE2\x80\x93")))
			return true;
	return false;
}

void
sense_text_read(struct sense_text *t, struct str text)
{
	struct buf scratch = {0};
	const char *begin = text.p, *end = text.p;
	size_t used = 0;
	struct str word;

	get_ready();
	t->n = 0;
	t->is = 0;
	while (t->n < SENSE_WORDS && words_next(&scratch, &word, &text) && used + scratch.n <= SENSE_BYTES) {
		struct sense_word *w = &t->v[t->n++];

		memcpy(t->bytes + used, scratch.p, scratch.n);
		w->folded = (struct str){t->bytes + used, scratch.n};
		used += scratch.n;
		w->is = words_bits(&roles, w->folded);
		if (w->is & SENSE_STOP)
			w->is &= ~(unsigned)SENSE_PLAIN;
		if (word_teaches(w->folded))
			w->is |= SENSE_LEARN | SENSE_TEACH;
		w->border = t->n > 1 && is_border((struct str){end, (size_t)(word.p - end)});
		end = word.p + word.n;
		w->end = (size_t)(end - begin);
		t->is |= w->is;
	}
	buf_free(&scratch);
}

bool
sense_text_alike(struct str a, struct str b)
{
	size_t n = 0, shorter = a.n < b.n ? a.n : b.n, longer = a.n < b.n ? b.n : a.n;

	while (n < shorter && a.p[n] == b.p[n])
		n++;
	if (n == longer || (longer - n <= ENDING && (n >= ALIKE || n == shorter)))
		return true;
	return shorter >= WORD_ROOT_MIN && word_related(a, b);
}

size_t
sense_text_word_at(struct str text, size_t at)
{
	struct str rest = str_sub(text, 0, at), word;
	struct buf scratch = {0};
	size_t n = 0;

	while (words_next(&scratch, &word, &rest))
		n++;
	buf_free(&scratch);
	return n;
}
