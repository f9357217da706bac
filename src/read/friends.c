/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/map.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "entry/link.h"
#include "read/friends.h"

enum {
	/* a longer paragraph is opaque to tend (see body.h), so it cannot be an entry */
	LINE_LONG = 8 * 1024,
	PEOPLE_MANY = 100,    /* people in one line; each gets a copy of it */
	QUOTE = 60,
};

#define NONE UINT32_MAX       /* no person; the end of a list */
#define MANY (UINT32_MAX - 1) /* a nickname that several people share */

struct friend {
	struct str name, nicknames, place, tags; /* slices of the file */
	uint32_t line;
	uint32_t first, last; /* the list of their mentions */
};

/* an activity or a note */
struct friends_event {
	struct str text;
	day date;
	uint32_t bold, nbold; /* the names in bold in its text, as indices */
	bool note;
};

/* an event that names a person; one list per person */
struct mention {
	uint32_t event, next;
};

enum friends_section { SECTION_NONE, SECTION_OTHER, SECTION_FRIENDS, SECTION_LOCATIONS, SECTION_ACTIVITIES, SECTION_NOTES };

struct friends_reader {
	struct cards *cards;
	struct str path;
	struct friend *friend;
	struct friends_event *event;
	uint32_t *bold;
	struct mention *mention;
	size_t nfriends, friends_cap, nevents, events_cap, nbold, bold_cap, nmentions, mentions_cap;
	struct map names, nicknames, homes; /* folded names, in the arena */
	struct arena arena;
	struct buf folded;
	/* the number of dropped lines of a kind, and the first of them */
	struct left {
		size_t n;
		uint32_t line;
	} places, others, unnamed;
};

static void
report(struct friends_reader *r, uint32_t line, const char *what, struct str which)
{
	errors_add(&r->cards->errors, r->path, line, 0, "%s: %.*s", what, STR_ARG(utf8_cut(which, QUOTE)));
}

static void
leave(struct left *l, uint32_t line)
{
	if (l->n++ == 0)
		l->line = line;
}

static struct str
fold(struct friends_reader *r, struct str name)
{
	return text_folded(&r->folded, name);
}

static uint32_t *
put(struct friends_reader *r, struct map *map, struct str name)
{
	struct str key = fold(r, name);

	return map_get(map, key) == MAP_NONE ? map_put(map, arena_str(&r->arena, key)) : map_put(map, key);
}

static struct str
strip_bullet(struct str line)
{
	if (!str_skip(&line, STR("- ")))
		str_skip(&line, STR("* "));
	return str_trim(line);
}

/* the next of the nicknames separated by "a.k.a. " */
static bool
next_nickname(struct str *name, struct str *rest)
{
	static const struct str between = STR_INIT(" a.k.a. ");
	size_t at = str_find(*rest, between);

	*name = str_trim(str_sub(*rest, 0, at));
	*rest = str_sub(*rest, at + between.n, rest->n);
	return name->n > 0 || rest->n > 0;
}

/* reads "(a.k.a. …)" from the front of *rest; nicknames and places may contain brackets */
static struct str
take_nicknames(struct str *rest)
{
	static const struct str begin = STR_INIT("(a.k.a. ");
	struct str inside = str_sub(*rest, begin.n, rest->n);
	size_t end = str_find(inside, STR(") [")), tags = str_find(inside, STR(") @"));

	if (!str_starts(*rest, begin))
		return STR("");
	if (tags < end)
		end = tags;
	if (end == inside.n && str_ends(inside, STR(")")))
		end = inside.n - 1;
	if (end == inside.n)
		return STR("");
	*rest = str_trim(str_sub(inside, end + 1, inside.n));
	return str_sub(inside, 0, end);
}

static struct str
take_place(struct str *rest)
{
	size_t end = str_chr(*rest, ']');
	struct str place = str_sub(*rest, 1, end);

	if (!str_starts(*rest, STR("[")) || end == rest->n)
		return STR("");
	*rest = str_trim(str_sub(*rest, end + 1, rest->n));
	return place;
}

