/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "merge/merge_check.h"
#include "merge/merge_outline.h"

/*
 * The last look at a merge, by itself: what both sides added has to be there. merge.c never makes
 * what it refuses, as long as it makes no mistake.
 */

#define FRONT "---\nname: Ana\n---\n"

/* three versions, and a fourth said to be their merge: whether that may stand */
static const struct {
	const char *name, *base, *ours, *theirs, *merged, *exempt[SIDES];
	bool conflict, holds;
} merges[] = {
	{"both lines there", FRONT "a\n", FRONT "a\nb\n", FRONT "a\nc\n", FRONT "a\nb\nc\n", {0},
	 false, true},
	{"ours is missing", FRONT "a\n", FRONT "a\nb\n", FRONT "a\nc\n", FRONT "a\nc\n", {0}, false,
	 false},
	{"theirs is missing", FRONT "a\n", FRONT "a\nb\n", FRONT "a\nc\n", FRONT "a\nb\n", {0},
	 false, false},
	{"blanks around it do not matter", FRONT "a\n", FRONT "a\n  b\t\n", FRONT "a\n",
	 FRONT "a\nb\n", {0}, false, true},
	{"blank lines do not matter", FRONT "a\n", FRONT "\na\n\n\nb\n", FRONT "a\n",
	 FRONT "a\nb\n", {0}, false, true},
	{"what nobody added may go", FRONT "a\nb\n", FRONT "a\n", FRONT "a\nb\nc\n", FRONT "a\nc\n",
	 {0}, false, true},
	{"added by both: once is enough", FRONT "a\n", FRONT "a\nb\n", FRONT "a\nb\n",
	 FRONT "a\nb\n", {0}, false, true},
	{"added twice by one: twice", FRONT "a\n", FRONT "a\nb\nb\n", FRONT "a\n",
	 FRONT "a\nb\nb\n", {0}, false, true},
	{"added twice by one: not once", FRONT "a\n", FRONT "a\nb\nb\n", FRONT "a\n",
	 FRONT "a\nb\n", {0}, false, false},
	{"a line there already is not added", FRONT "a\nb\n", FRONT "a\nb\n", FRONT "b\n",
	 FRONT "b\n", {0}, false, true},
	{"without a base", "", FRONT "a\n", FRONT "b\n", FRONT "a\nb\n", {0}, false, true},
	{"without a base, one missing", "", FRONT "a\n", FRONT "b\n", FRONT "a\n", {0}, false,
	 false},
	{"written anew, ours", FRONT "a\n", FRONT "a\nb\n", FRONT "a\n", FRONT "a\nB\n",
	 {[OURS] = "b\n"}, false, true},
	{"written anew, theirs", FRONT "a\n", FRONT "a\n", FRONT "a\nb\n", FRONT "a\nB\n",
	 {[THEIRS] = "x\n b\n"}, false, true},
	{"written anew by the other", FRONT "a\n", FRONT "a\nb\n", FRONT "a\n", FRONT "a\nB\n",
	 {[THEIRS] = "b\n"}, false, false},
	{"written anew once, and added twice", FRONT "a\n", FRONT "a\nb\nb\n", FRONT "a\n",
	 FRONT "a\nB\n", {[OURS] = "b\n"}, false,
	 false},
	/* all lines, but not what they say */
	{"an entry out of its log", FRONT "## Log\n- 2026-05-01 a\n",
	 FRONT "## Log\n- 2026-05-02 b\n- 2026-05-01 a\n",
	 FRONT "## Log\n- 2026-05-01 a\n", FRONT "- 2026-05-02 b\n## Log\n- 2026-05-01 a\n", {0},
	 false, false},
	{"the same in a conflict", FRONT "## Log\n- 2026-05-01 a\n",
	 FRONT "## Log\n- 2026-05-02 b\n- 2026-05-01 a\n",
	 FRONT "## Log\n- 2026-05-01 a\n", FRONT "- 2026-05-02 b\n## Log\n- 2026-05-01 a\n", {0},
	 true, true},
	{"an entry that is not one in code", FRONT "## Log\n- 2026-05-01 a\n",
	 FRONT "## Log\n- 2026-05-02 b\n- 2026-05-01 a\n",
	 FRONT "## Log\n- 2026-05-01 a\n",
	 FRONT "## Log\n```\n- 2026-05-02 b\n```\n- 2026-05-01 a\n", {0}, false, false},
	{"an item in another list", "---\ntags:\n- a\nneeds:\n- n\n---\n",
	 "---\ntags:\n- a\n- b\nneeds:\n- n\n---\n",
	 "---\ntags:\n- a\nneeds:\n- n\n---\n", "---\ntags:\n- a\nneeds:\n- n\n- b\n---\n", {0},
	 false, false},
	{"an item in its list", "---\ntags:\n- a\nneeds:\n- n\n---\n",
	 "---\ntags:\n- a\n- b\nneeds:\n- n\n---\n",
	 "---\ntags:\n- a\nneeds:\n- n\n---\n", "---\ntags:\n- a\n- b\nneeds:\n- n\n---\n", {0},
	 false, true},
	/* another entry is not the one that is missing, if one thing alone is other */
	{"an entry of another day, out of its log", FRONT "## Log\n- 2026-05-01 call: a\n",
	 FRONT "## Log\n- 2026-05-02 call: b\n- 2026-05-01 call: a\n",
	 FRONT "## Log\n- 2026-05-01 call: a\n",
	 FRONT "- 2026-05-02 call: b\n## Log\n- 2026-05-01 call: a\n- 2026-05-01 call: c\n", {0}, false, false},
	{"an entry of another direction, out of its log", FRONT "## Log\n- 2026-05-01 call: a\n",
	 FRONT "## Log\n- 2026-05-01 -> call: b\n- 2026-05-01 call: a\n",
	 FRONT "## Log\n- 2026-05-01 call: a\n",
	 FRONT "- 2026-05-01 -> call: b\n## Log\n- 2026-05-01 call: a\n- 2026-05-01 call: c\n", {0}, false, false},
	{"an entry of another sign, out of its log", FRONT "## Log\n- 2026-05-01 call: a\n",
	 FRONT "## Log\n- 2026-05-01 +call: b\n- 2026-05-01 call: a\n",
	 FRONT "## Log\n- 2026-05-01 call: a\n",
	 FRONT "- 2026-05-01 +call: b\n## Log\n- 2026-05-01 call: a\n- 2026-05-01 call: c\n", {0}, false, false},
	{"an entry of another weight, out of its log", FRONT "## Log\n- 2026-05-01 call: a\n",
	 FRONT "## Log\n- 2026-05-01 call x2: b\n- 2026-05-01 call: a\n",
	 FRONT "## Log\n- 2026-05-01 call: a\n",
	 FRONT "- 2026-05-01 call x2: b\n## Log\n- 2026-05-01 call: a\n- 2026-05-01 call: c\n", {0}, false, false},
	{"an entry of another kind, out of its log", FRONT "## Log\n- 2026-05-01 call: a\n",
	 FRONT "## Log\n- 2026-05-01 mail: b\n- 2026-05-01 call: a\n",
	 FRONT "## Log\n- 2026-05-01 call: a\n",
	 FRONT "- 2026-05-01 mail: b\n## Log\n- 2026-05-01 call: a\n- 2026-05-01 call: c\n", {0}, false, false},
	/* no contact any more */
	{"without front-matter", FRONT "a\n", FRONT "a\nb\n", FRONT "a\nc\n", "a\nb\nc\n", {0},
	 false, false},
	{"in a conflict, neither", FRONT "a\n", FRONT "a\nb\n", FRONT "a\nc\n", "a\nb\nc\n", {0},
	 true, false},
	{"nothing", FRONT "a\n", FRONT "a\nb\n", FRONT "a\nc\n", "", {0}, false, false},
};

