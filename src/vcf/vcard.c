/* SPDX-License-Identifier: ISC */
#include "base/base64.h"
#include "base/text.h"
#include "base/uuid.h"
#include "contact/own_date.h"
#include "entry/email.h"
#include "entry/stamp.h"
#include "front/relation.h"
#include "read/picture.h"
#include "vcf/uid.h"
#include "vcf/vcard.h"
#include "vcf/vcard_line.h"
#include "vcf/vcard_value.h"
#include "vcf/vcf_bytes.h"
#include "vcf/vcf_group.h"
#include "vcf/vcf_kept.h"
#include "vcf/vcf_raw.h"

struct vcard_card {
	struct buf *out;
	struct buf line; /* the current line, not folded yet */
	unsigned flags;
	const struct written_style *dates; /* how the days of the contact are written */
	struct kept kept;
	struct book *book; /* or NULL */
	unsigned groups; /* number of lines with a label so far */
};

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
	if (field_pair(f, i).n)
		vcard_param(&c->line, STR(";X-PAIR="), field_pair(f, i));
	buf_chr(&c->line, ':');
	vcard_text(&c->line, field_text(f, i));
	end_line(c);
}

/* appends a line of a group; 0 for a line without */
static void
group(struct vcard_card *c, unsigned number)
{
	if (number)
		buf_fmt(&c->line, "item%u.", number);
}

/* writes a line of the key `vcard`, and what its group says of it */
static void
kept_line(struct vcard_card *c, struct kept_line *k)
{
	struct str label = vcf_param(&k->line, STR("X-ABLABEL")), country = vcf_param(&k->line, STR("X-ABADR"));
	unsigned number = label.n || country.n ? ++c->groups : 0;

	k->done = true;
	group(c, number);
	buf_str(&c->line, k->line.name);
	vcf_raw_params(&c->line, &k->line, c->flags & VCARD_3);
	if (!(c->flags & VCARD_3) || !vcf_bytes_old(&c->line, k->line.value))
		vcard_raw(&c->line, k->line.value);
	end_line(c);
	if (label.n) {
		group(c, number);
		plain_line(c, "X-ABLabel:", label);
	}
	if (country.n) {
		group(c, number);
		plain_line(c, "X-ABADR:", country);
	}
}

static bool
may_write(const struct vcard_card *c, const struct kept_line *k)
{
	return !k->done && !k->stale && !((c->flags & VCARD_SHARE) && k->private);
}

/* true if a line of the key `vcard` says a value */
static bool
says(const struct vcard_card *c, const struct field *f, size_t i)
{
	for (size_t k = 0; k < c->kept.nvalues; k++)
		if (c->kept.value[k].field == f && c->kept.value[k].i == i)
			return true;
	return false;
}

/* writes the lines that say a value */
static void
kept_value(struct vcard_card *c, const struct field *f, size_t i)
{
	for (size_t k = 0; k < c->kept.nvalues; k++) {
		const struct kept_value *v = &c->kept.value[k];

		if (v->field == f && v->i == i && may_write(c, &c->kept.v[v->line]))
			kept_line(c, &c->kept.v[v->line]);
	}
}

/* true for a part of an address that is a map: {street: 23 Mill Road, city: Lisbon} */
static bool
is_address_part(const struct field *f, size_t i)
{
	static const struct str parts[] = {
		STR_INIT("street"), STR_INIT("city"), STR_INIT("town"), STR_INIT("locality"), STR_INIT("state"), STR_INIT("region"),
		STR_INIT("zip"), STR_INIT("postcode"), STR_INIT("postal code"), STR_INIT("country"),
	};

	for (size_t k = 0; f->key == KEY_ADDRESS && f->shape == SHAPE_MAP && k < sizeof(parts) / sizeof(parts[0]); k++)
		if (text_same(parts[k], field_pair(f, i)))
			return true;
	return false;
}