static struct friend *
add_friend(struct friends_reader *r, struct str name, uint32_t line)
{
	r->friend = mem_reserve(r->friend, r->nfriends, &r->friends_cap, sizeof(*r->friend));
	r->friend[r->nfriends] = (struct friend){.name = name, .line = line, .first = NONE, .last = NONE};
	return &r->friend[r->nfriends++];
}

static void
index_friend(struct friends_reader *r, uint32_t i)
{
	struct str name, rest = r->friend[i].nicknames;
	uint32_t *of = put(r, &r->names, r->friend[i].name);

	if (*of == MAP_NONE)
		*of = i;
	while (next_nickname(&name, &rest)) {
		of = put(r, &r->nicknames, name);
		*of = *of == MAP_NONE || *of == i ? i : MANY;
	}
	if (r->friend[i].place.n)
		*put(r, &r->homes, r->friend[i].place) = i;
}

/* parses NAME (a.k.a. NICKNAME a.k.a. NICKNAME) [PLACE] @TAG @TAG */
static void
read_friend(struct friends_reader *r, struct str line, uint32_t n)
{
	struct str rest = strip_bullet(line);
	size_t end = 0;
	struct friend *f;

	while (end < rest.n && !char_in(rest.p[end], STR("([@")))
		end++;
	if (!str_trim(str_sub(rest, 0, end)).n) {
		report(r, n, "no name, it is left out", line);
		r->cards->skipped++;
		return;
	}
	f = add_friend(r, str_trim(str_sub(rest, 0, end)), n);
	rest = str_sub(rest, end, rest.n);
	f->nicknames = take_nicknames(&rest);
	f->place = take_place(&rest);
	if (!rest.n || rest.p[0] == '@')
		f->tags = rest;
	else
		report(r, n, "not understood and left out", rest);
	index_friend(r, (uint32_t)r->nfriends - 1);
}

/* parses a place; the friends before it are already known */
static void
read_location(struct friends_reader *r, struct str line, uint32_t n)
{
	struct str name = strip_bullet(line), others;
	size_t at = str_find(name, STR(" (a.k.a. "));

	others = str_sub(name, at, name.n);
	name = str_trim(str_sub(name, 0, at));
	if (map_get(&r->homes, fold(r, name)) == MAP_NONE)
		leave(&r->places, n);
	else if (others.n)
		leave(&r->others, n);
}

/*
 * finds the next "**name**" and sets *before to the text before it; false if there is none, with
 * *before the rest
 */
static bool
next_bold(struct str *before, struct str *name, struct str *rest)
{
	static const struct str mark = STR_INIT("**");
	size_t at = 0;

	for (;;) {
		struct str from = str_sub(*rest, at, rest->n), inside;
		size_t begin = str_find(from, mark), end;

		inside = str_sub(from, begin + mark.n, from.n);
		end = str_chr(inside, '*');
		if (end == inside.n)
			break;
		if (end && inside.p[0] != ' ' && str_starts(str_sub(inside, end, inside.n), mark)) {
			*before = str_sub(*rest, 0, at + begin);
			*name = str_sub(inside, 0, end);
			*rest = str_sub(inside, end + mark.n, inside.n);
			return true;
		}
		at += begin + 1;
	}
	*before = *rest;
	*rest = STR("");
	return false;
}

/* the person with this name or nickname; adds an unknown one */
static uint32_t
person_of(struct friends_reader *r, struct str name, uint32_t line)
{
	struct str key = fold(r, str_trim(name));
	uint32_t i = map_get(&r->names, key);

	if (i == MAP_NONE)
		i = map_get(&r->nicknames, key);
	if (i == MANY)
		report(r, line, "several friends are called so, none gets this line", name);
	if (i != MAP_NONE || !key.n)
		return i;
	add_friend(r, str_trim(name), line);
	index_friend(r, (uint32_t)r->nfriends - 1);
	return (uint32_t)r->nfriends - 1;
}

