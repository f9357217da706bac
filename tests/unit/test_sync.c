/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "import/sync_base.h"
#include "import/sync_card.h"
#include "import/sync_contact.h"
#include "import/sync_merge.h"
#include "import/sync_text.h"
#include "import/sync_values.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static struct str
card(struct buf *out, const char *lines)
{
	buf_clear(out);
	if (lines) {
		buf_str(out, STR("BEGIN:VCARD\nVERSION:3.0\nUID:u\n"));
		buf_str(out, str_of(lines));
		buf_str(out, STR("END:VCARD\n"));
	}
	return buf_view(out);
}

/* what both sides said, what they say now, and what each must say then */
struct row {
	const char *book_was, *book, *card_was, *card;
	const char *changes; /* of the contact */
	const char *lines;   /* of the card, without the first three and the last; NULL: as it was */
};

#define ANN "FN:Ann Bell\nN:Bell;Ann;;;\n"

static const struct row rows[] = {
	/* nothing changed, however the sides differ */
	{ANN "TEL:1\n", ANN "TEL:1\n", ANN "TEL:2\n", ANN "TEL:2\n", "", NULL},
	/* a new number there replaces the old one */
	{ANN "TEL:+49 1\n", ANN "TEL:+49 1\n", ANN "TEL:+49 1\n", ANN "TEL;TYPE=cell:+49 2\n", "-phone=+49 1 +phone=+49 2", NULL},
	/* one here takes the type of the old one, and its label */
	{ANN "TEL:+49 1\n", ANN "TEL:+49 2\n", ANN "item1.TEL;TYPE=cell:+49 1\nitem1.X-ABLabel:Boat\nX-A:b\n",
	 ANN "item1.TEL;TYPE=cell:+49 1\nitem1.X-ABLabel:Boat\nX-A:b\n", "",
	 ANN "item1.TEL;TYPE=cell:+49 2\nitem1.X-ABLabel:Boat\nX-A:b\n"},
	/* lists: what came and went on both sides */
	{ANN "CATEGORIES:a,b,c\n", ANN "CATEGORIES:a,c,d\n", ANN "CATEGORIES:a,b,c\n", ANN "CATEGORIES:a,b,e\n", "-tags=c +tags=e",
	 ANN "CATEGORIES:a,d,e\n"},
	/* the same on both sides */
	{ANN "ORG:A\n", ANN "ORG:B\n", ANN "ORG:A\n", ANN "ORG:B\n", "", NULL},
	/* both changed it: the book's value counts, the other is kept */
	{ANN "ORG:A\n", ANN "ORG:B\n", ANN "ORG:A\n", ANN "ORG:C\n", "?org=C", ANN "ORG:B\n"},
	/* removed on one side, changed on the other: the change lives */
	{ANN "ORG:A\n", ANN "ORG:B\n", ANN "ORG:A\n", ANN, "", ANN "ORG:B\n"},
	{ANN "ORG:A\n", ANN, ANN "ORG:A\n", ANN "ORG:C\n", "-org=A +org=C", NULL},
	/* without a base both are joined */
	{NULL, ANN "TEL:1\nORG:A\n", NULL, ANN "TEL:2\nTITLE:T\n", "+phone=2 +title=T", ANN "TEL:2\nTITLE:T\nTEL:1\nORG:A\n"},
	/* a related person, by name or by UID */
	{ANN "RELATED;X-KEY=kids;VALUE=text:Bo\n", ANN "RELATED;X-KEY=kids;VALUE=text:Bo\n",
	 ANN "item1.X-ABRELATEDNAMES;X-KEY=kids:Bo\nitem1.X-ABLabel:kids\n",
	 ANN "item1.X-ABRELATEDNAMES;X-KEY=kids:Cy\nitem1.X-ABLabel:kids\n", "-=Bo +=Cy", NULL},
	{ANN "RELATED;X-KEY=boss;X-TEXT=\"Eve Day\":urn:uuid:1\n", ANN, ANN "X-ABRELATEDNAMES;X-KEY=boss:Eve Day\nX-A:b\n",
	 ANN "X-ABRELATEDNAMES;X-KEY=boss:Eve Day\nX-A:b\n", "", ANN "X-A:b\n"},
	/* a name */
	{ANN, "FN:Ann Lind\nN:Lind;Ann;;;\n", ANN "X-B:1\n", ANN "X-B:1\n", "", "FN:Ann Lind\nN:Lind;Ann;;;\nX-B:1\n"},
	{ANN, ANN, ANN, "FN:Ann Lind\nN:Lind;Ann;;;\n", "-name=Ann Bell +name=Ann Lind", NULL},
	/* what tend cannot read stays */
	{ANN "TITLE:A\n", ANN, ANN "TITLE:A\nX-C:1\nKEY;ENCODING=b:AAAA\n", ANN "TITLE:A\nX-C:1\nKEY;ENCODING=b:AAAA\n", "",
	 ANN "X-C:1\nKEY;ENCODING=b:AAAA\n"},
};

