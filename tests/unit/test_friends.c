/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "read/friends.h"

#include "cards.h"

static const struct reads table[] = {
	/* as friends writes it */
	{STR_INIT("### Activities:\n"
	          "- 2018-11-01: **Ana López** and I went to _Oslo_. \\Bo had to cancel.\n"
	          "- 2018-01-04: Got lunch with **Ana López** and **Bo Silva**. @food\n"
	          "\n### Notes:\n"
	          "- 2018-06-15: **Ana López** moves to **Bo Silva**'s. @home\n"
	          "\n### Friends:\n"
	          "- Ana López (a.k.a. Nita a.k.a. The Boss) [Lisbon] @clay @work:acme\n"
	          "- Bo Silva\n"
	          "\n### Locations:\n"
	          "- Lisbon (a.k.a. Lisboa)\n"
	          "- Oslo\n"),
	 "9 Ana López\n aliases=Nita\n aliases=The Boss\n place=Lisbon\n tags=clay\n tags=work:acme\n"
	 " note=2018-06-15: Ana López moves to Bo Silva's. @home\n"
	 " 2018-11-01 Ana López and I went to _Oslo_. \\Bo had to cancel.\n"
	 " 2018-01-04 Got lunch with Ana López and [[Bo Silva]]. @food\n"
	 "10 Bo Silva\n note=2018-06-15: Ana López moves to Bo Silva's. @home\n"
	 " 2018-01-04 Got lunch with [[Ana López]] and Bo Silva. @food\n"
	 "!14 locations where no friend lives are left out: 1\n!13 the other names of locations are left out, of so many: 1\n"},
	/* parts of a friend, each alone */
	{STR_INIT("### Friends:\n- A [X]\n- B @t\n- C (a.k.a. D)\n- E (a.k.a. F (G)) [H (I)]\n- J (a.k.a. K) @l\nM\n"),
	 "2 A\n place=X\n3 B\n tags=t\n4 C\n aliases=D\n5 E\n aliases=F (G)\n place=H (I)\n6 J\n aliases=K\n tags=l\n7 M\n"},
	{STR_INIT("### Friends:\n- A (old)\n- B [X\n- (a.k.a. C)\n- D (a.k.a. E\n- F [X] more\n-\n"),
	 "2 A\n3 B\n5 D\n6 F\n place=X\n7 -\n!2 not understood and left out: (old)\n!3 not understood and left out: [X\n"
	 "!4 no name, it is left out: - (a.k.a. C)\n!5 not understood and left out: (a.k.a. E\n!6 not understood and left out: more\n"},
	/* bold: a nickname, in any case; who is not yet a friend; twice in a line; a nickname of two */
	{STR_INIT("### Friends:\n- Ana (a.k.a. Nita)\n- Bo (a.k.a. X)\n- Cy (a.k.a. X)\n### Activities:\n"
	          "- 2018-01-04: **nita**, **Ana** and **New One**\n- 2018-01-05: **New One** and **X**\n"),
	 "2 Ana\n aliases=Nita\n 2018-01-04 nita, Ana and [[New One]]\n3 Bo\n aliases=X\n4 Cy\n aliases=X\n"
	 "6 New One\n 2018-01-04 [[Ana]], [[Ana]] and New One\n 2018-01-05 New One and X\n"
	 "!7 several friends are called so, none gets this line: X\n"},
	/* names that no link can say, marks that are none */
	{STR_INIT("### Activities:\n- 2018-01-04: **A** **B|C** **D/E** **2018-01-01** **x.pdf** ** F** **** **G\n"),
	 "2 A\n 2018-01-04 A B|C D/E 2018-01-01 x.pdf ** F** **** **G\n2 B|C\n 2018-01-04 [[A]] B|C D/E 2018-01-01 x.pdf ** F** **** **G\n"
	 "2 D/E\n 2018-01-04 [[A]] B|C D/E 2018-01-01 x.pdf ** F** **** **G\n2 2018-01-01\n 2018-01-04 [[A]] B|C D/E 2018-01-01 x.pdf ** F** **** **G\n"
	 "2 x.pdf\n 2018-01-04 [[A]] B|C D/E 2018-01-01 x.pdf ** F** **** **G\n"},
	/* no day, no person */
	{STR_INIT("### Activities:\n- yesterday: **A**\n- 2018-02-30: **A**\n- 2018-01-04 **A**\n- 2018-01-04: alone\n- 2018-01-04\n### Notes:\n- 2018-01-04: x\n"),
	 "!2 no day, as in \"2018-01-04: \", it is left out: - yesterday: **A**\n!3 no day, as in \"2018-01-04: \", it is left out: - 2018-02-30: **A**\n"
	 "!4 no day, as in \"2018-01-04: \", it is left out: - 2018-01-04 **A**\n!5 activities and notes that name no friend are left out: 3\n"},
	/* headings by hand; sections that friends has not; blank lines within; CRLF */
	{STR_INIT("\xEF\xBB\xBF# friends\r\n\r\n## Groups:\r\n- x\r\n\r\n#### friends\r\n- A\r\n\r\n* B\r\n"),
	 "7 A\n9 B\n!3 no section of friends', it is left out: Groups\n"},
	{STR_INIT("text\nmore\n### Friends:\n- A"), "4 A\n!1 what stands before \"### Activities:\" and the like is left out: text\n"},
	{STR_INIT("### Friends:\n- A\xFF\0\n"), "2 Aÿ?\n!2 no text here: such bytes are now \"?\"\n"},
	{STR_INIT("### Activities:\n\n### Notes:\n\n### Friends:\n\n### Locations:\n"), ""},
	{STR_INIT(""), ""},
};

static void
test_friends(void **state)
{
	(void)state;
	assert_int_equal(wrong_cards(table, sizeof(table) / sizeof(table[0]), friends_read), 0);
}

static void
test_large(void **state)
{
	struct buf file = {0};
	struct cards c = {0};
	size_t entries = 0;

	(void)state;
	buf_str(&file, STR("### Activities:\n"));
	for (int i = 0; i < 10000; i++)
		buf_fmt(&file, "- 2018-01-04: Met **P%d**, **P%d**, **P%d**, **P%d** and **P0** (%d)\n", i % 997, i % 991 + 1, i % 983 + 2, i % 977 + 3, i);
	friends_read(&c, buf_view(&file), STR("file"));
	for (size_t i = 0; i < c.n; i++)
		entries += c.v[i].nentries;
	assert_int_equal(c.n, 997);
	assert_in_range(entries, 40000, 50000);
	assert_int_equal(c.errors.n, 0);
	cards_free(&c);
	buf_free(&file);
}

/* a line of 100 people is read, of one more is left out for that one; so is a line over 8 KiB */
static void
test_many(void **state)
{
	struct buf file = {0};
	struct cards c = {0};

	(void)state;
	buf_str(&file, STR("### Notes:\n- 2018-01-04:"));
	for (int i = 0; i < 101; i++)
		buf_fmt(&file, " **P%d**", i);
	buf_str(&file, STR("\n- 2018-01-04: **Q**"));
	for (int i = 0; i < 8200; i++)
		buf_chr(&file, 'x');
	friends_read(&c, buf_view(&file), STR("file"));
	assert_int_equal(c.n, 100);
	assert_int_equal(c.v[99].nvalues, 1);
	assert_int_equal(c.errors.n, 2);
	cards_free(&c);
	buf_free(&file);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_friends),
		cmocka_unit_test(test_large),
		cmocka_unit_test(test_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