static void
value_line(struct vcard_card *c, const struct key_card *k, const struct field *f, size_t i)
{
	struct buf value = {0};
	struct str text = field_text(f, i);
	struct partial d = {0};
	const char *why;
	char iso[PARTIAL_SIZE];

	if (says(c, f, i)) {
		kept_value(c, f, i);
		return;
	}
	if ((k->form == CARD_BIRTHDAY || k->form == CARD_DAY) && stamp_partial(&d, text, c->dates, &why) == 0)
		text = str_of(partial_format(iso, d));
	if (!is_address_part(f, i) && vcard_value_writer(k->form)(&value, text, c->flags)) {
		buf_str(&c->line, str_of(k->property));
		if (k->form == CARD_MAIL && (c->flags & VCARD_3))
			buf_str(&c->line, STR(";TYPE=INTERNET"));
		if (k->form == CARD_BIRTHDAY && (c->flags & VCARD_3) && !d.year)
			buf_str(&c->line, STR(";X-APPLE-OMIT-YEAR=1604"));
		if (field_pair(f, i).n && !(c->flags & VCARD_SHARE))
			vcard_param(&c->line, STR(";X-PAIR="), field_pair(f, i));
		buf_chr(&c->line, ':');
		buf_str(&c->line, buf_view(&value));
		end_line(c);
	} else {
		own_line(c, f, i);
	}
	buf_free(&value);
}

/* appends the values of a line that says nothing else: groups that only the program knows */
static void
join_kept(struct vcard_card *c, const struct key_card *k, bool any)
{
	for (size_t i = 0; i < c->kept.n; i++) {
		struct kept_line *l = &c->kept.v[i];

		if (!may_write(c, l) || l->line.nparams || !vcf_same(l->line.name, str_of(k->property)))
			continue;
		buf_chr(&c->line, any ? ',' : ':');
		buf_str(&c->line, l->line.value);
		any = l->done = true;
	}
}

