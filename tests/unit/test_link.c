/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "entry/link.h"

/* what is written, and where it leads; NULL for nowhere */
struct leads {
	const char *from, *to;
};

static const struct leads files[] = {
	{"bruno-silva.md", "bruno-silva"},
	{"../friends/bruno%20silva.md", "bruno silva"},
	{"./a/b/Jos%C3%A9.md#log", "José"},
	{"a.md?x=y#z", "a"},
	{"/a.md", "a"},
	{"C:/x/a.md", "a"},
	{"100%.md", "100%"},
	{"a%2.md", "a%2"},
	{"a%zz.md", "a%zz"},
	{"%2e%2e%2fa.md", "../a"},
	{"a.md.md", "a.md"},
	{"https://example.org/a.md", NULL},
	{"file:///a.md", NULL},
	{"mailto:a@example.org", NULL},
	{"#log", NULL},
	{"photo.png", NULL},
	{"a", NULL},
	{"a.MD", "a"},
	{".md", NULL},
	{"x/.md", NULL},
	{"", NULL},
	{"2026-08-01.md", NULL},
};

static const struct leads wikis[] = {
	{"bruno-silva", "bruno-silva"},
	{"Bruno Silva", "Bruno Silva"},
	{"bruno-silva|Bruno", "bruno-silva"},
	{"friends/bruno-silva#Log|Bruno", "bruno-silva"},
	{"bruno-silva.md", "bruno-silva"},
	{" bruno ", "bruno"},
	{"J. Doe", "J. Doe"},
	{"Dr. No", "Dr. No"},
	{"a^b", "a^b"},
	{"2026-08-01", NULL},
	{"2026-08-01|that day", NULL},
	{"daily/2026-08-01", NULL},
	{"photo.jpg", NULL},
	{"talk.pdf#page=2", NULL},
	{"#Log", NULL},
	{"|x", NULL},
	{"", NULL},
	{" ", NULL},
};

static const struct leads values[] = {
	{"bruno-silva", "bruno-silva"},
	{" Bruno Silva ", "Bruno Silva"},
	{"[[bruno-silva|Bruno]]", "bruno-silva"},
	{"[[x/bruno-silva]]", "bruno-silva"},
	{"x/bruno-silva.md", "bruno-silva"},
	{"bruno@example.org", "bruno@example.org"},
	{"[[2026-08-01]]", "[[2026-08-01]]"},
	{"AC/DC", "AC/DC"},
	{"", ""},
};

static const struct leads stems[] = {
	{"a.md", "a"}, {"x/y/a.md", "a"}, {"a", "a"}, {"a.b.md", "a.b"}, {".md", ""}, {"a.MD", "a"},
	{"a.markdown", "a"}, {"a.Markdown", "a"}, {"markdown", "markdown"}, {"x/", ""}, {"", ""},
};

typedef bool follow(struct buf *, struct str);

static void
check(const struct leads *v, size_t n, follow *f)
{
	struct buf out = {0};

	for (size_t i = 0; i < n; i++) {
		buf_clear(&out);
		buf_str(&out, STR("what was there before"));
		if (f(&out, str_of(v[i].from)) != (v[i].to != NULL))
			fail_msg("%s: %s", v[i].from, v[i].to ? "leads nowhere" : out.p);
		if (v[i].to)
			assert_string_equal(out.p, v[i].to);
	}
	buf_free(&out);
}

static bool
follow_value(struct buf *out, struct str s)
{
	link_value(out, s);
	return true;
}

static bool
follow_stem(struct buf *out, struct str s)
{
	buf_clear(out);
	buf_str(out, link_stem(s));
	return true;
}

#define CHECK(v, f) check(v, sizeof(v) / sizeof((v)[0]), f)

static void
test_file(void **state)
{
	(void)state;
	CHECK(files, link_file);
}

static void
test_wiki(void **state)
{
	(void)state;
	CHECK(wikis, link_wiki);
}

static void
test_value(void **state)
{
	(void)state;
	CHECK(values, follow_value);
}

static void
test_stem(void **state)
{
	(void)state;
	CHECK(stems, follow_stem);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_file),
		cmocka_unit_test(test_wiki),
		cmocka_unit_test(test_value),
		cmocka_unit_test(test_stem),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
