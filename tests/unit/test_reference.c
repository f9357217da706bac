/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "edit/link_place.h"
#include "edit/reference.h"

#include "row_file.h"
#include "sample.h"

enum { ROWS_LEAST = 96 }; /* of references.txt */

static const struct str names[] = {STR_INIT("Ana López")};

struct world {
	struct map paths;
	struct reference to;
	struct errors errors;
	struct edit edit;
};

static void
world_begin(struct world *w)
{
	*w = (struct world){.edit.path = STR("log.md")};
	w->edit.errors = &w->errors;
	*map_put(&w->paths, STR("people/ana-lopez.md")) = 0;
	*map_put(&w->paths, STR("people/notes/ana-lopez.md")) = 1;
	*map_put(&w->paths, STR("log.md")) = 2;
	w->to = (struct reference){.from = STR("people/ana-lopez.md"), .to = STR("people/ana-silva.md"), .alone = true,
	                           .paths = &w->paths, .name = names, .nnames = 1};
}

static void
world_end(struct world *w)
{
	map_free(&w->paths);
	errors_free(&w->errors);
}

/* "\n" and "\r" of a table */
static void
unescape(struct buf *out, struct str s)
{
	buf_clear(out);
	for (size_t i = 0; i < s.n; i++) {
		bool end = s.p[i] == '\\' && i + 1 < s.n && char_in(s.p[i + 1], STR("nr"));

		if (end && !str_starts(str_sub(s, i, s.n), STR("\\notes")))
			buf_chr(out, s.p[++i] == 'n' ? '\n' : '\r');
		else
			buf_chr(out, s.p[i]);
	}
}

static void
test_table(void **state)
{
	struct buf before = {0}, after = {0}, got = {0};
	struct row_file rows;
	struct str row;
	struct world w;
	int bad = 0;

	(void)state;
	world_begin(&w);
	row_file_open(&rows, "references.txt");
	while (row_file_next(&rows, &row)) {
		size_t at = str_find(row, STR(" ==> "));
		struct str right = str_sub(row, at + STR(" ==> ").n, row.n);

		unescape(&before, str_sub(row, 0, at));
		unescape(&after, str_eq(right, STR("=")) ? str_sub(row, 0, at) : right);
		if (!reference_change(&got, buf_view(&before), &w.to, &w.edit))
			buf_str(&got, buf_view(&before));
		if (!str_eq(buf_view(&got), buf_view(&after))) {
			print_error("references.txt:%d: %.*s, but got %s\n", rows.line, STR_ARG(row), got.p);
			bad++;
		}
	}
	row_file_close(&rows, ROWS_LEAST);
	assert_int_equal(bad, 0);
	buf_free(&before);
	buf_free(&after);
	buf_free(&got);
	world_end(&w);
}

/* a case: the file it stands in, what is before and after; of a contact that moves to another folder */
static const struct {
	const char *path, *before, *after;
} moved[] = {
	{"log.md", "[[b]]", "[[a]]"},
	{"log.md", "[[people/b|Bo]]", "[[friends/a|Bo]]"},
	{"log.md", "[[/people/b.md]]", "[[/friends/a.md]]"},
	{"log.md", "[x](people/b.md)", "[x](friends/a.md)"},
	{"log.md", "[x](./people/b.md#y)", "[x](friends/a.md#y)"},
	{"log.md", "[x](/people/b.md)", "[x](/friends/a.md)"},
	{"people/c.md", "[x](b.md)", "[x](../friends/a.md)"},
	{"people/deep/c.md", "[x](../b.md \"t\")", "[x](../../friends/a.md \"t\")"},
	{"friends/d.md", "[x](../people/b.md)", "[x](a.md)"},
	{"friends/d.md", "[x](b.md)", "[x](a.md)"},
	{"friends/a.md", "---\nknows: [b, people/b]\n---\n", "---\nknows: [a, friends/a]\n---\n"},
};

static void
test_moved(void **state)
{
	struct reference to = {.from = STR("people/b.md"), .to = STR("friends/a.md"), .alone = true};
	struct errors errors = {0};
	struct buf got = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(moved) / sizeof(moved[0]); i++) {
		struct edit edit = {.path = str_of(moved[i].path), .errors = &errors};

		assert_int_equal(reference_change(&got, str_of(moved[i].before), &to, &edit), 1);
		assert_string_equal(got.p, moved[i].after);
	}
	buf_free(&got);
	errors_free(&errors);
}

/* another contact has the id: what names no folder means neither */
static void
test_not_alone(void **state)
{
	struct world w;
	struct buf got = {0};

	(void)state;
	world_begin(&w);
	w.to.alone = false;
	assert_int_equal(reference_change(&got, STR("[[ana-lopez]] [[people/ana-lopez]]"), &w.to, &w.edit), 1);
	assert_string_equal(got.p, "[[ana-lopez]] [[people/ana-silva]]");
	assert_int_equal(reference_change(&got, STR("---\nknows: ana-lopez\n---\n"), &w.to, &w.edit), 0);
	buf_free(&got);
	world_end(&w);
}

