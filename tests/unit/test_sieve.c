/* SPDX-License-Identifier: ISC */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/text.h"
#include "book/prefilter.h"

static const char *const pieces[] = {
	"a", "N", "n", "S", "o", "e", "i", "'", "''", "-", "_", " ", "\xc3\xa9", "\xc3\x89", "\xc3\x9f", "\xc3\xa6",
	"\xc3\x98", "\xc3\x97", "\xc3\xb7", "\xc4\xb0", "\xc4\xb1", "\xc5\x82", "\xc5\x89", "\xc5\xbf", "\xc5\x92", "\xc4\xb2",
	"\xc4\xbf", "\xcc\x81", "\xcc\x88", "\xc2\xad", "\xe2\x80\x99", "\xe2\x80\x8b", "\xef\xbc\xa1", "\xce\xb1", "\xc2\xb7",
	"\xc3", "\xff", "\a", "\\", "\r", ".", "@",
};

static uint32_t seed = 1;

static size_t
below(size_t n)
{
	seed = seed * 1103515245u + 12345u;
	return (seed >> 16) % n;
}

static void
add_pieces(struct buf *out, size_t n)
{
	while (n--)
		buf_str(out, str_of(pieces[below(sizeof(pieces) / sizeof(pieces[0]))]));
}

/* a file of one line by chance, and a word cut by chance from what it folds to: that must pass */
static void
lets_through_what_is_there(void **state)
{
	struct prefilter *s = test_malloc(sizeof(*s));
	struct buf text = {0}, file = {0}, folded = {0}, scratch = {0};

	(void)state;
	for (int i = 0; i < 200000; i++) {
		struct str all, word;
		size_t from;

		buf_clear(&text);
		buf_clear(&file);
		buf_clear(&folded);
		add_pieces(&text, 1 + below(8));
		buf_fmt(&file, "---\nname: %s\n---\n", text.p);
		text_fold(&folded, buf_view(&text));
		all = buf_view(&folded);
		from = below(all.n + 1);
		str_cut(&word, str_sub(all, from, from + 1 + below(4)), ' ');
		if (i % 1000 == 0)
			prefilter_open(s, &word, 1);
		s->word = &word;
		s->n = word.n > 0;
		if (!prefilter_passes(s, STR("x.md"), buf_view(&file), &scratch))
			fail_msg("%.*s is in %s", STR_ARG(word), text.p);
	}
	buf_free(&text);
	buf_free(&file);
	buf_free(&folded);
	buf_free(&scratch);
	test_free(s);
}

static bool
passes(struct str word, const char *path, const char *file)
{
	struct prefilter s;
	struct buf scratch = {0};
	bool is;

	prefilter_open(&s, &word, 1);
	is = prefilter_passes(&s, str_of(path), str_of(file), &scratch);
	buf_free(&scratch);
	return is;
}

static void
keeps_back_what_is_not(void **state)
{
	(void)state;
	assert_true(passes(STR("ana"), "x.md", "---\nname: BAnAna\n---\n"));
	assert_true(passes(STR("ana"), "Ana.md", "---\nname: B\n---\n"));
	assert_false(passes(STR("ana"), "x.md", "---\nname: A na\n---\nana"));
	assert_false(passes(STR("ana"), "x.md", "---\nname: \xc3\x81n\xc3\xa9\n---\n"));
	assert_true(passes(STR("ana"), "x.md", "---\nname: \xc3\x81n\xc3\xa4\n---\n"));
	assert_true(passes(STR("ana"), "x.md", "---\nname: \"\\x41na\"\n---\n"));
	assert_true(passes(STR("ana"), "x.md", "no front-matter"));
	assert_true(passes(STR("ana"), "x.md", "---\nname: not closed\n"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lets_through_what_is_there),
		cmocka_unit_test(keeps_back_what_is_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
