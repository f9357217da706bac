/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "table/column.h"
#include "table/ldif.h"
#include "table/sniff.h"
#include "table/table.h"
#include "table/table_map.h"

#include "cards.h"

static const struct reads google[] = {
	/* a mark, a quoted line end, empty columns at the end, rows cut short, blank rows */
	{STR_INIT("\xEF\xBB\xBF" "Name,Given Name,Notes,Group Membership,,\r\nA B,A,\"one\r\ntwo\",,,\r\n,,,,,\r\nC\r\n"),
	 "2 A\n note=one\ntwo\n aliases=A B\n5 C\n"},
	/* a second column of one name; a number beyond the labels */
	{STR_INIT("Name,Name,Labels,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value\nA,B,,a@x,* Work,b@x\n"),
	 "2 A\n email=a@x\n email=b@x\n x-label=work: b@x\n"},
	/* which groups are Google's */
	{STR_INIT("Name,Labels,Phone 1 - Value\nA,* myContacts ::: B,\nC,My Contacts ::: * My Contacts,1 ::: 2\n"),
	 "2 A\n tags=B\n3 C\n tags=My Contacts\n phone=1\n phone=2\n"},
	/* a fax; no label but "other"; an address only as on an envelope */
	{STR_INIT("Name,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Address 1 - Label,Address 1 - Formatted\n"
	          "A,Home Fax,1,* Other,2,Home,\"R 1\nX\"\n"),
	 "2 A\n x-fax=1\n phone=2\n address=R 1, X\n x-label=home: R 1, X\n"},
	/* what has no column of its own is a key of the user's */
	{STR_INIT("Name,Phone 1 - Value,Custom Field 1 - Label,Custom Field 1 - Value,Jot 1 - Value,IM 1 - Service,Héllo (x)\n"
	          "A,1,,v,j,s,h\n"),
	 "2 A\n phone=1\n x-custom-field=v\n x-jot=j\n x-im-1-service=s\n x-hello-x=h\n"},
};

static const struct reads outlook[] = {
	/* 0/0/00, a time, dots, two digits of a year */
	{STR_INIT("First Name,E-mail Address,Birthday,Anniversary\nA,a@x,0/0/00,\nB,,1969-12-28 0:00,5.6.2001\nC,,12/28/69,\n"),
	 "2 A\n email=a@x\n3 B\n birthday=1969-12-28\n anniversary=2001-06-05\n4 C\n x-bday=12/28/69\n"},
	/* days of both orders */
	{STR_INIT("First Name,E-mail Address,Birthday\nA,,3/4/1980\nB,,25/6/1980\nC,,6/25/1980\n"),
	 "2 A\n x-bday=3/4/1980\n3 B\n birthday=1980-06-25\n4 C\n birthday=1980-06-25\n"
	 "!2 days that can be read two ways are kept as they are, under a key that begins with \"x-\": 1 (the first is 3/4/1980)\n"},
	/* a row without a person; a row with only what Outlook writes into all */
	{STR_INIT("First Name,E-mail Address,Gender,Priority,Spouse\n,,Unspecified,Normal,\n,,,,Bo\n"),
	 "!2 rows without a name are left out: 2\n"},
	/* a name in parts */
	{STR_INIT("Title,First Name,Middle Name,Last Name,Suffix,E-mail Address\nDr.,A,B,C,PhD,\n,,,C,Sr.,\n,山,,田,,\n"),
	 "2 A B C\n x-prefix=Dr.\n x-suffix=PhD\n3 C Sr.\n4 田 山\n"},
};

static const struct reads ldif[] = {
	{STR_INIT("dn: x\ncn: A\nmail: a@x\nMAIL: b@x\n\n\n\ndn: y\ngivenName: B\nsn:: Qw==\n"), "1 A\n email=a@x\n email=b@x\n8 B C\n"},
	/* folded, with a comment that is; CRLF; options; a value from elsewhere; none */
	{STR_INIT("# a\r\n b\r\ndn: x\r\ncn;lang-en: A\r\n B\r\njpegPhoto:< file:///x\r\ndescription:\r\n"), "3 AB\n"},
	/* no base64, no colon; what is no person; a group of unique names */
	{STR_INIT("dn: x\ncn: A\nsn:: *\nwhat\n\ndn: ou=b\nou: b\n\ndn: g\ncn: G\nobjectClass: groupOfUniqueNames\n"),
	 "1 A\n!3 sn: no base64, it is left out\n!4 no \"name: value\", it is left out: what\n"
	 "!9 groups are left out: 1\n!6 entries that name no person are left out: 1\n"},
	{STR_INIT("dn: x\ncn: A\nbirthyear: 1980\n\ndn: y\ncn: B\nbirthmonth: 2\nbirthday: 3\n\ndn: z\ncn: C\nbirthday: 3\n"),
	 "1 A\n birthday=1980\n5 B\n birthday=--02-03\n10 C\n"},
	{STR_INIT(""), ""},
};

static void
test_table(void **state)
{
	(void)state;
	assert_int_equal(wrong_cards(google, sizeof(google) / sizeof(google[0]), google_read), 0);
	assert_int_equal(wrong_cards(outlook, sizeof(outlook) / sizeof(outlook[0]), outlook_read), 0);
	assert_int_equal(wrong_cards(ldif, sizeof(ldif) / sizeof(ldif[0]), ldif_read), 0);
}

