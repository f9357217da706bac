/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "contact/contact.h"
#include "names/names.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static void
check_plain(const char *name, const char *want, const char *want_marks)
{
	struct buf folded = {0}, plain = {0}, marks = {0};

	text_fold(&folded, str_of(name));
	name_plain(&plain, &marks, buf_view(&folded));
	assert_string_equal(plain.n ? plain.p : "", want);
	assert_int_equal(marks.n, plain.n);
	for (size_t i = 0; i < marks.n; i++)
		assert_int_equal(marks.p[i], want_marks[i] - '0');
	buf_free(&folded);
	buf_free(&plain);
	buf_free(&marks);
}

static void
test_plain(void **state)
{
	(void)state;
	check_plain("", "", "");
	check_plain(" -.,'\"() ", "", "");
	check_plain("Ana-María  López", "ana maria lopez", "100010000010000");
	check_plain("O'Brien, P.", "obrien p", "12000001");
	check_plain("d\xE2\x80\x99""Arc", "darc", "1200");
	check_plain("Bob \"B\" Lee (Sr)", "bob b lee sr", "100010100010");
	check_plain("bo@x.org", "bo@x org", "10020100");
	/* spaces between letters of a script without spaces do not count */
	check_plain("\xE7\x8E\x8B \xE5\xB0\x8F", "\xE7\x8E\x8B\xE5\xB0\x8F", "100100");
	check_plain("Lin \xE7\x8E\x8B", "lin \xE7\x8E\x8B", "1000100");
}

static enum name_fit
fit(const char *name, const char *operand)
{
	struct buf folded = {0}, plain = {0}, marks = {0};
	enum name_fit is;

	text_fold(&folded, str_of(name));
	name_plain(&plain, &marks, buf_view(&folded));
	is = name_fit(buf_view(&plain), marks.p, str_of(operand));
	buf_free(&folded);
	buf_free(&plain);
	buf_free(&marks);
	return is;
}

static void
test_fit(void **state)
{
	(void)state;
	assert_int_equal(fit("Ana López", "ana lopez"), NAME_WHOLE);
	assert_int_equal(fit("Ana López", "lopez"), NAME_WORD);
	assert_int_equal(fit("Ana López", "lop"), NAME_BEGIN);
	assert_int_equal(fit("Ana López", "ana l"), NAME_BEGIN);
	assert_int_equal(fit("Ana López", "l ana"), NAME_APART);
	assert_int_equal(fit("Ana López", "opez"), NAME_NONE);
	assert_int_equal(fit("Ana López", "ana lopez vaz"), NAME_NONE);
	assert_int_equal(fit("Ana López", ""), NAME_NONE);
	assert_int_equal(fit("O'Brien", "brien"), NAME_PART);
	/* a word counts once */
	assert_int_equal(fit("Ana López", "a ana"), NAME_NONE);
	assert_int_equal(fit("Ana Alba", "a ana"), NAME_NONE);
	assert_int_equal(fit("Bo Ana Alba", "al an b"), NAME_APART);
	assert_int_equal(fit("", "a"), NAME_NONE);
}

/* what names_match() finds in its sorted words is what a look at each name finds */
static void
test_index(void **state)
{
	static const char *const parts[] = {"a", "an", "ana", "b", "bo", "a'n", "\xE7\x8E\x8B", "x-y"};
	enum { NAMES = 60, ROUNDS = 4000 };
	struct name_words words = {0};
	struct buf folded = {0}, plain = {0}, marks = {0};
	char *name[NAMES];
	unsigned seed = 7;

	(void)state;
	for (uint32_t i = 0; i < NAMES; i++) {
		struct buf text = {0};

		for (unsigned k = 0; k < 1 + i % 3; k++) {
			seed = seed * 1103515245U + 12345;
			buf_fmt(&text, "%s%s", k ? " " : "", parts[(seed >> 16) % LENGTH(parts)]);
		}
		name[i] = text.p;
		buf_clear(&folded);
		text_fold(&folded, str_of(name[i]));
		name_words_add(&words, buf_view(&folded), i, false);
	}
	name_words_sort(&words);
	for (unsigned r = 0; r < ROUNDS; r++) {
		enum name_fit best[NAMES] = {0};
		struct buf operand = {0};
		size_t n;
		const struct name_start *v;

		for (unsigned k = 0; k < 1 + r % 2; k++) {
			seed = seed * 1103515245U + 12345;
			buf_fmt(&operand, "%s%s", k ? " " : "", parts[(seed >> 16) % LENGTH(parts)]);
		}
		buf_clear(&folded);
		text_fold(&folded, buf_view(&operand));
		buf_clear(&operand);
		name_plain(&operand, NULL, buf_view(&folded));
		v = name_words_range(&words, &n, buf_view(&operand));
		for (size_t i = 0; i < n; i++) {
			enum name_fit is = name_start_fit(&v[i], buf_view(&operand));

			best[v[i].who] = is > best[v[i].who] ? is : best[v[i].who];
		}
		for (size_t i = 0; i < NAMES; i++) {
			enum name_fit is;

			buf_clear(&folded);
			buf_clear(&plain);
			buf_clear(&marks);
			text_fold(&folded, str_of(name[i]));
			name_plain(&plain, &marks, buf_view(&folded));
			is = name_fit(buf_view(&plain), marks.p, buf_view(&operand));
			assert_int_equal(best[i], is == NAME_APART ? NAME_NONE : is);
		}
		buf_free(&operand);
	}
	for (size_t i = 0; i < NAMES; i++)
		free(name[i]);
	name_words_free(&words);
	buf_free(&folded);
	buf_free(&plain);
	buf_free(&marks);
}

