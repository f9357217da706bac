/* SPDX-License-Identifier: ISC */
#include "entry/stamp.h"
#include "import/uid.h"
#include "print/vcard.h"
#include "print/vcard_line.h"

struct vcard_card {
	struct buf *out;
	struct buf line; /* the current line, not folded yet */
	unsigned flags;
	const struct written_style *dates; /* how the days of the contact are written */
};

static bool
add_text(struct buf *out, struct str s, unsigned flags)
{
	(void)flags;
	vcard_text(out, s);
	return true;
}

/* a place is one text, usually a town: the fourth component of an address */
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
 * In a URL, only the comma is escaped: some readers (vobject) end the value there, and all of
 * them unescape it. A text that is no URL is left to X-TEND-URL.
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

/* 4.0: "19800417", "1980-05", "1980", "--0417"; 3.0 has only complete dates */
static bool
add_birthday(struct buf *out, struct str s, unsigned flags)
{
	struct partial d;

	if (partial_parse(&d, s) < 0 || ((flags & VCARD_3) && !d.mday))
		return false;
	if (flags & VCARD_3)
		/* programs of Apple and others read the year 1604 as unknown */
		buf_fmt(out, "%04d-%02d-%02d", d.year ? d.year : 1604, d.month, d.mday);
	else if (!d.year)
		buf_fmt(out, "--%02d%02d", d.month, d.mday);
	else if (d.mday)
		buf_fmt(out, "%04d%02d%02d", d.year, d.month, d.mday);
	else
		buf_fmt(out, d.month ? "%04d-%02d" : "%04d", d.year, d.month);
	return true;
}

/* appends the value after the colon; false if the property cannot hold it */
typedef bool vcard_writer(struct buf *, struct str, unsigned flags);

static vcard_writer *
writer_of(enum key_form form)
{
	switch (form) {
	case CARD_URL: return add_url;
	case CARD_PLACE: return add_place;
	case CARD_BIRTHDAY: return add_birthday;
	default: return add_text;
	}
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

/* a line X-TEND-…, which only tend reads */
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
value_line(struct vcard_card *c, const struct key_card *k, const struct field *f, size_t i)
{
	struct buf value = {0};
	struct str text = field_text(f, i);
	struct partial d = {0};
	const char *why;
	char iso[PARTIAL_SIZE];

	if (k->form == CARD_BIRTHDAY && stamp_partial(&d, text, c->dates, &why) == 0)
		text = str_of(partial_format(iso, d));
	if (writer_of(k->form)(&value, text, c->flags)) {
		buf_str(&c->line, str_of(k->property));
		if (k->form == CARD_MAIL && (c->flags & VCARD_3))
			buf_str(&c->line, STR(";TYPE=INTERNET"));
		if (k->form == CARD_BIRTHDAY && (c->flags & VCARD_3) && !d.year)
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
joined_line(struct vcard_card *c, const struct key_card *k, const struct field *f)
{
	buf_str(&c->line, str_of(k->property));
	for (size_t i = 0; i < f->n; i++) {
		buf_chr(&c->line, i ? ',' : ':');
		vcard_text(&c->line, field_text(f, i));
	}
	end_line(c);
}

static void
property_lines(struct vcard_card *c, enum key key, const struct contact *who)
{
	const struct field *f = contact_field(who, key);
	const struct key_card *k = key_card(key);

	if (!f || (key_is_noted(key) && (c->flags & VCARD_SHARE)))
		return;
	if (k->form == CARD_LINE && f->shape != SHAPE_MAP) {
		joined_line(c, k, f);
		return;
	}
	for (size_t i = 0; i < f->n; i++)
		value_line(c, k, f, i);
}

/* adds the keys that have a property, in the order of the card */
static void
properties(struct vcard_card *c, const struct contact *who)
{
	unsigned left = KEY_COUNT;

	for (unsigned place = 0; left; place++) {
		left = 0;
		for (enum key k = 0; k < KEY_COUNT; k++) {
			left += key_card(k)->property && key_card(k)->place > place;
			if (key_card(k)->property && key_card(k)->place == place)
				property_lines(c, k, who);
		}
	}
}

static void
other_lines(struct vcard_card *c, const struct contact *who)
{
	const struct field *uid = uid_field(who);

	for (size_t k = 0; k < who->nfields; k++) {
		const struct field *f = &who->field[k];

		if (key_card(f->key)->property || key_is_setting(f->key))
			continue;
		/* the first name is in FN, and the first UID in UID */
		for (size_t i = f->key == KEY_NAME || f == uid; i < f->n; i++)
			own_line(c, f, i);
	}
}

void
vcard_add(struct buf *out, const struct contact *who, struct str uid, unsigned flags)
{
	struct vcard_card c = {.out = out, .flags = flags, .dates = &who->dates};
	struct str called = str_trim(contact_name(who)).n ? contact_name(who) : who->id;

	buf_str(out, flags & VCARD_3 ? STR("BEGIN:VCARD\r\nVERSION:3.0\r\n") : STR("BEGIN:VCARD\r\nVERSION:4.0\r\n"));
	/* in the recipient's book, another contact may have this id */
	if (!(flags & VCARD_SHARE))
		plain_line(&c, "UID:", uid);
	plain_line(&c, "FN:", called);
	vcard_name(&c.line, called);
	end_line(&c);
	properties(&c, who);
	if (!(flags & VCARD_SHARE))
		plain_line(&c, "X-TEND-ID:", who->id);
	other_lines(&c, who);
	buf_str(out, STR("END:VCARD\r\n"));
	buf_free(&c.line);
}
