/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "merge/merge_common.h"

#define FRONT "---\nname: Ann\n---\n"
#define TIER(tier) "---\nname: Ann\ntier: " tier "\n---\n"

/* versions of a file, newest first, and two sides: the version that both have seen, or -1 */
static const struct {
	const char *name, *version[4], *ours, *theirs;
	int base;
} cases[] = {
	{"nothing in git", {NULL}, FRONT, FRONT "a\n", -1},
	{"both from the newest", {FRONT "- a\n", FRONT}, FRONT "- a\n- b\n", FRONT "- a\n- c\n", 0},
	{"theirs has never seen the newest", {FRONT "- b\n- a\n", FRONT "- a\n"}, FRONT "- b\n- a\n",
	 FRONT "- c\n- a\n", 1},
	{"nor has ours", {FRONT "- b\n- a\n", FRONT "- a\n"}, FRONT "- c\n- a\n", FRONT "- b\n- a\n- d\n", 1},
	{"theirs is an earlier version", {FRONT "- b\n", FRONT "- b\n- a\n", FRONT}, FRONT "- b\n- c\n", FRONT "- b\n- a\n",
	 1},
	{"a line that both have deleted", {FRONT "- a\n- b\n", FRONT}, FRONT "- a\n- c\n", FRONT "- a\n- d\n", 0},
	{"one that only theirs has not", {FRONT "- a\n- b\n", FRONT}, FRONT "- a\n- b\n", FRONT "- a\n- d\n", 1},
	{"no version that both have seen", {FRONT "- a\n"}, FRONT "- a\n", FRONT "- b\n", -1},
	{"another value", {TIER("many"), FRONT}, TIER("many") "a\n", TIER("few"), 0},
	{"the value of before", {TIER("many"), TIER("few"), FRONT}, TIER("many"), TIER("few") "a\n", 1},
	{"a key is no other key", {TIER("many"), FRONT}, TIER("many"), "---\nname: Ann\ntiers: x\n---\n", 1},
	{"prose like a key", {FRONT "Note: one\n", FRONT}, FRONT "Note: one\n", FRONT "Note: two\n", 1},
	{"ticked off", {FRONT "- [ ] a letter\n"}, FRONT "- [ ] a letter\n- b\n", FRONT "- [x] a letter\n", 0},
	{"ticked off, and dated", {FRONT "- [ ] a letter\n"}, FRONT "- [ ] a letter\n",
	 FRONT "- [x] a letter (2026-08-01)\n", 0},
	{"another task", {FRONT "- [ ] a letter\n", FRONT}, FRONT "- [ ] a letter\n", FRONT "- [ ] a book\n", 1},
	{"an entry with more words", {FRONT "- 2026-05-01 call\n", FRONT}, FRONT "- 2026-05-01 call\n",
	 FRONT "- 2026-05-01 call: at length\n", 0},
	{"an entry of another day", {FRONT "- 2026-05-01 call\n", FRONT}, FRONT "- 2026-05-01 call\n",
	 FRONT "- 2026-05-08 call\n", 1},
	{"one line takes the place of one", {FRONT "- a b\n- a c\n", FRONT}, FRONT "- a b\n- a c\n", FRONT "- a b c\n", 1},
	{"line ends and blanks do not matter", {FRONT "- a\n"}, "---\r\nname: Ann\r\n---\r\n- a\r\n- b\r\n",
	 FRONT "\n  - a  \n", 0},
};

static void
test_version(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct str version[4];
		size_t n = 0, got;

		for (; n < 4 && cases[i].version[n]; n++)
			version[n] = str_of(cases[i].version[n]);
		got = merge_common_version(version, n, str_of(cases[i].ours), str_of(cases[i].theirs));
		if (got != (cases[i].base < 0 ? n : (size_t)cases[i].base))
			fail_msg("%s: %zu", cases[i].name, got);
	}
}

static void
test_lines(void **state)
{
	struct buf out = {0};

	(void)state;
	merge_common_lines(&out, STR("a\nb\nb\nc\n"), STR("c\nb\r\na\n"));
	assert_string_equal(out.p, "a\nb\nc\n");
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_version), cmocka_unit_test(test_lines)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
