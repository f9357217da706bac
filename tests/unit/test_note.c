/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "front/note.h"
#include "front/note_path.h"

static const struct {
	const char *path;
	enum note_why why;
} paths[] = {
	{"ann.md", NOTE_NONE}, {"People/Ann Lee.md", NOTE_NONE}, {"a.b.md", NOTE_NONE}, {"", NOTE_NONE},
	{"Templates/person.md", NOTE_TEMPLATE}, {"a/templates/b/person.md", NOTE_TEMPLATE},
	{"_templates/x.md", NOTE_TEMPLATE}, {"99 Templates/x.md", NOTE_TEMPLATE}, {"01_Templates/x.md", NOTE_TEMPLATE},
	{"\xf0\x9f\x93\x8b Templates/x.md", NOTE_TEMPLATE}, {"99 - Meta/Templates/People.md", NOTE_TEMPLATE},
	{"Template/x.md", NOTE_TEMPLATE}, {"Templates.md", NOTE_NONE}, {"Temples/x.md", NOTE_NONE},
	{"_template.md", NOTE_TEMPLATE}, {"template.markdown", NOTE_TEMPLATE}, {"Person Template.md", NOTE_TEMPLATE},
	{"People/person-template.md", NOTE_TEMPLATE}, {"Person_Template.md", NOTE_TEMPLATE},
	{"PersonTemplate.md", NOTE_TEMPLATE}, {"Template - Person.md", NOTE_TEMPLATE}, {"Template, Person.md", NOTE_NONE},
	{"contemplate.md", NOTE_NONE}, {"Tem Plate.md", NOTE_NONE},
	{"bak/ann.md", NOTE_BACKUP}, {"a/backup/ann.md", NOTE_BACKUP}, {"#recycle/ann.md", NOTE_BACKUP},
	{"$RECYCLE.BIN/ann.md", NOTE_BACKUP}, {"_Trash/ann.md", NOTE_BACKUP}, {"ann.bak.md", NOTE_BACKUP},
	{"ann~.md", NOTE_BACKUP}, {"~$ann.md", NOTE_BACKUP}, {"ann.orig.md", NOTE_BACKUP}, {"~ann.md", NOTE_NONE},
	{"bakery/ann.md", NOTE_NONE}, {"bak.md", NOTE_NONE}, {"Baker.md", NOTE_NONE},
	{"2026-08-12.md", NOTE_DATED}, {"2026_08_12.md", NOTE_DATED}, {"20260812.md", NOTE_DATED},
	{"2026.08.12.md", NOTE_DATED}, {"2026-W33.md", NOTE_DATED}, {"2026-w33.md", NOTE_DATED}, {"2026W33.md", NOTE_DATED},
	{"2026-08.md", NOTE_DATED}, {"2026-Q3.md", NOTE_DATED}, {"2026.md", NOTE_DATED}, {"12-08-2026.md", NOTE_DATED},
	{"2026-08-12 Wed.md", NOTE_DATED}, {"2026-08-12-Wednesday.md", NOTE_DATED}, {"Aug 12th, 2026.md", NOTE_DATED},
	{"12 August 2026.md", NOTE_DATED}, {"Daily/2026/2026-08-12.md", NOTE_DATED}, {"Wed, Aug 12th, 2026.md", NOTE_DATED},
	{"2026-08-12 Ann.md", NOTE_NONE}, {"Ann 2026-08-12.md", NOTE_NONE}, {"May.md", NOTE_NONE}, {"April.md", NOTE_NONE},
	{"April 2.md", NOTE_NONE}, {"June Carter.md", NOTE_NONE}, {"1.md", NOTE_NONE}, {"007.md", NOTE_NONE},
	{"0049-30-1234567.md", NOTE_NONE}, {"202608121030 Ann.md", NOTE_NONE}, {"Sun.md", NOTE_NONE},
};

static void
test_path(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++)
		if (note_path(str_of(paths[i].path)) != paths[i].why)
			fail_msg("%s: %s, not %s", paths[i].path, note_name(note_path(str_of(paths[i].path)), 1),
			         note_name(paths[i].why, 1));
}

static const struct {
	const char *path;
	bool lists;
} lists[] = {
	{"People/People.md", true}, {"30 People/People.md", true}, {"People/_People.md", true}, {"a/Ann Lee/ann-lee.md", true},
	{"index.md", true}, {"_index.md", true}, {"People/README.md", true}, {"People MOC.md", true}, {"MOC - People.md", true},
	{"Ann/Bo.md", false}, {"People.md", false}, {"Pe/People.md", false}, {"Mocha.md", false}, {"", false}, {"/.md", false},
};

static void
test_lists(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		if (note_path_lists(str_of(lists[i].path)) != lists[i].lists)
			fail_msg("%s", lists[i].path);
}

static const struct {
	const char *yaml;
	bool is;
} fronts[] = {
	{"name: {{title}}\n", true}, {"name: \"{{title}}\"\n", true}, {"created: {{date}}\n", true},
	{"created: {{date:YYYY-MM-DD}}\nname:\n", true}, {"name: <% tp.file.title %>\n", true},
	{"a: b\ncreated: <% tp.date.now(\"YYYY\") %>\n", true}, {"<%* let x = 1 %>\nname: x\n", true},
	{"org:{{VALUE:org}}\n", true}, {"tags:\n  - {{VALUE}}\n", true}, {"tags: [{{VALUE}}]\n", true},
	{"org: \"[[{{VALUE}}]]\"\n", true}, {"title: \"Person: {{value:name}}\"\n", true}, {"Title: Dr. {{ title }}\n", true},
	{"tags:\n  - \"#{{VALUE}}\"\n", true},
	{"name: Ann\n", false}, {"", false}, {"\n\n", false}, {"why: she explained {{mustache}} to me\n", false},
	{"why: a < b %> c\n", false}, {"name: \"{{}}\"\n", false}, {"name: \"{{\"\n", false}, {"name: <%\n", false},
	{"x: {{a\nb: c}}\n", false}, {"keys: {a: {b: c}}\n", false},
};

static void
test_placeholder(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(fronts) / sizeof(fronts[0]); i++)
		if (note_placeholder(str_of(fronts[i].yaml)) != fronts[i].is)
			fail_msg("%s", fronts[i].yaml);
	assert_true(note_placeholder_title(STR("\n\n# {{title}}\n")));
	assert_true(note_placeholder_title(STR("# <% tp.file.title %>\n")));
	assert_true(note_placeholder_title(STR("<%* tR += 1 %>\n")));
	assert_false(note_placeholder_title(STR("")));
	assert_false(note_placeholder_title(STR("# Ann\n{{title}}\n")));
	assert_false(note_placeholder_title(STR("She likes {{mustache}}.\n")));
}

static void
test_words(void **state)
{
	(void)state;
	assert_true(note_person(STR("Person")) && note_person(STR("type/person")) && note_person(STR("CONTACTS")));
	assert_false(note_person(STR("personal")) || note_person(STR("a/person/x")) || note_person(STR("")));
	assert_string_equal(note_name(NOTE_TEMPLATE, 1), "template");
	assert_string_equal(note_name(NOTE_DATED, 2), "dated notes");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_path),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_placeholder),
		cmocka_unit_test(test_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
