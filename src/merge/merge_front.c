/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "edit/places.h"
#include "merge/merge_front.h"
#include "merge/merge_list.h"
#include "merge/merge_set.h"

/* the front-matter of a side, line by line: keys, and the comments between them */
struct front {
	struct str file;
	size_t from, to;
	struct place *place;
	size_t nplaces;
	struct merge_item *item;
	uint32_t *place_of; /* for each item its index in `place`, or NO_ITEM for a comment */
	size_t n, items_cap, place_of_cap;
};

/* the known keys that a version has under two names: each name is then a key of its own */
static keyset
repeated(const struct front f[SIDES])
{
	keyset found = KEYSET(KEY_OTHER);

	for (enum side s = BASE; s < SIDES; s++) {
		keyset seen = 0;

		for (size_t i = 0; i < f[s].nplaces; i++) {
			found |= seen & KEYSET(f[s].place[i].known);
			seen |= KEYSET(f[s].place[i].known);
		}
	}
	return found;
}

/* what identifies a key among the items: "=" and its name, so that no comment equals it */
static struct str
identity(const struct place *p, keyset by_name, struct arena *a)
{
	char scratch[KEY_MAX];
	struct str name = key_fold(scratch, p->key);
	char *s;

	if (!(by_name & KEYSET(p->known)))
		name = str_of(key_name(p->known));
	if (!name.n)
		name = p->key;
	s = arena_bytes(a, name.n + 1);
	s[0] = '=';
	memcpy(s + 1, name.p, name.n);
	return (struct str){s, name.n + 1};
}

static void
add_item(struct front *f, struct str key, struct str text, uint32_t place)
{
	f->item = mem_reserve(f->item, f->n, &f->items_cap, sizeof(*f->item));
	f->place_of = mem_reserve(f->place_of, f->n, &f->place_of_cap, sizeof(*f->place_of));
	f->place_of[f->n] = place;
	f->item[f->n++] = (struct merge_item){.key = key, .text = text, .date = DAY_NONE};
}

static void
add_comments(struct front *f, size_t from, size_t to)
{
	struct str line, rest = str_sub(f->file, from, to), all = rest;

	while (rest.n) {
		size_t at = all.n - rest.n;

		str_line(&line, &rest);
		add_item(f, str_trim(line), str_sub(all, at, all.n - rest.n), NO_ITEM);
	}
}

/* the end of a key's lines; comments after it may follow */
static size_t
key_end(const struct front *f, const struct place *p)
{
	size_t at = p->value.to;
	struct str line, rest;

	/* "|+" keeps the blank lines below it, and a comment among them would be text */
	if (p->style == PLACE_BLOCK)
		return p->to;
	at += str_chr(str_sub(f->file, at, p->to), '\n') + 1;
	if (at > p->to)
		at = p->to;
	for (rest = str_sub(f->file, at, p->to); str_line(&line, &rest);) {
		line = str_trim(line);
		if (line.n && line.p[0] != '#')
			return p->to;
	}
	return at;
}

static void
cut_front(struct front *f, keyset by_name, struct arena *a)
{
	size_t at = f->from;

	for (uint32_t i = 0; i < f->nplaces; i++) {
		const struct place *p = &f->place[i];
		size_t end = key_end(f, p);

		add_comments(f, at, p->from);
		add_item(f, identity(p, by_name, a), str_sub(f->file, p->from, end), i);
		at = end;
	}
	add_comments(f, at, f->to);
}

/* true if a name occurs twice in one file: it is then unclear which one was changed */
static bool
has_twice(const struct front *f)
{
	struct map seen = {0};
	bool twice = false;

	for (size_t i = 0; i < f->n && !twice; i++) {
		uint32_t *at = f->place_of[i] != NO_ITEM ? map_put(&seen, f->item[i].key) : NULL;

		twice = at && *at != MAP_NONE;
		if (at)
			*at = 0;
	}
	map_free(&seen);
	return twice;
}

static int
read_front(struct front *f, struct str file, const struct merger *m)
{
	struct split at;

	f->file = file;
	if (!file.n)
		return 0;
	if (front_split(&at, file) != 1)
		return -1;
	f->from = at.front;
	f->to = at.front_end;
	return places_find(&f->place, &f->nplaces, file, m->input->own, m->arena);
}

