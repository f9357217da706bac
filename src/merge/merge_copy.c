/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "git/repo_history.h"
#include "git/repo_revision.h"
#include "merge/merge.h"
#include "merge/merge_common.h"
#include "merge/merge_copy.h"

enum { VERSIONS = 200 }; /* of the file that are looked at */

static int
add_version(struct merge_copy *c, struct oid blob)
{
	struct buf bytes = {0};
	int failed = repo_blob(&bytes, c->repo, blob, &c->why);

	if (!failed) {
		c->version = mem_reserve(c->version, c->nversions, &c->cap, sizeof(*c->version));
		c->version[c->nversions++] = arena_str(&c->arena, buf_view(&bytes));
	}
	buf_free(&bytes);
	return failed;
}

static int
take(const struct repo_change *change, void *arg)
{
	static const struct oid none;
	struct merge_copy *c = arg;

	if (!str_eq(change->path, c->at))
		return 0;
	if (!oid_eq(&change->now, &none) && add_version(c, change->now) < 0)
		return -1;
	c->at = arena_str(&c->arena, change->from);
	return c->nversions == VERSIONS;
}

void
merge_copy_open(struct merge_copy *c, const char *dir, struct str file, const struct map *own)
{
	int got;

	*c = (struct merge_copy){.own = own, .file = file, .at = file};
	got = repo_open(&c->repo, dir, &c->why);
	if (got == 0 && repo_history(c->repo, DAY_NONE, take, c, &c->why) < 0)
		got = -1;
	c->unread = got < 0;
	/* without git, or if it cannot be read, there are no versions: the merge then deletes nothing */
	if (c->unread)
		c->nversions = 0;
	if (c->repo)
		repo_close(c->repo);
	c->repo = NULL;
}

int
merge_copy_files(struct buf *out, const struct merge_copy *c, struct str ours, struct str theirs)
{
	struct merge m = {.ours = ours, .theirs = theirs, .own = c->own, .marker = c->marker};
	size_t found = merge_common_version(c->version, c->nversions, ours, theirs);
	struct buf lines = {0};
	const char *why;
	int conflicts;

	if (found < c->nversions) {
		m.base = c->version[found];
	} else {
		merge_common_lines(&lines, ours, theirs);
		m.base = buf_view(&lines);
	}
	conflicts = merge_files(out, &m, &why);
	/* some of the lines need not be a contact */
	if (why && found == c->nversions) {
		m.base = STR("");
		conflicts = merge_files(out, &m, &why);
	}
	buf_free(&lines);
	return conflicts;
}

void
merge_copy_close(struct merge_copy *c)
{
	free(c->version);
	buf_free(&c->why);
	arena_free(&c->arena);
}
