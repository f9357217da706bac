/* SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "git/tree.h"
#include "git/walk.h"

#define DAY_SECONDS 86400

/* "Name <mail> SECONDS +HHMM" */
static void
read_time(int64_t *seconds, int64_t *offset, struct str line)
{
	struct str at, zone;
	size_t close = line.n;
	int64_t n;
	bool west;

	while (close && line.p[close - 1] != '>')
		close--;
	zone = str_cut(&at, str_trim(str_sub(line, close, line.n)), ' ');
	*seconds = str_number(at, (int64_t)1 << 40);
	if (*seconds < 0)
		*seconds = 0;
	west = str_starts(zone, STR("-"));
	n = str_number(str_sub(zone, 1, zone.n), 9999);
	*offset = n < 0 ? 0 : (n / 100 * 60 + n % 100) * (west ? -60 : 60);
}

day
walk_day(int64_t seconds)
{
	int64_t d = seconds >= 0 ? seconds / DAY_SECONDS : -((-seconds + DAY_SECONDS - 1) / DAY_SECONDS);

	d += day_of(1970, 1, 1);
	return d < DAY_MIN ? DAY_MIN : d > DAY_MAX ? DAY_MAX : (day)d;
}

/* true if a shallow clone ends at this commit and lacks its parents */
static bool
cut_off(const struct walk *w, const struct oid *id)
{
	struct str rest = buf_view(&w->shallow), line;
	struct oid last;

	while (str_line(&line, &rest))
		if (oid_read(&last, line) > 0 && oid_eq(&last, id))
			return true;
	return false;
}

/* "ID PARENT ...", a line for each commit whose parents git takes to be others */
static int
graft(struct commit *c, const struct walk *w, struct oid **parent, size_t *cap)
{
	struct str rest = buf_view(&w->grafts), line, word;
	struct oid id;

	while (str_line(&line, &rest)) {
		line = str_cut(&word, str_trim(line), ' ');
		if (oid_read(&id, word) <= 0 || !oid_eq(&id, &c->id))
			continue;
		c->nparents = 0;
		while (line.n) {
			line = str_cut(&word, line, ' ');
			if (oid_read(&id, word) <= 0)
				return -1;
			*parent = mem_reserve(*parent, c->nparents, cap, sizeof(**parent));
			(*parent)[c->nparents++] = id;
		}
	}
	return 0;
}

static int
parse_commit(struct commit *c, struct walk *w, struct str text)
{
	struct str line;
	size_t cap = 0;
	int64_t when;
	int64_t offset;
	struct oid *parent = NULL, id;
	int bad = 0;

	while (str_line(&line, &text) && line.n && !bad) {
		struct str key, value = str_cut(&key, line, ' ');

		if (str_eq(key, STR("tree"))) {
			bad = oid_read(&c->tree, value) < 0;
		} else if (str_eq(key, STR("parent")) && !(bad = oid_read(&id, value) < 0)) {
			parent = mem_reserve(parent, c->nparents, &cap, sizeof(*parent));
			parent[c->nparents++] = id;
		} else if (str_eq(key, STR("author"))) {
			read_time(&when, &offset, value);
			c->date = walk_day(when + offset);
		} else if (str_eq(key, STR("committer"))) {
			read_time(&c->time, &offset, value);
		}
	}
	bad = bad || graft(c, w, &parent, &cap) < 0;
	c->cut = c->nparents && cut_off(w, &c->id);
	c->parent = arena_copy(&w->arena, parent, c->nparents, sizeof(*parent));
	free(parent);
	return bad || oid_none(&c->tree) ? -1 : 0;
}

int
walk_commit(struct commit *c, struct walk *w, struct oid id)
{
	struct buf text = {0};
	int bad = object_read(&text, w->repo, id, OBJECT_COMMIT, w->why);

	*c = (struct commit){.id = id, .date = DAY_MIN};
	if (!bad && (bad = parse_commit(c, w, buf_view(&text))) < 0)
		buf_str(w->why, STR("a commit that cannot be read"));
	buf_free(&text);
	return bad;
}

