/* SPDX-License-Identifier: ISC */
#include "vcf/vcf_extra.h"

/* appends the user's key for a property: "x-skype"; a property named "x-…" keeps its name */
static void
user_key(struct buf *out, struct str name)
{
	if (!vcf_starts(name, STR("X-")))
		buf_str(out, STR("x-"));
	vcf_lower(out, name);
}

/* for IMPP: adds the service if the address does not name it, as in "QQ: x-apple:123" */
static void
add_labelled(struct vcf_person *p, const struct vcf_line *l, struct str text)
{
	struct buf name = {0}, labelled = {0}, with_service = {0};
	struct str service = vcf_param(l, STR("X-SERVICE-TYPE"));

	if (!text.n)
		return;
	if (service.n && !vcf_starts(text, service)) {
		buf_str(&with_service, service);
		buf_str(&with_service, STR(": "));
	}
	buf_str(&with_service, text);
	user_key(&name, l->name);
	/* false: it has no place, so the labels home and work say nothing */
	vcf_labelled(&labelled, &p->labels, l, buf_view(&with_service), false);
	vcf_add_user_key(p, buf_view(&name), buf_view(&labelled));
	buf_free(&name);
	buf_free(&labelled);
	buf_free(&with_service);
}

void
vcf_take_other(struct vcf_person *p, const struct vcf_property *what, const struct vcf_line *l)
{
	(void)what;
	add_labelled(p, l, vcf_unescaped(p, l));
}

void
vcf_take_day(struct vcf_person *p, const struct vcf_property *what, const struct vcf_line *l)
{
	struct buf date = {0};
	struct str s = vcf_unescaped(p, l);

	(void)what;
	add_labelled(p, l, vcf_date(&date, s, 1604) == 1 ? buf_view(&date) : s);
	buf_free(&date);
}

/* "1990-01-03;3;;": 1 is an anniversary, 3 a birthday, 0 a day with a name of its own, 2 any other */
static void
take_event(struct vcf_person *p, const struct vcf_line *l, struct str rest)
{
	struct buf text = {0}, date = {0};
	struct str on, type, label;

	rest = str_cut(&on, rest, ';');
	rest = str_cut(&type, rest, ';');
	str_cut(&label, rest, ';');
	if (str_eq(str_trim(type), STR("3"))) {
		vcf_birthday(p, l, str_trim(on));
		return;
	}
	if (str_trim(label).n) {
		buf_str(&text, str_trim(label));
		buf_str(&text, STR(": "));
	}
	buf_str(&text, vcf_date(&date, on, 1604) == 1 ? buf_view(&date) : str_trim(on));
	vcf_add_user_key(p, str_eq(str_trim(type), STR("1")) ? STR("x-anniversary") : STR("x-event"), buf_view(&text));
	buf_free(&text);
	buf_free(&date);
}

/*
 * "vnd.android.cursor.item/nickname;Nan;1;;;": data for which older Android cards have no property,
 * with empty parts at the end
 */
void
vcf_take_android(struct vcf_person *p, const struct vcf_property *what, const struct vcf_line *l)
{
	struct str s = vcf_unescaped(p, l), kind, rest;

	rest = str_cut(&kind, s, ';');
	if (str_ends(kind, STR("/nickname"))) {
		str_cut(&rest, rest, ';');
		vcf_add(p, what->key, l, rest);
		return;
	}
	if (str_ends(kind, STR("/contact_event"))) {
		take_event(p, l, rest);
		return;
	}
	while (str_ends(s, STR(";")))
		s.n--;
	add_labelled(p, l, s);
}

/* in a card from tend a note is the contact's `why`; other programs keep any text there */
void
vcf_take_note(struct vcf_person *p, const struct vcf_property *what, const struct vcf_line *l)
{
	if (p->from_tend)
		vcf_add(p, what->key, l, vcf_unescaped(p, l));
	else
		vcf_add_user_key(p, STR("note"), vcf_unescaped(p, l));
}

/* a person is the default and needs no key */
void
vcf_take_kind(struct vcf_person *p, const struct vcf_property *what, const struct vcf_line *l)
{
	if (!vcf_same(vcf_unescaped(p, l), STR("individual")))
		vcf_take_other(p, what, l);
}

/*
 * A label of a group is dropped, since the values of the group already have it. It is decoded, so
 * that bytes that are no text are reported.
 */
void
vcf_take_label(struct vcf_person *p, const struct vcf_property *what, const struct vcf_line *l)
{
	if (!l->group.n || l->value.n > VCF_LABEL_MAX)
		vcf_take_other(p, what, l);
	else
		(void)vcf_text(p, l);
}

void
vcf_take_picture(struct vcf_person *p, const struct vcf_property *what, const struct vcf_line *l)
{
	/* Japanese phones write the pronunciation of a name here, as text */
	if (vcf_has_type(l, STR("X-IRMC-N")) && !vcf_is_binary(l))
		vcf_take_other(p, what, l);
	else
		p->left_out++;
}

void
vcf_take_agent(struct vcf_person *p, const struct vcf_property *what, const struct vcf_line *l)
{
	(void)what;
	/* an empty one comes before a nested card, which is reported when it begins */
	if (str_trim(l->value).n)
		errors_add(&p->cards->errors, p->path, l->line, 0, "a card within a card: left out");
}

static bool
is_person(struct str type)
{
	return vcf_same(type, STR("person")) || vcf_same(type, STR("contact"));
}

/* adds a value of a tend key; false if cards may not set it */
static bool
add_tend(struct vcf_person *p, const struct vcf_line *l, enum key key, struct str text)
{
	if (key == KEY_OTHER || key_is_setting(key))
		return false;
	if (key == KEY_TYPE && !is_person(text)) {
		errors_add(&p->cards->errors, p->path, l->line, 0, "a type that makes a note of a contact: left out");
		return true;
	}
	vcf_add(p, key == KEY_NAME ? KEY_ALIASES : key, l, text);
	return true;
}

void
vcf_take_tend(struct vcf_person *p, const struct vcf_property *what, const struct vcf_line *l)
{
	bool exact;
	enum key key = key_find(str_sub(l->name, what->name.n, l->name.n), NULL, &exact);

	if (!p->from_tend || !exact || !add_tend(p, l, key, vcf_unescaped(p, l)))
		vcf_take_other(p, what, l);
}

/* a key of the user; for a key of tend it means the same as X-TEND-NAME */
void
vcf_take_tend_key(struct vcf_person *p, const struct vcf_property *what, const struct vcf_line *l)
{
	struct str name = vcf_param(l, STR("X-KEY")), text = vcf_unescaped(p, l);
	bool exact;
	enum key key = key_find(name, NULL, &exact);

	if (!p->from_tend || !name.n || key_is_setting(key))
		vcf_take_other(p, what, l);
	else if (key == KEY_OTHER)
		card_value(p->cards, key, name, vcf_param(l, STR("X-PAIR")), text);
	else
		add_tend(p, l, key, text);
}
