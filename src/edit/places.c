/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "edit/places.h"
#include "front/events.h"

struct places_finder {
	struct str file;
	size_t base, end; /* the front-matter, by offsets */
	const struct event *event;
	size_t n, at;
	const struct map *own;
	struct arena *arena;
	struct place *place;
	size_t nplaces, cap;
	struct span *item; /* items of the list now being read */
	struct str *text;
	size_t items_cap, texts_cap;
};

/* the span of an event in the file; for libyaml the text of "|" ends on the line after */
static struct span
span_of(const struct places_finder *f, const struct event *e)
{
	struct span s = {f->base + e->from, f->base + e->to};

	while (s.to > s.from && char_space(f->file.p[s.to - 1]))
		s.to--;
	return s;
}

/* the style of a scalar: on one line or several */
static enum place_style
scalar_style(const struct places_finder *f, const struct event *e, struct span s)
{
	struct str text = str_sub(f->file, s.from, s.to);

	if (e->tagged)
		return PLACE_OTHER;
	if (e->style == EVENT_TEXT || str_chr(text, '\n') < text.n || str_chr(text, '\r') < text.n)
		return PLACE_BLOCK;
	return text.n ? PLACE_SCALAR : PLACE_EMPTY;
}

static void
add_item(struct places_finder *f, struct place *p, struct span item, struct str text)
{
	f->item = mem_reserve(f->item, p->nitems, &f->items_cap, sizeof(*f->item));
	f->text = mem_reserve(f->text, p->nitems, &f->texts_cap, sizeof(*f->text));
	f->text[p->nitems] = text;
	f->item[p->nitems++] = item;
}

static void *
keep(struct arena *a, const void *v, size_t n, size_t size)
{
	void *kept = arena_zero(a, n, size);

	if (n)
		memcpy(kept, v, n * size);
	return kept;
}

/* reads a list or map to its end */
static void
read_nested(struct places_finder *f, struct place *p)
{
	const struct event *e = &f->event[f->at++];
	bool plain = e->kind == EVENT_LIST && !e->tagged;
	size_t depth = 1;

	p->style = e->flow ? PLACE_FLOW : PLACE_LIST;
	p->value = (struct span){f->base + e->from, f->base + e->from + !e->flow};
	for (; depth; f->at++) {
		struct span s = span_of(f, e = &f->event[f->at]);

		plain &= !e->tagged && (e->kind == EVENT_SCALAR || e->kind == EVENT_END);
		depth += e->kind != EVENT_SCALAR && e->kind != EVENT_END;
		depth -= e->kind == EVENT_END;
		/* for libyaml a collection without brackets ends where the next event begins */
		if ((e->kind == EVENT_SCALAR || s.to > s.from) && s.to > p->value.to)
			p->value.to = s.to;
		if (plain && e->kind == EVENT_SCALAR)
			add_item(f, p, s, e->text);
	}
	if (!plain) {
		p->style = PLACE_OTHER;
		p->nitems = 0;
	}
	p->item = keep(f->arena, f->item, p->nitems, sizeof(*p->item));
	p->text = keep(f->arena, f->text, p->nitems, sizeof(*p->text));
}

static void
read_value(struct places_finder *f, struct place *p)
{
	const struct event *e = &f->event[f->at];

	if (e->kind != EVENT_SCALAR) {
		read_nested(f, p);
		return;
	}
	p->value = span_of(f, e);
	p->style = scalar_style(f, e, p->value);
	p->text = keep(f->arena, &e->text, 1, sizeof(*p->text));
	f->at++;
}

/* true if only blanks precede a key on its line */
static bool
begins_line(const struct places_finder *f, struct place *p, size_t key)
{
	p->from = key;
	while (p->from > f->base && !char_line_end(f->file.p[p->from - 1]))
		if (!char_space(f->file.p[--p->from]))
			return false;
	return true;
}

/* reads one key with its value; -1 if its form is too odd to edit safely */
static int
read_key(struct places_finder *f)
{
	const struct event *e = &f->event[f->at++];
	size_t end = f->base + e->to;
	struct place p = {.key = e->text};
	bool exact;

	if (e->kind != EVENT_SCALAR || e->tagged || e->style == EVENT_TEXT || str_eq(e->text, STR("<<")) ||
	    !begins_line(f, &p, f->base + e->from))
		return -1;
	while (end < f->end && (f->file.p[end] == ' ' || f->file.p[end] == '\t'))
		end++;
	if (end == f->end || f->file.p[end] != ':')
		return -1;
	p.colon = end + 1;
	p.known = key_find(e->text, f->own, &exact);
	read_value(f, &p);
	if (p.style == PLACE_EMPTY)
		p.value = (struct span){p.colon, p.colon};
	if (f->nplaces)
		f->place[f->nplaces - 1].to = p.from;
	p.to = f->end;
	f->place = mem_reserve(f->place, f->nplaces, &f->cap, sizeof(*f->place));
	f->place[f->nplaces++] = p;
	return 0;
}

static int
read_keys(struct places_finder *f)
{
	/* empty, or only comments */
	if (!f->n || (f->n == 1 && f->event[0].kind == EVENT_SCALAR && !f->event[0].text.n))
		return 0;
	if (f->event[0].kind != EVENT_MAP || f->event[0].flow || f->event[0].tagged)
		return -1;
	for (f->at = 1; f->event[f->at].kind != EVENT_END;)
		if (read_key(f) < 0)
			return -1;
	return 0;
}

int
places_find(struct place **out, size_t *n, struct str file, const struct map *own, struct arena *arena)
{
	struct places_finder f = {.file = file, .own = own, .arena = arena};
	struct event *event;
	struct split at;
	int ret;

	*out = NULL;
	*n = 0;
	if (front_split(&at, file) != 1 || at.front_end - at.front > FRONT_MAX)
		return -1;
	f.base = at.front;
	f.end = at.front_end;
	if (events_read(&event, &f.n, str_sub(file, f.base, f.end), arena) < 0)
		return -1;
	f.event = event;
	ret = read_keys(&f);
	if (ret == 0) {
		*n = f.nplaces;
		*out = keep(arena, f.place, *n, sizeof(**out));
	}
	free(f.place);
	free(f.item);
	free(f.text);
	return ret;
}
