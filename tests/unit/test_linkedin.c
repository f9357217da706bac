/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "base/mem.h"
#include "table/csv.h"
#include "table/linkedin.h"

#include "cards.h"

#define HEADER "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"

static const struct reads table[] = {
	/* as LinkedIn writes it */
	{STR_INIT("Notes:\n"
	          "\"When exporting your connection data, you may notice that \"\"some\"\" of the email addresses are missing.\"\n"
	          "\n" HEADER
	          "Ana,López,https://www.linkedin.com/in/ana,ana@example.org,\"Acme, Inc.\",VP Engineering,04 Mar 2019\n"
	          "Bo,Silva,https://www.linkedin.com/in/bo,,,,30 Nov 2020\n"),
	 "5 Ana López\n email=ana@example.org\n url=https://www.linkedin.com/in/ana\n org=Acme, Inc.\n title=VP Engineering\n met=2019-03-04\n"
	 "6 Bo Silva\n url=https://www.linkedin.com/in/bo\n met=2020-11-30\n"},
	/* older: no prose, no URL; ISO days; a BOM; CRLF; CR */
	{STR_INIT("\xEF\xBB\xBF" "First Name,Last Name,Email Address,Company,Position,Connected On\r\nAna,López,a@x,Acme,VP,2019-03-04\r\n"),
	 "2 Ana López\n email=a@x\n org=Acme\n title=VP\n met=2019-03-04\n"},
	{STR_INIT("First Name,Last Name\rAna,López\r\rBo,Silva\r"), "2 Ana López\n4 Bo Silva\n"},
	/* a spreadsheet's separators, and rows that it cut short; names of columns in any case, in any order */
	{STR_INIT("last name;FIRST NAME;Company\nLópez;Ana;Acme, Inc.\nSilva;Bo\n"), "2 Ana López\n org=Acme, Inc.\n3 Bo Silva\n"},
	{STR_INIT("First Name\tLast Name\nAna\tLópez\n"), "2 Ana López\n"},
	/* one name is enough, none is not; the last line need not be ended */
	{STR_INIT(HEADER ",,,,,,04 Mar 2019\nAna,,,,,,\n , ,,,,,\n,López,,,,,"), /* an empty row is nothing */
	 "3 Ana\n5 López\n!2 rows without a name, of people who left LinkedIn, are left out: 1\n"},
	/* days */
	{STR_INIT(HEADER "A,,,,,,4 march 2019\nB,,,,,,31 Feb 2019\nC,,,,,,3/4/19\nD,,,,,,04  Mar 2019\nE,,,,,,04 Mar 2019 x\n"),
	 "2 A\n met=2019-03-04\n3 B\n x-connected-on=31 Feb 2019\n4 C\n x-connected-on=3/4/19\n5 D\n met=2019-03-04\n"
	 "6 E\n x-connected-on=04 Mar 2019 x\n"},
	{STR_INIT(HEADER "A,,,,,,04 Foo 2019\nB,,,,,,04 Ja 2019\n"), "2 A\n x-connected-on=04 Foo 2019\n3 B\n x-connected-on=04 Ja 2019\n"},
	/* quotes: doubled, with a line end, in the middle of a word */
	{STR_INIT(HEADER "\"Ana \"\"Nita\"\"\",López,,,\"Acme\r\n\"\"Inc.\"\"\",VP,\nBo,,,,,VP \"x\" y,\n\"Cy\",\"\"\"Q\"\"\",,,,,\n"),
	 "2 Ana \"Nita\" López\n org=Acme\n\"Inc.\"\n title=VP\n4 Bo\n title=VP \"x\" y\n5 Cy \"Q\"\n"},
	/* two of a name are two people */
	{STR_INIT(HEADER "Ana,Silva,https://l/1,,,,\nBo,,https://l/2,,,,\nANA,Silva,https://l/3,,,,\nAna,Silva,,,,,\n"),
	 "2 Ana Silva <https://l/1>\n url=https://l/1\n3 Bo\n url=https://l/2\n4 ANA Silva <https://l/3>\n url=https://l/3\n5 Ana Silva\n"},
	/* a quote that is not closed costs its own line */
	{STR_INIT(HEADER "\"Ana,López,,,,,\nBo,,,,,,\nCy,,,,,,\n"),
	 "3 Bo\n4 Cy\n!2 a quote that is not closed where it should be: this line is left out\n"},
	{STR_INIT(HEADER "\"Ana,López,,,,,\nBo,,,,,,\nCy,,,,\"Acme, Inc.\",,\nDi,,,,,,\n"),
	 "3 Bo\n4 Cy\n org=Acme, Inc.\n5 Di\n!2 a quote that is not closed where it should be: this line is left out\n"},
	{STR_INIT(HEADER "Ana,López,,,\"Acme,,\nBo,,,,,,\nCy,,,,\"Acme, Inc.\",,\n"), /* the number of columns is right */
	 "3 Bo\n4 Cy\n org=Acme, Inc.\n!2 a quote that is not closed where it should be: this line is left out\n"},
	{STR_INIT("First Name,Company\nAna,\"Acme\nBo\",x\nCy,z\n"), /* closed, and the number of columns is wrong */
	 "3 Bo\"\n org=x\n4 Cy\n org=z\n!2 a quote that is not closed where it should be: this line is left out\n"},
	{STR_INIT(HEADER "Ana,,,,,,\n\""), "2 Ana\n!3 a quote that is not closed where it should be: this line is left out\n"},
	/* too many columns: a comma too many */
	{STR_INIT("First Name,Company\nAna,Acme, Inc.\nBo,Acme\n"),
	 "2 Ana\n3 Bo\n org=Acme\n!2 3 columns rather than 2: of this row only the name and e-mail addresses are read\n"},
	/* only unknown columns */
	{STR_INIT("First Name,Username,Shoe Size,First Name\nAna,ana,39,x\n"),
	 "2 Ana\n!1 columns that are not understood are left out: Username, Shoe Size\n"},
	{STR_INIT("Notizen:\n\"Beim Export …\"\n\nVorname,Nachname,URL\nAna,López,\n"),
	 "!4 no column \"First Name\" or \"Last Name\" here, so nothing is read: Vorname, Nachname, URL\n"},
	/* the header is one of the first 20 rows */
	{STR_INIT("a\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\n" HEADER "Ana,,,,,,\n"), "21 Ana\n"},
	{STR_INIT("a\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\n" HEADER "Ana,,,,,,\n"),
	 "!1 no column \"First Name\" or \"Last Name\" here, so nothing is read: a\n"},
	{STR_INIT(HEADER), ""},
	{STR_INIT(""), "!0 no column \"First Name\" or \"Last Name\" here, so nothing is read\n"},
	{STR_INIT("\n\n \n"), "!0 no column \"First Name\" or \"Last Name\" here, so nothing is read\n"},
	/* no text */
	{STR_INIT("First Name,Company\nA\xFFna,Ac\0me\n"),
	 "2 Aÿna\n org=Ac?me\n!2 no text here: such bytes are now \"?\"\n"},
};

