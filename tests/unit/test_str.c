/* SPDX-License-Identifier: ISC */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdalign.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/bump.h"
#include "base/error.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/redzone.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static const struct str none = {NULL, 0};

static void
assert_str(struct str got, const char *want)
{
	if (!str_eq(got, str_of(want)))
		fail_msg("\"%.*s\", not \"%s\"", STR_ARG(got), want);
}

static void
test_compare(void **state)
{
	(void)state;
	assert_true(str_eq(none, STR("")));
	assert_true(str_eq(STR("a\0b"), STR("a\0b")));
	assert_false(str_eq(STR("a\0b"), STR("a\0c")));
	assert_false(str_eq(STR("a"), STR("ab")));
	assert_true(str_cmp(STR("a"), STR("b")) < 0);
	assert_true(str_cmp(STR("b"), STR("a")) > 0);
	assert_true(str_cmp(STR("a"), STR("ab")) < 0);
	assert_true(str_cmp(STR("a"), STR("\xFF")) < 0);
	assert_true(str_cmp(none, STR("")) == 0);
	assert_true(str_cmp(none, STR("a")) < 0);
	assert_true(str_starts(STR("abc"), STR("ab")) && str_starts(STR("abc"), none));
	assert_false(str_starts(STR("ab"), STR("abc")));
	assert_true(str_ends(STR("abc"), STR("bc")) && str_ends(STR("abc"), none));
	assert_false(str_ends(STR("bc"), STR("abc")));
	assert_int_equal(str_of(NULL).n, 0);
}

/* every byte: those of the set and no other; not the NUL that ends a literal, which a count too high takes in */
static void
test_sets(void **state)
{
	static const struct str sets[] = {
		STR_INIT(""), STR_INIT("a"), STR_INIT(" \t\n-*_:.|"), STR_INIT("\xFF\x80"), STR_INIT("a\0b"), {NULL, 0},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(sets); i++)
		for (int c = CHAR_MIN; c <= CHAR_MAX; c++) {
			bool in = false;

			for (size_t k = 0; k < sets[i].n; k++)
				in |= sets[i].p[k] == (char)c;
			assert_int_equal(char_in((char)c, sets[i]), in);
		}
}

static void
test_skip(void **state)
{
	struct str s = STR("a\0bc");

	(void)state;
	assert_true(str_skip(&s, none) && s.n == 4);
	assert_false(str_skip(&s, STR("a\0c")));
	assert_int_equal(s.n, 4);
	assert_true(str_skip(&s, STR("a\0b")));
	assert_str(s, "c");
	assert_false(str_skip(&s, STR("cc")));
	assert_true(str_skip(&s, STR("c")));
	assert_int_equal(s.n, 0);
	assert_false(str_skip(&s, STR("c")));
}

static void
test_slices(void **state)
{
	struct str head;

	(void)state;
	assert_str(str_sub(STR("abc"), 1, 2), "b");
	assert_str(str_sub(STR("abc"), 1, SIZE_MAX), "bc");
	assert_str(str_sub(STR("abc"), 3, 3), "");
	assert_str(str_sub(STR("abc"), 9, 12), "");
	assert_str(str_sub(STR("abc"), 2, 1), "");
	assert_str(str_sub(none, 0, 9), "");
	assert_str(str_trim(STR(" \t\r\n a b \n")), "a b");
	assert_str(str_trim(STR(" \t")), "");
	assert_str(str_trim(none), "");
	assert_int_equal(str_chr(STR("abcb"), 'b'), 1);
	assert_int_equal(str_chr(STR("abc"), 'x'), 3);
	assert_int_equal(str_chr(none, 'x'), 0);
	assert_int_equal(str_find(STR("ababc"), STR("abc")), 2);
	assert_int_equal(str_find(STR("abab"), STR("abc")), 4);
	assert_int_equal(str_find(STR("ab"), STR("")), 0);
	assert_int_equal(str_find(none, STR("a")), 0);
	assert_str(str_cut(&head, STR("key: v: w"), ':'), " v: w");
	assert_str(head, "key");
	assert_str(str_cut(&head, STR("key"), ':'), "");
	assert_str(head, "key");
	assert_str(str_cut(&head, STR(":"), ':'), "");
	assert_str(head, "");
}

static void
test_last(void **state)
{
	struct str head, s = STR("a/b/c");

	(void)state;
	assert_int_equal(str_after_last(s, '/'), 4);
	assert_int_equal(str_after_last(STR("a/"), '/'), 2);
	assert_int_equal(str_after_last(STR("a"), '/'), 0);
	assert_int_equal(str_after_last(none, '/'), 0);
	assert_str(str_cut_last(&head, s, '/'), "c");
	assert_str(head, "a/b");
	/* the head may be the text itself */
	assert_str(str_cut_last(&s, s, '/'), "c");
	assert_str(str_cut_last(&s, s, '/'), "b");
	assert_str(str_cut_last(&s, s, '/'), "a");
	assert_str(s, "");
	assert_str(str_cut_last(&head, STR("a/"), '/'), "");
	assert_str(head, "a");
	assert_str(str_cut_last(&head, STR("/a"), '/'), "a");
	assert_str(head, "");
}

