/* SPDX-License-Identifier: ISC */
#include "vcf/vcf_extra.h"
#include "vcf/vcf_name.h"

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
	[CARD_BIRTHDAY] = vcf_take_birthday,
	[CARD_NOTE] = vcf_take_note,
};

/* and what else a card may have */
static const struct vcf_property properties[] = {
	{STR_INIT("FN"), vcf_take_fn, KEY_ALIASES},
	{STR_INIT("LABEL"), vcf_take_envelope, KEY_PLACE},
	{STR_INIT("UID"), vcf_take_uid, KEY_OTHER},
	{STR_INIT("ANNIVERSARY"), vcf_take_day, KEY_OTHER},
	{STR_INIT("DEATHDATE"), vcf_take_day, KEY_OTHER},
	{STR_INIT("X-ANNIVERSARY"), vcf_take_day, KEY_OTHER},
	{STR_INIT("X-EVOLUTION-ANNIVERSARY"), vcf_take_day, KEY_OTHER},
	{STR_INIT("X-ABDATE"), vcf_take_day, KEY_OTHER},
	{STR_INIT("KIND"), vcf_take_kind, KEY_OTHER},
	{STR_INIT("X-ADDRESSBOOKSERVER-KIND"), vcf_take_kind, KEY_OTHER},
	{STR_INIT("X-ANDROID-CUSTOM"), vcf_take_android, KEY_ALIASES},
	{STR_INIT("X-ABLABEL"), vcf_take_label, KEY_OTHER},
	{STR_INIT("PHOTO"), vcf_take_picture, KEY_OTHER},
	{STR_INIT("LOGO"), vcf_take_picture, KEY_OTHER},
	{STR_INIT("SOUND"), vcf_take_picture, KEY_OTHER},
	{STR_INIT("KEY"), vcf_take_picture, KEY_OTHER},
	{STR_INIT("X-MS-CARDPICTURE"), vcf_take_picture, KEY_OTHER},
	{STR_INIT("AGENT"), vcf_take_agent, KEY_OTHER},
	{STR_INIT("X-TEND-ID"), vcf_take_id, KEY_OTHER},
	{STR_INIT("X-TEND-KEY"), vcf_take_tend_key, KEY_OTHER},
	/* read separately: N, whose parts FN has as a whole, and the kind of card */
	{STR_INIT("N"), NULL, KEY_OTHER},
	{STR_INIT("VERSION"), NULL, KEY_OTHER},
	/* about the card: its author, time, source, sort order and display */
	{STR_INIT("PRODID"), NULL, KEY_OTHER},
	{STR_INIT("X-PRODID"), NULL, KEY_OTHER},
	{STR_INIT("REV"), NULL, KEY_OTHER},
	{STR_INIT("CREATED"), NULL, KEY_OTHER},
	{STR_INIT("SOURCE"), NULL, KEY_OTHER},
	{STR_INIT("PROFILE"), NULL, KEY_OTHER},
	{STR_INIT("CLIENTPIDMAP"), NULL, KEY_OTHER},
	{STR_INIT("SORT-STRING"), NULL, KEY_OTHER},
	{STR_INIT("X-EVOLUTION-FILE-AS"), NULL, KEY_OTHER},
	{STR_INIT("X-EVOLUTION-WEBDAV-ETAG"), NULL, KEY_OTHER},
	{STR_INIT("X-APPLE-OMIT-YEAR"), NULL, KEY_OTHER},
	{STR_INIT("X-ABADR"), NULL, KEY_OTHER},
	{STR_INIT("X-ABSHOWAS"), NULL, KEY_OTHER},
	{STR_INIT("X-ABUID"), NULL, KEY_OTHER},
	{STR_INIT("X-MS-OL-DEFAULT-POSTAL-ADDRESS"), NULL, KEY_OTHER},
	{STR_INIT("X-MS-OL-DESIGN"), NULL, KEY_OTHER},
	{STR_INIT("X-IMAGETYPE"), NULL, KEY_OTHER},
	{STR_INIT("X-IMAGEHASH"), NULL, KEY_OTHER},
	{STR_INIT("X-SHARED-PHOTO-DISPLAY-PREF"), NULL, KEY_OTHER},
};

static const struct vcf_property tends = {STR_INIT("X-TEND-"), vcf_take_tend, KEY_OTHER};
static const struct vcf_property picture = {STR_INIT(""), vcf_take_picture, KEY_OTHER};
static const struct vcf_property other = {STR_INIT(""), vcf_take_other, KEY_OTHER};

static struct vcf_property
property_of(const struct vcf_line *l)
{
	for (enum key k = 0; k < KEY_COUNT; k++) {
		struct str name = str_of(key_card(k)->property);

		if (name.n && vcf_same(name, l->name))
			return vcf_is_binary(l) ? picture : (struct vcf_property){name, takers[key_card(k)->form], k};
	}
	for (size_t i = 0; i < sizeof(properties) / sizeof(properties[0]); i++)
		if (vcf_same(properties[i].name, l->name))
			return vcf_is_binary(l) ? picture : properties[i];
	if (vcf_is_binary(l))
		return picture;
	return vcf_starts(l->name, tends.name) ? tends : other;
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

static void
take_line(struct vcf_person *p, const struct vcf_property *what, const struct vcf_line *l)
{
	if (l->value.n > VCF_VALUE_MAX && what->take != vcf_take_picture)
		errors_add(&p->cards->errors, p->path, l->line, 0, "longer than 1 MiB: left out");
	else
		what->take(p, what, l);
}

static void
take_lines(struct vcf_person *p, bool first)
{
	for (size_t i = 0; i < p->n; i++) {
		struct vcf_property what = property_of(&p->line[i]);

		if (what.take && preferred(&p->line[i]) == first)
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
	vcf_labels(&p->labels, p->line, p->n, p->old);
	p->labels.guess = p->guess;
	cards_add(p->cards, p->path, p->at)->exact = p->from_tend;
	take_lines(p, true);
	take_lines(p, false);
	vcf_name(p, find(p, STR("N")));
}

void
vcf_person_free(struct vcf_person *p)
{
	vcf_labels_free(&p->labels);
	buf_free(&p->value);
	buf_free(&p->part);
}
