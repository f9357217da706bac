/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "read/card_form.h"
#include "table/day_order.h"
#include "table/profile.h"

void
profile_begin(struct profile *p, struct str path, uint32_t line)
{
	struct cards *cards = p->cards;
	enum written_order order = p->order;

	*p = (struct profile){.cards = cards, .order = order};
	cards_add(cards, path, line);
}

static void
add(struct profile *p, enum key key, const char *own, struct str text)
{
	card_value(p->cards, key, str_of(own), STR(""), text);
}

/* --- values --- */

static void
add_day(struct profile *p, const struct column_meaning *col, struct str text)
{
	char iso[DAY_SIZE];
	bool own = col->key == KEY_OTHER;
	struct partial partial;
	day d;

	/* Outlook's "0/0/00", for none */
	if (str_eq(text, STR("0/0/00")) || str_eq(text, STR("0.0.00")) || str_eq(text, STR("00.00.00")))
		return;
	if (partial_parse(&partial, text) < 0) {
		if (day_order_read(&d, text, p->order) == WRITTEN_DAY)
			text = str_of(day_format(iso, d));
		else if (col->text.n) /* no day, or ambiguous: kept as it is */
			own = true;
	}
	card_value(p->cards, own ? KEY_OTHER : col->key, own ? col->text : STR(""), STR(""), text);
}

static void
add_label(struct profile *p, struct str label, struct str text)
{
	struct buf labelled = {0};

	if (!label.n)
		return;
	buf_str(&labelled, label);
	buf_str(&labelled, STR(": "));
	buf_str(&labelled, text);
	add(p, KEY_OTHER, "x-label", buf_view(&labelled));
	buf_free(&labelled);
}

/* Google's labels: "* Work" is the preferred of several; its own are in lower case, as in a card */
static struct str
plain_label(struct str label)
{
	static const struct {
		struct str google, plain;
	} own[] = {
		{STR_INIT("home"), STR_INIT("home")}, {STR_INIT("work"), STR_INIT("work")},
		{STR_INIT("mobile"), STR_INIT("cell")}, {STR_INIT("main"), STR_INIT("main")},
		{STR_INIT("pager"), STR_INIT("pager")}, {STR_INIT("other"), STR_INIT("")},
	};

	str_skip(&label, STR("*"));
	label = str_trim(label);
	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		if (text_same(label, own[i].google))
			return own[i].plain;
	return label;
}

static void
add_group(struct profile *p, struct str group)
{
	static const struct str everybody[] = {
		STR_INIT("myContacts"), STR_INIT("My Contacts"), STR_INIT("Other Contacts"),
	};
	bool own = str_skip(&group, STR("*"));

	group = str_trim(group);
	if (!own || !TEXT_ONE_OF(group, everybody))
		add(p, KEY_TAGS, "", group);
}

static void
add_one(struct profile *p, const struct column_meaning *col, struct str label, struct str text)
{
	struct str given = plain_label(label), kept = given.n || col->use == USE_OWN ? given : col->text;
	struct buf own = {0};

	if (!text.n)
		return;
	if (col->use == USE_GROUPS) {
		add_group(p, text);
	} else if (col->use == USE_OWN && col->stem.n && text_same(given, STR("anniversary"))) {
		add_day(p, &(struct column_meaning){.key = KEY_ANNIVERSARY, .text = STR("x-anniversary")}, text);
	} else if (col->use == USE_OWN) {
		/* "Anniversary" of "Event 1 - Label" */
		if (col->stem.n && given.n)
			column_own(&own, given);
		card_value(p->cards, KEY_OTHER, own.n ? buf_view(&own) : col->text, STR(""), text);
	} else if (col->key == KEY_EMAIL && str_chr(text, '@') == text.n) {
		add(p, KEY_OTHER, "x-email", text);
	} else if (col->key == KEY_PHONE && str_ends(given, STR("Fax"))) {
		/* a person does not answer a fax machine */
		add(p, KEY_OTHER, "x-fax", text);
	} else {
		add_label(p, kept, card_value(p->cards, col->key, STR(""), STR(""), text));
	}
	buf_free(&own);
}

/* moves *rest past the next of several values in a cell; blanks are trimmed */
static struct str
next_value(struct str *rest, struct str marks)
{
	struct str between = STR(" ::: "), s = *rest;
	size_t at = marks.n ? 0 : s.n, end, colons;

	while (at < s.n && !char_in(s.p[at], marks))
		at++;
	end = at + 1;
	colons = str_find(str_sub(s, 0, at), between);
	if (colons < at) {
		at = colons;
		end = at + between.n;
	}
	*rest = str_sub(s, end, s.n);
	return str_trim(str_sub(s, 0, at));
}

