/* SPDX-License-Identifier: ISC */
#include "read/card_form.h"
#include "vcf/vcard_line.h"
#include "vcf/vcf_bytes.h"
#include "vcf/vcf_raw.h"
#include "vcf/vcf_take.h"

/* what a type says of the bytes in the file, and not of the value */
static bool
is_encoding(struct str name)
{
	static const struct str encodings[] = {
		STR_INIT("QUOTED-PRINTABLE"), STR_INIT("BASE64"), STR_INIT("B"), STR_INIT("8BIT"), STR_INIT("7BIT"),
	};

	for (size_t i = 0; i < sizeof(encodings) / sizeof(encodings[0]); i++)
		if (vcf_same(encodings[i], name))
			return true;
	return false;
}

/* appends the text of a label's line, without the marks of Apple's own */
struct str
vcf_label(struct buf *scratch, const struct vcf_person *p, const struct vcf_line *l)
{
	struct str s = vcf_param(l, STR("X-ABLABEL")), guess = p->guess;
	struct buf value = {0};

	buf_clear(scratch);
	if (s.n)
		buf_str(scratch, s);
	if (!scratch->n && l->label) {
		vcf_decode(&value, l->label, &guess);
		s = buf_view(&value);
		vcf_part(scratch, &s, 0, p->old);
	}
	buf_free(&value);
	return str_trim(buf_view(scratch));
}

/* true for a value of a parameter that needs no quotes */
static bool
is_plain(struct str value)
{
	for (size_t i = 0; i < value.n; i++)
		if ((unsigned char)value.p[i] <= ' ' || value.p[i] == 0x7F || strchr("\":;,^", value.p[i]))
			return false;
	return value.n != 0;
}

/*
 * appends the types as one parameter, after those of `more`; *pref becomes true if one of them is
 * "pref"
 */
static void
add_types(struct buf *out, const struct vcf_line *l, struct str more, bool *pref)
{
	struct str type;
	bool any = more.n != 0, bytes = vcf_is_binary(l);

	buf_str(out, any ? STR(";TYPE=") : STR(""));
	buf_str(out, more);
	for (size_t at = 0, in = 0; vcf_type(&type, l, &at, &in);) {
		if (vcf_same(type, STR("PREF"))) {
			*pref = true;
		} else if (bytes && vcf_bytes_is_kind(type)) {
			continue;
		} else if (!is_encoding(type) && !vcf_same(type, STR("INTERNET")) && !vcf_same(type, STR("X-INTERNET"))) {
			buf_str(out, any ? STR(",") : STR(";TYPE="));
			if (is_plain(type))
				buf_str(out, type);
			else
				vcard_param(out, STR(""), type);
			any = true;
		}
	}
}

/* appends a parameter, in quotes where it needs them */
static void
add_param(struct buf *out, struct str name, struct str value)
{
	buf_chr(out, ';');
	buf_str(out, name);
	buf_chr(out, '=');
	if (is_plain(value))
		buf_str(out, value);
	else
		vcard_param(out, STR(""), value);
}

/* true for a parameter whose meaning is written in another way */
static bool
is_dropped(struct str name)
{
	static const struct str dropped[] = {
		STR_INIT(""), STR_INIT("TYPE"), STR_INIT("CHARSET"), STR_INIT("ENCODING"), STR_INIT("X-ABLABEL"),
		STR_INIT("X-ABADR"), STR_INIT("X-PAIR"), STR_INIT("X-APPLE-OMIT-YEAR"),
	};

	for (size_t i = 0; i < sizeof(dropped) / sizeof(dropped[0]); i++)
		if (vcf_same(name, dropped[i]))
			return true;
	return false;
}

void
vcf_raw_params(struct buf *out, const struct vcf_line *l, bool v3)
{
	bool first = str_eq(vcf_param(l, STR("PREF")), STR("1")), pref = first, bytes = vcf_is_binary(l);
	struct buf types = {0};

	if (v3 && vcf_same(l->name, STR("EMAIL")))
		buf_str(&types, STR("INTERNET"));
	if (v3 && first)
		buf_str(&types, types.n ? STR(",pref") : STR("pref"));
	add_types(out, l, buf_view(&types), &pref);
	for (size_t i = 0; i < l->nparams; i++) {
		const struct vcf_param *p = &l->all->v[l->param + i];

		if (!is_dropped(p->name) && !(first && vcf_same(p->name, STR("PREF"))) &&
		    !(bytes && vcf_same(p->name, STR("MEDIATYPE"))))
			add_param(out, p->name, p->value);
	}
	if (pref && !v3)
		buf_str(out, STR(";PREF=1"));
	buf_free(&types);
}

/* the country that a group says its address is written in, as Apple's programs do */
static struct str
country_of(const struct vcf_line *l)
{
	struct str s = vcf_param(l, STR("X-ABADR"));

	return !s.n && l->country && vcf_same(l->name, STR("ADR")) ? str_trim(l->country->value) : s;
}