/* theirs as comments after ours, each line once */
static void
keep_comments(struct merger *m, const struct front f[SIDES], struct str ours, struct str theirs)
{
	struct str front = str_sub(f[OURS].file, f[OURS].from, f[OURS].to), line, rest = theirs;
	struct buf text = {0};

	buf_str(m->out, ours);
	while (str_line(&line, &rest)) {
		buf_clear(&text);
		buf_fmt(&text, "# %.*s: %.*s\n", STR_ARG(m->input->joined), STR_ARG(line));
		if (line.n && !merge_has(front, buf_view(&text)))
			buf_str(m->out, buf_view(&text));
	}
	merge_exempt(m, THEIRS, theirs);
	buf_free(&text);
}

/* whether it is a list on both sides, of whatever key */
static bool
are_lists(const struct place *const place[SIDES])
{
	for (enum side s = OURS; s < SIDES; s++)
		if (!place[s] || (place[s]->style != PLACE_FLOW && place[s]->style != PLACE_LIST))
			return false;
	return true;
}

/* writes a key that both sides changed differently, or one side removed */
static void
write_changed_key(struct merger *m, const struct merge_list *l, const struct front f[SIDES], const struct node *n)
{
	const struct place *place[SIDES] = {NULL};
	struct str file[SIDES];
	enum key known = KEY_OTHER;

	for (enum side s = BASE; s < SIDES; s++) {
		file[s] = f[s].file;
		if (!node_has(n, s))
			continue;
		place[s] = &f[s].place[f[s].place_of[n->at[s]]];
		known = place[s]->known;
	}
	if ((key_is_set(known) || (m->input->joined.n && (key_is_list(known) || are_lists(place)))) && merge_set(m, place, file) == 0) {
		merge_exempt(m, OURS, merge_list_text(l, n, OURS));
		merge_exempt(m, THEIRS, merge_list_text(l, n, THEIRS));
		return;
	}
	if (m->input->joined.n && node_has(n, OURS) && node_has(n, THEIRS))
		keep_comments(m, f, merge_list_text(l, n, OURS), merge_list_text(l, n, THEIRS));
	else if (node_has(n, OURS) && node_has(n, THEIRS))
		merge_conflict(m, merge_list_text(l, n, OURS), merge_list_text(l, n, THEIRS));
	else
		buf_str(m->out, merge_list_text(l, n, node_has(n, OURS) ? OURS : THEIRS));
}

static void
write_node(struct merger *m, const struct merge_list *l, const struct front f[SIDES], const struct node *n)
{
	enum side side = node_has(n, OURS) ? OURS : THEIRS;
	bool comment = f[side].place_of[n->at[side]] == NO_ITEM;
	struct str v[SIDES], text;

	for (enum side s = BASE; s < SIDES; s++)
		v[s] = merge_list_text(l, n, s);
	/* blanks before a comment are not worth a conflict */
	if (merge_pick(&text, v) || comment)
		buf_str(m->out, text);
	else
		write_changed_key(m, l, f, n);
}

/* keeps the keys that one side removed and the other changed */
static void
keep_changed_keys(struct merge_list *l, const struct front f[SIDES])
{
	for (size_t i = 0; i < l->nnodes; i++) {
		struct node *n = &l->node[i];
		enum side s = node_has(n, OURS) ? OURS : THEIRS;

		if (!n->stays && node_has(n, s) && f[s].place_of[n->at[s]] != NO_ITEM)
			n->stays = !merge_same(merge_list_text(l, n, BASE), merge_list_text(l, n, s));
	}
}

static void
write_keys(struct merger *m, struct front f[SIDES])
{
	struct merge_list l = {0};
	uint32_t *order;
	size_t n;

	for (enum side s = BASE; s < SIDES; s++) {
		merge_list_items(&l, s, f[s].n, m->arena);
		if (f[s].n)
			memcpy(l.item[s], f[s].item, f[s].n * sizeof(*f[s].item));
	}
	merge_list_match(&l, m->arena);
	keep_changed_keys(&l, f);
	n = merge_list_order(&order, &l, m->arena);
	for (size_t i = 0; i < n; i++)
		write_node(m, &l, f, &l.node[order[i]]);
}

int
merge_front(struct merger *m, const struct str file[SIDES])
{
	struct front f[SIDES] = {[BASE] = {.from = 0}};
	keyset by_name;
	int ret = 0;

	for (enum side s = BASE; s < SIDES && !ret; s++)
		ret = read_front(&f[s], file[s], m);
	by_name = repeated(f);
	for (enum side s = BASE; s < SIDES && !ret; s++) {
		cut_front(&f[s], by_name, m->arena);
		if (has_twice(&f[s]))
			ret = -1;
	}
	if (!ret)
		write_keys(m, f);
	for (enum side s = BASE; s < SIDES; s++) {
		free(f[s].item);
		free(f[s].place_of);
	}
	return ret;
}
