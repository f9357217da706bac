/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "account/asks.h"
#include "account/owe.h"
#include "account/plans.h"
#include "account/said.h"
#include "account/week.h"
#include "base/mem.h"
#include "cli/week_rows.h"
#include "find/cues.h"
#include "find/noted_promises.h"
#include "find/sorrow.h"
#include "find/urgent.h"
#include "match/ask_times.h"
#include "match/kept_days.h"
#include "match/last_word.h"
#include "match/settled.h"
#include "print/ask_text.h"

static const char *const names[WEEK_ROWS_PARTS] = {
	"asked", "wrote", "promised", "planned", "birthday", "birthday-month", "known", "anniversary", "date", "due", "noted", "said",
	"quiet", "waits", "ready", "give", "cold", "plan", "intro", "pair", "with", "gift",
	"sorrow",
};

void
week_rows_add(struct week_rows *w, size_t who, enum week_rows_part part,
              const struct week_rows_line *r)
{
	if (!(w->parts & WEEK_ROWS_PART(part)))
		return;
	if (part == WEEK_ROWS_ASKED || part == WEEK_ROWS_PROMISED)
		rows_strong(w->out);
	tool_contact(w->out, &w->tool->book.contact[who]);
	rows_text(w->out, str_of(names[part]));
	rows_day(w->out, r->day);
	rows_number(w->out, r->day == DAY_NONE ? CELL_UNKNOWN : (int64_t)w->tool->today - r->day);
	rows_number(w->out, r->number);
	rows_day(w->out, r->last);
	rows_text(w->out, r->text);
}

/* likewise, of a text with links */
static void
add(struct week_rows *w, size_t who, enum week_rows_part part, const struct week_rows_line *r)
{
	struct week_rows_line shown = *r;
	struct buf words = {0};

	link_shown(&words, r->text);
	shown.text = words.p ? buf_view(&words) : STR("");
	week_rows_add(w, who, part, &shown);
	buf_free(&words);
}

/* the first line of an entry's text */
static struct str
first_line(const struct contact *c, const struct entry *e)
{
	return str_first_line(contact_entry_text(c, e));
}

/*
 * The first line of an entry, or its kind. What was given or taken keeps its kind: "your intro: to
 * the opera" is no evening there.
 */
static void
add_entry(struct week_rows *w, size_t who, enum week_rows_part part, const struct entry *e)
{
	struct week_rows_line r = {e->date, DAY_NONE, CELL_UNKNOWN, first_line(&w->tool->book.contact[who], e)};
	struct str kind = entry_kind_written(e);
	struct buf text = {0};

	if (e->sign != '.' && part == WEEK_ROWS_NOTED) {
		buf_str(&text, e->sign == '+' ? STR("your ") : STR("their "));
		buf_str(&text, kind.n ? kind : e->sign == '+' ? STR("gift") : STR("favour"));
		buf_fmt(&text, "%s%.*s", r.text.n ? ": " : "", STR_ARG(r.text));
	}
	if (text.n)
		r.text = buf_view(&text);
	else if (!r.text.n)
		r.text = kind;
	add(w, who, part, &r);
	buf_free(&text);
}

bool
week_rows_mourns(const struct week_rows *w, size_t who)
{
	for (size_t i = 0; i < w->nsorrow; i++)
		if (w->sorrow[i].who == who)
			return true;
	return false;
}

/* true if a part of its own has what they wrote: "my husband died" */
static bool
is_sorrow(const struct week_rows *w, const struct said *s)
{
	for (size_t i = 0; i < w->nsorrow; i++)
		if (w->sorrow[i].who == s->who)
			return w->sorrow[i].date == s->entry->date;
	return false;
}

/* true for a fresh question with a term, or of someone in sorrow */
static bool
cannot_wait(const struct week_rows *w, struct cues *cues, const struct said *s)
{
	struct str text = contact_entry_text(&w->tool->book.contact[s->who], s->entry);

	if (w->tool->today - s->entry->date > URGENT_DAYS)
		return false;
	return urgent_said(text) || week_rows_mourns(w, s->who) || cues_kinds(cues, text, 1u << CUE_SAD);
}

