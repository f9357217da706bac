/* SPDX-License-Identifier: ISC */
#include "base/dayname.h"
#include "base/utf8.h"
#include "base/written.h"
#include "read/charset_file.h"
#include "vcf/vcf_value.h"

/* decodes "=XX"; any other "=" stays */
static void
unquote(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		int high = s.p[i] == '=' && i + 2 < s.n ? char_hex(s.p[i + 1]) : -1;
		int low = high >= 0 ? char_hex(s.p[i + 2]) : -1;

		if (low < 0) {
			buf_chr(out, s.p[i]);
			continue;
		}
		buf_chr(out, (char)(high * 16 + low));
		i += 2;
	}
}

static enum vcf_doubt
plain(struct buf *out, struct str s, struct str guess)
{
	size_t at;

	if (utf8_invalid(s) < s.n)
		return charset_guessed(out, &at, s, guess) ? VCF_BROKEN : VCF_GUESSED;
	buf_str(out, s);
	return VCF_FINE;
}

static enum vcf_doubt
as_utf8(struct buf *out, struct str s, struct str set, struct str guess)
{
	int64_t bad;

	if (!set.n || vcf_same(set, STR("UTF-8")))
		return plain(out, s, guess);
	bad = charset_utf8(out, NULL, s, set);
	if (bad > 0)
		return VCF_BROKEN;
	if (bad == 0)
		return VCF_FINE;
	plain(out, s, guess);
	return VCF_NO_SET;
}

static bool
has_encoding(const struct vcf_line *l, struct str name)
{
	return vcf_same(vcf_param(l, STR("ENCODING")), name) || vcf_has_type(l, name);
}

enum vcf_doubt
vcf_decode(struct buf *out, const struct vcf_line *l, struct str *guess)
{
	struct buf bytes = {0};
	struct str value = l->value;
	enum vcf_doubt doubt;

	buf_clear(out);
	if (has_encoding(l, STR("QUOTED-PRINTABLE"))) {
		unquote(&bytes, value);
		value = buf_view(&bytes);
		*guess = charset_guess(value);
	}
	doubt = as_utf8(out, value, vcf_param(l, STR("CHARSET")), *guess);
	buf_free(&bytes);
	return doubt;
}

bool
vcf_is_binary(const struct vcf_line *l)
{
	return has_encoding(l, STR("BASE64")) || vcf_same(vcf_param(l, STR("ENCODING")), STR("B")) ||
	       vcf_starts(str_trim(l->value), STR("data:"));
}

bool
vcf_part(struct buf *out, struct str *rest, char mark, bool old)
{
	size_t i = 0;

	buf_clear(out);
	if (!rest->p)
		return false;
	for (; i < rest->n && (!mark || rest->p[i] != mark); i++) {
		char next = rest->p[i] == '\\' && i + 1 < rest->n ? rest->p[i + 1] : 0;

		if (!next || !strchr(old ? ";" : "\\,;:nN", next)) {
			buf_chr(out, rest->p[i]);
			continue;
		}
		buf_chr(out, next == 'n' || next == 'N' ? '\n' : next);
		i++;
	}
	*rest = i < rest->n ? str_sub(*rest, i + 1, rest->n) : (struct str){NULL, 0};
	return true;
}

bool
vcf_type(struct str *type, const struct vcf_line *l, size_t *at, size_t *in)
{
	while (*at < l->nparams) {
		const struct vcf_param *p = &l->all->v[l->param + *at];
		struct str rest = str_sub(p->value, *in, p->value.n), after;

		if ((p->name.n && !vcf_same(p->name, STR("TYPE"))) || !rest.n) {
			++*at;
			*in = 0;
			continue;
		}
		after = str_cut(type, rest, ',');
		*in += rest.n - after.n;
		*type = str_trim(*type);
		/* "TYPE=HOME\,VOICE" is two types, too */
		if (str_ends(*type, STR("\\")))
			*type = str_trim(str_sub(*type, 0, type->n - 1));
		if (type->n)
			return true;
	}
	return false;
}

