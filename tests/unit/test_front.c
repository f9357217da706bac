/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "contact/body.h"
#include "front/front.h"

/*
 * Front-matter and what is found in it, written so: a key, ":" and the value;
 * a list as [a|b], a map as {a=b}, nothing as "-"; "!line:col what" for a
 * message. A line each, in the order of the file. Columns are not shown.
 */

static void
show_field(struct buf *out, const struct field *f)
{
	static const char *const begin[] = {"", "[", "{"}, *const end[] = {"", "]", "}"};

	buf_fmt(out, "%s:%s", f->name, begin[f->shape]);
	for (uint32_t i = 0; i < f->n; i++) {
		buf_fmt(out, "%s", i ? "|" : "");
		if (f->shape == SHAPE_MAP)
			buf_fmt(out, "%.*s=", STR_ARG(field_pair(f, i)));
		buf_str(out, field_text(f, i));
	}
	buf_fmt(out, "%s%s\n", f->n || f->shape ? "" : "-", end[f->shape]);
}

static void
read_front(struct buf *out, const char *yaml, unsigned want, keyset keys)
{
	struct arena arena = {0};
	struct errors errors = {0};
	struct parse p = {.arena = &arena, .errors = &errors, .path = STR("x.md"), .keys = keys, .want = want};
	struct field *f;
	uint32_t n;

	front_parse(&f, &n, str_of(yaml), 2, &p);
	for (size_t i = 0; i < n; i++)
		show_field(out, &f[i]);
	for (size_t i = 0; i < errors.n; i++)
		buf_fmt(out, "!%u:%u %.*s\n", (unsigned)errors.v[i].line, (unsigned)errors.v[i].col, STR_ARG(errors.v[i].what));
	errors_free(&errors);
	arena_free(&arena);
}

static const struct {
	const char *yaml, *want;
} reads[] = {
	/* values are what is written: no types */
	{"a: no\nb: 012\nc: 12:30\nd: 2025-06-01\ne: 1e3\nf: TRUE\n", "a:no\nb:012\nc:12:30\nd:2025-06-01\ne:1e3\nf:TRUE\n"},
	{"a:\nb: ~\nc: null\nd: ''\ne: \"~\"\nf: []\ng: [~, a]\n", "a:-\nb:-\nc:-\nd:-\ne:~\nf:[]\ng:[a]\n"},
	{"a: \"x # y\" # comment\n# another\n\nb: x#y\n", "a:x # y\nb:x#y\n"},
	{"a: 'it''s'\nb: \"\\u00e9\\t\"\nc: é\n", "a:it's\nb:é\t\nc:é\n"},
	{"a: one\n  two\nb: |\n  one\n  two\nc: >-\n  one\n  two\n", "a:one two\nb:one\ntwo\n\nc:one two\n"},
	/* lists, however they are written */
	{"a: [x, \"y, z\"]\nb:\n- x\n- y z\nc:\n  - x\n", "a:[x|y, z]\nb:[x|y z]\nc:[x]\n"},
	{"knows: [[bo], [[cy]]]\n", "knows:[bo|cy]\n"},
	{"a:\n  - x: y\n  - z\n", "a:[z]\n"},
	/* maps: a level of them is kept */
	{"a: {x: 1 year, y: ~}\nb:\n  x: 1\n  y: [2, 3]\n  z: {t: u}\n  w: 4\n", "a:{x=1 year}\nb:{x=1|w=4}\n"},
	{"{a: b, c: d}\n", "a:b\nc:d\n"},
	/* line ends, a document's end */
	{"a: b\r\nc: [d,\r\n e]\r\n", "a:b\nc:[d|e]\n"},
	{"a: b\rc: d\r", "a:b\nc:d\n"},
	{"a: b", "a:b\n"},
	{"", ""},
	{"# nothing\n\n", ""},
	/* one key, several names: lists are joined, tend's own name wins, then the first */
	{"tags: [a]\ngroups: b\ncategories: [c, d]\n", "tags:[a|b|c|d]\n"},
	{"company: A\norg: B\n", "org:B\n"},
	{"org: B\ncompany: A\n", "org:B\n"},
	{"company: A\norganisation: C\n", "company:A\n"},
	{"organisation: ~\ncompany: A\norg:\n", "company:A\n"},
	{"Last Contact: 2025-01-01\nLAST_CONTACTED: 2024-01-01\n", "Last Contact:2025-01-01\n"},
	{"org: A\norg: B\n", "org:A\n!3:1 org: given twice; line 2 counts\n"},
	{"mine: A\nmine: B\n", "mine:A\nmine:B\n"},
	/* what is wrong with one key leaves the others */
	{"a: [b\nc: d\ne: f\n", "c:d\ne:f\n!3:1 front-matter: did not find expected ',' or ']'\n"},
	{"a: b\nc: \"d\ne: f\n", "a:b\ne:f\n!4:1 front-matter: found unexpected end of stream\n"},
	{"a: &x b\nc: *x\nd: e\n",
	 "d:e\n!2:4 front-matter: anchors (&) and aliases (*) are not read; quote the text if you mean the sign\n"
	 "!3:4 front-matter: anchors (&) and aliases (*) are not read; quote the text if you mean the sign\n"},
	{"a: b\n<<: *x\n", "a:b\n!3:5 front-matter: anchors (&) and aliases (*) are not read; quote the text if you mean the sign\n"},
	{"a: @b\nc: d\n", "c:d\n!2:4 front-matter: found character that cannot start any token\n"},
	{"a:\n\t- b\nc: d\n", "c:d\n!3:1 front-matter: found character that cannot start any token\n"},
	{"a: !t b\n", "a:b\n"},
	{"- a\n- b\n", "!2:1 front-matter: a list where `key: value` should be\n"},
	{"just text\n", "!2:1 front-matter: not a `key: value`\n"},
	{"? [a, b]\n: c\nd: e\n", "d:e\n!2:3 front-matter: a key must be a word\n!3:1 front-matter: did not find expected key\n"},
};

