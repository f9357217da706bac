/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "base/lines.h"
#include "base/utf8.h"
#include "base/word_pairs.h"
#include "base/words.h"

/* What is asked of 64 bytes, or of eight letters, together is what is asked of each alone. */

static bool
is_letter(unsigned char c)
{
	return char_letter((char)c);
}

static bool
is_beyond(unsigned char c)
{
	return c >= 0x80;
}

static bool
is_odd(unsigned char c)
{
	return c >= 0x80 || c == 0;
}

static bool
is_control(unsigned char c)
{
	return c < ' ' && c != '\n';
}

static uint64_t
bits_of_lf(const char *p)
{
	return byte_bits_of(p, '\n');
}

static bool
is_lf(unsigned char c)
{
	return c == '\n';
}

static const struct {
	uint64_t (*bits)(const char *);
	bool (*is)(unsigned char);
} classes[] = {
	{byte_bits_letter, is_letter},
	{byte_bits_beyond, is_beyond},
	{byte_bits_odd, is_odd},
	{byte_bits_control, is_control},
	{bits_of_lf, is_lf},
};

/* each byte at each place of a block, among others of one kind */
static void
test_bytes(void **state)
{
	static const char others[] = {'a', ' ', '\n', '\xc3'};
	char block[BYTE_BLOCK];

	(void)state;
	for (size_t k = 0; k < sizeof(classes) / sizeof(classes[0]); k++)
		for (size_t o = 0; o < sizeof(others); o++)
			for (unsigned c = 0; c < 256; c++)
				for (size_t at = 0; at < BYTE_BLOCK; at++) {
					uint64_t bits = classes[k].is((unsigned char)others[o]) ? UINT64_MAX : 0;
					uint64_t bit = (uint64_t)1 << at;

					memset(block, others[o], BYTE_BLOCK);
					block[at] = (char)c;
					bits = classes[k].is((unsigned char)c) ? bits | bit : bits & ~bit;
					assert_true(classes[k].bits(block) == bits);
				}
}

/* the first odd byte of a text is found wherever it is, and however the text ends */
static void
test_first(void **state)
{
	char text[200];

	(void)state;
	for (size_t n = 1; n < sizeof(text); n++)
		for (size_t at = 0; at < n; at++) {
			memset(text, 'a', n);
			assert_int_equal(utf8_invalid((struct str){text, n}), n);
			assert_int_equal(str_control((struct str){text, n}), n);
			text[at] = '\0';
			assert_int_equal(utf8_invalid((struct str){text, n}), at);
			text[at] = '\x80';
			assert_int_equal(utf8_invalid((struct str){text, n}), at);
			text[at] = '\t';
			assert_int_equal(utf8_invalid((struct str){text, n}), n);
			assert_int_equal(str_control((struct str){text, n}), at);
		}
}

/* lines are what str_cut() finds, wherever their ends are */
static void
test_lines(void **state)
{
	char text[300];
	unsigned seed = 1;

	(void)state;
	for (size_t n = 0; n < sizeof(text); n++) {
		struct str rest = {text, n}, line, expected;
		struct lines lines;

		for (size_t i = 0; i < n; i++) {
			seed = seed * 1103515245 + 12345;
			text[i] = (seed >> 16) % (n % 3 ? 40 : 3) ? 'a' : '\n';
		}
		for (lines_open(&lines, rest); rest.n;) {
			rest = str_cut(&expected, rest, '\n');
			assert_true(lines_next(&lines, &line));
			assert_ptr_equal(line.p, expected.p);
			assert_int_equal(line.n, expected.n);
			assert_int_equal(lines_rest(&lines).n, rest.n);
		}
		assert_false(lines_next(&lines, &line));
	}
}

/* the words of a phrase are found beside each other however they stand, and few others are */
static void
test_pairs(void **state)
{
	static const char *const words[] = {
		"left", "us", "a", "Left", "US", "ltd", "gestorben", "gestorbener", "3", "x2", "\xc3\xa9l", "\xe2\x80\x94", "", "_us",
	};
	static const char *const gaps[] = {" ", "\n", ", ", "-", " \xe2\x80\x94 ", "'", "\xcc\x81 ", ""};
	const size_t nwords = sizeof(words) / sizeof(words[0]), ngaps = sizeof(gaps) / sizeof(gaps[0]);
	struct word_pairs pairs = {0};
	size_t may = 0, n = 0;

	(void)state;
	word_pairs_add(&pairs, STR("left"), STR("us"));
	word_pairs_add(&pairs, STR(""), STR("left"));
	word_pairs_add(&pairs, STR("a"), STR("gestorben"));
	word_pairs_add(&pairs, STR("gestorben"), STR(""));
	for (size_t i = 0; i < nwords * nwords * ngaps * ngaps; i++) {
		struct buf text = {0}, folded = {0};
		struct str run, word;
		size_t from;

		buf_str(&text, str_of(words[i % nwords]));
		buf_str(&text, str_of(gaps[i / nwords % ngaps]));
		from = text.n;
		buf_str(&text, str_of(i % 2 ? "left" : "gestorben"));
		run = word = str_sub(buf_view(&text), from, text.n);
		buf_str(&text, str_of(gaps[i / nwords / ngaps % ngaps]));
		buf_str(&text, str_of(words[i / nwords / ngaps / ngaps]));
		run.p = word.p = text.p + from;
		assert_true(words_next(&folded, &word, &(struct str){run.p, run.n}));
		if (word_pairs_beside(&pairs, buf_view(&text), word, buf_view(&folded)))
			assert_true(word_pairs_near(&pairs, buf_view(&text), run));
		may += word_pairs_near(&pairs, buf_view(&text), run);
		n++;
		buf_free(&text);
		buf_free(&folded);
	}
	assert_true(may < n * 3 / 4);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bytes),
		cmocka_unit_test(test_first),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_pairs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
