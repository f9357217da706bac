/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "account/asks.h"
#include "account/owe.h"
#include "account/said.h"
#include "account/week.h"
#include "cli/tool.h"
#include "print/ask_text.h"

static const char help[] =
	"usage: tend-week [options] [WHO ...]\n"
	"Lists what this week holds: what they asked, what you promised, the days to come, and\n"
	"whose turn it is. tend recap reads it out.\n"
	"\n"
	"  -n, --number N         so many contacts, in place of me.md's week; 0 for all\n"
	"  -p, --part PART,...    only these parts\n"
	OPTIONS_HELP;

static const struct column columns[] = {
	{"id", CELL_TEXT}, {"name", CELL_TEXT}, {"part", CELL_TEXT}, {"day", CELL_DAY},
	{"days", CELL_NUMBER}, {"number", CELL_NUMBER}, {"last", CELL_DAY}, {"text", CELL_TEXT},
};

/* NOTED and SAID follow a row of DUE or QUIET, PLAN one of READY, GIVE or COLD */
enum part {
	ASKED, WROTE, PROMISED, BIRTHDAY, MONTH, KNOWN, DUE, NOTED, SAID, QUIET, WAITS, READY, GIVE, COLD, PLAN,
	INTRO, PARTS
};

static const char *const part_names[PARTS] = {
	"asked", "wrote", "promised", "birthday", "birthday-month", "known", "due", "noted", "said", "quiet", "waits",
	"ready", "give", "cold", "plan", "intro",
};

/* the tool, its rows, and the wanted parts: bit p stands for part p */
struct weekly {
	struct tool tool;
	struct rows *rows;
	unsigned parts;
};

/* what a row says beside the contact and the part */
struct weekly_row {
	day day, last;
	int64_t number; /* an age, years, or missing deposits; CELL_UNKNOWN for none */
	struct str text;
};

static void
add(struct weekly *w, size_t who, enum part part, const struct weekly_row *r)
{
	if (!(w->parts >> part & 1))
		return;
	if (part == ASKED || part == PROMISED)
		rows_strong(w->rows);
	tool_contact(w->rows, &w->tool.book.contact[who]);
	rows_text(w->rows, str_of(part_names[part]));
	rows_day(w->rows, r->day);
	rows_number(w->rows, r->day == DAY_NONE ? CELL_UNKNOWN : (int64_t)w->tool.today - r->day);
	rows_number(w->rows, r->number);
	rows_day(w->rows, r->last);
	rows_text(w->rows, r->text);
}

/* the first line of an entry's text */
static struct str
first_line(const struct contact *c, const struct entry *e)
{
	struct str line, text = str_trim(contact_entry_text(c, e));

	return str_line(&line, &text) ? str_trim(line) : STR("");
}

static void
add_entry(struct weekly *w, size_t who, enum part part, const struct entry *e)
{
	struct weekly_row r = {e->date, DAY_NONE, CELL_UNKNOWN, first_line(&w->tool.book.contact[who], e)};

	if (!r.text.n)
		r.text = entry_kind(e);
	add(w, who, part, &r);
}

static void
add_said(struct weekly *w)
{
	struct said *v;
	size_t n;

	said_find(&v, &n, &w->tool.book, &w->tool.people, w->tool.today);
	for (size_t i = 0; i < n; i++)
		add_entry(w, v[i].who, v[i].asked ? ASKED : WROTE, v[i].entry);
	free(v);
}

static void
add_promises(struct weekly *w)
{
	struct owed *v;
	size_t n;

	owe_find(&v, &n, &w->tool.book, &w->tool.people, w->tool.today);
	for (size_t i = 0; i < n; i++) {
		struct weekly_row r = {v[i].task->by, DAY_NONE, CELL_UNKNOWN, v[i].task->text};

		add(w, v[i].who, PROMISED, &r);
	}
	free(v);
}

static void
add_occasions(struct weekly *w)
{
	enum { AHEAD = 14 };
	static const enum part part_of[] = {
		[OCCASION_BIRTHDAY] = BIRTHDAY, [OCCASION_MONTH] = MONTH, [OCCASION_KNOWN] = KNOWN,
	};
	const struct tool *t = &w->tool;
	struct occasion *v;
	size_t n;

	dates_find(&v, &n, &t->book, &t->people, t->today, day_add(t->today, (struct period){AHEAD, PERIOD_DAYS}));
	for (size_t i = 0; i < n; i++) {
		struct weekly_row r = {v[i].date, DAY_NONE, v[i].age < 0 ? CELL_UNKNOWN : v[i].age, STR("")};

		if (week_occasion(&v[i], &t->book.contact[v[i].who], &t->book.set))
			add(w, v[i].who, part_of[v[i].kind], &r);
	}
	free(v);
}

