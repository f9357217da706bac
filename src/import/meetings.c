/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/uuid.h"
#include "calendar/repeats.h"
#include "calendar/zone.h"
#include "import/meetings.h"
#include "import/subject.h"
#include "names/spoken.h"
#include "vcf/vcf_line.h"

/* marks an address that is not one contact's; above every index */
#define OWNER (MAP_NONE - 1)
#define SHARED (MAP_NONE - 2)

enum { ID_MAX = 200 }; /* bytes of an id; a longer one becomes a UUID */

struct finding {
	struct meetings *out;
	struct book *book;
	const struct calendar *calendar;
	day today, since;
	struct map address;  /* address in lower case: its contact */
	struct map told;     /* addresses and names that are reported */
	struct map replaced; /* "UID/DAY" of repetitions that have an item of their own */
	struct spoken spoken;
	size_t *seen;        /* for each contact, the last event that named it */
	size_t *who, nwho, who_cap;
	struct buf scratch, word;
	struct arena arena;
	struct repeats_cost cost;
};

/* --- ids --- */

static bool
plain(char c)
{
	return char_alpha(c) || char_digit(c) || char_in(c, STR("-._+=@"));
}

/* the id of a UID and, of a repetition, its day */
static void
add_id(struct buf *out, struct str uid, day instance)
{
	char uuid[UUID_SIZE], date[DAY_SIZE];

	if (uid.n > ID_MAX) {
		buf_str(out, str_of(uuid_of(uuid, uid)));
	} else {
		for (size_t i = 0; i < uid.n; i++)
			if (plain(uid.p[i]))
				buf_chr(out, uid.p[i]);
			else
				buf_fmt(out, "%%%02X", (unsigned)(unsigned char)uid.p[i]);
	}
	if (instance != DAY_NONE)
		buf_fmt(out, "/%s", day_format(date, instance));
}

/* --- people --- */

/* the address in "Name <address>", in lower case, in the scratch */
static struct str
bare(struct finding *f, struct str s)
{
	size_t from = str_chr(s, '<');

	if (from < s.n)
		str_cut(&s, str_sub(s, from + 1, s.n), '>');
	buf_clear(&f->scratch);
	s = str_trim(s);
	for (size_t i = 0; i < s.n; i++)
		buf_chr(&f->scratch, char_lower(s.p[i]));
	return buf_view(&f->scratch);
}

static void
hold(struct finding *f, const struct contact *c, uint32_t is)
{
	const struct field *field = contact_field(c, KEY_EMAIL);

	for (size_t i = 0; field && i < field->n; i++) {
		struct str address = bare(f, field_text(field, i));
		uint32_t before = map_get(&f->address, address);

		if (!address.n)
			continue;
		if (before == MAP_NONE)
			*map_put(&f->address, arena_str(&f->arena, address)) = is;
		else if (before != is && before != OWNER)
			*map_put(&f->address, address) = SHARED;
	}
}

static void
report(struct finding *f, const struct calendar_item *i, struct str about, const char *what)
{
	if (map_get(&f->told, about) != MAP_NONE)
		return;
	*map_put(&f->told, arena_str(&f->arena, about)) = 1;
	errors_add(f->calendar->errors, i->path, i->line, 1, "%.*s: %s", STR_ARG(about), what);
}

static void
add_person(struct finding *f, size_t event, uint32_t who)
{
	const struct contact *c = &f->book->contact[who];

	if (c->me || c->inactive || f->seen[who] == event)
		return;
	f->seen[who] = event;
	f->who = mem_reserve(f->who, f->nwho, &f->who_cap, sizeof(*f->who));
	f->who[f->nwho++] = who;
}

/* those invited; false if the owner has declined */
static bool
find_invited(struct finding *f, size_t event, const struct calendar_item *i)
{
	for (size_t k = 0; k < i->npeople; k++) {
		const struct calendar_person *p = &i->person[k];
		uint32_t who = map_get(&f->address, bare(f, p->address));
		size_t named = MAP_NONE;

		if (who == OWNER && p->declined)
			return false;
		if (who == SHARED)
			report(f, i, p->address, "more than one contact has that address: left out");
		/* one word names too many */
		if (who == MAP_NONE && str_chr(p->name, ' ') < p->name.n)
			named = names_whole(&f->book->names, &f->scratch, p->name);
		if (named < f->book->n)
			who = (uint32_t)named;
		if (who < f->book->n && p->declined)
			f->seen[who] = event; /* nor by the title */
		if (who < f->book->n && !p->declined)
			add_person(f, event, who);
	}
	return true;
}

