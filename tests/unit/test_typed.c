/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "base/device.h"
#include "base/slug.h"
#include "entry/link.h"
#include "edit/typed.h"

enum { WORDS = 8 };

/* the words of a command on 2026-09-01, a Tuesday, and what they are: "WHOs date dir sign kind weight text", or "!why" */
static const struct {
	const char *word[WORDS], *is;
} commands[] = {
	{{"ana", "call"}, "1 2026-09-01 - . call 1 "},
	{{"ana", "bo", "call"}, "2 2026-09-01 - . call 1 "},
	{{"ana", "bo", "help", "x3"}, "2 2026-09-01 - . help 3 "},
	{{"ana", "call:", "the", "flat"}, "1 2026-09-01 - . call 1 the flat"},
	{{"ana", "Call: the flat"}, "1 2026-09-01 - . call 1 the flat"},
	{{"ana", "ZOOM"}, "1 2026-09-01 - . zoom 1 "},
	{{"ana", "ZOOM: FAZ"}, "1 2026-09-01 - . zoom 1 FAZ"},
	{{"ana", "+help"}, "1 2026-09-01 - + help 1 "},
	{{"ana", "-ask"}, "1 2026-09-01 - - ask 1 "},
	{{"ana", "bo", "+help", "x12:", "a: b"}, "2 2026-09-01 - + help 12 a: b"},
	{{"ana", "yesterday", "call"}, "1 2026-08-31 - . call 1 "},
	{{"ana", "today", "call"}, "1 2026-09-01 - . call 1 "},
	{{"ana", "3d", "to", "call"}, "!3d: past or to come? type 3d ago, or in 3d"},
	{{"ana", "3d ago", "to", "call"}, "1 2026-08-29 > . call 1 "},
	{{"ana", "monday", "from", "call"}, "1 2026-08-31 < . call 1 "},
	{{"ana", "tue", "->", "call"}, "1 2026-08-25 > . call 1 "},
	{{"ana", "2025-06-01", "<-", "-ask", "x2: a", "room"}, "1 2025-06-01 < - ask 2 a room"},
	{{"ana", "from", "+fun"}, "1 2026-09-01 < + fun 1 "},
	{{"sun", "call"}, "1 2026-09-01 - . call 1 "},
	{{"to", "from", "call"}, "1 2026-09-01 < . call 1 "},
	{{"ana"}, "!a WHO and a KIND are needed"},
	{{NULL}, "!a WHO and a KIND are needed"},
	{{"ana", "yesterday"}, "!no KIND, as call or +help: moved house"},
	{{"ana", "yesterday", "to"}, "!no KIND, as call or +help: moved house"},
	{{"ana", "yesterday", "some", "words"}, "!no KIND, as call or +help: moved house"},
	{{"ana", "call", "yesterday"}, "1 2026-08-31 - . call 1 "},
	{{"ana", "bo", "call", "tomorrow"}, "2 2026-09-02 - . call 1 "},
	{{"ana", "tomorrow", "call"}, "1 2026-09-02 - . call 1 "},
	{{"ana", "call", "tue:", "the", "flat"}, "1 2026-08-25 - . call 1 the flat"},
	{{"ana", "call", "2025-06-01: a: b"}, "!no KIND, as call or +help: moved house"},
	{{"ana", "help", "x3", "yesterday:", "a flat"}, "1 2026-08-31 - . help 3 a flat"},
	{{"ana", "help", "yesterday", "x3:", "a flat"}, "1 2026-08-31 - . help 3 a flat"},
	{{"ana", "+help", "x3", "2", "weeks", "ago"}, "1 2026-08-18 - + help 3 "},
	{{"ana", "+help", "yesterday:", "a"}, "1 2026-08-31 - + help 1 a"},
	{{"ana", "to", "call", "in", "3", "months:", "a"}, "1 2026-12-01 > . call 1 a"},
	{{"ana", "to", "yesterday", "call"}, "1 2026-08-31 > . call 1 "},
	{{"ana", "in", "a", "couple", "of", "days", "call"}, "1 2026-09-03 - . call 1 "},
	{{"ana", "3", "months", "call"}, "!3 months: past or to come? type 3 months ago, or in 3 months"},
	{{"ana", "3", "months", "ago", "call"}, "1 2026-06-01 - . call 1 "},
	{{"ana", "next", "week", "lunch"}, "1 2026-09-08 - . lunch 1 "},
	{{"ana", "call:", "yesterday"}, "1 2026-09-01 - . call 1 yesterday"},
	{{"ana", "call", "x3:", "yesterday"}, "1 2026-09-01 - . call 3 yesterday"},
	{{"ana", "2025-06-01T10:00", "call"}, "1 2025-06-01 - . call 1 10:00"},
	{{"ana", "yesterday:", "a", "flat"}, "!no KIND before the colon, as call or +help: moved house"},
	{{"ana", "yesterday", "call", "tuesday"}, "!two dates, or a text without a colon"},
	{{"ana", "+idea", "friday", "market"}, "!two dates, or a text without a colon"},
	{{"ana", "+idea", "market", "friday"}, "1 2026-09-01 - + idea 1 market friday"},
	{{"ana", "yesterday", "tuesday"}, "!two dates, or a text without a colon"},
	{{"ana", "next", "friday", "lunch"}, "!\"next\" or \"last\" and a weekday could mean two days: type the date"},
	{{"ana", "lunch", "last", "fri:", "a"}, "!\"next\" or \"last\" and a weekday could mean two days: type the date"},
	{{"ana", "lunch:", "next", "friday"}, "1 2026-09-01 - . lunch 1 next friday"},
	{{"ana", "+help", "x100"}, "!a weight is x1 to x99: counted once"},
	{{"ana", "+", "help"}, "!no kind directly after the sign: plain contact"},
};

