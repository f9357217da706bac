/* SPDX-License-Identifier: ISC */
#include "base/utf8.h"
#include "read/charset_file.h"
#include "vcf/vcf_take.h"

enum { QUOTE = 60 }; /* bytes of a value that a report quotes */

static struct card *
card_of(struct vcf_person *p)
{
	return &p->cards->v[p->cards->n - 1];
}

/* the key of a value within a map */
static struct str
pair_of(const struct vcf_person *p, const struct vcf_line *l)
{
	return p->from_tend ? vcf_param(l, STR("X-PAIR")) : STR("");
}

void
vcf_add(struct vcf_person *p, enum key key, const struct vcf_line *l, struct str text)
{
	card_value(p->cards, key, STR(""), pair_of(p, l), text);
}

void
vcf_add_user_key(struct vcf_person *p, struct str name, struct str text)
{
	card_value(p->cards, KEY_OTHER, name, STR(""), text);
}

static const char *const doubts[] = {
	[VCF_BROKEN] = "bytes that are no text: now \"?\"",
	[VCF_NO_SET] = "a character set that is not known: read as UTF-8",
};

struct str
vcf_text(struct vcf_person *p, const struct vcf_line *l)
{
	struct str guess = p->guess;
	enum vcf_doubt doubt = vcf_decode(&p->value, l, &guess);

	if (p->quiet)
		return buf_view(&p->value);
	if (doubt == VCF_GUESSED)
		errors_add(&p->cards->errors, p->path, l->line, 0, "not UTF-8: read as %.*s", STR_ARG(guess));
	else if (doubt != VCF_FINE)
		errors_add(&p->cards->errors, p->path, l->line, 0, "%s", doubts[doubt]);
	if (!p->from_tend && charset_no_lost(&p->value))
		errors_add(&p->cards->errors, p->path, l->line, 0, "characters were lost before this file was written: now \"?\"");
	return buf_view(&p->value);
}

struct str
vcf_unescaped(struct vcf_person *p, const struct vcf_line *l)
{
	struct str value = vcf_text(p, l);

	buf_clear(&p->part);
	vcf_part(&p->part, &value, 0, p->old);
	return str_trim(buf_view(&p->part));
}

void
vcf_take_text(struct vcf_person *p, const struct vcf_property *what, const struct vcf_line *l)
{
	vcf_add(p, what->key, l, vcf_unescaped(p, l));
}

/* a second name is an alias */
void
vcf_take_fn(struct vcf_person *p, const struct vcf_property *what, const struct vcf_line *l)
{
	struct str s = vcf_unescaped(p, l);
	struct buf single = {0};

	for (size_t i = 0; i < s.n; i++)
		if (p->from_tend || !char_blank(s.p[i]) || !char_blank(s.p[i - 1]))
			buf_chr(&single, s.p[i]);
	if (!card_of(p)->name.n)
		card_of(p)->name = cards_text(p->cards, buf_view(&single));
	else
		vcf_add(p, what->key, l, buf_view(&single));
	buf_free(&single);
}

void
vcf_take_uid(struct vcf_person *p, const struct vcf_property *what, const struct vcf_line *l)
{
	(void)what;
	if (!card_of(p)->uid.n)
		card_of(p)->uid = cards_text(p->cards, vcf_unescaped(p, l));
}

void
vcf_take_id(struct vcf_person *p, const struct vcf_property *what, const struct vcf_line *l)
{
	(void)what;
	if (!card_of(p)->id.n)
		card_of(p)->id = cards_text(p->cards, vcf_unescaped(p, l));
}

/*
 * removes the URI scheme that 4.0 puts before a number or an address; in a tend card it may be the
 * user's text
 */
static struct str
without_scheme(const struct vcf_person *p, const struct vcf_line *l, struct str s, enum key key)
{
	struct str scheme = key == KEY_PHONE ? STR("tel:") : STR("mailto:");

	if (key == KEY_URL || (p->from_tend && !vcf_same(vcf_param(l, STR("VALUE")), STR("uri"))))
		return s;
	return vcf_starts(s, scheme) ? str_sub(s, scheme.n, s.n) : s;
}

/* appends a value; "030 1234517;ext=4" of a phone becomes "030 1234517 ext. 4" */
static void
add_number(struct buf *out, struct str s, enum key key)
{
	struct str mark = STR(";ext=");
	size_t at = key == KEY_PHONE ? str_find(s, mark) : s.n;

	buf_str(out, str_sub(s, 0, at));
	if (at < s.n) {
		buf_str(out, STR(" ext. "));
		buf_str(out, str_sub(s, at + mark.n, s.n));
	}
}

void
vcf_take_reach(struct vcf_person *p, const struct vcf_property *what, const struct vcf_line *l)
{
	struct buf number = {0};

	add_number(&number, without_scheme(p, l, vcf_unescaped(p, l), what->key), what->key);
	vcf_add(p, what->key, l, buf_view(&number));
	buf_free(&number);
}

