/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "base/buf.h"
#include "front/shown.h"
#include "front/shown_link.h"

struct shown_reader {
	struct shown *out;
	struct arena *arena;
	enum key key;
	enum shown_cut cut;
	struct str value;
	size_t cap;
	struct buf text;
};

/* true for a text with one "@" and something on both sides */
static bool
is_address(struct str s)
{
	size_t at = str_chr(s, '@');

	return at && at + 1 < s.n && str_chr(str_sub(s, at + 1, s.n), '@') == s.n - at - 1;
}

/* true for words that say of what kind an address is: "Mobile", "work fax"; "(Kim)" says whose it is */
static bool
is_label(struct str s)
{
	static const struct str labels[] = {
		STR_INIT("business"), STR_INIT("c"),       STR_INIT("cell"),     STR_INIT("email"), STR_INIT("fax"),
		STR_INIT("h"),        STR_INIT("handy"),   STR_INIT("home"),     STR_INIT("m"),     STR_INIT("main"),
		STR_INIT("mobil"),    STR_INIT("mobile"),  STR_INIT("office"),   STR_INIT("other"), STR_INIT("p"),
		STR_INIT("personal"), STR_INIT("phone"),   STR_INIT("private"),  STR_INIT("privat"), STR_INIT("tel"),
		STR_INIT("w"),        STR_INIT("work"),
	};
	size_t n = str_chr(s, ' ');
	struct str word = str_sub(s, 0, n);

	if (str_ends(word, STR(".")))
		word.n--;
	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
		if (str_same(labels[i], word))
			return s.n < 20;
	return false;
}

/* takes what stands around an address or a number off: "Ann <a@b.org>", "m: +1 55", "+1 55 (home)" */
static struct str
bare_address(struct str s, enum key key)
{
	static const struct str schemes[] = {STR_INIT("mailto:"), STR_INIT("tel:"), STR_INIT("Mailto:")};
	size_t open = str_chr(s, '<'), close = str_chr(s, '>'), colon, aside;

	if (key == KEY_EMAIL && open < close && close < s.n && is_address(str_sub(s, open + 1, close)))
		s = str_sub(s, open + 1, close);
	colon = str_chr(s, ':');
	if (STR_SKIP_ANY(&s, schemes) < 0 && colon < s.n && is_label(str_sub(s, 0, colon)))
		s = str_trim(str_sub(s, colon + 1, s.n));
	aside = str_find(s, STR(" ("));
	if (aside < s.n && str_ends(s, STR(")")) && is_label(str_sub(s, aside + 2, s.n - 1)))
		s = str_trim(str_sub(s, 0, aside));
	return s;
}

static void
add(struct shown_reader *r, size_t from, size_t to)
{
	struct str item = str_trim(str_sub(r->value, from, to));
	struct shown_item *now;
	struct shown_link l = {0};
	bool changed = false;

	if (!item.n)
		return;
	if (r->out->n == r->cap) {
		struct shown_item *old = r->out->v;

		r->cap = r->cap * 2 + 4;
		r->out->v = arena_zero(r->arena, r->cap, sizeof(*old));
		if (r->out->n)
			memcpy(r->out->v, old, r->out->n * sizeof(*old));
	}
	now = &r->out->v[r->out->n];
	now->at = (struct span){(size_t)(item.p - r->value.p), (size_t)(item.p - r->value.p) + item.n};
	if (r->key == KEY_TAGS && item.n > 1 && !char_space(item.p[1]))
		changed = str_skip(&item, STR("#"));
	buf_clear(&r->text);
	for (size_t i = 0; i < item.n; i += l.n) {
		bool whole;

		if ((item.p[i] != '[' && item.p[i] != '!') || !shown_link_read(&l, item, i)) {
			buf_chr(&r->text, item.p[i]);
			l.n = 1;
			continue;
		}
		whole = i == 0 && l.n == item.n;
		/* amid other text, an address is all there is */
		if (!whole && !l.page) {
			buf_str(&r->text, str_sub(item, i, i + l.n));
			continue;
		}
		changed = true;
		if (l.page && !now->target.n)
			now->target = shown_link_target(&l, r->arena);
		buf_str(&r->text, whole ? shown_link_value(&l, r->key, r->arena) : shown_link_text(&l, r->arena));
	}
	now->text = changed ? arena_str(r->arena, str_trim(buf_view(&r->text))) : item;
	if (r->cut == SHOWN_ADDRESSES || r->cut == SHOWN_ADDRESS)
		now->text = bare_address(now->text, r->key);
	r->out->n += now->text.n > 0;
}

/* the length of what stands at byte i: of a link, else one byte */
static size_t
step(const struct shown_reader *r, size_t i, bool *link)
{
	struct shown_link l;

	*link = (r->value.p[i] == '[' || r->value.p[i] == '!') && shown_link_read(&l, r->value, i);
	return *link ? l.n : 1;
}

/* the length of what may stand between two links of a list: ", " or " and " */
static size_t
between(struct str s)
{
	size_t n = 0;

	while (n < s.n) {
		bool and = str_starts(str_sub(s, n, s.n), STR("and "));

		if (!and && !char_in(s.p[n], STR(" \t\n,;&+")))
			break;
		n += and ? 4 : 1;
	}
	return n;
}

/* adds the links of a value of two or more that has nothing else; false for any other value */
static bool
add_links(struct shown_reader *r, bool add_them)
{
	size_t n = 0, links = 0;

	for (size_t i = between(r->value); i < r->value.n; i += n + between(str_sub(r->value, i + n, r->value.n))) {
		bool link;

		n = step(r, i, &link);
		if (!link)
			return false;
		links++;
		if (add_them)
			add(r, i, i + n);
	}
	return links > 1;
}

