/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "account/asks.h"
#include "account/owe.h"
#include "account/said.h"
#include "account/week.h"
#include "cli/week_rows.h"
#include "print/ask_text.h"

/* NOTED and SAID follow a row of DUE or QUIET, PLAN one of READY, GIVE or COLD */
enum week_part {
	ASKED, WROTE, PROMISED, BIRTHDAY, MONTH, KNOWN, ANNIVERSARY, DATE, DUE, NOTED, SAID, QUIET, WAITS, READY, GIVE, COLD, PLAN,
	INTRO, PARTS
};

static const char *const names[PARTS] = {
	"asked", "wrote", "promised", "birthday", "birthday-month", "known", "anniversary", "date", "due", "noted", "said", "quiet", "waits",
	"ready", "give", "cold", "plan", "intro",
};


/* what a row says beside the contact and the part */
struct week_line {
	day day, last;
	int64_t number; /* an age, years, or missing deposits; CELL_UNKNOWN for none */
	struct str text;
};

static void
add(struct week_rows *w, size_t who, enum week_part part, const struct week_line *r)
{
	struct buf words = {0};

	if (!(w->parts >> part & 1))
		return;
	link_shown(&words, r->text);
	if (part == ASKED || part == PROMISED)
		rows_strong(w->out);
	tool_contact(w->out, &w->tool->book.contact[who]);
	rows_text(w->out, str_of(names[part]));
	rows_day(w->out, r->day);
	rows_number(w->out, r->day == DAY_NONE ? CELL_UNKNOWN : (int64_t)w->tool->today - r->day);
	rows_number(w->out, r->number);
	rows_day(w->out, r->last);
	rows_text(w->out, words.p ? buf_view(&words) : STR(""));
	buf_free(&words);
}

/* the first line of an entry's text */
static struct str
first_line(const struct contact *c, const struct entry *e)
{
	struct str line, text = str_trim(contact_entry_text(c, e));

	return str_line(&line, &text) ? str_trim(line) : STR("");
}

/*
 * The first line of an entry, or its kind. What was given or taken keeps its kind: "+intro: to the
 * opera" is no evening there.
 */
static void
add_entry(struct week_rows *w, size_t who, enum week_part part, const struct entry *e)
{
	struct week_line r = {e->date, DAY_NONE, CELL_UNKNOWN, first_line(&w->tool->book.contact[who], e)};
	struct str kind = entry_kind_written(e);
	struct buf text = {0};

	if (e->sign != '.' && part == NOTED)
		buf_fmt(&text, "%c%.*s%s%.*s", e->sign, STR_ARG(kind), r.text.n ? ": " : "", STR_ARG(r.text));
	if (text.n)
		r.text = buf_view(&text);
	else if (!r.text.n)
		r.text = kind;
	add(w, who, part, &r);
	buf_free(&text);
}

static void
add_said(struct week_rows *w)
{
	struct said *v;
	size_t n;

	said_find(&v, &n, &w->tool->book, &w->tool->people, w->tool->today);
	for (size_t i = 0; i < n; i++)
		add_entry(w, v[i].who, v[i].asked ? ASKED : WROTE, v[i].entry);
	free(v);
}

static void
add_promises(struct week_rows *w)
{
	struct owed *v;
	size_t n;

	owe_find(&v, &n, &w->tool->book, &w->tool->people, w->tool->today);
	for (size_t i = 0; i < n; i++) {
		struct week_line r = {v[i].task->by, DAY_NONE, CELL_UNKNOWN, v[i].task->text};

		add(w, v[i].who, PROMISED, &r);
	}
	free(v);
}

static void
add_occasions(struct week_rows *w)
{
	enum { AHEAD = 14 };
	static const enum week_part part_of[] = {
		[OCCASION_BIRTHDAY] = BIRTHDAY, [OCCASION_MONTH] = MONTH, [OCCASION_KNOWN] = KNOWN,
		[OCCASION_ANNIVERSARY] = ANNIVERSARY, [OCCASION_DATE] = DATE,
	};
	const struct tool *t = w->tool;
	struct occasion *v;
	size_t n;

	dates_find(&v, &n, &t->book, &t->people, t->today, day_add(t->today, (struct period){AHEAD, PERIOD_DAYS}));
	for (size_t i = 0; i < n; i++) {
		struct week_line r = {v[i].date, DAY_NONE, v[i].age < 0 ? CELL_UNKNOWN : v[i].age, v[i].name};

		if (week_occasion(&v[i], &t->book.contact[v[i].who], &t->book.set))
			add(w, v[i].who, part_of[v[i].kind], &r);
	}
	free(v);
}

