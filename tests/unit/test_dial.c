/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "entry/dial.h"

static void
test_dial(void **state)
{
	static const struct {
		const char *phone, *want;
	} rows[] = {
		{"+49 30 1234517", "+49301234517"},
		{"030 1234517 ext. 4", "0301234517;ext=4"},
		{"tel:0301234517;ext=4", "0301234517;ext=4"},
		{"0301234517 x4", "0301234517;ext=4"},
		{"+1 (555) 010-1000 Extension: 22", "+15550101000;ext=22"},
		{"030 123 (Durchwahl 7)", "030123;ext=7"},
		{"030 123 #7", "030123;ext=7"},
		{"+49 (0)30 123", "+4930123"},
		{"(030) 123/45", "03012345"},
		{"home: 555 0100", "5550100"},
		{"555 0100 or 555 0101", "5550100"},
		{"010,5551", "010"},
		{"030 123 ext.", "030123"},
		{"030\xC2\xA0" "123", "030123"},
		{"030 1234 HOME", "0301234"},
		{"00 49 1234567890123", "00491234567890123"},
		{"1 800 FLOWERS", NULL},
		{"1234567890123456", NULL},
		{"ext. 4", NULL},
		{"+1", NULL},
		{"ask her", NULL},
		{"", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf out = {0};
		bool is = dial_add(&out, str_of(rows[i].phone));

		assert_int_equal(is, rows[i].want != NULL);
		assert_string_equal(out.n ? out.p : "", rows[i].want ? rows[i].want : "");
		buf_free(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_dial)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
