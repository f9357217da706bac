/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "import/import_match.h"
#include "import/import_related.h"
#include "import/importing.h"
#include "import/matching.h"
#include "read/card_form.h"

#define SHARED (MAP_NONE - 1)

enum { ROUNDS = 16 }; /* two suffice, except for cards made to swap people in each round */

/* true if both have UIDs and these differ: their address book then treats them as two people */
static bool
two_uids(struct matching *m, const struct card *card, size_t who)
{
	return card->uid.n && m->known[who].uid.n && !group_has(group_get(&m->uids, matching_uid_form(m, card->uid)), who);
}

static struct str
id_of(const struct matching *m, size_t who)
{
	return who < m->im->book->n ? m->im->book->contact[who].id : m->known[who].wanted_id;
}

/* true if both come from a book of tend, where each has a file */
static bool
two_ids(const struct matching *m, const struct card *card, size_t who)
{
	return who >= m->im->book->n && card->id.n && id_of(m, who).n && !str_eq(id_of(m, who), card->id);
}

/* reduces a group to the one member with this name or id, so that n is 1 */
static void
narrow(struct matching *m, struct import_group *found, const struct card *card)
{
	const struct import_group *named = card->name.n ? group_get(&m->names, matching_form(m, KEY_NAME, card->name)) : NULL;
	struct import_group fewer = {.n = 0};

	if (found->n < 2 || found->n > GROUP_KNOWN)
		return;
	for (size_t i = 0; i < found->n; i++)
		if (group_has(named, found->who[i]))
			fewer.who[fewer.n++] = found->who[i];
	if (fewer.n)
		*found = fewer;
	for (size_t i = 0; i < found->n && card->id.n; i++)
		if (found->n > 1 && str_eq(id_of(m, found->who[i]), card->id))
			*found = (struct import_group){.who = {found->who[i]}, .n = 1};
}

/*
 * true if the card's name is not just one of its addresses, which some programs use when there is
 * no name
 */
static bool
has_name(struct matching *m, const struct card *card)
{
	struct buf name = {0};
	bool has = card->name.n != 0;

	card_form(&name, KEY_EMAIL, card->name);
	for (size_t i = 0; has && i < card->nvalues; i++)
		has = card->value[i].key != KEY_EMAIL || !str_eq(matching_form(m, KEY_EMAIL, card->value[i].text), buf_view(&name));
	buf_free(&name);
	return has;
}

static void
index_shared(struct matching *m, uint32_t at)
{
	const struct card *card = &m->im->cards->v[at];

	for (size_t i = 0; i < card->nvalues; i++) {
		uint32_t *first;

		if (card->value[i].key != KEY_EMAIL)
			continue;
		first = map_put(&m->shared, arena_str(&m->im->arena, matching_form(m, KEY_EMAIL, card->value[i].text)));
		if (*first == MAP_NONE)
			*first = at;
		else if (*first != SHARED && !text_same(m->im->cards->v[*first].name, card->name))
			*first = SHARED;
	}
}

/* the people of a name who also have an address of the card; also if their UID differs */
static void
by_both(struct import_group *found, struct matching *m, const struct card *card)
{
	const struct import_group *named = card->name.n ? group_get(&m->names, matching_form(m, KEY_NAME, card->name)) : NULL;

	for (size_t i = 0; named && i < named->n && i < GROUP_KNOWN; i++) {
		size_t who = named->who[i];
		bool both = false;

		for (size_t k = 0; k < card->nvalues && !both; k++)
			both = card->value[k].key == KEY_EMAIL &&
			       map_get(&m->has, matching_owned(m, who, card->value[k].text)) != MAP_NONE;
		if (both && !(two_uids(m, card, who) && two_ids(m, card, who)))
			found->who[found->n++] = (uint32_t)who;
	}
}

/*
 * adds the members of a group that the card may belong to; if the group is too large to check them
 * all, sets found->n to too many
 */
