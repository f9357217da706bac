/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "base/period.h"
#include "contact/contact.h"

/* a file that was read, until the next is */
static struct {
	struct arena arena;
	struct errors errors;
	struct contact c;
	struct buf shown;
} got;

static int
read_file(struct str bytes, const char *path, unsigned want)
{
	struct parse p = {
		.arena = &got.arena,
		.errors = &got.errors,
		.path = str_of(path),
		.keys = KEYSET_ALL,
		.want = want,
	};

	arena_free(&got.arena);
	errors_free(&got.errors);
	got.c = (struct contact){0};
	return contact_parse(&got.c, bytes, &p);
}

/*
 * The body of what was read, a line each: an entry as "line date dir sign kind
 * weight text", a plan with "plan" before it; a link as "line [target]" and
 * the number of its entry; a message as "!line:col what".
 */
static const char *
shown(void)
{
	const struct body *b = &got.c.body;
	char date[DAY_SIZE];

	buf_clear(&got.shown);
	buf_str(&got.shown, STR(""));
	for (uint32_t i = 0; i < b->nentries; i++) {
		const struct entry *e = &b->entry[i];

		buf_fmt(&got.shown, "%u %s%s %c%c %.*s %u %.*s\n", (unsigned)e->line, e->plan ? "plan " : "",
		        day_format(date, e->date), e->dir, e->sign, STR_ARG(e->nkind ? entry_kind(e) : STR("-")),
		        (unsigned)e->weight, STR_ARG(contact_entry_text(&got.c, e)));
	}
	for (uint32_t i = 0; i < b->nlinks; i++)
		buf_fmt(&got.shown, "%u [%s] %d\n", (unsigned)b->link[i].line, b->link[i].target,
		        (int)b->link[i].entry);
	for (size_t i = 0; i < got.errors.n; i++)
		buf_fmt(&got.shown, "!%u:%u %.*s\n", (unsigned)got.errors.v[i].line, (unsigned)got.errors.v[i].col,
		        STR_ARG(got.errors.v[i].what));
	return got.shown.p;
}

static const struct {
	const char *body, *want;
} bodies[] = {
	{"", ""},
	{"Text.\n", ""},
	/* under a log's heading alone, of any level, case and emoji */
	{"- 2025-06-01 call: a\n", ""},
	{"# Log\n- 2025-06-01 call: a\n", "5 2025-06-01 -. call 1 a\n"},
	{"###### 📞 RECENT interactions!\n- 2025-06-01 call: a\n", "5 2025-06-01 -. call 1 a\n"},
	{"Log\n===\n- 2025-06-01 call: a\n", "6 2025-06-01 -. call 1 a\n"},
	{"## Blog\n- 2025-06-01 call: a\n", ""},
	{"## Log\n### Of that year\n- 2025-06-01 call\n## Asks\n- 2025-06-02 call\n# Log\n- 2025-06-03 call\n",
	 "6 2025-06-01 -. call 1 \n10 2025-06-03 -. call 1 \n"},
	/* the whole form, and what is looser */
	{"## Log\n- 2025-03-02 -> +help x3: moved house\n* 2025-03-03 <- -ask: a letter\n+ 2025-03-04: had lunch\n1. 2025-03-05 · slack · hi\n",
	 "5 2025-03-02 >+ help 3 moved house\n6 2025-03-03 <- ask 1 a letter\n7 2025-03-04 -. - 1 had lunch\n8 2025-03-05 -. slack 1 hi\n"},
	{"## Log\n- [ ] 2027-01-01 call: a\n- [x] 2025-01-01 call: b\n- [-] 2025-01-02 call: c\n",
	 "5 plan 2027-01-01 -. call 1 a\n6 2025-01-01 -. call 1 b\n"},
	/* an item goes on, with its indentation taken off */
	{"## Log\n- 2025-06-01 call: a\n  b\nc\n\n  d\n  - e\n    f\n- 2025-06-02 g h\n",
	 "5 2025-06-01 -. call 1 a\nb\nc\n\nd\n- e\n  f\n12 2025-06-02 -. - 1 g h\n"},
	{"## Log\n- 2025-06-01\n  a b\n- [[2025-06-02]]\n", "5 2025-06-01 -. - 1 a b\n7 2025-06-02 -. - 1 \n"},
	{"## Log\n\n- 2025-06-01 call: a\n\n- 2025-06-02 call: b\n", "6 2025-06-01 -. call 1 a\n8 2025-06-02 -. call 1 b\n"},
	{"## Log\r\n- 2025-06-01 call: a\r\n  b\r\n", "5 2025-06-01 -. call 1 a\nb\n"},
	/* headings that are entries, with what stands below */
	{"## 2022-02-15\nA walk.\n\nA talk.\n### Later\nMore.\n## Other\nText.\n",
	 "4 2022-02-15 -. - 1 A walk.\n\nA talk.\n### Later\nMore.\n"},
	{"### 2026-06-12 — Email\nSent.\n### 2026-06-13\n", "4 2026-06-12 -. email 1 Sent.\n6 2026-06-13 -. - 1 \n"},
	/* code, quotes, comments and nested lists hold none */
	{"## Log\n```\n- 2025-06-01 a\n```\n> - 2025-06-02 b\n\n<!--\n- 2025-06-03 c\n-->\n\n    - 2025-06-04 d\n\n| d |\n|---|\n", ""},
	{"## Logs\n| Day | |\n|-|-|\n| 2025-06-05 | call | a |\n", "7 2025-06-05 -. call 1 a\n"},
	{"## Log\n- 2025-06-01 call: a\n  - 2025-06-02 b\n", "5 2025-06-01 -. call 1 a\n- 2025-06-02 b\n"},
	{"> ## Log\n> - 2025-06-01 a\n", ""},
	/* links of every kind, and the entry they stand in */
	{"[a](b.md) [[c|d]] [e][f] <g.md> `[[h]]` ![i](j.md) [k](https://x.org/l.md)\n\n[f]: m.md\n",
	 "4 [b] -1\n4 [c] -1\n4 [m] -1\n"},
	{"[[a]]\n## Log\n- 2025-06-01 call: [[b]]\n\n  - [c](c.md)\n- 2025-06-02 no link\n\n## 2025-06-03\n[[d]]\n\n> [[e]]\n",
	 "6 2025-06-01 -. call 1 [[b]]\n\n- [c](c.md)\n9 2025-06-02 -. - 1 no link\n11 2025-06-03 -. - 1 [[d]]\n\n> [[e]]\n"
	 "4 [a] -1\n6 [b] 0\n8 [c] 0\n12 [d] 2\n14 [e] 2\n"},
	{"[[a *b* c]] [[a\nb]] [[ ]] [[2025-06-01]] [[x.png]]\n", "4 [a b] -1\n"},
	/* text that looks like an entry and is none is reported, at its place */
	{"## Log\n- 1/2/2025: a\n- 2025-02-30 b\n- -> call: c\n- d\n",
	 "!5:3 entry: an ambiguous date; write 2025-06-01, or set dates: dmy in me.md\n!6:3 entry: a day that does not exist\n!7:3 entry: an entry begins with its date\n"},
	{"## Log\n- 2025-06-01 + help: a\n", "5 2025-06-01 -. - 1 + help: a\n!5:3 entry: no kind directly after the sign: plain contact\n"},
};

