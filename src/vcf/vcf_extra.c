/* SPDX-License-Identifier: ISC */
#include "base/base64.h"
#include "base/text.h"
#include "contact/own_date.h"
#include "front/relation.h"
#include "read/card_form.h"
#include "read/picture.h"
#include "vcf/vcf_bytes.h"
#include "vcf/vcf_extra.h"
#include "vcf/vcf_raw.h"

void
vcf_take_none(struct vcf_person *p, const struct vcf_property *what, const struct vcf_line *l)
{
	(void)what;
	/* bytes that are no text are reported */
	(void)vcf_text(p, l);
}

/* post-office box, extension, street, town, region, code, country */
enum { TOWN = 3, REGION = 4, COUNTRY = 6 };

struct address {
	/* the town as written; town and country; the address on one line */
	struct buf town, place, all;
};

static void
address_parts(struct address *a, struct vcf_person *p, const struct vcf_line *l)
{
	struct str rest = vcf_text(p, l);

	for (size_t i = 0; vcf_part(&p->part, &rest, ';', p->old); i++) {
		struct str part = buf_view(&p->part);

		card_lines(&a->all, part);
		if (i == TOWN)
			buf_str(&a->town, part);
		if (i == TOWN || i == COUNTRY || (i == REGION && !a->place.n))
			card_lines(&a->place, part);
	}
}

/*
 * true if the address has only a town: tend writes a place like this, with line ends if it has any
 */
static bool
town_alone(const struct address *a)
{
	struct buf line = {0};
	bool is;

	card_lines(&line, buf_view(&a->town));
	is = line.n == a->all.n;
	buf_free(&line);
	return is;
}

void
vcf_take_address(struct vcf_person *p, const struct vcf_property *what, const struct vcf_line *l)
{
	struct address a = {0};
	struct str place;
	bool alone, more;

	(void)what;
	address_parts(&a, p, l);
	alone = town_alone(&a);
	place = buf_view(p->from_tend || alone ? &a.town : &a.place);
	/* of several addresses the first sets the place; in a tend card only a town is one */
	more = p->placed && (!p->from_tend || vcf_raw_has_more(p, l));
	if (!alone || more)
		vcf_add(p, KEY_ADDRESS, l, buf_view(&a.all));
	if (p->from_tend ? alone && !more : !p->placed)
		vcf_add(p, KEY_PLACE, l, place);
	p->placed = p->placed || place.n;
	buf_free(&a.town);
	buf_free(&a.place);
	buf_free(&a.all);
}

static void
add_anniversary(struct vcf_person *p, const struct vcf_line *l, struct str s)
{
	struct buf date = {0};

	vcf_date(&date, s, 1604);
	vcf_add(p, KEY_ANNIVERSARY, l, buf_view(&date));
	buf_free(&date);
}

void
vcf_take_anniversary(struct vcf_person *p, const struct vcf_property *what, const struct vcf_line *l)
{
	(void)what;
	add_anniversary(p, l, vcf_unescaped(p, l));
}

/* a day with a name, "date" if it has none */
static void
add_day(struct vcf_person *p, const struct vcf_line *l, struct str name, struct str s)
{
	struct buf date = {0};
	struct own_date own;
	const char *why;

	/* a day under `dates` may have that name */
	if (text_same(name, STR("anniversary")) && !p->from_tend)
		add_anniversary(p, l, s);
	else if (vcf_date(&date, s, 1604) &&
	           own_date_read(&own, STR(""), buf_view(&date), &(struct written_style){0}, &why) == 0)
		card_value(p->cards, KEY_DATES, STR(""), name.n ? name : STR("date"), buf_view(&date));
	buf_free(&date);
}

/* a day whose name is a label or a type; Apple's own labels are written "_$!<Anniversary>!$_" */
void
vcf_take_day(struct vcf_person *p, const struct vcf_property *what, const struct vcf_line *l)
{
	struct buf label = {0};
	struct str name = vcf_label(&label, p, l), type;

	(void)what;
	if (vcf_same(name, STR("_$!<Anniversary>!$_"))) {
		add_anniversary(p, l, vcf_unescaped(p, l));
		buf_free(&label);
		return;
	}
	for (size_t at = 0, in = 0; !name.n && vcf_type(&type, l, &at, &in);)
		if (!vcf_same(type, STR("PREF")))
			name = type;
	if (str_starts(name, STR("_$!<")) && str_ends(name, STR(">!$_")))
		name = str_sub(name, STR("_$!<").n, name.n - STR(">!$_").n);
	add_day(p, l, name, vcf_unescaped(p, l));
	buf_free(&label);
}