/* adds an event to a person's list, once */
static bool
mention(struct friends_reader *r, uint32_t person, uint32_t event)
{
	struct friend *f = &r->friend[person];

	if (f->last != NONE && r->mention[f->last].event == event)
		return false;
	r->mention = mem_reserve(r->mention, r->nmentions, &r->mentions_cap, sizeof(*r->mention));
	r->mention[r->nmentions] = (struct mention){event, NONE};
	if (f->last == NONE)
		f->first = (uint32_t)r->nmentions;
	else
		r->mention[f->last].next = (uint32_t)r->nmentions;
	f->last = (uint32_t)r->nmentions++;
	return true;
}

/* finds the people in the text of the last event */
static void
find_people(struct friends_reader *r, struct friends_event *e, uint32_t line)
{
	struct str before, name, rest = e->text;
	size_t people = 0;

	e->bold = (uint32_t)r->nbold;
	while (next_bold(&before, &name, &rest)) {
		uint32_t i = NONE;

		if (people == PEOPLE_MANY)
			report(r, line, "more than 100 people in a line: it is left out for", name);
		else
			i = person_of(r, name, line);
		if (i < MANY)
			people += mention(r, i, (uint32_t)r->nevents - 1);
		r->bold = mem_reserve(r->bold, r->nbold, &r->bold_cap, sizeof(*r->bold));
		r->bold[r->nbold++] = i;
		e->nbold++;
	}
	if (!e->nbold)
		leave(&r->unnamed, line);
}

/* parses DATE: TEXT */
static void
read_event(struct friends_reader *r, struct str line, uint32_t n, bool note)
{
	struct str item = strip_bullet(line), date = str_sub(item, 0, 10), text = str_sub(item, 10, item.n);
	struct friends_event e = {.note = note};

	if (item.n > LINE_LONG) {
		report(r, n, "longer than 8 KiB, it is left out", line);
		return;
	}
	if (date.n < 10 || day_parse(&e.date, date) < 0 || (text.n && text.p[0] != ':')) {
		report(r, n, "no day, as in \"2018-01-04: \", it is left out", line);
		return;
	}
	e.text = str_trim(str_sub(text, 1, text.n));
	r->event = mem_reserve(r->event, r->nevents, &r->events_cap, sizeof(*r->event));
	r->event[r->nevents++] = e;
	find_people(r, &r->event[r->nevents - 1], n);
}

static enum friends_section
section_of(struct friends_reader *r, struct str line, uint32_t n, bool quiet)
{
	static const struct {
		struct str title;
		enum friends_section section;
	} sections[] = {
		{STR_INIT("friends"), SECTION_FRIENDS},
		{STR_INIT("locations"), SECTION_LOCATIONS},
		{STR_INIT("activities"), SECTION_ACTIVITIES},
		{STR_INIT("notes"), SECTION_NOTES},
	};
	struct str title = line;

	while (title.n && title.p[0] == '#')
		title = str_sub(title, 1, title.n);
	title = str_trim(title);
	if (str_ends(title, STR(":")))
		title = str_trim(str_sub(title, 0, title.n - 1));
	for (size_t i = 0; i < sizeof(sections) / sizeof(sections[0]); i++)
		if (title.n < QUOTE && text_same(title, sections[i].title))
			return sections[i].section;
	if (!quiet)
		report(r, n, "no section of friends', it is left out", title);
	return SECTION_OTHER;
}

/*
 * reads the lines of one section, anywhere in the file; lines outside all sections are reported
 * with the friends
 */
static void
read_section(struct friends_reader *r, struct str rest, enum friends_section want)
{
	enum friends_section at = SECTION_NONE;
	bool reported = want != SECTION_FRIENDS;
	struct str line;

	for (uint32_t n = 1; str_line(&line, &rest); n++) {
		line = str_trim(line);
		if (!line.n)
			continue;
		if (line.p[0] == '#') {
			at = section_of(r, line, n, want != SECTION_FRIENDS);
		} else if (at == SECTION_NONE && !reported) {
			report(r, n, "what stands before \"### Activities:\" and the like is left out", line);
			reported = true;
		} else if (at != want) {
			continue;
		} else if (at == SECTION_FRIENDS) {
			read_friend(r, line, n);
		} else if (at == SECTION_LOCATIONS) {
			read_location(r, line, n);
		} else if (at != SECTION_NONE && at != SECTION_OTHER) {
			read_event(r, line, n, at == SECTION_NOTES);
		}
	}
}

