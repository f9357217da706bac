/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "base/word_gate.h"
#include "contact/death.h"
#include "contact/no_contact.h"
#include "contact/noted_gate.h"

#include "noted_rows.h"
#include "sample.h"

/*
 * The gate before the sentences of the notes keeps no body back that says that the contact died or
 * wants no contact: on the wordings of deaths.txt and no_contact.txt, and on a great many texts
 * mixed from them, with letters changed.
 */

enum { ROWS_MOST = 2000 };

static struct {
	char *row[ROWS_MOST];
	size_t n;
} rows;

static void
read_rows(const char *name)
{
	struct row_file file;
	struct str row;

	row_file_open(&file, name);
	while (row_file_next(&file, &row)) {
		struct buf body = {0};

		add_lines(&body, str_sub(row, 4, row.n));
		assert_true(rows.n < ROWS_MOST);
		rows.row[rows.n++] = body.p;
	}
	row_file_close(&file, 1);
}

static int
setup(void **state)
{
	(void)state;
	read_rows("deaths.txt");
	read_rows("no_contact.txt");
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	while (rows.n)
		free(rows.row[--rows.n]);
	return 0;
}

/* true if a body says so, by the whole of the sentences; fails if the gate keeps it back */
static bool
says_so(struct str body)
{
	struct str quote, name = STR("Karl Ohm");
	bool says = death_noted(&quote, body, name) || no_contact_noted(&quote, body, name);

	if (says && !noted_gate_may(body))
		fail_msg("the gate keeps back, of SEED=%" PRIu64 ":\n%.*s", sample_day(), STR_ARG(body));
	return says;
}

static void
test_rows(void **state)
{
	size_t says = 0;

	(void)state;
	for (size_t i = 0; i < rows.n; i++)
		says += says_so(str_of(rows.row[i]));
	assert_true(says > 150);
}

/* splitmix64 (Steele, Lea and Flood 2014) */
static uint64_t
chance(uint64_t *state)
{
	uint64_t z = *state += 0x9e3779b97f4a7c15u;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

static const char *const pieces[] = {
	"\n", "\n\n", " ", ". ", "! ", "\r\n", "\r", ", ", ": ", "\n- ", "\n* ", "\n1. ", "\n- 2024-05-06 -> call: ",
	"\n- [[2024-05-06]] ", "\n- [x] ", "\n- [ ", "\n- ** ", "\n- **2024-05-06** ", "\n  ", "\n> ", "\n# ", "\n## Log\n", "\n```\n",
	"\xe2\x80\x9c", "\xe2\x80\x9d", "\xe2\x80\x94", "\xe3\x80\x82", "\xc2\xa0", "\xcc\x81", "\xe2\x80\xa0", "\"", "(", ")", "[[", "]]", "_", "**",
	"2", "Karl ", "A baker. ", "Likes chess.", "He ", "she", "never ", "Knows who does. ", "Aabbccddeeffgghhiijjkkllmmnnooppqqrrssttuuvvwwxxyyzzabcdefghijklmnop",
	"\xc3\x89lodie ", "\xc5\xbb\xc3\xb3\xc5\x82\xc4\x87 ", "\xe6\x97\xa5\xe6\x9c\xac ", ".", "-", "'", "\xe2\x80\x99", "\t",
};

static void
add_piece(struct buf *out, uint64_t *seed)
{
	buf_str(out, str_of(pieces[chance(seed) % (sizeof(pieces) / sizeof(pieces[0]))]));
}

/* changes the case of a letter, or puts a piece in place of a byte */
static void
change(struct buf *text, uint64_t *seed)
{
	size_t at = chance(seed) % text->n;
	struct buf out = {0};

	if (chance(seed) % 2) {
		text->p[at] = chance(seed) % 2 ? char_upper(text->p[at]) : char_lower(text->p[at]);
		return;
	}
	buf_add(&out, text->p, at);
	add_piece(&out, seed);
	at += chance(seed) % 2;
	buf_add(&out, text->p + at, text->n - at);
	buf_free(text);
	*text = out;
}

static void
test_mixed(void **state)
{
	size_t n = sample_rounds(40000, 2000000), says = 0;
	struct buf text = {0};

	(void)state;
	for (size_t i = 0; i < n; i++) {
		uint64_t seed = sample_seed() + i;

		buf_clear(&text);
		buf_chr(&text, ' ');
		for (uint64_t k = chance(&seed) % 4 + 1; k > 0; k--) {
			add_piece(&text, &seed);
			buf_str(&text, str_of(rows.row[chance(&seed) % rows.n]));
			add_piece(&text, &seed);
		}
		for (uint64_t k = chance(&seed) % 6; k > 0; k--)
			change(&text, &seed);
		says += says_so(buf_view(&text));
	}
	/* enough of them say so that the gate is put to the test */
	assert_true(says > n / 5);
	buf_free(&text);
}

/* the gate is worth its place only if it keeps back what most notes say */
static void
test_keeps_back(void **state)
{
	static const char *const plain[] = {
		"", "A baker. Likes chess, and never wins.\n", "Knows who does. Asked after Ana.\n",
		"- 2024-05-06 -> call: his father died\n- [[2024-05-06]] blocked me\n* [x] died\n",
		"Prefers a call to a mail; never before ten. \xc3\x89lodie, too.\n", "Asked for the deadline, and does not worry.\n",
		"Left Acme for a smaller place, and was killed by kindness. Lost keys.\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++)
		if (noted_gate_may(str_of(plain[i])))
			fail_msg("the gate lets through: %s", plain[i]);
}

/* the words of a text that a gate of one word stops at, with blanks between */
static void
check_stops(const char *word, const char *text, const char *expected)
{
	struct word_gate g = {0};
	struct word_gate_walk walk;
	struct buf out = {0};
	struct str run;

	word_gate_add(&g, str_of(word));
	word_gate_open(&walk, str_of(text));
	while (word_gate_next(&g, &walk, &run)) {
		if (out.n)
			buf_chr(&out, ' ');
		buf_str(&out, run);
	}
	assert_string_equal(out.n ? out.p : "", expected);
	buf_free(&out);
}

static void
test_word_gate(void **state)
{
	struct buf text = {0};

	(void)state;
	check_stops("died", "", "");
	check_stops("died", "died", "died");
	check_stops("died", "He Died, DIED; die diedx @died[died]", "Died DIED died died");
	check_stops("gestorben", "gestorben Gestorbe gestorbener gestorbx", "gestorben Gestorbe gestorbener");
	check_stops("died", "caf\xc3\xa9 1died d\xc3\xa9j\xc3\xa0", "caf\xc3\xa9 died d\xc3\xa9j\xc3\xa0");
	/* a word at any place of a block of 64 bytes, and one that fills it */
	for (size_t n = 0; n < 140; n++) {
		buf_clear(&text);
		for (size_t i = 0; i < n; i++)
			buf_chr(&text, i % 7 == 3 ? ' ' : 'x');
		buf_str(&text, STR(" died "));
		check_stops("died", text.p, "died");
	}
	buf_clear(&text);
	for (size_t i = 0; i < 70; i++)
		buf_chr(&text, 'x');
	buf_str(&text, STR("\xc3\xa9 died"));
	check_stops("died", text.p, text.p);
	buf_free(&text);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_mixed),
		cmocka_unit_test(test_keeps_back),
		cmocka_unit_test(test_word_gate),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
