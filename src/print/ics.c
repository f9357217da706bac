/* SPDX-License-Identifier: ISC */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <libical/ical.h>

#include "base/mem.h"
#include "base/text.h"
#include "print/ask_text.h"
#include "print/ics.h"

struct ics {
	struct buf *out;
	const struct book *book;
	struct ics_options set;
	struct map ids;  /* how many files of the book have an id */
	struct map uids; /* how many items so far would have a UID */
	struct arena arena;
	struct buf uid, summary, note;
};

/* one entry of the feed; its texts are in the buffers above */
struct ics_item {
	const char *kind;
	day on;
	const char *rule; /* of recurrence, or NULL */
	size_t who;
	const struct task *task; /* or NULL */
};

/* libical returns NULL if memory runs out; end the program as mem_grow() does */
static void *
checked(void *p)
{
	if (!p)
		mem_grow(NULL, SIZE_MAX, 2);
	return p;
}

static struct icaltimetype
time_of(day d)
{
	struct icaltimetype t = {.is_date = 1};

	day_civil(d < ICS_LAST ? d : ICS_LAST, &t.year, &t.month, &t.day);
	return t;
}

/* libical says nothing of a list that it has no memory to extend */
static void
add(icalcomponent *c, icalproperty *p)
{
	int n = icalcomponent_count_properties(c, ICAL_ANY_PROPERTY);

	icalcomponent_add_property(c, checked(p));
	checked(icalcomponent_count_properties(c, ICAL_ANY_PROPERTY) > n ? p : NULL);
}

/* DTSTAMP is in UTC */
static icalproperty *
stamp_of(day d)
{
	struct icaltimetype t = time_of(d);

	t.is_date = 0;
	t.zone = icaltimezone_get_utc_timezone();
	return icalproperty_new_dtstamp(t);
}

static void
add_event(icalcomponent *c, const struct ics_item *i)
{
	add(c, icalproperty_new_dtstart(time_of(i->on)));
	if (i->rule)
		add(c, icalproperty_new_rrule(icalrecurrencetype_from_string(i->rule)));
	/* an event must not mark the day as busy */
	add(c, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
}

static void
add_todo(icalcomponent *c, const struct ics_item *i)
{
	add(c, icalproperty_new_due(time_of(i->on)));
	add(c, icalproperty_new_status(ICAL_STATUS_NEEDSACTION));
}

/* a display alarm; a task has no beginning, so its time counts from its day, the end */
static void
add_alarm(icalcomponent *c, const struct ics *f)
{
	icalcomponent *alarm = checked(icalcomponent_new(ICAL_VALARM_COMPONENT));
	struct icaltriggertype when = {.duration = icaldurationtype_from_int(f->set.alarm * 60)};
	icalproperty *trigger = checked(icalproperty_new_trigger(when));
	struct buf uid = {0};

	buf_fmt(&uid, "alarm-%s", f->uid.p);
	add(alarm, icalproperty_new_uid(uid.p));
	add(alarm, icalproperty_new_action(ICAL_ACTION_DISPLAY));
	if (f->set.todo)
		icalproperty_add_parameter(trigger, checked(icalparameter_new_related(ICAL_RELATED_END)));
	checked(!f->set.todo || icalproperty_count_parameters(trigger) ? trigger : NULL);
	add(alarm, trigger);
	add(alarm, icalproperty_new_description(f->summary.p));
	icalcomponent_add_component(c, alarm);
	checked(icalcomponent_count_components(c, ICAL_ANY_COMPONENT) ? alarm : NULL);
	buf_free(&uid);
}

/* begins a component that write_out() ends */
static icalcomponent *
begin_component(icalcomponent_kind kind)
{
	icalerrno = ICAL_NO_ERROR;
	return checked(icalcomponent_new(kind));
}

/* appends the text of a component and frees it */
static void
write_out(struct buf *out, icalcomponent *c)
{
	char *text = checked(icalcomponent_as_ical_string_r(c)), *again = checked(icalcomponent_as_ical_string_r(c));

	/* libical leaves out what it has no memory for, at any call since the beginning */
	if (icalerrno != ICAL_NO_ERROR)
		checked(NULL);
	/* nor does it always say so: a value that it has no memory for is only missing */
	if (!str_eq(str_of(text), str_of(again)))
		checked(NULL);
	icalmemory_free_buffer(again);
	buf_str(out, str_of(text));
	icalmemory_free_buffer(text);
	icalcomponent_free(c);
}

void
ics_uid_part(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (char_alpha(c) || char_digit(c) || c == '-' || c == '_' || c == '.')
			buf_chr(out, c);
		else
			buf_fmt(out, "%%%02X", (unsigned)(unsigned char)c);
	}
}

