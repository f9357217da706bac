/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "base/utf8.h"
#include "read/card_form.h"
#include "vcf/vcard_line.h"
#include "vcf/vcf_name.h"
#include "vcf/vcf_raw.h"
#include "vcf/vcf_take.h"

enum { FAMILY, GIVEN, ADDITIONAL, PARTS };

/* appends the words of a part, with commas between several names */
static void
append_words(struct buf *out, struct str part)
{
	for (size_t i = 0; i < part.n; i++) {
		bool between = strchr(" \t\n,", part.p[i]) != NULL;

		if (between && (!out->n || out->p[out->n - 1] == ' '))
			continue;
		buf_chr(out, between ? ' ' : part.p[i]);
	}
	if (out->n && out->p[out->n - 1] != ' ')
		buf_chr(out, ' ');
}

/* Han, kana and Hangul: names in these scripts begin with the family's */
static bool
family_first(struct str s)
{
	int32_t c;

	while ((c = utf8_next(&s)) >= 0)
		if (text_class(c) != TEXT_OTHER && !((c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
		                                     (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x20000 && c <= 0x3134F)))
			return false;
	return true;
}

static void
in_full(struct buf *out, const struct buf *part)
{
	static const int western[] = {GIVEN, ADDITIONAL, FAMILY}, eastern[] = {FAMILY, GIVEN, ADDITIONAL};
	const int *order = buf_view(&part[FAMILY]).n && family_first(buf_view(&part[FAMILY])) &&
	                   family_first(buf_view(&part[GIVEN])) ? eastern : western;

	for (size_t i = 0; i < 3; i++)
		append_words(out, buf_view(&part[order[i]]));
}

#define LONG 1024 /* bytes of a text too long to be a name; its words are not compared */

/* true if every word of b, folded, occurs in a, maybe within a longer word */
static bool
has_all(struct str a, struct str b)
{
	struct buf whole = {0}, words = {0};
	struct str word, rest;
	bool all = true;

	if (a.n > LONG || b.n > LONG)
		return false;
	text_fold(&whole, a);
	text_fold(&words, b);
	for (rest = buf_view(&words); all && rest.n;) {
		rest = str_cut(&word, rest, ' ');
		/* "Silt, Uma" */
		word = str_ends(word, STR(",")) ? str_sub(word, 0, word.n - 1) : word;
		all = str_find(buf_view(&whole), word) < whole.n || !word.n;
	}
	buf_free(&whole);
	buf_free(&words);
	return all;
}

static struct str
first_of(const struct card *c, enum key key)
{
	for (size_t i = 0; i < c->nvalues; i++)
		if (c->value[i].key == key)
			return c->value[i].text;
	return STR("");
}

/* "Silt, Uma", if that is the name by its parts, in the order of lists */
static bool
is_turned(struct str name, struct str full)
{
	struct buf turned = {0};
	struct str family, given = str_trim(str_cut(&family, name, ','));
	bool is;

	buf_str(&turned, given);
	buf_chr(&turned, ' ');
	buf_str(&turned, family);
	is = given.n && text_same(buf_view(&turned), full);
	buf_free(&turned);
	return is;
}

static bool
is_address_of(const struct card *c, struct str name)
{
	for (size_t i = 0; i < c->nvalues; i++)
		if (c->value[i].key == KEY_EMAIL && vcf_same(c->value[i].text, name))
			return true;
	return false;
}

bool
vcf_name_of(struct str name, const struct str *alias, size_t naliases, struct str parts)
{
	struct str rest = parts;
	struct buf part = {0};
	bool all = true;

	for (int i = FAMILY; i <= GIVEN && vcf_part(&part, &rest, ';', false); i++) {
		bool one = has_all(name, buf_view(&part));

		for (size_t k = 0; k < naliases && !one; k++)
			one = has_all(alias[k], buf_view(&part));
		all = all && one;
	}
	buf_free(&part);
	return all;
}

void
vcf_name_full(struct buf *out, struct str parts)
{
	struct buf part[PARTS] = {0};

	for (size_t i = 0; i < PARTS && vcf_part(&part[i], &parts, ';', false); i++)
		;
	in_full(out, part);
	for (size_t i = 0; i < PARTS; i++)
		buf_free(&part[i]);
	while (out->n && out->p[out->n - 1] == ' ')
		out->p[--out->n] = '\0';
}

bool
vcf_name_is(struct str name, struct str full)
{
	return has_all(name, full) && has_all(full, name);
}

/* true if two values of N have the same words in the same parts */
static bool
same_parts(struct str a, struct str b)
{
	struct buf one = {0}, other = {0}, x = {0}, y = {0};
	bool more_a = true, more_b = true, same = true;

	while (same && (more_a || more_b)) {
		more_a = more_a && vcf_part(&one, &a, ';', false);
		more_b = more_b && vcf_part(&other, &b, ';', false);
		buf_clear(&x);
		buf_clear(&y);
		append_words(&x, more_a ? buf_view(&one) : STR(""));
		append_words(&y, more_b ? buf_view(&other) : STR(""));
		same = str_eq(buf_view(&x), buf_view(&y));
	}
	buf_free(&one);
	buf_free(&other);
	buf_free(&x);
	buf_free(&y);
	return same;
}

/* true if the contact has the name of these parts, and vcard_add() would split it otherwise */
static bool
is_split_otherwise(const struct card *c, struct str parts)
{
	struct buf written = {0};
	struct str alias[8];
	size_t n = 0;
	bool is;

	vcard_name(&written, c->name);
	is = !same_parts(str_sub(buf_view(&written), STR("N:").n, written.n), parts);
	buf_free(&written);
	for (size_t i = 0; i < c->nvalues && n < sizeof(alias) / sizeof(alias[0]); i++)
		if (c->value[i].key == KEY_ALIASES)
			alias[n++] = c->value[i].text;
	return is && vcf_name_of(c->name, alias, n, parts);
}

/* the number of lines of a property that have a value */
static size_t
lines_of(const struct vcf_person *p, struct str property)
{
	size_t n = 0;

	for (size_t i = 0; i < p->n; i++)
		n += vcf_same(p->line[i].name, property) && str_trim(p->line[i].value).n;
	return n;
}

/* true if a line of N or FN is not what vcard_add() writes of the name */
static bool
is_other_name(struct vcf_person *p, const struct vcf_line *l, struct str raw)
{
	const struct card *c = &p->cards->v[p->cards->n - 1];
	struct str full;

	if (lines_of(p, l->name) > 1 || vcf_raw_has_more(p, l))
		return true;
	if (!vcf_same(l->name, STR("FN")))
		return is_split_otherwise(c, str_sub(raw, str_chr(raw, ':') + 1, raw.n));
	full = vcf_unescaped(p, l);
	return !str_eq(full, c->name) && vcf_name_is(c->name, full);
}

/* keeps N and FN as they are, if what they say cannot be found from the name */
static void
keep_raw(struct vcf_person *p)
{
	struct buf raw = {0};

	for (size_t i = 0; i < p->n; i++) {
		const struct vcf_line *l = &p->line[i];

		if (!(vcf_same(l->name, STR("N")) || vcf_same(l->name, STR("FN"))) || !str_trim(l->value).n)
			continue;
		buf_clear(&raw);
		vcf_raw(&raw, p, l);
		if (is_other_name(p, l, buf_view(&raw)))
			card_value(p->cards, KEY_VCARD, STR(""), STR(""), buf_view(&raw));
	}
	buf_free(&raw);
}

/* drops aliases that are the name */
static void
drop_aliases(struct card *c)
{
	size_t kept = 0;

	for (size_t i = 0; i < c->nvalues; i++)
		if (c->value[i].key != KEY_ALIASES || !text_same(c->value[i].text, c->name))
			c->value[kept++] = c->value[i];
	c->nvalues = kept;
}

/* true if a name lacks the family name or the given names */
static bool
lacks_name(struct str name, const struct buf *part)
{
	return !has_all(name, buf_view(&part[FAMILY])) || !has_all(name, buf_view(&part[GIVEN]));
}

/* in a card of another program, its FN or N, whichever is a name */
static void
name_of(struct vcf_person *p, struct card *c, struct str full, const struct buf *part)
{
	bool named = !card_no_name(c->name), parts = !card_no_name(full);

	if (parts && (!named || is_address_of(c, c->name) || is_turned(c->name, full)))
		c->name = cards_text(p->cards, full);
	else if (!named)
		c->name = STR("");
	else if (parts && lacks_name(c->name, part))
		card_value(p->cards, KEY_ALIASES, STR(""), STR(""), full);
}

void
vcf_name(struct vcf_person *p, const struct vcf_line *n)
{
	static const enum key others[] = {KEY_ORG, KEY_ALIASES, KEY_EMAIL, KEY_PHONE};
	struct card *c = &p->cards->v[p->cards->n - 1];
	struct buf full = {0}, part[PARTS] = {0};
	struct str rest = n ? vcf_text(p, n) : (struct str){NULL, 0};

	for (size_t i = 0; i < PARTS && vcf_part(&part[i], &rest, ';', p->old); i++)
		;
	in_full(&full, part);
	if (!p->from_tend)
		name_of(p, c, str_trim(buf_view(&full)), part);
	else if (!c->name.n)
		c->name = cards_text(p->cards, buf_view(&full));
	/* a kept N, whose name is an alias that is not in the card */
	else if (n && full.n <= LONG && c->name.n <= LONG && lacks_name(c->name, part))
		card_value(p->cards, KEY_ALIASES, STR(""), STR(""), buf_view(&full));
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]) && !c->name.n; i++)
		c->name = first_of(c, others[i]);
	if (!p->from_tend)
		drop_aliases(c);
	p->quiet = true;
	keep_raw(p);
	p->quiet = false;
	/* without a UID, the name is the only way to find the person again */
	if (c->id.n && c->uid.n && str_eq(c->name, c->id))
		c->name = STR("");
	for (size_t i = 0; i < PARTS; i++)
		buf_free(&part[i]);
	buf_free(&full);
}