static void
test_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
		struct arena arena = {0};
		struct edit_entry e;
		struct buf got = {0};
		const char *why;
		char date[DAY_SIZE];
		struct typed_place at;
		size_t n = 0;

		while (n < WORDS && commands[i].word[n])
			n++;
		if (typed_words(&e, &at, commands[i].word, n, day_of(2026, 9, 1), &arena, &why) < 0)
			buf_fmt(&got, "!%s", why);
		else
			buf_fmt(&got, "%zu %s %c %c %.*s %d %.*s", at.who, day_format(date, e.date), e.dir, e.sign,
			        STR_ARG(e.kind), e.weight, STR_ARG(e.text));
		assert_string_equal(got.p, commands[i].is);
		buf_free(&got);
		arena_free(&arena);
	}
}

/* a row, and what it is: "who date dir sign kind weight with text", or "!column why" */
static const struct {
	const char *row, *is;
} rows[] = {
	{"ana\t2026-09-01", "ana|2026-09-01|-|.||1||"},
	{"ana\t2026-09-01\t>\t+\thelp\t3\tbo,cy\tmoved\\thouse\\n", "ana|2026-09-01|>|+|help|3|bo,cy|moved\thouse\n"},
	{"Ana \t2026-09-01\t-\t-\tASK\t-\t-\t-", "Ana|2026-09-01|-|-|ask|1||"},
	{"ana\t2026-09-01\t\t\t", "ana|2026-09-01|-|.||1||"},
	{"ana\t2026-09-01\t<\t.\tcall\t1\t-\ta\tfurther\tcolumns", "ana|2026-09-01|<|.|call|1||a"},
	{"ana", "!1 a row needs a name and a date, with a TAB between"},
	{"\t2026-09-01", "!1 no name"},
	{"ana\tyesterday", "!5 not a date; write 2025-06-01"},
	{"ana\t2026-09-01\tx", "!16 neither >, < nor -"},
	{"ana\t2026-09-01\t>\t*", "!18 neither +, - nor ."},
	{"ana\t2026-09-01\t>\t+\thelp\t0", "!25 not a weight, 1 to 99"},
	{"ana\t2026-09-01\t>\t+\thelp\t100", "!25 not a weight, 1 to 99"},
};

static void
test_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena arena = {0};
		struct typed_row r;
		const struct edit_entry *e = &r.entry;
		struct buf got = {0};
		const char *why;
		char date[DAY_SIZE];
		size_t col;

		if (typed_row(&r, str_of(rows[i].row), &arena, &why, &col) < 0)
			buf_fmt(&got, "!%zu %s", col, why);
		else
			buf_fmt(&got, "%.*s|%s|%c|%c|%.*s|%d|%.*s|%.*s", STR_ARG(r.who), day_format(date, e->date), e->dir,
			        e->sign, STR_ARG(e->kind), e->weight, STR_ARG(r.with), STR_ARG(e->text));
		assert_string_equal(got.p, rows[i].is);
		buf_free(&got);
		arena_free(&arena);
	}
}

