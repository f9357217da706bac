/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "edit/edit.h"

/* --- one item --- */

static const struct {
	const char *item, *says; /* "MARK by since text", "" for what is no task */
	bool odd;                /* a date is none */
} items[] = {
	{"[ ] a letter", "  - - a letter", false},
	{"[x] a letter", "x - - a letter", false},
	{"[X] a", "x - - a", false},
	{"[-] a", "- - - a", false},
	{"[ ] 2026-09-30 a", "  2026-09-30 - a", false},
	{"[ ] 2026-09-30: a", "  2026-09-30 - a", false},
	{"[ ] 2026-09-30, a", "  2026-09-30 - a", false},
	{"[ ] 2026-09-30", "  2026-09-30 - ", false},
	{"[ ] 2026-09-30th a", "  - - 2026-09-30th a", false},
	{"[ ] a (since 2026-07-02)", "  - 2026-07-02 a", false},
	{"[ ] a (since 2026-07-02).", "  - 2026-07-02 a", false},
	{"[ ] a (since\n  2026-07-02)\n", "  - 2026-07-02 a", false},
	{"[ ] 2026-09-30 a (b) (since 2026-07-02)", "  2026-09-30 2026-07-02 a (b)", false},
	{"[ ] 2026-09-30 (since 2026-07-02)", "  2026-09-30 2026-07-02 ", false},
	{"[ ] (since 2026-07-02) a", "  - - (since 2026-07-02) a", false},
	{"[ ] a (since)", "  - - a (since)", false},
	{"[ ] a since 2026-07-02)", "  - - a since 2026-07-02)", false},
	{"[ ] a (sincerely 2026-07-02)", "  - - a (sincerely 2026-07-02)", false},
	{"[ ] 2026-02-30 a", "  - - 2026-02-30 a", true},
	{"[ ] a (since May)", "  - - a (since May)", true},
	{"[ ]\ta", "  - - a", false},
	{"[ ]", "  - - ", false},
	{"[ ]a", "", false},
	{"[y] a", "", true},
	{"[] a", "", false},
	{"[ a", "", false},
	{"a", "", false},
	{"", "", false},
};

static void
say(struct buf *out, const struct task *t)
{
	char by[DAY_SIZE], since[DAY_SIZE];

	buf_fmt(out, "%c %s %s %.*s", t->mark, day_format(by, t->by), day_format(since, t->since), STR_ARG(t->text));
}

static void
test_items(void **state)
{
	struct buf out = {0}, scratch = {0};
	size_t bad = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(items) / sizeof(items[0]); i++) {
		struct task t;
		const char *why;

		buf_clear(&out);
		buf_str(&out, STR(""));
		if (task_parse(&t, &scratch, str_of(items[i].item), &(struct written_style){0}, &why)) {
			say(&out, &t);
			assert_memory_equal(items[i].item + t.box, items[i].item + (t.width == 1), t.width);
		}
		if (!str_eq(buf_view(&out), str_of(items[i].says)) || (why != NULL) != items[i].odd) {
			bad++;
			print_message("%s: %.*s, %s\n", items[i].item, STR_ARG(buf_view(&out)), why ? why : "");
		}
	}
	buf_free(&out);
	buf_free(&scratch);
	assert_int_equal(bad, 0);
}

/* --- a body --- */

static const struct {
	const char *body, *says; /* kind, line and text of each */
} bodies[] = {
	{"## Asks\n- [ ] a\n- [x] b\n", "ask 4 a, ask 5 b, "},
	{"## Asks\n- [ ] a\n## Promises\n- [ ] b\n## Log\n- [ ] 2026-01-01 c\n", "ask 4 a, promise 6 b, "},
	{"## Log\n- 2026-01-01 call\n## Asks\n- [ ] a\n", "ask 6 a, "},
	{"## Log\n- [ ] 2026-01-01 call\n### Asks\n- [ ] a\n", "ask 6 a, "},
	{"## Asks\n### Old\n- [ ] a\n## More\n- [ ] b\n", "ask 5 a, "},
	{"## Asks\n### 2026-01-01 call\n- [ ] a\n", "ask 5 a, "},
	{"# \xF0\x9F\x99\x8F Asks!\n1. [ ] a\n", "ask 4 a, "},
	{"## Asks\n- [ ] a\n  long\n\n  one\n- b\n", "ask 4 a long, "},
	{"## Asks\n- b\n  - [ ] a\n", "ask 5 a, "},
	{"## Asks\n- [ ] a\n\n## Asks\n- [ ] b\n", "ask 4 a, ask 7 b, "},
	{"## Asks\n> - [ ] a\n\n```\n- [ ] b\n```\n", ""},
	{"## Asked\n- [ ] a\n", ""},
	{"- [ ] a\n", ""},
	{"Asks\n----\n- [ ] a\n", "ask 5 a, "},
};

static void
test_bodies(void **state)
{
	struct buf out = {0}, file = {0};
	size_t bad = 0;

	(void)state;
	for (size_t i = 0; i < 2 * sizeof(bodies) / sizeof(bodies[0]); i++) {
		struct arena arena = {0};
		struct errors errors = {0};
		/* with the short cut, and without */
		struct parse p = {.arena = &arena, .errors = &errors, .want = WANT_TASKS | WANT_LINKS | (i % 2 ? WANT_NO_SHORT_CUT : 0)};
		struct contact c;

		buf_clear(&out);
		buf_clear(&file);
		buf_fmt(&file, "---\n---\n%s", bodies[i / 2].body);
		assert_int_equal(contact_parse(&c, buf_view(&file), &p), 1);
		for (uint32_t k = 0; k < c.body.ntasks; k++)
			buf_fmt(&out, "%s %u %.*s, ", c.body.task[k].kind == TASK_ASK ? "ask" : "promise",
			        (unsigned)c.body.task[k].line, STR_ARG(c.body.task[k].text));
		if (!str_eq(buf_view(&out), str_of(bodies[i / 2].says))) {
			bad++;
			print_message("%s: %.*s\n", bodies[i / 2].body, STR_ARG(buf_view(&out)));
		}
		errors_free(&errors);
		arena_free(&arena);
	}
	buf_free(&out);
	buf_free(&file);
	assert_int_equal(bad, 0);
}

