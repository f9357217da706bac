/* SPDX-License-Identifier: ISC */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "account/account.h"
#include "account/due.h"
#include "account/owe.h"
#include "base/relative.h"
#include "base/utf8.h"
#include "lsp/completion.h"
#include "lsp/hover.h"
#include "lsp/reply.h"
#include "lsp/spot.h"

enum {
	LINE = 200,   /* bytes of a text that is quoted */
	PROMISES = 3, /* lines of promises, at most */
};

void
hover_standing(struct buf *out, const struct workspace *ws, const struct contact *c)
{
	struct due due = due_of(c, &ws->book.set, ws->today);
	struct account account = account_of(c, &ws->book.set, ws->today);
	char date[DAY_SIZE];
	size_t begin = out->n;

	if (c->me)
		return;
	if (c->inactive) {
		buf_str(out, contact_why_inactive(c));
	} else if (due.state == DUE_DORMANT) {
		buf_str(out, STR("dormant"));
	} else if (due.state == DUE_NEW) {
		buf_str(out, STR("never in touch"));
	} else if (due.due != DAY_NONE && due.late > 0) {
		buf_str(out, STR("overdue by "));
		relative_days(out, due.late);
	} else if (due.due != DAY_NONE) {
		buf_str(out, STR("due "));
		relative_when(out, -(int64_t)due.late);
	}
	if (account.given || account.taken)
		buf_fmt(out, "%s%" PRId64 " given, %" PRId64 " taken", out->n > begin ? " · " : "", account.given,
		        account.taken);
	if (due.last != DAY_NONE)
		buf_fmt(out, "%slast %s", out->n > begin ? " · " : "", day_format(date, due.last));
}

static void
line_of(struct buf *out, const char *label, struct str text)
{
	struct str first;

	str_cut(&first, text, '\n');
	if (str_trim(first).n)
		buf_fmt(out, "- **%s** %.*s\n", label, STR_ARG(utf8_cut(str_trim(first), LINE)));
}

/* appends "by 2026-08-01, 4 weeks late", or nothing if a task has no date */
static void
task_date(struct buf *out, const struct workspace *ws, const struct task *t)
{
	char date[DAY_SIZE];

	if (t->by == DAY_NONE)
		return;
	buf_fmt(out, "by %s, ", day_format(date, t->by));
	if (t->mark == ' ' && t->by < ws->today) {
		relative_days(out, (int64_t)ws->today - t->by);
		buf_str(out, STR(" late"));
	} else {
		relative_when(out, (int64_t)t->by - ws->today);
	}
}

/* the open promises, the most overdue first */
static void
promises(struct buf *out, const struct workspace *ws, size_t who)
{
	const struct people one = {.who = &who, .n = 1, .named = true};
	struct buf text = {0};
	struct owed *v;
	size_t n;

	owe_find(&v, &n, &ws->book, &one, ws->today);
	for (size_t i = 0; i < n && i < PROMISES; i++) {
		buf_clear(&text);
		task_date(&text, ws, v[i].task);
		buf_fmt(&text, "%s%.*s", text.n ? ": " : "", STR_ARG(v[i].task->text));
		line_of(out, "Promise", buf_view(&text));
	}
	free(v);
	buf_free(&text);
}

/* the last thing that is noted in the log */
static void
last_entry(struct buf *out, const struct workspace *ws, size_t who)
{
	const struct contact *c = &ws->book.contact[who];
	const struct entry *last = NULL;
	struct buf text = {0};
	struct lines lines = {0};
	struct str line;

	for (uint32_t i = 0; i < c->body.nentries; i++) {
		const struct entry *e = &c->body.entry[i];

		if (!e->plan && !e->note && e->date <= ws->today && (!last || e->date >= last->date))
			last = e;
	}
	if (!last || !workspace_text(&text, ws, who))
		return;
	lines_read(&lines, buf_view(&text), true);
	if (last->line <= lines.n) {
		line = str_sub(buf_view(&text), lines.at[last->line - 1],
		               last->line < lines.n ? lines.at[last->line] : text.n);
		line = str_trim(line);
		while (line.n && strchr("-*+# ", line.p[0]))
			line = str_sub(line, 1, line.n);
		line_of(out, "Last", line);
	}
	lines_free(&lines);
	buf_free(&text);
}

static void
person(struct buf *out, struct workspace *ws, size_t who)
{
	const struct contact *c = &ws->book.contact[who];
	const struct field *needs = contact_field(c, KEY_NEEDS);
	struct buf standing = {0}, list = {0};

	buf_fmt(out, "**%.*s**", STR_ARG(contact_name(c)));
	if (contact_text(c, KEY_TITLE).n)
		buf_fmt(out, " · %.*s", STR_ARG(contact_text(c, KEY_TITLE)));
	if (contact_text(c, KEY_ORG).n)
		buf_fmt(out, " · %.*s", STR_ARG(contact_text(c, KEY_ORG)));
	if (contact_text(c, KEY_PLACE).n)
		buf_fmt(out, " · %.*s", STR_ARG(contact_text(c, KEY_PLACE)));
	buf_str(out, STR("\n\n"));
	hover_standing(&standing, ws, c);
	line_of(out, "Standing", buf_view(&standing));
	promises(out, ws, who);
	line_of(out, "Why", contact_text(c, KEY_WHY));
	for (size_t i = 0; needs && i < needs->n; i++)
		buf_fmt(&list, "%s%.*s", i ? "; " : "", STR_ARG(field_text(needs, i)));
	line_of(out, "Needs", buf_view(&list));
	last_entry(out, ws, who);
	buf_free(&standing);
	buf_free(&list);
}