static void
test_odd_names(void **state)
{
	struct world w;
	struct buf got = {0};

	(void)state;
	world_begin(&w);
	w.to.to = STR("people/O'Hara, A (b).md");
	assert_int_equal(reference_change(&got, STR("---\nknows: [ana-lopez, '[[ana-lopez]]']\n---\n[[ana-lopez]] "
	                                            "[x](people/ana-lopez.md) [x](<people/ana-lopez.md>)\n"),
	                                  &w.to, &w.edit), 1);
	assert_string_equal(got.p, "---\nknows: [\"O'Hara, A (b)\", '[[O''Hara, A (b)]]']\n---\n[[O'Hara, A (b)]] "
	                           "[x](people/O'Hara,%20A%20%28b%29.md) [x](<people/O'Hara, A (b).md>)\n");
	assert_int_equal(w.errors.n, 0);
	assert_int_equal(reference_change(&got, STR("---\nknows: &x [ana-lopez]\nsee: '[[ana-lopez]]'\n---\n"), &w.to,
	                                  &w.edit), 1);
	assert_string_equal(got.p, "---\nknows: &x [ana-lopez]\nsee: '[[O''Hara, A (b)]]'\n---\n");
	assert_int_equal(w.errors.n, 1);
	buf_free(&got);
	world_end(&w);
}

static void
test_wrong(void **state)
{
	static const char *const good[] = {"ana", "Ana Silva", "josé", "a.b", "-x", "李小龍", "o'hara", "2026"};
	static const char *const bad[] = {"", " ", ".ana", "a/b", "a|b", "a#b", "a]b", "a\nb", "a:b", " ana", "ana ",
	                                  "2026-09-01", "\xff", "a\x01"};

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		assert_null(link_id_wrong(str_of(good[i])));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_non_null(link_id_wrong(str_of(bad[i])));
}

/* --- random texts --- */

static uint64_t random_state;

static size_t
chance(size_t n)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;
	return (size_t)(random_state % n);
}

static void
random_text(struct buf *out)
{
	static const char *const bits[] = {
		"ana-lopez", "people/", "[[", "]]", "[", "]", "(", ")", "|", "#", "\n", "\n\n", " ", "    ", "- ", "> ", "`",
		"```\n", "~~~\n", "\\", ".md", "<", ">", "<!--", "-->", "\"", "'", "!", "x", "bruno", "---\n", "knows: ",
		"via: ", "name: X\n", ", ", ": ", "\t", "\r\n", "é", "\xff", "# ", "[[ana-lopez]]", "[[ana-lopez|A]]",
		"[A](people/ana-lopez.md)", "[A]: people/ana-lopez.md\n", "%2D", "?", "../", "1. ", "{", "}", "&x ",
	};
	size_t n = 1 + chance(40);

	buf_clear(out);
	if (chance(2))
		buf_str(out, STR("---\n"));
	while (n--)
		buf_str(out, str_of(bits[chance(sizeof(bits) / sizeof(bits[0]))]));
}

/* a text with one word in place of another */
static void
replaced(struct buf *out, struct str s, struct str word, struct str by)
{
	buf_clear(out);
	while (s.n) {
		size_t at = str_find(s, word);

		buf_str(out, str_sub(s, 0, at));
		if (at < s.n)
			buf_str(out, by);
		s = str_sub(s, at + word.n, s.n);
	}
}

/* how many links lead to an id, as tend reads them */
static size_t
count_links(struct str text, struct str id)
{
	struct arena arena = {0};
	struct errors errors = {0};
	struct parse p = {.arena = &arena, .errors = &errors, .path = STR("log.md"), .want = WANT_LINKS};
	struct contact c;
	size_t n = 0;

	if (contact_parse(&c, text, &p))
		for (size_t i = 0; i < c.body.nlinks; i++)
			n += str_eq(str_of(c.body.link[i].target), id);
	errors_free(&errors);
	arena_free(&arena);
	return n;
}

/* there and back again is the same; and nothing changes but ids */
static void
test_random(void **state)
{
	size_t rounds = sample_rounds(20000, 2000000), changed = 0, unlike = 0;
	struct buf text = {0}, there = {0}, back = {0}, a = {0};
	struct world w;
	struct reference return_to;

	(void)state;
	random_state = sample_seed();
	world_begin(&w);
	/* letters that need no quotes, and are in no text */
	w.to.to = STR("people/zoe-kiln.md");
	return_to = w.to;
	return_to.from = w.to.to;
	return_to.to = w.to.from;
	for (size_t i = 0; i < rounds; i++) {
		random_text(&text);
		if (!reference_change(&there, buf_view(&text), &w.to, &w.edit))
			buf_str(&there, buf_view(&text));
		/* what a backslash hides from Obsidian is a link to tend */
		unlike += str_find(buf_view(&text), STR("\\[")) == text.n &&
		          count_links(buf_view(&text), STR("ana-lopez")) != count_links(buf_view(&there), STR("zoe-kiln"));
		if (str_eq(buf_view(&text), buf_view(&there)))
			continue;
		changed++;
		replaced(&a, buf_view(&there), STR("zoe-kiln"), STR("ana-lopez"));
		if (str_find(buf_view(&text), STR("%2D")) == text.n)
			assert_string_equal(a.p, text.p);
		assert_int_equal(reference_change(&back, buf_view(&there), &return_to, &w.edit), 1);
		if (!str_eq(buf_view(&back), buf_view(&text)) && str_find(buf_view(&text), STR("%2D")) == text.n) {
			print_error("SEED=%llu:\n%s\n=>\n%s\n=>\n%s\n", (unsigned long long)sample_day(), text.p, there.p, back.p);
			fail();
		}
		errors_cut(&w.errors, 0);
	}
	assert_true(changed > rounds / 20);
	/* tags and comments that are none */
	assert_true(unlike <= 2 + rounds / 1000);
	buf_free(&text);
	buf_free(&there);
	buf_free(&back);
	buf_free(&a);
	world_end(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_moved),
		cmocka_unit_test(test_not_alone),
		cmocka_unit_test(test_odd_names),
		cmocka_unit_test(test_wrong),
		cmocka_unit_test(test_random),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