/* the open questions, those first that cannot wait */
static void
add_asked(struct week_rows *w, struct cues *cues, const struct said *v, size_t n)
{
	for (int urgent = 1; urgent >= 0; urgent--)
		for (size_t i = 0; i < n; i++) {
			if (!v[i].asked || cannot_wait(w, cues, &v[i]) != urgent)
				continue;
			add_entry(w, v[i].who, WEEK_ROWS_ASKED, v[i].entry);
			if (w->nanswer < WEEK_ROWS_ANSWERS)
				w->answer[w->nanswer++] = v[i].who;
		}
}

/* the open questions, and what was written; a refusal wants no answer */
static void
add_said(struct week_rows *w)
{
	enum { REFUSAL = 1 << CUE_REFUSED | 1 << CUE_NEVER };
	const struct book *b = &w->tool->book;
	struct cues cues;
	struct said *v;
	size_t n;

	said_find(&v, &n, b, &w->tool->people, w->tool->today);
	cues_open(&cues);
	add_asked(w, &cues, v, n);
	for (size_t i = 0; i < n; i++)
		if (!v[i].asked && !is_sorrow(w, &v[i]) &&
		    !cues_kinds(&cues, contact_entry_text(&b->contact[v[i].who], v[i].entry), REFUSAL))
			add_entry(w, v[i].who, WEEK_ROWS_WROTE, v[i].entry);
	cues_close(&cues);
	free(v);
}

static void
add_promises(struct week_rows *w)
{
	struct owed *v;
	size_t n;

	noted_promises_add(&w->tool->book, w->tool->people.who, w->tool->people.n, w->tool->today);
	owe_find(&v, &n, &w->tool->book, &w->tool->people, w->tool->today);
	for (size_t i = 0; i < n; i++) {
		struct week_rows_line r = {v[i].task->by, DAY_NONE, CELL_UNKNOWN, v[i].task->text};

		add(w, v[i].who, WEEK_ROWS_PROMISED, &r);
	}
	free(v);
}

/* the plans of the logs: near, or past and not ticked */
static void
add_plans(struct week_rows *w)
{
	const struct tool *t = w->tool;
	struct buf text = {0};
	struct plan *v;
	size_t n;

	plans_find(&v, &n, &t->book, &t->people, t->today, day_add(t->today, (struct period){PLANS_AHEAD, PERIOD_DAYS}));
	for (size_t i = 0; i < n; i++) {
		struct str kind = entry_kind_written(v[i].entry), line = first_line(&t->book.contact[v[i].who], v[i].entry);
		struct week_rows_line r = {v[i].entry->date, DAY_NONE, CELL_UNKNOWN, STR("")};

		buf_clear(&text);
		buf_fmt(&text, "%.*s%s%.*s", STR_ARG(kind), kind.n && line.n ? ": " : "", STR_ARG(line));
		r.text = buf_view(&text);
		add(w, v[i].who, WEEK_ROWS_PLANNED, &r);
	}
	buf_free(&text);
	free(v);
}

static void
add_occasions(struct week_rows *w)
{
	enum { AHEAD = 14 };
	static const enum week_rows_part part_of[] = {
		[OCCASION_BIRTHDAY] = WEEK_ROWS_BIRTHDAY, [OCCASION_MONTH] = WEEK_ROWS_MONTH,
		[OCCASION_KNOWN] = WEEK_ROWS_KNOWN,
		[OCCASION_ANNIVERSARY] = WEEK_ROWS_ANNIVERSARY, [OCCASION_DATE] = WEEK_ROWS_DATE,
	};
	const struct tool *t = w->tool;
	struct occasion *v;
	struct cues cues;
	size_t n;

	cues_open(&cues);
	dates_find(&v, &n, &t->book, &t->people, t->today, day_add(t->today, (struct period){AHEAD, PERIOD_DAYS}));
	kept_days(v, &n, &w->tool->book);
	for (size_t i = 0; i < n; i++) {
		struct week_rows_line r = {v[i].date, DAY_NONE, v[i].age < 0 ? CELL_UNKNOWN : v[i].age, v[i].name};

		if (v[i].kind == OCCASION_KNOWN &&
		    (week_rows_mourns(w, v[i].who) || cues_quarrel(&cues, &t->book.contact[v[i].who])))
			continue;
		if (week_occasion(&v[i], &t->book.contact[v[i].who], &t->book.set))
			add(w, v[i].who, part_of[v[i].kind], &r);
	}
	cues_close(&cues);
	free(v);
}