static bool
newer(const struct commit *a, const struct commit *b)
{
	return a->time != b->time ? a->time > b->time : memcmp(a->id.id, b->id.id, sizeof(a->id.id)) < 0;
}

/* adds a commit to the heap, once */
static int
push(struct walk *w, struct oid id)
{
	struct str key = {(const char *)id.id, sizeof(id.id)};
	struct commit c;
	size_t i;

	if (map_get(&w->seen, key) != MAP_NONE)
		return 0;
	*map_put(&w->seen, arena_str(&w->arena, key)) = 1;
	if (walk_commit(&c, w, id) < 0)
		return -1;
	w->heap = mem_reserve(w->heap, w->n, &w->cap, sizeof(*w->heap));
	for (i = w->n++; i && newer(&c, &w->heap[(i - 1) / 2]); i = (i - 1) / 2)
		w->heap[i] = w->heap[(i - 1) / 2];
	w->heap[i] = c;
	return 0;
}

struct commit
walk_next(struct walk *w)
{
	struct commit top = w->heap[0], last = w->heap[--w->n];
	size_t i = 0, child;

	while ((child = 2 * i + 1) < w->n) {
		if (child + 1 < w->n && newer(&w->heap[child + 1], &w->heap[child]))
			child++;
		if (!newer(&w->heap[child], &last))
			break;
		w->heap[i] = w->heap[child];
		i = child;
	}
	w->heap[i] = last;
	return top;
}

/* a list of commits that git keeps in a file, if there is one */
static void
read_list(struct buf *out, const struct walk *w, const char *name)
{
	struct buf path = {0};
	FILE *f;
	int c;

	buf_fmt(&path, "%s%s", w->repo->common.p, name);
	f = fopen(path.p, "re");
	while (f && (c = getc(f)) != EOF)
		buf_chr(out, (char)c);
	if (f)
		fclose(f);
	buf_free(&path);
}

int
walk_begin(struct walk *w, struct repo *repo, struct buf *why)
{
	struct oid head;
	int none;

	*w = (struct walk){.repo = repo, .why = why};
	read_list(&w->shallow, w, "shallow");
	read_list(&w->grafts, w, "info/grafts");
	none = object_head(&head, repo, why);
	return none ? none : push(w, head);
}

void
walk_end(struct walk *w)
{
	free(w->heap);
	map_free(&w->seen);
	buf_free(&w->shallow);
	buf_free(&w->grafts);
	for (size_t i = 0; i < TREES; i++)
		buf_free(&w->trees.bytes[i]);
	arena_free(&w->arena);
}

int
walk_parents(struct walk *w, const struct commit *c)
{
	for (size_t i = 0; !c->cut && i < c->nparents; i++)
		if (push(w, c->parent[i]) < 0)
			return -1;
	return 0;
}

int
walk_tree(struct str *out, struct walk *w, struct oid id)
{
	struct trees *t = &w->trees;
	size_t oldest = 0;

	*out = STR("");
	if (oid_none(&id))
		return 0;
	t->clock++;
	for (size_t i = 0; i < TREES; i++) {
		if (t->used[i] && oid_eq(&t->id[i], &id)) {
			t->used[i] = t->clock;
			*out = buf_view(&t->bytes[i]);
			return 0;
		}
		if (t->used[i] < t->used[oldest])
			oldest = i;
	}
	t->used[oldest] = 0;
	if (object_read(&t->bytes[oldest], w->repo, id, OBJECT_TREE, w->why) < 0)
		return -1;
	t->used[oldest] = t->clock;
	t->id[oldest] = id;
	*out = buf_view(&t->bytes[oldest]);
	return 0;
}

int
walk_book(struct oid *tree, struct walk *w)
{
	struct str rest = buf_view(&w->repo->folder), name, bytes;
	struct tree_entry e;

	while (rest.n) {
		int more;

		rest = str_cut(&name, rest, '/');
		if (walk_tree(&bytes, w, *tree) < 0)
			return -1;
		*tree = (struct oid){{0}};
		while ((more = tree_next(&e, &bytes, w->repo->id_size)) > 0)
			if (str_eq(e.name, name) && tree_is_folder(&e))
				*tree = e.id;
		if (more < 0)
			return -1;
	}
	return 0;
}
