/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h> /* wants the five above first */

#include "base/text.h"
#include "base/words.h"
#include "find/asking.h"
#include "find/synonyms.h"

/* What a question's words stand for without a thesaurus: roles, the owner's lines, kinds. */

/* true if a name stands for the question, with that weight */
static bool
stands(const struct topic *t, const char *name, double weight)
{
	for (uint32_t i = 0; i < t->nothers; i++)
		if (text_same(t->other[i].text, str_of(name)) && t->other[i].weight > weight - 0.01 &&
		    t->other[i].weight < weight + 0.01)
			return true;
	return false;
}

/* a question, a name, whether it stands for it as a role, and as a kind */
static void
test_tables(void **state)
{
	static const struct {
		const char *question, *name;
		bool role, kind;
	} cases[] = {
		{"CFO", "finance director", true, false}, {"finance directors", "CFO", true, false},
		{"head of finance", "CFO", true, false}, {"finance head", "CFO", false, false},
		{"finance", "CFO", false, false}, {"head of some finance", "CFO", true, false},
		{"the director of a finance team", "CFO", true, false},
		{"a good cfo in Berlin", "chief financial officer", true, false},
		{"GP", "Hausarzt", true, false}, {"family doctor", "GP", true, false},
		{"solicitor", "attorney", true, false},
		{"HR director", "head of people", true, false}, {"head", "HR director", false, false},
		{"NGO", "non-profit", true, false}, {"nice profit", "NGO", false, false},
		{"pair", "nanny", false, false},
		{"SRE", "devops", true, false}, {"k8s", "Kubernetes", true, false},
		{"vet", "Tierarzt", true, false},
		/* a general word has its kinds; a kind is no question for the others */
		{"Netherlands", "Utrecht", false, true}, {"Utrecht", "Netherlands", false, false},
		{"Utrecht", "Leiden", false, false}, {"Holland", "Utrecht", false, true},
		{"somewhere", "Utrecht", false, false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct topic roles, kinds;

		topic_open(&roles, STR("english"));
		topic_open(&kinds, STR("english"));
		topic_add(&roles, str_of(cases[i].question));
		topic_add(&kinds, str_of(cases[i].question));
		synonyms_add_roles(&roles, NULL, 0);
		synonyms_add_kinds(&kinds);
		if (stands(&roles, cases[i].name, 0.9) != cases[i].role ||
		    stands(&kinds, cases[i].name, 0.5) != cases[i].kind)
			fail_msg("%s: %s", cases[i].question, cases[i].name);
		topic_close(&roles);
		topic_close(&kinds);
	}
}

/* the owner's lines, with commas or bars */
static void
test_own(void **state)
{
	static const struct {
		const char *line, *question, *others;
	} cases[] = {
		{"gaffer, boss", "boss", "gaffer"}, {"gaffer|boss|head honcho", "gaffer", "boss, head honcho"},
		{"gaffer, boss", "bosses", "gaffer"}, {"gaffer, boss", "embossed", ""},
		{" gaffer ,, boss ,", "boss", "gaffer"},
		{"head honcho, boss", "honcho head", ""}, {"head honcho, boss", "head", ""}, {"", "boss", ""},
		{"boss", "boss", ""},
	};
	struct buf found = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct str line = str_of(cases[i].line);
		struct topic none, t;

		topic_open(&none, STR("english"));
		topic_open(&t, STR("english"));
		topic_add(&none, str_of(cases[i].question));
		topic_add(&t, str_of(cases[i].question));
		synonyms_add_roles(&none, NULL, 0);
		synonyms_add_roles(&t, &line, 1);
		/* they come first */
		for (uint32_t k = 0; k + none.nothers < t.nothers; k++)
			buf_fmt(&found, "%s%.*s", k ? ", " : "", STR_ARG(t.other[k].text));
		if (!str_eq(buf_view(&found), str_of(cases[i].others)))
			fail_msg("%s: want %s, got %.*s", cases[i].line, cases[i].others, STR_ARG(buf_view(&found)));
		buf_clear(&found);
		topic_close(&none);
		topic_close(&t);
	}
	buf_free(&found);
}

/*
 * A question has lost the words that say nothing, so that it does not find a name with one of them:
 * "head of people" is not any head. Nor does "A&E", since nothing of it is left.
 */
static bool
is_lost(struct str name)
{
	struct buf folded = {0};
	struct str word;
	bool lost = false, first = true;

	while (words_next(&folded, &word, &name)) {
		lost |= asking_word(buf_view(&folded)) || (first && words_stop(buf_view(&folded)));
		first = false;
	}
	buf_free(&folded);
	return lost;
}

/* of every line, each name finds the others */
static void
test_roles(void **state)
{
	static const char *const lines[] = {
#define ROLE(names) names,
#include "find/roles.def"
#include "find/services.def"
#undef ROLE
	};
	size_t found = 0;

	(void)state;
	assert_true(sizeof(lines) / sizeof(lines[0]) >= 100);
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		struct str rest = str_of(lines[i]), name;

		while (rest.n) {
			struct topic t;

			rest = str_cut(&name, rest, '|');
			assert_true(name.n && str_eq(name, str_trim(name)));
			topic_open(&t, STR("english"));
			topic_add(&t, name);
			synonyms_add_roles(&t, NULL, 0);
			if (!t.nothers && !is_lost(name))
				fail_msg("%.*s finds nothing of \"%s\"", STR_ARG(name), lines[i]);
			found += t.nothers;
			topic_close(&t);
		}
	}
	assert_true(found > 1000);
}

/* each word is found, so they are sorted; and they are folded */
static void
test_asking(void **state)
{
	static const struct {
		const char *word;
		bool asks;
	} cases[] = {
		{"able", true}, {"zoekt", true}, {"who", true}, {"somebody", true}, {"gesucht", true},
		{"help", true}, {"quien", true},
		{"alguem", true}, {"qualcuno", true}, {"iemand", true}, {"konnten", true}, {"weiss", true},
		{"", false}, {"whos", false},
		{"Who", false}, {"finance", false}, {"lathe", false}, {"abl", false}, {"zoekts", false},
		{"helper", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (asking_word(str_of(cases[i].word)) != cases[i].asks)
			fail_msg("%s: want %d", cases[i].word, cases[i].asks);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tables), cmocka_unit_test(test_own), cmocka_unit_test(test_roles),
		cmocka_unit_test(test_asking),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
