/* SPDX-License-Identifier: ISC */
#include "account/account.h"
#include "base/period.h"

static void
touch(struct account *s, day d, day today)
{
	if (d == DAY_NONE || d > today)
		return;
	if (s->last == DAY_NONE || d > s->last)
		s->last = d;
	if (s->first == DAY_NONE || d < s->first)
		s->first = d;
}

struct account
account_none(const struct contact *c, const struct settings *set)
{
	return (struct account){
		.last = DAY_NONE,
		.first = DAY_NONE,
		.last_gave = DAY_NONE,
		.last_took = DAY_NONE,
		.heard = DAY_NONE,
		.ratio = contact_number(c, KEY_RATIO, set->ratio),
	};
}

void
account_add(struct account *s, const struct entry *e)
{
	if (e->sign == '+') {
		s->given += e->weight;
		s->net += e->weight;
		if (e->date > s->last_gave)
			s->last_gave = e->date;
	} else if (e->sign == '-') {
		s->taken += e->weight;
		s->net -= s->ratio * e->weight;
		if (e->date > s->last_took)
			s->last_took = e->date;
	}
}

/* counts who reached out */
static void
count_direction(struct account *s, const struct entry *e)
{
	s->out += e->dir == '>';
	s->in += e->dir == '<';
	if (e->dir == '<' && e->date > s->heard)
		s->heard = e->date;
}

struct account
account_of(const struct contact *c, const struct settings *set, day today)
{
	struct account s = account_none(c, set);

	touch(&s, contact_day(c, KEY_LAST), today);
	s.met_only = s.last == DAY_NONE;
	touch(&s, contact_day(c, KEY_MET), today);
	s.met_only = s.met_only && s.last != DAY_NONE;
	for (uint32_t i = 0; i < c->body.nentries; i++) {
		const struct entry *e = &c->body.entry[i];

		if (!entry_done(e, today))
			continue;
		s.met_only = false;
		touch(&s, e->date, today);
		count_direction(&s, e);
		account_add(&s, e);
	}
	return s;
}

int64_t
account_asks(const struct account *s)
{
	if (!s->ratio)
		return -1;
	return s->net > 0 ? s->net / s->ratio : 0;
}

int64_t
account_missing(const struct account *s, int64_t favours)
{
	int64_t missing = favours * s->ratio - s->net;

	return s->ratio && missing > 0 ? missing : 0;
}

bool
account_dormant(const struct account *s, const struct settings *set, day today)
{
	return s->last != DAY_NONE && set->dormant.n && day_fits(s->last, set->dormant) &&
	       day_add(s->last, set->dormant) <= today;
}