/* what was last between you, and what they said last, unless that is the same or long ago */
static void
add_subject(struct weekly *w, size_t who)
{
	const struct contact *c = &w->tool.book.contact[who];
	const struct entry *last = NULL;
	struct said s = said_last(c, w->tool.today);

	for (uint32_t i = 0; i < c->body.nentries; i++) {
		const struct entry *e = &c->body.entry[i];

		if (entry_done(e, w->tool.today) && (!last || e->date > last->date))
			last = e;
	}
	if (last && last != s.entry && (first_line(c, last).n || last->nkind))
		add_entry(w, who, NOTED, last);
	if (s.entry && (last == s.entry || !said_stale(&s, &w->tool.book.set, w->tool.today)))
		add_entry(w, who, SAID, s.entry);
}

static void
add_due(struct weekly *w, size_t budget)
{
	static const enum part part_of[] = {[WEEK_NOW] = DUE, [WEEK_QUIET] = QUIET, [WEEK_WAITS] = WAITS};
	const struct tool *t = &w->tool;
	struct week_row *v;
	size_t n;

	week_find(&v, &n, &t->book, &t->people, t->today, budget);
	for (enum week_turn turn = WEEK_NOW; turn <= WEEK_WAITS; turn++) {
		for (size_t i = 0; i < n; i++) {
			const struct due *d = &v[i].due;
			struct weekly_row r = {d->due, d->last, CELL_UNKNOWN, str_of(due_state_name(d->state))};

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
add_asks(struct weekly *w)
{
	static const enum part part_of[] = {[ASK_READY] = READY, [ASK_GIVE] = GIVE, [ASK_COLD] = COLD};
	const struct tool *t = &w->tool;
	struct buf plan = {0};
	struct asked *v;
	size_t n;

	asks_find(&v, &n, &t->book, &t->people, t->today);
	for (size_t i = 0; i < n && v[i].state < ASK_GRANTED; i++) {
		day since = v[i].waited < 0 ? DAY_NONE : v[i].task->since;
		struct weekly_row r = {since, v[i].last, v[i].missing, v[i].task->text};

		add(w, v[i].who, part_of[v[i].state], &r);
		buf_clear(&plan);
		ask_text_plan(&plan, &v[i], t->today);
		r = (struct weekly_row){v[i].task->by, DAY_NONE, CELL_UNKNOWN, buf_view(&plan)};
		add(w, v[i].who, PLAN, &r);
	}
	buf_free(&plan);
	free(v);
}

/* those whom you asked about an introduction */
static void
add_introductions(struct weekly *w)
{
	const struct tool *t = &w->tool;

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

static unsigned
parse_parts(const struct tool *t, const char *list)
{
	struct str name, rest = str_of(list);
	unsigned parts = 0;

	do {
		enum part p = ASKED;

		rest = str_cut(&name, rest, ',');
		while (p < PARTS && !str_eq(str_trim(name), str_of(part_names[p])))
			p++;
		if (p == PARTS)
			tool_fail(t, "--part %s: no such part; tend-week(1) lists them", list);
		parts |= 1u << p;
	} while (rest.n);
	return parts;
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"number", required_argument, NULL, 'n'},
		{"part", required_argument, NULL, 'p'},
		OPTIONS_LONG,
	};
	struct needs needs = {DUE_KEYS | SAID_KEYS | DATES_KEYS | ASKS_KEYS | KEYSET(KEY_NAME),
	                      DATES_PARTS | SAID_PARTS | ASKS_PARTS};
	struct weekly w = {.parts = ~0u};
	int64_t budget = -1;
	int opt;

	tool_begin(&w.tool, argv, help);
	while ((opt = options_next(&w.tool, argc, argv, "n:p:" OPTIONS_SHORT, options)) != -1) {
		if (opt == 'n')
			budget = tool_number(&w.tool, optarg, 0, 1000000);
		else if (opt == 'p')
			w.parts = parse_parts(&w.tool, optarg);
		else
			options_take(&w.tool, opt);
	}
	tool_open(&w.tool, needs, false, argc - optind, argv + optind);
	if (budget < 0)
		budget = w.tool.book.set.week;
	w.rows = tool_rows(&w.tool, columns, sizeof(columns) / sizeof(columns[0]));
	add_said(&w);
	add_promises(&w);
	add_occasions(&w);
	add_due(&w, (size_t)budget);
	add_asks(&w);
	add_introductions(&w);
	return tool_close(&w.tool, w.rows);
}
