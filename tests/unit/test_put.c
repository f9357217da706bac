/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "edit/edit.h"

/* keys put into a file: what it is then; "" if nothing may change */
struct put_case {
	const char *file, *name;
	struct str value[3];
	const char *pair; /* of the first value, or NULL */
	const char *want;
	bool refused;
};

static const struct put_case cases[] = {
	/* a new key has its place among tend's, a key of the user's own the last */
	{"---\nname: A\nmet: 2020\n---\nx", "org", {STR_INIT("Acme")}, NULL, "---\nname: A\norg: Acme\nmet: 2020\n---\nx", false},
	{"---\nname: A\nmet: 2020\n---\nx", "own", {STR_INIT("a: b")}, NULL, "---\nname: A\nmet: 2020\nown: \"a: b\"\n---\nx", false},
	{"---\n---\n", "o: #", {STR_INIT("a"), STR_INIT("b")}, NULL, "---\n\"o: #\": [a, b]\n---\n", false},
	{"---\n---\n", "own", {STR_INIT("a")}, "p q", "---\nown: {p q: a}\n---\n", false},
	/* the line ends, and how far the front-matter is set in, are the file's */
	{"---\r\n  name: A\r\n---\r\n", "org", {STR_INIT("B")}, NULL, "---\r\n  name: A\r\n  org: B\r\n---\r\n", false},
	{"---\r\nname: A\r\n---\r\n", "note", {STR_INIT("a\n\nb")}, NULL, "---\r\nname: A\r\nnote: |-\r\n  a\r\n\r\n  b\r\n---\r\n", false},
	{"---\nname: A\n---\n", "note", {STR_INIT("a\n b")}, NULL, "---\nname: A\nnote: \"a\\n b\"\n---\n", false},
	{"---\nname: A\n---\n", "note", {STR_INIT("a\n---\nb")}, NULL, "---\nname: A\nnote: |-\n  a\n  ---\n  b\n---\n", false},
	/* what is there gets more; what is empty is filled */
	{"---\ntags: [a] # x\n---\n", "tags", {STR_INIT("b"), STR_INIT("c, d")}, NULL, "---\ntags: [a, b, \"c, d\"] # x\n---\n", false},
	{"---\ntags:\n- a # x\n---\n", "tags", {STR_INIT("b"), STR_INIT("c")}, NULL, "---\ntags:\n- a # x\n- b\n- c\n---\n", false},
	{"---\ntel: '1'\n---\n", "phone", {STR_INIT("2")}, NULL, "---\ntel: ['1', 2]\n---\n", false},
	{"---\nemail: a_b@x\n---\n", "email", {STR_INIT("a-b@x")}, NULL, "---\nemail: [a_b@x, a-b@x]\n---\n", false},
	{"---\norg: # none\n---\n", "org", {STR_INIT("Acme")}, NULL, "---\norg: Acme # none\n---\n", false},
	{"---\norg: ~\n---\n", "org", {STR_INIT("Acme")}, NULL, "---\norg: Acme\n---\n", false},
	{"---\ntags:\n---\n", "tags", {STR_INIT("a"), STR_INIT("b")}, NULL, "---\ntags: [a, b]\n---\n", false},
	/* a text that would be read as several items is a list of one; so is what follows such a text */
	{"---\nname: A\n---\n", "tags", {STR_INIT("b c")}, NULL, "---\nname: A\ntags: [b c]\n---\n", false},
	{"---\ntags:\n---\n", "tags", {STR_INIT("b c")}, NULL, "---\ntags: [b c]\n---\n", false},
	{"---\ntags: a, b\n---\n", "tags", {STR_INIT("c")}, NULL, "---\ntags: a, b, c\n---\n", false},
	{"---\ntags: a, b\n---\n", "tags", {STR_INIT("c d"), STR_INIT("e")}, NULL, "---\ntags: [a, b, c d, e]\n---\n", false},
	{"---\nname: A\n---\n", "knows", {STR_INIT("[[b]] [[c]]")}, NULL, "", false},
	/* the same name twice is no hindrance for another */
	{"---\nx: 1\nx: 2\n---\n", "y", {STR_INIT("3")}, NULL, "---\nx: 1\nx: 2\ny: 3\n---\n", false},
	/* what cannot be changed is refused */
	{"---\nemail: {w: a@x}\n---\n", "email", {STR_INIT("b@x")}, NULL, "", true},
	{"---\na: &x 1\nb: *x\n---\n", "org", {STR_INIT("B")}, NULL, "", false},
	{"prose", "org", {STR_INIT("B")}, NULL, "", false},
};

static void
test_put(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct put_case *c = &cases[i];
		struct errors errors = {0};
		struct edit edit = {.path = STR("a.md"), .errors = &errors};
		struct str pair = str_of(c->pair);
		struct edit_field f = {.name = str_of(c->name), .value = c->value, .pair = c->pair ? &pair : NULL};
		struct buf out = {0};
		int done;

		while (f.n < 3 && c->value[f.n].n)
			f.n++;
		done = edit_put(&out, str_of(c->file), &f, 1, &edit);
		assert_string_equal(out.n ? out.p : "", c->want);
		assert_int_equal(done > 0, out.n > 0);
		assert_int_equal(f.refused, c->refused);
		assert_int_equal(errors.n > 0, !*c->want);
		errors_free(&errors);
		buf_free(&out);
	}
}

/* those that can be put are, when one cannot */
static void
test_several(void **state)
{
	struct errors errors = {0};
	struct edit edit = {.path = STR("a.md"), .errors = &errors};
	struct str v = STR("new");
	struct edit_field f[] = {
		{.name = STR("own"), .value = &v, .n = 1},
		{.name = STR("email"), .value = &v, .n = 1},
		{.name = STR("title"), .value = &v, .n = 1},
		{.name = STR("aliases"), .value = &v, .n = 1, .list = true},
	};
	struct buf out = {0};

	(void)state;
	assert_int_equal(edit_put(&out, STR("---\nname: A\nemail: {w: a}\n---\n"), f, 4, &edit), 1);
	assert_string_equal(out.p, "---\nname: A\naliases: [new]\nemail: {w: a}\ntitle: new\nown: new\n---\n");
	assert_true(f[1].refused && !f[0].refused && !f[2].refused);
	assert_int_equal(errors.n, 1);
	assert_int_equal(edit_put(&out, STR("---\n---\n"), NULL, 0, &edit), 0);
	errors_free(&errors);
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_put),
		cmocka_unit_test(test_several),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
