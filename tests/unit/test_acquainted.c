/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h> /* wants the five above first */

#include "find/context.h"
#include "match/acquainted.h"

#include "small_book.h"

/* the others of each row: two have one first name and one org, so that no text can mean them */
#define OTHERS \
	"\nbo; name: Bo Ek; org: Hush (noise sensors)" \
	"\ncy; name: Cy Vogel; aliases: [Spike]; org: Elms Street Bakery, Ltd" \
	"\nda; name: Dr. Dana Palmer; place: [Paris, Sofia]\nev; name: Will Vogelsang; org: Elms" \
	"\nfa; name: Jo Reed; org: Home\nga; name: Jo Hall; org: Ink\nha; name: April Hill\nia; name: Sofia Stone" \
	"\nja; name: Émile Roy\nme; name: Owen Quist"

/* the contacts that the text of a file names without a link, as "id=name" */
static void
test_names(void **state)
{
	static const struct {
		const char *text, *all, *people; /* with organisations, and without */
	} cases[] = {
		{"Tea.", "", ""}, {"Met Bo.", "bo=Bo", "bo=Bo"}, {"Met bo.", "", ""},
		{"Met BO.", "bo=BO", "bo=BO"},
		{"Met Bob and Rambo.", "", ""}, {"Bo came", "bo=Bo", "bo=Bo"},
		{"Met Spike.", "cy=Spike", "cy=Spike"},
		{"Bo. Bo.", "bo=Bo bo=Bo", "bo=Bo bo=Bo"},
		/* a name of several, that of the file itself, that of the owner */
		{"Met Jo.", "", ""}, {"Met Ana.", "", ""}, {"Met Owen.", "", ""},
		/* the genitive; of "Bos" only where the name is long enough */
		{"Bo's boat", "bo=Bo", "bo=Bo"}, {"Danas boat", "da=Danas", "da=Danas"}, {"Bos boat", "", ""},
		/* a surname: with a title before it, or in the genitive with an apostrophe */
		{"Met Palmer.", "", ""}, {"Met Frau Vogel.", "cy=Vogel", "cy=Vogel"},
		{"Met Prof. Vogel.", "cy=Vogel", "cy=Vogel"},
		{"Palmer's sheds", "da=Palmer", "da=Palmer"}, {"Palmer’s sheds", "da=Palmer", "da=Palmer"},
		{"Met Frau and Vogel.", "", ""}, {"Palmers sheds", "", ""},
		{"Met Dr Hall.", "ga=Hall", "ga=Hall"},
		/* a common word: within a sentence alone */
		{"Will you come?", "", ""}, {"I asked Will.", "ev=Will", "ev=Will"}, {"Fine. Will you?", "", ""},
		{"Tea (Will you?)", "", ""}, {"Tea: Will you?", "", ""}, {"Tea, Will too", "ev=Will", "ev=Will"},
		/* a place, a date */
		{"In Sofia.", "", ""}, {"Met Dana in Sofia.", "da=Dana", "da=Dana"},
		{"Met April.", "ha=April", "ha=April"},
		{"On April 3 tea.", "", ""}, {"On 3. April tea.", "", ""},
		{"Met Émile.", "ja=Émile", "ja=Émile"},
		{"Met émile.", "", ""},
		/* an organisation of one contact, of four letters or more, the longest there is */
		{"She left Hush.", "bo=Hush", ""}, {"Hushed.", "", ""}, {"She left hush.", "", ""},
		{"At Elms Street Bakery again", "cy=Elms Street Bakery", ""}, {"At Elms.", "ev=Elms", ""},
		{"At Elms Street", "ev=Elms", ""}, {"At Elms. Street Bakery", "ev=Elms", ""}, {"At Ink.", "", ""},
		{"At Home again.", "", ""},
	};
	struct buf found = {0}, scratch = {0};

	(void)state;
	for (size_t i = 0; i < 2 * sizeof(cases) / sizeof(cases[0]); i++) {
		struct acquainted q;
		struct context context = {0};
		struct small_book s;
		struct buf book = {0};
		struct str rest, name;
		size_t who;

		buf_fmt(&book, "ana; name: Ana Ruiz | %s" OTHERS, cases[i / 2].text);
		small_book_open(&s, book.p);
		acquainted_start(&q, &s.book);
		acquainted_open(&q);
		rest = context_body(&context, &s.book.contact[0]);
		while ((who = acquainted_next(&name, &q, 0, i % 2 == 0, &rest, &scratch)) < s.book.n) {
			struct str id = small_book_id(&s, who);

			buf_fmt(&found, "%s%.*s=%.*s", found.n ? " " : "", STR_ARG(id), STR_ARG(name));
		}
		small_book_check(cases[i / 2].text, &found, i % 2 ? cases[i / 2].people : cases[i / 2].all);
		acquainted_close(&q);
		context_free(&context);
		small_book_close(&s);
		buf_free(&book);
	}
	buf_free(&found);
	buf_free(&scratch);
}

/* either file names the other */
static void
test_either(void **state)
{
	static const struct {
		const char *book;
		bool is;
	} cases[] = {
		{"ana; name: Ana | Met Bo.\nbo; name: Bo", true},
		{"ana; name: Ana\nbo; name: Bo | Met Ana.", true},
		{"ana; name: Ana | Met Cy.\nbo; name: Bo | Met Cy.\ncy; name: Cy", false},
		{"ana; name: Ana | Met Cy and Bo.\nbo; name: Bo\ncy; name: Cy", true},
		{"ana; name: Ana | 2026-01-01 met Bo\nbo; name: Bo", true},
		{"ana; name: Ana | At Hush.\nbo; name: Bo; org: Hush", true},
		{"ana; name: Ana | At Hush.\nbo; name: Bo; org: Hush\ncy; name: Cy; org: Hush", false},
		/* no name begins with a letter of ASCII, also folded */
		{"ana; name: Ana | Met Яна.\nya; name: Яна", true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct acquainted q;
		struct small_book s;

		small_book_open(&s, cases[i].book);
		acquainted_start(&q, &s.book);
		if (acquainted_either(&q, 0, 1) != cases[i].is || acquainted_either(&q, 1, 0) != cases[i].is)
			fail_msg("%s: want %d", cases[i].book, cases[i].is);
		acquainted_close(&q);
		small_book_close(&s);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_names), cmocka_unit_test(test_either)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
