/* SPDX-License-Identifier: ISC */
#include "base/date.h"
#include "base/text.h"
#include "base/utf8.h"
#include "entry/email.h"
#include "read/card_form.h"
#include "read/phone.h"

void
card_tag(struct buf *out, struct str tag)
{
	size_t from = out->n;

	for (size_t i = 0; i < tag.n; i++)
		if (tag.p[i] != '#' || (out->n > from && !char_in(out->p[out->n - 1], STR(" \t\n\r,"))))
			buf_chr(out, tag.p[i]);
}

/* "Ana <ana@example.org>", "mailto:ana@example.org": the address, in lower case */
static void
email_form(struct buf *out, struct str s)
{
	s = email_address(s);
	for (size_t i = 0; i < s.n; i++)
		buf_chr(out, char_lower(s.p[i]));
}

/* a page with and without its last "/" is one */
static struct str
without_slash(struct str s)
{
	return s.n > 1 && s.p[s.n - 1] == '/' ? str_sub(s, 0, s.n - 1) : s;
}

static bool
date_form(struct buf *out, struct str s)
{
	struct partial d;

	if (partial_parse(&d, s) < 0)
		return false;
	buf_fmt(out, "%d-%d-%d", d.year, d.month, d.mday);
	return true;
}

static void
tag_form(struct buf *out, struct str value)
{
	struct buf plain = {0};
	size_t from = out->n;

	card_tag(&plain, value);
	text_fold(out, str_trim(buf_view(&plain)));
	/* a tag of punctuation only */
	if (out->n == from)
		buf_str(out, str_trim(buf_view(&plain)));
	buf_free(&plain);
}

void
card_form(struct buf *out, enum key key, struct str value)
{
	size_t from = out->n;

	if (key == KEY_EMAIL)
		email_form(out, value);
	else if (key == KEY_URL)
		buf_str(out, without_slash(str_trim(value)));
	else if ((key == KEY_PHONE && phone_form(out, value)) || (key_kind(key) == KIND_PARTIAL && date_form(out, value)))
		return;
	else if (key == KEY_TAGS)
		tag_form(out, value);
	else
		text_fold(out, value);
	/* a name of punctuation only */
	if (out->n == from)
		buf_str(out, str_trim(value));
}

/* --- plain names --- */

/* forms of words before and after a name that are no part of it, without their dots */
static const struct str titles[] = {
	STR_INIT("dr"), STR_INIT("drs"), STR_INIT("dra"), STR_INIT("drin"), STR_INIT("doc"), STR_INIT("prof"),
	STR_INIT("professor"), STR_INIT("mr"), STR_INIT("mrs"), STR_INIT("ms"), STR_INIT("miss"), STR_INIT("mx"),
	STR_INIT("sir"), STR_INIT("dame"), STR_INIT("rev"), STR_INIT("hon"), STR_INIT("herr"), STR_INIT("frau"),
	STR_INIT("mme"), STR_INIT("mlle"), STR_INIT("sr"), STR_INIT("sra"), STR_INIT("dott"), STR_INIT("ir"),
	STR_INIT("ing"), STR_INIT("mag"), STR_INIT("dipl"),
};
static const struct str degrees[] = {
	STR_INIT("phd"), STR_INIT("dphil"), STR_INIT("md"), STR_INIT("mba"), STR_INIT("msc"), STR_INIT("bsc"),
	STR_INIT("llm"), STR_INIT("llb"), STR_INIT("jd"), STR_INIT("esq"), STR_INIT("dds"), STR_INIT("rn"),
	STR_INIT("cpa"), STR_INIT("pmp"), STR_INIT("mph"), STR_INIT("she/her"), STR_INIT("he/him"),
	STR_INIT("they/them"), STR_INIT("she/they"), STR_INIT("he/they"), STR_INIT("she/her/hers"),
	STR_INIT("he/him/his"), STR_INIT("they/them/theirs"), STR_INIT("er/ihm"), STR_INIT("sie/ihr"),
};

/* the bracket or quote that ends what c begins; 0 if c begins nothing */
static int32_t
closing(int32_t c)
{
	switch (c) {
	case '(': return ')';
	case '[': return ']';
	case '"': return '"';
	case 0x201C: return 0x201D;
	case 0x201E: return 0x201C;
	case 0xFF08: return 0xFF09;
	default: return 0;
	}
}

