/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "read/vcf_name.h"
#include "read/vcf_take.h"

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

static void
in_full(struct buf *out, struct vcf_person *p, const struct vcf_line *l)
{
	static const int order[] = {GIVEN, ADDITIONAL, FAMILY};
	struct buf part[PARTS] = {0};
	struct str rest = vcf_text(p, l);

	for (size_t i = 0; i < PARTS && vcf_part(&part[i], &rest, ';', p->old); i++)
		;
	for (size_t i = 0; i < PARTS; i++) {
		append_words(out, buf_view(&part[order[i]]));
		buf_free(&part[order[i]]);
	}
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

void
vcf_name(struct vcf_person *p, const struct vcf_line *n)
{
	static const enum key others[] = {KEY_ORG, KEY_ALIASES, KEY_EMAIL};
	struct card *c = &p->cards->v[p->cards->n - 1];
	struct buf full = {0};

	if (n)
		in_full(&full, p, n);
	if (!c->name.n)
		c->name = cards_text(p->cards, buf_view(&full));
	else if (!p->from_tend && !has_all(c->name, buf_view(&full)))
		card_value(p->cards, KEY_ALIASES, STR(""), STR(""), buf_view(&full));
	for (size_t i = 0; i < 3 && !c->name.n; i++)
		c->name = first_of(c, others[i]);
	/* without a UID, the name is the only way to find the person again */
	if (c->id.n && c->uid.n && str_eq(c->name, c->id))
		c->name = STR("");
	buf_free(&full);
}
