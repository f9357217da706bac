/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "base/utf8.h"
#include "vcf/vcard_line.h"

#define FOLD 75 /* bytes of a line, without its end */

/* the next byte of a text; a line end becomes '\n', a control character not allowed in a card 0 */
static char
next(struct str s, size_t *i)
{
	char c = s.p[(*i)++];

	if (c == '\r') {
		*i += *i < s.n && s.p[*i] == '\n';
		return '\n';
	}
	if ((unsigned char)c < ' ' && c != '\n' && c != '\t')
		return 0;
	return c == 0x7F ? 0 : c;
}

static const struct str replaced = STR_INIT("\xEF\xBF\xBD");

void
vcard_text(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n;) {
		char c = next(s, &i);

		if (!c) {
			buf_str(out, replaced);
			continue;
		}
		if (strchr("\\,;\n", c))
			buf_chr(out, '\\');
		buf_chr(out, c == '\n' ? 'n' : c);
	}
}

void
vcard_param(struct buf *out, struct str prefix, struct str s)
{
	buf_str(out, prefix);
	buf_chr(out, '"');
	for (size_t i = 0; i < s.n;) {
		char c = next(s, &i);

		if (!c)
			buf_str(out, replaced);
		else if (c == '\n')
			buf_str(out, STR("^n"));
		else if (c == '"')
			buf_str(out, STR("^'"));
		else if (c == '^')
			buf_str(out, STR("^^"));
		else
			buf_chr(out, c);
	}
	buf_chr(out, '"');
}

static bool
latin_letter(int32_t c)
{
	return (c < 0x80 && char_alpha((char)c)) || c == 0xAA || c == 0xBA || (c >= 0xC0 && c <= 0x24F) ||
	       (c >= 0x1E00 && c <= 0x1EFF) || (c >= 0x2C60 && c <= 0x2C7F) || (c >= 0xA720 && c <= 0xA7FF);
}

static bool
latin(struct str name)
{
	int32_t c;

	while ((c = utf8_next(&name)) >= 0) {
		enum text_class class = text_class(c);

		if (class == TEXT_DENSE || ((class == TEXT_LETTER || class == TEXT_UPPER) && c >= 0x80 && !latin_letter(c)))
			return false;
	}
	return true;
}

static bool
begins_as(struct str word, enum text_class class)
{
	return word.n && text_class(utf8_next(&word)) == class;
}

/* the beginning of the last word before `end`, ignoring trailing blanks */
static size_t
word_before(struct str s, size_t end)
{
	end = str_trim(str_sub(s, 0, end)).n;
	while (end && s.p[end - 1] != ' ' && s.p[end - 1] != '\t' && s.p[end - 1] != '\n')
		end--;
	return end;
}

/* the beginning of the family name; 0 if it cannot be distinguished from the given names */
static size_t
family_name_start(struct str name)
{
	size_t at = latin(name) ? word_before(name, name.n) : 0, before;

	/* "van der Berg", but not "maria lopez" of "ana maria lopez"; the first word is a given name */
	if (!begins_as(str_sub(name, at, name.n), TEXT_UPPER))
		return at;
	while ((before = word_before(name, at)) && begins_as(str_sub(name, before, at), TEXT_LETTER))
		at = before;
	return at;
}

void
vcard_name(struct buf *out, struct str name)
{
	size_t at;

	name = str_trim(name);
	at = family_name_start(name);
	buf_str(out, STR("N:"));
	if (at)
		vcard_text(out, str_sub(name, at, name.n));
	buf_chr(out, ';');
	vcard_text(out, at ? str_trim(str_sub(name, 0, at)) : name);
	buf_str(out, STR(";;;"));
}

/*
 * The length of a line before the next fold. The next line must not begin with a blank, since
 * readers take a blank line for the end of the folded one. A run of blanks longer than a line is
 * not folded.
 */
static size_t
fold_at(struct str line, size_t max)
{
	size_t n = utf8_cut(line, max).n, back = n;

	if (n == line.n || !char_blank(line.p[n]))
		return n;
	while (back && char_blank(line.p[back - 1]))
		back--;
	while (back && ((unsigned char)line.p[--back] & 0xC0) == 0x80)
		;
	if (back)
		return back;
	while (n < line.n && char_blank(line.p[n]))
		n++;
	return n;
}

void
vcard_fold(struct buf *out, struct str line)
{
	size_t n = fold_at(line, FOLD);

	buf_str(out, str_sub(line, 0, n));
	for (line = str_sub(line, n, line.n); line.n; line = str_sub(line, n, line.n)) {
		n = fold_at(line, FOLD - 1); /* the blank counts */
		buf_str(out, STR("\r\n "));
		buf_str(out, str_sub(line, 0, n));
	}
	buf_str(out, STR("\r\n"));
}

void
vcard_raw(struct buf *out, struct str value)
{
	buf_chr(out, ':');
	for (size_t i = 0; i < value.n; i++) {
		char b = value.p[i];

		if (b == '\n')
			buf_str(out, STR("\\n"));
		else
			buf_chr(out, (unsigned char)b < ' ' || b == 0x7F ? ' ' : b);
	}
}