static void
gather(struct import_group *found, struct matching *m, const struct import_group *g, const struct card *card)
{
	size_t before = found->n;

	for (size_t i = 0; g && i < g->n && i < GROUP_KNOWN && found->n < GROUP_KNOWN; i++)
		if (!group_has(found, g->who[i]) && !two_uids(m, card, g->who[i]))
			found->who[found->n++] = g->who[i];
	if (g && g->n > GROUP_KNOWN && found->n > before)
		found->n = GROUP_KNOWN + 1;
}

/* matches by address, unless people with several names share it and the card has a name */
static void
by_email(struct import_group *found, struct matching *m, const struct card *card)
{
	bool called = has_name(m, card);

	for (size_t i = 0; i < card->nvalues && found->n < GROUP_KNOWN; i++) {
		struct str form;

		if (card->value[i].key != KEY_EMAIL)
			continue;
		form = matching_form(m, KEY_EMAIL, card->value[i].text);
		if (!called || map_get(&m->shared, form) != SHARED)
			gather(found, m, group_get(&m->emails, form), card);
	}
}

/* matches a decorated name to the plain one, or a plain name to a decorated one, never two of these */
static void
by_plain_name(struct import_group *found, struct matching *m, const struct card *card)
{
	struct buf plain = {0};

	gather(found, m, group_get(&m->plain, matching_form(m, KEY_NAME, card->name)), card);
	if (card_plain_name(&plain, card->name) && found->n <= GROUP_KNOWN)
		gather(found, m, group_get(&m->names, buf_view(&plain)), card);
	buf_free(&plain);
}

/* *taken is true if only the plain form of the card's name finds them */
static struct import_group
find(bool *taken, struct matching *m, const struct card *card)
{
	const struct import_group *g = card->uid.n ? group_get(&m->uids, matching_uid_form(m, card->uid)) : NULL;
	struct import_group found = {.n = 0};

	if (g)
		found = *g;
	if (!found.n)
		by_both(&found, m, card);
	if (!found.n)
		by_email(&found, m, card);
	if (!found.n && card->name.n)
		gather(&found, m, group_get(&m->names, matching_form(m, KEY_NAME, card->name)), card);
	*taken = !found.n && card->name.n && !card->id.n;
	if (*taken)
		by_plain_name(&found, m, card);
	narrow(m, &found, card);
	return found;
}

static void
report_ambiguous(struct matching *m, const struct card *card, const struct import_group *found)
{
	struct buf ids = {0};

	for (size_t i = 0; i < found->n && i < GROUP_KNOWN; i++) {
		size_t who = found->who[i];

		buf_str(&ids, i ? STR(", ") : STR(""));
		buf_str(&ids, who < m->im->book->n ? id_of(m, who) : m->known[who].name);
	}
	if (found->n > GROUP_KNOWN)
		buf_str(&ids, STR(" and more"));
	errors_add(&m->errors, card->path, card->line, 1, "%.*s: may be several: %.*s: left out",
	           STR_ARG(utf8_cut(card->name, 60)), STR_ARG(buf_view(&ids)));
	buf_free(&ids);
}

static void
report_taken(struct matching *m, const struct card *card, size_t who)
{
	struct str id = who < m->im->book->n ? id_of(m, who) : m->known[who].name;
	struct error *e = errors_add(&m->errors, card->path, card->line, 1, "%.*s: taken for %.*s",
	                             STR_ARG(utf8_cut(card->name, 60)), STR_ARG(id));

	if (e)
		e->note = true;
}

static struct import_person *
person_of(struct matching *m, size_t who)
{
	struct import *im = m->im;
	struct known *known = &m->known[who];

	if (known->person == MAP_NONE) {
		im->v = mem_reserve(im->v, im->n, &im->cap, sizeof(*im->v));
		im->v[im->n] = (struct import_person){.who = who < im->book->n ? who : im->book->n};
		known->person = (uint32_t)im->n++;
	}
	return &im->v[known->person];
}