static void
find_in_title(struct finding *f, size_t event, const struct calendar_item *i)
{
	uint32_t who;

	for (size_t at = 0; at < i->summary.n;) {
		size_t next = spoken_read(&who, &f->spoken, &f->word, i->summary, at);

		if (who == NAMES_SEVERAL)
			report(f, i, str_sub(i->summary, at, next), "more than one contact has that name: left out");
		else if (who < f->book->n)
			add_person(f, event, who);
		at = next > at ? next : at + 1;
	}
}

/* --- events --- */

/* a day to remember, not a meeting: no person is invited, and it comes every year or takes no time */
static bool
is_occasion(const struct calendar_item *i)
{
	if (i->npeople)
		return false;
	if (str_find(i->rule, STR("FREQ=YEARLY")) < i->rule.n)
		return true;
	if (vcf_same(i->categories, STR("birthday")) || vcf_same(i->categories, STR("anniversary")))
		return true;
	return !i->start.timed && i->transparent;
}

static struct str
key_of(struct finding *f, struct str uid, day instance)
{
	buf_clear(&f->scratch);
	add_id(&f->scratch, uid, instance);
	return buf_view(&f->scratch);
}

static void
find_replaced(struct finding *f)
{
	for (size_t k = 0; k < f->calendar->n; k++) {
		const struct calendar_item *i = &f->calendar->v[k];

		if (!i->todo && i->instance.date != DAY_NONE)
			*map_put(&f->replaced, arena_str(&f->arena, key_of(f, i->uid, i->instance.date))) = 1;
	}
}

static void
add_meetings(struct finding *f, const struct calendar_item *i, day on, day instance)
{
	if (on > f->today || on < f->since)
		return;
	for (size_t k = 0; k < f->nwho; k++)
		meetings_add(f->out, f->who[k], on, STR("meeting"), i->summary, i->uid, instance);
}

/* the day here of a time in the zone of the event */
static day
day_of_event(const struct finding *f, const struct calendar_item *i, struct calendar_time t)
{
	zone_utc(&t, i->zone);
	return calendar_time_day(&t, f->calendar->here);
}

static void
add_repeated(struct finding *f, const struct calendar_item *i)
{
	struct calendar_time *v;
	const char *why;
	size_t n;

	if (repeats_find(&v, &n, i, f->today, &f->cost, &why) < 0)
		errors_add(f->calendar->errors, i->path, i->line, 1, "%s", why);
	for (size_t k = 0; k < n; k++)
		if (map_get(&f->replaced, key_of(f, i->uid, v[k].date)) == MAP_NONE)
			add_meetings(f, i, day_of_event(f, i, v[k]), v[k].date);
	free(v);
}

static void
one_event(struct finding *f, size_t event, const struct calendar_item *i)
{
	const struct calendar_time start = i->start;

	f->nwho = 0;
	if (vcf_same(i->status, STR("CANCELLED")) || str_ends(i->uid, STR("@tend")) || is_occasion(i))
		return;
	if (!find_invited(f, event, i))
		return;
	find_in_title(f, event, i);
	if (!f->nwho)
		return;
	if (start.date == DAY_NONE)
		errors_add(f->calendar->errors, i->path, i->line, 1, "a meeting without a DTSTART: left out");
	else if (!i->uid.n)
		errors_add(f->calendar->errors, i->path, i->line, 1, "a meeting without a UID: left out");
	else if (i->instance.date != DAY_NONE)
		add_meetings(f, i, day_of_event(f, i, start), i->instance.date);
	else if (i->rule.n || i->nextra)
		add_repeated(f, i);
	else
		add_meetings(f, i, day_of_event(f, i, start), DAY_NONE);
	if (i->onward)
		errors_add(f->calendar->errors, i->path, i->line, 1,
		           "RANGE=THISANDFUTURE: only this repetition is moved");
}