static void
changes(struct buf *out, const struct sync_merge *m)
{
	for (size_t i = 0; i < m->n; i++)
		buf_fmt(out, "%s%c%s=%.*s", out->n ? " " : "", m->change[i].gone ? '-' : m->change[i].there ? '?' : '+',
		        key_name(m->change[i].key), STR_ARG(m->change[i].text));
}

static void
check(const struct row *r)
{
	struct buf was = {0}, now = {0}, there_was = {0}, there = {0}, export = {0}, want = {0}, got = {0};
	struct sync_merge m;

	buf_str(&got, STR(""));
	sync_merge(&m, card(&was, r->book_was), card(&now, r->book), card(&there_was, r->card_was), card(&there, r->card));
	changes(&got, &m);
	if (!str_eq(buf_view(&got), str_of(r->changes)))
		fail_msg("row %d: changes %.*s, and not %s", (int)(r - rows), STR_ARG(buf_view(&got)), r->changes);
	/* the contact then says what both say */
	card(&export, r->book);
	if (strstr(r->changes, "+tags=e"))
		card(&export, ANN "CATEGORIES:a,d,e\n");
	if (!sync_card(&got, buf_view(&there), buf_view(&export), &m))
		buf_str(&got, buf_view(&there));
	card(&want, r->lines ? r->lines : r->card);
	if (!str_eq(buf_view(&got), buf_view(&want)))
		fail_msg("row %d: card\n%.*sand not\n%.*s", (int)(r - rows), STR_ARG(buf_view(&got)), STR_ARG(buf_view(&want)));
	sync_merge_free(&m);
	buf_free(&was);
	buf_free(&now);
	buf_free(&there_was);
	buf_free(&there);
	buf_free(&export);
	buf_free(&want);
	buf_free(&got);
}

static void
both_sides(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++)
		check(&rows[i]);
}

static void
base(void **state)
{
	struct sync_base b = {0}, c;
	struct buf out = {0};

	(void)state;
	sync_base_add(&b, STR("z"), STR("card\nof z\n"), STR(""));
	sync_base_add(&b, STR("a"), STR("1"), STR("2\n"));
	sync_base_write(&out, &b);
	assert_int_equal(sync_base_read(&c, buf_view(&out)), 0);
	assert_int_equal(c.n, 2);
	assert_true(str_eq(sync_base_find(&c, STR("z"))->card, STR("card\nof z\n")));
	assert_true(str_eq(c.v[0].uid, STR("a")));
	assert_null(sync_base_find(&c, STR("b")));
	sync_base_free(&c);
	/* a file that is cut off anywhere is none, but for its first line and after a record */
	for (size_t n = 0; n < out.n; n++) {
		bool whole = sync_base_read(&c, str_sub(buf_view(&out), 0, n)) == 0;

		assert_true(!whole || n == STR("tend-base 1\n").n || out.p[n - 1] == '\n');
		sync_base_free(&c);
	}
	sync_base_free(&b);
	buf_free(&out);
}

static void
contact(void **state)
{
	static const struct sync_change change[] = {
		{KEY_PHONE, STR_INIT(""), STR_INIT("+491"), true, false}, {KEY_PHONE, STR_INIT(""), STR_INIT("+49 2"), false, false},
		{KEY_EMAIL, STR_INIT(""), STR_INIT("a@b"), true, false}, {KEY_ORG, STR_INIT(""), STR_INIT("B"), false, true},
	};
	static const struct sync_change note[] = {
		{KEY_NOTE, STR_INIT(""), STR_INIT("a\nb"), true, false}, {KEY_NOTE, STR_INIT(""), STR_INIT("a\nc"), false, false},
	};
	struct sync_values none = {0};
	struct errors errors = {0};
	struct edit edit = {.path = STR("a.md"), .errors = &errors};
	struct sync_contact job = {.change = change, .n = LENGTH(change), .raw_was = &none, .raw = &none, .uid = STR("u"), .edit = &edit};
	struct buf out = {0}, again = {0};

	(void)state;
	assert_int_equal(sync_contact(&out, STR("---\nphone: +49 1 # hers\nemail: [A <a@b>, c@d]\norg: A\n---\n"), &job), 1);
	assert_string_equal(out.p, "---\nphone: +49 2 # hers\nemail: [c@d]\norg: A\nx-org-there: B\nuid: u\n---\n");
	assert_int_equal(job.conflicts, 1);
	assert_int_equal(sync_contact(&again, buf_view(&out), &job), 0);
	assert_int_equal(job.conflicts, 0);
	/* a text of several lines */
	job.change = &note[0];
	job.n = LENGTH(note);
	assert_int_equal(sync_contact(&out, STR("---\nnote: |\n  a\n  b\nuid: u\n---\n"), &job), 1);
	assert_string_equal(out.p, "---\nnote: |-\n  a\n  c\nuid: u\n---\n");
	buf_free(&out);
	buf_free(&again);
	errors_free(&errors);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_sides),
		cmocka_unit_test(base),
		cmocka_unit_test(contact),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