/* what was last between you, and what they said last, unless that is the same or half a year ago */
static void
add_subject(struct week_rows *w, size_t who)
{
	const struct contact *c = &w->tool->book.contact[who];
	const struct entry *last = NULL;
	struct said s = said_last(c, w->tool->today);

	for (uint32_t i = 0; i < c->body.nentries; i++) {
		const struct entry *e = &c->body.entry[i];

		if (entry_done(e, w->tool->today) && !entry_of_intro(e) && (!last || e->date > last->date))
			last = e;
	}
	if (last && last != s.entry && (first_line(c, last).n || last->nkind))
		add_entry(w, who, WEEK_ROWS_NOTED, last);
	/* what they did for you is no word of theirs */
	if (s.entry && s.entry->sign == '-') {
		if (last == s.entry)
			add_entry(w, who, WEEK_ROWS_NOTED, s.entry);
	} else if (s.entry && (last == s.entry || w->tool->today - s.entry->date <= SETTLED_DAYS))
		add_entry(w, who, WEEK_ROWS_SAID, s.entry);
}

/* true if the last word bars a hello; after a quarrel with you one is no small talk, either */
static bool
is_barred(struct week_rows *w, struct cues *cues, size_t who, bool quiet)
{
	struct book *b = &w->tool->book;

	book_raw(b, who);
	if (last_word_never(cues, &b->contact[who], w->tool->today))
		return true;
	if (!quiet)
		return false;
	cues_of(cues, &b->contact[who], DAY_NONE, DAY_NONE);
	return cues->quote[CUE_UNSETTLED].n;
}

static void
add_due(struct week_rows *w, size_t budget)
{
	static const enum week_rows_part part_of[] = {
		[WEEK_NOW] = WEEK_ROWS_DUE, [WEEK_QUIET] = WEEK_ROWS_QUIET, [WEEK_WAITS] = WEEK_ROWS_WAITS,
	};
	struct tool *t = w->tool;
	struct week_row *v;
	struct cues cues;
	size_t n;

	cues_open(&cues);
	week_find(&v, &n, &t->book, &t->people, t->today, budget);
	w->turn = mem_alloc(n * sizeof(*w->turn));
	for (enum week_turn turn = WEEK_NOW; turn <= WEEK_WAITS; turn++) {
		for (size_t i = 0; i < n; i++) {
			const struct due *d = &v[i].due;
			struct week_rows_line r = {d->due, d->last, CELL_UNKNOWN, str_of(due_state_name(d->state))};

			if (v[i].turn != turn)
				continue;
			if (turn != WEEK_WAITS && is_barred(w, &cues, d->who, turn == WEEK_QUIET))
				continue;
			add(w, d->who, part_of[turn], &r);
			if (turn == WEEK_WAITS)
				continue;
			add_subject(w, d->who);
			w->turn[w->nturn++] = d->who;
		}
	}
	cues_close(&cues);
	free(v);
}

/* the open asks, each with what it takes */
static void
add_asks(struct week_rows *w)
{
	static const enum week_rows_part part_of[] = {
		[ASK_READY] = WEEK_ROWS_READY, [ASK_GIVE] = WEEK_ROWS_GIVE, [ASK_COLD] = WEEK_ROWS_COLD,
		[ASK_WAIT] = WEEK_ROWS_COLD,
	};
	const struct tool *t = w->tool;
	struct buf plan = {0};
	struct asked *v;
	size_t n;

	asks_find(&v, &n, &t->book, &t->people, t->today);
	ask_times_set(v, n, &t->book, t->today);
	for (size_t i = 0; i < n && v[i].state < ASK_GRANTED; i++) {
		day since = v[i].waited < 0 ? DAY_NONE : v[i].task->since;
		struct week_rows_line r = {since, v[i].last, v[i].missing, v[i].task->text};

		add(w, v[i].who, part_of[v[i].state], &r);
		buf_clear(&plan);
		ask_text_plan(&plan, &v[i], t->today);
		r = (struct week_rows_line){v[i].task->by, DAY_NONE, CELL_UNKNOWN, buf_view(&plan)};
		add(w, v[i].who, WEEK_ROWS_PLAN, &r);
	}
	buf_free(&plan);
	free(v);
}