/* --- one more --- */

#define REFUSED "refused"
#define SAME "the same"
#define ASK "[ ] 2027-03-01 a letter (since 2026-09-01)"

static const struct {
	const char *body, *gives;
} plans[] = {
	{"", "## Asks\n- " ASK "\n"},
	{"Text.\n", "Text.\n\n## Asks\n- " ASK "\n"},
	{"Text.", "Text.\n\n## Asks\n- " ASK},
	{"Text.\n\n\n", "Text.\n\n## Asks\n- " ASK "\n\n\n"},
	{"Text.\n\n## Log\n- 2026-01-01 call\n", "Text.\n\n## Asks\n- " ASK "\n\n## Log\n- 2026-01-01 call\n"},
	{"# Notes\nText.\n### Log\n- 2026-01-01 call\n", "# Notes\nText.\n### Asks\n- " ASK "\n\n### Log\n- 2026-01-01 call\n"},
	{"Log\n---\n- 2026-01-01 call\n", "## Asks\n- " ASK "\n\nLog\n---\n- 2026-01-01 call\n"},
	{"## Asks\n\n## Log\n", "## Asks\n- " ASK "\n\n## Log\n"},
	{"## Asks\nAs few as can be.\n\n## Log\n", "## Asks\nAs few as can be.\n\n- " ASK "\n\n## Log\n"},
	{"## Asks", "## Asks\n- " ASK},
	{"## Asks\n* [ ] b\n\n## Log\n", "## Asks\n* [ ] b\n* " ASK "\n\n## Log\n"},
	{"## Asks\n- [x] b\n  long\n\n  more\n\n\n## Log\n", "## Asks\n- [x] b\n  long\n\n  more\n- " ASK "\n\n\n## Log\n"},
	{"## Asks\n- [ ] b", "## Asks\n- [ ] b\n- " ASK},
	{"## Asks\r\n- [ ] b\r\n", "## Asks\r\n- [ ] b\r\n- " ASK "\r\n"},
	{"## Promises\n- [ ] a letter\n## Log\n- 2026-01-01 call\n",
	 "## Promises\n- [ ] a letter\n## Asks\n- " ASK "\n\n## Log\n- 2026-01-01 call\n"},
	{"## Asks\n- [x] 2027-03-01 a letter\n", "## Asks\n- [x] 2027-03-01 a letter\n- " ASK "\n"},
	{"## Asks\n- [ ] 2027-03-01 A Letter\n", SAME},
	{"## Asks\n- [ ] 2027-04-01 a letter\n", REFUSED},
	{"```\n", REFUSED},
	{"# 2026-01-01 call\nText.\n", REFUSED},
};

static void
test_plans(void **state)
{
	struct buf file = {0}, out = {0};
	size_t bad = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(plans) / sizeof(plans[0]); i++) {
		const char *eol = str_find(str_of(plans[i].body), STR("\r")) < str_of(plans[i].body).n ? "\r" : "";
		struct task t = {.kind = TASK_ASK, .mark = ' ', .by = day_of(2027, 3, 1), .since = day_of(2026, 9, 1), .text = STR("a letter")};
		struct errors errors = {0};
		struct edit e = {.path = STR("ana.md"), .errors = &errors};
		struct str gives = str_of(plans[i].gives);
		int ret, want = str_eq(gives, STR(REFUSED)) ? -1 : !str_eq(gives, STR(SAME));

		buf_clear(&file);
		buf_fmt(&file, "---%s\n---%s\n", eol, eol);
		buf_str(&file, str_of(plans[i].body));
		ret = edit_plan(&out, buf_view(&file), &t, &e);
		if (ret != want || (ret < 0) != (errors.n > 0) || (ret > 0) != (out.n > 0) ||
		    (ret > 0 && !str_eq(str_sub(buf_view(&out), file.n - str_of(plans[i].body).n, out.n), gives))) {
			bad++;
			print_message("%s: %d, %.*s\n", plans[i].body, ret, STR_ARG(buf_view(&out)));
		}
		errors_free(&errors);
	}
	buf_free(&file);
	buf_free(&out);
	assert_int_equal(bad, 0);
}

/* what no line can say is not written */
static void
test_odd_plans(void **state)
{
	static const char *const texts[] = {"", "2027-01-01 a", "a (since 2026-01-01)", "a\nb", "a\n- [ ] b"};
	struct buf out = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct task t = {.kind = TASK_PROMISE, .mark = ' ', .by = DAY_NONE, .since = DAY_NONE, .text = str_of(texts[i])};
		struct errors errors = {0};
		struct edit e = {.path = STR("ana.md"), .errors = &errors};

		assert_int_equal(edit_plan(&out, STR("---\n---\n"), &t, &e), -1);
		assert_int_equal(errors.n, 1);
		errors_free(&errors);
	}
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_items),
		cmocka_unit_test(test_bodies),
		cmocka_unit_test(test_plans),
		cmocka_unit_test(test_odd_plans),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