static void
test_reads(void **state)
{
	struct buf out = {0};

	(void)state;
	for (size_t i = 0; i < 2 * sizeof(reads) / sizeof(reads[0]); i++) {
		buf_clear(&out);
		read_front(&out, reads[i / 2].yaml, i % 2 ? WANT_NO_SHORT_CUT : 0, KEYSET_ALL);
		assert_string_equal(out.p ? out.p : "", reads[i / 2].want);
	}
	buf_free(&out);
}

/* only what is asked for is kept, but everything is read */
static void
test_wanted(void **state)
{
	struct buf out = {0};

	(void)state;
	read_front(&out, "name: A\nmine: B\ntags: [c]\nstatus: d\n", 0, KEYSET(KEY_STATUS) | KEYSET(KEY_OTHER));
	assert_string_equal(out.p, "mine:B\nstatus:d\n");
	buf_free(&out);
}

/* where keys and values begin: line and column, as an editor counts */
static void
test_places(void **state)
{
	struct arena arena = {0};
	struct errors errors = {0};
	struct parse p = {.arena = &arena, .errors = &errors, .keys = KEYSET_ALL};
	struct field *f;
	uint32_t n;

	(void)state;
	front_parse(&f, &n, STR("name: \"A\"\ntags:\n  - a\n  - b\n"), 2, &p);
	assert_int_equal(n, 2);
	assert_int_equal(f[0].line, 2);
	assert_int_equal(f[0].col, 1);
	assert_int_equal(f[0].value->line, 2);
	assert_int_equal(f[0].value->col, 7);
	assert_int_equal(f[1].line, 3);
	assert_int_equal(f[1].value[1].line, 5);
	assert_int_equal(f[1].value[1].col, 5);
	/* in bytes, whether libyaml reads it (the quotes) or not */
	front_parse(&f, &n, STR("would: [\"Ölü\", \"ün\"]\nœ: [Ölü, 'x', ün]\nnames: [Ölü, ün]\n"), 2, &p);
	assert_int_equal(f[0].value[1].col, 18);
	assert_int_equal(f[1].value[0].col, 6);
	assert_int_equal(f[1].value[2].col, 18);
	front_parse(&f, &n, STR("names: [Ölü, ün]\n"), 2, &p);
	assert_int_equal(f[0].value[1].col, 16);
	arena_free(&arena);
}

