/* SPDX-License-Identifier: ISC */
#include <stdio.h>

#include "account/due.h"
#include "edit/edit.h"
#include "edit/link_place.h"
#include "lsp/actions.h"
#include "lsp/diagnostics.h"
#include "lsp/hover.h"
#include "lsp/noted.h"
#include "lsp/offers.h"
#include "lsp/reply.h"
#include "lsp/spot.h"
#include "lsp/sync_copy.h"

static void
log_today(struct offers *a)
{
	static const struct {
		const char *title, *kind;
		char dir, sign;
	} forms[] = {
		{"Log today: you reached out (call)", "call", '>', '.'},
		{"Log today: they reached out (mail)", "mail", '<', '.'},
		{"Log today: you helped (+help)", "help", '>', '+'},
		{"Log today: a favour for you (-favour)", "favour", '<', '-'},
	};
	struct edit edit = offers_edit(a, a->doc->path);

	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		struct edit_entry e = {
			.date = a->ws->today, .dir = forms[i].dir, .sign = forms[i].sign, .weight = 1, .kind = str_of(forms[i].kind),
		};

		if (edit_log(&a->new, buf_view(&a->doc->text), &e, 1, true, &edit) > 0)
			offers_here(a, "source", forms[i].title);
	}
}

static void
tick(struct offers *a)
{
	struct edit edit = offers_edit(a, a->doc->path);

	for (uint32_t i = 0; i < a->who->body.ntasks; i++) {
		const struct task *t = &a->who->body.task[i];
		bool ask = t->kind == TASK_ASK;

		if (t->line != a->line + 1 || t->mark != ' ')
			continue;
		if (edit_tick(&a->new, buf_view(&a->doc->text), t->text, 'x', a->ws->today, false, &edit) > 0)
			offers_here(a, "quickfix", ask ? "Granted" : "Promise kept");
		if (edit_tick(&a->new, buf_view(&a->doc->text), t->text, '-', a->ws->today, false, &edit) > 0)
			offers_here(a, "quickfix", ask ? "Declined" : "Promise dropped");
	}
}

/* what a problem suggests: the word at its place, and the one that was meant; false without */
static bool
suggestion(struct str *wrong, struct str *meant, struct str what)
{
	struct str mark = STR("did you mean "), called = STR("no contact is called ");
	size_t at = str_find(what, mark), name = str_find(what, called);

	if (at == what.n || !str_ends(what, STR("?")))
		return false;
	*meant = str_sub(what, at + mark.n, what.n - 1);
	if (name < at)
		*wrong = str_sub(what, name + called.n, at - 2);
	else
		str_cut(wrong, what, ':');
	return wrong->n && meant->n;
}

static void
meant(struct offers *a)
{
	struct errors found = {0};

	diagnostics_find(&found, a->ws, a->doc);
	for (size_t i = 0; i < found.n; i++) {
		const struct error *e = &found.v[i];
		struct str text = buf_view(&a->doc->text), wrong, right, line;
		struct buf title = {0};
		size_t from, at;

		if (e->line != a->line + 1 || !suggestion(&wrong, &right, e->what))
			continue;
		from = a->doc->lines.at[a->line];
		line = str_sub(text, from, a->line + 1 < a->doc->lines.n ? a->doc->lines.at[a->line + 1] : text.n);
		at = str_find(line, wrong);
		if (at == line.n)
			continue;
		buf_clear(&a->new);
		buf_str(&a->new, str_sub(text, 0, from + at));
		buf_str(&a->new, right);
		buf_str(&a->new, str_sub(text, from + at + wrong.n, text.n));
		buf_fmt(&title, "Change %.*s to %.*s", STR_ARG(wrong), STR_ARG(right));
		offers_here(a, "quickfix", title.p);
		buf_free(&title);
	}
	errors_free(&found);
}

static void
other_side(struct offers *a, size_t offset)
{
	struct edit edit;
	struct mention_spot spot;
	struct spot at = spot_at(a->ws, a->doc, offset);
	struct buf old = {0}, title = {0};
	size_t who;

	if (at.is != SPOT_VALUE || at.key != KEY_KNOWS || !spot_mention(&spot, a->ws, a->doc, offset))
		return;
	who = spot_contact(a->ws, spot.target);
	if (who == WORKSPACE_NONE || !workspace_text(&old, a->ws, who))
		return;
	edit = offers_edit(a, a->ws->book.contact[who].path);
	if (edit_key(&a->new, buf_view(&old), STR("knows"), EDIT_ADD, a->who->id, &edit) > 0) {
		buf_fmt(&title, "Say in the file of %.*s, too, that they know each other", STR_ARG(contact_name(&a->ws->book.contact[who])));
		offers_add(a, "quickfix", buf_view(&title), a->ws->book.contact[who].path, buf_view(&old), buf_view(&a->new));
	}
	buf_free(&old);
	buf_free(&title);
}

