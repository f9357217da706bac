/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "edit/key_change.h"

static void
test_parse(void **state)
{
	static const struct {
		const char *typed, *key, *value;
		enum edit_op op;
	} rows[] = {
		{"tier=critical", "tier", "critical", EDIT_SET},
		{"tags+=rust", "tags", "rust", EDIT_ADD},
		{"tags-=rust", "tags", "rust", EDIT_REMOVE},
		{"every=", "every", "", EDIT_UNSET},
		{"why=a=b", "why", "a=b", EDIT_SET},
		{"último contacto=x", "último contacto", "x", EDIT_SET},
		{"last_2=x", "last_2", "x", EDIT_SET},
	};
	static const char *const others[] = {
		"ana", "=x", "+=x", "-n=1", " a=b", "./a=b.md", "a/b=c", "a.b=c", "",
	};
	struct key_change c;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_true(key_change_parse(&c, str_of(rows[i].typed)));
		assert_true(str_eq(c.key, str_of(rows[i].key)));
		assert_true(str_eq(c.value, str_of(rows[i].value)));
		assert_true(str_eq(c.as_typed, str_of(rows[i].typed)));
		assert_int_equal(c.op, rows[i].op);
	}
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		assert_false(key_change_parse(&c, str_of(others[i])));
}

/* makes changes to a file: the new one, "same" or "refused" */
static void
check(const char *file, const char *const *typed, const char *expected)
{
	struct key_change v[4];
	struct errors errors = {0};
	struct edit edit = {.path = STR("a.md"), .errors = &errors};
	struct buf out = {0};
	size_t n = 0;
	int ret;

	for (; typed[n]; n++)
		assert_true(key_change_parse(&v[n], str_of(typed[n])));
	ret = key_change_all(&out, str_of(file), v, n, &edit);
	assert_string_equal(ret > 0 ? out.p : ret ? "refused" : "same", expected);
	assert_int_equal(out.n > 0, ret > 0);
	assert_int_equal(errors.n > 0, ret < 0);
	buf_free(&out);
	errors_free(&errors);
}

static void
test_all(void **state)
{
	(void)state;
	check("---\nname: A\n---\n", (const char *const[]){"tier=many", "tags+=b", NULL},
	      "---\nname: A\ntier: many\ntags: [b]\n---\n");
	check("---\nname: A\n---\n", (const char *const[]){"name=A", NULL}, "same");
	/* the second change undoes the first */
	check("---\nname: A\n---\n", (const char *const[]){"name=B", "name=A", NULL}, "same");
	/* the first would be possible */
	check("---\nname: A\nx: {a: b}\n---\n", (const char *const[]){"name=B", "x+=c", NULL}, "refused");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_parse), cmocka_unit_test(test_all)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
