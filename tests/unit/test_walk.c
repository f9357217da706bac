/* SPDX-License-Identifier: ISC */
/*
 * Random histories with merges, skewed clocks and odd trees, in memory: the functions of object.h
 * below take the place of repo.c's. What the history, a revision and a day say is compared with
 * what the plainest program says; then objects are missing or damaged.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include <unistd.h>

#include "base/mem.h"
#include "book/scan.h"
#include "git/repo_history.h"
#include "git/repo_revision.h"
#include "git/tree.h"
#include "git/walk.h"

#include "../bench/chance.h"
#include "sample.h"

static uint64_t chance;

#define ANY(a) (a)[below(&chance, sizeof(a) / sizeof((a)[0]))]

/* --- the objects --- */

struct object {
	struct oid id;
	enum object_type type;
	struct buf bytes;
};

enum { OBJECTS = 8192 };

static struct object objects[OBJECTS];
static size_t nobjects;
static struct oid head;
static bool born;
enum { ID = 20 }; /* bytes of an id, as in a SHA-1 repository */

static const char *folder;
static char place[64], shallow[80];
/* it has no engine: the objects are those below */
static struct repo repository = {.id_size = ID};

/* the book's folder, from the top of the repository */
static void
set_folder(const char *to)
{
	folder = to;
	buf_clear(&repository.folder);
	buf_str(&repository.folder, str_of(to));
}
/* the read that fails, from 1; whether it fails, or returns a damaged object; reads so far */
static size_t fail_at, reads;
static bool damages;

static struct oid
id_of(struct str bytes, enum object_type type)
{
	uint64_t h = (uint64_t)type;
	struct oid id = {{0}};

	for (size_t i = 0; i < bytes.n; i++)
		h = mix(h + (unsigned char)bytes.p[i] + 0x9e3779b97f4a7c15u);
	for (size_t i = 0; i < ID; i++)
		id.id[i] = (unsigned char)(mix(h + i) >> 24);
	return id;
}

static struct oid
store(struct str bytes, enum object_type type)
{
	struct oid id = id_of(bytes, type);

	for (size_t i = 0; i < nobjects; i++)
		if (oid_eq(&objects[i].id, &id))
			return id;
	assert_true(nobjects < OBJECTS);
	objects[nobjects].id = id;
	objects[nobjects].type = type;
	buf_clear(&objects[nobjects].bytes);
	buf_str(&objects[nobjects++].bytes, bytes);
	return id;
}

static void
damage(struct buf *b)
{
	for (uint32_t n = below(&chance, 3) + 1; n && b->n; n--) {
		size_t at = below(&chance, (uint32_t)b->n);

		if (below(&chance, 3))
			b->p[at] = (char)"/ \0\n7zA-"[below(&chance, 8)];
		else
			b->n = at;
	}
}

int
object_read(struct buf *out, struct repo *repo, struct oid id, enum object_type type,
        struct buf *why)
{
	bool fails = ++reads == fail_at;

	(void)repo;
	buf_clear(out);
	for (size_t i = 0; i < nobjects && (!fails || damages); i++) {
		if (!oid_eq(&objects[i].id, &id) || objects[i].type != type)
			continue;
		buf_str(out, buf_view(&objects[i].bytes));
		if (fails)
			damage(out);
		return 0;
	}
	buf_str(why, STR("no such object"));
	return -1;
}

int
object_head(struct oid *out, struct repo *repo, struct buf *why)
{
	(void)repo;
	(void)why;
	*out = head;
	return born ? 0 : 1;
}

bool
object_is_ref(struct repo *repo, const char *name)
{
	(void)repo;
	return strcmp(name, "2020-01-01") == 0;
}

int
object_rev(struct oid *out, struct repo *repo, const char *rev, struct buf *why)
{
	(void)repo;
	(void)why;
	(void)rev;
	*out = head;
	return 0;
}

bool
object_there(struct repo *repo, struct oid id, struct buf *why)
{
	(void)repo;
	(void)id;
	(void)why;
	return true;
}

void
object_fetch(struct repo *repo, struct oid commit)
{
	(void)repo;
	(void)commit;
}

void
object_fetch_history(struct repo *repo)
{
	(void)repo;
}

/* --- versions of a book --- */

#define DEEP_4 "d/d/d/d/"
#define DEEP_16 DEEP_4 DEEP_4 DEEP_4 DEEP_4

