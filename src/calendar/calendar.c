/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "calendar/calendar.h"
#include "read/charset_file.h"
#include "vcf/vcf_line.h"

/* the values of one kind while they are collected */
struct times {
	struct calendar_time *v;
	size_t n, cap;
};

struct calendar_reading {
	struct calendar *c;
	struct str path;
	struct calendar_item item;
	int depth;  /* of components */
	int inside; /* the depth of the item; 0 outside */
	bool any;   /* a VCALENDAR has begun */
	bool reported;
	struct vcf_params params;
	struct times except, extra;
	struct calendar_person *person;
	size_t npeople, person_cap;
	struct buf scratch;
};

bool
calendar_line(struct str *raw, struct buf *text, struct str *rest, uint32_t *lines)
{
	struct str begin = *rest, line;

	buf_clear(text);
	if (!str_line(&line, rest))
		return false;
	for (;;) {
		if (text->n + line.n <= CALENDAR_LINE)
			buf_str(text, line);
		++*lines;
		if (!rest->n || !char_blank(rest->p[0]))
			break;
		str_line(&line, rest);
		line = str_sub(line, 1, line.n);
	}
	*raw = str_sub(begin, 0, begin.n - rest->n);
	return true;
}

void
calendar_text(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != '\\' || i + 1 == s.n) {
			buf_chr(out, s.p[i]);
			continue;
		}
		i++;
		buf_chr(out, s.p[i] == 'n' || s.p[i] == 'N' ? '\n' : s.p[i]);
	}
}

static void
report(struct calendar_reading *r, uint32_t line, const char *what)
{
	errors_add(r->c->errors, r->path, line, 1, "%s", what);
}

static struct str
text_of(struct calendar_reading *r, struct str raw)
{
	buf_clear(&r->scratch);
	calendar_text(&r->scratch, raw);
	return arena_str(&r->c->arena, str_trim(buf_view(&r->scratch)));
}

static void
take_time(struct calendar_reading *r, struct calendar_time *out, const struct vcf_line *l)
{
	if (calendar_time_parse(out, l->value) < 0)
		report(r, l->line, "not a date; write 20260901 or 20260901T100000");
	out->line = l->line;
}

/* a comma-separated list of days; a period's is its begin */
static void
take_times(struct calendar_reading *r, struct times *t, const struct vcf_line *l)
{
	struct str rest = l->value, one, begin;

	while (rest.n) {
		struct calendar_time time = {.line = l->line};

		rest = str_cut(&one, rest, ',');
		str_cut(&begin, one, '/');
		if (calendar_time_parse(&time, begin) < 0) {
			report(r, l->line, "not a date; write 20260901 or 20260901T100000");
			continue;
		}
		if (t->n == CALENDAR_VALUES) {
			report(r, l->line, "more than 10000 dates: the rest is left out");
			return;
		}
		time.line = l->line;
		t->v = mem_reserve(t->v, t->n, &t->cap, sizeof(*t->v));
		t->v[t->n++] = time;
	}
}

static void
take_person(struct calendar_reading *r, const struct vcf_line *l)
{
	struct str address = l->value;
	struct calendar_person p = {0};

	if (vcf_starts(address, STR("mailto:")))
		address = str_sub(address, 7, address.n);
	else
		address = vcf_param(l, STR("EMAIL"));
	p.address = text_of(r, address);
	p.name = text_of(r, vcf_param(l, STR("CN")));
	p.declined = vcf_same(vcf_param(l, STR("PARTSTAT")), STR("DECLINED"));
	if (r->npeople == CALENDAR_VALUES) {
		report(r, l->line, "more than 10000 people: the rest is left out");
		return;
	}
	r->person = mem_reserve(r->person, r->npeople, &r->person_cap, sizeof(*r->person));
	r->person[r->npeople++] = p;
}