/* ten times as many columns, values or rows take ten times as long, not a hundred: this would not end */
static void
test_large(void **state)
{
	enum { MANY = 200000 };
	struct buf file = {0};
	struct cards c = {0};

	(void)state;
	buf_str(&file, STR("Name,Labels,Phone 1 - Value"));
	for (int i = 2; i < MANY; i++)
		buf_fmt(&file, ",E-mail %d - Label,E-mail %d - Value", i, i);
	buf_str(&file, STR("\nA,"));
	for (int i = 0; i < MANY; i++)
		buf_fmt(&file, "%d ::: ", i);
	buf_str(&file, STR(",1\n"));
	google_read(&c, buf_view(&file), STR("file"));
	assert_int_equal(c.n, 1);
	assert_int_equal(c.v[0].nvalues, MANY + 1);
	cards_free(&c);
	buf_clear(&file);
	buf_str(&file, STR("First Name,E-mail Address\nA,"));
	for (int i = 0; i < MANY; i++)
		buf_fmt(&file, "%d@x;", i);
	outlook_read(&c, buf_view(&file), STR("file"));
	assert_int_equal(c.v[0].nvalues, MANY);
	cards_free(&c);
	buf_free(&file);
}

/* every kind is recognised by the headers of column.def, and none by those of another */
static void
test_sign(void **state)
{
	static const struct str unknown[] = {STR_INIT("Name"), STR_INIT("Mail"), STR_INIT("First Name")};
	static const struct str google_csv[] = {STR_INIT("x"), STR_INIT("e-mail 7 - value"), STR_INIT("NAME")};
	static const struct str outlook_csv[] = {STR_INIT("E-mail Address"), STR_INIT("First Name")};

	(void)state;
	assert_int_equal(column_sign(unknown, 3), COLUMN_ANY);
	assert_int_equal(column_sign(google_csv, 3), COLUMN_GOOGLE);
	assert_int_equal(column_sign(outlook_csv, 2), COLUMN_OUTLOOK);
	assert_int_equal(column_sign(outlook_csv, 1), COLUMN_ANY);
}

static void
test_sniff(void **state)
{
	static const struct {
		struct str bytes;
		const char *from;
		const char *what;
	} files[] = {
		{STR_INIT(""), NULL, NULL},
		{STR_INIT("Hello, world.\n"), NULL, NULL},
		{STR_INIT("Hello, world.\nHow are you?\n"), NULL, NULL},
		{STR_INIT("a;b\n1;2\n"), "csv", "a table"},
		{STR_INIT("\n\nbegin:vcard\n"), "vcard", "vCards"},
		{STR_INIT("b\0e\0g\0i\0n\0:\0v\0c\0a\0r\0d\0\n\0"), "vcard", "vCards"},
		{STR_INIT("# x\nversion: 1\n\ndn: cn=a\n"), "ldif", "LDIF"},
		{STR_INIT("dnx: cn=a\n"), NULL, NULL},
		{STR_INIT("[format]\nprogram=abook\n"), "abook", "abook's address book"},
		{STR_INIT("[1, 2]"), NULL, NULL},
		{STR_INIT(" {\n \"a\": 1}"), NULL, "JSON"},
		{STR_INIT("BEGIN:VCALENDAR\n"), NULL, "a calendar"},
		{STR_INIT("PK\x03\x04 xl/ "), NULL, "an Excel workbook"},
		{STR_INIT("<HTML>"), NULL, "a page of the web"},
		{STR_INIT("SQLite format 3"), NULL, "an SQLite database"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		struct sniff s;

		sniff_file(&s, files[i].bytes);
		assert_int_equal(!s.what, !files[i].what);
		if (s.what)
			assert_string_equal(s.what, files[i].what);
		assert_int_equal(!s.from, !files[i].from);
		if (s.from)
			assert_string_equal(s.from, files[i].from);
		sniff_free(&s);
	}
}

static void
test_map(void **state)
{
	static const struct {
		struct str items;
		int ret;
		const char *why;
	} maps[] = {
		{STR_INIT("a=name"), 0, ""},
		{STR_INIT("a=b=name,\"c,\"\"=d\"=E-Mail, e = note ,f=x-g"), 0, ""},
		{STR_INIT("=name"), -1, "=name: not COLUMN=KEY, as in \"E-mail 1 - Value=email\""},
		{STR_INIT("a="), -1, "a=: not COLUMN=KEY, as in \"E-mail 1 - Value=email\""},
		{STR_INIT("\"a=name"), -1, "\"a=name: not COLUMN=KEY, as in \"E-mail 1 - Value=email\""},
		{STR_INIT("a=circle"), -1, "circle: not a key; a key of your own begins with \"x-\": x-circle"},
		{STR_INIT("a=x-"), -1, "x-: not a key; a key of your own begins with \"x-\": x-x-"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(maps) / sizeof(maps[0]); i++) {
		struct table_map m = {0};
		struct buf why = {0};

		assert_int_equal(table_map_add(&m, maps[i].items, &why), maps[i].ret);
		assert_string_equal(why.n ? why.p : "", maps[i].why);
		if (i == 1) {
			assert_int_equal(m.n, 4);
			assert_true(str_eq(m.v[0].header, STR("a=b")) && str_eq(m.v[1].header, STR("c,\"=d")));
			assert_true(table_map_find(&m, STR("C,\"=D")) == &m.v[1]);
		}
		table_map_free(&m);
		buf_free(&why);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table), cmocka_unit_test(test_large), cmocka_unit_test(test_sign),
		cmocka_unit_test(test_sniff), cmocka_unit_test(test_map),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
