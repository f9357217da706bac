/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h> /* wants the five above first */

#include "base/buf.h"
#include "front/shown.h"

/* a key, how the value stands, the value, and its items: "text" or "text>target" */
static const struct {
	enum key key;
	const char *name;
	bool scalar;
	const char *value, *items;
} cases[] = {
	{KEY_ORG, "org", true, "[[Acme]]", "Acme>Acme"},
	{KEY_ORG, "org", true, "[[x/y/Acme Ltd|Acme]]", "Acme>Acme Ltd"},
	{KEY_ORG, "org", true, "[[Acme#History]]", "Acme>Acme"},
	{KEY_ORG, "org", true, "[[a\\|b]]", "b>a"},
	{KEY_ORG, "org", true, "[Acme](x/a%20b.md#c)", "Acme>a b"},
	{KEY_ORG, "org", true, "[](<x/a b.md>)", "a b>a b"},
	{KEY_ORG, "org", true, "[Acme](https://acme.example \"t\")", "Acme"},
	{KEY_ORG, "org", true, "[[A]] [[B]]", "A>A|B>B"},
	{KEY_ORG, "org", true, "[[A]], [[B]] and [[C]]", "A>A|B>B|C>C"},
	{KEY_ORG, "org", true, "the [[A]] of [[B]]", "the A of B>A"},
	{KEY_ORG, "org", true, "see [x](https://x.example) now", "see [x](https://x.example) now"},
	{KEY_ORG, "org", true, "\\[[A]]", "\\[[A]]"},
	{KEY_ORG, "org", true, "[[ ]]", "[[ ]]"},
	{KEY_ORG, "org", true, "[[A", "[[A"},
	{KEY_ORG, "org", true, "[x] (y)", "[x] (y)"},
	{KEY_ORG, "org", true, "[x](y", "[x](y"},
	{KEY_ORG, "org", true, "![[a.png]]", "a.png>a.png"},
	{KEY_URL, "url", true, "[x](https://x.example/(a))", "https://x.example/(a)"},
	{KEY_EMAIL, "email", true, "[Ana](mailto:a@example.org)", "a@example.org"},
	{KEY_EMAIL, "email", true, "a@x.org; b@x.org", "a@x.org|b@x.org"},
	{KEY_EMAIL, "email", true, "a@x.org, work", "a@x.org, work"},
	{KEY_PHONE, "phone", true, "[call](tel:+1)", "+1"},
	{KEY_MET, "met", true, "[[daily/2019-05-03|fair]]", "2019-05-03>2019-05-03"},
	{KEY_MET, "met", true, "[[a fair|2019-05-03]]", "2019-05-03>a fair"},
	{KEY_KNOWS, "knows", true, "[[a]], Bo Poe", "a>a|Bo Poe"},
	{KEY_KNOWS, "knows", true, "[[a]], bo-poe, [[c]]", "a>a|bo-poe|c>c"},
	{KEY_KNOWS, "via", true, "[[a]], at a fair", "a, at a fair>a"},
	{KEY_KNOWS, "knows", true, "Poe, Bo", "Poe, Bo"},
	{KEY_KNOWS, "knows", false, "[[a|A]]", "A>a"},
	{KEY_TAGS, "tags", true, "a, b #c", "a|b|c"},
	{KEY_TAGS, "Tag", true, "#a", "a"},
	{KEY_TAGS, "tags", true, "[[a b]] c", "a b>a b|c"},
	{KEY_TAGS, "interests", true, "a b, c", "a b|c"},
	{KEY_TAGS, "tags", false, "a b, c", "a b, c"},
	{KEY_TAGS, "tags", false, "#a #b", "a|b"},
	{KEY_TAGS, "tags", false, "#a b", "a b"},
	{KEY_TAGS, "tags", false, "# a", "# a"},
	{KEY_ALIASES, "aliases", true, "A B, C", "A B|C"},
	{KEY_ALIASES, "aliases", false, "A B, C", "A B, C"},
	{KEY_OTHER, "mood", true, "a, b", "a, b"},
};

static void
test_cases(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		enum shown_cut cut = shown_cut(cases[i].key, str_of(cases[i].name), cases[i].scalar);
		struct str value = str_of(cases[i].value);
		struct arena arena = {0};
		struct shown shown;
		struct buf out = {0};

		shown_read(&shown, cases[i].key, cut, value, &arena);
		for (size_t k = 0; k < shown.n; k++) {
			const struct shown_item *v = &shown.v[k];

			buf_fmt(&out, "%s%.*s", k ? "|" : "", STR_ARG(v->text));
			if (v->target.n)
				buf_fmt(&out, ">%.*s", STR_ARG(v->target));
		}
		if (!str_eq(buf_view(&out), str_of(cases[i].items)))
			fail_msg("%s: %s: %s", cases[i].name, cases[i].value, out.p);
		/* what is plain shows itself */
		if (shown_plain(cut, value))
			assert_string_equal(cases[i].value, cases[i].items);
		arena_free(&arena);
		buf_free(&out);
	}
}

/* a text full of brackets takes linear time */
static void
test_brackets(void **state)
{
	static const char *const pieces[] = {"[", "[[", "[a](", "[[a|", "![", "[[a]] [", "]]"};

	(void)state;
	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
		struct arena arena = {0};
		struct buf text = {0};
		struct shown shown;

		while (text.n < FRONT_MAX)
			buf_str(&text, str_of(pieces[i]));
		shown_read(&shown, KEY_KNOWS, SHOWN_LINKS, buf_view(&text), &arena);
		assert_true(shown.n <= text.n);
		arena_free(&arena);
		buf_free(&text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_brackets),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