/* counts a key; returns its count so far, including this call */
static uint32_t
count(struct map *m, struct str key)
{
	uint32_t *n = map_put(m, key);

	*n = *n == MAP_NONE ? 1 : *n + 1;
	return *n;
}

static void
make_uid(struct ics *f, const char *kind, const struct contact *c, const struct task *task)
{
	uint32_t shared = map_get(&f->ids, c->id), n;

	buf_clear(&f->uid);
	buf_fmt(&f->uid, "%s%s-", f->set.todo ? "todo-" : "", kind);
	if (shared != MAP_NONE && shared > 1) {
		ics_uid_part(&f->uid, STR("./"));
		ics_uid_part(&f->uid, c->path);
	} else {
		ics_uid_part(&f->uid, c->id);
	}
	if (task)
		buf_fmt(&f->uid, "-%08x", (unsigned)map_hash(task->text));
	n = count(&f->uids, arena_str(&f->arena, buf_view(&f->uid)));
	if (n > 1)
		buf_fmt(&f->uid, "-%u", (unsigned)n);
	buf_str(&f->uid, STR("@tend"));
}

static void
write_item(struct ics *f, const struct ics_item *i)
{
	size_t from = f->out->n;
	icalcomponent *c;

	if (i->on > ICS_LAST)
		return;
	c = begin_component(f->set.todo ? ICAL_VTODO_COMPONENT : ICAL_VEVENT_COMPONENT);
	add(c, icalproperty_new_uid(f->uid.p));
	add(c, stamp_of(f->set.today));
	if (f->set.todo)
		add_todo(c, i);
	else
		add_event(c, i);
	add(c, icalproperty_new_summary(f->summary.p));
	if (f->note.n)
		add(c, icalproperty_new_description(f->note.p));
	add(c, icalproperty_new_categories(i->kind));
	if (f->set.alarm != ICS_NO_ALARM)
		add_alarm(c, f);
	write_out(f->out, c);
	if (f->set.take)
		f->set.take(f->set.arg, buf_view(&f->uid), str_sub(buf_view(f->out), from, f->out->n), i->who,
		            i->task);
}

/* begins the texts of an item: its UID, and a summary of the contact's name and `what` */
static const struct contact *
begin(struct ics *f, const char *kind, size_t who, const struct task *task, const char *what)
{
	const struct contact *c = &f->book->contact[who];

	make_uid(f, kind, c, task);
	buf_clear(&f->summary);
	buf_clear(&f->note);
	text_visible(&f->summary, contact_name(c), false);
	buf_fmt(&f->summary, ": %s", what);
	if (task)
		text_visible(&f->summary, task->text, false);
	return c;
}

static void
add_day(struct buf *out, const char *before, day d)
{
	char text[DAY_SIZE];

	buf_fmt(out, "%s%s", before, day_format(text, d));
}

/* an overdue event is put on today; a to-do keeps its day, since programs show it as overdue */
static day
open_on(const struct ics *f, day d)
{
	return !f->set.todo && d < f->set.today ? f->set.today : d;
}