/* names of your own */
static void
test_own(void **state)
{
	struct arena arena = {0};
	struct errors errors = {0};
	struct map own = {0};
	struct parse p = {.arena = &arena, .errors = &errors, .keys = KEYSET(KEY_ORG), .own = &own};
	struct field *f;
	uint32_t n;

	(void)state;
	*map_put(&own, STR("firma")) = KEY_ORG;
	front_parse(&f, &n, STR("Firma: A\nname: B\n"), 2, &p);
	assert_int_equal(n, 1);
	assert_int_equal(f->key, KEY_ORG);
	map_free(&own);
	arena_free(&arena);
}

static void
nested(struct buf *out, unsigned depth)
{
	buf_clear(out);
	buf_str(out, STR("a: "));
	for (unsigned i = 0; i < depth; i++)
		buf_chr(out, '[');
	for (unsigned i = 0; i < depth; i++)
		buf_chr(out, ']');
	buf_str(out, STR("\nb: c\n"));
}

static void
test_limits(void **state)
{
	struct buf yaml = {0}, out = {0};

	(void)state;
	/* the map of all keys is a level, too */
	nested(&yaml, FRONT_DEPTH - 1);
	read_front(&out, yaml.p, 0, KEYSET_ALL);
	assert_string_equal(out.p, "a:[]\nb:c\n");
	nested(&yaml, FRONT_DEPTH);
	buf_clear(&out);
	read_front(&out, yaml.p, 0, KEYSET_ALL);
	assert_string_equal(out.p, "b:c\n!2:35 front-matter: nested too deeply\n");
	buf_clear(&yaml);
	buf_fmt(&yaml, "a: %0*d\n", FRONT_MAX - 4, 0);
	buf_clear(&out);
	read_front(&out, yaml.p, 0, KEYSET_ALL);
	assert_int_equal(out.n, FRONT_MAX - 4 + 3);
	buf_free(&yaml);
	buf_free(&out);
}

static const struct {
	const char *file;
	int ret;
	const char *front, *body;
	uint32_t body_line;
} splits[] = {
	{"---\na: b\n---\nbody\n", 1, "a: b\n", "body\n", 4},
	{"---\na: b\n---\n", 1, "a: b\n", "", 4},
	{"---\na: b\n---", 1, "a: b\n", "", 4},
	{"---\n---\nbody", 1, "", "body", 3},
	{"---\r\na: b\r\n---\r\nbody", 1, "a: b\r\n", "body", 4},
	{"---\ra: b\r---\rbody", 1, "a: b\r", "body", 4},
	{"\xEF\xBB\xBF---\na: b\n...\nbody", 1, "a: b\n", "body", 4},
	{"--- \t\na: b\n---  \nbody", 1, "a: b\n", "body", 4},
	{"---\na: b\n--- c\n----\n---\n", 1, "a: b\n--- c\n----\n", "", 6},
	{"---\na: b\n", -1, "", "", 0},
	{"---", -1, "", "", 0},
	{"---\n", -1, "", "", 0},
	{"----\na: b\n---\n", 0, "", "", 0},
	{"--- a\n---\n", 0, "", "", 0},
	{"\n---\na: b\n---\n", 0, "", "", 0},
	{" ---\na: b\n---\n", 0, "", "", 0},
	{"...\na: b\n---\n", 0, "", "", 0},
	{"", 0, "", "", 0},
	{"text", 0, "", "", 0},
};

