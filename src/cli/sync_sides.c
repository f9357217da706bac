/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "cli/sync_sides.h"
#include "import/sync_text.h"
#include "vcf/uid.h"
#include "vcf/vcard.h"

#define BASE ".tend-base"

static struct str
fold(struct sync_sides *s, struct str uid)
{
	struct buf form = {0};
	struct str kept;

	uid_fold(&form, uid);
	/* it is a word of a line of the base */
	for (size_t i = 0; i < form.n; i++)
		if ((unsigned char)form.p[i] <= ' ')
			form.p[i] = '_';
	kept = arena_str(&s->arena, buf_view(&form));
	buf_free(&form);
	return kept;
}

void
sync_sides_report(struct sync_sides *s, size_t i, const char *what)
{
	struct buf path = {0};

	vdir_path(&path, &s->vdir, s->vdir.v[i].name);
	errors_add(&s->tool->file_errors, buf_view(&path), 0, 0, "%s", what);
	buf_free(&path);
}

static void
index_card(struct sync_sides *s, size_t i)
{
	struct sync_side *c = &s->card[i];
	struct sync_text t;
	uint32_t *at;

	sync_text_read(&t, s->vdir.v[i].bytes);
	c->skip = true;
	if (t.group) {
		s->groups++;
	} else if (t.begins != 1 || !t.ends) {
		sync_sides_report(s, i, t.begins > 1 ? "several cards in one file: left alone" : "not a whole card: left alone");
		s->unsure = true;
	} else if (!t.uid.n) {
		sync_sides_report(s, i, "no UID: left alone");
		s->unsure = true;
	} else {
		c->skip = false;
		c->uid = arena_str(&s->arena, t.uid);
		c->form = fold(s, t.uid);
		at = map_put(&s->which, c->form);
		if (*at != MAP_NONE) {
			sync_sides_report(s, i, "another card has this UID: both are left alone");
			s->unsure = true;
		}
		*at = *at == MAP_NONE ? (uint32_t)i : SYNC_SEVERAL;
	}
	sync_text_free(&t);
}

static void
index_contact(struct sync_sides *s, size_t i)
{
	const struct contact *c = &s->tool->book.contact[i];
	struct sync_side *w = &s->who[i];
	struct buf uid = {0};
	uint32_t *at;

	uid_add(&uid, &s->tool->book, c);
	w->uid = arena_str(&s->arena, buf_view(&uid));
	buf_free(&uid);
	w->form = fold(s, w->uid);
	at = map_put(&s->whose, w->form);
	if (*at != MAP_NONE)
		errors_add(&s->tool->errors, c->path, 0, 0, "another contact has this uid: both are left alone");
	*at = *at == MAP_NONE ? (uint32_t)i : SYNC_SEVERAL;
}

/* leaves out whose file has a problem: what it seems to lack is not gone */
static void
leave_out_broken(struct sync_sides *s, struct errors *errors)
{
	struct map bad = {0};

	for (size_t i = 0; i < errors->n; i++) {
		s->unsure = s->unsure || !errors->v[i].note;
		if (errors->v[i].path.n && !errors->v[i].note)
			*map_put(&bad, errors->v[i].path) = 1;
	}
	for (size_t i = 0; i < s->tool->book.n; i++) {
		const struct contact *c = &s->tool->book.contact[i];

		if (map_get(&bad, c->path) == MAP_NONE || c->me)
			continue;
		s->who[i].skip = true;
		errors_add(&s->tool->errors, c->path, 0, 0, "not synchronised: solve its problems first: tend check %.*s",
		           STR_ARG(c->id));
	}
	map_free(&bad);
}

static void
choose_people(struct sync_sides *s)
{
	struct tool *t = s->tool;
	bool *named = mem_zero(t->book.n + 1, sizeof(*named));

	for (size_t i = 0; i < t->people.n; i++)
		named[t->people.who[i]] = true;
	for (size_t i = 0; i < t->book.n; i++) {
		s->who[i].skip |= t->book.contact[i].me || (s->part && !named[i]);
		if (!t->book.contact[i].me)
			index_contact(s, i);
	}
	free(named);
}

