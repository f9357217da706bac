/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "contact/no_contact.h"

#include "noted_rows.h"

enum { ROWS = 585 }; /* of no_contact.txt, at least */

/* Whether notes say that no contact is wanted: each line of no_contact.txt. */
static void
test_rows(void **state)
{
	(void)state;
	check_noted_rows("no_contact.txt", ROWS, no_contact_noted);
}

static void
test_quote(void **state)
{
	struct str quote;

	(void)state;
	assert_true(no_contact_noted(&quote, STR("A baker.\nHe blocked\nme. Chess.\n"), STR("")));
	assert_true(str_eq(quote, STR("He blocked\nme.")));
	assert_false(no_contact_noted(&quote, STR(""), STR("")));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_quote),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
