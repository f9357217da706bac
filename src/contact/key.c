/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "contact/key.h"

static const struct {
	const char *name;
	enum key_kind kind;
} keys[KEY_COUNT] = {
	[KEY_OTHER] = {"", KIND_TEXT},
	[KEY_ADMIRE] = {"admire", KIND_LIST},
	[KEY_AGENDA] = {"agenda", KIND_LIST},
	[KEY_ALIASES] = {"aliases", KIND_LIST},
	[KEY_AVOID] = {"avoid", KIND_PEOPLE},
	[KEY_BIRTHDAY] = {"birthday", KIND_PARTIAL},
	[KEY_BORN] = {"born", KIND_PARTIAL},
	[KEY_CIRCLE] = {"circle", KIND_NUMBER},
	[KEY_DORMANT] = {"dormant", KIND_PERIOD},
	[KEY_EMAIL] = {"email", KIND_LIST},
	[KEY_EVERY] = {"every", KIND_PERIOD},
	[KEY_FIELD] = {"field", KIND_TEXT},
	[KEY_GARDEN] = {"garden", KIND_LIST},
	[KEY_HOOK] = {"hook", KIND_TEXT},
	[KEY_KEYS] = {"keys", KIND_MAP},
	[KEY_KNOWN_FOR] = {"known-for", KIND_LIST},
	[KEY_KNOWS] = {"knows", KIND_PEOPLE},
	[KEY_LANGUAGE] = {"language", KIND_TEXT},
	[KEY_LAST] = {"last-contact", KIND_DAY},
	[KEY_MET] = {"met", KIND_PARTIAL},
	[KEY_NAME] = {"name", KIND_TEXT},
	[KEY_NEEDS] = {"needs", KIND_LIST},
	[KEY_NEXT] = {"next", KIND_DAY},
	[KEY_OFFERS] = {"offers", KIND_LIST},
	[KEY_ORG] = {"org", KIND_TEXT},
	[KEY_PHONE] = {"phone", KIND_LIST},
	[KEY_PLACE] = {"place", KIND_TEXT},
	[KEY_RATIO] = {"ratio", KIND_NUMBER},
	[KEY_RECOMMENDS] = {"recommends", KIND_PEOPLE},
	[KEY_ROLES] = {"roles", KIND_LIST},
	[KEY_SNOOZE] = {"snooze", KIND_DAY},
	[KEY_STAGE] = {"stage", KIND_TEXT},
	[KEY_STATUS] = {"status", KIND_TEXT},
	[KEY_TAGS] = {"tags", KIND_LIST},
	[KEY_TIER] = {"tier", KIND_TEXT},
	[KEY_TIERS] = {"tiers", KIND_MAP},
	[KEY_TITLE] = {"title", KIND_TEXT},
	[KEY_TYPE] = {"type", KIND_TEXT},
	[KEY_URL] = {"url", KIND_LIST},
	[KEY_VIA] = {"via", KIND_PEOPLE},
	[KEY_WEEKLY] = {"weekly", KIND_NUMBER},
	[KEY_WHY] = {"why", KIND_TEXT},
	[KEY_WOULD] = {"would", KIND_LIST},
};

struct key_spelling {
	struct str name; /* in key_fold()ed form */
	enum key key;
};