static struct str
marks_of(const struct column_meaning *col)
{
	if (col->use != USE_VALUE)
		return STR("");
	if (col->key == KEY_EMAIL || col->key == KEY_TAGS)
		return STR(",;\n");
	return col->key == KEY_PHONE ? STR(";\n") : STR("");
}

/* --- addresses --- */

static struct profile_address *
address_of(struct profile *p, struct str which)
{
	size_t i = 0;

	while (i < p->naddresses && !str_eq(p->address[i].which, which))
		i++;
	if (i == PROFILE_ADDRESSES)
		return NULL;
	if (i == p->naddresses)
		p->address[p->naddresses++].which = which;
	return &p->address[i];
}

static void
add_part(struct profile *p, const struct column_meaning *col, struct str label, struct str text)
{
	struct profile_address *a = address_of(p, col->text);

	if (!a) {
		add(p, KEY_ADDRESS, "", text);
		return;
	}
	/* the number in a header is no label */
	a->label = label.n ? plain_label(label) : str_digits(a->which) ? STR("") : a->which;
	card_lines(&a->part[col->use - USE_BOX], text);
}

static struct str
part_of(const struct profile_address *a, enum column_use use)
{
	return buf_view(&a->part[use - USE_BOX]);
}

static void
place_of(struct buf *out, const struct profile_address *a)
{
	card_lines(out, part_of(a, USE_TOWN));
	if (!out->n)
		card_lines(out, part_of(a, USE_REGION));
	card_lines(out, part_of(a, USE_COUNTRY));
}

/* the address whose town is the place: that of home, or the first */
static const struct profile_address *
placing(const struct profile *p)
{
	const struct profile_address *first = NULL;

	for (size_t i = 0; i < p->naddresses; i++) {
		const struct profile_address *a = &p->address[i];

		if (!part_of(a, USE_TOWN).n && !part_of(a, USE_COUNTRY).n && !part_of(a, USE_REGION).n)
			continue;
		if (str_eq(a->label, STR("home")))
			return a;
		first = first ? first : a;
	}
	return first;
}

static void
end_addresses(struct profile *p)
{
	const struct profile_address *of_place = placing(p);
	struct buf place = {0};

	if (of_place)
		place_of(&place, of_place);
	add(p, KEY_PLACE, "", buf_view(&place));
	for (size_t i = 0; i < p->naddresses; i++) {
		struct profile_address *a = &p->address[i];
		struct buf all = {0};

		for (enum column_use use = USE_BOX; use < USE_ADDRESS; use++)
			card_lines(&all, part_of(a, use));
		if (!all.n)
			card_lines(&all, part_of(a, USE_ADDRESS));
		if (all.n && !(a == of_place && str_eq(buf_view(&all), buf_view(&place))))
			add_label(p, a->label, card_value(p->cards, KEY_ADDRESS, STR(""), STR(""), buf_view(&all)));
		buf_free(&all);
	}
	buf_free(&place);
}

/* --- the whole --- */

static struct str
name_of(const struct profile *p, enum column_use use)
{
	return p->name[use - USE_FULL];
}

static void
append_word(struct buf *out, struct str word)
{
	buf_str(out, out->n && word.n ? STR(" ") : STR(""));
	buf_str(out, word);
}

/* a suffix that tells a son from his father is part of the name */
static bool
is_of_name(struct str suffix)
{
	static const struct str of_name[] = {
		STR_INIT("jr"), STR_INIT("jr."), STR_INIT("sr"), STR_INIT("sr."), STR_INIT("ii"), STR_INIT("iii"),
		STR_INIT("iv"), STR_INIT("junior"), STR_INIT("senior"),
	};

	return TEXT_ONE_OF(suffix, of_name);
}

/* in Chinese and Japanese the family's name comes first */
static bool
family_first(struct str first, struct str last)
{
	return text_class(text_peek(first)) == TEXT_DENSE && text_class(text_peek(last)) == TEXT_DENSE;
}

static void
compose_name(struct buf *out, const struct profile *p)
{
	struct str first = name_of(p, USE_FIRST), last = name_of(p, USE_LAST);
	struct str suffix = name_of(p, USE_SUFFIX);
	bool reversed = family_first(first, last);

	append_word(out, reversed ? last : first);
	append_word(out, name_of(p, USE_MIDDLE));
	append_word(out, reversed ? first : last);
	if (!out->n)
		append_word(out, name_of(p, USE_FULL));
	else if (is_of_name(suffix))
		append_word(out, suffix);
}

