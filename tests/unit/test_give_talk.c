/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h> /* wants the five above first */

#include "match/give_talk.h"

#include "small_book.h"

/*
 * What the log and promises offer to give: their last word, its question, "after" for contact since,
 * and your gift to ask about.
 */
static void
test_read(void **state)
{
	static const char *const cases[][2] = {
		{"a", ""}, {"a | 2026-08-01 tea", ""},
		{"a | 2026-08-01 <- mail: hello", "word hello"}, {"a | 2026-09-02 <- mail: hello", ""},
		{"a | 2026-08-01 <- mail: hello. How? Well", "word hello. How? Well, asks How?"},
		{"a | 2026-08-01 <- mail: one | 2026-08-02 <- mail: two", "word two"},
		{"a | 2026-08-01 <- mail: one | 2026-08-01 <- mail: two", "word one"},
		/* contact since: later, or of that day but for theirs */
		{"a | 2026-08-01 <- mail: one | 2026-08-02 call: x", "word one, after"},
		{"a | 2026-08-01 <- mail: one | 2026-08-01 -> mail: x", "word one, after"},
		{"a | 2026-08-01 <- mail: one | 2026-08-01 call: x", "word one, after"},
		{"a | 2026-08-01 <- mail: one | 2026-07-31 -> mail: x", "word one"},
		{"a | 2026-08-01 <- mail: one | 2026-09-02 -> mail: x", "word one"},
		/* whatever you wrote or said later may be the answer, but for a wish and what says that it is none */
		{"a | 2026-08-01 <- mail: When? | 2026-08-15 -> mail: said yes", "word When?, after"},
		{"a | 2026-08-01 <- mail: When? | 2026-08-15 -> Mail: zugesagt", "word When?, after"},
		{"a | 2026-08-01 <- mail: When? | 2026-08-15 -> mail: répondu oui", "word When?, after"},
		{"a | 2026-08-01 <- mail: When? | 2026-08-15 -> mail: le dije que no", "word When?, after"},
		{"a | 2026-08-01 <- mail: When? | 2026-08-15 -> mail: gli ho detto di sì", "word When?, after"},
		{"a | 2026-08-01 <- mail: When? | 2026-08-15 -> mail: disse-lhe que sim", "word When?, after"},
		{"a | 2026-08-01 <- mail: When? | 2026-08-15 -> mail: odpisałam, że tak", "word When?, after"},
		{"a | 2026-08-01 <- mail: When? | 2026-08-15 -> mail: nee, helaas", "word When?, after"},
		{"a | 2026-08-01 <- mail: When? | 2026-08-15 -> mail: 0221 4455", "word When?, after"},
		{"a | 2026-08-01 <- mail: When? | 2026-08-15 call: a long talk", "word When?, after"},
		{"a | 2026-08-01 <- mail: When? | 2026-08-15 -> mail", "word When?, after"},
		{"a | 2026-08-01 <- mail: When? | 2026-08-15 -> mail: happy birthday!", "word When?, asks When?, after"},
		{"a | 2026-08-01 <- mail: When? | 2026-08-15 -> Karte: alles Gute zum Geburtstag", "word When?, asks When?, after"},
		{"a | 2026-08-01 <- mail: When? | 2026-08-15 -> mail: have not answered yet", "word When?, asks When?, after"},
		{"a | 2026-08-01 <- mail: When? | 2026-08-15 -> mail: noch nicht geantwortet", "word When?, asks When?, after"},
		{"a | 2026-08-01 <- mail: When? | 2026-08-15 -> carte: joyeux Noël", "word When?, asks When?, after"},
		{"a | 2026-08-01 <- mail: When? | 2026-08-16 -> mail: said yes", "word When?, after"},
		{"a | 2026-08-01 <- mail: When? | 2026-08-16 -> Brief: abgesagt", "word When?, after"},
		{"a | 2026-08-01 <- mail: When? | 2026-08-16 -> mail: 0221 4455", "word When?, after"},
		{"a | 2026-08-01 <- mail: When? | 2026-08-16 call: a long talk", "word When?, after"},
		/* a program says nothing */
		{"a | 2026-08-01 <- newsletter: one?", ""},
		{"a | 2026-08-01 <- mail: one | 2026-08-02 <- newsletter: x", "word one"},
		/* your gift, if it was the last contact and may have had an effect */
		{"a | 2026-08-01 -> +help: the shed", "gave the shed"},
		{"a | 2026-08-01 -> +intro: Bo", "gave Bo"},
		{"a | 2026-08-01 -> +idea: bees", "gave bees"}, {"a | 2026-08-01 -> +praise: bees", ""},
		{"a | 2026-08-01 +help: the shed", "gave the shed"}, {"a | 2026-08-01 -> -help: the shed", ""},
		{"a | 2026-08-01 <- +help: the shed", "word the shed"},
		{"a | 2026-08-01 -> +help: the shed | 2026-08-02 tea", ""},
		{"a | 2026-08-01 -> +help: the shed | 2026-07-31 tea", "gave the shed"},
		{"a | 2026-08-01 -> +help: the shed | 2026-08-01 tea", "gave the shed"},
	};
	struct buf found = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct small_book s;
		struct give_talk t;

		small_book_open(&s, cases[i][0]);
		give_talk_read(&t, &s.book.contact[0], small_book_day("2026-09-01"));
		if (t.heard)
			buf_fmt(&found, "word %.*s", STR_ARG(t.word));
		if (t.question.n)
			buf_fmt(&found, ", asks %.*s", STR_ARG(t.question));
		if (t.after)
			buf_str(&found, STR(", after"));
		if (t.gave)
			buf_fmt(&found, "%sgave %.*s", found.n ? ", " : "", STR_ARG(t.gift));
		small_book_check(cases[i][0], &found, cases[i][1]);
		small_book_close(&s);
	}
	buf_free(&found);
}

/* the promise with the earliest day, else the first */
static void
test_promise(void **state)
{
	static const char *const cases[][2] = {
		{"a", ""}, {"a | !a book", "a book"}, {"a | !a book | !a cake", "a book"},
		{"a | !a book | !2026-09-02 a cake", "a cake"},
		{"a | !2026-09-02 a book | !2026-09-02 a cake", "a book"},
		{"a | !2026-09-02 a book | !2026-09-01 a cake", "a cake"},
		{"a | !2026-09-01 a book | !a cake", "a book"},
	};
	struct buf found = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct small_book s;
		const struct task *t;

		small_book_open(&s, cases[i][0]);
		t = give_talk_promise(&s.book.contact[0]);
		if (t)
			buf_str(&found, t->text);
		small_book_check(cases[i][0], &found, cases[i][1]);
		small_book_close(&s);
	}
	buf_free(&found);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_read), cmocka_unit_test(test_promise)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
