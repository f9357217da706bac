/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "entry/log_order.h"

/* days as digits, - for what has none, / between two versions */
static bool
newest_first(const char *log)
{
	struct log_order o = LOG_ORDER_INIT;

	for (; *log; log++)
		if (*log == '/')
			log_order_again(&o);
		else
			log_order_add(&o, *log == '-' ? DAY_NONE : *log - '5');
	return log_newest_first(&o);
}

static void
test_order(void **state)
{
	static const char *const newest[] = {
		"", "5", "-", "55", "54", "9-1", "98-7", "91919", "5445", "9879", "321/12", "1/9", "1/9/", "21/9", "5-5",
	};
	static const char *const oldest[] = {"45", "1-9", "-12", "1232", "123/21", "12/", "9/12", "5556", "1-2-1-2"};

	(void)state;
	for (size_t i = 0; i < sizeof(newest) / sizeof(newest[0]); i++)
		if (!newest_first(newest[i]))
			fail_msg("\"%s\" runs newest first", newest[i]);
	for (size_t i = 0; i < sizeof(oldest) / sizeof(oldest[0]); i++)
		if (newest_first(oldest[i]))
			fail_msg("\"%s\" runs oldest first", oldest[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_order)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