static const char *const paths[] = {
	"me.md", "a.md", "a-b.md", "a/b.md", "a/c.md", "a/d/e.md", "a0.md", "a", "b", "b.md",
	"b/x.md", ".md", "x.txt", "me",
	".dot.md", ".dot/a.md", "z/me.md", "z/z/z.md", DEEP_16 DEEP_16 DEEP_16 DEEP_16 "in.md",
	DEEP_16 DEEP_16 DEEP_16 DEEP_16 "d/out.md",
};

/* many in one folder, so that its trees have several blocks */
enum { NAMED = sizeof(paths) / sizeof(paths[0]), FILLERS = 500, PATHS = NAMED + FILLERS,
        COMMITS = 24 };

static const unsigned modes[] = {0100644, 0100644, 0100644, 0100755, 0120000, 0160000};

/* a version: the mode and text of each path, mode 0 if it is not there */
struct version {
	unsigned mode[PATHS];
	struct oid blob[PATHS];
};

struct known {
	struct version v;
	struct oid id;
	size_t parent[3], nparents;
	int64_t time;
	day date;
	bool cut, seen;
};

static struct known commits[COMMITS];
static size_t ncommits;

static const char *
path_at(size_t i)
{
	static char name[32];

	if (i < NAMED)
		return paths[i];
	snprintf(name, sizeof(name), "f/%03zu.md", i - NAMED);
	return name;
}

static struct oid
any_blob(void)
{
	struct buf b = {0};
	struct oid id;

	for (uint32_t n = below(&chance, 6); n; n--)
		buf_fmt(&b, "%u\n", below(&chance, 12));
	if (below(&chance, 3))
		buf_fmt(&b, "\n%u\n", below(&chance, 1u << 30));
	else if (below(&chance, 4) == 0)
		buf_clear(&b);
	if (below(&chance, 4) == 0)
		buf_str(&b, STR("\n \n"));
	id = store(buf_view(&b), OBJECT_BLOB);
	buf_free(&b);
	return id;
}

/* a name that is a file's cannot be a folder's too */
static bool
fits(const struct version *v, size_t i)
{
	struct str mine = str_of(path_at(i));

	for (size_t k = 0; k < NAMED; k++) {
		struct str other = str_of(paths[k]);
		size_t n = mine.n < other.n ? mine.n : other.n;

		if (v->mode[k] && mine.n != other.n &&
		        str_eq(str_sub(mine, 0, n), str_sub(other, 0, n)) &&
		    (mine.n < other.n ? other : mine).p[n] == '/')
			return false;
	}
	return true;
}

static void
change_version(struct version *v, bool much)
{
	for (size_t i = 0; i < PATHS; i++) {
		if (below(&chance, i >= NAMED ? (much ? 2 : 300) : much ? 2 : 6))
			continue;
		v->mode[i] = below(&chance, 3) && fits(v, i) ? ANY(modes) : 0;
		v->blob[i] = any_blob();
	}
	/* some move as they are, some with a change */
	for (uint32_t n = below(&chance, 3); n; n--) {
		size_t from = below(&chance, PATHS), to = below(&chance, PATHS);

		if (!v->mode[from] || v->mode[to] || !fits(v, to))
			continue;
		v->mode[to] = v->mode[from];
		v->blob[to] = v->blob[from];
		v->mode[from] = 0;
		/* and another copy of it comes */
		to = below(&chance, PATHS);
		if (v->mode[to] || !fits(v, to))
			continue;
		v->mode[to] = 0100644;
		v->blob[to] = v->blob[from];
	}
}

struct row {
	unsigned mode;
	struct str name;
	struct oid id;
};

static int
row_order(const void *va, const void *vb)
{
	const struct row *a = va, *b = vb;
	char x[300], y[300];

	/* as git has it: a folder's name ends in "/" */
	snprintf(x, sizeof(x), "%.*s%s", STR_ARG(a->name), a->mode == 040000 ? "/" : "");
	snprintf(y, sizeof(y), "%.*s%s", STR_ARG(b->name), b->mode == 040000 ? "/" : "");
	return strcmp(x, y);
}

