/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "book/load_file.h"
#include "cli/sync.h"
#include "cli/sync_make.h"
#include "cli/sync_pair.h"
#include "import/import_match.h"
#include "import/sync_values.h"
#include "import/sync_text.h"
#include "vcf/uid.h"
#include "vcf/vcard.h"
#include "vcf/vcf.h"

#define BASE ".tend-base"
#define SEVERAL (MAP_NONE - 1) /* contacts or cards that share a UID */

enum { MANY = 5 }; /* of so many at once, half of all, nothing is removed */

/* a contact or a card */
struct sync_side {
	struct str uid, form; /* form: folded */
	bool skip;            /* no part of this sync; what the base says of it stays */
	bool done;
};

struct syncing {
	struct tool *tool;
	const struct sync_options *options;
	struct writer writer;
	struct vdir vdir;
	struct buf base_bytes;
	struct sync_base base, next;  /* as it was, and as it will be; its texts live in the arena */
	struct sync_side *who, *card; /* as tool->book.contact, as vdir.v */
	struct map whose, which;      /* folded UID: index into who, into card */
	struct cards fresh;           /* cards without a contact */
	size_t *fresh_card, nfresh;   /* and their index into card */
	struct arena arena;
	bool unsure;                  /* something could not be read: nothing is removed */
	bool part;                    /* operands name the contacts */
	size_t new_book, changed_book, removed_book, new_card, changed_card, removed_card, groups, conflicts;
};

static struct str
fold(struct syncing *s, struct str uid)
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

static void
report_card(struct syncing *s, size_t i, const char *what)
{
	struct buf path = {0};

	vdir_path(&path, &s->vdir, s->vdir.v[i].name);
	errors_add(&s->tool->file_errors, buf_view(&path), 0, 0, "%s", what);
	buf_free(&path);
}

/* --- what there is --- */

static void
index_card(struct syncing *s, size_t i)
{
	struct sync_side *c = &s->card[i];
	struct sync_text t;
	uint32_t *at;

	sync_text_read(&t, s->vdir.v[i].bytes);
	c->skip = true;
	if (t.group) {
		s->groups++;
	} else if (t.begins != 1 || !t.ends) {
		report_card(s, i, t.begins > 1 ? "several cards in one file: left alone" : "not a whole card: left alone");
		s->unsure = true;
	} else if (!t.uid.n) {
		report_card(s, i, "no UID: left alone");
		s->unsure = true;
	} else {
		c->skip = false;
		c->uid = arena_str(&s->arena, t.uid);
		c->form = fold(s, t.uid);
		at = map_put(&s->which, c->form);
		if (*at != MAP_NONE) {
			report_card(s, i, "another card has this UID: both are left alone");
			s->unsure = true;
		}
		*at = *at == MAP_NONE ? (uint32_t)i : SEVERAL;
	}
	sync_text_free(&t);
}

static void
index_contact(struct syncing *s, size_t i)
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
	*at = *at == MAP_NONE ? (uint32_t)i : SEVERAL;
}

/* leaves out whose file has a problem: what it seems to lack is not gone */
static void
leave_out_broken(struct syncing *s, struct errors *errors)
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
choose_people(struct syncing *s)
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

/* --- one person --- */

static void
keep_record(struct syncing *s, struct sync_record *r)
{
	if (!r || r->stays)
		return;
	r->stays = true;
	sync_base_add(&s->next, r->uid, r->card, r->book);
}

