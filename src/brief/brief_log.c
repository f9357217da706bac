/* SPDX-License-Identifier: ISC */
#include <inttypes.h>
#include <stdlib.h>

#include "account/automatic.h"
#include "account/owe.h"
#include "account/plans.h"
#include "base/mem.h"
#include "base/relative.h"
#include "base/text.h"
#include "brief/brief_log.h"
#include "brief/give_text.h"
#include "entry/link.h"
#include "match/ask_times.h"

/* limits of each part, since a brief is one screen */
enum { ENTRIES = 3, GIFTS = 3, TASKS = 3 };

/* --- the past --- */

/* adds an entry as it is written in a log, after its date, which is in scratch */
static void
add_said(struct briefing *b, enum brief_part part, const struct entry *e)
{
	struct str text;

	if (e->dir != '-')
		buf_str(&b->scratch, e->dir == '>' ? STR(" ->") : STR(" <-"));
	if (e->sign != '.' || e->nkind)
		buf_chr(&b->scratch, ' ');
	if (e->sign != '.')
		buf_chr(&b->scratch, e->sign);
	buf_str(&b->scratch, entry_kind_written(e));
	if (e->weight > 1)
		buf_fmt(&b->scratch, " x%d", e->weight);
	text = brief_fact_line(b, str_first_line(contact_entry_text(b->c, e)));
	if (text.n)
		buf_str(&b->scratch, e->sign != '.' || e->nkind ? STR(": ") : STR(" "));
	brief_fact_add(b, part, b->scratch.n, text);
}

static void
add_entry(struct briefing *b, const struct entry *e)
{
	char date[DAY_SIZE];

	buf_str(&b->scratch, str_of(day_format(date, e->date)));
	add_said(b, BRIEF_LOG, e);
}

/* the last entry in which they reached out; of one day the first in the file */
static const struct entry *
last_heard(const struct briefing *b)
{
	const struct entry *last = NULL;

	for (uint32_t i = 0; i < b->c->body.nentries; i++) {
		const struct entry *e = &b->c->body.entry[i];

		if (e->dir == '<' && entry_done(e, b->today) && (!last || e->date > last->date) &&
		    !automatic_entry(e, contact_entry_text(b->c, e)))
			last = e;
	}
	return last;
}

/*
 * the latest entries, newest first, and the last in which they reached out; entries of one day in
 * the order of the file
 */
void
brief_log(struct briefing *b, size_t less)
{
	const struct entry *top[ENTRIES], *heard = last_heard(b);
	size_t n = 0, most = less < ENTRIES ? ENTRIES - less : 1;

	for (uint32_t i = 0; i < b->c->body.nentries; i++) {
		const struct entry *e = &b->c->body.entry[i];
		size_t k = n;

		if (!entry_done(e, b->today))
			continue;
		while (k && top[k - 1]->date < e->date)
			k--;
		if (k == most)
			continue;
		n += n < most;
		for (size_t j = n - 1; j > k; j--)
			top[j] = top[j - 1];
		top[k] = e;
	}
	for (size_t i = 0; i < n; i++) {
		add_entry(b, top[i]);
		if (top[i] == heard)
			heard = NULL;
	}
	if (heard)
		add_entry(b, heard);
}

static bool
means_to_ask(const struct contact *c)
{
	bool means = false;

	for (uint32_t i = 0; i < c->body.ntasks && !means; i++)
		means = c->body.task[i].kind == TASK_ASK && c->body.task[i].mark == ' ' && c->body.task[i].text.n;
	return means;
}

/* true if an open ask of theirs may be asked, though deposits are missing: none are counted */
static bool
may_ask(struct briefing *b)
{
	const struct people one = {.who = &b->who, .n = 1, .named = true};
	struct asked *v;
	size_t n;
	bool ready;

	asks_find(&v, &n, b->book, &one, b->today);
	ask_times_set(v, n, b->book, b->today);
	ready = n && v[0].close && v[0].state == ASK_READY;
	free(v);
	return ready;
}

void
brief_account(struct briefing *b)
{
	const struct account *s = &b->account;
	int64_t asks = account_asks(s);

	/* nothing is asked of an inactive contact, and one favour makes no account */
	if (b->c->inactive || (s->given + s->taken <= 1 && !means_to_ask(b->c)))
		return;

	if (!s->given && !s->taken) {
		buf_str(&b->scratch, STR("no favour is logged, given or taken"));
		brief_fact_plain(b, BRIEF_ACCOUNT);
		return;
	}
	buf_fmt(&b->scratch, "%" PRId64 " given, %" PRId64 " taken", s->given, s->taken);
	if (account_friend(b->c)) {
		buf_str(&b->scratch, STR("; they would help you in any case"));
		brief_fact_plain(b, BRIEF_ACCOUNT);
		return;
	}
	/* a sorrow is no time to speak of debts */
	cues_of(&b->cues, b->c, b->today - CUES_SAD_DAYS, b->today);
	if (b->cues.quote[CUE_SAD].n) {
		brief_fact_plain(b, BRIEF_ACCOUNT);
		return;
	}
	buf_str(&b->scratch, STR(": "));
	if (asks < 0) {
		buf_str(&b->scratch, STR("with a ratio of 0 you may ask at any time"));
	} else if (asks > 0) {
		buf_str(&b->scratch, STR("you can ask for "));
		brief_fact_count(b, asks, "favour");
	} else if (may_ask(b)) {
		buf_str(&b->scratch, STR("no favour is counted between you"));
	} else {
		buf_str(&b->scratch, STR("give first, then ask"));
	}
	brief_fact_plain(b, BRIEF_ACCOUNT);
}