/* every name of every key, in order of the bytes: searched by halving */
static const struct key_spelling spellings[] = {
	{STR_INIT("admire"), KEY_ADMIRE},
	{STR_INIT("agenda"), KEY_AGENDA},
	{STR_INIT("aliases"), KEY_ALIASES},
	{STR_INIT("avoid"), KEY_AVOID},
	{STR_INIT("bday"), KEY_BIRTHDAY},
	{STR_INIT("birthdate"), KEY_BIRTHDAY},
	{STR_INIT("birthday"), KEY_BIRTHDAY},
	{STR_INIT("born"), KEY_BORN},
	{STR_INIT("cadence"), KEY_EVERY},
	{STR_INIT("cadence-days"), KEY_EVERY},
	{STR_INIT("categories"), KEY_TAGS},
	{STR_INIT("circle"), KEY_CIRCLE},
	{STR_INIT("company"), KEY_ORG},
	{STR_INIT("contact-interval-days"), KEY_EVERY},
	{STR_INIT("contactfrequency"), KEY_EVERY},
	{STR_INIT("dormant"), KEY_DORMANT},
	{STR_INIT("email"), KEY_EMAIL},
	{STR_INIT("every"), KEY_EVERY},
	{STR_INIT("field"), KEY_FIELD},
	{STR_INIT("follow-up-date"), KEY_NEXT},
	{STR_INIT("garden"), KEY_GARDEN},
	{STR_INIT("groups"), KEY_TAGS},
	{STR_INIT("hook"), KEY_HOOK},
	{STR_INIT("howwemet"), KEY_MET},
	{STR_INIT("interests"), KEY_TAGS},
	{STR_INIT("introduced-by"), KEY_VIA},
	{STR_INIT("job-title"), KEY_TITLE},
	{STR_INIT("keys"), KEY_KEYS},
	{STR_INIT("known-for"), KEY_KNOWN_FOR},
	{STR_INIT("knows"), KEY_KNOWS},
	{STR_INIT("language"), KEY_LANGUAGE},
	{STR_INIT("last-contact"), KEY_LAST},
	{STR_INIT("last-contacted"), KEY_LAST},
	{STR_INIT("last-touch"), KEY_LAST},
	{STR_INIT("lastcontact"), KEY_LAST},
	{STR_INIT("met"), KEY_MET},
	{STR_INIT("met-at"), KEY_MET},
	{STR_INIT("met-context"), KEY_MET},
	{STR_INIT("name"), KEY_NAME},
	{STR_INIT("needs"), KEY_NEEDS},
	{STR_INIT("next"), KEY_NEXT},
	{STR_INIT("next-contact-due"), KEY_NEXT},
	{STR_INIT("next-follow-up"), KEY_NEXT},
	{STR_INIT("offers"), KEY_OFFERS},
	{STR_INIT("org"), KEY_ORG},
	{STR_INIT("organisation"), KEY_ORG},
	{STR_INIT("organization"), KEY_ORG},
	{STR_INIT("phone"), KEY_PHONE},
	{STR_INIT("place"), KEY_PLACE},
	{STR_INIT("prm-cadence"), KEY_EVERY},
	{STR_INIT("prm-last-contacted"), KEY_LAST},
	{STR_INIT("prm-tier"), KEY_TIER},
	{STR_INIT("ratio"), KEY_RATIO},
	{STR_INIT("recommends"), KEY_RECOMMENDS},
	{STR_INIT("relationship-tier"), KEY_TIER},
	{STR_INIT("role"), KEY_TITLE},
	{STR_INIT("roles"), KEY_ROLES},
	{STR_INIT("snooze"), KEY_SNOOZE},
	{STR_INIT("stage"), KEY_STAGE},
	{STR_INIT("status"), KEY_STATUS},
	{STR_INIT("tags"), KEY_TAGS},
	{STR_INIT("tel"), KEY_PHONE},
	{STR_INIT("tier"), KEY_TIER},
	{STR_INIT("tiers"), KEY_TIERS},
	{STR_INIT("title"), KEY_TITLE},
	{STR_INIT("type"), KEY_TYPE},
	{STR_INIT("url"), KEY_URL},
	{STR_INIT("via"), KEY_VIA},
	{STR_INIT("weekly"), KEY_WEEKLY},
	{STR_INIT("why"), KEY_WHY},
	{STR_INIT("would"), KEY_WOULD},
};

enum { SPELLINGS = sizeof(spellings) / sizeof(spellings[0]) };

const char *
key_name(enum key k)
{
	return keys[k].name;
}

enum key_kind
key_kind(enum key k)
{
	return keys[k].kind;
}

bool
key_is_list(enum key k)
{
	return keys[k].kind == KIND_LIST || keys[k].kind == KIND_PEOPLE;
}

bool
key_is_setting(enum key k)
{
	return k >= KEY_CIRCLE;
}

struct str
key_fold(char out[KEY_MAX], struct str name)
{
	if (name.n > KEY_MAX)
		return STR("");
	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		out[i] = c == ' ' || c == '_' ? '-' : c;
	}
	return (struct str){out, name.n};
}

static int
spelling_order(const void *name, const void *spelling)
{
	return str_cmp(*(const struct str *)name, ((const struct key_spelling *)spelling)->name);
}

enum key
key_find(struct str name, const struct map *own, bool *exact)
{
	char scratch[KEY_MAX];
	struct str folded = key_fold(scratch, name);
	const struct key_spelling *s;
	uint32_t mine;

	s = bsearch(&folded, spellings, SPELLINGS, sizeof(spellings[0]), spelling_order);
	*exact = s && str_eq(s->name, str_of(keys[s->key].name));
	mine = own && !*exact ? map_get(own, folded) : MAP_NONE;
	if (mine != MAP_NONE)
		return (enum key)mine;
	return s ? s->key : KEY_OTHER;
}

const char *
key_near(struct str name)
{
	char scratch[KEY_MAX];
	struct str folded = key_fold(scratch, name);
	const char *near = NULL;
	/* short words are near to everything: one slip in four letters, two in six */
	unsigned best = folded.n < 4 ? 0 : folded.n < 6 ? 1 : 2;

	for (size_t i = 0; i < SPELLINGS && best; i++) {
		unsigned d = text_distance(folded, spellings[i].name, best);

		if (d <= best && (!near || d < best)) {
			near = spellings[i].name.p;
			best = d;
		}
	}
	return near;
}