/* makes a contact and its card the same; card is the number of cards for one to be made */
static void
pair(struct syncing *s, size_t who, size_t card, struct str uid, struct sync_record *r)
{
	struct tool *t = s->tool;
	const struct contact *c = &t->book.contact[who];
	const struct vdir_file *file = card < s->vdir.n ? &s->vdir.v[card] : NULL;
	struct sync_pair p = {.writer = &s->writer, .vdir = &s->vdir, .contact = c, .uid = uid, .file = file, .was = r};
	struct buf now = {0};
	bool same = false;

	s->who[who].done = true;
	if (file)
		s->card[card].done = true;
	if (r && file && str_eq(file->bytes, r->card) && uid_field(c)) {
		sync_pair_card(&now, t, c, uid, 0);
		same = str_eq(buf_view(&now), r->book);
	}
	buf_free(&now);
	if (same) {
		s->writer.succeeded++;
		keep_record(s, r);
		return;
	}
	if (sync_pair(&p) < 0) {
		keep_record(s, r);
	} else {
		sync_base_add(&s->next, file ? s->card[card].form : s->who[who].form, arena_str(&s->arena, buf_view(&p.card)),
		              arena_str(&s->arena, buf_view(&p.book)));
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

	sync_pair_card(&now, s->tool, &s->tool->book.contact[who], s->who[who].uid, 0);
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

	s->who[who].done = true;
	if (!is_as_it_was(s, who, r)) {
		/* the change lives */
		pair(s, who, s->vdir.n, s->who[who].uid, NULL);
		r->stays = true;
	} else if (!removes) {
		errors_add(&t->errors, c->path, 0, 0, "its card is gone from %s: --delete removes the contact", s->options->dir);
		s->writer.succeeded++;
		keep_record(s, r);
	} else if (load_file(&bytes, t->book.dirfd, c->path.p, &p) < 0 ||
	           write_remove(&s->writer, c->path, buf_view(&bytes)) <= 0) {
		keep_record(s, r);
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
		report_card(s, card, "its contact is gone: --delete removes the card");
		s->writer.succeeded++;
		keep_record(s, r);
		return;
	}
	if (!s->options->dry)
		did = vdir_remove(&s->vdir, s->vdir.v[card].name, s->vdir.v[card].bytes);
	if (did == 0)
		report_card(s, card, "changed meanwhile: synchronise again");
	if (did <= 0)
		keep_record(s, r);
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
	if (s->unsure) {
		errors_add(&s->tool->file_errors, s->vdir.path, 0, 0,
		           "nothing is removed, since not everything could be read");
		return false;
	}
	if (gone >= MANY && gone * 2 > s->base.n) {
		errors_add(&s->tool->file_errors, s->vdir.path, 0, 0,
		           "%zu of %zu %s are gone: nothing is removed; if that is right, remove the files yourself", gone,
		           s->base.n, what);
		return false;
	}
	return true;
}

static uint32_t
card_of(const struct syncing *s, size_t who)
{
	return map_get(&s->which, s->who[who].form);
}

/* contacts with a card, or that had one */
static void
known_people(struct syncing *s)
{
	size_t gone = 0;
	bool removes;

	for (size_t i = 0; i < s->tool->book.n; i++)
		gone += !s->who[i].skip && card_of(s, i) == MAP_NONE && sync_base_find(&s->base, s->who[i].form);
	removes = may_remove(s, gone, "cards");
	for (size_t i = 0; i < s->tool->book.n; i++) {
		struct sync_record *r = sync_base_find(&s->base, s->who[i].form);
		uint32_t card = card_of(s, i);

		if (s->tool->book.contact[i].me)
			continue;
		if (s->who[i].skip || card == SEVERAL || map_get(&s->whose, s->who[i].form) == SEVERAL) {
			s->who[i].done = true;
			keep_record(s, r);
		} else if (card != MAP_NONE) {
			pair(s, i, card, s->who[i].uid, r);
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

	for (size_t i = 0; i < s->vdir.n; i++)
		gone += !s->card[i].skip && map_get(&s->whose, s->card[i].form) == MAP_NONE &&
		        sync_base_find(&s->base, s->card[i].form);
	removes = may_remove(s, gone, "contacts");
	for (size_t i = 0; i < s->vdir.n; i++) {
		struct sync_side *c = &s->card[i];
		struct sync_record *r = c->skip ? NULL : sync_base_find(&s->base, c->form);
		struct buf path = {0};

		if (c->skip || c->done || map_get(&s->whose, c->form) != MAP_NONE || map_get(&s->which, c->form) == SEVERAL) {
			continue;
		} else if (r && says_same(r->card, s->vdir.v[i].bytes)) {
			contact_gone(s, i, r, removes);
			continue;
		} else if (r && s->unsure) {
			report_card(s, i, "its contact is not there, but not everything could be read: left alone");
			keep_record(s, r);
			continue;
		}
		vdir_path(&path, &s->vdir, s->vdir.v[i].name);
		vcf_read(&s->fresh, s->vdir.v[i].bytes, arena_str(&s->arena, buf_view(&path)));
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
	s->card[card].done = true;
	sync_base_add(&s->next, s->card[card].form, s->vdir.v[card].bytes,
	              arena_str(&s->arena, buf_view(&m.book)));
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
			report_card(s, s->fresh_card[p->card[k]], "a second card of one person: left alone; join them there");
		p->ncards = 1;
		if (p->who >= s->tool->book.n)
			make_contact(s, &im, p, card);
		else if (s->who[p->who].done || s->who[p->who].skip || uid_field(&s->tool->book.contact[p->who]))
			report_card(s, card, "a second card of one person: left alone; join them there");
		else
			pair(s, p->who, card, s->card[card].uid, NULL);
	}
	import_free(&im);
}

static void
new_cards(struct syncing *s)
{
	for (size_t i = 0; i < s->tool->book.n; i++)
		if (!s->who[i].done && !s->who[i].skip && !s->tool->book.contact[i].inactive)
			pair(s, i, s->vdir.n, s->who[i].uid, NULL);
}

/* what the base says of those who are no part of this sync */
static void
keep_others(struct syncing *s)
{
	for (size_t i = 0; i < s->base.n; i++) {
		struct sync_record *r = &s->base.v[i];
		uint32_t who = map_get(&s->whose, r->uid), card = map_get(&s->which, r->uid);

		/* both are gone */
		if (r->stays || (who == MAP_NONE && card == MAP_NONE && !s->unsure && !s->part))
			continue;
		if ((who != MAP_NONE && who != SEVERAL && s->who[who].done && !s->who[who].skip) ||
		    (card != MAP_NONE && card != SEVERAL && s->card[card].done))
			continue;
		if (who == MAP_NONE && card != MAP_NONE && card != SEVERAL && s->removed_card)
			continue;
		keep_record(s, r);
	}
}

/* --- the whole --- */

/* opens the book again under its lock, so that no other tool changes it after it was read */
static void
open_book(struct syncing *s, int argc, char **argv)
{
	struct tool *t = s->tool;
	struct errors errors = {0};

	tool_book(t);
	write_begin(&s->writer, t, s->options->dry, 0);
	if (!s->options->dry) {
		book_close(&t->book);
		t->book = (struct book){0};
		tool_book(t);
		s->writer.save.dirfd = t->book.dirfd;
	}
	t->quiet = true;
	tool_open(t, VCARD_NEEDS, true, argc, argv);
	errors_join(&errors, &t->book.errors);
	s->part = argc > 0;
	s->who = mem_zero(t->book.n + 1, sizeof(*s->who));
	leave_out_broken(s, &errors);
	errors_free(&errors);
}

static int
open_cards(struct syncing *s)
{
	int got;

	if (vdir_open(&s->vdir, s->options->dir, s->options->dry, &s->tool->file_errors) < 0)
		return -1;
	s->unsure = s->unsure || s->vdir.unread;
	got = vdir_read(&s->base_bytes, &s->vdir, BASE, VDIR_ALL_MAX);
	if (got > 0 && sync_base_read(&s->base, buf_view(&s->base_bytes)) < 0) {
		errors_add(&s->tool->file_errors, s->vdir.path, 0, 0,
		           BASE " is damaged: remove it; the next sync then joins both sides and removes nothing");
		got = -1;
	}
	s->card = mem_zero(s->vdir.n + 1, sizeof(*s->card));
	s->fresh_card = mem_zero(s->vdir.n + 1, sizeof(*s->fresh_card));
	for (size_t i = 0; i < s->vdir.n; i++)
		index_card(s, i);
	return got < 0 ? -1 : 0;
}

static void
sum_up(const struct syncing *s)
{
	struct buf line = {0};

	buf_fmt(&line, "contacts: %zu new, %zu changed, %zu removed; cards: %zu new, %zu changed, %zu removed", s->new_book,
	        s->changed_book, s->removed_book, s->new_card, s->changed_card, s->removed_card);
	if (s->groups)
		buf_fmt(&line, "; %zu group%s left alone", s->groups, s->groups == 1 ? "" : "s");
	if (s->options->dry)
		buf_str(&line, STR(" (dry run: nothing is written)"));
	show_message("sync", buf_view(&line));
	buf_free(&line);
}

static int
run(struct syncing *s)
{
	struct buf next = {0};

	choose_people(s);
	known_people(s);
	if (!s->part)
		other_cards(s);
	fresh_cards(s);
	new_cards(s);
	keep_others(s);
	sync_base_write(&next, &s->next);
	/* last: what is stopped before is done again, and comes to the same */
	if (!s->options->dry && !str_eq(buf_view(&next), buf_view(&s->base_bytes)))
		vdir_put(&s->vdir, STR(BASE), buf_view(&next));
	buf_free(&next);
	return write_end(&s->writer, "sync", STR("cards"));
}

int
sync_run(struct tool *t, const struct sync_options *o, int argc, char **argv)
{
	struct syncing s = {.tool = t, .options = o};
	int status;

	open_book(&s, argc, argv);
	if (open_cards(&s) < 0) {
		save_end(&s.writer.save);
		tool_close(t, NULL);
		status = NOTHING;
	} else {
		status = run(&s);
		sum_up(&s);
	}
	vdir_close(&s.vdir);
	sync_base_free(&s.base);
	buf_free(&s.base_bytes);
	sync_base_free(&s.next);
	map_free(&s.whose);
	map_free(&s.which);
	cards_free(&s.fresh);
	free(s.fresh_card);
	free(s.who);
	free(s.card);
	arena_free(&s.arena);
	return status;
}
