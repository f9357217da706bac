/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "book/load_file.h"
#include "cli/sync.h"
#include "cli/sync_make.h"
#include "cli/sync_pair.h"
#include "cli/sync_sides.h"
#include "import/import_match.h"
#include "import/sync_values.h"
#include "vcf/uid.h"
#include "vcf/vcf.h"

enum { MANY = 5 }; /* of so many at once, half of all, nothing is removed */

struct syncing {
	struct tool *tool;
	const struct sync_options *options;
	struct writer writer;
	struct sync_sides sides;
	struct cards fresh;           /* cards without a contact */
	size_t *fresh_card, nfresh;   /* and their index into card */
	size_t new_book, changed_book, removed_book, new_card, changed_card, removed_card, conflicts;
};

/* --- one person --- */

/* makes a contact and its card the same; card is the number of cards for one to be made */
static void
pair(struct syncing *s, size_t who, size_t card, struct str uid, struct sync_record *r)
{
	struct tool *t = s->tool;
	const struct contact *c = &t->book.contact[who];
	const struct vdir_file *file = card < s->sides.vdir.n ? &s->sides.vdir.v[card] : NULL;
	struct sync_pair p = {
		.writer = &s->writer, .vdir = &s->sides.vdir, .contact = c, .uid = uid, .file = file, .was = r,
	};
	struct buf now = {0};
	bool same = false;

	s->sides.who[who].done = true;
	if (file)
		s->sides.card[card].done = true;
	if (r && file && str_eq(file->bytes, r->card) && uid_field(c)) {
		sync_pair_card(&now, t, c, uid, 0);
		same = str_eq(buf_view(&now), r->book);
	}
	buf_free(&now);
	if (same) {
		s->writer.succeeded++;
		sync_sides_keep(&s->sides, r);
		return;
	}
	if (sync_pair(&p) < 0) {
		sync_sides_keep(&s->sides, r);
	} else {
		sync_base_add(&s->sides.next, file ? s->sides.card[card].form : s->sides.who[who].form,
		              arena_str(&s->sides.arena, buf_view(&p.card)),
		              arena_str(&s->sides.arena, buf_view(&p.book)));
		if (r)
			r->stays = true;
	}
	s->changed_book += p.wrote_book;
	s->changed_card += file && p.wrote_card;
	s->new_card += !file && p.wrote_card;
	s->conflicts += p.conflicts;
	if (p.conflicts)
		errors_add(&t->errors, c->path, 0, 0,
		           "changed here and there: this file's value stays, the other is under x-…-there");
	sync_pair_free(&p);
}

/* true if two cards say the same */
static bool
says_same(struct str a, struct str b)
{
	struct sync_values x = {0}, y = {0};
	bool same = str_eq(a, b);

	if (!same) {
		sync_values_read(&x, a);
		sync_values_read(&y, b);
		same = x.n == y.n;
		for (size_t i = 0; i < x.n && same; i++)
			same = sync_values_has(&y, &x.v[i]);
	}
	sync_values_free(&x);
	sync_values_free(&y);
	return same;
}

/* true if the book has not changed a contact since the last sync */
static bool
is_as_it_was(struct syncing *s, size_t who, const struct sync_record *r)
{
	struct buf now = {0};
	bool same;

	sync_pair_card(&now, s->tool, &s->tool->book.contact[who], s->sides.who[who].uid, 0);
	same = says_same(buf_view(&now), r->book);
	buf_free(&now);
	return same;
}

/* the card of a contact is gone, which the base had */
static void
card_gone(struct syncing *s, size_t who, struct sync_record *r, bool removes)
{
	struct tool *t = s->tool;
	const struct contact *c = &t->book.contact[who];
	struct parse p = {.errors = &t->errors, .path = c->path};
	struct buf bytes = {0};

	s->sides.who[who].done = true;
	/* it may be one of the cards that could not be read, which are reported */
	if (s->sides.vdir.unread) {
		sync_sides_keep(&s->sides, r);
		return;
	}
	if (!is_as_it_was(s, who, r)) {
		/* the change lives */
		pair(s, who, s->sides.vdir.n, s->sides.who[who].uid, NULL);
		r->stays = true;
	} else if (!removes) {
		errors_add(&t->errors, c->path, 0, 0, "its card is gone from %s: --delete removes the contact", s->options->dir);
		s->writer.succeeded++;
		sync_sides_keep(&s->sides, r);
	} else if (load_file(&bytes, t->book.dirfd, c->path.p, &p) < 0 ||
	           write_remove(&s->writer, c->path, buf_view(&bytes)) <= 0) {
		sync_sides_keep(&s->sides, r);
	} else {
		s->removed_book++;
	}
	buf_free(&bytes);
}

