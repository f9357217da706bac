/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/map.h"
#include "base/mem.h"
#include "base/nums.h"
#include "git/object.h"
#include "git/rename.h"
#include "git/repo_revision.h"

/* more pairs than this in one commit are not compared line by line */
#define PAIRS_MAX 250000

/* the lines of a file, as sorted numbers */
struct rename_lines {
	size_t change; /* which */
	uint32_t *hash;
	size_t n;
};

static void
read_lines(struct rename_lines *out, struct str file)
{
	struct str line;
	size_t cap = 0;

	while (str_line(&line, &file)) {
		line = str_trim(line);
		if (!line.n)
			continue;
		out->hash = mem_reserve(out->hash, out->n, &cap, sizeof(*out->hash));
		out->hash[out->n++] = map_hash(line);
	}
	if (out->n)
		nums_sort(out->hash, out->n);
}

/* the share of lines that both have, in thousandths of the longer one */
static size_t
likeness(const struct rename_lines *a, const struct rename_lines *b)
{
	size_t common = 0, i = 0, j = 0, most = a->n > b->n ? a->n : b->n;

	while (i < a->n && j < b->n) {
		if (a->hash[i] == b->hash[j])
			common++, i++, j++;
		else if (a->hash[i] < b->hash[j])
			i++;
		else
			j++;
	}
	return most ? common * 1000 / most : 0;
}

static bool
came(const struct repo_change *c)
{
	return oid_none(&c->old);
}

static bool
went(const struct repo_change *c)
{
	return oid_none(&c->now);
}

/* c becomes the rename of d, and d no change */
static void
join(struct repo_change *c, struct repo_change *d)
{
	c->from = d->path;
	c->old = d->old;
	d->old = (struct oid){{0}};
}

static bool
gone(const struct repo_change *c)
{
	return came(c) && went(c);
}

static struct str
oid_str(const struct oid *id)
{
	return (struct str){(const char *)id->id, sizeof(id->id)};
}

/* joins files with equal contents; of several, the first, each once */
static void
pair_equal(struct repo_change *v, size_t n)
{
	struct map by_blob = {0};

	for (size_t i = n; i-- > 0;)
		if (went(&v[i]))
			*map_put(&by_blob, oid_str(&v[i].old)) = (uint32_t)i;
	for (size_t i = 0; i < n; i++) {
		uint32_t d = came(&v[i]) && !went(&v[i]) ? map_get(&by_blob, oid_str(&v[i].now)) : MAP_NONE;

		if (d != MAP_NONE && !gone(&v[d]) && went(&v[d])) {
			join(&v[i], &v[d]);
		}
	}
	map_free(&by_blob);
}

static struct rename_lines *
read_all(size_t *count, const struct repo_change *v, size_t n, bool coming, struct repo *repo)
{
	struct rename_lines *out = NULL;
	size_t cap = 0;
	struct buf blob = {0}, why = {0};

	*count = 0;
	for (size_t i = 0; i < n; i++) {
		if (gone(&v[i]) || !(coming ? came(&v[i]) : went(&v[i])))
			continue;
		out = mem_reserve(out, *count, &cap, sizeof(*out));
		out[*count] = (struct rename_lines){.change = i};
		if (repo_blob(&blob, repo, coming ? v[i].now : v[i].old, &why) == 0)
			read_lines(&out[*count], buf_view(&blob));
		(*count)++;
	}
	buf_free(&blob);
	buf_free(&why);
	return out;
}

static void
free_all(struct rename_lines *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		free(v[i].hash);
	free(v);
}

static void
pair_similar(struct repo_change *v, size_t n, struct repo *repo)
{
	size_t nnew, nold;
	struct rename_lines *new = read_all(&nnew, v, n, true, repo);
	struct rename_lines *old = read_all(&nold, v, n, false, repo);

	for (size_t i = 0; i < nnew; i++) {
		size_t best = 499, from = nold;

		for (size_t j = 0; j < nold; j++) {
			size_t like = gone(&v[old[j].change]) ? 0 : likeness(&new[i], &old[j]);

			if (like > best)
				best = like, from = j;
		}
		if (from < nold)
			join(&v[new[i].change], &v[old[from].change]);
	}
	free_all(new, nnew);
	free_all(old, nold);
}

size_t
rename_pair(struct repo_change *v, size_t n, struct repo *repo)
{
	size_t ncame = 0, nwent = 0, kept = 0;

	pair_equal(v, n);
	for (size_t i = 0; i < n; i++) {
		ncame += came(&v[i]) && !went(&v[i]);
		nwent += went(&v[i]) && !came(&v[i]);
	}
	if (ncame && nwent && ncame <= PAIRS_MAX / nwent)
		pair_similar(v, n, repo);
	for (size_t i = 0; i < n; i++)
		if (!gone(&v[i]))
			v[kept++] = v[i];
	return kept;
}