static void
test_items(void **state)
{
	(void)state;
	assert_true(str_has_item(STR("a/bc/d"), '/', STR("a")));
	assert_true(str_has_item(STR("a/bc/d"), '/', STR("bc")));
	assert_true(str_has_item(STR("a/bc/d"), '/', STR("d")));
	assert_true(str_has_item(STR(" a b "), ' ', STR("b")));
	assert_false(str_has_item(STR("a/bc/d"), '/', STR("b")));
	assert_false(str_has_item(STR("a/bc/d"), '/', STR("bcd")));
	assert_false(str_has_item(STR("a/bc/d"), '/', STR("a/bc")));
	assert_false(str_has_item(STR("a//b"), '/', STR("")));
	assert_false(str_has_item(none, '/', STR("a")));
}

/* the lines of text, joined by "|" */
static void
check_lines(struct str text, const char *want)
{
	struct buf b = {0};
	struct str line;

	buf_str(&b, none);
	while (str_line(&line, &text)) {
		buf_str(&b, line);
		buf_chr(&b, '|');
	}
	assert_string_equal(b.p, want);
	assert_false(str_line(&line, &text));
	buf_free(&b);
}

static void
test_lines(void **state)
{
	(void)state;
	check_lines(none, "");
	check_lines(STR("a"), "a|");
	check_lines(STR("a\n"), "a|");
	check_lines(STR("a\nb"), "a|b|");
	check_lines(STR("a\r\nb\r\n"), "a|b|");
	check_lines(STR("a\rb\r"), "a|b|");
	check_lines(STR("\n\n"), "||");
	check_lines(STR("\r\n\r\n"), "||");
	check_lines(STR("\r\r\n\n\r"), "||||");
	check_lines(STR("a\n\rb"), "a||b|");
	check_lines(STR("a\r\rb\nc"), "a||b|c|");
}

