/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "names/glob.h"
#include "names/mention.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static const struct written_style style;

/* --- the day of a name --- */

static void
test_days(void **state)
{
	static const struct {
		const char *path, *date, *title;
	} cases[] = {
		{"Daily/2026-08-12.md", "2026-08-12", ""},
		{"journals/2026_08_12.md", "2026-08-12", ""},
		{"20260812.md", "2026-08-12", ""},
		{"202608121030 Call.md", "2026-08-12", "Call"},
		{"20260812103059.md", "2026-08-12", ""},
		{"2026-08-12 Wed.md", "2026-08-12", ""},
		{"2026-08-12 Meeting with Ann.md", "2026-08-12", "Meeting with Ann"},
		{"2026-08-12 - Kiln.md", "2026-08-12", "Kiln"},
		{"2026-08-12_kiln-review.md", "2026-08-12", "kiln-review"},
		{"Meeting 2026-08-12.md", "2026-08-12", "Meeting"},
		{"Kiln review (2026-08-12).md", "2026-08-12", "Kiln review"},
		{"12 Aug 2026.md", "2026-08-12", ""},
		{"Aug 12th, 2026.md", "2026-08-12", ""},
		{"Wednesday, August 12th, 2026.md", "2026-08-12", ""},
		{"Journal/2026/08/12.md", "2026-08-12", ""},
		{"Journal/2026/08-August/12 Wed.md", "2026-08-12", "Wed"},
		{"2026-08.md", NULL, "2026-08"},
		{"2026-W33.md", NULL, "2026-W33"},
		{"2026.md", NULL, "2026"},
		{"2026-02-30.md", NULL, "2026-02-30"},
		{"Kiln.md", NULL, "Kiln"},
		{"notes/08/12.md", NULL, "12"},
		{"2026/13/12.md", NULL, "12"},
		{".md", NULL, ""},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct str title;
		day got = mention_day(&title, str_of(cases[i].path), &style), want = DAY_NONE;

		if (cases[i].date)
			assert_int_equal(day_parse(&want, str_of(cases[i].date)), 0);
		if (got != want || !str_eq(title, str_of(cases[i].title)))
			fail_msg("%s: day %ld, title \"%.*s\"", cases[i].path, (long)got, STR_ARG(title));
	}
}

/* --- globs --- */

static void
test_globs(void **state)
{
	static const struct {
		const char *glob, *path;
		bool matches;
	} cases[] = {
		{"Daily", "Daily/2026-08-12.md", true},
		{"Daily", "Daily/2026/a.md", true},
		{"Daily", "Daily.md", false},
		{"Daily", "x/Daily/a.md", false},
		{"Dail", "Daily/a.md", false},
		{"*/Daily", "x/Daily/a.md", true},
		{"**/Daily", "x/y/Daily/a.md", true},
		{"**/Daily", "Daily/a.md", true},
		{"**/Daily", "MyDaily/a.md", false},
		{"Journal/2026/*.md", "Journal/2026/a.md", true},
		{"Journal/2026/*.md", "Journal/2026/b/a.md", false},
		{"Journal/**.md", "Journal/2026/b/a.md", true},
		{"Journal/**/a.md", "Journal/a.md", true},
		{"20?\?-?\?-?\?.md", "2026-08-12.md", true},
		{"20?\?-?\?-?\?.md", "2026-08-1x2.md", false},
		{"20[0-9][0-9]*", "2026-08-12.md", true},
		{"20[!0-9]*", "2026.md", false},
		{"?.md", "\xC3\xA9.md", true},
		{"?.md", "/.md", false},
		{"[", "[", false},
		{"a*b*c", "aXbYbZc", true},
		{"a**c*", "a/b/cc", true},
		{"", "a", false},
	};
	struct buf glob = {0}, path = {0};

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++)
		if (glob_matches(str_of(cases[i].glob), str_of(cases[i].path)) != cases[i].matches)
			fail_msg("%s and %s", cases[i].glob, cases[i].path);
	/* many stars cost no more than a square */
	for (int i = 0; i < 2000; i++) {
		buf_str(&glob, STR("a*"));
		buf_str(&path, STR("aa"));
	}
	buf_chr(&glob, 'b');
	assert_false(glob_matches(buf_view(&glob), buf_view(&path)));
	buf_free(&glob);
	buf_free(&path);
}

/* --- notes --- */

/* the contacts: ids and names */
static const char *const people[][3] = {
	{"ann", "Ann Lee", "Annie"},  {"bob", "Bob Tate", "bobby"},       {"cyd", "Cyd", "Jo"},
	{"sam-a", "Sam Poe", "Sam"},  {"sam-b", "Sam Rivera", "Will"},    {"lee", "Ann Lee Smith", "Rose"},
	{"o-brien", "Pat O'Brien", "P. O'B."}, {"elo", "\xC3\x89loise Zed", "\xC3\x89lo"}, {"twin", "Bob Tate", ""},
};

