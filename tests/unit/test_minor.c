/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "find/minor.h"

/* Whether notes are about a child. */
static void
test_noted(void **state)
{
	static const char *const minors[] = {
		"He is 15.", "15 years old, plays the oboe.", "Just turned 17.", "Er ist 13 Jahre alt.", "Ist 12.",
		"Gymnasiastin, 10. Klasse.", "Schülerin, 9. Klasse.", "Lycéen à Nantes.", "Elle a 16 ans.",
		"Tiene 14 años.", "Ha 15 anni.", "Tem 13 anos.", "Is 16 jaar.", "Ma 15 lat.", "Uczennica.", "Teenager.",
		"17, oboe", "Pupil.", "Élève de seconde.",
	};
	static const char *const others[] = {
		"His son is 15.", "15 years at the mill.", "Has 14 hens.", "Pupil of Casals.", "Schülerin von Beuys.",
		"Elle a 16 ans de métier.", "Hat 12 Jahre in Ulm gelebt.", "Is 19.", "Teaches teenagers.", "3 sons.",
		"Il a 16 salariés.", "Élève de Boulez.", "",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(minors) / sizeof(minors[0]); i++)
		if (!minor_noted(str_of(minors[i])))
			fail_msg("no child: %s", minors[i]);
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (minor_noted(str_of(others[i])))
			fail_msg("a child: %s", others[i]);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {cmocka_unit_test(test_noted)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