/* emoji and other signs, with what joins them */
static bool
is_sign(int32_t c)
{
	return (c >= 0x2190 && c <= 0x2BFF) || c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x1F000 && c <= 0x1FAFF) ||
	       (c >= 0xE0020 && c <= 0xE007F);
}

/* drops signs, and what stands in brackets; one that is not closed goes to the end */
static void
without_signs(struct buf *out, struct str s)
{
	int32_t c, end = 0;

	for (struct str at = s; (c = utf8_next(&s)) >= 0; at = s) {
		if (end) {
			end = c == end ? 0 : end;
			continue;
		}
		end = closing(c);
		if (end || is_sign(c))
			buf_chr(out, ' ');
		else
			buf_str(out, str_sub(at, 0, at.n - s.n));
	}
}

/* a folded word without its dots and commas: "ph.d." is "phd" */
static void
bare(struct buf *out, struct str word)
{
	buf_clear(out);
	for (size_t i = 0; i < word.n; i++)
		if (word.p[i] != '.' && word.p[i] != ',')
			buf_chr(out, word.p[i]);
}

/* removes titles from the beginning and degrees from the end of a folded name */
static struct str
strip(struct str s)
{
	struct buf word = {0};
	struct str first, rest, last, before;

	for (;;) {
		s = str_trim(s);
		rest = str_cut(&first, s, ' ');
		bare(&word, first);
		if (!rest.n || !STR_ONE_OF(buf_view(&word), titles))
			break;
		s = rest;
	}
	for (;;) {
		s = str_trim(s);
		while (s.n && s.p[s.n - 1] == ',')
			s.n--;
		last = str_cut_last(&before, s, ' ');
		bare(&word, last);
		if (word.n && !STR_ONE_OF(buf_view(&word), degrees))
			break;
		if (!last.n)
			break;
		s.n -= last.n;
	}
	buf_free(&word);
	return s;
}

bool
card_plain_name(struct buf *out, struct str name)
{
	struct buf kept = {0}, folded = {0}, turned = {0};
	struct str s, family, given;
	size_t from = out->n;

	without_signs(&kept, name);
	text_fold(&folded, buf_view(&kept));
	s = strip(buf_view(&folded));
	given = str_trim(str_cut(&family, s, ','));
	if (given.n && str_chr(given, ',') == given.n) {
		buf_str(&turned, strip(given));
		buf_chr(&turned, ' ');
		buf_str(&turned, str_trim(family));
		s = buf_view(&turned);
	}
	text_fold(out, s);
	if (str_chr(str_sub(buf_view(out), from, out->n), ' ') == out->n - from)
		out->n = from;
	buf_free(&kept);
	buf_free(&folded);
	buf_free(&turned);
	return out->n > from;
}

/* what programs write in place of a name, folded and without its brackets */
static const struct str no_names[] = {
	STR_INIT("unknown"), STR_INIT("unknown contact"), STR_INIT("no name"), STR_INIT("noname"), STR_INIT("unnamed"),
	STR_INIT("untitled"), STR_INIT("without title"), STR_INIT("new contact"), STR_INIT("unnamed contact"),
	STR_INIT("unbekannt"), STR_INIT("kein name"), STR_INIT("ohne name"), STR_INIT("neuer kontakt"), STR_INIT("inconnu"),
	STR_INIT("sans nom"), STR_INIT("desconocido"), STR_INIT("sin nombre"), STR_INIT("sconosciuto"),
	STR_INIT("senza nome"), STR_INIT("desconhecido"), STR_INIT("sem nome"), STR_INIT("onbekend"),
	STR_INIT("geen naam"), STR_INIT("brak nazwy"), STR_INIT("без имени"), STR_INIT("неизвестныи"),
};

bool
card_no_name(struct str name)
{
	struct buf folded = {0};
	bool is;

	text_fold(&folded, str_strip(str_trim(name), STR("(<[\"'"), STR(")>]\"'.")));
	is = !folded.n || STR_ONE_OF(buf_view(&folded), no_names);
	buf_free(&folded);
	return is;
}

void
card_lines(struct buf *out, struct str part)
{
	struct str line;

	while (str_line(&line, &part)) {
		line = str_trim(line);
		if (line.n && out->n)
			buf_str(out, STR(", "));
		buf_str(out, line);
	}
}