/* the length of the first of several addresses; all of it if it is one or none */
static size_t
first_address(struct str s)
{
	size_t at = str_chr(s, '@');

	for (size_t i = at; i < s.n; i++)
		if (char_in(s.p[i], STR(";,")) && str_chr(str_sub(s, i, s.n), '@') < s.n - i)
			return i;
	return s.n;
}

/* the address in "ann@example.org (work" and "Ann <ann@example.org>": the word with an "@" */
static struct str
address_in(struct str s)
{
	size_t at = str_chr(s, '@'), from = at, to = at;

	if (at == s.n)
		return STR("");
	while (from && !char_in(s.p[from - 1], STR(" \t\n(<[\"';,")))
		from--;
	while (to < s.n && !char_in(s.p[to], STR(" \t\n)>](<[\"';,")))
		to++;
	return str_sub(s, from, to);
}

void
vcf_take_mail(struct vcf_person *p, const struct vcf_property *what, const struct vcf_line *l)
{
	struct str rest = vcf_unescaped(p, l), one, address;

	/* a line that is kept as another program wrote it may still have several */
	if (p->from_tend && first_address(rest) == rest.n) {
		vcf_take_reach(p, what, l);
		return;
	}
	while (rest.n) {
		size_t n = first_address(rest);

		one = str_trim(str_sub(rest, 0, n));
		rest = str_sub(rest, n + 1, rest.n);
		while (one.n && char_in(one.p[one.n - 1], STR(";,")))
			one = str_trim(str_sub(one, 0, one.n - 1));
		one = without_scheme(p, l, one, KEY_EMAIL);
		address = address_in(one);
		vcf_add(p, KEY_EMAIL, l, address);
		/* a name before the address is no doubt */
		if (!str_eq(address, one) && !str_ends(one, STR(">")))
			errors_add(&p->cards->errors, p->path, l->line, 0, "%s, kept under vcard: %.*s",
			           address.n ? "more than an address" : "no address", STR_ARG(utf8_cut(one, QUOTE)));
	}
}

/* 2.1 has no list of nicknames; Google puts every person into myContacts */
void
vcf_take_list(struct vcf_person *p, const struct vcf_property *what, const struct vcf_line *l)
{
	struct str rest = vcf_text(p, l);
	struct str pair = pair_of(p, l);
	char mark = p->old && what->key == KEY_ALIASES ? '\0' : ',';

	/* a value with a pair has a line of its own */
	for (; vcf_part(&p->part, &rest, mark, p->old); pair = STR(""))
		if (p->from_tend || !vcf_same(str_trim(buf_view(&p->part)), STR("myContacts")))
			card_value(p->cards, what->key, STR(""), pair, buf_view(&p->part));
}

void
vcf_take_org(struct vcf_person *p, const struct vcf_property *what, const struct vcf_line *l)
{
	struct str rest = vcf_text(p, l);
	bool named = false;

	while (!named && vcf_part(&p->part, &rest, ';', p->old)) {
		struct str s = str_trim(buf_view(&p->part));

		vcf_add(p, what->key, l, s);
		named = s.n;
	}
}

/* the year that stands for none, 0 if there is none */
static int64_t
no_year(const struct vcf_person *p, const struct vcf_line *l, struct str s)
{
	struct str year = vcf_param(l, STR("X-APPLE-OMIT-YEAR"));

	for (size_t i = 0; i < p->n && !year.n; i++)
		if (vcf_same(p->line[i].name, STR("X-APPLE-OMIT-YEAR")))
			year = str_trim(p->line[i].value);
	if (year.n)
		return str_number(year, 9999);
	/*
	 * some programs (khard) drop the property that marks 1604 as "no year" but keep that year;
	 * 4.0, without dashes, does not use it
	 */
	return str_starts(s, STR("1604-")) ? 1604 : 0;
}

void
vcf_birthday(struct vcf_person *p, const struct vcf_line *l, struct str s)
{
	struct buf date = {0};
	int is = vcf_date(&date, s, no_year(p, l, s));

	vcf_add(p, KEY_BIRTHDAY, l, buf_view(&date));
	if (!is && s.n && !p->from_tend && !vcf_same(vcf_param(l, STR("VALUE")), STR("text")))
		errors_add(&p->cards->errors, p->path, l->line, 0, "not read as a birthday, kept under vcard: %.*s",
		           STR_ARG(utf8_cut(s, QUOTE)));
	buf_free(&date);
}

void
vcf_take_birthday(struct vcf_person *p, const struct vcf_property *what, const struct vcf_line *l)
{
	(void)what;
	vcf_birthday(p, l, vcf_unescaped(p, l));
}
