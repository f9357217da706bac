/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "base/utf8.h"
#include "table/abook.h"

/* how a field is used */
enum abook_use {
	USE_TEXT, /* one value of a key */
	USE_LIST, /* several, separated by commas */
	USE_NAME,
	USE_NICK,
	USE_ADDRESS,
};

enum abook_part { PART_ADDRESS, PART_ADDRESS2, PART_CITY, PART_STATE, PART_ZIP, PART_COUNTRY, PARTS };

/* abook's fields; the last name is for KEY_OTHER */
static const struct field_use {
	struct str name;
	enum abook_use use;
	enum key key;
	struct str own;
	enum abook_part part;
} fields[] = {
	{.name = STR_INIT("name"), .use = USE_NAME},
	{.name = STR_INIT("nick"), .use = USE_NICK, .key = KEY_ALIASES},
	{.name = STR_INIT("email"), .use = USE_LIST, .key = KEY_EMAIL},
	{.name = STR_INIT("phone"), .key = KEY_PHONE},
	{.name = STR_INIT("mobile"), .key = KEY_PHONE},
	{.name = STR_INIT("workphone"), .key = KEY_PHONE},
	/* own key: a person does not answer a fax machine */
	{.name = STR_INIT("fax"), .own = STR_INIT("x-fax")},
	{.name = STR_INIT("url"), .key = KEY_URL},
	{.name = STR_INIT("groups"), .use = USE_LIST, .key = KEY_TAGS},
	{.name = STR_INIT("notes"), .key = KEY_NOTE},
	{.name = STR_INIT("address"), .use = USE_ADDRESS, .part = PART_ADDRESS},
	{.name = STR_INIT("address2"), .use = USE_ADDRESS, .part = PART_ADDRESS2},
	{.name = STR_INIT("city"), .use = USE_ADDRESS, .part = PART_CITY},
	{.name = STR_INIT("state"), .use = USE_ADDRESS, .part = PART_STATE},
	{.name = STR_INIT("zip"), .use = USE_ADDRESS, .part = PART_ZIP},
	{.name = STR_INIT("country"), .use = USE_ADDRESS, .part = PART_COUNTRY},
};

enum { FIELDS = sizeof(fields) / sizeof(fields[0]), NAME_LONG = 40, QUOTE = 60 };

struct abook_reader {
	struct cards *cards;
	struct str path;
	bool person;      /* the section describes a person; the last card is theirs */
	bool reported;        /* text before the first section has been reported */
	bool headed;      /* there was a section header */
	struct str part[PARTS], nick, email;
};

static void
join(struct buf *out, struct str s)
{
	if (!s.n)
		return;
	buf_str(out, out->n ? STR(", ") : STR(""));
	buf_str(out, s);
}

/* the town becomes the place */
static void
end_address(struct abook_reader *r)
{
	struct buf place = {0}, all = {0};

	join(&place, r->part[PART_CITY]);
	join(&place, r->part[PART_COUNTRY]);
	for (size_t i = 0; i < PARTS; i++)
		join(&all, r->part[i]);
	card_value(r->cards, KEY_PLACE, STR(""), STR(""), buf_view(&place));
	if (!str_eq(buf_view(&all), buf_view(&place)))
		card_value(r->cards, KEY_ADDRESS, STR(""), STR(""), buf_view(&all));
	buf_free(&place);
	buf_free(&all);
}

/* writes what depends on several fields of a person */
static void
end_person(struct abook_reader *r)
{
	struct card *card;

	if (!r->person)
		return;
	card = &r->cards->v[r->cards->n - 1];
	if (!card->name.n)
		card->name = cards_text(r->cards, r->nick.n ? r->nick : r->email);
	if (!text_same(card->name, r->nick))
		card_value(r->cards, KEY_ALIASES, STR(""), STR(""), r->nick);
	end_address(r);
	r->person = false;
}

