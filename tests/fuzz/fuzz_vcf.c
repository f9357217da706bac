/* SPDX-License-Identifier: ISC */
/*
 * Any bytes as vCards, as the lines of one, and as tables, for libFuzzer: nothing may crash, leak or
 * take for ever, and the cards hold what card.h says. And any bytes as a contact's file: what is
 * exported of it is read back as it was.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "base/utf8.h"
#include "vcf/vcard.h"
#include "table/abook.h"
#include "read/charset_file.h"
#include "read/friends.h"
#include "table/linkedin.h"
#include "vcf/vcf.h"
#include "fuzz_must.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_text(struct str s, bool lost)
{
	fuzz_must(utf8_invalid(s) == s.n, "no UTF-8", s);
	fuzz_must(str_trim(s).n == s.n, "not trimmed", s);
	fuzz_must(lost || str_find(s, STR("\xEF\xBF\xBD")) == s.n, "U+FFFD", s);
	for (size_t i = 0; i < s.n; i++)
		fuzz_must((unsigned char)s.p[i] >= ' ' || s.p[i] == '\n' || s.p[i] == '\t', "a control character", s);
}

static void
check_cards(const struct cards *c)
{
	for (size_t i = 0; i < c->n; i++) {
		check_text(c->v[i].name, c->v[i].exact);
		check_text(c->v[i].uid, c->v[i].exact);
		check_text(c->v[i].id, c->v[i].exact);
		for (size_t k = 0; k < c->v[i].nvalues; k++) {
			const struct card_value *v = &c->v[i].value[k];

			check_text(v->text, c->v[i].exact);
			check_text(v->name, c->v[i].exact);
			check_text(v->pair, c->v[i].exact);
			fuzz_must(v->text.n != 0, "an empty value", v->name);
			fuzz_must(v->key != KEY_NAME && (v->key == KEY_OTHER) == (v->name.n != 0), "not named", v->text);
		}
	}
}

/* any bytes become text, and the tables of other programs hold what card.h says */
static void
read_tables(struct str bytes)
{
	static void (*const readers[])(struct cards *, struct str, struct str) = {abook_read, linkedin_read, friends_read};
	struct buf scratch = {0};
	struct errors errors = {0};
	struct str text = charset_file(&scratch, &errors, bytes, STR("x"));

	fuzz_must(utf8_invalid(text) == text.n && str_find(text, STR("\xEF\xBF\xBD")) == text.n, "no text", text);
	fuzz_must(errors.n <= 3, "reports", text);
	for (size_t i = 0; i < sizeof(readers) / sizeof(readers[0]); i++) {
		struct cards c = {0};

		readers[i](&c, bytes, STR("x"));
		check_cards(&c);
		cards_free(&c);
	}
	buf_free(&scratch);
	errors_free(&errors);
}

static void
read_cards(struct str bytes)
{
	struct cards c = {0};

	vcf_read(&c, bytes, STR("x.vcf"));
	check_cards(&c);
	cards_free(&c);
}

/* a text in which what no card may hold is U+FFFD */
static struct str
allowed(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (((unsigned char)s.p[i] < ' ' && !memchr("\t\r\n", s.p[i], 3)) || s.p[i] == 0x7F)
			buf_str(out, STR("\xEF\xBF\xBD"));
		else
			buf_chr(out, s.p[i]);
	}
	return buf_view(out);
}

/* adds a value to those of a comparison; a date by its parts */
static void
note(struct cards *c, enum key key, struct str name, struct str pair, struct str text)
{
	struct buf a = {0}, b = {0}, t = {0}, date = {0};
	struct partial d;

	if ((key == KEY_BIRTHDAY || key == KEY_ANNIVERSARY) && partial_parse(&d, text) == 0) {
		/* 3.0 has this year for none */
		buf_fmt(&date, "%d-%d-%d", d.year == 1604 ? 0 : d.year, d.month, d.mday);
		text = buf_view(&date);
	}
	card_value(c, key == KEY_NAME ? KEY_ALIASES : key, allowed(&a, name), allowed(&b, pair), allowed(&t, text));
	buf_free(&a);
	buf_free(&b);
	buf_free(&t);
	buf_free(&date);
}

/*
 * Not compared: settings, which are not exported; lines of other cards, and a name before an address; a key named uid, which is the card's; a name that without its blanks
 * is another key's, or none.
 */
static bool
is_odd(const struct field *f)
{
	struct str name = str_trim(str_of(f->name));
	bool exact;

	for (size_t i = 0; f->key == KEY_EMAIL && i < f->n; i++)
		if (str_ends(str_trim(field_text(f, i)), STR(">")))
			return true;
	if (f->key != KEY_OTHER)
		return key_is_setting(f->key) || f->key == KEY_VCARD || f->key == KEY_PHOTO;
	return !name.n || text_same(name, STR("uid")) || key_find(name, NULL, &exact) != KEY_OTHER;
}

