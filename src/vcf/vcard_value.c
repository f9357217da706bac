/* SPDX-License-Identifier: ISC */
#include "entry/email.h"
#include "vcf/vcard.h"
#include "vcf/vcard_line.h"
#include "vcf/vcard_value.h"

static bool
add_text(struct buf *out, struct str s, unsigned flags)
{
	(void)flags;
	vcard_text(out, s);
	return true;
}

/* "Ana <ana@example.org>" is the address alone */
static bool
add_mail(struct buf *out, struct str s, unsigned flags)
{
	struct str address = email_address(s);
	bool named = str_chr(s, '<') < s.n && str_ends(str_trim(s), STR(">"));

	(void)flags;
	vcard_text(out, named && str_chr(address, '@') < address.n ? address : s);
	return true;
}

/* a place is one text, usually a town: the fourth component of an address */
static bool
add_place(struct buf *out, struct str s, unsigned flags)
{
	(void)flags;
	buf_str(out, STR(";;;"));
	vcard_text(out, s);
	buf_str(out, STR(";;;"));
	return true;
}

/* an address on one line: the third component, the street */
static bool
add_address(struct buf *out, struct str s, unsigned flags)
{
	(void)flags;
	buf_str(out, STR(";;"));
	vcard_text(out, s);
	buf_str(out, STR(";;;;"));
	return true;
}

/*
 * In a URL, only the comma is escaped: some readers (vobject) end the value there, and all of
 * them unescape it. A text that is no URL is left to X-TEND-URL.
 */
static bool
add_url(struct buf *out, struct str s, unsigned flags)
{
	(void)flags;
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] <= ' ' || s.p[i] == 0x7F || strchr("\"<>\\^`{|}", s.p[i]))
			return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == ',')
			buf_chr(out, '\\');
		buf_chr(out, s.p[i]);
	}
	return true;
}

void
vcard_value_day(struct buf *out, const struct partial *d, unsigned flags)
{
	if (flags & VCARD_3)
		/* programs of Apple and others read the year 1604 as unknown */
		buf_fmt(out, "%04d-%02d-%02d", d->year ? d->year : 1604, d->month, d->mday);
	else if (!d->year)
		buf_fmt(out, "--%02d%02d", d->month, d->mday);
	else if (d->mday)
		buf_fmt(out, "%04d%02d%02d", d->year, d->month, d->mday);
	else
		buf_fmt(out, d->month ? "%04d-%02d" : "%04d", d->year, d->month);
}

static bool
add_birthday(struct buf *out, struct str s, unsigned flags)
{
	struct partial d;

	if (partial_parse(&d, s) < 0 || ((flags & VCARD_3) && !d.mday))
		return false;
	vcard_value_day(out, &d, flags);
	return true;
}

vcard_writer *
vcard_value_writer(enum key_form form)
{
	switch (form) {
	case CARD_MAIL: return add_mail;
	case CARD_URL: return add_url;
	case CARD_PLACE: return add_place;
	case CARD_ADDRESS: return add_address;
	case CARD_BIRTHDAY:
	case CARD_DAY: return add_birthday;
	default: return add_text;
	}
}