struct fixture {
	struct arena arena;
	struct errors errors;
	struct contact contact[LENGTH(people)];
	struct names names;
	struct spoken spoken;
	struct mentions found;
	struct mention_book book;
};

static void
begin(struct fixture *f)
{
	*f = (struct fixture){0};
	for (size_t i = 0; i < LENGTH(people); i++) {
		struct buf file = {0}, path = {0};
		struct parse p = {.arena = &f->arena, .errors = &f->errors, .keys = NAME_KEYS};

		buf_fmt(&file, "---\nname: \"%s\"\naliases: [\"%s\"]\n---\n", people[i][1], people[i][2]);
		buf_fmt(&path, "%s.md", people[i][0]);
		p.path = arena_str(&f->arena, buf_view(&path));
		assert_int_equal(contact_parse(&f->contact[i], buf_view(&file), &p), 1);
		buf_free(&file);
		buf_free(&path);
	}
	names_build(&f->names, f->contact, LENGTH(people));
	spoken_build(&f->spoken, &f->names, f->contact, LENGTH(people));
	f->found.arena = &f->arena;
	f->book = (struct mention_book){.spoken = &f->spoken};
}

static void
end(struct fixture *f)
{
	free(f->found.v);
	spoken_free(&f->spoken);
	names_free(&f->names);
	errors_free(&f->errors);
	arena_free(&f->arena);
}

/* "id:line id:line", for a note of 2026-08-12; with the day of those of another */
static const char *
read_note(struct buf *out, struct fixture *f, const char *text)
{
	char date[DAY_SIZE];

	f->found.n = 0;
	buf_clear(out);
	buf_str(out, STR(""));
	mention_read(&f->found, str_of(text), STR("2026-08-12.md"), 0, &f->book);
	for (size_t i = 0; i < f->found.n; i++) {
		const struct mention *m = &f->found.v[i];

		buf_fmt(out, "%s%s:%u", i ? " " : "", people[m->who][0], (unsigned)m->line);
		day_format(date, m->date);
		if (strcmp(date, "2026-08-12") != 0)
			buf_fmt(out, "@%s", date);
	}
	return out->n ? out->p : "";
}

