/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "table/abook.h"

#include "cards.h"

#define HEAD "# abook addressbook file\n\n[format]\nprogram=abook\nversion=0.6.1\n\n\n"

static const struct reads table[] = {
	/* as abook writes it */
	{STR_INIT(HEAD "[0]\nname=Ana López\nemail=ana@example.org,ana@acme.example\naddress=Rua 1\ncity=Lisbon\nzip=1000\n"
	               "country=Portugal\nphone=+351 1\nworkphone=+351 2\nfax=+351 4\nmobile=+351 3\nnick=ana\n"
	               "url=https://ana.example\nnotes=likes = signs\nanniversary=1980-04-17\ngroups=work,clay\ncustom1=39\n\n"
	               "[1]\nname=Bo\n\n"),
	 "8 Ana López\n email=ana@example.org\n email=ana@acme.example\n phone=+351 1\n phone=+351 2\n x-fax=+351 4\n phone=+351 3\n"
	 " url=https://ana.example\n note=likes = signs\n anniversary=1980-04-17\n tags=work\n tags=clay\n x-custom1=39\n"
	 " aliases=ana\n place=Lisbon, Portugal\n address=Rua 1, Lisbon, 1000, Portugal\n26 Bo\n"},
	/* fields of the user's own: a key of tend's by its name, but none that makes a note of it or a setting */
	{STR_INIT("[0]\nname=Ana\nbirthday=1980-04-17\nneeds=a designer, time\nShoe Size=39\ntype=note\nstatus=archived\ntiers=x\nñ=1\n"),
	 "1 Ana\n birthday=1980-04-17\n needs=a designer\n needs=time\n x-shoe-size=39\n x-type=note\n x-status=archived\n x-tiers=x\n x---=1\n"},
	/* no name: the nickname, else the first address; a nickname that is the name */
	{STR_INIT("[0]\nnick=ana\nemail=a@x\n[1]\nemail= , b@x\n[2]\nphone=1\n[3]\nname=Cy\nnick=cy\n"),
	 "1 ana\n email=a@x\n4 b@x\n email=b@x\n6 \n phone=1\n8 Cy\n"},
	/* a town alone is the whole address */
	{STR_INIT("[0]\nname=A\ncity=Oslo\n[1]\nname=B\naddress=Street 1\n"), "1 A\n place=Oslo\n4 B\n address=Street 1\n"},
	/* broken */
	{STR_INIT("name=A\nname=B\n[0]\nname=C\nwhat\n=x\n[x]\nname=D\n[1\nname=E"),
	 "3 C\n9 E\n!1 abook's sections begin with \"[0]\": what stands before is left out\n"
	 "!5 no \"field=value\", it is left out: what\n!6 no \"field=value\", it is left out: =x\n"
	 "!7 no section of abook's, it is left out: x\n"},
	{STR_INIT("[0]\r\nname=A\r\nemail=\r\n,=,\r\nnotes=\xFF\r\n"),
	 "1 A\n x--=,\n note=ÿ\n!5 not UTF-8: such lines are read as windows-1252\n"},
	{STR_INIT("[0]\nname=A\0B\n"), "1 A?B\n!2 no text here: such bytes are now \"?\"\n"},
	{STR_INIT(HEAD), ""},
	{STR_INIT(""), ""},
};

static void
test_abook(void **state)
{
	(void)state;
	assert_int_equal(wrong_cards(table, sizeof(table) / sizeof(table[0]), abook_read), 0);
}

static void
test_large(void **state)
{
	struct buf file = {0};
	struct cards c = {0};

	(void)state;
	for (int i = 0; i < 50000; i++)
		buf_fmt(&file, "[%d]\nname=P%d\nemail=p%d@example.org\nnick=p%d\n\n", i, i, i, i);
	abook_read(&c, buf_view(&file), STR("file"));
	assert_int_equal(c.n, 50000);
	assert_int_equal(c.errors.n, 0);
	cards_free(&c);
	buf_free(&file);
}

/* many values of one person, each of them twice */
static void
test_twice(void **state)
{
	struct buf file = {0};
	struct cards c = {0};

	(void)state;
	buf_str(&file, STR("[0]\nname=A\n"));
	for (int i = 0; i < 200; i++)
		buf_fmt(&file, "groups=g%d\nfax=g%d\n", i % 100, i % 100);
	abook_read(&c, buf_view(&file), STR("file"));
	assert_int_equal(c.v[0].nvalues, 200);
	cards_free(&c);
	buf_free(&file);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_abook),
		cmocka_unit_test(test_large),
		cmocka_unit_test(test_twice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
