/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "cli/ics_ticks.h"
#include "print/ics_feed.h"
#include "vcf/vcf_line.h"

struct needs
ics_ticks_needs(void)
{
	struct needs needs = ics_feed_needs(ICS_FEED_ALL & ~(unsigned)ICS_FEED_BIRTHDAY);

	needs.keys |= MEETINGS_NEEDS.keys;
	needs.parts |= MEETINGS_NEEDS.parts | WANT_TASKS;
	return needs;
}

char
ics_ticks_state(const struct calendar_item *i)
{
	bool open = vcf_same(i->status, STR("NEEDS-ACTION"));

	if (vcf_same(i->status, STR("COMPLETED")))
		return 'x';
	if (vcf_same(i->status, STR("CANCELLED")))
		return '-';
	if (i->completed.date == DAY_NONE && i->percent != 100)
		return 0;
	return open ? '?' : 'x';
}

static struct str
without_todo(struct str uid)
{
	str_skip(&uid, STR("todo-"));
	return uid;
}

unsigned
ics_ticks_kind(struct str uid)
{
	struct str kind;

	if (!str_ends(uid, STR("@tend")))
		return 0;
	str_cut(&kind, without_todo(uid), '-');
	return ics_feed_kind(kind);
}

day
ics_ticks_last(const struct contact *c)
{
	day last = DAY_NONE;

	for (uint32_t i = 0; i < c->body.nentries; i++)
		if (!c->body.entry[i].plan && c->body.entry[i].date > last)
			last = c->body.entry[i].date;
	return last;
}

/* --- what the book has --- */

struct ics_known {
	struct arena arena;
	struct map uid; /* UID: index */
	struct ics_known_item {
		size_t who;
		const struct task *task;
	} *v;
	size_t n, cap;
};

static void
know(void *arg, struct str uid, struct str text, size_t who, const struct task *task)
{
	struct ics_known *k = arg;

	(void)text;
	*map_put(&k->uid, arena_str(&k->arena, uid)) = (uint32_t)k->n;
	k->v = mem_reserve(k->v, k->n, &k->cap, sizeof(*k->v));
	k->v[k->n++] = (struct ics_known_item){who, task};
}

static void
know_all(struct ics_known *k, const struct tool *t)
{
	struct buf out = {0};
	struct ics_feed feed = {
		.book = &t->book, .people = &t->people, .today = t->today, .until = DAY_MAX, .alarm = ICS_NO_ALARM,
		.kinds = ICS_FEED_DUE | ICS_FEED_PROMISE | ICS_FEED_ASK, .take = know, .arg = k,
	};

	ics_feed_add(&out, &feed);
	buf_free(&out);
}

/* "KIND-HASH" of a UID "KIND-ID-HASH[-N]@tend", or of a task */
static struct str
closed_key(struct buf *scratch, struct str kind, struct str hash)
{
	buf_clear(scratch);
	buf_fmt(scratch, "%.*s-%.*s", STR_ARG(kind), STR_ARG(hash));
	return buf_view(scratch);
}

static void
know_closed(struct ics_ticks *ticks, const struct book *b)
{
	struct buf scratch = {0};
	char hash[16];

	for (size_t i = 0; i < b->n; i++)
		for (uint32_t k = 0; k < b->contact[i].body.ntasks; k++) {
			const struct task *t = &b->contact[i].body.task[k];
			struct str kind = t->kind == TASK_PROMISE ? STR("promise") : STR("ask");

			if (t->mark == ' ')
				continue;
			snprintf(hash, sizeof(hash), "%08x", (unsigned)map_hash(t->text));
			closed_key(&scratch, kind, str_of(hash));
			*map_put(&ticks->closed, arena_str(&ticks->arena, buf_view(&scratch))) = 1;
		}
	buf_free(&scratch);
}

bool
ics_ticks_closed(const struct ics_ticks *ticks, struct str uid)
{
	struct buf scratch = {0};
	struct str kind, rest = without_todo(uid), last;
	bool is = false;

	rest = str_cut(&kind, rest, '-');
	rest.n -= STR("@tend").n;
	/* the hash is the last part, or the last but one */
	for (int i = 0; i < 2 && !is && rest.n; i++) {
		last = str_cut_last(&rest, rest, '-');
		is = map_get(&ticks->closed, closed_key(&scratch, kind, last)) != MAP_NONE;
	}
	buf_free(&scratch);
	return is;
}

/* --- ticks --- */

static void
report(const struct calendar *c, const struct calendar_item *i, const char *what)
{
	errors_add(c->errors, i->path, i->line, 1, "%.*s: %s", STR_ARG(i->uid), what);
}

static void
add_tick(struct ics_ticks *ticks, const struct ics_known_item *k, char mark, day on)
{
	struct buf words = {0};
	char date[DAY_SIZE];

	/* with its date, for there may be another of the same text */
	buf_fmt(&words, "%s ", day_format(date, k->task->by));
	buf_str(&words, k->task->text);
	ticks->v = mem_reserve(ticks->v, ticks->n, &ticks->cap, sizeof(*ticks->v));
	ticks->v[ticks->n++] = (struct ics_tick){k->who, arena_str(&ticks->arena, buf_view(&words)), mark, on};
	buf_free(&words);
}

