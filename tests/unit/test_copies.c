/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "book/copies.h"
#include "book/twin.h"

/* stems, and those of their originals; or NULL for a name that a person may have */
static const struct {
	const char *stem, *of;
} names[] = {
	{"ann", NULL},
	{"", NULL},
	{"ann.sync-conflict-20260812-101112-ABCDEFG", "ann"},
	{"ann.sync-conflict-", NULL},
	{"sync-conflict-20260812", "sync"},
	{".sync-conflict-20260812", ".sync"},
	{"ann (conflicted copy 2026-08-12 101112)", "ann"},
	{"ann (x) (conflicted copy 2026-08-12 101112)", "ann (x)"},
	{"ann (conflicted copy", NULL},
	{"ann (Bob's Conflicted copy 2)", "ann"},
	{"ann (conflict lawyer)", NULL},
	{"ann (Case Conflict 2)", "ann"},
	{"ann (in case conflict arises)", NULL},
	{"ann [conflicted]", "ann"},
	{"ann [con]", NULL},
	{"ann_conflict-20260812", "ann"},
	{"ann-conflict-20260812", "ann"},
	{"ann-conflict-3", NULL},
	{"ann.Conflict", "ann"},
	{"ann.Conflicts", NULL},
	{"ann_PC_Aug-12-101112-2026_Conflict", "ann"},
	{"ann_PC_aug-12-101112-2026_Conflict", NULL},
	{"ann_BASE_", NULL},
	{"ann_BASE_12", "ann"},
	{"ann 2", NULL},
	{"ann (1)", NULL},
	{"ann-HOST", NULL},
};

static void
test_sure(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct str of = {0};
		bool sure = copies_sure(&of, str_of(names[i].stem));

		if (sure != !!names[i].of || (sure && !str_eq(of, str_of(names[i].of))))
			fail_msg("%s: %s", names[i].stem, sure ? of.p : "none");
	}
}

static void
test_fit(void **state)
{
	(void)state;
	assert_true(copies_fit(STR("ann 2"), STR("ann")));
	assert_true(copies_fit(STR("Ann (Case Conflict)"), STR("ann")));
	assert_true(copies_fit(STR("ann-HOST"), STR("ann")));
	assert_false(copies_fit(STR("ann-lee"), STR("ann")));
	assert_false(copies_fit(STR("ann"), STR("ann")));
	assert_false(copies_fit(STR("ann 2"), STR("")));
	assert_false(copies_fit(STR("bea 2"), STR("ann")));
}

/* a list of files whose bytes are their own paths' first letter */
static int
read_letter(struct buf *out, struct str path, void *arg)
{
	unsigned *reads = arg;

	++*reads;
	buf_clear(out);
	buf_str(out, str_sub(path, 0, 1));
	return 0;
}

static void
test_leave_out(void **state)
{
	static const char *const paths[] = {
		"a.md", "a 2.md", "a-b.md", "a.sync-conflict-2.md", "a.sync-conflict-2.sync-conflict-3.md",
		"b.sync-conflict-2.md", "x/a.sync-conflict-2.md", "x/a.md", "x/y/a.sync-conflict-2.md",
	};
	struct scan s = {0};
	unsigned reads = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++)
		scan_add(&s, str_of(paths[i]));
	scan_sort(&s);
	copies_leave_out(&s, read_letter, &reads, NULL);
	assert_int_equal(reads, 2); /* of the one pair that a name alone does not decide */
	assert_int_equal(s.n, 5);
	assert_string_equal(s.file[0].path.p, "a.md");
	assert_string_equal(s.file[1].path.p, "x/a.md");
	assert_string_equal(s.file[2].path.p, "a-b.md");
	assert_string_equal(s.file[3].path.p, "x/y/a.sync-conflict-2.md");
	assert_string_equal(s.file[4].path.p, "b.sync-conflict-2.md");
	assert_int_equal(s.ncopies, 6);
	assert_string_equal(copies_find(&s, STR("a 2.md"))->of.p, "a.md");
	assert_string_equal(copies_find(&s, STR("a.sync-conflict-2.sync-conflict-3.md"))->of.p, "a.md");
	assert_string_equal(copies_find(&s, STR("x/a.sync-conflict-2.md"))->of.p, "x/a.md");
	assert_null(copies_find(&s, STR("b.sync-conflict-2.md")));
	assert_null(copies_find(&s, STR("a.md")));
	scan_free(&s);
}

/* every name git is to ignore is a copy's */
static void
test_globs(void **state)
{
	size_t n = 0;

	(void)state;
	for (const char *tail; (tail = copies_glob(n)); n++)
		assert_true(char_in(tail[0], STR(" ._-(")));
	assert_true(n > 20);
}

#define FRONT "---\nname: Ann Tove\n"

static const struct {
	const char *a, *b;
	bool twins;
} pairs[] = {
	{FRONT "---\n", FRONT "---\n", true},
	{FRONT "---\n", FRONT "tier: many\n---\n", false},
	{FRONT "uid: 1\n---\n", FRONT "uid: 1\n---\n## Log\n- 2026-08-01 call\n", true},
	{FRONT "uid: 1\n---\na\n", FRONT "uid: 2\n---\na\n", false},
	{FRONT "email: a@x.org\n---\n", FRONT "email: [b@x.org, A@x.org]\n---\n", true},
	{FRONT "email: a@x.org\n---\n", FRONT "email: b@x.org\n---\n", false},
	{FRONT "email: a@x.org\ntier: one\nevery: 1 week\nplace: Rome\n---\n",
	 FRONT "email: a@x.org\ntier: two\nevery: 2 weeks\nplace: Bonn\n---\n", false},
	{FRONT "email: a@x.org\n---\n", "---\nname: Bea\nemail: a@x.org\n---\n", false},
	{FRONT "---\nA line of prose.\n", FRONT "---\nA line of prose.\nAnother.\n", true},
	{FRONT "org: A\n---\nA line of prose.\n", FRONT "org: B\n---\nA line of prose.\n", false},
	{FRONT "---\nOne line.\nTwo lines.\nThree.\nMine.\n", FRONT "---\nOne line.\nTwo lines.\nThree.\nYours.\n",
	 true},
	{FRONT "---\nOne line.\nMine.\n", FRONT "---\nOne line.\nYours.\n", false},
	{"no contact\n", "no contact\nof any kind\n", false},
	{"one line\ntwo lines\nthree lines\n", "one line\ntwo lines\nthree lines\nfour\n", true},
	{FRONT "---\n", "Ann Tove\n", false},
	{"", "", true},
};

static void
test_twins(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if (twin_is(str_of(pairs[i].a), str_of(pairs[i].b), NULL) != pairs[i].twins ||
		    twin_is(str_of(pairs[i].b), str_of(pairs[i].a), NULL) != pairs[i].twins)
			fail_msg("%zu: %s", i, pairs[i].a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sure),   cmocka_unit_test(test_fit),   cmocka_unit_test(test_leave_out),
		cmocka_unit_test(test_globs),  cmocka_unit_test(test_twins),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