/* services whose property is named after them */
static const struct {
	struct str property;
	const char *scheme;
} services[] = {
	{STR_INIT("X-AIM"), "aim"}, {STR_INIT("X-GADUGADU"), "gg"}, {STR_INIT("X-GOOGLE-TALK"), "xmpp"},
	{STR_INIT("X-GROUPWISE"), "groupwise"}, {STR_INIT("X-GTALK"), "xmpp"}, {STR_INIT("X-ICQ"), "icq"},
	{STR_INIT("X-JABBER"), "xmpp"}, {STR_INIT("X-MATRIX"), "matrix"}, {STR_INIT("X-MSN"), "msn"},
	{STR_INIT("X-QQ"), "qq"}, {STR_INIT("X-SIGNAL"), "signal"}, {STR_INIT("X-SKYPE"), "skype"},
	{STR_INIT("X-SKYPE-USERNAME"), "skype"}, {STR_INIT("X-TELEGRAM"), "telegram"}, {STR_INIT("X-THREEMA"), "threema"},
	{STR_INIT("X-TWITTER"), "twitter"}, {STR_INIT("X-WHATSAPP"), "whatsapp"}, {STR_INIT("X-YAHOO"), "yahoo"},
};

static struct str
service_of(const struct vcf_line *l)
{
	struct str service = vcf_param(l, STR("X-SERVICE-TYPE"));

	for (size_t i = 0; i < sizeof(services) / sizeof(services[0]); i++)
		if (vcf_same(services[i].property, l->name))
			return str_of(services[i].scheme);
	if (!service.n && vcf_same(l->name, STR("X-SOCIALPROFILE")))
		for (size_t at = 0, in = 0; vcf_type(&service, l, &at, &in) && vcf_same(service, STR("PREF"));)
			;
	return service;
}

/* true for "xmpp:ann@example.org" and "https://…" */
static bool
has_scheme(struct str s)
{
	size_t n = str_chr(s, ':');

	for (size_t i = 0; i < n && n < s.n; i++)
		if (!char_alpha(s.p[i]) && !char_digit(s.p[i]) && s.p[i] != '-' && s.p[i] != '+')
			return false;
	return n && n < s.n;
}

/* the key for a related person: tend's own lines name it, others have a type or a label for it */
static struct str
relation_of_line(struct buf *label, struct vcf_person *p, const struct vcf_line *l)
{
	struct str own = vcf_param(l, STR("X-KEY")), key, type, word;
	bool exact;

	if (own.n && (p->from_tend ? key_find(own, NULL, &exact) == KEY_OTHER : relation_key(own).n))
		return own;
	word = vcf_label(label, p, l);
	/* Apple's own labels are "_$!<Mother>!$_" */
	if (str_skip(&word, STR("_$!<")) && str_ends(word, STR(">!$_")))
		word.n -= STR(">!$_").n;
	key = relation_key(word);
	for (size_t at = 0, in = 0; !key.n && vcf_type(&type, l, &at, &in);)
		key = relation_key(type);
	return key;
}

/* names a related person: a text, or X-TEXT beside the UID of a card; another UID is kept as it is */
void
vcf_take_related(struct vcf_person *p, const struct vcf_property *what, const struct vcf_line *l)
{
	struct buf label = {0};
	struct str key = relation_of_line(&label, p, l), named = vcf_param(l, STR("X-TEXT")), text = vcf_unescaped(p, l);

	(void)what;
	if (named.n && vcf_starts(text, STR("urn:uuid:")))
		text = named;
	if (key.n && text.n && (vcf_same(vcf_param(l, STR("VALUE")), STR("text")) || text.p == named.p || !has_scheme(text)))
		vcf_add_user_key(p, key, text);
	buf_free(&label);
}

bool
vcf_is_messenger(struct str property)
{
	for (size_t i = 0; i < sizeof(services) / sizeof(services[0]); i++)
		if (vcf_same(services[i].property, property))
			return true;
	return false;
}

void
vcf_take_messenger(struct vcf_person *p, const struct vcf_property *what, const struct vcf_line *l)
{
	struct str s = vcf_unescaped(p, l), service = service_of(l);
	struct buf address = {0};

	(void)what;
	/* a page of a person elsewhere */
	if (vcf_starts(s, STR("http://")) || vcf_starts(s, STR("https://"))) {
		vcf_add(p, KEY_URL, l, s);
		return;
	}
	if (s.n && service.n && !has_scheme(s)) {
		for (size_t i = 0; i < service.n; i++)
			buf_chr(&address, char_lower(service.p[i]));
		buf_chr(&address, ':');
	}
	buf_str(&address, s);
	vcf_add(p, KEY_MESSENGERS, l, buf_view(&address));
	buf_free(&address);
}

