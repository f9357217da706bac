/* SPDX-License-Identifier: ISC */
#include "import/uid.h"
#include "print/vcard.h"
#include "print/vcard_line.h"

struct vcard_card {
	struct buf *out;
	struct buf line; /* the one that is being made, not folded yet */
	unsigned flags;
};

/* how values of a key are written */
struct property {
	const char *name, *name3; /* in 4.0 and 3.0 */
	/* appends the value behind the colon; false if it cannot be said */
	bool (*value)(struct buf *, struct str, unsigned flags);
	enum key key;
	bool joined; /* all in one line, with commas */
	bool noted;  /* what I noted of them, rather than how to reach them */
};

static bool
add_text(struct buf *out, struct str s, unsigned flags)
{
	(void)flags;
	vcard_text(out, s);
	return true;
}

/* the place is one text, and mostly a town: the fourth part of an address */
static bool
add_place(struct buf *out, struct str s, unsigned flags)
{
	(void)flags;
	buf_str(out, STR(";;;"));
	vcard_text(out, s);
	buf_str(out, STR(";;;"));
	return true;
}

/*
 * An address is not escaped, but for the comma: readers take that for the end of the value
 * (vobject), and every one undoes it. What can stand in none is left to X-TEND-URL.
 */
static bool
add_url(struct buf *out, struct str s, unsigned flags)
{
	(void)flags;
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] <= ' ' || s.p[i] == 0x7F || strchr("\"<>\\^`{|}", s.p[i]))
			return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == ',')
			buf_chr(out, '\\');
		buf_chr(out, s.p[i]);
	}
	return true;
}

/* 4.0: "19800417", "1980-05", "1980", "--0417"; 3.0 has whole days alone */
static bool
add_birthday(struct buf *out, struct str s, unsigned flags)
{
	struct partial d;

	if (partial_parse(&d, s) < 0 || ((flags & VCARD_3) && !d.mday))
		return false;
	if (flags & VCARD_3)
		/* 1604 is the year that Apple's and others' programs take for none */
		buf_fmt(out, "%04d-%02d-%02d", d.year ? d.year : 1604, d.month, d.mday);
	else if (!d.year)
		buf_fmt(out, "--%02d%02d", d.month, d.mday);
	else if (d.mday)
		buf_fmt(out, "%04d%02d%02d", d.year, d.month, d.mday);
	else
		buf_fmt(out, d.month ? "%04d-%02d" : "%04d", d.year, d.month);
	return true;
}

/* in the order of the card */
static const struct property properties[] = {
	{"NICKNAME", "NICKNAME", add_text, KEY_ALIASES, false, false},
	{"EMAIL", "EMAIL;TYPE=INTERNET", add_text, KEY_EMAIL, false, false},
	{"TEL", "TEL", add_text, KEY_PHONE, false, false},
	{"URL", "URL", add_url, KEY_URL, false, false},
	{"ORG", "ORG", add_text, KEY_ORG, false, false},
	{"TITLE", "TITLE", add_text, KEY_TITLE, false, false},
	{"ROLE", "ROLE", add_text, KEY_ROLES, false, true},
	{"ADR", "ADR", add_place, KEY_PLACE, false, false},
	{"BDAY", "BDAY", add_birthday, KEY_BIRTHDAY, false, false},
	{"CATEGORIES", "CATEGORIES", add_text, KEY_TAGS, true, true},
	{"NOTE", "NOTE", add_text, KEY_WHY, false, true},
};

enum { PROPERTIES = sizeof(properties) / sizeof(properties[0]) };

static const struct property *
property_of(enum key k)
{
	for (size_t i = 0; i < PROPERTIES; i++)
		if (properties[i].key == k)
			return &properties[i];
	return NULL;
}

static void
end_line(struct vcard_card *c)
{
	vcard_fold(c->out, buf_view(&c->line));
	buf_clear(&c->line);
}

static void
plain_line(struct vcard_card *c, const char *begin, struct str text)
{
	buf_str(&c->line, str_of(begin));
	vcard_text(&c->line, text);
	end_line(c);
}

