/* SPDX-License-Identifier: ISC */
#include "base/error.h"
#include "read/charset_file.h"
#include "table/ldif.h"
#include "table/sniff.h"
#include "table/table_head.h"

enum { LOOK = 4096, LOOK_FAR = 65536 }; /* bytes that are looked at */

#define EXPORT "export the contacts as CSV or vCard, and import that"

/* the first bytes of files of other kinds, longest first where two begin alike */
static const struct {
	struct str begin;
	const char *what, *then;
} kinds[] = {
	{STR_INIT("\xD0\xCF\x11\xE0"), "an old Excel or Outlook file", "save it as CSV, and import that"},
	{STR_INIT("!BDN"), "an Outlook data file (.pst)", EXPORT},
	{STR_INIT("\x1F\x8B"), "a gzip file", "unpack it, and import what is in it"},
	{STR_INIT("7z\xBC\xAF\x27\x1C"), "a 7-Zip archive", "unpack it, and import what is in it"},
	{STR_INIT("SQLite format 3"), "an SQLite database", EXPORT},
	{STR_INIT("%PDF-"), "a PDF", EXPORT},
	{STR_INIT("// <!-- <mdb:mork"), "Thunderbird's old address book (.mab)", EXPORT},
};

/* zip archives, by a name of a file in them */
static const struct {
	struct str holds;
	const char *what, *then;
} zips[] = {
	{STR_INIT("xl/"), "an Excel workbook", "save it as CSV, and import that"},
	{STR_INIT("opendocument.spreadsheet"), "a LibreOffice spreadsheet", "save it as CSV, and import that"},
	{STR_INIT("word/"), "a Word document", EXPORT},
	{STR_INIT(""), "a zip archive", "unpack it, and import what is in it"},
};

static const struct {
	const char *what, *from;
} tables[] = {
	[COLUMN_LINKEDIN] = {"LinkedIn's CSV", "linkedin"},
	[COLUMN_GOOGLE] = {"Google's CSV", "google"},
	[COLUMN_OUTLOOK] = {"Outlook's CSV", "outlook"},
	[COLUMN_THUNDERBIRD] = {"Thunderbird's CSV", "thunderbird"},
	[COLUMN_LDIF] = {"LDIF", "ldif"},
	[COLUMN_ANY] = {"a table", "csv"},
};

static void
is(struct sniff *s, const char *what, const char *from, const char *then)
{
	s->what = what;
	s->from = from;
	s->then = then;
}

static bool
by_bytes(struct sniff *s, struct str bytes)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (str_starts(bytes, kinds[i].begin)) {
			is(s, kinds[i].what, NULL, kinds[i].then);
			return true;
		}
	if (!str_starts(bytes, STR("PK\x03\x04")))
		return false;
	bytes = str_sub(bytes, 0, LOOK_FAR);
	for (size_t i = 0; i < sizeof(zips) / sizeof(zips[0]); i++)
		if (!zips[i].holds.n || str_find(bytes, zips[i].holds) < bytes.n) {
			is(s, zips[i].what, NULL, zips[i].then);
			return true;
		}
	return true;
}

/* true if s begins with a word, whatever its case */
static bool
begins(struct str s, struct str word)
{
	return str_same(str_sub(s, 0, word.n), word);
}

/* true if a line of s begins with a word */
static bool
has_line(struct str s, struct str word)
{
	struct str line;

	while (str_line(&line, &s))
		if (begins(str_trim(line), word))
			return true;
	return false;
}

/* text in braces or brackets with a value in it */
static bool
is_json(struct str s)
{
	struct str inner = str_trim(str_sub(s, 1, s.n));

	if (!s.n || !char_in(s.p[0], STR("{[")))
		return false;
	return !inner.n || char_in(inner.p[0], s.p[0] == '{' ? STR("\"}") : STR("\"{[]"));
}

static bool
by_text(struct sniff *s, struct str text)
{
	struct str head = str_trim(str_sub(text, 0, LOOK));

	if (has_line(head, STR("BEGIN:VCARD")))
		is(s, "vCards", "vcard", NULL);
	else if (begins(head, STR("BEGIN:VCALENDAR")))
		is(s, "a calendar", NULL, EXPORT);
	else if (has_line(head, STR("program=abook")))
		is(s, "abook's address book", "abook", NULL);
	else if (has_line(head, STR("### Friends:")) || begins(head, STR("### Activities:")))
		is(s, "the file of friends", "friends", NULL);
	else if (begins(head, STR("<!DOCTYPE html")) || begins(head, STR("<html")))
		is(s, "a page of the web", NULL, EXPORT);
	else if (begins(head, STR("<?xml")))
		is(s, "XML", NULL, EXPORT);
	else if (is_json(head))
		is(s, "JSON", NULL, EXPORT);
	else if (ldif_is(text))
		is(s, tables[COLUMN_LDIF].what, tables[COLUMN_LDIF].from, NULL);
	return s->what != NULL;
}

void
sniff_file(struct sniff *s, struct str bytes)
{
	struct errors none = {0};
	struct buf scratch = {0};
	struct table_head head = {.kind = COLUMN_ANY};
	struct str text;

	*s = (struct sniff){.what = NULL};
	if (by_bytes(s, bytes))
		return;
	text = charset_file(&scratch, &none, bytes, STR(""));
	if (!by_text(s, text) && table_head(&head, text)) {
		is(s, tables[head.kind].what, tables[head.kind].from, NULL);
		s->table = head.kind == COLUMN_ANY;
		s->names = head.names;
		head.names = (struct buf){0};
	}
	buf_free(&head.names);
	buf_free(&scratch);
	errors_free(&none);
}

void
sniff_free(struct sniff *s)
{
	buf_free(&s->names);
}