static void
test_bodies(void **state)
{
	struct buf file = {0};

	(void)state;
	for (size_t i = 0; i < 2 * sizeof(bodies) / sizeof(bodies[0]); i++) {
		unsigned want = WANT_ENTRIES | WANT_TEXTS | WANT_LINKS | WANT_LINT | (i % 2 ? WANT_NO_SHORT_CUT : 0);

		buf_clear(&file);
		buf_fmt(&file, "---\nname: A\n---\n%s", bodies[i / 2].body);
		assert_int_equal(read_file(buf_view(&file), "x.md", want), 1);
		assert_string_equal(shown(), bodies[i / 2].want);
	}
	buf_free(&file);
}

/* no work for what no tool asks */
static void
test_parts(void **state)
{
	struct str file = STR("---\nname: A\n---\n## Log\n- 2025-06-01 + help: [[b]]\n");

	(void)state;
	read_file(file, "x.md", WANT_ENTRIES);
	assert_string_equal(shown(), "5 2025-06-01 -. - 1 \n");
	read_file(file, "x.md", WANT_LINT | WANT_ENTRIES);
	assert_string_equal(shown(), "5 2025-06-01 -. - 1 \n!5:3 entry: no kind directly after the sign: plain contact\n");
	read_file(file, "x.md", 0);
	assert_string_equal(shown(), "");
	assert_int_equal(got.c.raw.n, 0);
	read_file(file, "x.md", WANT_RAW);
	assert_true(str_eq(got.c.raw, file));
}

static const struct {
	const char *file;
	int is;
	bool inactive;
} kinds[] = {
	{"---\nname: A\n---\n", 1, false},
	{"---\n---\n", 1, false},
	{"\xEF\xBB\xBF---\r\nname: A\r\n---\r\n", 1, false},
	{"---\ntype: Person\n---\n", 1, false},
	{"---\ntype: contact\n---\n", 1, false},
	{"---\ntype:\n---\n", 1, false},
	{"---\ntype: company\n---\n", 0, false},
	{"---\ntype: [person]\n---\n", 1, false},
	{"name: A\n", 0, false},
	{"# A note\n---\nname: A\n---\n", 0, false},
	{"", 0, false},
	{"---\nname: A\n", 0, false},
	{"---\nstatus: Archived\n---\n", 1, true},
	{"---\nstatus: deceased\n---\n", 1, true},
	{"---\nstatus: Do not contact\n---\n", 1, true},
	{"---\nstatus: active\n---\n", 1, false},
};