static void
joined_line(struct vcard_card *c, const struct key_card *k, const struct field *f)
{
	bool any = false;

	buf_str(&c->line, str_of(k->property));
	for (size_t i = 0; i < f->n; i++) {
		if (says(c, f, i))
			continue;
		buf_chr(&c->line, any ? ',' : ':');
		vcard_text(&c->line, field_text(f, i));
		any = true;
	}
	join_kept(c, k, any);
	if (str_eq(buf_view(&c->line), str_of(k->property)))
		buf_clear(&c->line);
	else
		end_line(c);
	for (size_t i = 0; i < f->n; i++)
		kept_value(c, f, i);
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

/* appends the UID, as a URI, of the card of the contact that a value names; false if there is none */
static bool
add_uid_of(struct buf *out, const struct vcard_card *c, const struct field *f, size_t i)
{
	const struct str begin = STR("urn:uuid:");
	struct buf uid = {0};
	size_t who = c->book ? book_find(c->book, field_target(f, i)) : 0;
	bool has = c->book && who < c->book->n && !c->book->contact[who].me;

	if (has) {
		uid_add(&uid, c->book, &c->book->contact[who]);
		/* others may write the bare UUID as UID */
		has = uuid_is(str_sub(buf_view(&uid), vcf_starts(buf_view(&uid), begin) ? begin.n : 0, uid.n));
	}
	if (has && !vcf_starts(buf_view(&uid), begin))
		buf_str(out, begin);
	if (has)
		buf_str(out, buf_view(&uid));
	buf_free(&uid);
	return has;
}

/* a related person: the name of the key is in X-KEY, or in 3.0, which has no RELATED, in the label */
static void
related_line(struct vcard_card *c, const struct field *f, size_t i)
{
	struct str type = relation_card(f->relation), key = str_of(f->name);
	struct buf uri = {0};
	unsigned number;

	if (says(c, f, i)) {
		kept_value(c, f, i);
		return;
	}
	if (c->flags & VCARD_SHARE)
		return;
	number = c->flags & VCARD_3 ? ++c->groups : 0;
	group(c, number);
	buf_str(&c->line, number ? STR("X-ABRELATEDNAMES") : STR("RELATED"));
	if (!number && type.n)
		buf_fmt(&c->line, ";TYPE=%.*s", STR_ARG(type));
	if (!number && add_uid_of(&uri, c, f, i)) {
		vcard_param(&c->line, STR(";X-KEY="), key);
		vcard_param(&c->line, STR(";X-TEXT="), field_text(f, i));
		buf_fmt(&c->line, ":%s", uri.p);
		end_line(c);
	} else {
		buf_str(&c->line, number ? STR("") : STR(";VALUE=text"));
		vcard_param(&c->line, STR(";X-KEY="), key);
		plain_line(c, ":", field_text(f, i));
	}
	buf_free(&uri);
	if (number) {
		group(c, number);
		plain_line(c, "X-ABLabel:", key);
	}
}

/* a day with a name; what X-ABDATE cannot hold is a line of tend */
static void
day_line(struct vcard_card *c, const struct field *f, size_t i)
{
	struct own_date own;
	const char *why;
	bool named;

	if (says(c, f, i)) {
		kept_value(c, f, i);
		return;
	}
	if (own_date(&own, f, i, c->dates, &why) < 0 || !own.on.mday || own.name.n > VCF_LABEL_MAX) {
		own_line(c, f, i);
		return;
	}
	if (c->flags & VCARD_SHARE)
		return;
	named = !str_eq(own.name, STR("date"));
	group(c, named ? ++c->groups : 0);
	buf_str(&c->line, (c->flags & VCARD_3) && !own.on.year ? STR("X-ABDATE;X-APPLE-OMIT-YEAR=1604:") : STR("X-ABDATE:"));
	vcard_value_day(&c->line, &own.on, c->flags);
	end_line(c);
	if (named) {
		group(c, c->groups);
		plain_line(c, "X-ABLabel:", own.name);
	}
}

static void
other_lines(struct vcard_card *c, const struct contact *who)
{
	const struct field *uid = uid_field(who);

	for (size_t k = 0; k < who->nfields; k++) {
		const struct field *f = &who->field[k];

		if (key_card(f->key)->property || (key_is_setting(f->key) && f->key != KEY_DATES) ||
		    f->key == KEY_VCARD)
			continue;
		/* the first name is in FN, and the first UID in UID */
		for (size_t i = f->key == KEY_NAME || f == uid; i < f->n; i++)
			if (f->key == KEY_DATES)
				day_line(c, f, i);
			else if (f->relation && f->shape != SHAPE_MAP)
				related_line(c, f, i);
			else
				own_line(c, f, i);
	}
}

/* FN and N, as another program wrote them if the contact still has that name */
static void
names(struct vcard_card *c, const struct contact *who)
{
	struct str called = str_trim(contact_name(who)).n ? contact_name(who) : who->id;
	struct kept_line *full = kept_find(&c->kept, "FN"), *parts = kept_find(&c->kept, "N");

	if (full)
		kept_line(c, full);
	else
		plain_line(c, "FN:", called);
	if (parts) {
		kept_line(c, parts);
	} else {
		vcard_name(&c->line, called);
		end_line(c);
	}
}

static void
photo_line(struct vcard_card *c, const struct contact *who, struct str photo)
{
	enum picture is = picture_of(photo);
	const struct field *f = contact_field(who, KEY_PHOTO);
	struct buf address = {0};

	if (is == PICTURE_NONE && f && f->n && picture_is_address(field_text(f, 0)) && !says(c, f, 0) &&
	    vcard_value_writer(CARD_URL)(&address, field_text(f, 0), c->flags)) {
		buf_fmt(&c->line, "PHOTO;VALUE=uri:%s", address.p);
		end_line(c);
	}
	buf_free(&address);
	if (is == PICTURE_NONE)
		return;
	if (c->flags & VCARD_3) {
		buf_str(&c->line, STR("PHOTO;ENCODING=b;TYPE="));
		for (const char *p = picture_type(is); *p; p++)
			buf_chr(&c->line, char_upper(*p));
		buf_chr(&c->line, ':');
	} else {
		buf_fmt(&c->line, "PHOTO:data:image/%s;base64,", picture_type(is));
	}
	base64_encode(&c->line, photo);
	end_line(c);
}

/* lines that stand for no value of the contact */
static void
unknown_lines(struct vcard_card *c)
{
	for (size_t i = 0; i < c->kept.n; i++)
		if (may_write(c, &c->kept.v[i]))
			kept_line(c, &c->kept.v[i]);
}

void
vcard_add(struct buf *out, const struct contact *who, struct str uid, struct str photo, struct book *book, unsigned flags)
{
	struct vcard_card c = {.out = out, .flags = flags, .dates = &who->dates, .book = book};

	kept_open(&c.kept, who);
	buf_str(out, flags & VCARD_3 ? STR("BEGIN:VCARD\r\nVERSION:3.0\r\n") : STR("BEGIN:VCARD\r\nVERSION:4.0\r\n"));
	plain_line(&c, "UID:", uid);
	names(&c, who);
	properties(&c, who);
	/* the first picture is the photo, when it is read again */
	photo_line(&c, who, photo);
	unknown_lines(&c);
	/* in the recipient's book, another contact may have this id */
	if (!(flags & VCARD_SHARE))
		plain_line(&c, "X-TEND-ID:", who->id);
	other_lines(&c, who);
	buf_str(out, STR("END:VCARD\r\n"));
	kept_close(&c.kept);
	buf_free(&c.line);
}