static void
test_device(void **state)
{
	static const char *const devices[] = {
		"con", "CON", "Con.md", "con.tar.gz", "con .md", "nul ", "aux.", "prn", "com0", "COM9", "lpt1.md", "com¹",
		"LPT².x", "lpt³", "CONIN$", "conout$.md", "clock$",
	};
	static const char *const others[] = {
		"", ".", "co", "conn", "con-1", "icon", " con", "a.con", "com", "com1x", "com10", "lpt", "com⁴", "clock", "conin",
		"comÂ", "nulÂ ",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(devices) / sizeof(devices[0]); i++)
		if (!device_name(str_of(devices[i])))
			fail_msg("%s is no device", devices[i]);
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (device_name(str_of(others[i])))
			fail_msg("%s is a device", others[i]);
}

static void
test_slug(void **state)
{
	static const char *const slugs[][2] = {
		{"Ana López", "ana-lopez"},
		{"Անահիտ Սարգսյան", "anahit-sargsyan"},
		{"Eoin O'Súilleabháin, Jr.", "eoin-osuilleabhain-jr"},
		{"Þóra Øster-Łuk ß", "thora-oster-luk-ss"},
		{"  李美玲 ", "li-mei-ling"},
		{"Иван Петров", "ivan-petrov"},
		{"../../etc/passwd", "etc-passwd"},
		{"a\xFF" "b", "a-b"},
		{"!!!", "contact"},
		{"", "contact"},
		/* what Windows keeps for a device, also where it only becomes so by the letters that are left */
		{"Con", "con-1"},
		{"AUX", "aux-1"},
		{"Nul.", "nul-1"},
		{"Prñ", "prn-1"},
		{"COM¹", "com"},
		{"lpt9", "lpt9-1"},
		{"Com 1", "com-1"},
		{"Conny", "conny"},
		{"Com10", "com10"},
		{"Lpt", "lpt"},
		{"0123456789 0123456789 0123456789 0123456789 0123456789 0123456789",
		 "0123456789-0123456789-0123456789-0123456789-0123456789-01234"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(slugs) / sizeof(slugs[0]); i++) {
		struct buf got = {0};

		slug(&got, str_of(slugs[i][0]));
		assert_string_equal(got.p, slugs[i][1]);
		buf_free(&got);
	}
}

static void
test_link(void **state)
{
	static const struct {
		const char *from, *to, *name;
		bool wiki;
		const char *is;
	} links[] = {
		{"ana.md", "bo.md", "Bo", false, "[Bo](bo.md)"},
		{"ana.md", "x/bo.md", "Bo", false, "[Bo](x/bo.md)"},
		{"x/ana.md", "bo.md", "Bo", false, "[Bo](../bo.md)"},
		{"x/y/ana.md", "x/z/bo.md", "Bo", false, "[Bo](../z/bo.md)"},
		{"xa/ana.md", "xb/bo.md", "Bo", false, "[Bo](../xb/bo.md)"},
		{"ana.md", "José (2) 100%.md", "J]o[s|\\é", false, "[José](José%20%282%29%20100%25.md)"},
		{"x/ana.md", "y/bo.md", "Bo|]]", true, "[[bo|Bo]]"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++) {
		struct buf got = {0}, back = {0};
		struct str s;

		link_write(&got, str_of(links[i].from), str_of(links[i].to), str_of(links[i].name), links[i].wiki);
		assert_string_equal(got.p, links[i].is);
		/* it leads where it should */
		s = str_cut(&s, buf_view(&got), '(');
		if (!links[i].wiki) {
			assert_true(link_file(&back, str_sub(s, 0, s.n - 1)));
			assert_true(str_eq(buf_view(&back), link_stem(str_of(links[i].to))));
		}
		buf_free(&got);
		buf_free(&back);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_device),
		cmocka_unit_test(test_slug),
		cmocka_unit_test(test_link),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
