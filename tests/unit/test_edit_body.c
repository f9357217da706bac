/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h> /* wants the four above first */

#include "edit/edit.h"

/* changes of keys that stand in the text, and of files without front-matter */

static const struct {
	const char *file, *key;
	enum edit_op op;
	const char *value;
	const char *want; /* the new file; NULL for a refusal, "" for no change */
	size_t reports;
} edits[] = {
	/* in place */
	{"# A\n- **Birthday:** 04-27\n", "birthday", EDIT_SET, "1980-04-27", "# A\n- **Birthday:** 1980-04-27\n", 0},
	{"# A\nbirthday:: __04-27__\r\n", "birthday", EDIT_SET, "1980-04-27", "# A\nbirthday:: __1980-04-27__\r\n", 0},
	{"Met [met:: 2019] and (place:: Porto).", "place", EDIT_SET, "Faro", "Met [met:: 2019] and (place:: Faro).", 0},
	{"---\nname: A\n---\nplace:: Porto\n", "place", EDIT_SET, "Faro", "---\nname: A\n---\nplace:: Faro\n", 0},
	{"---\nname: A\nplace:\n---\nplace:: Porto\n", "place", EDIT_SET, "Faro", "---\nname: A\nplace:\n---\nplace:: Faro\n", 0},
	{"tags:: [[a]], b c\n", "tags", EDIT_ADD, "d", "tags:: [[a]], b c, d\n", 0},
	{"tags:: [[a]], b c\n", "tags", EDIT_REMOVE, "a", "tags:: b c\n", 0},
	{"tags:: a\nplace:: b\n", "tags", EDIT_REMOVE, "a", "place:: b\n", 0},
	{"tags:: a\nplace:: b\n", "place", EDIT_UNSET, "", "tags:: a\n", 0},
	{"| Place | Porto |\n", "place", EDIT_SET, "Faro", "| Place | Faro |\n", 0},
	/* nothing to do */
	{"place:: Porto\n", "place", EDIT_SET, "Porto", "", 0},
	{"text\n", "place", EDIT_UNSET, "", "", 0},
	/* at the top, with the name that a heading gave */
	{"text\n", "place", EDIT_SET, "Porto", "---\nplace: Porto\n---\ntext\n", 0},
	{"", "place", EDIT_SET, "Porto", "---\nplace: Porto\n---\n", 0},
	{"# A B\ntext", "place", EDIT_SET, "Porto", "---\nname: A B\nplace: Porto\n---\n# A B\ntext", 0},
	{"name:: A\n\ntext", "tags", EDIT_ADD, "x", "---\ntags: [x]\n---\nname:: A\n\ntext", 0},
	{"\xEF\xBB\xBF# A\r\n", "name", EDIT_SET, "B", "\xEF\xBB\xBF---\r\nname: B\r\n---\r\n# A\r\n", 0},
	/* several values: the front-matter wins, which is reported */
	{"place:: a\nplace:: b\n", "place", EDIT_SET, "c", "---\nplace: c\n---\nplace:: a\nplace:: b\n", 1},
	{"place:: a\n", "place", EDIT_SET, "**b**", "---\nplace: \"**b**\"\n---\nplace:: a\n", 1},
	/* not safe */
	{"place:: a\nplace:: b\n", "place", EDIT_UNSET, "", NULL, 1},
	{"tags:: a\ntags:: b\n", "tags", EDIT_ADD, "c", NULL, 1},
	{"Met (place:: a) there.\n", "place", EDIT_UNSET, "", NULL, 1},
};

static void
test_edits(void **state)
{
	struct buf out = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(edits) / sizeof(edits[0]); i++) {
		struct errors errors = {0};
		struct edit edit = {.path = STR("x.md"), .errors = &errors, .bare = true};
		int ret = edit_key(&out, str_of(edits[i].file), str_of(edits[i].key), edits[i].op, str_of(edits[i].value), &edit);
		struct str want = str_of(edits[i].want ? edits[i].want : "");

		if (ret != (edits[i].want ? want.n > 0 : -1) || !str_eq(buf_view(&out), want) || errors.n != edits[i].reports)
			fail_msg("%zu: %d, %zu reports: %.*s", i, ret, errors.n, STR_ARG(buf_view(&out)));
		errors_free(&errors);
	}
	buf_free(&out);
}

/* without `bare`, a file without front-matter is a note, and one colon is prose */
static void
test_notes(void **state)
{
	struct errors errors = {0};
	struct edit edit = {.path = STR("x.md"), .errors = &errors};
	struct buf out = {0};

	(void)state;
	assert_int_equal(edit_key(&out, STR("# A\n"), STR("place"), EDIT_SET, STR("b"), &edit), -1);
	assert_int_equal(edit_key(&out, STR("---\nname: A\n---\nPlace: b\n"), STR("place"), EDIT_SET, STR("c"), &edit), 1);
	assert_true(str_eq(buf_view(&out), STR("---\nname: A\nplace: c\n---\nPlace: b\n")));
	errors_free(&errors);
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_edits),
		cmocka_unit_test(test_notes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