static void
snooze(struct offers *a)
{
	struct edit edit = offers_edit(a, a->doc->path);
	char date[DAY_SIZE];

	if (edit_key(&a->new, buf_view(&a->doc->text), STR("snooze"), EDIT_SET, str_of(day_format(date, a->ws->today + 14)), &edit) > 0)
		offers_here(a, "source", "Snooze for 2 weeks");
}

void
actions_request(struct buf *out, struct workspace *ws, const struct msg *params)
{
	struct offers a = {.out = out, .ws = ws, .doc = workspace_asked(ws, params)};
	size_t offset;

	if (!a.doc || !ws->open)
		return;
	reply_array(out, NULL);
	sync_copy_offers(&a);
	offset = place_of_msg(&a.doc->lines, msg_get(params, "range.start"));
	a.line = place_line(&a.doc->lines, offset);
	if (a.doc->who != WORKSPACE_NONE) {
		a.who = &ws->book.contact[a.doc->who];
		meant(&a);
		tick(&a);
		other_side(&a, offset);
		noted_offers(&a);
	}
	if (a.who && !a.who->me) {
		log_today(&a);
		snooze(&a);
	}
	reply_array_end(out);
	errors_free(&a.errors);
	buf_free(&a.new);
}

void
actions_lenses(struct buf *out, struct workspace *ws, const struct msg *params)
{
	struct doc *d = workspace_asked(ws, params);
	struct buf standing = {0};

	if (!d || d->who == WORKSPACE_NONE || !ws->hints)
		return;
	hover_standing(&standing, ws, &ws->book.contact[d->who]);
	reply_array(out, NULL);
	if (standing.n) {
		reply_object(out, NULL);
		place_range(out, "range", &d->lines, 0, 0);
		reply_object(out, "command");
		reply_text(out, "title", buf_view(&standing));
		reply_text(out, "command", STR(""));
		reply_object_end(out);
		reply_object_end(out);
	}
	reply_array_end(out);
	buf_free(&standing);
}

/* why a contact is worth a word beside their link, or "" */
static const char *
state_of(const struct workspace *ws, const struct contact *c)
{
	struct due due = due_of(c, &ws->book.set, ws->today);

	if (c->me)
		return "";
	if (c->inactive)
		return contact_why_inactive(c).p;
	return due.state == DUE_DORMANT ? "dormant" : due.state == DUE_NOW || due.state == DUE_LATE ? "overdue" : "";
}

static void
hint(struct buf *out, const struct doc *d, size_t at, const char *label)
{
	reply_object(out, NULL);
	place_reply(out, "position", &d->lines, at < d->lines.text.n ? at : d->lines.text.n);
	reply_text(out, "label", str_of(label));
	reply_bool(out, "paddingLeft", true);
	reply_object_end(out);
}

/* beside each open ask and promise of a text whose day is over */
static void
late_tasks(struct buf *out, const struct workspace *ws, const struct doc *d, size_t from, size_t to)
{
	const struct contact *c = d->who != WORKSPACE_NONE ? &ws->book.contact[d->who] : NULL;

	for (uint32_t i = 0; c && !c->inactive && i < c->body.ntasks; i++) {
		const struct task *t = &c->body.task[i];
		struct str line;
		size_t at;

		if (t->mark != ' ' || t->by == DAY_NONE || t->by >= ws->today || t->line > d->lines.n)
			continue;
		at = d->lines.at[t->line - 1];
		line = str_sub(d->lines.text, at, t->line < d->lines.n ? d->lines.at[t->line] : d->lines.text.n);
		while (line.n && char_space(line.p[line.n - 1]))
			line.n--;
		if (at + line.n >= from && at <= to)
			hint(out, d, at + line.n, "overdue");
	}
}

void
actions_hints(struct buf *out, struct workspace *ws, const struct msg *params)
{
	struct doc *d = workspace_asked(ws, params);
	struct link_places links = {0};
	size_t from, to;

	if (!d || !ws->open || !ws->hints)
		return;
	from = place_of_msg(&d->lines, msg_get(params, "range.start"));
	to = place_of_msg(&d->lines, msg_get(params, "range.end"));
	link_places_text(&links, d->lines.text, 0, d->lines.text.n);
	reply_array(out, NULL);
	for (size_t i = 0; i < links.n; i++) {
		const struct link_place *p = &links.v[i];
		size_t who, end = p->at.to + (p->wiki ? 2 : 1) + p->angle;
		const char *state;

		if (end < from || p->at.from > to)
			continue;
		who = spot_contact(ws, str_sub(d->lines.text, p->at.from, p->at.to));
		state = who == WORKSPACE_NONE ? "" : state_of(ws, &ws->book.contact[who]);
		if (!*state)
			continue;
		hint(out, d, end, state);
	}
	late_tasks(out, ws, d, from, to);
	reply_array_end(out);
	link_places_free(&links);
}
