/* SPDX-License-Identifier: ISC */
/* the words that make a text worth reading as an offer, see wanted_words.h */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h> /* wants the five above first */

#include "match/wanted_words.h"

static void
add(struct items *to, struct terms *t, const char *text)
{
	struct item it = {.source = ITEM_LISTED};

	assert_true(items_add(to, t, it, str_of(text)));
}

static void
words_are_wanted_in_every_form(void **state)
{
	static const struct {
		const char *text;
		bool wanted;
	} row[] = {
		{"piano", true},
		{"Tunes PIANOS", true},
		{"plumber", false},
		{"", false},
		/* a role by another name */
		{"Hausarzt in Graz", true},
		{"GP", true},
		/* a common word that the need has, and one that no item has yet */
		{"weekends", false},
		{"plumber, weekend", true},
	};
	struct terms t;
	struct items needs = {0};
	struct wanted_words w;

	(void)state;
	terms_open(&t, STR("english"));
	terms_roles(&t);
	add(&needs, &t, "weekends at the piano");
	add(&needs, &t, "family doctor");
	wanted_words_open(&w, &t, &needs);
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++)
		if (wanted_words_in(&w, str_of(row[i].text)) != row[i].wanted)
			fail_msg("\"%s\": %d", row[i].text, !row[i].wanted);
	/* now an item has it */
	add(&needs, &t, "plumber, weekend");
	assert_false(wanted_words_in(&w, STR("plumber, weekend")));
	wanted_words_close(&w);
	items_free(&needs);
	terms_close(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_wanted_in_every_form),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