/* true if the item is of an answered task, and an open one with the same text has its UID since */
static bool
other_day(const struct ics_ticks *ticks, const struct calendar_item *i, const struct task *task)
{
	return i->due.date != DAY_NONE && !i->due.utc && i->due.date != task->by &&
	       ics_ticks_closed(ticks, i->uid);
}

static void
one_task(struct ics_ticks *ticks, struct meetings *m, struct ics_known *known, const struct tool *t,
         const struct calendar *c, const struct calendar_item *i)
{
	char state = ics_ticks_state(i);
	unsigned kind = ics_ticks_kind(i->uid);
	uint32_t at = map_get(&known->uid, without_todo(i->uid));
	day on = calendar_time_day(&i->completed, c->here);

	if (!state || !kind || kind == ICS_FEED_BIRTHDAY)
		return;
	if (on == DAY_NONE || on > t->today)
		on = t->today;
	if (state == '?') {
		report(c, i, "unclear: it is completed, and its STATUS is NEEDS-ACTION; left open");
	} else if (kind == ICS_FEED_DUE) {
		/* cancelled: no contact, and nothing to do about it here */
		if (at == MAP_NONE && state == 'x')
			report(c, i, "no contact has this UID; type: tend log WHO contact");
		else if (at != MAP_NONE && state == 'x' && ics_ticks_last(&t->book.contact[known->v[at].who]) < on)
			meetings_add(m, known->v[at].who, on, STR("contact"), STR(""), i->uid, on);
	} else if (at != MAP_NONE && known->v[at].task && other_day(ticks, i, known->v[at].task)) {
		return;
	} else if (at != MAP_NONE && known->v[at].task) {
		add_tick(ticks, &known->v[at], state, on);
		*map_put(&known->uid, without_todo(i->uid)) = MAP_NONE; /* once */
	} else if (!ics_ticks_closed(ticks, i->uid)) {
		report(c, i, "no open promise or ask has this UID: its text or file changed; type: tend done WHO TEXT");
	}
}

static int
tick_order(const void *va, const void *vb)
{
	const struct ics_tick *a = va, *b = vb;

	if (a->who != b->who)
		return a->who < b->who ? -1 : 1;
	return str_cmp(a->words, b->words);
}

void
ics_ticks_match(struct ics_ticks *out, struct meetings *m, const struct tool *t, const struct calendar *c)
{
	struct ics_known known = {0};

	know_all(&known, t);
	know_closed(out, &t->book);
	for (size_t i = 0; i < c->n; i++)
		if (c->v[i].todo)
			one_task(out, m, &known, t, c, &c->v[i]);
	if (out->n)
		qsort(out->v, out->n, sizeof(*out->v), tick_order);
	map_free(&known.uid);
	free(known.v);
	arena_free(&known.arena);
}

struct ics_ticking {
	struct edit edit;
	const struct ics_tick *v;
	size_t n;
	struct buf *what;
	size_t what_from; /* where the texts of this file begin */
};

static int
tick(struct buf *out, struct str file, void *arg)
{
	struct ics_ticking *a = arg;
	struct buf now = {0};
	int changed = 0;

	a->what->n = a->what_from;
	buf_str(&now, file);
	for (size_t i = 0; i < a->n; i++) {
		const struct ics_tick *k = &a->v[i];
		int ret = edit_tick(out, buf_view(&now), k->words, k->mark, k->on, false, &a->edit);

		if (ret <= 0)
			continue;
		buf_fmt(a->what, "%s%s", a->what->n ? "; " : "", k->mark == '-' ? "no: " : "");
		buf_str(a->what, edit_ticked(buf_view(&now), buf_view(out)));
		buf_clear(&now);
		buf_str(&now, buf_view(out));
		changed++;
	}
	buf_clear(out);
	buf_str(out, buf_view(&now));
	buf_free(&now);
	return changed ? 1 : -1;
}

void
ics_ticks_write(struct writer *w, const struct ics_ticks *ticks, struct buf *what)
{
	struct tool *t = w->tool;

	for (size_t i = 0, to; i < ticks->n; i = to) {
		struct str path = t->book.contact[ticks->v[i].who].path;
		struct ics_ticking a = {
			.edit = {.path = path, .errors = &t->errors, .own = &t->book.own,
			         .dates = t->book.set.dates, .rule = &t->book.set.members.rule,
			         .bare = members_bare(&t->book.set.members, path)},
			.v = &ticks->v[i], .what = what, .what_from = what->n,
		};

		for (to = i; to < ticks->n && ticks->v[to].who == ticks->v[i].who;)
			to++;
		a.n = to - i;
		write_file(w, path, tick, &a);
	}
}

void
ics_ticks_free(struct ics_ticks *ticks)
{
	free(ticks->v);
	map_free(&ticks->closed);
	arena_free(&ticks->arena);
	*ticks = (struct ics_ticks){0};
}
