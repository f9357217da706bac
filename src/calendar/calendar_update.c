/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "calendar/calendar.h"
#include "calendar/calendar_update.h"
#include "vcf/vcf_line.h"

/* where a line of a file is */
enum place { AROUND, BEGINS, OWN, FOREIGN, ALARM, ENDS };

struct updating {
	struct str rest, raw;
	struct buf text, scratch;
	uint32_t lines;
	int depth;
	int item;         /* depth of the item; 0 outside */
	bool alarm;       /* within an alarm of tend's */
	bool reopen;
	struct vcf_line line;
	struct vcf_params params;
};

static const struct str own[] = {
	STR_INIT("DTSTAMP"), STR_INIT("DTSTART"), STR_INIT("DTEND"), STR_INIT("DURATION"), STR_INIT("DUE"),
	STR_INIT("RRULE"), STR_INIT("TRANSP"), STR_INIT("SUMMARY"), STR_INIT("DESCRIPTION"),
	STR_INIT("CATEGORIES"),
};
static const struct str progress[] = {
	STR_INIT("STATUS"), STR_INIT("COMPLETED"), STR_INIT("PERCENT-COMPLETE"),
};

/* true if the alarm that begins at `rest` is tend's */
static bool
own_alarm(struct updating *u)
{
	struct str rest = u->rest, raw;
	struct buf text = {0};
	uint32_t lines = 0;
	bool is = false;

	while (!is && calendar_line(&raw, &text, &rest, &lines)) {
		struct str line = str_trim(buf_view(&text));

		if (vcf_starts(line, STR("END:")))
			break;
		is = vcf_starts(line, STR("UID:")) && str_ends(line, STR("@tend"));
	}
	buf_free(&text);
	return is;
}

static enum place
place_of(struct updating *u)
{
	struct str value = str_trim(u->line.value);

	if (vcf_same(u->line.name, STR("BEGIN"))) {
		u->depth++;
		if (!u->item && (vcf_same(value, STR("VEVENT")) || vcf_same(value, STR("VTODO")))) {
			u->item = u->depth;
			return BEGINS;
		}
		if (u->item && u->depth == u->item + 1)
			u->alarm = vcf_same(value, STR("VALARM")) && own_alarm(u);
		return u->alarm ? ALARM : u->item ? FOREIGN : AROUND;
	}
	if (vcf_same(u->line.name, STR("END"))) {
		bool alarm = u->alarm, ends = u->item && u->depth == u->item;

		if (alarm && u->depth == u->item + 1)
			u->alarm = false;
		u->depth--;
		if (ends)
			u->item = -1; /* only the first */
		return ends ? ENDS : alarm ? ALARM : u->item > 0 ? FOREIGN : AROUND;
	}
	if (u->item <= 0)
		return AROUND;
	if (u->alarm)
		return ALARM;
	if (u->depth != u->item)
		return FOREIGN;
	if (STR_ONE_OF(u->line.name, own))
		return OWN;
	return u->reopen && STR_ONE_OF(u->line.name, progress) ? OWN : FOREIGN;
}

/* the next line, split; false at the end */
static bool
next(struct updating *u, enum place *place)
{
	if (!calendar_line(&u->raw, &u->text, &u->rest, &u->lines))
		return false;
	u->params.n = 0;
	if (!str_trim(buf_view(&u->text)).n ||
	    !vcf_split(&u->line, &u->params, u->text.p, u->text.n, false))
		u->line = (struct vcf_line){0};
	*place = place_of(u);
	return true;
}

static void
end(struct updating *u)
{
	buf_free(&u->text);
	buf_free(&u->scratch);
	free(u->params.v);
}

/* --- what tend's lines say --- */

struct said {
	struct str *v;
	size_t n, cap;
	struct arena arena;
};

static void
say(struct said *s, struct buf *text)
{
	s->v = mem_reserve(s->v, s->n, &s->cap, sizeof(*s->v));
	s->v[s->n++] = arena_str(&s->arena, buf_view(text));
}

/* a rule's parts may come in any order: each is one of its own */
static void
say_rule(struct said *s, struct buf *text, struct str value)
{
	struct str part;

	while (value.n) {
		value = str_cut(&part, value, ';');
		buf_clear(text);
		buf_fmt(text, "RRULE:%.*s", STR_ARG(str_trim(part)));
		say(s, text);
	}
}

static void
say_line(struct said *s, struct updating *u, enum place place)
{
	const struct str name = u->line.name;
	struct buf *text = &u->scratch;

	/* the day of the export, what alarms repeat, and the UID, which is in both */
	if (vcf_same(name, STR("DTSTAMP")) || STR_ONE_OF(name, progress))
		return;
	if (place == ALARM && !vcf_same(name, STR("TRIGGER")))
		return;
	if (vcf_same(name, STR("RRULE"))) {
		say_rule(s, text, u->line.value);
		return;
	}
	buf_clear(text);
	for (size_t i = 0; i < name.n; i++)
		buf_chr(text, char_upper(name.p[i]));
	buf_chr(text, ':');
	calendar_text(text, u->line.value);
	text->n = str_trim(buf_view(text)).n;
	say(s, text);
}

/* what a file or an item says in the lines of tend's, in order */
static void
say_all(struct said *s, struct str file)
{
	struct updating u = {.rest = file};
	enum place place;

	while (next(&u, &place))
		if (place == OWN || place == ALARM)
			say_line(s, &u, place);
	end(&u);
	if (s->n)
		qsort(s->v, s->n, sizeof(*s->v), str_order);
}

static bool
same(struct str file, struct str item)
{
	struct said a = {0}, b = {0};
	bool is;

	say_all(&a, file);
	say_all(&b, item);
	is = a.n == b.n;
	for (size_t i = 0; is && i < a.n; i++)
		is = str_eq(a.v[i], b.v[i]);
	free(a.v);
	free(b.v);
	arena_free(&a.arena);
	arena_free(&b.arena);
	return is;
}

/* appends lines of tend's with the line ends of the file */
static void
add_raw(struct buf *out, struct str raw, bool crlf)
{
	for (size_t i = 0; i < raw.n; i++)
		if (crlf || raw.p[i] != '\r')
			buf_chr(out, raw.p[i]);
}

/* the item's own lines, without those of progress unless the file's go */
static void
add_item(struct buf *out, struct str item, bool reopen, bool crlf)
{
	struct updating u = {.rest = item, .reopen = reopen};
	enum place place;

	while (next(&u, &place))
		if (place == OWN || place == ALARM)
			add_raw(out, u.raw, crlf);
	end(&u);
}

int
calendar_update(struct buf *out, struct str file, struct str item, bool reopen)
{
	struct updating u = {.rest = file, .reopen = reopen};
	enum place place;

	buf_clear(out);
	if (!reopen && same(file, item)) {
		end(&u);
		return 0;
	}
	while (next(&u, &place)) {
		if (place != OWN && place != ALARM)
			buf_str(out, u.raw);
		if (place == BEGINS)
			add_item(out, item, reopen, str_ends(u.raw, STR("\r\n")));
	}
	end(&u);
	return 1;
}