uint32_t
sync_sides_card(const struct sync_sides *s, size_t who)
{
	return map_get(&s->which, s->who[who].form);
}

uint32_t
sync_sides_who(const struct sync_sides *s, struct str form)
{
	return map_get(&s->whose, form);
}

void
sync_sides_keep(struct sync_sides *s, struct sync_record *r)
{
	if (!r || r->stays)
		return;
	r->stays = true;
	sync_base_add(&s->next, r->uid, r->card, r->book);
}

/* what the base says of those who are no part of this sync */
static void
keep_others(struct sync_sides *s, bool removed)
{
	for (size_t i = 0; i < s->base.n; i++) {
		struct sync_record *r = &s->base.v[i];
		uint32_t who = map_get(&s->whose, r->uid), card = map_get(&s->which, r->uid);

		/* both are gone */
		if (r->stays || (who == MAP_NONE && card == MAP_NONE && !s->unsure && !s->part))
			continue;
		if ((who != MAP_NONE && who != SYNC_SEVERAL && s->who[who].done && !s->who[who].skip) ||
		    (card != MAP_NONE && card != SYNC_SEVERAL && s->card[card].done))
			continue;
		if (who == MAP_NONE && card != MAP_NONE && card != SYNC_SEVERAL && removed)
			continue;
		sync_sides_keep(s, r);
	}
}

static void
open_book(struct sync_sides *s, struct writer *w, bool dry, int argc, char **argv)
{
	struct tool *t = s->tool;
	struct errors errors = {0};

	write_begin_book(w, t, dry);
	t->quiet = true;
	tool_open(t, VCARD_NEEDS, true, argc, argv);
	errors_join(&errors, &t->book.errors);
	s->part = argc > 0;
	s->who = mem_zero(t->book.n + 1, sizeof(*s->who));
	leave_out_broken(s, &errors);
	errors_free(&errors);
}

static int
open_cards(struct sync_sides *s, const char *dir, bool dry)
{
	int got;

	if (vdir_open(&s->vdir, dir, dry, &s->tool->file_errors) < 0)
		return -1;
	s->unsure = s->unsure || s->vdir.unread;
	got = vdir_read(&s->base_bytes, &s->vdir, BASE, VDIR_ALL_MAX);
	if (got > 0 && sync_base_read(&s->base, buf_view(&s->base_bytes)) < 0) {
		errors_add(&s->tool->file_errors, s->vdir.path, 0, 0,
		           BASE " is damaged: remove it; the next sync then joins both sides and removes nothing");
		got = -1;
	}
	s->card = mem_zero(s->vdir.n + 1, sizeof(*s->card));
	for (size_t i = 0; i < s->vdir.n; i++)
		index_card(s, i);
	return got < 0 ? -1 : 0;
}

int
sync_sides_open(struct sync_sides *s, struct tool *t, struct writer *w, const char *dir, bool dry, int argc, char **argv)
{
	*s = (struct sync_sides){.tool = t};
	open_book(s, w, dry, argc, argv);
	if (open_cards(s, dir, dry) < 0)
		return -1;
	choose_people(s);
	return 0;
}

void
sync_sides_finish(struct sync_sides *s, bool removed, bool dry)
{
	struct buf next = {0};

	keep_others(s, removed);
	sync_base_write(&next, &s->next);
	if (!dry && !str_eq(buf_view(&next), buf_view(&s->base_bytes)))
		vdir_put(&s->vdir, STR(BASE), buf_view(&next));
	buf_free(&next);
}

void
sync_sides_close(struct sync_sides *s)
{
	vdir_close(&s->vdir);
	sync_base_free(&s->base);
	buf_free(&s->base_bytes);
	sync_base_free(&s->next);
	map_free(&s->whose);
	map_free(&s->which);
	free(s->who);
	free(s->card);
	arena_free(&s->arena);
}
