/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "contact/death.h"
#include "contact/death_table.h"

#include "noted_rows.h"

enum { ROWS = 400 }; /* of deaths.txt, at least */

/* Whether notes say that the contact died: each line of deaths.txt. */
static void
test_rows(void **state)
{
	(void)state;
	check_noted_rows("deaths.txt", ROWS, death_noted);
}

static void
test_quote(void **state)
{
	struct str quote;

	(void)state;
	assert_true(death_noted(&quote, STR("A baker.\nHe died\nin May. Chess.\n"), STR("")));
	assert_true(str_eq(quote, STR("He died\nin May.")));
	assert_false(death_noted(&quote, STR(""), STR("")));
}

/* the table has all phrases of death.def */
static void
test_room(void **state)
{
	(void)state;
	death_table_read();
	assert_in_range(death_table->n, 1, DEATH_PHRASES - 1);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_quote),
		cmocka_unit_test(test_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