static void
test_first_line(void **state)
{
	static const struct {
		const char *text, *is;
	} v[] = {
		{"a", "a"}, {" \r\n\t a b \r\nc", "a b"}, {"", ""}, {" \n ", ""}, {"a\n", "a"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++)
		assert_true(str_eq(str_first_line(str_of(v[i].text)), str_of(v[i].is)));
}

static void
test_number(void **state)
{
	(void)state;
	assert_int_equal(str_number(STR("0"), 9), 0);
	assert_true(str_number(STR("1099511627776"), (int64_t)1 << 40) == (int64_t)1 << 40); /* the seconds of a date need more than 32 bits */
	assert_int_equal(str_number(STR("007"), 9), 7);
	assert_int_equal(str_number(STR("99"), 99), 99);
	assert_int_equal(str_number(STR("100"), 99), -1);
	assert_int_equal(str_number(STR("99999999999999999999999"), 1000000), -1);
	assert_int_equal(str_number(none, 9), -1);
	assert_int_equal(str_number(STR("-1"), 9), -1);
	assert_int_equal(str_number(STR("+1"), 9), -1);
	assert_int_equal(str_number(STR(" 1"), 9), -1);
	assert_int_equal(str_number(STR("1x"), 9), -1);
	assert_int_equal(str_number(STR("1\0"), 9), -1);
}

static void
test_buf(void **state)
{
	struct buf b = {0};

	(void)state;
	buf_clear(&b);
	assert_null(b.p);
	assert_int_equal(buf_view(&b).n, 0);
	buf_add(&b, NULL, 0);
	assert_string_equal(b.p, "");
	buf_str(&b, STR("a\0b"));
	buf_chr(&b, 'c');
	buf_fmt(&b, "%d-%s", 42, "x");
	assert_int_equal(b.n, 8);
	assert_memory_equal(b.p, "a\0bc42-x", 9);
	buf_clear(&b);
	for (int i = 0; i < 10000; i++)
		buf_fmt(&b, "%04d", i);
	assert_int_equal(b.n, 40000);
	assert_memory_equal(b.p + 39996, "9999", 5);
	buf_reserve(&b, 100000);
	memset(b.p + b.n, 'x', 100000);
	buf_free(&b);
	assert_null(b.p);
}

static void
test_arena(void **state)
{
	struct arena a = {0}, other = {0};
	struct str s[1000];
	char text[300];

	(void)state;
	memset(text, 'x', sizeof(text));
	assert_non_null(arena_alloc(&a, 0));
	for (size_t i = 0; i < LENGTH(s); i++) {
		size_t n = i % 2 ? 1 << 15 : 13;
		char *p = arena_alloc(i % 3 ? &a : &other, n);

		assert_int_equal((uintptr_t)p % alignof(max_align_t), 0);
		memset(p, 0xAA, n);
		s[i] = arena_str(i % 3 ? &a : &other, (struct str){text, i % 300});
	}
	for (size_t i = 0; i < 100; i++) {
		unsigned char *z = arena_zero(&a, i, 7);

		for (size_t k = 0; k < i * 7; k++)
			assert_int_equal(z[k], 0);
	}
	assert_memory_equal(arena_copy(&a, "abcdef", 2, 3), "abcdef", 6);
	assert_non_null(arena_copy(&a, NULL, 0, 3));
	arena_join(&a, &other);
	assert_null(other.last);
	arena_join(&a, &other);
	arena_join(&other, &a);
	for (size_t i = 0; i < LENGTH(s); i++) {
		assert_int_equal(s[i].n, i % 300);
		assert_memory_equal(s[i].p, text, s[i].n);
		assert_int_equal(s[i].p[s[i].n], 0);
	}
	assert_int_equal(arena_str(&a, none).p[0], 0);
	arena_free(&other);
	arena_free(&a);
	arena_free(&a);
}

#if REDZONE
/* n bytes at p can be used, and those before and after them cannot */
static void
assert_alone(const void *p, size_t n)
{
	char *from = (char *)p;

	assert_null(__asan_region_is_poisoned(from, n));
	assert_ptr_equal(__asan_region_is_poisoned(from + n, 1), from + n);
	assert_ptr_equal(__asan_region_is_poisoned(from - 1, 1), from - 1);
	/* an item as long as a gap is seen, wherever its field lies */
	for (size_t i = 1; i <= 16; i++)
		assert_true(__asan_address_is_poisoned(from - i));
}

static void
test_red_arena(void)
{
	struct arena a = {0}, other = {0};

	for (size_t n = 0; n < 100; n++) {
		assert_alone(arena_alloc(&a, n), n);
		assert_alone(arena_bytes(n % 2 ? &a : &other, n), n + 1);
	}
	assert_alone(arena_alloc(&a, 1 << 20), 1 << 20);
	arena_join(&a, &other);
	assert_alone(arena_zero(&a, 3, 5), 15);
	arena_free(&a);
}

static void
test_red_bump(void)
{
	char *p, *q;

	if (setjmp(*bump_begin(1 << 20)) != 0)
		fail_msg("a budget that is not used up");
	p = bump_calloc(3, 5);
	assert_alone(p, 15);
	memset(p, 'x', 15);
	q = bump_realloc(p, 100);
	assert_alone(q, 100);
	assert_memory_equal(q, "xxxxxxxxxxxxxxx", 16);
	assert_ptr_equal(bump_realloc(q, 50), q);
	bump_end();
	assert_true(__asan_address_is_poisoned(q));
}

static void
test_red_capacity(void)
{
	struct buf b = {0};
	size_t cap = 0, n = 0;
	int *v = NULL;

	buf_str(&b, STR("a longer text"));
	buf_clear(&b);
	buf_str(&b, STR("text"));
	assert_null(__asan_region_is_poisoned(b.p, 5));
	assert_true(__asan_address_is_poisoned(b.p + 5));
	buf_reserve(&b, 20);
	assert_null(__asan_region_is_poisoned(b.p, 25));
	memset(b.p + 4, 'y', 20);
	buf_filled(&b, 20);
	assert_int_equal(b.p[24], 0);
	assert_true(__asan_address_is_poisoned(b.p + 25));
	buf_clear(&b);
	assert_true(__asan_address_is_poisoned(b.p + 1));
	buf_free(&b);
	while (n < 20) {
		v = mem_reserve(v, n, &cap, sizeof(*v));
		v[n] = (int)n;
		n++;
		assert_null(__asan_region_is_poisoned(v, n * sizeof(*v)));
		assert_true(n == cap || __asan_address_is_poisoned(&v[n]));
	}
	free(v);
}
#endif

static void
test_redzones(void **state)
{
	(void)state;
#if REDZONE
	test_red_arena();
	test_red_bump();
	test_red_bump(); /* in the same block */
	bump_release();
	test_red_capacity();
#else
	skip();
#endif
}

static void
test_map(void **state)
{
	enum { MANY = 20000 };
	static char keys[MANY][8];
	struct map m = {0};

	(void)state;
	assert_int_equal(map_hash(STR("")), 0x811c9dc5);
	assert_int_equal(map_hash(STR("foobar")), 0xbf9cf968);
	assert_int_equal(map_get(&m, STR("x")), MAP_NONE);
	for (uint32_t i = 0; i < MANY; i++) {
		struct str key = {keys[i], 5};

		for (uint32_t k = 0, n = i; k < 5; k++, n /= 10)
			keys[i][k] = (char)('0' + n % 10);
		assert_int_equal(map_get(&m, key), MAP_NONE);
		assert_int_equal(*map_put(&m, key), MAP_NONE);
		*map_put(&m, key) = i;
	}
	*map_put(&m, none) = 7;
	*map_put(&m, STR("a\0b")) = 8;
	assert_int_equal(m.n, MANY + 2);
	for (uint32_t i = 0; i < MANY; i++)
		assert_int_equal(map_get(&m, (struct str){keys[i], 5}), i);
	assert_int_equal(map_get(&m, STR("")), 7);
	assert_int_equal(map_get(&m, STR("a\0b")), 8);
	assert_int_equal(map_get(&m, STR("a\0c")), MAP_NONE);
	map_free(&m);
	assert_int_equal(map_get(&m, STR("")), MAP_NONE);
}

static void
test_errors(void **state)
{
	static const char *const want[] = {":0:0:no file", "a:1:2:x", "a:1:2:y", "a:1:3:x", "a:2:1:x", "b:1:1:x"};
	struct errors e = {0}, more = {0};
	struct buf b = {0};

	(void)state;
	errors_sort(&e);
	errors_add(&e, STR("b"), 1, 1, "%s", "x");
	errors_add(&e, STR("a"), 2, 1, "x");
	errors_add(&e, STR("a"), 1, 3, "x");
	errors_add(&more, STR("a"), 1, 2, "y");
	errors_add(&more, STR("a"), 1, 2, "x");
	errors_add(&more, STR("a"), 1, 2, "y");
	errors_add(&more, none, 0, 0, "no file");
	errors_join(&e, &more);
	assert_int_equal(more.n, 0);
	errors_join(&e, &more);
	errors_sort(&e);
	assert_int_equal(e.n, LENGTH(want));
	for (size_t i = 0; i < e.n; i++) {
		buf_clear(&b);
		buf_fmt(&b, "%.*s:%u:%u:%.*s", STR_ARG(e.v[i].path), e.v[i].line, e.v[i].col, STR_ARG(e.v[i].what));
		assert_string_equal(b.p, want[i]);
	}
	for (int i = 0; i < 1000; i++)
		buf_chr(&b, 'x');
	errors_add(&e, STR("long"), 1, 1, "%s", b.p);
	assert_true(e.v[e.n - 1].what.n > 100);
	buf_free(&b);
	errors_free(&e);
	assert_int_equal(e.n, 0);
}

/* each byte, against lists written out */
static void
test_chars(void **state)
{
	static const char hex[] = "0123456789abcdef", upper[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", lower[] = "abcdefghijklmnopqrstuvwxyz";

	(void)state;
	for (int i = 0; i < 256; i++) {
		char c = (char)i;
		bool zero = c == 0;
		const char *up = zero ? NULL : strchr(upper, c), *low = zero ? NULL : strchr(lower, c);
		const char *digit = zero ? NULL : strchr(hex, c >= 'A' && c <= 'F' ? c + 32 : c);

		assert_int_equal(char_blank(c), !zero && strchr(" \t", c) != NULL);
		assert_int_equal(char_line_end(c), !zero && strchr("\r\n", c) != NULL);
		assert_int_equal(char_space(c), !zero && strchr(" \t\r\n", c) != NULL);
		assert_int_equal(char_letter(c), up || low || i >= 128);
		assert_int_equal(char_lower(c), up ? lower[up - upper] : c);
		assert_int_equal(char_upper(c), low ? upper[low - lower] : c);
		assert_int_equal(char_hex(c), digit ? digit - hex : -1);
	}
}

static void
test_digits(void **state)
{
	(void)state;
	assert_true(str_digits(STR("0")));
	assert_true(str_digits(STR("0123456789")));
	assert_false(str_digits(STR("")));
	assert_false(str_digits(STR("1a")));
	assert_false(str_digits(STR("-1")));
	assert_true(str_has_digit(STR("a0")));
	assert_true(str_has_digit(STR("9")));
	assert_false(str_has_digit(STR("a/:")));
	assert_false(str_has_digit(STR("")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_compare), cmocka_unit_test(test_slices), cmocka_unit_test(test_lines), cmocka_unit_test(test_first_line),
		cmocka_unit_test(test_number),  cmocka_unit_test(test_buf),    cmocka_unit_test(test_arena),
		cmocka_unit_test(test_map),     cmocka_unit_test(test_errors), cmocka_unit_test(test_redzones),
		cmocka_unit_test(test_chars),   cmocka_unit_test(test_digits),
		cmocka_unit_test(test_sets),    cmocka_unit_test(test_skip),   cmocka_unit_test(test_last),
		cmocka_unit_test(test_items),
	};

	return cmocka_run_group_tests_name("str", tests, NULL, NULL);
}