/* "2014-06-16;0;Kiln;": 1 is an anniversary, 3 a birthday, 0 a day with a name of its own, 2 any other */
static void
take_event(struct vcf_person *p, const struct vcf_line *l, struct str rest)
{
	struct str on, type, label;

	rest = str_cut(&on, rest, ';');
	rest = str_cut(&type, rest, ';');
	str_cut(&label, rest, ';');
	type = str_trim(type);
	if (str_eq(type, STR("3")))
		vcf_birthday(p, l, str_trim(on));
	else if (str_eq(type, STR("1")))
		add_anniversary(p, l, str_trim(on));
	else if (str_eq(type, STR("0")) || str_eq(type, STR("2")))
		add_day(p, l, str_trim(label), str_trim(on));
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
	} else if (str_ends(kind, STR("/contact_event"))) {
		take_event(p, l, rest);
	}
}

/* decodes a photo; false if it is no picture, or too large */
static bool
read_photo(struct vcf_person *p, const struct vcf_line *l, struct str *photo)
{
	struct buf bytes = {0};
	struct str value = str_trim(l->value);
	bool is;

	/* "data:image/png;base64,": a comma may be escaped */
	if (vcf_starts(value, STR("data:")))
		value = str_sub(value, str_chr(value, ',') + 1, value.n);
	is = value.n <= PICTURE_MAX / 3 * 4 + 4 && base64_decode(&bytes, value) && picture_of(buf_view(&bytes)) != PICTURE_NONE;
	if (is)
		*photo = arena_str(&p->cards->arena, buf_view(&bytes));
	buf_free(&bytes);
	return is;
}

/* keeps bytes under `vcard`; false if they are too many for a front-matter, or no base64 */
static bool
keep_bytes(struct vcf_person *p, const struct vcf_line *l)
{
	struct buf raw = {0}, bytes = {0};
	bool fits = l->value.n <= VCF_BYTES_MAX && vcf_bytes(&bytes, l);

	if (fits) {
		vcf_raw(&raw, p, l);
		fits = p->bytes + raw.n <= VCF_BYTES_MAX;
	}
	if (fits) {
		vcf_add(p, KEY_VCARD, l, buf_view(&raw));
		p->bytes += raw.n;
	}
	buf_free(&raw);
	buf_free(&bytes);
	return fits;
}

void
vcf_take_picture(struct vcf_person *p, const struct vcf_property *what, const struct vcf_line *l)
{
	struct card *card = &p->cards->v[p->cards->n - 1];

	/* as Japanese phones write it, a SOUND is the pronunciation of a name: kept as it is */
	if (!vcf_is_binary(l) && vcf_same(l->name, STR("PHOTO")) && picture_is_address(vcf_unescaped(p, l)))
		vcf_add(p, KEY_PHOTO, l, vcf_unescaped(p, l));
	else if (!vcf_is_binary(l))
		vcf_take_none(p, what, l);
	else if ((card->photo.n || !vcf_same(l->name, STR("PHOTO")) || !read_photo(p, l, &card->photo)) &&
	         !keep_bytes(p, l))
		p->left_out++;
}

/* a property of tend in a card that tend has not written becomes a key without effect */
static void
take_forged(struct vcf_person *p, const struct vcf_line *l)
{
	struct buf name = {0};

	for (size_t i = 0; i < l->name.n; i++)
		buf_chr(&name, char_lower(l->name.p[i]));
	vcf_add_user_key(p, buf_view(&name), vcf_unescaped(p, l));
	buf_free(&name);
}

void
vcf_take_agent(struct vcf_person *p, const struct vcf_property *what, const struct vcf_line *l)
{
	/* an empty one comes before a nested card, which is reported when it begins */
	if (vcf_same(vcf_param(l, STR("VALUE")), STR("uri")))
		vcf_take_none(p, what, l);
	else if (str_trim(l->value).n)
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
	if (key == KEY_OTHER || (key_is_setting(key) && key != KEY_DATES))
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
		take_forged(p, l);
}

/* a key of the user; for a key of tend it means the same as X-TEND-NAME */
void
vcf_take_tend_key(struct vcf_person *p, const struct vcf_property *what, const struct vcf_line *l)
{
	struct str name = vcf_param(l, STR("X-KEY")), text = vcf_unescaped(p, l);
	bool exact;
	enum key key = key_find(name, NULL, &exact);

	(void)what;
	if (!p->from_tend || !name.n || key_is_setting(key))
		take_forged(p, l);
	else if (key == KEY_OTHER)
		card_value(p->cards, key, name, vcf_param(l, STR("X-PAIR")), text);
	else
		add_tend(p, l, key, text);
}