static void
take(struct calendar_reading *r, const struct vcf_line *l)
{
	struct calendar_item *i = &r->item;

	if (vcf_same(l->name, STR("UID")))
		i->uid = text_of(r, l->value);
	else if (vcf_same(l->name, STR("SUMMARY")))
		i->summary = text_of(r, l->value);
	else if (vcf_same(l->name, STR("STATUS")))
		i->status = text_of(r, l->value);
	else if (vcf_same(l->name, STR("CATEGORIES")))
		i->categories = text_of(r, l->value);
	else if (vcf_same(l->name, STR("RRULE")))
		i->rule = arena_str(&r->c->arena, str_trim(l->value));
	else if (vcf_same(l->name, STR("PERCENT-COMPLETE")))
		i->percent = (int)str_number(str_trim(l->value), 100);
	else if (vcf_same(l->name, STR("TRANSP")))
		i->transparent = vcf_same(str_trim(l->value), STR("TRANSPARENT"));
	else if (vcf_same(l->name, STR("DTSTART"))) {
		take_time(r, &i->start, l);
		i->zone = text_of(r, vcf_param(l, STR("TZID")));
	}
	else if (vcf_same(l->name, STR("DUE")))
		take_time(r, &i->due, l);
	else if (vcf_same(l->name, STR("COMPLETED")))
		take_time(r, &i->completed, l);
	else if (vcf_same(l->name, STR("EXDATE")))
		take_times(r, &r->except, l);
	else if (vcf_same(l->name, STR("RDATE")))
		take_times(r, &r->extra, l);
	else if (vcf_same(l->name, STR("ATTENDEE")) || vcf_same(l->name, STR("ORGANIZER")))
		take_person(r, l);
	else if (vcf_same(l->name, STR("RECURRENCE-ID"))) {
		take_time(r, &i->instance, l);
		i->onward = vcf_same(vcf_param(l, STR("RANGE")), STR("THISANDFUTURE"));
	}
}

static void
begin_item(struct calendar_reading *r, bool todo, uint32_t line)
{
	r->inside = r->depth;
	r->item = (struct calendar_item){
		.path = r->path, .line = line, .todo = todo, .percent = -1, .start = CALENDAR_NEVER,
		.due = CALENDAR_NEVER, .completed = CALENDAR_NEVER, .instance = CALENDAR_NEVER,
	};
	r->except.n = r->extra.n = r->npeople = 0;
}

static void
end_item(struct calendar_reading *r)
{
	struct calendar *c = r->c;

	r->inside = 0;
	r->item.except = arena_copy(&r->c->arena, r->except.v, r->except.n, sizeof(*r->except.v));
	r->item.extra = arena_copy(&r->c->arena, r->extra.v, r->extra.n, sizeof(*r->extra.v));
	r->item.person = arena_copy(&r->c->arena, r->person, r->npeople, sizeof(*r->person));
	r->item.nexcept = r->except.n;
	r->item.nextra = r->extra.n;
	r->item.npeople = r->npeople;
	c->v = mem_reserve(c->v, c->n, &c->cap, sizeof(*c->v));
	c->v[c->n++] = r->item;
}

static void
begin(struct calendar_reading *r, struct str what, uint32_t line)
{
	r->depth++;
	r->any |= vcf_same(what, STR("VCALENDAR"));
	if (!r->inside && (vcf_same(what, STR("VEVENT")) || vcf_same(what, STR("VTODO"))))
		begin_item(r, vcf_same(what, STR("VTODO")), line);
}

static void
end(struct calendar_reading *r, uint32_t line)
{
	if (r->inside && r->inside == r->depth)
		end_item(r);
	if (r->depth)
		r->depth--;
	else if (r->any)
		report(r, line, "an END without its BEGIN");
}

static void
one_line(struct calendar_reading *r, struct buf *text, uint32_t line)
{
	struct vcf_line l;

	if (!str_trim(buf_view(text)).n)
		return;
	r->params.n = 0;
	if (!vcf_split(&l, &r->params, text->p, text->n, false)) {
		/* once a file: what follows text is mostly more of it */
		if (!r->reported)
			report(r, line, r->any ? "not a line of a calendar, NAME:VALUE: left out" : "not a calendar");
		r->reported = true;
		return;
	}
	l.line = line;
	if (vcf_same(l.name, STR("BEGIN")))
		begin(r, str_trim(l.value), line);
	else if (vcf_same(l.name, STR("END")))
		end(r, line);
	else if (r->inside && r->inside == r->depth)
		take(r, &l);
}

void
calendar_read(struct calendar *c, struct str bytes, struct str path)
{
	struct calendar_reading r = {.c = c, .path = arena_str(&c->arena, path)};
	struct buf text = {0}, scratch = {0};
	struct str rest = charset_file(&scratch, c->errors, bytes, path), raw;
	uint32_t lines = 0, line = 1;

	for (; calendar_line(&raw, &text, &rest, &lines); line = lines + 1)
		one_line(&r, &text, line);
	if (r.inside)
		report(&r, r.item.line, "without an end: left out");
	else if (!r.any && !r.reported)
		report(&r, 1, "not a calendar");
	buf_free(&text);
	buf_free(&scratch);
	buf_free(&r.scratch);
	free(r.params.v);
	free(r.except.v);
	free(r.extra.v);
	free(r.person);
}

void
calendar_free(struct calendar *c)
{
	free(c->v);
	arena_free(&c->arena);
	*c = (struct calendar){0};
}
