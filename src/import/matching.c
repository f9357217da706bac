/* SPDX-License-Identifier: ISC */
#include "base/mem.h"
#include "base/text.h"
#include "import/importing.h"
#include "import/matching.h"
#include "vcf/uid.h"
#include "read/card_form.h"

struct str
matching_form(struct matching *m, enum key key, struct str value)
{
	buf_clear(&m->scratch);
	card_form(&m->scratch, key, value);
	return buf_view(&m->scratch);
}

struct str
matching_uid_form(struct matching *m, struct str uid)
{
	buf_clear(&m->scratch);
	uid_fold(&m->scratch, uid);
	return buf_view(&m->scratch);
}

struct str
matching_owned(struct matching *m, size_t who, struct str email)
{
	buf_clear(&m->scratch);
	buf_fmt(&m->scratch, "%zu ", who);
	card_form(&m->scratch, KEY_EMAIL, email);
	return buf_view(&m->scratch);
}

static void
add_email(struct matching *m, struct str email, size_t who)
{
	*map_put(&m->has, arena_str(&m->im->arena, matching_owned(m, who, email))) = 1;
	group_add(&m->emails, &m->im->arena, matching_form(m, KEY_EMAIL, email), who);
}

void
matching_add_name(struct matching *m, struct str name, size_t who)
{
	struct buf plain = {0};

	if (!name.n)
		return;
	group_add(&m->names, &m->im->arena, matching_form(m, KEY_NAME, name), who);
	if (card_plain_name(&plain, name) && !str_eq(buf_view(&plain), buf_view(&m->scratch)))
		group_add(&m->plain, &m->im->arena, buf_view(&plain), who);
	buf_free(&plain);
}

static void
add_values(struct matching *m, void add(struct matching *, struct str, size_t), const struct field *f, size_t who)
{
	for (size_t i = 0; f && i < f->n; i++)
		add(m, field_text(f, i), who);
}

void
matching_add_one(struct matching *m)
{
	m->known = mem_reserve(m->known, m->n, &m->cap, sizeof(*m->known));
	m->known[m->n++] = (struct known){.person = MAP_NONE};
}

static void
add_uid(struct matching *m, struct str uid, size_t who)
{
	struct str form = arena_str(&m->im->arena, matching_uid_form(m, uid));

	if (!m->known[who].uid.n)
		m->known[who].uid = form;
	group_add(&m->uids, &m->im->arena, form, who);
}

/* true if the file's UIDs are a map, which has no meaning */
static bool
uid_map(const struct contact *c)
{
	char scratch[KEY_MAX];
	bool is = false;

	for (size_t i = 0; i < c->nfields && !is; i++)
		is = c->field[i].key == KEY_OTHER && c->field[i].n && c->field[i].shape == SHAPE_MAP &&
		     str_eq(key_fold(scratch, str_of(c->field[i].name)), STR("uid"));
	return is;
}

void
matching_add_contact(struct matching *m, const struct contact *c, size_t who)
{
	const struct field *uid = uid_field(c), *name = contact_field(c, KEY_NAME), *email = contact_field(c, KEY_EMAIL);
	const struct field *aliases = contact_field(c, KEY_ALIASES);
	struct buf made = {0};

	m->known[who].uid_stays = uid_map(c);
	m->known[who].named = name != NULL;
	m->known[who].email_stays = email && email->shape == SHAPE_MAP;
	m->known[who].aliases_stay = aliases && aliases->shape == SHAPE_MAP;
	m->known[who].uids_come = uid && uid->shape == SHAPE_LIST;
	for (size_t i = 0; uid && i < uid->n; i++)
		add_uid(m, field_text(uid, i), who);
	uid_made(&made, m->im->book, c);
	group_add(&m->uids, &m->im->arena, matching_uid_form(m, buf_view(&made)), who);
	buf_free(&made);
	add_values(m, add_email, email, who);
	add_values(m, matching_add_name, name, who);
	add_values(m, matching_add_name, aliases, who);
}

static void
learn_values(struct matching *m, const struct card *card, size_t who, bool emails, bool aliases)
{
	for (size_t i = 0; i < card->nvalues; i++) {
		const struct card_value *v = &card->value[i];

		if (v->key == KEY_EMAIL && emails)
			add_email(m, v->text, who);
		else if (v->key == KEY_ALIASES && aliases)
			matching_add_name(m, v->text, who);
	}
}

/* learns the UIDs of a card whose contact has several */
static void
learn_uids(struct matching *m, const struct card *card, size_t who)
{
	for (size_t i = 0; i < card->nvalues; i++)
		if (import_is_uid(&card->value[i]))
			add_uid(m, card->value[i].text, who);
}

void
matching_learn_written(struct matching *m, const struct card *card, size_t who)
{
	struct known *known = &m->known[who];

	if (card->uid.n && !known->uid_stays && (!known->uid.n || known->uids_come))
		add_uid(m, card->uid, who);
	if (!known->uid_stays)
		learn_uids(m, card, who);
	if (card->name.n && !known->named)
		matching_add_name(m, card->name, who);
	known->named |= card->name.n != 0;
	known->name = known->name.n ? known->name : card->name;
	known->wanted_id = known->wanted_id.n ? known->wanted_id : card->id;
	learn_values(m, card, who, !known->email_stays, !known->aliases_stay);
}

void
matching_learn(struct matching *m, const struct card *card, size_t who)
{
	struct known *known = &m->known[who];

	if (card->uid.n)
		add_uid(m, card->uid, who);
	learn_uids(m, card, who);
	matching_add_name(m, card->name, who);
	known->name = known->name.n ? known->name : card->name;
	known->wanted_id = known->wanted_id.n ? known->wanted_id : card->id;
	learn_values(m, card, who, true, true);
}