/* the contact of a card is gone, which the base had */
static void
contact_gone(struct syncing *s, size_t card, struct sync_record *r, bool removes)
{
	int did = 1;

	if (!removes) {
		sync_sides_report(&s->sides, card, "its contact is gone: --delete removes the card");
		s->writer.succeeded++;
		sync_sides_keep(&s->sides, r);
		return;
	}
	if (!s->options->dry)
		did = vdir_remove(&s->sides.vdir, s->sides.vdir.v[card].name, s->sides.vdir.v[card].bytes);
	if (did == 0)
		sync_sides_report(&s->sides, card, "changed meanwhile: synchronise again");
	if (did <= 0)
		sync_sides_keep(&s->sides, r);
	s->writer.succeeded += did > 0;
	s->removed_card += did > 0;
}

/* --- everyone --- */

/* true if what is gone may be removed: not if that is most of all, or something is unread */
static bool
may_remove(struct syncing *s, size_t gone, const char *what)
{
	if (!s->options->removes || !gone)
		return s->options->removes;
	if (s->sides.unsure) {
		errors_add(&s->tool->file_errors, s->sides.vdir.path, 0, 0,
		           "nothing is removed, since not everything could be read");
		return false;
	}
	if (gone >= MANY && gone * 2 > s->sides.base.n) {
		errors_add(&s->tool->file_errors, s->sides.vdir.path, 0, 0,
		           "%zu of %zu %s are gone: nothing is removed; if that is right, remove the files yourself", gone,
		           s->sides.base.n, what);
		return false;
	}
	return true;
}

/* contacts with a card, or that had one */
static void
known_people(struct syncing *s)
{
	size_t gone = 0;
	bool removes;

	for (size_t i = 0; i < s->tool->book.n; i++)
		gone += !s->sides.who[i].skip && sync_sides_card(&s->sides, i) == MAP_NONE &&
		        sync_base_find(&s->sides.base, s->sides.who[i].form);
	removes = may_remove(s, gone, "cards");
	for (size_t i = 0; i < s->tool->book.n; i++) {
		struct sync_record *r = sync_base_find(&s->sides.base, s->sides.who[i].form);
		uint32_t card = sync_sides_card(&s->sides, i);

		if (s->tool->book.contact[i].me)
			continue;
		if (s->sides.who[i].skip || card == SYNC_SEVERAL ||
		    sync_sides_who(&s->sides, s->sides.who[i].form) == SYNC_SEVERAL) {
			s->sides.who[i].done = true;
			sync_sides_keep(&s->sides, r);
		} else if (card != MAP_NONE) {
			pair(s, i, card, s->sides.who[i].uid, r);
		} else if (r) {
			card_gone(s, i, r, removes);
		}
	}
}

/* cards whose contact is gone; those that never had one are read */
static void
other_cards(struct syncing *s)
{
	size_t gone = 0;
	bool removes;

	for (size_t i = 0; i < s->sides.vdir.n; i++)
		gone += !s->sides.card[i].skip && sync_sides_who(&s->sides, s->sides.card[i].form) == MAP_NONE &&
		        sync_base_find(&s->sides.base, s->sides.card[i].form);
	removes = may_remove(s, gone, "contacts");
	for (size_t i = 0; i < s->sides.vdir.n; i++) {
		struct sync_side *c = &s->sides.card[i];
		struct sync_record *r = c->skip ? NULL : sync_base_find(&s->sides.base, c->form);
		struct buf path = {0};

		if (c->skip || c->done || sync_sides_who(&s->sides, c->form) != MAP_NONE ||
		    map_get(&s->sides.which, c->form) == SYNC_SEVERAL) {
			continue;
		} else if (r && says_same(r->card, s->sides.vdir.v[i].bytes)) {
			contact_gone(s, i, r, removes);
			continue;
		} else if (r && s->sides.unsure) {
			sync_sides_report(&s->sides, i, "its contact is not there, but not everything could be read: left alone");
			sync_sides_keep(&s->sides, r);
			continue;
		}
		vdir_path(&path, &s->sides.vdir, s->sides.vdir.v[i].name);
		vcf_read(&s->fresh, s->sides.vdir.v[i].bytes, arena_str(&s->sides.arena, buf_view(&path)));
		buf_free(&path);
		/* a card whose contact is gone and that has changed is a new one */
		if (r)
			r->stays = true;
		for (; s->nfresh < s->fresh.n; s->nfresh++)
			s->fresh_card[s->nfresh] = i;
	}
}

