/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "find/peace.h"

#include "small_book.h"

/* Until when a sentence of 1 September 2026 asks for peace. */
static void
test_until(void **state)
{
	static const char *const cases[][2] = {
		{"Needs space till Christmas, she will call me.", "2026-12-25"},
		{"Asked for peace and quiet until Easter.", "2027-03-28"},
		{"He'll call after the holidays.", "2026-12-25"},
		{"Needs some rest until the end of October.", "2026-10-31"},
		{"Wants silence till spring.", "2027-03-21"},
		{"Braucht bis Ostern Ruhe.", "2027-03-28"},
		{"Braucht Ruhe bis Weihnachten, meldet sich selbst.", "2026-12-25"},
		{"Bat um Abstand bis März.", "2027-03-01"},
		{"Meldet sich nach Neujahr wieder.", "2027-01-01"},
		{"Besoin de calme jusqu'à Noël, elle me recontactera.", "2026-12-25"},
		{"besoin de calme, je te rappelle après Noël", "2026-12-25"},
		{"Elle a besoin de calme jusqu'à la rentrée.", "2026-09-22"},
		{"Necesita tranquilidad hasta Navidad, ya llamará ella.", "2026-12-25"},
		{"Pide espacio hasta enero.", "2027-01-01"},
		{"Precisa de sossego até ao Natal.", "2026-12-25"},
		{"Vuole pace fino a Pasqua.", "2027-03-28"},
		{"Ha bisogno di tranquillità fino a Natale.", "2026-12-25"},
		{"Zit even in een rustige periode, belt zelf wel na kerst.", "2026-12-25"},
		{"Heeft rust nodig tot Pasen.", "2027-03-28"},
		{"Potrzebuje spokoju do świąt.", "2026-12-25"},
		{"Sama zadzwoni po Wielkanocy.", "2027-03-28"},
		{"Behöver lugn till jul.", "2026-12-25"},
		/* no wish, no term, or the term of something else */
		{"Likes a quiet Christmas.", ""}, {"Needs space.", ""}, {"Needs a flat until Christmas.", ""},
		{"Will call me.", ""}, {"Works until Easter.", ""}, {"Christmas is her peace.", ""},
		{"Braucht eine Wohnung bis Ostern.", ""}, {"Arbeitet bis Weihnachten.", ""},
		{"Cherche un calme appartement.", ""}, {"Busca piso hasta Navidad.", ""},
		{"Zoekt een oppas tot kerst.", ""}, {"Szuka pokoju do wiosny.", ""},
		{"Cerca casa fino a Natale.", ""},
	};
	char shown[DAY_SIZE];

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		day until = peace_until(str_of(cases[i][0]), small_book_day("2026-09-01"));

		shown[0] = '\0';
		if (until != DAY_NONE)
			day_format(shown, until);
		if (!str_eq(str_of(shown), str_of(cases[i][1])))
			print_error("%s: want %s, got %s\n", cases[i][0], cases[i][1], shown);
		assert_true(str_eq(str_of(shown), str_of(cases[i][1])));
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_until),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