static void
test_holds(void **state)
{
	size_t bad = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(merges) / sizeof(merges[0]); i++) {
		const struct str file[SIDES] = {str_of(merges[i].base), str_of(merges[i].ours), str_of(merges[i].theirs)};
		struct arena arena = {0};
		struct merge input = {.own = NULL};
		struct merger m = {.input = &input, .arena = &arena, .conflicts = merges[i].conflict};

		for (enum side s = OURS; s < SIDES; s++)
			if (merges[i].exempt[s])
				merge_exempt(&m, s, str_of(merges[i].exempt[s]));
		if (merge_holds(&m, file, str_of(merges[i].merged)) != merges[i].holds) {
			bad++;
			print_message("%s\n", merges[i].name);
		}
		for (enum side s = OURS; s < SIDES; s++)
			free(m.exempt[s]);
		arena_free(&arena);
	}
	assert_int_equal(bad, 0);
}

#define FIVE "- 2026-05-05 e\n- 2026-05-04 d\n- 2026-05-03 c\n- 2026-05-02 b\n- 2026-05-01 a\n"
#define FOUR "- 2026-04-04 i\n- 2026-04-03 h\n- 2026-04-02 g\n- 2026-04-01 f\n"

/* two logs: whether so much of the first is gone from the second that it looks like an accident */
static const struct {
	const char *name, *base, *side;
	bool lost;
} losses[] = {
	{"nothing", FIVE, FIVE, false},
	{"all five", FIVE, "", true},
	{"four of four", FOUR, "", false},
	{"five of nine", FIVE FOUR, FOUR, true},
	{"four of nine", FIVE FOUR, FIVE, false},
	{"five of ten", FIVE FOUR "- 2026-03-01 j\n", FOUR "- 2026-03-01 j\n", true},
	{"five of eleven", FIVE FOUR "- 2026-03-02 k\n- 2026-03-01 j\n",
	 FOUR "- 2026-03-02 k\n- 2026-03-01 j\n", false},
	{"in another order", FIVE FOUR, FOUR FIVE, false},
	{"other days", FIVE,
	 "- 2025-01-05 e\n- 2025-01-04 d\n- 2025-01-03 c\n- 2025-01-02 b\n- 2025-01-01 a\n", false},
	{"other days, each above a heading", FIVE,
	 "- 2025-01-05 e\n### x\n- 2025-01-04 d\n### x\n- 2025-01-03 c\n### x\n- 2025-01-02 b\n### x\n"
	 "- 2025-01-01 a\n### x\n", false},
	{"other words", FIVE,
	 "- 2026-05-05 v\n- 2026-05-04 w\n- 2026-05-03 x\n- 2026-05-02 y\n- 2026-05-01 z\n", false},
	{"other days and words", FIVE,
	 "- 2025-01-05 v\n- 2025-01-04 w\n- 2025-01-03 x\n- 2025-01-02 y\n- 2025-01-01 z\n", true},
	{"one left of five alike",
	 "- 2026-05-01 a\n- 2026-05-01 a\n- 2026-05-01 a\n- 2026-05-01 a\n- 2026-05-01 a\n"
	 "- 2026-05-01 a\n",
	 "- 2026-05-01 a\n", true},
	{"under headings",
	 "### 2026-05-05\ne\n### 2026-05-04\nd\n### 2026-05-03\nc\n### 2026-05-02\nb\n"
	 "### 2026-05-01\na\n", "", true},
	{"from headings to lines",
	 "### 2026-05-05\ne\n### 2026-05-04\nd\n### 2026-05-03\nc\n### 2026-05-02\nb\n"
	 "### 2026-05-01\na\n", FIVE,
	 false},
};

static void
read_log(struct outline *o, const char *log, struct arena *a)
{
	struct buf body = {0};
	struct str kept;

	buf_fmt(&body, "## Log\n%s", log);
	kept = arena_str(a, buf_view(&body));
	merge_outline_read(o, kept, a);
	merge_outline_entries(o, kept, a);
	buf_free(&body);
}

static void
test_lost(void **state)
{
	size_t bad = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(losses) / sizeof(losses[0]); i++) {
		struct outline base, side;
		struct arena arena = {0};

		read_log(&base, losses[i].base, &arena);
		read_log(&side, losses[i].side, &arena);
		if (merge_lost(&base, &side, &arena) != losses[i].lost) {
			bad++;
			print_message("%s\n", losses[i].name);
		}
		arena_free(&arena);
	}
	assert_int_equal(bad, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_holds),
		cmocka_unit_test(test_lost),
	};

	return cmocka_run_group_tests_name("merge_check", tests, NULL, NULL);
}
