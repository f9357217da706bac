/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h> /* wants the five above first */

#include "find/unfit.h"

/* What notes warn of without its name. */
static void
test_unfit(void **state)
{
	static const struct {
		const char *notes, *topic;
		bool unfit;
	} cases[] = {
		{"Sober since 2021.", "wine", true}, {"Sober since 2021.", "natural wines", true},
		{"Stopped drinking in May.", "craft beer", true}, {"Doesn't drink.", "whisky", true},
		{"Trinkt nicht mehr.", "Wein", true}, {"Kein Alkohol!", "Bier", true},
		{"Ne boit plus.", "vin", true}, {"No bebe.", "cerveza", true}, {"Drinkt niet.", "wijn", true},
		{"Drinks anything.", "wine", false}, {"Sober since 2021.", "chess", false},
		{"A sobering talk.", "wine", false}, {"Sells wine.", "wine", false}, {"", "wine", false},
		{"Broke her leg in two places.", "running", true}, {"Pregnant, due in May.", "Climbing", true},
		{"Tore his ACL.", "football", true}, {"Bein gebrochen.", "Klettern", true},
		{"Enceinte.", "escalade", true}, {"Embarazada.", "correr", true}, {"Zwanger.", "hardlopen", true},
		{"Broke her leg.", "poetry", false}, {"Broke the record.", "running", false},
		{"Pregnant.", "", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (unfit_topic(str_of(cases[i].notes), str_of(cases[i].topic)) != cases[i].unfit)
			fail_msg("%s: %s", cases[i].notes, cases[i].topic);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {cmocka_unit_test(test_unfit)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