/* the contact that the first link of an entry leads to, or the book's n */
static size_t
linked(struct book *b, const struct contact *c, const struct entry *e)
{
	struct str text = contact_entry_text(c, e), inside, rest;
	size_t file = str_find(text, STR("](")), wiki = str_find(text, STR("[["));
	struct buf target = {0};
	size_t who = b->n;
	bool is;

	if (wiki < file) {
		rest = str_sub(text, wiki + 2, text.n);
		inside = str_sub(rest, 0, str_find(rest, STR("]]")));
		is = link_wiki(&target, inside);
	} else {
		rest = str_sub(text, file < text.n ? file + 2 : text.n, text.n);
		inside = str_sub(rest, 0, str_find(rest, STR(")")));
		is = link_file(&target, inside);
	}
	if (is)
		who = book_find(b, buf_view(&target));
	buf_free(&target);
	return who;
}

/* true if an introduction to `about` has ended since a day: `who` said no, or it was made */
static bool
has_ended(struct book *b, size_t who, size_t about, day since, day today)
{
	const struct contact *c = who < b->n ? &b->contact[who] : NULL;

	for (uint32_t i = 0; c && about < b->n && i < c->body.nentries; i++) {
		const struct entry *e = &c->body.entry[i];

		if (e->date >= since &&
		    (str_eq(entry_kind(e), STR("intro-no")) || entry_introduces(e, today)) &&
		    linked(b, c, e) == about)
			return true;
	}
	return false;
}

static bool
is_open(struct book *b, size_t who, const struct entry *e, day today)
{
	size_t other;

	if (!str_eq(entry_kind(e), STR("intro-ask")))
		return false;
	other = linked(b, &b->contact[who], e);
	return !has_ended(b, who, other, e->date, today) && !has_ended(b, other, who, e->date, today);
}

/* contacts that you asked about an introduction, and it was neither refused nor made since */
static void
add_introductions(struct week_rows *w)
{
	struct tool *t = w->tool;

	for (size_t i = 0; i < t->people.n; i++) {
		const struct contact *c = &t->book.contact[t->people.who[i]];

		for (uint32_t k = 0; k < c->body.nentries && !c->me && !c->inactive; k++) {
			if (!is_open(&t->book, t->people.who[i], &c->body.entry[k], t->today))
				continue;
			w->asked = true;
			add_entry(w, t->people.who[i], WEEK_ROWS_INTRO, &c->body.entry[k]);
			break;
		}
	}
}

struct needs
week_rows_needs(void)
{
	return (struct needs){
		DUE_KEYS | SAID_KEYS | DATES_KEYS | ASKS_KEYS | ASK_TIMES_KEYS | NOTED_PROMISES_KEYS,
		DATES_PARTS | SAID_PARTS | PLANS_PARTS | ASKS_PARTS | ASK_TIMES_PARTS | NOTED_PROMISES_PARTS,
	};
}

int
week_rows_parts(unsigned *parts, struct str list)
{
	struct str name;

	*parts = 0;
	do {
		enum week_rows_part p = WEEK_ROWS_ASKED;

		list = str_cut(&name, list, ',');
		while (p < WEEK_ROWS_PARTS && !str_eq(str_trim(name), str_of(names[p])))
			p++;
		if (p == WEEK_ROWS_PARTS)
			return -1;
		*parts |= WEEK_ROWS_PART(p);
	} while (list.n);
	return 0;
}

void
week_rows_write(struct week_rows *w, size_t budget)
{
	if (w->parts & WEEK_ROWS_PART(WEEK_ROWS_SORROW))
		sorrow_find(&w->sorrow, &w->nsorrow, &w->tool->book, &w->tool->people, w->tool->today, &w->arena);
	add_said(w);
	add_promises(w);
	add_plans(w);
	add_occasions(w);
	add_due(w, budget);
	add_asks(w);
	add_introductions(w);
}

void
week_rows_free(struct week_rows *w)
{
	free(w->turn);
	free(w->sorrow);
	arena_free(&w->arena);
}