static void
make_contact(struct syncing *s, struct import *im, const struct import_person *p, size_t card)
{
	struct sync_make m = {.im = im, .person = p, .folder = s->options->folder};

	if (sync_make(&m, &s->writer) < 0)
		return;
	s->new_book++;
	s->sides.card[card].done = true;
	sync_base_add(&s->sides.next, s->sides.card[card].form, s->sides.vdir.v[card].bytes,
	              arena_str(&s->sides.arena, buf_view(&m.book)));
	sync_make_free(&m);
}

static void
fresh_cards(struct syncing *s)
{
	struct import im = {0};

	if (!s->fresh.n)
		return;
	import_match(&im, &s->tool->book, &s->fresh);
	errors_join(&s->tool->file_errors, &s->fresh.errors);
	for (size_t i = 0; i < im.n; i++) {
		struct import_person *p = &im.v[i];
		size_t card = s->fresh_card[p->card[0]];

		for (size_t k = 1; k < p->ncards; k++)
			sync_sides_report(&s->sides, s->fresh_card[p->card[k]],
			                  "a second card of one person: left alone; join them there");
		p->ncards = 1;
		if (p->who >= s->tool->book.n)
			make_contact(s, &im, p, card);
		else if (s->sides.who[p->who].done || s->sides.who[p->who].skip || uid_field(&s->tool->book.contact[p->who]))
			sync_sides_report(&s->sides, card, "a second card of one person: left alone; join them there");
		else
			pair(s, p->who, card, s->sides.card[card].uid, NULL);
	}
	import_free(&im);
}

static void
new_cards(struct syncing *s)
{
	size_t wait = 0;

	for (size_t i = 0; i < s->tool->book.n; i++) {
		if (s->sides.who[i].done || s->sides.who[i].skip || s->tool->book.contact[i].inactive)
			continue;
		/* it may have one of the cards that could not be read */
		if (s->sides.vdir.unread)
			wait++;
		else
			pair(s, i, s->sides.vdir.n, s->sides.who[i].uid, NULL);
	}
	if (wait)
		errors_add(&s->tool->file_errors, s->sides.vdir.path, 0, 0,
		           "no card is made for %zu contact%s, since not every card could be read", wait, wait == 1 ? "" : "s");
}

/* --- the whole --- */

static void
sum_up(const struct syncing *s)
{
	struct buf line = {0};

	buf_fmt(&line, "contacts: %zu new, %zu changed, %zu removed; cards: %zu new, %zu changed, %zu removed", s->new_book,
	        s->changed_book, s->removed_book, s->new_card, s->changed_card, s->removed_card);
	if (s->sides.groups)
		buf_fmt(&line, "; %zu group%s left alone", s->sides.groups, s->sides.groups == 1 ? "" : "s");
	if (s->options->dry)
		buf_str(&line, STR(" (dry run: nothing is written)"));
	show_message("sync", buf_view(&line));
	buf_free(&line);
}

static int
run(struct syncing *s)
{
	s->fresh_card = mem_zero(s->sides.vdir.n + 1, sizeof(*s->fresh_card));
	known_people(s);
	if (!s->sides.part)
		other_cards(s);
	fresh_cards(s);
	new_cards(s);
	sync_sides_finish(&s->sides, s->removed_card, s->options->dry);
	return write_end(&s->writer, "sync", STR("cards"));
}

int
sync_run(struct tool *t, const struct sync_options *o, int argc, char **argv)
{
	struct syncing s = {.tool = t, .options = o};
	int status;

	if (sync_sides_open(&s.sides, t, &s.writer, o->dir, o->dry, argc, argv) < 0) {
		save_end(&s.writer.save);
		tool_close(t, NULL);
		status = NOTHING;
	} else {
		status = run(&s);
		sum_up(&s);
	}
	sync_sides_close(&s.sides);
	cards_free(&s.fresh);
	free(s.fresh_card);
	return status;
}
