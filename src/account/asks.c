/* SPDX-License-Identifier: ISC */
#include <inttypes.h>
#include <stdlib.h>

#include "account/asks.h"
#include "base/mem.h"

/* DAY_NONE, an unknown date, sorts after every day */
static int
compare_days(day a, day b)
{
	if (a == DAY_NONE || b == DAY_NONE)
		return (a == DAY_NONE) - (b == DAY_NONE);
	return (a > b) - (a < b);
}

/* contacts are sorted by id, so comparing indices compares ids */
static int
place_order(const struct asked *a, const struct asked *b)
{
	if (a->who != b->who)
		return a->who < b->who ? -1 : 1;
	return (a->task->line > b->task->line) - (a->task->line < b->task->line);
}

static int
asked_order(const void *va, const void *vb)
{
	const struct asked *a = va, *b = vb;
	bool answered = a->state >= ASK_GRANTED;
	int by;

	if (answered != (b->state >= ASK_GRANTED))
		return answered ? 1 : -1;
	if (answered)
		return place_order(a, b);
	if (a->waited != b->waited)
		return a->waited > b->waited ? -1 : 1;
	by = compare_days(a->task->by, b->task->by);
	return by ? by : place_order(a, b);
}

enum ask_state
ask_state_new(const struct account *s, const struct settings *set, day today)
{
	if (account_dormant(s, set, today))
		return ASK_COLD;
	return account_missing(s, 1) ? ASK_GIVE : ASK_READY;
}

static struct asked
asked_of(const struct task *t, size_t who, day today)
{
	struct asked a = {.who = who, .task = t, .waited = -1, .last = DAY_NONE};

	if (t->mark != ' ')
		a.state = t->mark == 'x' ? ASK_GRANTED : ASK_DECLINED;
	else if (t->since != DAY_NONE && t->since <= today)
		a.waited = today - t->since;
	return a;
}

/* sets the state of the asks of one contact, which are sorted: the k-th ask is the k-th favour */
static void
set_states(struct asked *v, size_t n, const struct contact *c, const struct settings *set, day today)
{
	struct account s = account_of(c, set, today);
	bool cold = ask_state_new(&s, set, today) == ASK_COLD;
	bool fresh = contact_first_entry(c, today) == DAY_NONE, friend = account_friend(c);

	for (size_t i = 0; i < n; i++) {
		v[i].last = s.last;
		v[i].fresh = fresh;
		if (v[i].state >= ASK_GRANTED)
			continue;
		v[i].missing = friend ? 0 : account_missing(&s, (int64_t)i + 1);
		v[i].state = cold ? ASK_COLD : v[i].missing ? ASK_GIVE : ASK_READY;
	}
}

static void
sort(struct asked *v, size_t n)
{
	if (n)
		qsort(v, n, sizeof(*v), asked_order);
}

void
asks_find(struct asked **out, size_t *n, const struct book *b, const struct people *people, day today)
{
	struct asked *v = NULL;
	size_t cap = 0, first;

	*n = 0;
	for (size_t i = 0; i < people->n; i++) {
		const struct contact *c = &b->contact[people->who[i]];

		first = *n;
		for (uint32_t k = 0; k < c->body.ntasks && !c->me && !c->inactive; k++) {
			/* a task without a text is no ask yet */
			if (c->body.task[k].kind != TASK_ASK || !c->body.task[k].text.n)
				continue;
			v = mem_reserve(v, *n, &cap, sizeof(*v));
			v[(*n)++] = asked_of(&c->body.task[k], people->who[i], today);
		}
		if (*n == first)
			continue;
		sort(v + first, *n - first);
		set_states(v + first, *n - first, c, &b->set, today);
	}
	sort(v, *n);
	*out = v;
}

size_t
asks_granted(const struct asked *v, size_t n)
{
	size_t granted = 0;

	for (size_t i = 0; i < n; i++)
		granted += v[i].state == ASK_GRANTED;
	return granted;
}

size_t
asks_share(size_t granted, size_t n)
{
	return (200 * granted + n) / (2 * n);
}

void
ask_state_name(struct buf *out, const struct asked *a)
{
	static const char *const names[] = {"ready", "give", "cold", "wait", "granted", "declined"};

	buf_str(out, str_of(names[a->state]));
	if (a->state == ASK_GIVE)
		buf_fmt(out, "-%" PRId64, a->missing);
}
