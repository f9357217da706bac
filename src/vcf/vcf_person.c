/* SPDX-License-Identifier: ISC */
#include "vcf/vcard_line.h"
#include "vcf/vcf_extra.h"
#include "vcf/vcf_name.h"
#include "vcf/vcf_raw.h"

/* how what keys.def has for the vCard of a key is read */
static vcf_taker *const takers[] = {
	[CARD_TEXT] = vcf_take_text,
	[CARD_LIST] = vcf_take_list,
	[CARD_LINE] = vcf_take_list,
	[CARD_MAIL] = vcf_take_mail,
	[CARD_PHONE] = vcf_take_reach,
	[CARD_URL] = vcf_take_reach,
	[CARD_ORG] = vcf_take_org,
	[CARD_PLACE] = vcf_take_address,
	[CARD_ADDRESS] = vcf_take_address,
	[CARD_MESSENGER] = vcf_take_messenger,
	[CARD_BIRTHDAY] = vcf_take_birthday,
	[CARD_DAY] = vcf_take_anniversary,
};

/* and what else a card may have */
static const struct vcf_property properties[] = {
	{STR_INIT("FN"), vcf_take_fn, KEY_ALIASES},
	{STR_INIT("UID"), vcf_take_uid, KEY_OTHER},
	{STR_INIT("X-ANNIVERSARY"), vcf_take_anniversary, KEY_OTHER},
	{STR_INIT("X-EVOLUTION-ANNIVERSARY"), vcf_take_anniversary, KEY_OTHER},
	{STR_INIT("X-ABDATE"), vcf_take_day, KEY_OTHER},
	{STR_INIT("RELATED"), vcf_take_related, KEY_OTHER},
	{STR_INIT("X-ABRELATEDNAMES"), vcf_take_related, KEY_OTHER},
	{STR_INIT("X-ANDROID-CUSTOM"), vcf_take_android, KEY_ALIASES},
	{STR_INIT("X-SOCIALPROFILE"), vcf_take_messenger, KEY_MESSENGERS},
	{STR_INIT("PHOTO"), vcf_take_picture, KEY_OTHER},
	{STR_INIT("LOGO"), vcf_take_picture, KEY_OTHER},
	{STR_INIT("SOUND"), vcf_take_picture, KEY_OTHER},
	{STR_INIT("KEY"), vcf_take_picture, KEY_OTHER},
	{STR_INIT("X-MS-CARDPICTURE"), vcf_take_picture, KEY_OTHER},
	{STR_INIT("AGENT"), vcf_take_agent, KEY_OTHER},
	{STR_INIT("X-TEND-ID"), vcf_take_id, KEY_OTHER},
	{STR_INIT("X-TEND-KEY"), vcf_take_tend_key, KEY_OTHER},
	/* read separately: N, whose parts FN has as a whole */
	{STR_INIT("N"), NULL, KEY_OTHER},
	/* about the file and not about the person: its author, version and time */
	{STR_INIT("VERSION"), NULL, KEY_OTHER},
	{STR_INIT("PRODID"), NULL, KEY_OTHER},
	{STR_INIT("X-PRODID"), NULL, KEY_OTHER},
	{STR_INIT("REV"), NULL, KEY_OTHER},
	{STR_INIT("PROFILE"), NULL, KEY_OTHER},
	{STR_INIT("X-EVOLUTION-WEBDAV-ETAG"), NULL, KEY_OTHER},
	{STR_INIT("X-APPLE-OMIT-YEAR"), NULL, KEY_OTHER},
};

static const struct vcf_property tends = {STR_INIT("X-TEND-"), vcf_take_tend, KEY_OTHER};
static const struct vcf_property picture = {STR_INIT(""), vcf_take_picture, KEY_OTHER};
static const struct vcf_property messenger = {STR_INIT(""), vcf_take_messenger, KEY_MESSENGERS};
static const struct vcf_property unknown = {STR_INIT(""), vcf_take_none, KEY_OTHER};

static struct vcf_property
property_of(const struct vcf_line *l)
{
	for (enum key k = 0; k < KEY_COUNT; k++) {
		struct str name = str_of(key_card(k)->property);

		/* of the keys with the same property, the first */
		if (name.n && vcf_same(name, l->name))
			return vcf_is_binary(l) ? picture : (struct vcf_property){name, takers[key_card(k)->form], k};
	}
	for (size_t i = 0; i < sizeof(properties) / sizeof(properties[0]); i++)
		if (vcf_same(properties[i].name, l->name))
			return vcf_is_binary(l) ? picture : properties[i];
	if (vcf_is_binary(l))
		return picture;
	if (vcf_is_messenger(l->name))
		return messenger;
	return vcf_starts(l->name, tends.name) ? tends : unknown;
}

static bool
preferred(const struct vcf_line *l)
{
	return str_eq(vcf_param(l, STR("PREF")), STR("1")) || vcf_has_type(l, STR("PREF"));
}

/* the first line with that name and a value, or NULL */
static const struct vcf_line *
find(const struct vcf_person *p, struct str name)
{
	for (size_t i = 0; i < p->n; i++)
		if (vcf_same(p->line[i].name, name) && str_trim(p->line[i].value).n)
			return &p->line[i];
	return NULL;
}

static bool
is_group(struct vcf_person *p)
{
	static const struct str kinds[] = {STR_INIT("KIND"), STR_INIT("X-ADDRESSBOOKSERVER-KIND")};

	for (size_t i = 0; i < 2; i++) {
		const struct vcf_line *l = find(p, kinds[i]);

		if (l && vcf_same(str_trim(l->value), STR("group")))
			return true;
	}
	return false;
}