/* the tree of a folder: all paths that begin with it */
static struct oid
make_tree(const struct version *v, struct str prefix)
{
	static const char zero[] = "";
	struct row row[PATHS];
	size_t n = 0;
	struct buf out = {0};
	struct oid id;
	struct arena arena = {0};

	for (size_t i = 0; i < PATHS; i++) {
		struct str path = str_of(path_at(i)), name;
		size_t slash, k = 0;

		if (!v->mode[i] || !str_starts(path, prefix))
			continue;
		name = str_sub(path, prefix.n, path.n);
		slash = str_chr(name, '/');
		name = arena_str(&arena, str_sub(name, 0, slash));
		while (k < n && !str_eq(row[k].name, name))
			k++;
		if (k < n)
			continue;
		row[n++] = (struct row){v->mode[i], name, v->blob[i]};
		if (prefix.n + slash < path.n) {
			char below_it[300];

			snprintf(below_it, sizeof(below_it), "%.*s%.*s/", STR_ARG(prefix),
			        STR_ARG(name));
			row[n - 1].mode = 040000;
			row[n - 1].id = make_tree(v, str_of(below_it));
		}
	}
	qsort(row, n, sizeof(*row), row_order);
	for (size_t i = 0; i < n; i++) {
		buf_fmt(&out, "%o %.*s", row[i].mode, STR_ARG(row[i].name));
		buf_add(&out, zero, 1);
		buf_add(&out, row[i].id.id, ID);
	}
	id = store(buf_view(&out), OBJECT_TREE);
	buf_free(&out);
	arena_free(&arena);
	return id;
}

/* the tree of the repository, in which the book lies in a folder */
static struct oid
wrap(struct oid tree)
{
	struct str at[4], rest = str_of(folder);
	size_t n = 0;

	while (rest.n)
		rest = str_cut(&at[n++], rest, '/');
	while (n--) {
		struct buf out = {0};

		buf_fmt(&out, "40000 %.*s", STR_ARG(at[n]));
		buf_add(&out, "", 1);
		buf_add(&out, tree.id, ID);
		/* a file beside it, of the name that the book has above */
		buf_str(&out, STR("100644 zz"));
		buf_add(&out, "", 1);
		buf_add(&out, tree.id, ID);
		tree = store(buf_view(&out), OBJECT_TREE);
		buf_free(&out);
	}
	return tree;
}

static void
add_hex(struct buf *out, const struct oid *id)
{
	for (size_t i = 0; i < ID; i++)
		buf_fmt(out, "%02x", id->id[i]);
}

static void
make_commit(struct known *c)
{
	static const char *const zones[] = {"+0000", "-0800", "+1400", "+0530", "-0030"};
	static const int offsets[] = {0, -8 * 3600, 14 * 3600, 5 * 3600 + 1800, -1800};
	uint32_t zone = below(&chance, 5);
	struct buf out = {0};
	int64_t author = c->time - below(&chance, 3) * 80000;
	struct oid tree = make_tree(&c->v, STR(""));

	c->date = walk_day(author + offsets[zone]);
	tree = wrap(tree);
	buf_str(&out, STR("tree "));
	add_hex(&out, &tree);
	for (size_t i = 0; i < c->nparents; i++) {
		buf_str(&out, STR("\nparent "));
		add_hex(&out, &commits[c->parent[i]].id);
	}
	buf_fmt(&out,
	        "\nauthor A > B <a@b> %lld %s\ncommitter C <> %lld %s\nencoding x\n\ntree of life\n",
	        (long long)author,
	        zones[zone], (long long)c->time, ANY(zones));
	c->id = store(buf_view(&out), OBJECT_COMMIT);
	buf_free(&out);
}