/* true if each part between two separators is an address, or a number of some length */
static bool
are_addresses(struct str value, enum key key, struct str between)
{
	while (value.n) {
		size_t one = str_chr(value, between.p[0]), other = str_chr(value, between.p[1]), digits = 0;
		size_t n = one < other ? one : other;
		struct str part = str_trim(str_sub(value, 0, n));

		for (size_t i = 0; i < part.n; i++)
			digits += char_digit(part.p[i]);
		if (part.n && (key == KEY_EMAIL ? !is_address(part) : digits < 5))
			return false;
		value = str_sub(value, n + 1, value.n);
	}
	return true;
}

/* true if each word begins with "#" */
static bool
are_hashes(struct str value)
{
	for (size_t i = 0; i < value.n; i++)
		if (!char_in(value.p[i], STR(" ,#")) && (i == 0 || char_in(value.p[i - 1], STR(" ,"))))
			return false;
	return true;
}

static bool
link_follows(const struct shown_reader *r, size_t i)
{
	bool link = false;

	while (i < r->value.n && char_space(r->value.p[i]))
		i++;
	if (i < r->value.n)
		step(r, i, &link);
	return link;
}

/* true if a name follows, up to the next comma, and not "at a fair" */
static bool
name_follows(const struct shown_reader *r, size_t i)
{
	struct str part;

	str_cut(&part, str_sub(r->value, i, r->value.n), ',');
	part = str_trim(part);
	return part.n && (part.p[0] < 'a' || part.p[0] > 'z' || str_chr(part, ' ') == part.n);
}

/* the bytes at which the value is cut */
static struct str
cuts(const struct shown_reader *r)
{
	switch (r->cut) {
	case SHOWN_COMMAS:
		return STR(",");
	case SHOWN_WORDS:
		return STR(", \t\n");
	case SHOWN_HASHES:
		return are_hashes(r->value) ? STR(", ") : STR("");
	case SHOWN_ADDRESSES:
		if (are_addresses(r->value, r->key, STR(",;")))
			return STR(",;");
		return r->key == KEY_EMAIL && are_addresses(r->value, r->key, STR(" /")) ? STR(" /") : STR("");
	default:
		return STR("");
	}
}

enum shown_cut
shown_cut(enum key key, struct str name, bool scalar)
{
	char scratch[KEY_MAX];

	switch (key) {
	case KEY_TAGS:
		if (!scalar)
			return SHOWN_HASHES;
		name = key_fold(scratch, name);
		return str_eq(name, STR("tags")) || str_eq(name, STR("tag")) ? SHOWN_WORDS : SHOWN_COMMAS;
	case KEY_ALIASES:
		return scalar ? SHOWN_COMMAS : SHOWN_LINKS;
	case KEY_EMAIL:
	case KEY_PHONE:
		return scalar ? SHOWN_ADDRESSES : SHOWN_ADDRESS;
	default:
		return SHOWN_LINKS;
	}
}

/* true for an address or a number with nothing around it */
static bool
bare_already(struct str value)
{
	bool at = false, letter = false, blank = false;

	for (size_t i = 0; i < value.n; i++) {
		char c = value.p[i];

		if (char_digit(c))
			continue;
		if (char_in(c, STR(",;:</")))
			return false;
		at |= c == '@';
		letter |= char_letter(c);
		blank |= char_blank(c);
	}
	return at ? !blank : !letter || !blank;
}

bool
shown_plain(enum shown_cut cut, struct str value)
{
	if (memchr(value.p, '[', value.n))
		return false;
	switch (cut) {
	case SHOWN_COMMAS:
		return !memchr(value.p, ',', value.n);
	case SHOWN_WORDS:
		for (size_t i = 0; i < value.n; i++)
			if (char_in(value.p[i], STR(", \t\n#")))
				return false;
		return true;
	case SHOWN_HASHES:
		return value.p[0] != '#';
	case SHOWN_ADDRESS:
	case SHOWN_ADDRESSES:
		return bare_already(value);
	default:
		return true;
	}
}

/* true at a comma beside a link, in a list of names: "[[a]], b" */
static bool
comma_cuts(const struct shown_reader *r, size_t i, bool after_link)
{
	return key_is_list(r->key) && r->cut == SHOWN_LINKS && r->value.p[i] == ',' &&
	       (link_follows(r, i + 1) || (after_link && name_follows(r, i + 1)));
}

/* adds what stands between the cuts */
static void
add_parts(struct shown_reader *r)
{
	struct str at = cuts(r);
	bool link = false, here;
	size_t from = 0, n;

	for (size_t i = 0; i < r->value.n; i += n) {
		char c = r->value.p[i];

		n = step(r, i, &here);
		if (!here && (char_in(c, at) || comma_cuts(r, i, link))) {
			add(r, from, i);
			from = i + 1;
		}
		link = here || (link && char_space(c));
	}
	add(r, from, r->value.n);
}

void
shown_read(struct shown *out, enum key key, enum shown_cut cut, struct str value,
           struct arena *arena)
{
	struct shown_reader r = {.out = out, .arena = arena, .key = key, .cut = cut, .value = value};

	*out = (struct shown){0};
	if (cut == SHOWN_WHOLE)
		add(&r, 0, value.n);
	else if (add_links(&r, false))
		add_links(&r, true);
	else
		add_parts(&r);
	buf_free(&r.text);
}