/* assigns a card to a person */
static void
give(struct matching *m, size_t card, size_t who)
{
	struct import_person *p = person_of(m, who);

	p->card = mem_reserve(p->card, p->ncards, &p->scratch, sizeof(*p->card));
	p->card[p->ncards++] = (uint32_t)card;
	matching_learn(m, &m->im->cards->v[card], who);
	p->name = m->known[who].name;
	p->wanted_id = m->known[who].wanted_id;
}

/* the number of a card's person; MAP_NONE, reported, if there is none */
static uint32_t
match(struct matching *m, size_t i)
{
	const struct card *card = &m->im->cards->v[i];
	bool taken;
	struct import_group found = find(&taken, m, card);

	/* a later round finds them by the address that the card brings */
	m->taken[i] |= taken && found.n == 1;
	if (found.n > 1) {
		report_ambiguous(m, card, &found);
		m->left_out++;
		return MAP_NONE;
	}
	if (!found.n && !card->name.n && (!card->id.n || !card->uid.n)) {
		errors_add(&m->errors, card->path, card->line, 1,
		           "no name and no matching contact: left out");
		m->left_out++;
		return MAP_NONE;
	}
	if (!found.n) {
		found.who[0] = (uint32_t)m->n;
		matching_add_one(m);
	} else if (m->taken[i]) {
		report_taken(m, card, found.who[0]);
	}
	give(m, i, found.who[0]);
	return found.who[0];
}

/*
 * resets the knowledge to the book, and to what the cards write if the last assignments are right
 */
static void
begin_round(struct matching *m)
{
	struct import *im = m->im;

	groups_forget(&m->uids);
	groups_forget(&m->emails);
	groups_forget(&m->names);
	groups_forget(&m->plain);
	map_free(&m->has);
	errors_free(&m->errors);
	m->left_out = 0;
	import_people_free(im);
	for (size_t i = 0; i < m->n; i++)
		m->known[i] = (struct known){.person = MAP_NONE};
	for (size_t i = 0; i < im->book->n; i++)
		matching_add_contact(m, &im->book->contact[i], i);
	for (size_t i = 0; i < im->cards->n; i++)
		if (m->owner[i] != MAP_NONE)
			matching_learn_written(m, &im->cards->v[i], m->owner[i]);
	for (size_t i = 0; i < m->n; i++)
		if (!m->known[i].named)
			matching_add_name(m, id_of(m, i), i);
}

/* runs a round; true if an assignment has changed */
static bool
round_of(struct matching *m)
{
	bool moved = false;

	begin_round(m);
	for (size_t i = 0; i < m->im->cards->n; i++) {
		uint32_t who = match(m, i);

		moved |= who != m->owner[i];
		m->owner[i] = who;
	}
	return moved;
}

static void
matching_free(struct matching *m)
{
	groups_free(&m->uids);
	groups_free(&m->emails);
	groups_free(&m->names);
	groups_free(&m->plain);
	map_free(&m->has);
	map_free(&m->shared);
	free(m->known);
	free(m->owner);
	free(m->taken);
	buf_free(&m->scratch);
}

void
import_match(struct import *im, const struct book *b, struct cards *cards)
{
	struct matching m = {
		.im = im,
		.owner = mem_alloc((cards->n + 1) * sizeof(*m.owner)),
		.taken = mem_zero(cards->n + 1, sizeof(*m.taken)),
	};

	*im = (struct import){.book = b, .cards = cards};
	for (size_t i = 0; i < b->n; i++)
		matching_add_one(&m);
	for (size_t i = 0; i < cards->n; i++) {
		m.owner[i] = MAP_NONE;
		if (has_name(&m, &cards->v[i]))
			index_shared(&m, (uint32_t)i);
	}
	for (int i = 0; i < ROUNDS && round_of(&m); i++)
		;
	import_related(im);
	errors_join(&cards->errors, &m.errors);
	cards->skipped += m.left_out;
	matching_free(&m);
}