static void
make_history(void)
{
	static const char *const folders[] = {"", "", "book", "my/book"};
	int64_t now = 1600000000;
	FILE *f;

	nobjects = 0;
	memset(commits, 0, sizeof(commits));
	set_folder(ANY(folders));
	ncommits = below(&chance, COMMITS) + 1;
	for (size_t i = 0; i < ncommits; i++) {
		struct known *c = &commits[i];

		c->nparents = i ? below(&chance, 8) ? 1 : below(&chance, 4) : 0;
		if (i && below(&chance, 3) == 0)
			c->nparents = 2 + below(&chance, 2);
		for (size_t k = 0; k < c->nparents; k++)
			c->parent[k] = i - 1 - below(&chance, i < 5 ? (uint32_t)i : 5);
		/* clocks that stand, jump and go back */
		now += (int64_t)below(&chance, 5) * 40000 - (below(&chance, 6) ? 0 : 100000);
		c->time = now;
		if (c->nparents)
			c->v = commits[c->parent[0]].v;
		change_version(&c->v, !c->nparents);
		make_commit(c);
	}
	head = commits[ncommits - 1].id;
	born = true;
	/* some are where a shallow clone ends */
	f = fopen(shallow, "w");
	assert_non_null(f);
	fputs("no id\n", f);
	if (below(&chance, 4) == 0) {
		struct known *c = &commits[below(&chance, (uint32_t)ncommits)];

		for (size_t i = 0; i < ID; i++)
			fprintf(f, "%02x", c->id.id[i]);
		fputs("\n", f);
		c->cut = c->nparents > 0;
	}
	fclose(f);
}

/* --- what is said of them --- */

/* whether the book shows a path of a version */
static bool
shows(const struct version *v, size_t i)
{
	struct str path = str_of(path_at(i)), name = path, part, rest = path;
	size_t depth = 0;

	if (!v->mode[i] || (v->mode[i] & 0170000) != 0100000)
		return false;
	for (; rest.n; depth++) {
		rest = str_cut(&part, rest, '/');
		if (part.p[0] == '.')
			return false;
		name = part;
	}
	return depth <= SCAN_DEPTH + 1 && name.n > 3 && str_ends(name, STR(".md"));
}

/* the next commit as the plainest program takes it: the newest of those to be looked at */
static struct known *
newest(const bool *open)
{
	struct known *best = NULL;

	for (size_t i = 0; i < ncommits; i++) {
		struct known *c = &commits[i];

		if (open[i] && (!best || c->time > best->time ||
		                (c->time == best->time &&
		        memcmp(c->id.id, best->id.id, ID) < 0)))
			best = c;
	}
	return best;
}

struct seen {
	struct known *expected[COMMITS];
	size_t n, at, rows;
	bool was[PATHS], is[PATHS];
};

static size_t
path_index(struct str path)
{
	size_t i = 0;

	while (i < PATHS && !str_eq(path, str_of(path_at(i))))
		i++;
	assert_true(i < PATHS);
	return i;
}

/* compares all changes of a commit: each path that differs, before and after */
static void
complete(struct seen *s)
{
	const struct known *c = s->expected[s->at];
	static const struct version none;
	const struct version *before = c->nparents ? &commits[c->parent[0]].v : &none;

	for (size_t i = 0; i < PATHS; i++) {
		bool old = shows(before, i), now = shows(&c->v, i);
		bool differ = old != now || (old && !oid_eq(&before->blob[i], &c->v.blob[i]));

		assert_int_equal(s->was[i], differ && old);
		assert_int_equal(s->is[i], differ && now);
	}
	memset(s->was, 0, sizeof(s->was));
	memset(s->is, 0, sizeof(s->is));
	s->at++;
}

static int
take(const struct repo_change *r, void *arg)
{
	struct seen *s = arg;
	size_t now = path_index(r->path), old = path_index(r->from);
	const struct known *c, *before;

	while (s->at < s->n && !oid_eq(&s->expected[s->at]->id, &r->commit))
		complete(s);
	assert_true(s->at < s->n);
	c = s->expected[s->at];
	before = c->nparents ? &commits[c->parent[0]] : NULL;
	assert_int_equal(r->date, c->date);
	assert_true(!oid_none(&r->now) || !oid_none(&r->old));
	if (!oid_none(&r->now)) {
		assert_true(!s->is[now] && oid_eq(&c->v.blob[now], &r->now));
		s->is[now] = true;
	}
	if (!oid_none(&r->old)) {
		assert_true(before && !s->was[old] && oid_eq(&before->v.blob[old], &r->old));
		s->was[old] = true;
	}
	s->rows++;
	return 0;
}