/* what names the person when no name does */
static struct str
other_name(const struct card *card)
{
	static const enum key keys[] = {KEY_ALIASES, KEY_ORG, KEY_EMAIL, KEY_PHONE};

	for (size_t k = 0; k < sizeof(keys) / sizeof(keys[0]); k++)
		for (size_t i = 0; i < card->nvalues; i++)
			if (card->value[i].key == keys[k])
				return card->value[i].text;
	return STR("");
}

/* true if every word of b, folded and without commas, is one of the words of a */
static bool
has_words(struct str a, struct str b)
{
	struct buf whole = {0}, words = {0}, one = {0};
	struct str word, rest;
	bool all = true;

	buf_chr(&whole, ' ');
	text_fold(&whole, a);
	buf_chr(&whole, ' ');
	text_fold(&words, b);
	for (size_t i = 0; i < words.n; i++)
		if (words.p[i] == ',')
			words.p[i] = ' ';
	for (rest = buf_view(&words); all && rest.n;) {
		rest = str_cut(&word, rest, ' ');
		buf_clear(&one);
		buf_fmt(&one, " %.*s ", STR_ARG(word));
		all = !word.n || str_find(buf_view(&whole), buf_view(&one)) < whole.n;
	}
	buf_free(&whole);
	buf_free(&words);
	buf_free(&one);
	return all;
}

static void
end_name(struct profile *p)
{
	struct card *card = &p->cards->v[p->cards->n - 1];
	struct str full = name_of(p, USE_FULL), suffix = name_of(p, USE_SUFFIX);
	struct buf name = {0}, every = {0};

	compose_name(&name, p);
	card->name = cards_text(p->cards, buf_view(&name));
	if (card_no_name(card->name))
		card->name = STR("");
	for (size_t i = 0; i < PROFILE_NAMES; i++)
		if (i + USE_FULL != USE_FULL)
			append_word(&every, p->name[i]);
	/* "López, Ana" and "Dr. Ana López" are no further names; nor is the address */
	if (card->name.n && !has_words(buf_view(&every), full) && str_chr(full, '@') == full.n)
		add(p, KEY_ALIASES, "", text_same(full, card->name) ? STR("") : full);
	add(p, KEY_OTHER, "x-prefix", name_of(p, USE_PREFIX));
	if (!is_of_name(suffix))
		add(p, KEY_OTHER, "x-suffix", suffix);
	card = &p->cards->v[p->cards->n - 1];
	if (!card->name.n)
		card->name = other_name(card);
	buf_free(&name);
	buf_free(&every);
}

/* "1980-01-05" or "--01-05" or "1980" of three columns */
static void
end_birthday(struct profile *p)
{
	int64_t year = str_number(p->year, 9999);
	int64_t month = str_number(p->month, 99), mday = str_number(p->mday, 99);
	struct buf text = {0};

	if (year > 0)
		buf_fmt(&text, "%04d", (int)year);
	if (month > 0)
		buf_fmt(&text, text.n ? "-%02d" : "--%02d", (int)month);
	if (month > 0 && mday > 0)
		buf_fmt(&text, "-%02d", (int)mday);
	add(p, KEY_BIRTHDAY, "", buf_view(&text));
	buf_free(&text);
}

bool
profile_end(struct profile *p)
{
	bool named;

	end_birthday(p);
	end_name(p);
	end_addresses(p);
	for (size_t i = 0; i < p->naddresses; i++)
		for (size_t k = 0; k < PROFILE_PARTS; k++)
			buf_free(&p->address[i].part[k]);
	named = p->cards->v[p->cards->n - 1].name.n != 0;
	if (!named)
		cards_drop(p->cards);
	return named;
}

void
profile_add(struct profile *p, const struct column_meaning *col, struct str label, struct str text)
{
	struct str rest, marks = marks_of(col);

	text = str_trim(text);
	if (!text.n || col->use <= USE_IGNORED)
		return;
	if (col->use >= USE_BOX) {
		add_part(p, col, label, text);
	} else if (col->use >= USE_FULL && col->use <= USE_SUFFIX) {
		struct str *name = &p->name[col->use - USE_FULL];

		*name = name->n ? *name : text;
	} else if (col->use == USE_YEAR) {
		p->year = text;
	} else if (col->use == USE_MONTH) {
		p->month = text;
	} else if (col->use == USE_MDAY) {
		p->mday = text;
	} else if (col->use == USE_DAY) {
		add_day(p, col, text);
	} else if (col->use == USE_OWN && !col->stem.n) {
		add_one(p, col, label, text);
	} else {
		for (rest = text; rest.n;) {
			struct str value = next_value(&rest, marks);

			add_one(p, col, label, value);
		}
	}
}