/* what a card of the contact should say; false if that is not compared */
static bool
expect(struct cards *want, const struct contact *who)
{
	struct buf name = {0};
	struct card *card = cards_add(want, STR("x.md"), 1);

	card->exact = true;
	if (str_trim(contact_name(who)).n && !str_eq(str_trim(contact_name(who)), who->id))
		card->name = cards_text(want, allowed(&name, contact_name(who)));
	buf_free(&name);
	for (size_t k = 0; k < who->nfields; k++) {
		const struct field *f = &who->field[k];

		if (is_odd(f))
			return false;
		for (size_t i = f->key == KEY_NAME; i < f->n; i++)
			note(want, f->key, f->key == KEY_OTHER ? str_of(f->name) : STR(""),
			     f->shape == SHAPE_MAP ? field_pair(f, i) : STR(""), field_text(f, i));
	}
	return true;
}

static bool
has(const struct card *c, const struct card_value *v)
{
	for (size_t i = 0; i < c->nvalues; i++)
		if (c->value[i].key == v->key && str_eq(c->value[i].name, v->name) &&
		    str_eq(c->value[i].pair, v->pair) && str_eq(c->value[i].text, v->text))
			return true;
	return false;
}

static void
compare(const struct cards *want, const struct contact *who, unsigned flags)
{
	struct buf vcf = {0};
	struct cards c = {0}, got = {0};

	vcard_add(&vcf, who, STR("urn:uuid:1"), STR(""), NULL, flags);
	vcf_read(&c, buf_view(&vcf), STR("x.vcf"));
	fuzz_must(c.n == 1 && !c.errors.n, "read back", buf_view(&vcf));
	cards_add(&got, STR("x.md"), 1)->exact = true;
	for (size_t i = 0; i < c.v[0].nvalues; i++)
		note(&got, c.v[0].value[i].key, c.v[0].value[i].name, c.v[0].value[i].pair, c.v[0].value[i].text);
	fuzz_must(str_eq(c.v[0].name, want->v[0].name), "another name", buf_view(&vcf));
	fuzz_must(str_eq(c.v[0].id, who->id), "another id", buf_view(&vcf));
	fuzz_must(got.v[0].nvalues == want->v[0].nvalues, "more or fewer values", buf_view(&vcf));
	for (size_t i = 0; i < got.v[0].nvalues; i++)
		fuzz_must(has(&want->v[0], &got.v[0].value[i]), got.v[0].value[i].text.p, buf_view(&vcf));
	buf_free(&vcf);
	cards_free(&c);
	cards_free(&got);
}

/* whatever lines a contact has from other cards, it is one card: they neither end it nor begin one */
static void
one_card(const struct contact *who)
{
	struct buf vcf = {0};
	size_t begins = 0;

	vcard_add(&vcf, who, STR("urn:uuid:1"), STR(""), NULL, 0);
	for (struct str line, rest = buf_view(&vcf); rest.n;) {
		rest = str_cut(&line, rest, '\n');
		begins += str_starts(line, STR("BEGIN:")) || str_starts(line, STR("END:"));
		fuzz_must(str_ends(line, STR("\r")), "a bare line end", line);
	}
	fuzz_must(begins == 2, "not one card", buf_view(&vcf));
	buf_free(&vcf);
}

static void
round_trip(struct str bytes)
{
	struct arena arena = {0};
	struct errors errors = {0};
	struct cards want = {0};
	struct contact who;
	struct parse p = {.arena = &arena, .errors = &errors, .path = STR("folder/x.md"), .keys = KEYSET_ALL};

	if (contact_parse(&who, bytes, &p) == 1) {
		one_card(&who);
		if (expect(&want, &who)) {
			compare(&want, &who, 0);
			compare(&want, &who, VCARD_3);
		}
	}
	cards_free(&want);
	errors_free(&errors);
	arena_free(&arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const versions[] = {"2.1", "3.0", "4.0"};
	struct str bytes = {(const char *)data, size};

	read_tables(bytes);
	read_cards(bytes);
	for (size_t i = 0; i < 3; i++) {
		struct buf vcf = {0};

		buf_fmt(&vcf, "BEGIN:VCARD\nVERSION:%s\nX-TEND-ID:x\n", versions[i]);
		buf_str(&vcf, bytes);
		read_cards(buf_view(&vcf));
		buf_free(&vcf);
	}
	round_trip(bytes);
	return 0;
}
