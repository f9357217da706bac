/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "read/card_form.h"
#include "read/phone.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static void
test_numbers(void **state)
{
	static const struct {
		const char *a, *b;
		bool same;
	} rows[] = {
		{"+49 30 123", "0049-30-123", true},
		{"+49 30 123", "030123", true},
		{"+49 (0)30 123456", "+4930123456", true},
		{"+49 (0)30 123456", "030/123456", true},
		{"+1 (555) 010-1000", "555-0101000", true},
		{"+1 (555) 010-1000", "1-555-010-1000", true},
		{"+1 555 010 1000", "001 555 0101000", true},
		{"+7 495 1234567", "8 (495) 123-45-67", true},
		{"+39 06 1234567", "06 1234567", true},
		{"+351 21 000 0000", "210000000", true},
		/* another country, a part of the number, a short code, an area that is missing */
		{"+49 30 123456", "+43 30 123456", false},
		{"+49 30 1234567", "1234567", false},
		{"+49 30 1234567", "0123456", false},
		{"+49 110", "110", false},
		{"+49 0110", "0110", false},
		{"030 123456", "30123456", false},
		{"+9999", "9", false},
		{"+", "0", false},
		{"+49 30 123456 x1", "+4930123456", false},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct buf a = {0}, b = {0};
		bool first = phone_form(&a, str_of(rows[i].a)), forms = phone_form(&b, str_of(rows[i].b)) && first;

		if ((forms && phone_same(buf_view(&a), buf_view(&b))) != rows[i].same ||
		    (forms && phone_same(buf_view(&b), buf_view(&a))) != rows[i].same)
			fail_msg("%s, %s: %s, %s", rows[i].a, rows[i].b, a.n ? a.p : "", b.n ? b.p : "");
		buf_free(&a);
		buf_free(&b);
	}
}

static void
test_plain_names(void **state)
{
	static const struct {
		const char *name, *plain;
	} rows[] = {
		{"Rosa Lind", "rosa lind"},
		{"Dr. Rosa Lind", "rosa lind"},
		{"Prof. Dr. Rosa Lind, Ph.D., MBA", "rosa lind"},
		{"ROSA LIND M.D.", "rosa lind"},
		{"Lind, Rosa", "rosa lind"},
		{"Lind, Dr. Rosa", "rosa lind"},
		{"Dr. Lind, Rosa, PhD", "rosa lind"},
		{"🌸 Rosa 🌸 Lind ❤️", "rosa lind"},
		{"Rosa Lind 👩🏽‍💻🇵🇹", "rosa lind"},
		{"Rosa Lind (she/her)", "rosa lind"},
		{"Rosa (Ro) Lind [Acme]", "rosa lind"},
		{"Rosa “Ro” Lind", "rosa lind"},
		{"Rosa Lind (Acme", "rosa lind"},
		{"Rosa Lind (they/them), RN", "rosa lind"},
		{"Dipl.-Ing. Rosa Lind", "rosa lind"},
		{"山田 太郎（やまだ）", "山田 太郎"},
		/* other people, or names themselves */
		{"Sam Poe Jr.", "sam poe jr."},
		{"Sam Poe III", "sam poe iii"},
		{"Yo-Yo Ma", "yo yo ma"},
		{"Ana Conceição, Lda., Lisboa", "ana conceicao, lda., lisboa"},
		{"Dr. House", ""},
		{"Rosa", ""},
		{"(Rosa Lind)", ""},
		{"Dr. PhD", ""},
		{"", ""},
		{",", ""},
		{"\xFF (", ""},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct buf out = {0};

		buf_str(&out, STR("|"));
		if (card_plain_name(&out, str_of(rows[i].name)) != (rows[i].plain[0] != '\0') || !str_eq(str_sub(buf_view(&out), 1, out.n), str_of(rows[i].plain)))
			fail_msg("%s: %.*s", rows[i].name, STR_ARG(buf_view(&out)));
		buf_free(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_plain_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