static void
begin_section(struct abook_reader *r, struct str line, uint32_t n)
{
	struct str name = str_trim(str_sub(line, 1, str_chr(line, ']')));

	end_person(r);
	r->headed = true;
	if (str_eq(name, STR("format")))
		return;
	if (str_number(name, 999999999) < 0) {
		errors_add(&r->cards->errors, r->path, n, 0, "no section of abook's, it is left out: %.*s", STR_ARG(utf8_cut(name, QUOTE)));
		return;
	}
	cards_add(r->cards, r->path, n);
	r->person = true;
	r->nick = r->email = STR("");
	for (size_t i = 0; i < PARTS; i++)
		r->part[i] = STR("");
}

static void
add_list(struct abook_reader *r, enum key key, struct str value)
{
	struct str item;

	while (value.n) {
		value = str_cut(&item, value, ',');
		if (key == KEY_EMAIL && !r->email.n)
			r->email = str_trim(item);
		card_value(r->cards, key, STR(""), STR(""), item);
	}
}

/* a field that the user made up: a key of tend if it has that name, else a key of the user */
static void
add_custom(struct abook_reader *r, struct str name, struct str value)
{
	static const keyset not_these = KEYSET(KEY_NAME) | KEYSET(KEY_TYPE) | KEYSET(KEY_STATUS) | KEYSET(KEY_OTHER);
	struct buf own = {0};
	bool exact;
	enum key key = key_find(name, NULL, &exact);

	if (!(KEYSET(key) & not_these) && !key_is_setting(key)) {
		if (key_is_list(key))
			add_list(r, key, value);
		else
			card_value(r->cards, key, STR(""), STR(""), value);
		return;
	}
	buf_str(&own, STR("x-"));
	for (size_t i = 0; i < name.n && i < NAME_LONG; i++) {
		char c = name.p[i];

		buf_chr(&own, char_alpha(c) ? (char)(c | 0x20) : char_digit(c) ? c : '-');
	}
	card_value(r->cards, KEY_OTHER, buf_view(&own), STR(""), value);
	buf_free(&own);
}

static void
add_field(struct abook_reader *r, struct str name, struct str value)
{
	const struct field_use *f = fields;

	while (f < fields + FIELDS && !str_eq(f->name, name))
		f++;
	if (f == fields + FIELDS)
		add_custom(r, name, value);
	else if (f->use == USE_TEXT)
		card_value(r->cards, f->key, f->own, STR(""), value);
	else if (f->use == USE_LIST)
		add_list(r, f->key, value);
	else if (f->use == USE_NICK)
		r->nick = value;
	else if (f->use == USE_ADDRESS)
		r->part[f->part] = value;
	else
		r->cards->v[r->cards->n - 1].name = cards_text(r->cards, value);
}

static void
read_field(struct abook_reader *r, struct str line, uint32_t n)
{
	struct str name, value = str_trim(str_cut(&name, line, '='));

	name = str_trim(name);
	if (r->person && name.n && name.n < line.n) {
		add_field(r, name, value);
	} else if (r->person) {
		errors_add(&r->cards->errors, r->path, n, 0, "no \"field=value\", it is left out: %.*s", STR_ARG(utf8_cut(line, QUOTE)));
	} else if (!r->headed && !r->reported) {
		errors_add(&r->cards->errors, r->path, n, 0, "abook's sections begin with \"[0]\": what stands before is left out");
		r->reported = true;
	}
}

void
abook_read(struct cards *c, struct str bytes, struct str path)
{
	struct abook_reader r = {.cards = c, .path = path};
	struct str line, rest = cards_bytes(c, bytes, path);

	for (uint32_t n = 1; str_line(&line, &rest); n++) {
		line = str_trim(line);
		if (!line.n || line.p[0] == '#')
			continue;
		if (line.p[0] == '[')
			begin_section(&r, line, n);
		else
			read_field(&r, line, n);
	}
	end_person(&r);
}