void
meetings_find(struct meetings *out, struct book *b, const struct calendar *c, day today, day since)
{
	struct finding f = {.out = out, .book = b, .calendar = c, .today = today, .since = since};

	f.seen = mem_zero(b->n + 1, sizeof(*f.seen));
	if (!b->names.n)
		names_build(&b->names, b->contact, b->n);
	spoken_build(&f.spoken, &b->names, b->contact, b->n);
	if (b->me < b->n)
		hold(&f, &b->contact[b->me], OWNER);
	for (size_t i = 0; i < b->n; i++)
		if (!b->contact[i].me && !b->contact[i].inactive)
			hold(&f, &b->contact[i], (uint32_t)i);
	find_replaced(&f);
	for (size_t i = 0; i < c->n; i++)
		if (!c->v[i].todo)
			one_event(&f, i + 1, &c->v[i]);
	spoken_free(&f.spoken);
	map_free(&f.address);
	map_free(&f.told);
	map_free(&f.replaced);
	buf_free(&f.scratch);
	buf_free(&f.word);
	arena_free(&f.arena);
	free(f.seen);
	free(f.who);
}

/* --- rows --- */

void
meetings_add(struct meetings *m, size_t who, day date, struct str kind, struct str title, struct str uid, day instance)
{
	struct buf id = {0}, text = {0};
	struct meeting *one;

	m->v = mem_reserve(m->v, m->n, &m->cap, sizeof(*m->v));
	one = &m->v[m->n++];
	add_id(&id, uid, instance);
	subject_text(&text, title);
	buf_fmt(&text, "%s<cal:%.*s>", text.n ? " " : "", STR_ARG(buf_view(&id)));
	*one = (struct meeting){who, date, kind, arena_str(&m->arena, buf_view(&text)),
	                        arena_str(&m->arena, buf_view(&id))};
	buf_free(&id);
	buf_free(&text);
}

static int
meeting_order(const void *va, const void *vb)
{
	const struct meeting *a = va, *b = vb;
	int d;

	if (a->date != b->date)
		return a->date < b->date ? -1 : 1;
	if (a->who != b->who)
		return a->who < b->who ? -1 : 1;
	d = str_cmp(a->id, b->id);
	return d ? d : str_cmp(a->text, b->text);
}

/* true on the first call for this contact and id */
static bool
is_new(struct map *known, struct arena *arena, size_t who, struct str id)
{
	struct buf key = {0};
	bool is;

	buf_fmt(&key, "%zu %.*s", who, STR_ARG(id));
	is = map_get(known, buf_view(&key)) == MAP_NONE;
	if (is)
		*map_put(known, arena_str(arena, buf_view(&key))) = 1;
	buf_free(&key);
	return is;
}

/* the ids in the text of an entry */
static void
know_text(struct map *known, struct arena *arena, size_t who, struct str text)
{
	const struct str scheme = STR("cal:");
	size_t at, n;

	while ((at = str_find(text, scheme)) < text.n) {
		text = str_sub(text, at + scheme.n, text.n);
		for (n = 0; n < text.n && (plain(text.p[n]) || text.p[n] == '%' || text.p[n] == '/');)
			n++;
		is_new(known, arena, who, str_sub(text, 0, n));
		/* nor the end of a sentence, or of emphasis in Markdown */
		while (n && (text.p[n - 1] == '.' || text.p[n - 1] == '_'))
			n--;
		is_new(known, arena, who, str_sub(text, 0, n));
	}
}

void
meetings_end(struct meetings *m, const struct book *b)
{
	struct map known = {0};
	struct arena arena = {0};
	size_t kept = 0;

	for (size_t i = 0; i < b->n; i++)
		for (uint32_t e = 0; e < b->contact[i].body.nentries; e++)
			know_text(&known, &arena, i, contact_entry_text(&b->contact[i], &b->contact[i].body.entry[e]));
	if (m->n)
		qsort(m->v, m->n, sizeof(*m->v), meeting_order);
	for (size_t i = 0; i < m->n; i++)
		if (is_new(&known, &arena, m->v[i].who, m->v[i].id))
			m->v[kept++] = m->v[i];
	m->n = kept;
	map_free(&known);
	arena_free(&arena);
}

void
meetings_free(struct meetings *m)
{
	free(m->v);
	arena_free(&m->arena);
	*m = (struct meetings){0};
}