static void
test_linkedin(void **state)
{
	(void)state;
	assert_int_equal(wrong_cards(table, sizeof(table) / sizeof(table[0]), linkedin_read), 0);
}

/* a file of n times the same */
static struct str
repeat(struct buf *out, const char *head, const char *line, size_t n)
{
	buf_str(out, str_of(head));
	while (n--)
		buf_str(out, str_of(line));
	return buf_view(out);
}

static void
test_large(void **state)
{
	struct buf file = {0};
	struct cards c = {0};

	(void)state;
	linkedin_read(&c, repeat(&file, HEADER, "Ana,López,,a@example.org,\"Acme, Inc.\",VP,04 Mar 2019\n", 50000), STR("file"));
	assert_int_equal(c.n, 50000);
	assert_int_equal(c.v[49999].nvalues, 4);
	assert_int_equal(c.errors.n, 0);
	cards_free(&c);

	/* one field of 8 MB */
	buf_clear(&file);
	linkedin_read(&c, repeat(&file, HEADER "Ana,,,,", "0123456789abcdef", 524288), STR("file"));
	assert_int_equal(c.n, 1);
	assert_int_equal(c.v[0].value[0].text.n, 8388608);
	cards_free(&c);

	/* each line with a quote of its own: no more than CSV_BROKEN times CSV_SPAN is read twice */
	buf_clear(&file);
	linkedin_read(&c, repeat(&file, HEADER, "Ana,\"López,,,,,\n", 500000), STR("file"));
	assert_int_equal(c.n, 0);
	assert_int_equal(c.errors.n, CSV_BROKEN);
	cards_free(&c);
	buf_free(&file);
}

/* CSV_BROKEN such lines are reported; the last of them says that the rest is left out, if there is one */
static void
test_broken(void **state)
{
	static const size_t borders[] = {1, CSV_BROKEN - 1, CSV_BROKEN, CSV_BROKEN + 1, 1000};

	(void)state;
	for (size_t i = 0; i < sizeof(borders) / sizeof(borders[0]); i++)
		for (size_t more = 0; more < 2; more++) {
			size_t n = borders[i], told = n < CSV_BROKEN ? n : CSV_BROKEN;
			struct buf file = {0};
			struct cards c = {0};
			bool gave_up;

			repeat(&file, HEADER, "Ana,\"López,,,,,\n", n);
			if (more)
				buf_str(&file, STR("Bo,Silva,,,,,\n"));
			linkedin_read(&c, buf_view(&file), STR("file"));
			assert_int_equal(c.errors.n, told);
			gave_up = str_ends(c.errors.v[told - 1].what, STR("this line and what follows are left out"));
			assert_int_equal(gave_up, n + more > CSV_BROKEN);
			assert_int_equal(c.n, more && n < CSV_BROKEN);
			cards_free(&c);
			buf_free(&file);
		}
}

/* the border of CSV_SPAN: a quoted field that is just short enough, and one that is not */
static void
test_span(void **state)
{
	(void)state;
	for (size_t over = 0; over < 2; over++) {
		struct buf file = {0};
		struct errors errors = {0};
		struct csv_row row;
		struct csv *csv;

		buf_str(&file, STR("\"\n"));
		for (size_t i = 0; i < CSV_SPAN - 2 + over; i++)
			buf_chr(&file, 'x');
		buf_str(&file, STR("\"\nnext\n"));
		csv = csv_open(buf_view(&file), ',', STR("file"), &errors);
		assert_true(csv_next(csv, &row));
		assert_int_equal(row.line, over ? 2 : 1);
		assert_int_equal(row.field[0].n, over ? CSV_SPAN : CSV_SPAN - 1);
		assert_int_equal(errors.n, over);
		csv_close(csv);
		errors_free(&errors);
		buf_free(&file);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_linkedin),
		cmocka_unit_test(test_large),
		cmocka_unit_test(test_broken),
		cmocka_unit_test(test_span),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