/* appends a value with the escapes of 4.0; 2.1 has only that of ";", and Apple's has one of ":", too */
static void
add_value(struct buf *out, struct str s, bool old)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == '\r' && i + 1 < s.n && s.p[i + 1] == '\n')
			continue;
		if (c == '\n' || c == '\r')
			buf_str(out, STR("\\n"));
		else if ((unsigned char)c < ' ' || c == 0x7F)
			buf_chr(out, ' ');
		else if (!old && c == '\\' && i + 1 < s.n && s.p[i + 1] == ':')
			continue;
		else if (!old && c == '\\' && i + 1 < s.n)
			buf_fmt(out, "\\%c", s.p[++i]);
		else if (old && (c == ',' || (c == '\\' && !(i + 1 < s.n && s.p[i + 1] == ';'))))
			buf_fmt(out, "\\%c", c);
		else
			buf_chr(out, c);
	}
}

void
vcf_raw(struct buf *out, struct vcf_person *p, const struct vcf_line *l)
{
	struct buf label = {0};
	struct str s;

	buf_str(out, l->name);
	vcf_raw_params(out, l, false);
	/* in a card of tend, a value that begins so is text */
	if (!p->from_tend && !vcf_param(l, STR("VALUE")).n &&
	    (vcf_starts(str_trim(l->value), STR("tel:")) || vcf_starts(str_trim(l->value), STR("mailto:"))))
		buf_str(out, STR(";VALUE=uri"));
	if ((s = vcf_label(&label, p, l)).n)
		add_param(out, STR("X-ABLABEL"), s);
	if ((s = country_of(l)).n)
		add_param(out, STR("X-ABADR"), s);
	buf_chr(out, ':');
	if (!vcf_is_binary(l) || !vcf_bytes(out, l))
		add_value(out, str_trim(vcf_text(p, l)), p->old);
	buf_free(&label);
}

bool
vcf_raw_has_more(struct vcf_person *p, const struct vcf_line *l)
{
	struct buf params = {0}, label = {0};
	bool more;

	vcf_raw_params(&params, l, false);
	more = params.n && !vcf_same(buf_view(&params), STR(";VALUE=date"));
	more = more || vcf_label(&label, p, l).n || country_of(l).n;
	buf_free(&params);
	buf_free(&label);
	return more;
}

/* the number of parts of a value that are not empty, and the index of the last of them */
static size_t
parts_of(struct vcf_person *p, const struct vcf_line *l, char mark, size_t *last)
{
	struct str rest = vcf_text(p, l);
	size_t n = 0;

	*last = 0;
	for (size_t i = 0; vcf_part(&p->part, &rest, mark, p->old); i++) {
		n += str_trim(buf_view(&p->part)).n != 0;
		*last = str_trim(buf_view(&p->part)).n ? i : *last;
	}
	return n;
}

/* true if one of the values is the text of the line */
static bool
is_text(struct vcf_person *p, const struct vcf_line *l, const struct card_value *v, size_t n)
{
	return n == 1 && str_eq(v->text, cards_text(p->cards, vcf_unescaped(p, l)));
}

/* true if the value is the only part of the line that is not empty */
static bool
is_part(struct vcf_person *p, const struct vcf_line *l, const struct card_value *v)
{
	struct str rest = vcf_text(p, l);

	while (vcf_part(&p->part, &rest, ';', p->old))
		if (str_eq(str_trim(buf_view(&p->part)), v->text))
			return true;
	return false;
}

/* true for a date without a time of day */
static bool
is_day(struct vcf_person *p, const struct vcf_line *l)
{
	struct buf date = {0};
	bool is = vcf_date(&date, vcf_unescaped(p, l), 0) == 1;

	buf_free(&date);
	return is;
}

/* true if a day under `dates` says all of an X-ABDATE: its label is the name, its only type none */
static bool
is_own_day(struct vcf_person *p, const struct vcf_line *l, const struct card_value *v)
{
	struct buf params = {0}, label = {0};
	bool is;

	vcf_raw_params(&params, l, false);
	is = vcf_same(l->name, STR("X-ABDATE")) && (!params.n || vcf_same(buf_view(&params), STR(";VALUE=date"))) &&
	     str_eq(v->pair, vcf_label(&label, p, l).n ? cards_text(p->cards, buf_view(&label)) : STR("date")) && is_day(p, l);
	buf_free(&params);
	buf_free(&label);
	return is;
}

bool
vcf_raw_said(struct vcf_person *p, const struct vcf_line *l, const struct card_value *v, size_t n)
{
	size_t last;

	if (n == 1 && v->key == KEY_DATES)
		return is_own_day(p, l, v);
	if (!n || !vcf_same(l->name, str_of(key_card(v->key)->property)) || vcf_raw_has_more(p, l))
		return false;
	switch (key_card(v->key)->form) {
	case CARD_LIST:
	case CARD_LINE:
		return p->from_tend || parts_of(p, l, p->old && v->key == KEY_ALIASES ? '\0' : ',', &last) == n;
	case CARD_ORG:
		return parts_of(p, l, ';', &last) == 1 && last == 0;
	case CARD_PLACE:
		return n == 1 && parts_of(p, l, ';', &last) == 1 && last == 3;
	case CARD_ADDRESS:
		return n == 1 && parts_of(p, l, ';', &last) == 1 && last == 2 && is_part(p, l, v);
	case CARD_BIRTHDAY:
	case CARD_DAY:
		return n == 1 && is_day(p, l);
	default:
		return is_text(p, l, v, n);
	}
}
