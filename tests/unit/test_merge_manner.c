/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "merge/merge.h"

/*
 * How a file is written, beyond its lines: a BOM, CRLF, an end of the last line. All ways in which
 * three versions can differ in these, against what most of them say.
 */

enum { BOM = 1, CRLF = 2, ENDED = 4, WAYS = 8, BASE_SIDE = 0, OUR_SIDE, THEIR_SIDE, NSIDES };

/* lines, each with its LF, written in a way; the first ncrlf of them with CRLF */
static void
write_in(struct buf *out, const char *lines, unsigned way, size_t ncrlf)
{
	struct str text = str_of(lines);
	size_t line = 0;

	buf_clear(out);
	if (!text.n)
		return;
	if (way & BOM)
		buf_str(out, STR("\xEF\xBB\xBF"));
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '\n' && i + 1 == text.n && !(way & ENDED))
			break;
		if (text.p[i] == '\n' && line++ < ncrlf)
			buf_chr(out, '\r');
		buf_chr(out, text.p[i]);
	}
}

static size_t
crlf_of(unsigned way)
{
	return way & CRLF ? 1000 : 0;
}

/* what at least two of three say; without a base, and where the sides differ: LF, ended, no BOM */
static unsigned
most(const unsigned way[NSIDES], bool base)
{
	unsigned both = way[OUR_SIDE] & way[THEIR_SIDE], either = way[OUR_SIDE] | way[THEIR_SIDE];

	return both | (either & (base ? way[BASE_SIDE] : (unsigned)ENDED));
}

static bool
merges_to(const struct buf file[NSIDES], const char *lines, unsigned way)
{
	struct merge m = {buf_view(&file[BASE_SIDE]), buf_view(&file[OUR_SIDE]), buf_view(&file[THEIR_SIDE]), NULL, 0, {0}};
	struct buf out = {0}, wanted = {0};
	const char *why;
	bool same;

	write_in(&wanted, lines, way, crlf_of(way));
	assert_int_equal(merge_files(&out, &m, &why), 0);
	same = str_eq(buf_view(&out), buf_view(&wanted));
	buf_free(&out);
	buf_free(&wanted);
	return same;
}

/* every way of three files, as a contact and as a note; also without a base */
static void
test_ways(void **state)
{
	static const char *const lines[][NSIDES + 1] = {
		{"---\na: 1\nb: 1\n---\nx\n", "---\na: 2\nb: 1\n---\nx\n", "---\na: 1\nb: 2\n---\nx\n",
		 "---\na: 2\nb: 2\n---\nx\n"},
		{"", "---\nname: A\n---\n", "---\nname: A\nb: 1\n---\n", "---\nname: A\nb: 1\n---\n"},
		{"x\n", "x\ny\n", "z\nx\n", "z\nx\ny\n"},
	};
	struct buf file[NSIDES] = {{0}};
	size_t bad = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		for (unsigned all = 0; all < WAYS * WAYS * WAYS; all++) {
			const unsigned way[NSIDES] = {all % WAYS, all / WAYS % WAYS, all / WAYS / WAYS};

			for (size_t s = 0; s < NSIDES; s++)
				write_in(&file[s], lines[i][s], way[s], crlf_of(way[s]));
			/* a file of one line without an end has no CRLF to be seen */
			if (i == 2 && (way[BASE_SIDE] & (CRLF | ENDED)) == CRLF)
				continue;
			if (!merges_to(file, lines[i][NSIDES], most(way, lines[i][BASE_SIDE][0]))) {
				bad++;
				print_message("lines %zu, ways %u %u %u\n", i, way[0], way[1], way[2]);
			}
		}
	for (size_t s = 0; s < NSIDES; s++)
		buf_free(&file[s]);
	assert_int_equal(bad, 0);
}

/* lines with CRLF and with LF in one file: it is a file with CRLF where more than half have it */
static void
test_mixed(void **state)
{
	static const char *const lines[NSIDES] = {"---\na: 1\nb: 1\n---\n", "---\na: 2\nb: 1\n---\n", "---\na: 1\nb: 2\n---\n"};
	struct buf file[NSIDES] = {{0}};

	(void)state;
	for (size_t ncrlf = 0; ncrlf <= 4; ncrlf++) {
		for (size_t s = 0; s < NSIDES; s++)
			write_in(&file[s], lines[s], ENDED, ncrlf);
		assert_true(merges_to(file, "---\na: 2\nb: 2\n---\n", ncrlf > 2 ? CRLF | ENDED : ENDED));
	}
	for (size_t s = 0; s < NSIDES; s++)
		buf_free(&file[s]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ways),
		cmocka_unit_test(test_mixed),
	};

	return cmocka_run_group_tests_name("merge_manner", tests, NULL, NULL);
}
