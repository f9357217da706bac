/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "account/question.h"
#include "account/said.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"

/* true for what may come after the mark that ends a sentence */
static bool
closing(int32_t c)
{
	static const int32_t quotes[] = {0xBB, 0xAB, 0x2019, 0x201D, 0x201C, 0x203A, 0x300D, 0x300F, 0xFE0F, 0x200D};

	if (c < 0x80)
		return c <= ' ' || char_in((char)c, STR("\"')]}>*_~`!."));
	for (size_t i = 0; i < sizeof(quotes) / sizeof(quotes[0]); i++)
		if (c == quotes[i])
			return true;
	/* symbols and pictures */
	return (c >= 0x2190 && c <= 0x2BFF) || (c >= 0x1F000 && c <= 0x1FAFF);
}

/* the last sentence of a text */
static struct str
last_sentence(struct str s)
{
	size_t i;

	s = str_trim(s);
	for (i = s.n ? s.n - 1 : 0; i; i--)
		if (char_space(s.p[i]) && char_in(s.p[i - 1], STR(".!?")))
			break;
	return str_trim(str_sub(s, i, s.n));
}

bool
said_question(struct str text)
{
	struct str all = text;
	bool asks = false;
	int32_t c;

	while ((c = utf8_next(&text)) >= 0) {
		/* Latin, Greek, Arabic, fullwidth; and "??", "?!", "!?" as one character */
		if (c == '?' || c == 0x37E || c == 0x61F || c == 0xFF1F || (c >= 0x2047 && c <= 0x2049))
			asks = true;
		else if (!closing(c))
			asks = false;
	}
	return asks ? !question_rhetorical(last_sentence(all)) : question_reported(all).n > 0;
}

/* the last day on which you reached out, or both did */
static day
answered(const struct contact *c, day today)
{
	day last = DAY_NONE;

	for (uint32_t i = 0; i < c->body.nentries; i++) {
		const struct entry *e = &c->body.entry[i];

		if (entry_done(e, today) && e->dir != '<' && e->date > last)
			last = e->date;
	}
	return last;
}

/* true if `a` says more than `b` */
static bool
better(const struct said *a, const struct said *b)
{
	if (!b->entry || a->open != b->open)
		return !b->entry || a->open;
	if (a->open && a->asked != b->asked)
		return a->asked;
	return a->entry->date > b->entry->date;
}

struct said
said_last(const struct contact *c, day today)
{
	struct said last = {0};
	day since = answered(c, today);

	for (uint32_t i = 0; i < c->body.nentries; i++) {
		const struct entry *e = &c->body.entry[i];
		struct said s = {.entry = e};
		struct str text;

		if (e->dir != '<' || !entry_done(e, today) || entry_of_intro(e))
			continue;
		text = contact_entry_text(c, e);
		if (!str_trim(text).n)
			continue;
		s.open = e->date > since;
		s.asked = said_question(text);
		if (better(&s, &last))
			last = s;
	}
	return last;
}

static int
said_order(const void *va, const void *vb)
{
	const struct said *a = va, *b = vb;

	if (a->asked != b->asked)
		return a->asked ? -1 : 1;
	if (a->tier != b->tier)
		return a->tier < b->tier ? -1 : 1;
	if (a->entry->date != b->entry->date)
		return a->entry->date > b->entry->date ? -1 : 1;
	return (a->who > b->who) - (a->who < b->who);
}

bool
said_written(const struct entry *e)
{
	static const struct str kinds[] = {
		STR_INIT("audio"),     STR_INIT("bericht"),   STR_INIT("brief"),       STR_INIT("card"),
		STR_INIT("carta"),     STR_INIT("carte"),     STR_INIT("cartolina"),   STR_INIT("chat"),
		STR_INIT("correo"),    STR_INIT("courriel"),  STR_INIT("dm"),          STR_INIT("e-mail"),
		STR_INIT("email"),     STR_INIT("kaart"),     STR_INIT("karte"),       STR_INIT("letter"),
		STR_INIT("lettera"),   STR_INIT("lettre"),    STR_INIT("linkedin"),    STR_INIT("mail"),
		STR_INIT("mensagem"),  STR_INIT("mensaje"),   STR_INIT("message"),     STR_INIT("messaggio"),
		STR_INIT("msg"),       STR_INIT("nachricht"), STR_INIT("note"),        STR_INIT("postcard"),
		STR_INIT("postkarte"), STR_INIT("signal"),    STR_INIT("slack"),       STR_INIT("sms"),
		STR_INIT("tarjeta"),   STR_INIT("telegram"),  STR_INIT("text"),        STR_INIT("voicemail"),
		STR_INIT("whatsapp"),
	};

	return e->sign == '.' && TEXT_ONE_OF(entry_kind(e), kinds);
}

bool
said_stale(const struct said *s, const struct settings *set, day today)
{
	return set->dormant.n && day_fits(s->entry->date, set->dormant) &&
	       day_add(s->entry->date, set->dormant) <= today;
}

void
said_find(struct said **out, size_t *n, const struct book *b, const struct people *people, day today)
{
	struct said *v = NULL;
	size_t cap = 0;

	*n = 0;
	for (size_t i = 0; i < people->n; i++) {
		const struct contact *c = &b->contact[people->who[i]];
		struct said s;

		if (c->me || c->inactive)
			continue;
		s = said_last(c, today);
		if (!s.open || said_stale(&s, &b->set, today))
			continue;
		if (!s.asked && (!said_written(s.entry) || today - s.entry->date >= SAID_FRESH))
			continue;
		s.who = people->who[i];
		s.tier = due_tier_days(c, &b->set);
		v = mem_reserve(v, *n, &cap, sizeof(*v));
		v[(*n)++] = s;
	}
	if (*n)
		qsort(v, *n, sizeof(*v), said_order);
	*out = v;
}
