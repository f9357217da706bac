/* SPDX-License-Identifier: ISC */
/* dates of commits: what is read has one of the forms, and means what it says */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "git/commit_date.h"

static const char *const good[] = {
	"2026-09-01T10:20:30Z", "2026-09-01 10:20:30 +0200", "2026-09-01T10:20:30+02:00",
	"2026-09-01 10:20 -0530", "1788249600 +0200",
	"@1788249600 -1200", "2026-09-01T10:20:30+14:00",
};

/* whether a text has a form: d is a digit, S a sign, the rest itself */
static bool
has_form(const char *s, const char *form)
{
	for (; *s && *form; s++, form++)
		if (*form == 'd' ? !(*s >= '0' && *s <= '9') : *form == 'S' ? !strchr("+-",
		        *s) : *form != *s)
			return false;
	return !*s && !*form;
}

static bool
has_some_form(const char *s)
{
	static const char *const days[] = {"dddd-dd-ddTdd:dd", "dddd-dd-dd dd:dd"},
	        *const seconds[] = {"", ":dd"};
	static const char *const blanks[] = {"", " "}, *const zones[] = {"Z", "Sdddd", "Sdd:dd"};
	char form[64];

	for (size_t i = 0; i < 24; i++) {
		snprintf(form, sizeof(form), "%s%s%s%s", days[i % 2], seconds[i / 2 % 2],
		        blanks[i / 4 % 2], zones[i / 8]);
		if (has_form(s, form))
			return true;
	}
	for (size_t n = 9; n < 13; n++) {
		snprintf(form, sizeof(form), "@%.*s Sdddd", (int)n, "ddddddddddddd");
		if (has_form(s, form) || has_form(s, form + 1))
			return true;
	}
	return false;
}

/* each text with each of its bytes another one, left out, or followed by another */
static void
test_forms(void **state)
{
	static const char bytes[] = "0159:-+ TZ@.a/";
	size_t taken = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		size_t n = strlen(good[i]);
		struct commit_date d;

		assert_int_equal(commit_date_read(&d, str_of(good[i])), 0);
		for (size_t k = 0; k < n * 3 * (sizeof(bytes) - 1); k++) {
			size_t at = k / 3 / (sizeof(bytes) - 1), how = k % 3;
			char text[64];

			snprintf(text, sizeof(text), "%.*s%.*s%s", (int)at, good[i], how != 0,
			        &bytes[k / 3 % (sizeof(bytes) - 1)],
			         good[i] + at + (how != 2));
			if (commit_date_read(&d, str_of(text)) < 0)
				continue;
			taken++;
			if (!has_some_form(text))
				fail_msg("%s is read", text);
			assert_true(d.offset >= -12 * 60 && d.offset <= 14 * 60);
		}
	}
	assert_true(taken > 100);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_forms)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