bool
vcf_has_type(const struct vcf_line *l, struct str type)
{
	struct str t;

	for (size_t at = 0, in = 0; vcf_type(&t, l, &at, &in);)
		if (vcf_same(t, type))
			return true;
	return false;
}

/* expands the short dates of 4.0: "19800417", "--0417"; others are unchanged */
static void
with_dashes(struct buf *out, struct str s)
{
	bool yearless = str_starts(s, STR("--"));
	size_t year = yearless ? 2 : 4;

	if (s.n != year + 4 || !str_digits(str_sub(s, yearless ? 2 : 0, s.n))) {
		buf_str(out, s);
		return;
	}
	buf_str(out, str_sub(s, 0, year));
	if (!yearless)
		buf_chr(out, '-');
	buf_str(out, str_sub(s, year, year + 2));
	buf_chr(out, '-');
	buf_str(out, str_sub(s, year + 2, s.n));
}

/* removes the time of day; true if it is not midnight */
static bool
cut_time(struct str *s)
{
	struct str time;
	bool timed = false;

	*s = str_trim(*s);
	for (size_t i = 4; i < s->n; i++) {
		if (s->p[i] != 'T' && s->p[i] != 't' && s->p[i] != ' ')
			continue;
		time = str_sub(*s, i + 1, s->n);
		*s = str_sub(*s, 0, i);
		for (size_t k = 0; k < time.n && !strchr("Zz+-", time.p[k]); k++)
			timed = timed || time.p[k] < '0' || (time.p[k] > '0' && time.p[k] != ':' && time.p[k] != '.');
		break;
	}
	return timed;
}

/*
 * a day as people write it: "1990-1-3", "Jan 3, 1990", "3. Januar 1990"; false for what could be
 * two days
 */
static bool
by_hand(struct partial *d, struct str s)
{
	const struct written_style any[] = {
		{.language = 0}, {.language = dayname_language(STR("german"))}, {.language = dayname_language(STR("french"))},
		{.language = dayname_language(STR("spanish"))}, {.language = dayname_language(STR("italian"))},
		{.language = dayname_language(STR("portuguese"))}, {.language = dayname_language(STR("dutch"))},
	};

	for (size_t i = 0; i < sizeof(any) / sizeof(any[0]); i++) {
		struct str rest = s;
		const char *why;
		int year, month, mday;
		day on;

		if (written_read(&on, &rest, &any[i], &why) != WRITTEN_DAY || str_trim(rest).n)
			continue;
		day_civil(on, &year, &month, &mday);
		*d = (struct partial){.year = (short)year, .month = (signed char)month, .mday = (signed char)mday};
		return true;
	}
	return false;
}

int
vcf_date(struct buf *out, struct str value, int64_t none)
{
	struct buf dashed = {0}, yearless = {0};
	struct partial d;
	bool time, is;

	value = str_trim(value);
	while (value.n && strchr(";,", value.p[value.n - 1]))
		value = str_trim(str_sub(value, 0, value.n - 1));
	/* no year: "0000-04-17" is "--04-17" */
	if (str_starts(value, STR("0000-"))) {
		buf_str(&yearless, STR("-"));
		buf_str(&yearless, str_sub(value, 4, value.n));
		value = buf_view(&yearless);
	}
	is = by_hand(&d, value);
	time = !is && cut_time(&value);
	with_dashes(&dashed, value);
	is = is || partial_parse(&d, buf_view(&dashed)) == 0 || by_hand(&d, value);
	buf_free(&dashed);
	buf_free(&yearless);
	if (!is)
		return 0;
	if (d.year && d.year != none)
		buf_fmt(out, "%04d", d.year);
	else if (d.month && d.mday)
		buf_chr(out, '-');
	else
		return 0;
	if (d.month)
		buf_fmt(out, "-%02d", d.month);
	if (d.mday)
		buf_fmt(out, "-%02d", d.mday);
	return time ? 2 : 1;
}