/* a contact with names by chance, and the id of its number */
static struct contact
by_chance(unsigned *seed, size_t i, struct arena *arena)
{
	static const char *const parts[] = {"ana", "An", "bo", "Bo Li", "li", "x-y", "", "a'n", "zoe"};
	struct errors errors = {0};
	struct parse p = {.arena = arena, .errors = &errors, .keys = KEYSET_ALL};
	struct buf text = {0}, path = {0};
	struct contact c;
	const char *part[5];

	for (size_t k = 0; k < LENGTH(part); k++) {
		*seed = *seed * 1103515245U + 12345;
		part[k] = parts[(*seed >> 16) % LENGTH(parts)];
	}
	buf_fmt(&path, "li-%zu.md", i);
	p.path = arena_str(arena, buf_view(&path));
	buf_fmt(&text, "---\nname: \"%s %s\"\naliases: [\"%s\", \"%s\"]\nemail: %s@x.org\n%s---\n", part[0], part[1], part[2],
	        part[3], *part[4] == 'b' ? "bo" : "li", *part[4] == 'z' ? "status: archived\n" : "");
	assert_int_equal(contact_parse(&c, buf_view(&text), &p), 1);
	c.inactive = *part[4] == 'z';
	buf_free(&text);
	buf_free(&path);
	errors_free(&errors);
	return c;
}

static void
same_found(struct found a, struct found b)
{
	assert_int_equal(a.n, b.n);
	for (size_t i = 0; i < a.n && i < NAMES_CANDIDATES; i++)
		assert_int_equal(a.who[i], b.who[i]);
}

/* names that change one contact after another are those that are built afresh */
static void
test_change(void **state)
{
	static const char *const asked[] = {"ana", "an", "a", "bo li", "li bo", "li-3", "x", "x y", "bo@x.org", "ana zoe", "zeo", "lis"};
	enum { PEOPLE = 7, ROUNDS = 400 };
	struct arena arena = {0};
	struct contact c[PEOPLE];
	struct names names = {0};
	unsigned seed = 11;

	(void)state;
	for (size_t i = 0; i < PEOPLE; i++)
		c[i] = by_chance(&seed, i, &arena);
	names_build(&names, c, PEOPLE);
	for (size_t r = 0; r < ROUNDS; r++) {
		struct names afresh = {0};
		struct contact to = by_chance(&seed, r % PEOPLE, &arena);

		if (r == ROUNDS / 4)
			names_prepare(&names);
		names_change(&names, r % PEOPLE, &c[r % PEOPLE], &to);
		c[r % PEOPLE] = to;
		names_build(&afresh, c, PEOPLE);
		for (size_t k = 0; k < LENGTH(asked); k++) {
			bool like[2][PEOPLE] = {0};
			struct str name = str_of(asked[k]);

			same_found(names_find(&names, name), names_find(&afresh, name));
			if (r < ROUNDS / 4)
				continue;
			same_found(names_match(&names, name), names_match(&afresh, name));
			same_found(names_near(&names, name), names_near(&afresh, name));
			assert_int_equal(names_like(&names, like[0], name), names_like(&afresh, like[1], name));
			assert_memory_equal(like[0], like[1], sizeof(like[0]));
		}
		names_free(&afresh);
	}
	names_free(&names);
	arena_free(&arena);
}

static void
test_head(void **state)
{
	(void)state;
	assert_true(str_eq(name_head("ana maria lopez", 2), STR("ana maria")));
	assert_true(str_eq(name_head("ana", 2), STR("ana")));
	assert_int_equal(name_count(STR("ana maria")), 2);
	assert_int_equal(name_count(STR("")), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plain),
		cmocka_unit_test(test_fit),
		cmocka_unit_test(test_index),
		cmocka_unit_test(test_change),
		cmocka_unit_test(test_head),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
