/* SPDX-License-Identifier: ISC */
#include "base/mem.h"
#include "cli/moves_read.h"
#include "git/repo_revision.h"

/* the state of reading a history */
struct moves_reading {
	struct moves *moves;
	struct repo *repo;
	struct buf bytes, why;
};

static int
learn(struct moves_reading *r, const struct oid *version)
{
	if (moves_knows(r->moves, version))
		return 0;
	if (repo_blob(&r->bytes, r->repo, *version, &r->why) < 0)
		return -1;
	moves_learn(r->moves, version, buf_view(&r->bytes));
	return 0;
}

static int
take(const struct repo_change *c, void *arg)
{
	struct moves_reading *r = arg;

	if (moves_wants(r->moves, c) && (learn(r, &c->now) < 0 || learn(r, &c->old) < 0))
		return -1;
	moves_take(r->moves, c);
	return 0;
}

void
moves_read(struct moves *moves, struct tool *t)
{
	struct moves_reading r = {.moves = moves};
	int got;

	mem_keep();
	got = repo_open(&r.repo, t->book.dir.p, &r.why);
	if (got > 0)
		tool_fail(t, "%s: not in a git repository: nothing is known of its past", t->book.dir.p);
	if (got < 0 || repo_history(r.repo, moves->ask.since, take, &r, &r.why) < 0)
		tool_fail(t, "%s: %.*s", t->book.dir.p, STR_ARG(buf_view(&r.why)));
	repo_close(r.repo);
	buf_free(&r.bytes);
	buf_free(&r.why);
}