/* true if [[name]] can refer only to a person with exactly this name */
static bool
can_link(struct str name)
{
	struct buf to = {0};
	bool can = true;

	for (size_t i = 0; i < name.n; i++)
		can = can && !char_in(name.p[i], STR("[]|#/\\"));
	can = can && link_wiki(&to, name) && str_eq(buf_view(&to), name);
	buf_free(&to);
	return can;
}

/* writes an entry's text for one person's file: their own name plain, the others as links */
static void
write_text(struct buf *out, const struct friends_reader *r, const struct friends_event *e, uint32_t person)
{
	struct str before, name, rest = e->text;
	size_t i = e->bold;

	buf_clear(out);
	while (next_bold(&before, &name, &rest)) {
		uint32_t who = r->bold[i++];
		struct str full = who < MANY ? r->friend[who].name : name;
		bool links = !e->note && who < MANY && who != person && can_link(full);

		buf_str(out, before);
		buf_str(out, links ? STR("[[") : STR(""));
		buf_str(out, who == person ? name : full);
		buf_str(out, links ? STR("]]") : STR(""));
	}
	buf_str(out, before);
}

static void
add_event(struct friends_reader *r, const struct friends_event *e, uint32_t person, struct buf *text)
{
	struct edit_entry entry = {.date = e->date, .dir = '-', .sign = '.', .weight = 1};
	char date[DAY_SIZE];
	struct buf note = {0};

	write_text(text, r, e, person);
	entry.text = buf_view(text);
	if (!e->note) {
		card_entry(r->cards, &entry);
		return;
	}
	buf_fmt(&note, "%s: ", day_format(date, e->date));
	buf_str(&note, entry.text);
	card_value(r->cards, KEY_NOTE, STR(""), STR(""), buf_view(&note));
	buf_free(&note);
}

static void
add_card(struct friends_reader *r, uint32_t person, struct buf *text)
{
	const struct friend *f = &r->friend[person];
	struct str name = cards_text(r->cards, f->name), item, rest;

	cards_add(r->cards, r->path, f->line)->name = name;
	for (rest = f->nicknames; next_nickname(&item, &rest);)
		card_value(r->cards, KEY_ALIASES, STR(""), STR(""), item);
	card_value(r->cards, KEY_PLACE, STR(""), STR(""), f->place);
	for (rest = f->tags; rest.n;) {
		rest = str_cut(&item, rest, ' ');
		str_skip(&item, STR("@"));
		card_value(r->cards, KEY_TAGS, STR(""), STR(""), item);
	}
	for (uint32_t m = f->first; m != NONE; m = r->mention[m].next)
		add_event(r, &r->event[r->mention[m].event], person, text);
}

static void
report_left(struct friends_reader *r, const struct left *l, const char *what)
{
	if (l->n)
		errors_add(&r->cards->errors, r->path, l->line, 0, "%s: %zu", what, l->n);
}

static void
free_reader(struct friends_reader *r)
{
	free(r->friend);
	free(r->event);
	free(r->bold);
	free(r->mention);
	map_free(&r->names);
	map_free(&r->nicknames);
	map_free(&r->homes);
	arena_free(&r->arena);
	buf_free(&r->folded);
}

void
friends_read(struct cards *c, struct str bytes, struct str path)
{
	static const enum friends_section order[] = {SECTION_FRIENDS, SECTION_LOCATIONS, SECTION_ACTIVITIES, SECTION_NOTES};
	struct friends_reader r = {.cards = c, .path = path};
	struct buf text = {0};

	bytes = cards_bytes(c, bytes, path);
	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++)
		read_section(&r, bytes, order[i]);
	for (uint32_t i = 0; i < r.nfriends; i++)
		add_card(&r, i, &text);
	report_left(&r, &r.places, "locations where no friend lives are left out");
	report_left(&r, &r.others, "the other names of locations are left out, of so many");
	report_left(&r, &r.unnamed, "activities and notes that name no friend are left out");
	buf_free(&text);
	free_reader(&r);
}
