/* SPDX-License-Identifier: ISC */
#include "account/account.h"
#include "base/period.h"

/* the lowest ratio of the roles; a title such as "friend" is a role, too, since `role` is read as one */
static bool
role_ratio(int64_t *out, const struct contact *c, const struct settings *set)
{
	const struct field *roles = contact_field(c, KEY_ROLES);
	bool found = settings_ratio(out, set, contact_text(c, KEY_TITLE));
	int64_t ratio;

	for (uint16_t i = 0; roles && i < roles->n; i++) {
		if (!settings_ratio(&ratio, set, field_text(roles, i)))
			continue;
		if (!found || ratio < *out)
			*out = ratio;
		found = true;
	}
	return found;
}

static int64_t
ratio_of(const struct contact *c, const struct settings *set)
{
	int64_t ratio = contact_number(c, KEY_RATIO, -1);

	if (ratio >= 0)
		return ratio;
	if (set->nratios && (role_ratio(&ratio, c, set) || settings_ratio(&ratio, set, contact_text(c, KEY_TIER))))
		return ratio;
	return set->ratio;
}

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
		.ratio = ratio_of(c, set),
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
		if (!account_faded(set, e->date, today))
			account_add(&s, e);
	}
	return s;
}

bool
account_faded(const struct settings *set, day date, day today)
{
	return set->fade.n && day_fits(date, set->fade) && day_add(date, set->fade) <= today;
}

bool
account_friend(const struct contact *c)
{
	return contact_has_value(c, KEY_WOULD, STR("help"));
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