/* the entry on a line, if there is one */
static const struct entry *
entry_on(const struct workspace *ws, const struct doc *d, size_t line)
{
	const struct body *b = d->who != WORKSPACE_NONE ? &ws->book.contact[d->who].body : NULL;

	for (uint32_t i = 0; b && i < b->nentries; i++)
		if (!b->entry[i].note && b->entry[i].line == line + 1)
			return &b->entry[i];
	return NULL;
}

static void
entry(struct buf *out, const struct workspace *ws, const struct entry *e)
{
	char date[DAY_SIZE];
	int64_t ahead = (int64_t)e->date - ws->today;

	buf_fmt(out, "%s, ", day_format(date, e->date));
	relative_when(out, ahead);
	buf_str(out, STR("\n\n"));
	if (e->plan || ahead > 0)
		buf_str(out, STR("a plan: does not count yet"));
	else if (e->sign == '+')
		buf_fmt(out, "a deposit: you gave%s", e->weight > 1 ? "" : " once");
	else if (e->sign == '-')
		buf_fmt(out, "a withdrawal: you received a favour");
	else
		buf_str(out, e->dir == '>' ? STR("contact: you reached out") : e->dir == '<' ? STR("contact: they reached out")
		                                                                             : STR("contact"));
	if (e->weight > 1)
		buf_fmt(out, ", counts %d times", e->weight);
}

/* the ask or promise on a line, if there is one */
static const struct task *
task_on(const struct workspace *ws, const struct doc *d, size_t line)
{
	const struct body *b = d->who != WORKSPACE_NONE ? &ws->book.contact[d->who].body : NULL;

	for (uint32_t i = 0; b && i < b->ntasks; i++)
		if (b->task[i].line == line + 1)
			return &b->task[i];
	return NULL;
}

static void
task(struct buf *out, const struct workspace *ws, const struct task *t)
{
	static const char *const states[][3] = {
		[TASK_ASK] = {"an ask", "an ask, granted", "an ask, declined"},
		[TASK_PROMISE] = {"a promise", "a promise, kept", "a promise, dropped"},
	};
	char date[DAY_SIZE];

	buf_str(out, str_of(states[t->kind][t->mark == ' ' ? 0 : t->mark == 'x' ? 1 : 2]));
	if (t->by != DAY_NONE)
		buf_str(out, STR(" · "));
	task_date(out, ws, t);
	if (t->since != DAY_NONE && t->mark == ' ') {
		buf_fmt(out, "\n\nopen since %s, ", day_format(date, t->since));
		relative_when(out, (int64_t)t->since - ws->today);
	}
}

/* the key on a line of the front-matter */
static const char *
key_on(struct str *name, const struct workspace *ws, const struct doc *d, size_t offset)
{
	struct split split;
	size_t line = place_line(&d->lines, offset), at = d->lines.at[line];
	struct str s = str_sub(d->lines.text, at, line + 1 < d->lines.n ? d->lines.at[line + 1] : d->lines.text.n);
	bool exact;

	if (front_split(&split, d->lines.text) != 1 || offset < split.front || offset > split.front_end)
		return NULL;
	str_cut(name, s, ':');
	if (name->n == s.n || offset > at + name->n)
		return NULL;
	*name = str_trim(*name);
	return completion_meaning(key_find(*name, &ws->book.own, &exact));
}

void
hover_request(struct buf *out, struct workspace *ws, const struct msg *params)
{
	struct doc *d = workspace_asked(ws, params);
	struct mention_spot spot;
	struct buf text = {0};
	const struct entry *e;
	const struct task *t;
	const char *meaning;
	struct str name;
	size_t offset, who;

	if (!d || !ws->open)
		return;
	offset = place_of_msg(&d->lines, msg_get(params, "position"));
	e = entry_on(ws, d, place_line(&d->lines, offset));
	t = task_on(ws, d, place_line(&d->lines, offset));
	if (spot_mention(&spot, ws, d, offset) && (who = spot_contact(ws, spot.target)) != WORKSPACE_NONE)
		person(&text, ws, who);
	else if ((meaning = key_on(&name, ws, d, offset)))
		buf_fmt(&text, "**%.*s** %s", STR_ARG(name), meaning);
	else if (e)
		entry(&text, ws, e);
	else if (t)
		task(&text, ws, t);
	if (text.n) {
		reply_object(out, NULL);
		reply_object(out, "contents");
		reply_text(out, "kind", STR("markdown"));
		reply_text(out, "value", buf_view(&text));
		reply_object_end(out);
		reply_object_end(out);
	}
	buf_free(&text);
}