/* --- the future --- */

/* true for a gift that has its own part on the page */
static bool
has_part(const struct gift *g)
{
	return g->reason == GIVE_AGENDA || g->reason == GIVE_PROMISED || g->reason == GIVE_HOOK;
}

void
brief_give(struct briefing *b)
{
	struct gift gift[2 * GIFTS];
	size_t n = b->c->inactive ? 0 : give_to(gift, 2 * GIFTS, b->giver, b->who), shown = 0;
	struct buf what = {0}, why = {0};

	for (size_t i = 0; i < n && shown < GIFTS; i++) {
		struct str gives, reason;

		if (has_part(&gift[i]))
			continue;
		buf_clear(&what);
		buf_clear(&why);
		give_text_what(&what, &gift[i], b->book);
		give_text_why(&why, &gift[i], b->book);
		shown++;
		gives = brief_fact_line(b, buf_view(&what));
		reason = brief_fact_line(b, buf_view(&why));
		buf_fmt(&b->scratch, "%s: %.*s", give_kind_name(gift[i].kind), STR_ARG(gives));
		if (reason.n)
			buf_fmt(&b->scratch, " (%.*s)", STR_ARG(reason));
		brief_fact_plain(b, BRIEF_GIVE);
	}
	buf_free(&what);
	buf_free(&why);
}

/* adds the number of tasks that do not fit on the page */
static void
add_rest(struct briefing *b, enum brief_part part, size_t n, const char *tool)
{
	if (n <= TASKS)
		return;
	buf_fmt(&b->scratch, "and %zu more: tend %s ", n - TASKS, tool);
	link_operand(&b->scratch, b->c->id);
	brief_fact_plain(b, part);
}

static struct str
task_text(struct briefing *b, const struct task *t)
{
	return brief_fact_line(b, t->text);
}

void
brief_plans(struct briefing *b)
{
	const struct people one = {.who = &b->who, .n = 1, .named = true};
	struct plan *v;
	char date[DAY_SIZE];
	size_t n;

	plans_find(&v, &n, b->book, &one, b->today, DAY_MAX);
	for (size_t i = 0; i < n && i < TASKS; i++) {
		buf_fmt(&b->scratch, "%s, ", day_format(date, v[i].entry->date));
		brief_fact_when(b, v[i].entry->date);
		buf_str(&b->scratch, v[i].ahead < 0 ? STR(", not ticked:") : STR(":"));
		add_said(b, BRIEF_PLAN, v[i].entry);
	}
	add_rest(b, BRIEF_PLAN, n, "entries --plans");
	free(v);
}

void
brief_promises(struct briefing *b)
{
	const struct people one = {.who = &b->who, .n = 1, .named = true};
	struct owed *v;
	char date[DAY_SIZE];
	size_t n;

	owe_find(&v, &n, b->book, &one, b->today);
	for (size_t i = 0; i < n && i < TASKS; i++) {
		const struct task *t = v[i].task;

		if (t->by != DAY_NONE) {
			buf_fmt(&b->scratch, "by %s, ", day_format(date, t->by));
			if (t->by < b->today) {
				relative_days(&b->scratch, b->today - t->by);
				buf_str(&b->scratch, STR(" late"));
			} else {
				brief_fact_when(b, t->by);
			}
			buf_str(&b->scratch, STR(": "));
		}
		brief_fact_add(b, BRIEF_PROMISE, b->scratch.n, task_text(b, t));
	}
	add_rest(b, BRIEF_PROMISE, n, "owe");
	free(v);
}

void
brief_asks(struct briefing *b)
{
	const struct people one = {.who = &b->who, .n = 1, .named = true};
	struct asked *v;
	char date[DAY_SIZE];
	size_t n, meant = 0;

	asks_find(&v, &n, b->book, &one, b->today);
	ask_times_set(v, n, b->book, b->today);
	while (meant < n && v[meant].state < ASK_GRANTED)
		meant++;
	for (size_t i = 0; i < meant && i < TASKS; i++) {
		const struct task *t = v[i].task;

		ask_state_name(&b->scratch, &v[i]);
		if (t->by != DAY_NONE)
			buf_fmt(&b->scratch, ", by %s", day_format(date, t->by));
		buf_str(&b->scratch, STR(": "));
		brief_fact_add(b, BRIEF_ASKS, b->scratch.n, task_text(b, t));
	}
	add_rest(b, BRIEF_ASKS, meant, "ask");
	free(v);
}