static void
test_notes(void **state)
{
	static const struct {
		const char *text, *found;
	} cases[] = {
		{"Ann Lee called", "ann:1"},
		{"ann lee called", "ann:1"},
		{"ANN-LEE and Ann  Lee", "ann:1"},
		{"Ann Lee's house", "ann:1"},
		{"Ann Lee\xE2\x80\x99s house", "ann:1"},
		{"Ann Lee Smith called", "lee:1"},
		{"Ann, Lee", ""},
		{"Ann. Lee", "ann:1"},
		{"Joann Lee, Ann Leeds", ""},
		{"x.Ann Lee /Ann Lee -Ann Lee", ""},
		{"met @Ann Lee (Ann Lee Smith)", "ann:1 lee:1"},
		/* two contacts have this name */
		{"Bob Tate", ""},
		{"[[Bob Tate]]", ""},
		{"[[bob]]", "bob:1"},
		/* one word */
		{"Cyd called", "cyd:1"},
		{"cyd called", ""},
		{"Today Cyd called", "cyd:1"},
		{"our friend Cyd Monday", "cyd:1"},
		{"with Cyd Barker", ""},
		{"with Mary Cyd", ""},
		{"Annie and bobby", "ann:1 bob:1"},
		{"annie", ""},
		{"Jo", ""},
		{"Will called. Rose, too", ""},
		/* a part of the name of another */
		{"Sam called", ""},
		{"\xC3\x89loise Zed, \xC3\xA9loise zed", "elo:1"},
		{"Eloise Zed", "elo:1"},
		{"\xC3\x89lo came", "elo:1"},
		{"x\xC3\x89lo came", ""},
		{"Pat O'Brien, Pat O\xE2\x80\x99" "Brien", "o-brien:1"},
		/* links */
		{"[[ann]]", "ann:1"},
		{"[[People/ann#Log|A.]]", "ann:1"},
		{"| [[ann\\|A.]] | x |", "ann:1"},
		{"[[Annie]]", "ann:1"},
		{"[A](../People/ann.md#log)", "ann:1"},
		{"[A](<People/ann.md> \"Ann\")", "ann:1"},
		{"[Ann Lee](https://example.org/(x))", "ann:1"},
		{"[the bob](https://example.org/Ann-Lee)", ""},
		{"#[[ann]] #ann", "ann:1"},
		{"[[Ann Lee meeting]] [[x|Ann Lee]]", ""},
		{"![[ann]] ![Ann Lee](x.png) ![[Ann Lee.png]]", ""},
		{"[[ann", ""},
		/* no text */
		{"`[[ann]]` ``a ` [[ann]]`` [[cyd]]", "cyd:1"},
		{"` [[cyd]]", "cyd:1"},
		{"%%[[ann]]%% [[cyd]]", "cyd:1"},
		{"%%\n[[ann]]\n%% [[cyd]]\n[[bob]]", "cyd:3 bob:4"},
		{"<!-- [[ann]]\n--> [[cyd]]", "cyd:2"},
		{"{{query [[ann]]}} {{[[cyd]]", "cyd:1"},
		{"```\n[[ann]]\n````\n[[bob]]", "bob:4"},
		{"~~~ x\n[[ann]]\n```\n[[bob]]", ""},
		{"- ```\n  [[ann]]\n  ```\n- [[bob]]", "bob:4"},
		{"```[[ann]]``` [[bob]]", "bob:1"},
		{"> [[ann]]\n[[ann]]\n\n[[bob]]", "bob:4"},
		{"- > [[ann]]\n- [[bob]]", "bob:2"},
		{"\n    [[ann]]\n\n[[bob]]", "bob:4"},
		{"- x\n\n    [[ann]]", "ann:3"},
		{"#+BEGIN_SRC\n[[ann]]\n#+END_SRC\n[[bob]]", "bob:4"},
		/* tasks */
		{"- [ ] [[ann]]\n- [x] [[bob]]", "bob:2"},
		{"- [ ] x\n  [[ann]]\n\n  [[ann]]\n- [[bob]]", "bob:5"},
		{"- [ ] x\n\t- [[ann]]\n\t- [x] [[cyd]]\n- [[bob]]", "cyd:3 bob:4"},
		{"- [ ] x\n\n[[bob]]", "bob:3"},
		{"- [ ] x\n# [[bob]]", "bob:2"},
		{"1. [ ] [[ann]]\n2) [[bob]]", "bob:2"},
		{"- TODO [[ann]]\n- DONE [[bob]]", "bob:2"},
		{"- [X] [[bob]] \xE2\x9C\x85 2026-08-14", "bob:1@2026-08-14"},
		{"- [x] [[bob]] [completion:: 2026-08-14]", "bob:1@2026-08-14"},
		/* days */
		{"# 2026-08-01\n[[ann]]\n## x\n[[bob]]\n# y\n[[cyd]]", "ann:2@2026-08-01 bob:4@2026-08-01 cyd:6"},
		{"- [[2026-08-01]]\n\t- [[ann]]\n- [[bob]]", "ann:2@2026-08-01 bob:3"},
		{"- 2026-08-01 [[ann]]\n\n[[bob]]", "ann:1@2026-08-01 bob:3"},
		{"**2026-08-01**\n[[ann]]\n# x\n[[bob]]", "ann:2@2026-08-01 bob:4"},
		{"[[ann]]\n[[ann]] [[bob]]", "ann:1 bob:2"},
		{"---\ndate: 2020-01-01\nattendees: [Cyd, \"[[ann]]\"]\n---\n[[ann]]", "cyd:3 ann:5"},
		{"---\nwith: Cyd, Ann Lee\n---\n\n", "cyd:2 ann:2"},
		{"---\npeople:\n  - [[ann]]\n---\n", "ann:2"},
		{"\xEF\xBB\xBF[[ann]]\r\n\r\n[[bob]]\r\n", "ann:1 bob:3"},
		{"", ""},
	};
	struct fixture f;
	struct buf out = {0};
	int wrong = 0;

	(void)state;
	begin(&f);
	for (size_t i = 0; i < LENGTH(cases); i++)
		if (strcmp(read_note(&out, &f, cases[i].text), cases[i].found) != 0) {
			print_error("%s\n\tis \"%s\", not \"%s\"\n", cases[i].text, out.n ? out.p : "", cases[i].found);
			wrong++;
		}
	assert_int_equal(wrong, 0);
	buf_free(&out);
	end(&f);
}

static void
test_kinds(void **state)
{
	static const struct {
		const char *text, *kind, *rest;
	} cases[] = {
		{"- call: [[ann]], long", "call", "[[ann]], long"},
		{"* [x] mail: [[ann]]", "mail", "[[ann]]"},
		{"- Call: [[ann]]", "", "Call: [[ann]]"},
		{"call: [[ann]]", "", "call: [[ann]]"},
		{"- with: [[ann]]", "", "with: [[ann]]"},
		{"- call with [[ann]]", "", "call with [[ann]]"},
		{"- +help: [[ann]]", "", "+help: [[ann]]"},
		{"## On [[ann]]  ", "", "On [[ann]]"},
	};
	struct fixture f;
	struct buf out = {0};

	(void)state;
	begin(&f);
	for (size_t i = 0; i < LENGTH(cases); i++) {
		assert_string_equal(read_note(&out, &f, cases[i].text), "ann:1");
		if (!str_eq(f.found.v->kind, str_of(cases[i].kind)) ||
		    !str_eq(f.found.v->text, str_of(cases[i].rest)))
			fail_msg("%s: %.*s: %.*s", cases[i].text, STR_ARG(f.found.v->kind), STR_ARG(f.found.v->text));
	}
	buf_free(&out);
	end(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_days),
		cmocka_unit_test(test_globs),
		cmocka_unit_test(test_notes),
		cmocka_unit_test(test_kinds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