struct ics *
ics_open(struct buf *out, const struct book *b, struct ics_options set)
{
	struct ics *f = mem_zero(1, sizeof(*f));
	icalcomponent *head;

	/* by default, libical aborts the program on errors */
	icalerror_set_errors_are_fatal(0);
	*f = (struct ics){.out = out, .book = b, .set = set};
	for (size_t i = 0; i < b->files.n; i++)
		count(&f->ids, b->files.file[i].id);
	head = begin_component(ICAL_VCALENDAR_COMPONENT);
	add(head, icalproperty_new_version("2.0"));
	add(head, icalproperty_new_prodid("-//tend//tend-ics//EN"));
	write_out(out, head);
	/* the items go before the end of the calendar */
	out->n -= strlen("END:VCALENDAR\r\n");
	return f;
}

void
ics_due(struct ics *f, const struct due *d)
{
	bool now = d->state == DUE_DORMANT && d->due > f->set.today;
	struct ics_item i = {"due", now ? f->set.today : open_on(f, d->due), NULL, d->who, NULL};

	begin(f, i.kind, d->who, NULL, "get in touch");
	add_day(&f->note, "due ", d->due);
	if (d->last != DAY_NONE)
		add_day(&f->note, "; last in touch ", d->last);
	if (d->state >= DUE_LATE)
		buf_fmt(&f->note, "; %s", due_state_name(d->state));
	write_item(f, &i);
}

void
ics_occasion(struct ics *f, const struct occasion *o)
{
	const char *rule = o->leap ? "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1" : "FREQ=YEARLY";
	bool birthday = o->kind == OCCASION_BIRTHDAY;
	struct task named = {.text = o->name};
	struct ics_item i = {occasion_name(o->kind), o->date, rule, o->who, NULL};
	int year, month, mday;

	if (o->kind == OCCASION_DATE)
		begin(f, i.kind, o->who, &named, "");
	else if (birthday || o->kind == OCCASION_ANNIVERSARY)
		begin(f, i.kind, o->who, NULL, i.kind);
	else
		return;
	day_civil(o->date, &year, &month, &mday);
	/* an event recurs, so its age would be wrong a year later */
	if (o->age >= 0)
		buf_fmt(&f->summary, f->set.todo ? " (%d)" : birthday ? " (born %d)" : " (since %d)", (int)(f->set.todo ? o->age : year - o->age));
	if (o->age >= 0 && !f->set.todo) {
		buf_fmt(&f->note, birthday ? "%d on " : "%d years on ", (int)o->age);
		add_day(&f->note, "", o->date);
	}
	write_item(f, &i);
}

void
ics_promise(struct ics *f, const struct owed *o)
{
	struct ics_item i = {"promise", o->task->by, NULL, o->who, o->task};

	if (i.on == DAY_NONE)
		return;
	i.on = open_on(f, i.on);
	begin(f, i.kind, o->who, o->task, "promised: ");
	add_day(&f->note, "by ", o->task->by);
	write_item(f, &i);
}

void
ics_ask(struct ics *f, const struct asked *a)
{
	struct ics_item i = {"ask", a->task->by, NULL, a->who, a->task};
	struct buf plan = {0};

	if (i.on == DAY_NONE || a->state >= ASK_GRANTED)
		return;
	i.on = open_on(f, i.on);
	begin(f, i.kind, a->who, a->task, "ask: ");
	add_day(&f->note, "by ", a->task->by);
	buf_str(&f->note, STR("; "));
	ask_state_name(&f->note, a);
	ask_text_plan(&plan, a, f->set.today);
	if (plan.n) {
		buf_str(&f->note, STR("; "));
		buf_str(&f->note, buf_view(&plan));
	}
	buf_free(&plan);
	write_item(f, &i);
}

void
ics_close(struct ics *f)
{
	buf_str(f->out, STR("END:VCALENDAR\r\n"));
	map_free(&f->ids);
	map_free(&f->uids);
	arena_free(&f->arena);
	buf_free(&f->uid);
	buf_free(&f->summary);
	buf_free(&f->note);
	free(f);
}
