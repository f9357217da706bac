/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "account/automatic.h"
#include "account/due.h"
#include "account/known.h"
#include "base/mem.h"
#include "base/period.h"

/* the earlier of a day, unless it is DAY_NONE, and the end of a period after `heard` */
static day
earlier(day d, day heard, struct period p)
{
	if (!p.n || !day_fits(heard, p))
		return d;
	heard = day_add(heard, p);
	return d == DAY_NONE || heard < d ? heard : d;
}

/* the day on which a contact begins to fade; DAY_NONE for never */
static day
known_fades(const struct contact *c, const struct settings *set, day heard)
{
	struct period p = due_cadence(c, set);

	p.n *= 2;
	return earlier(earlier(DAY_NONE, heard, set->dormant), heard, p);
}

static enum known_state
state_of(const struct contact *c, const struct settings *set, const struct account *s, day today)
{
	day fades;

	if (!s->in)
		return s->out >= KNOWN_FEW ? KNOWN_ONE_WAY : KNOWN_UNKNOWN;
	fades = known_fades(c, set, s->heard);
	return fades != DAY_NONE && fades <= today ? KNOWN_FADING : KNOWN_WELL;
}

/* takes back what account_of() counts of entries that programs wrote, and finds `heard` anew */
static void
drop_automatic(struct account *s, const struct contact *c, day today)
{
	s->heard = DAY_NONE;
	for (uint32_t i = 0; i < c->body.nentries; i++) {
		const struct entry *e = &c->body.entry[i];

		if (e->dir != '<' || !entry_done(e, today))
			continue;
		if (automatic_entry(e, contact_entry_text(c, e)))
			s->in--;
		else if (e->date > s->heard)
			s->heard = e->date;
	}
}

static struct known
known_of(const struct contact *c, const struct settings *set, day today)
{
	struct account s = account_of(c, set, today);
	int64_t both;

	drop_automatic(&s, c, today);
	both = s.in + s.out;
	return (struct known){
		.out = s.out,
		.in = s.in,
		.heard = s.heard,
		.share = both >= KNOWN_FEW ? (int)((200 * s.in + both) / (2 * both)) : -1,
		.state = state_of(c, set, &s, today),
	};
}

const char *
known_state_name(enum known_state s)
{
	static const char *const names[] = {"unknown", "one-way", "fading", "known"};

	return names[s];
}

/* contacts are sorted by id, so comparing indices compares ids */
static int
known_order(const void *va, const void *vb)
{
	const struct known *a = va, *b = vb;

	if (a->in != b->in)
		return a->in > b->in ? -1 : 1;
	if (a->out != b->out)
		return a->out < b->out ? -1 : 1;
	return (a->who > b->who) - (a->who < b->who);
}

void
known_find(struct known **out, size_t *n, const struct book *b, const struct people *people, day today)
{
	struct known *v = mem_alloc(people->n * sizeof(*v));

	*n = 0;
	for (size_t i = 0; i < people->n; i++) {
		const struct contact *c = &b->contact[people->who[i]];

		if (c->me || c->inactive)
			continue;
		v[*n] = known_of(c, &b->set, today);
		v[(*n)++].who = people->who[i];
	}
	if (*n)
		qsort(v, *n, sizeof(*v), known_order);
	*out = v;
}