static void
check_history(day since)
{
	struct seen s = {0};
	struct buf why = {0};
	bool open[COMMITS] = {false}, seen[COMMITS] = {false};
	struct known *c;

	open[ncommits - 1] = seen[ncommits - 1] = true;
	while ((c = newest(open))) {
		open[c - commits] = false;
		if (since != DAY_NONE && walk_day(c->time) < since - 1)
			break;
		for (size_t i = 0; !c->cut && i < c->nparents; i++) {
			open[c->parent[i]] |= !seen[c->parent[i]];
			seen[c->parent[i]] = true;
		}
		if (c->nparents <= 1 && !c->cut && (since == DAY_NONE || c->date >= since))
			s.expected[s.n++] = c;
	}
	assert_int_equal(repo_history(&repository, since, take, &s, &why), 0);
	while (s.at < s.n)
		complete(&s);
	buf_free(&why);
}

struct files {
	const struct known *c;
	size_t n;
	bool got[PATHS];
};

static int
take_file(struct str path, struct oid blob, void *arg)
{
	struct files *f = arg;
	size_t i = path_index(path);

	assert_true(!f->got[i] && shows(&f->c->v, i) && oid_eq(&blob, &f->c->v.blob[i]));
	/* the owner's comes first */
	assert_true(i != 0 || f->n == 0);
	f->got[i] = true;
	f->n++;
	return 0;
}

static void
check_files(const struct known *c)
{
	struct files f = {.c = c};
	struct buf why = {0};

	assert_int_equal(repo_files(&repository, c->id, take_file, &f, &why), 0);
	for (size_t i = 0; i < PATHS; i++)
		assert_int_equal(f.got[i], shows(&c->v, i));
	buf_free(&why);
}

/* the commit that a day means: the first that is older than its end, as they are walked */
static void
check_day(day d)
{
	bool open[COMMITS] = {false}, seen[COMMITS] = {false};
	char text[DAY_SIZE];
	struct known *c;
	struct buf why = {0};
	struct oid is;
	int got = repo_at(&is, &repository, str_of(day_format(text, d)), d, &why);

	open[ncommits - 1] = seen[ncommits - 1] = true;
	while ((c = newest(open)) && walk_day(c->time) > d) {
		open[c - commits] = false;
		for (size_t i = 0; !c->cut && i < c->nparents; i++) {
			open[c->parent[i]] |= !seen[c->parent[i]];
			seen[c->parent[i]] = true;
		}
	}
	assert_int_equal(got, c ? 0 : -1);
	assert_true(c ? oid_eq(&is, &c->id) : why.n > 0);
	buf_free(&why);
}

static void
test_histories(void **state)
{
	size_t rounds = sample_rounds(40, 2000);

	(void)state;
	chance = sample_seed();
	for (size_t i = 0; i < rounds; i++) {
		make_history();
		check_history(DAY_NONE);
		for (size_t k = 0; k < 4; k++) {
			const struct known *c = &commits[below(&chance, (uint32_t)ncommits)];

			check_history(c->date + (day)below(&chance, 3) - 1);
			check_files(c);
			check_day(walk_day(c->time) + (day)below(&chance, 3) - 1);
		}
	}
}

/* --- when objects are missing or damaged --- */

static int
count(const struct repo_change *r, void *arg)
{
	(void)r;
	++*(size_t *)arg;
	return 0;
}

static int
count_file(struct str path, struct oid blob, void *arg)
{
	(void)blob;
	++*(size_t *)arg;
	return path.n ? 0 : -1;
}

/*
 * 0, or -1 with a reason; but walk_book() gives none yet for a damaged tree above the book's folder
 */
static void
check_answer(int is, const struct buf *why)
{
	assert_true(is == 0 || (is == -1 && (why->n || (damages && *folder))));
}

static void
test_damage(void **state)
{
	size_t rounds = sample_rounds(4, 100), failed = 0, n = 0;

	(void)state;
	chance = sample_seed();
	for (size_t i = 0; i < rounds; i++) {
		size_t most;
		struct buf why = {0};

		make_history();
		reads = 0;
		repo_history(&repository, DAY_NONE, count, &n, &why);
		most = reads;
		for (size_t k = 0; k < 2 * most; k++) {
			int is;

			buf_clear(&why);
			reads = 0;
			damages = k >= most;
			fail_at = k % most + 1;
			is = repo_history(&repository, DAY_NONE, count, &n, &why);
			check_answer(is, &why);
			failed += is < 0;
			buf_clear(&why);
			reads = 0;
			fail_at = k % 6 + 1;
			is = repo_files(&repository, head, count_file, &n, &why);
			check_answer(is, &why);
			buf_clear(&why);
			reads = 0;
			is = repo_at(&(struct oid){{0}}, &repository, STR("2019-01-01"), DAY_NONE, &why);
			check_answer(is, &why);
		}
		fail_at = 0;
		buf_free(&why);
	}
	assert_true(failed > 100);
}