static void
test_split(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(splits) / sizeof(splits[0]); i++) {
		struct str file = str_of(splits[i].file);
		struct split at;

		assert_int_equal(front_split(&at, file), splits[i].ret);
		if (splits[i].ret < 1)
			continue;
		assert_true(str_eq(str_sub(file, at.front, at.front_end), str_of(splits[i].front)));
		assert_true(str_eq(str_sub(file, at.body, file.n), str_of(splits[i].body)));
		assert_int_equal(at.front_line, 2);
		assert_int_equal(at.body_line, splits[i].body_line);
	}
}

/* a thousand names for one list are joined in no more time than it takes to read them */
static void
test_join(void **state)
{
	struct arena arena = {0};
	struct errors errors = {0};
	struct parse p = {.arena = &arena, .errors = &errors, .keys = KEYSET_ALL};
	struct buf yaml = {0};
	struct field *f;
	uint32_t n;

	(void)state;
	buf_str(&yaml, STR("tags: [a]\n"));
	while (yaml.n < FRONT_MAX - 30)
		buf_str(&yaml, STR("groups: b\ncategories: c\n"));
	front_parse(&f, &n, buf_view(&yaml), 2, &p);
	assert_int_equal(n, 1);
	assert_int_equal(f->n, 1 + 2 * ((yaml.n - 10) / 24));
	assert_true(str_eq(field_text(f, f->n - 1), STR("c")));
	assert_int_equal(errors.n, 0);
	arena_free(&arena);
	buf_free(&yaml);
}

/* a chunk that is no YAML, and one that is a conflict */
#define WRONG "a: [\n"
#define CONFLICT "<<<<<<< o\nb: 1\n=======\nb: 2\n>>>>>>> t\n"

/*
 * a text with n problems, of the kinds in `kinds` (a letter each, in turn), and a valid key;
 * returns the number of messages
 */
static size_t
count_messages(const char *kinds, size_t n, bool *stopped, bool *read)
{
	struct arena arena = {0};
	struct errors errors = {0};
	struct parse p = {.arena = &arena, .errors = &errors, .path = STR("x.md"), .keys = KEYSET_ALL};
	struct buf yaml = {0};
	struct field *f;
	uint32_t nfields;
	size_t messages;

	for (size_t i = 0; i < n; i++)
		buf_str(&yaml, kinds[i % strlen(kinds)] == 'w' ? STR(WRONG) : STR(CONFLICT));
	buf_str(&yaml, STR("org: Acme\n"));
	front_parse(&f, &nfields, buf_view(&yaml), 2, &p);
	*read = nfields && strcmp(f[nfields - 1].name, "org") == 0;
	messages = errors.n;
	*stopped = messages && str_starts(errors.v[messages - 1].what, STR("too many errors"));
	for (size_t i = 0; i + 1 < messages; i++)
		assert_false(str_starts(errors.v[i].what, STR("too many errors")));
	errors_free(&errors);
	arena_free(&arena);
	buf_free(&yaml);
	return messages;
}

/* sixteen are reported, whatever their kinds; with one more there is one message more, and the reading ends */
static void
test_many_wrong(void **state)
{
	static const char *const kinds[] = {"w", "c", "wc", "cw", "cccw", "wwwc", "ccccccccccccccccw", "wwwwwwwwwwwwwwwwc"};
	static const size_t borders[] = {1, 15, 16, 17, 18, 33, 1000};

	(void)state;
	for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++)
		for (size_t i = 0; i < sizeof(borders) / sizeof(borders[0]); i++) {
			size_t n = borders[i];
			bool stopped, read;

			assert_int_equal(count_messages(kinds[k], n, &stopped, &read), n > 16 ? 17 : n);
			assert_int_equal(stopped, n > 16);
			assert_int_equal(read, n <= 16);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reads),
		cmocka_unit_test(test_wanted),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_own),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_split),
		cmocka_unit_test(test_join),
		cmocka_unit_test(test_many_wrong),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
