/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "brief/give_text.h"
#include "cli/week_advice.h"
#include "find/sorrow.h"
#include "front/shown_link.h"
#include "match/intro_search.h"
#include "match/noted_needs.h"
#include "print/intro_text.h"

enum {
	PAIRS = 20, /* under way, and so many new ones, at most */
	GIFTS = 2,  /* for a contact, at most */
	PAIR_PARTS = WEEK_ROWS_PART(WEEK_ROWS_PAIR) | WEEK_ROWS_PART(WEEK_ROWS_WITH),
	GIFT_PARTS = WEEK_ROWS_PART(WEEK_ROWS_GIFT),
	SORROW_PARTS = WEEK_ROWS_PART(WEEK_ROWS_SORROW),
};

static void
add_pair(struct week_rows *w, const struct intros *s, const struct intro *p)
{
	struct buf why = {0};
	struct week_rows_line r = {DAY_NONE, DAY_NONE, p->score, str_of(intro_state_name(p->state))};

	intro_text(&why, s, p);
	week_rows_add(w, p->a, WEEK_ROWS_PAIR, &r);
	r = (struct week_rows_line){DAY_NONE, DAY_NONE, CELL_UNKNOWN, why.n ? buf_view(&why) : STR("")};
	week_rows_add(w, p->b, WEEK_ROWS_WITH, &r);
	buf_free(&why);
}

/* says how many pairs are barred, if there is no other */
static void
hint_barred(const struct week_rows *w, const size_t barred[INTRO_BARS])
{
	struct buf text = {0};

	if (intro_text_barred(&text, barred))
		tool_hint(w->tool, "%.*s", STR_ARG(buf_view(&text)));
	buf_free(&text);
}

static void
add_pairs(struct week_rows *w, struct intros *s)
{
	const struct people *people = &w->tool->people;
	size_t n = 0, barred[INTRO_BARS] = {0};
	struct intro *v = NULL;

	if (w->asked)
		intro_search_under_way(&v, &n, s, people, PAIRS, 0);
	for (size_t i = 0; i < n; i++)
		add_pair(w, s, &v[i]);
	free(v);
	intro_search(&v, &n, barred, s, people, PAIRS, 0);
	if (!n)
		hint_barred(w, barred);
	for (size_t i = 0; i < n; i++)
		if (v[i].state == INTRO_NEW)
			add_pair(w, s, &v[i]);
	free(v);
}

static void
add_gift(struct week_rows *w, const struct gift *g)
{
	struct week_rows_line r = {DAY_NONE, DAY_NONE, CELL_UNKNOWN, STR("")};
	const struct book *b = &w->tool->book;
	struct buf text = {0};

	buf_fmt(&text, "%s: ", give_kind_name(g->kind));
	give_text_what(&text, g, b);
	buf_str(&text, STR(" – "));
	give_text_why(&text, g, b);
	r.text = buf_view(&text);
	week_rows_add(w, g->who, WEEK_ROWS_GIFT, &r);
	buf_free(&text);
}

static void
add_gifts(struct week_rows *w, struct intros *s, const struct people *people)
{
	struct tool *t = w->tool;
	struct gift gift[GIFTS];
	struct arena arena = {0};
	struct giver *g = give_open(s, t->today, &arena);

	give_read_notes(g, &t->book, people);
	for (size_t i = 0; i < people->n; i++) {
		size_t who = people->who[i];
		/* "Be there" says all that is needed */
		size_t n = week_rows_mourns(w, who) ? 0 : give_to(gift, GIFTS, g, who);

		for (size_t k = 0; k < n; k++)
			add_gift(w, &gift[k]);
	}
	give_close(g);
	arena_free(&arena);
}

static void
add_sorrows(struct week_rows *w)
{
	struct buf scratch = {0};

	for (size_t i = 0; i < w->nsorrow; i++) {
		const struct sorrow *v = &w->sorrow[i];
		struct week_rows_line r = {v->date, DAY_NONE, CELL_UNKNOWN, STR("")};

		r.text = shown_link_line(&scratch, v->text, &w->arena);
		week_rows_add(w, v->who, WEEK_ROWS_SORROW, &r);
	}
	buf_free(&scratch);
}

bool
week_advice_wanted(unsigned parts)
{
	return parts & (PAIR_PARTS | GIFT_PARTS | SORROW_PARTS);
}

struct needs
week_advice_needs(unsigned parts)
{
	unsigned more = (GIVE_TO_PARTS | NOTED_NEEDS_PARTS) & ~(unsigned)WANT_RAW;

	/* a sorrow may be in any notes; else those of a few are read: whose turn it is, and of the best pairs */
	return (struct needs){GIVE_KEYS | NOTED_NEEDS_KEYS, more | (parts & SORROW_PARTS ? WANT_RAW : WANT_RAW_LATER)};
}

/* whose turn it is, and whose question waits; the caller frees *v */
static size_t
given(size_t **v, const struct week_rows *w)
{
	size_t n = w->nturn;

	*v = mem_alloc((n + w->nanswer) * sizeof(**v));
	memcpy(*v, w->turn, n * sizeof(**v));
	for (size_t i = 0; i < w->nanswer; i++) {
		bool has = false;

		for (size_t k = 0; k < w->nturn; k++)
			has |= w->turn[k] == w->answer[i];
		if (!has)
			(*v)[n++] = w->answer[i];
	}
	return n;
}

void
week_advice_write(struct week_rows *w)
{
	bool pairs = w->parts & PAIR_PARTS, gifts = (w->parts & GIFT_PARTS) && w->nturn + w->nanswer;
	struct people people = {.named = true};
	struct tool *t = w->tool;
	struct intros s;

	if (w->parts & SORROW_PARTS)
		add_sorrows(w);
	if (!pairs && !gifts)
		return;
	if (pairs) {
		intro_open(&s, &t->book, INTRO_ROLES, t->today);
		add_pairs(w, &s);
	}
	if (gifts) {
		if (t->book.me == t->book.n)
			tool_hint(t, "%s", GIVE_TEXT_NO_OWNER);
		people.n = given(&people.who, w);
		for (size_t i = 0; i < people.n; i++)
			book_raw(&t->book, people.who[i]);
		noted_needs_add(&t->book, people.who, people.n, t->today);
		if (pairs)
			intro_open_again(&s, INTRO_ROLES, t->today);
		else
			intro_open(&s, &t->book, INTRO_ROLES, t->today);
		add_gifts(w, &s, &people);
		free(people.who);
	}
	intro_close(&s);
}