/* what was last between you, and what they said last, unless that is the same or long ago */
static void
add_subject(struct week_rows *w, size_t who)
{
	const struct contact *c = &w->tool->book.contact[who];
	const struct entry *last = NULL;
	struct said s = said_last(c, w->tool->today);

	for (uint32_t i = 0; i < c->body.nentries; i++) {
		const struct entry *e = &c->body.entry[i];

		if (entry_done(e, w->tool->today) && (!last || e->date > last->date))
			last = e;
	}
	if (last && last != s.entry && (first_line(c, last).n || last->nkind))
		add_entry(w, who, NOTED, last);
	if (s.entry && (last == s.entry || !said_stale(&s, &w->tool->book.set, w->tool->today)))
		add_entry(w, who, SAID, s.entry);
}

static void
add_due(struct week_rows *w, size_t budget)
{
	static const enum week_part part_of[] = {[WEEK_NOW] = DUE, [WEEK_QUIET] = QUIET, [WEEK_WAITS] = WAITS};
	const struct tool *t = w->tool;
	struct week_row *v;
	size_t n;

	week_find(&v, &n, &t->book, &t->people, t->today, budget);
	for (enum week_turn turn = WEEK_NOW; turn <= WEEK_WAITS; turn++) {
		for (size_t i = 0; i < n; i++) {
			const struct due *d = &v[i].due;
			struct week_line r = {d->due, d->last, CELL_UNKNOWN, str_of(due_state_name(d->state))};

			if (v[i].turn != turn)
				continue;
			add(w, d->who, part_of[turn], &r);
			if (turn != WEEK_WAITS)
				add_subject(w, d->who);
		}
	}
	free(v);
}

/* the open asks, each with what it takes */
static void
add_asks(struct week_rows *w)
{
	static const enum week_part part_of[] = {[ASK_READY] = READY, [ASK_GIVE] = GIVE, [ASK_COLD] = COLD};
	const struct tool *t = w->tool;
	struct buf plan = {0};
	struct asked *v;
	size_t n;

	asks_find(&v, &n, &t->book, &t->people, t->today);
	for (size_t i = 0; i < n && v[i].state < ASK_GRANTED; i++) {
		day since = v[i].waited < 0 ? DAY_NONE : v[i].task->since;
		struct week_line r = {since, v[i].last, v[i].missing, v[i].task->text};

		add(w, v[i].who, part_of[v[i].state], &r);
		buf_clear(&plan);
		ask_text_plan(&plan, &v[i], t->today);
		r = (struct week_line){v[i].task->by, DAY_NONE, CELL_UNKNOWN, buf_view(&plan)};
		add(w, v[i].who, PLAN, &r);
	}
	buf_free(&plan);
	free(v);
}

/* contacts that you asked about an introduction */
static void
add_introductions(struct week_rows *w)
{
	const struct tool *t = w->tool;

	for (size_t i = 0; i < t->people.n; i++) {
		const struct contact *c = &t->book.contact[t->people.who[i]];

		for (uint32_t k = 0; k < c->body.nentries && !c->me && !c->inactive; k++) {
			if (!str_eq(entry_kind(&c->body.entry[k]), STR("intro-ask")))
				continue;
			add_entry(w, t->people.who[i], INTRO, &c->body.entry[k]);
			break;
		}
	}
}

struct needs
week_rows_needs(void)
{
	return (struct needs){
		DUE_KEYS | SAID_KEYS | DATES_KEYS | ASKS_KEYS | KEYSET(KEY_NAME), DATES_PARTS | SAID_PARTS | ASKS_PARTS,
	};
}

int
week_rows_parts(unsigned *parts, struct str list)
{
	struct str name;

	*parts = 0;
	do {
		enum week_part p = ASKED;

		list = str_cut(&name, list, ',');
		while (p < PARTS && !str_eq(str_trim(name), str_of(names[p])))
			p++;
		if (p == PARTS)
			return -1;
		*parts |= 1u << p;
	} while (list.n);
	return 0;
}

void
week_rows_write(struct week_rows *w, size_t budget)
{
	add_said(w);
	add_promises(w);
	add_occasions(w);
	add_due(w, budget);
	add_asks(w);
	add_introductions(w);
}
