/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/dayword.h"
#include "base/mem.h"
#include "base/shell.h"
#include "base/text.h"
#include "cli/log_near_slip.h"

/* true if the words can be read, with a day that is typed as a word */
static bool
reads(const struct log_slip *l, const char *const *word, size_t n)
{
	struct arena arena = {0};
	struct typed_place at;
	struct edit_entry e;
	const char *why;
	bool read = typed_words(&e, &at, word, n, l->tool->today, &arena, &why) == 0 && at.day.n;

	arena_free(&arena);
	return read;
}

/* ends the tool if the command can be read with this day in place of n words from `at` */
static void
try_day(const struct log_slip *l, size_t at, size_t n, struct str named, const char *is)
{
	const char **word = mem_alloc((l->n + 1) * sizeof(*word));
	struct buf name = {0}, typed = {0};
	size_t rest = l->n - at - n;

	buf_str(&name, named);
	memcpy(word, l->word, at * sizeof(*word));
	word[at] = name.p;
	memcpy(word + at + 1, l->word + at + n, rest * sizeof(*word));
	if (reads(l, word, at + 1 + rest)) {
		shell_words(&typed, word, at + 1 + rest);
		tool_fail(l->tool, "%s: %s: tend log%s", l->word[at + n - 1], is, typed.p);
	}
	free(word);
	buf_free(&name);
}

/* "weekend", and the word before it in "last weekend" */
static void
check_weekend(const struct log_slip *l, size_t i)
{
	static const struct str sides[] = {STR_INIT("last"), STR_INIT("this"), STR_INIT("next"), STR_INIT("at"), STR_INIT("the")};
	size_t from = i;

	if (!text_same(str_of(l->word[i]), STR("weekend")))
		return;
	while (from > 1 && STR_ONE_OF(str_of(l->word[from - 1]), sides))
		from--;
	try_day(l, from, i + 1 - from, STR("saturday"), "name the day");
}

void
log_near_slip(const struct log_slip *l)
{
	for (size_t i = 1; i < l->n && !strchr(l->word[i], ':'); i++) {
		struct str word = str_of(l->word[i]), near = dayword_near(word);

		check_weekend(l, i);
		if (near.n && (!l->tool->book.names.n || !names_match(&l->tool->book.names, word).n))
			try_day(l, i, 1, near, "a day with a typing error");
	}
}