/* a person is the default */
static bool
is_individual(struct vcf_person *p, const struct vcf_line *l)
{
	return (vcf_same(l->name, STR("KIND")) || vcf_same(l->name, STR("X-ADDRESSBOOKSERVER-KIND"))) &&
	       vcf_same(vcf_unescaped(p, l), STR("individual"));
}

/* of a list in one line, writes the parts that are no values, such as Google's "myContacts" */
static bool
rest_of_list(struct buf *raw, struct vcf_person *p, const struct vcf_line *l, size_t first)
{
	struct card *card = &p->cards->v[p->cards->n - 1];
	size_t n = card->nvalues - first;
	const struct card_value *v = n ? &card->value[first] : NULL;
	struct str rest;
	bool any = false;

	if (!n || card->exact || key_card(v->key)->form != CARD_LINE || vcf_raw_has_more(p, l))
		return false;
	buf_fmt(raw, "%s:", key_card(v->key)->property);
	for (rest = vcf_text(p, l); vcf_part(&p->part, &rest, ',', p->old);) {
		struct str part = str_trim(buf_view(&p->part));
		bool is = !part.n;

		for (size_t i = 0; i < n && !is; i++)
			is = str_eq(v[i].text, part);
		if (is)
			continue;
		buf_str(raw, any ? STR(",") : STR(""));
		vcard_text(raw, part);
		any = true;
	}
	return any;
}

/* true for a value that says nothing, such as ";;;;;;" of an address */
static bool
is_empty(struct str value)
{
	for (size_t i = 0; i < value.n; i++)
		if (!char_blank(value.p[i]) && value.p[i] != ';' && value.p[i] != ',')
			return false;
	return true;
}

/* keeps a line as it is, if the values that were taken from it, from `first`, do not say all of it */
static void
keep_raw(struct vcf_person *p, const struct vcf_property *what, const struct vcf_line *l, size_t first)
{
	struct card *card = &p->cards->v[p->cards->n - 1];
	struct buf raw = {0};

	/* what tend has written twice is in the file twice */
	if (card->exact && first == card->nvalues && vcf_same(l->name, str_of(key_card(what->key)->property)) &&
	    !vcf_raw_has_more(p, l))
		return;
	if (is_empty(l->value) || vcf_raw_said(p, l, card->nvalues > first ? &card->value[first] : NULL, card->nvalues - first))
		return;
	if (!rest_of_list(&raw, p, l, first)) {
		buf_clear(&raw);
		vcf_raw(&raw, p, l);
	}
	vcf_add(p, KEY_VCARD, l, buf_view(&raw));
	buf_free(&raw);
}

/* true if a line has nothing to keep as it is */
static bool
needs_no_raw(struct vcf_person *p, const struct vcf_property *what, const struct vcf_line *l)
{
	return what->take == vcf_take_fn || what->take == vcf_take_uid || what->take == vcf_take_id ||
	       what->take == vcf_take_tend || what->take == vcf_take_tend_key ||
	       (what->take == vcf_take_agent && !vcf_same(vcf_param(l, STR("VALUE")), STR("uri"))) ||
	       (what->take == vcf_take_related && p->from_tend && vcf_param(l, STR("X-KEY")).n) ||
	       (what->take == vcf_take_picture && vcf_is_binary(l)) || is_individual(p, l);
}

/* true if a line of tend, which a phone has kept, says no more than the value that was taken */
static bool
is_own_relation(const struct vcf_person *p, const struct vcf_property *what, const struct vcf_line *l, size_t first)
{
	return what->take == vcf_take_related && vcf_param(l, STR("X-KEY")).n && p->cards->v[p->cards->n - 1].nvalues > first;
}

static void
take_line(struct vcf_person *p, const struct vcf_property *what, const struct vcf_line *l)
{
	size_t first = p->cards->v[p->cards->n - 1].nvalues;

	if (l->value.n > VCF_VALUE_MAX && what->take != vcf_take_picture) {
		errors_add(&p->cards->errors, p->path, l->line, 0, "longer than 1 MiB: left out");
		return;
	}
	what->take(p, what, l);
	p->quiet = true;
	if (!needs_no_raw(p, what, l) && !is_own_relation(p, what, l, first))
		keep_raw(p, what, l, first);
	p->quiet = false;
}

static void
take_lines(struct vcf_person *p, bool first)
{
	for (size_t i = 0; i < p->n; i++) {
		struct vcf_property what = property_of(&p->line[i]);

		if (what.take && preferred(&p->line[i]) == first && !p->line[i].is_part)
			take_line(p, &what, &p->line[i]);
	}
}

void
vcf_person(struct vcf_person *p)
{
	if (is_group(p)) {
		p->groups++;
		return;
	}
	p->from_tend = find(p, STR("X-TEND-ID")) != NULL;
	p->placed = false;
	p->bytes = 0;
	cards_add(p->cards, p->path, p->at)->exact = p->from_tend;
	take_lines(p, true);
	take_lines(p, false);
	vcf_name(p, find(p, STR("N")));
}

void
vcf_person_take(struct vcf_person *p, const struct vcf_line *l)
{
	struct vcf_property what = property_of(l);

	if (what.take && !needs_no_raw(p, &what, l))
		what.take(p, &what, l);
}

void
vcf_person_free(struct vcf_person *p)
{
	buf_free(&p->value);
	buf_free(&p->part);
}