static int
stop(const struct repo_change *r, void *arg)
{
	(void)r;
	return ++*(size_t *)arg == 1 ? 7 : 0;
}

/* entries that are none: cut off at each byte, and with each wrong mode and name */
static void
test_entries(void **state)
{
	static const char whole[] = "100644 a.md\0<---- 20 bytes ---->40000 f\0<---- 20 bytes ---->";
	static const char *const wrong[] = {
		"", "100644", " a", "10064x a", "10000000 a", "77777777 a", "100644 a/b", "100644 ",
		"8 a", "-1 a",
	};
	struct tree_entry e;

	(void)state;
	for (size_t n = 0; n < sizeof(whole); n++) {
		/* to the byte, so that a sanitizer sees what is read beyond */
		char *bytes = mem_alloc(n + 1);
		struct str rest = {bytes, n};
		int is;

		memcpy(bytes, whole, n);
		is = tree_next(&e, &rest, 20);
		assert_int_equal(is, n == 0 ? 0 : n < 32 ? -1 : 1);
		if (is > 0) {
			assert_true(e.mode == 0100644 && str_eq(e.name, STR("a.md")));
			assert_int_equal(tree_next(&e, &rest, 20), n == 32 ? 0 : n < 60 ? -1 : 1);
		}
		free(bytes);
	}
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct buf b = {0};
		struct str rest;

		buf_add(&b, wrong[i], strlen(wrong[i]) + 1);
		buf_str(&b, STR("12345678901234567890"));
		rest = buf_view(&b);
		assert_int_equal(tree_next(&e, &rest, 20), -1);
		buf_free(&b);
	}
}

static void
test_ends(void **state)
{
	static const struct {
		int64_t seconds;
		int year, month, day;
	} v[] = {
		{0, 1970, 1, 1}, {86399, 1970, 1, 1}, {86400, 1970, 1, 2}, {-1, 1969, 12, 31},
		{-86400, 1969, 12, 31},
		{-86401, 1969, 12, 30}, {INT64_C(1) << 40, 9999, 12, 31},
		{-(INT64_C(1) << 40), 1, 1, 1},
	};
	struct buf why = {0};
	struct oid is;
	size_t n = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++)
		assert_int_equal(walk_day(v[i].seconds), day_of(v[i].year, v[i].month, v[i].day));
	make_history();
	assert_int_equal(repo_at(&is, &repository, STR(""), 0, &why), -1);
	assert_int_equal(repo_at(&is, &repository, (struct str){"a\0b", 3}, 0, &why), -1);
	assert_int_equal(repo_at(&is, &repository, STR("2020-01-01"), 0, &why), 0);
	assert_true(oid_eq(&is, &head));
	assert_int_equal(repo_history(&repository, DAY_NONE, stop, &n, &why), 7);
	assert_int_equal(n, 1);
	set_folder("elsewhere");
	buf_clear(&why);
	assert_int_equal(repo_files(&repository, head, count_file, &n, &why), -1);
	assert_string_equal(why.p, "the book was not there yet");
	born = false;
	assert_int_equal(repo_history(&repository, DAY_NONE, count, &n, &why), 0);
	buf_clear(&why);
	assert_int_equal(repo_at(&is, &repository, STR("2019-01-01"), 0, &why), -1);
	assert_true(why.n > 0);
	buf_free(&why);
}

static int
begin(void **state)
{
	(void)state;
	/* a day ends where we are */
	setenv("TZ", "UTC", 1);
	snprintf(place, sizeof(place), "/tmp/tend-walk-XXXXXX");
	if (!mkdtemp(place))
		return -1;
	snprintf(shallow, sizeof(shallow), "%s/shallow", place);
	buf_fmt(&repository.common, "%s/", place);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	for (size_t i = 0; i < OBJECTS; i++)
		buf_free(&objects[i].bytes);
	buf_free(&repository.folder);
	buf_free(&repository.common);
	unlink(shallow);
	return rmdir(place);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_histories), cmocka_unit_test(test_damage),
		        cmocka_unit_test(test_entries),
		cmocka_unit_test(test_ends),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