static void
test_kinds(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		assert_int_equal(read_file(str_of(kinds[i].file), "x.md", 0), kinds[i].is);
		assert_int_equal(got.c.inactive, kinds[i].inactive);
	}
}

static void
test_values(void **state)
{
	struct period p;

	(void)state;
	read_file(STR("---\ncompany: Acme\nemail: [a@example.org, b@example.org]\nmet: 2019\nnext: \"[[2027-03-01]]\"\n"
	              "last-contact: 2025-06-01T10:00\nsnooze: ~\nratio: 3\nevery: 2w\nborn: soon\n---\n"),
	          "friends/ana-lopez.md", 0);
	assert_true(str_eq(got.c.id, STR("ana-lopez")));
	assert_true(str_eq(got.c.path, STR("friends/ana-lopez.md")));
	assert_true(str_eq(contact_name(&got.c), STR("ana-lopez")));
	assert_true(str_eq(contact_text(&got.c, KEY_ORG), STR("Acme")));
	assert_true(str_eq(contact_text(&got.c, KEY_EMAIL), STR("a@example.org")));
	assert_int_equal(contact_field(&got.c, KEY_EMAIL)->n, 2);
	assert_int_equal(contact_day(&got.c, KEY_MET), day_of(2019, 1, 1));
	assert_int_equal(contact_day(&got.c, KEY_NEXT), day_of(2027, 3, 1));
	assert_int_equal(contact_day(&got.c, KEY_LAST), day_of(2025, 6, 1));
	assert_int_equal(contact_day(&got.c, KEY_SNOOZE), DAY_NONE);
	assert_null(contact_field(&got.c, KEY_SNOOZE));
	assert_int_equal(contact_number(&got.c, KEY_RATIO, 7), 3);
	assert_int_equal(contact_number(&got.c, KEY_CIRCLE, 7), 7);
	assert_int_equal(contact_period(&p, &got.c, KEY_EVERY), 0);
	assert_int_equal(p.n, 14);
	assert_int_equal(contact_period(&p, &got.c, KEY_DORMANT), -1);
	assert_string_equal(shown(), "!10:7 born: \"soon\" is not a date; write 2018-07-01 or 2018\n");
}

/* bytes that are no text are replaced, the first is reported, and the rest is read */
static void
test_bytes(void **state)
{
	(void)state;
	assert_int_equal(read_file(STR("---\nname: A\xFF" "B\n---\n## Log\n- 2025-06-01 c\xC0: d\n"), "x.md", WANT_ENTRIES | WANT_TEXTS), 1);
	assert_true(str_eq(contact_name(&got.c), STR("A\xEF\xBF\xBD" "B")));
	assert_string_equal(shown(), "5 2025-06-01 -. c\xEF\xBF\xBD 1 d\n!2:8 invalid UTF-8 is read as U+FFFD\n");
	assert_int_equal(read_file(STR("---\nname: A\n---\n\n\0\n## Log\n- 2025-06-01 call: d\n"), "x.md", WANT_ENTRIES), 1);
	assert_string_equal(shown(), "7 2025-06-01 -. call 1 \n!5:1 a NUL byte is read as U+FFFD\n");
}

static void
test_unclosed(void **state)
{
	(void)state;
	read_file(STR("---\nname: A\n\nText\n"), "x.md", 0);
	assert_string_equal(shown(), "!1:1 front-matter without an end (a line ---): left out\n");
	/* a rule across the page, and a note */
	read_file(STR("---\nA note: this is one.\n"), "x.md", 0);
	assert_string_equal(shown(), "");
	read_file(STR("---\n"), "x.md", 0);
	assert_string_equal(shown(), "");
}

static int
free_all(void **state)
{
	(void)state;
	arena_free(&got.arena);
	errors_free(&got.errors);
	buf_free(&got.shown);
	return 0;
}

static void
test_bare(void **state)
{
	struct errors errors = {0};
	struct arena arena = {0};
	struct parse p = {.arena = &arena, .errors = &errors, .path = STR("x.md"), .want = WANT_ENTRIES};
	struct str file = STR("Text.\n\n## Log\n- 2025-06-01 call\n");
	struct contact c;

	(void)state;
	assert_int_equal(contact_parse(&c, file, &p), 0);
	p.bare = true;
	assert_int_equal(contact_parse(&c, file, &p), 1);
	assert_true(c.bare && c.body.nentries == 1 && c.body.entry[0].line == 4);
	assert_int_equal(contact_parse(&c, STR("---\nname: A\n---\n"), &p), 1);
	assert_false(c.bare);
	assert_int_equal(errors.n, 0);
	/* front-matter that does not end is a mistake, and not a text */
	assert_int_equal(contact_parse(&c, STR("---\nname: A\n"), &p), 0);
	assert_int_equal(errors.n, 1);
	arena_free(&arena);
	errors_free(&errors);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bodies),
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_bytes),
		cmocka_unit_test(test_unclosed),
		cmocka_unit_test(test_bare),
	};

	return cmocka_run_group_tests(tests, NULL, free_all);
}