/* what only tend would understand */
static void
own_line(struct vcard_card *c, const struct field *f, size_t i)
{
	struct str name = str_of(key_name(f->key));

	if (c->flags & VCARD_SHARE)
		return;
	buf_str(&c->line, STR("X-TEND-"));
	for (size_t k = 0; k < name.n; k++)
		buf_chr(&c->line, (char)(char_alpha(name.p[k]) ? name.p[k] & ~0x20 : name.p[k]));
	if (f->key == KEY_OTHER)
		vcard_param(&c->line, STR("KEY;X-KEY="), str_of(f->name));
	if (f->shape == SHAPE_MAP)
		vcard_param(&c->line, STR(";X-PAIR="), field_pair(f, i));
	buf_chr(&c->line, ':');
	vcard_text(&c->line, field_text(f, i));
	end_line(c);
}

static void
value_line(struct vcard_card *c, const struct property *p, const struct field *f, size_t i)
{
	struct buf value = {0};
	struct partial d;

	if (p->value(&value, field_text(f, i), c->flags)) {
		buf_str(&c->line, str_of(c->flags & VCARD_3 ? p->name3 : p->name));
		if (p->key == KEY_BIRTHDAY && (c->flags & VCARD_3) && !partial_parse(&d, field_text(f, i)) && !d.year)
			buf_str(&c->line, STR(";X-APPLE-OMIT-YEAR=1604"));
		if (f->shape == SHAPE_MAP && !(c->flags & VCARD_SHARE))
			vcard_param(&c->line, STR(";X-PAIR="), field_pair(f, i));
		buf_chr(&c->line, ':');
		buf_str(&c->line, buf_view(&value));
		end_line(c);
	} else {
		own_line(c, f, i);
	}
	buf_free(&value);
}

static void
joined_line(struct vcard_card *c, const struct property *p, const struct field *f)
{
	buf_str(&c->line, str_of(p->name));
	for (size_t i = 0; i < f->n; i++) {
		buf_chr(&c->line, i ? ',' : ':');
		p->value(&c->line, field_text(f, i), c->flags);
	}
	end_line(c);
}

static void
property_lines(struct vcard_card *c, const struct property *p, const struct contact *who)
{
	const struct field *f = contact_field(who, p->key);

	if (!f || (p->noted && (c->flags & VCARD_SHARE)))
		return;
	if (p->joined && f->shape != SHAPE_MAP) {
		joined_line(c, p, f);
		return;
	}
	for (size_t i = 0; i < f->n; i++)
		value_line(c, p, f, i);
}

static void
other_lines(struct vcard_card *c, const struct contact *who)
{
	const struct field *uid = uid_field(who);

	for (size_t k = 0; k < who->nfields; k++) {
		const struct field *f = &who->field[k];

		if (property_of(f->key) || key_is_setting(f->key))
			continue;
		/* the first name is FN, and the first UID the card's */
		for (size_t i = f->key == KEY_NAME || f == uid; i < f->n; i++)
			own_line(c, f, i);
	}
}

void
vcard_add(struct buf *out, const struct contact *who, struct str uid, unsigned flags)
{
	struct vcard_card c = {.out = out, .flags = flags};
	struct str called = str_trim(contact_name(who)).n ? contact_name(who) : who->id;

	buf_str(out, flags & VCARD_3 ? STR("BEGIN:VCARD\r\nVERSION:3.0\r\n") : STR("BEGIN:VCARD\r\nVERSION:4.0\r\n"));
	/* in the book of who is given it, the id may be somebody else's */
	if (!(flags & VCARD_SHARE))
		plain_line(&c, "UID:", uid);
	plain_line(&c, "FN:", called);
	vcard_name(&c.line, called);
	end_line(&c);
	for (size_t i = 0; i < PROPERTIES; i++)
		property_lines(&c, &properties[i], who);
	if (!(flags & VCARD_SHARE))
		plain_line(&c, "X-TEND-ID:", who->id);
	other_lines(&c, who);
	buf_str(out, STR("END:VCARD\r\n"));
	buf_free(&c.line);
}
