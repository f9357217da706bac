/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/cell.h"
#include "base/digest.h"
#include "base/mem.h"
#include "edit/held.h"
#include "os/child.h"
#include "os/fd.h"
#include "store/commit_hint.h"
#include "store/redo.h"
#include "store/save_commit.h"

enum {
	ROUNDS = 8, /* of editing again and committing again */
	PATHS_MAX = 64 << 20,
	LINES_SHOWN = 20,
};

/* how a file that was written is now */
enum commit_state { COMMITTED, PENDING, LOST };

struct save_round {
	struct save *save;
	/* of each written file */
	enum commit_state *state;
	struct digest *now;
	struct str message;
	const char *tool;
};

/* --- one commit --- */

/* the files that are pending, and what they should have */
static void
list_pending(struct buf *out, const struct save_round *r)
{
	for (size_t i = 0; i < r->save->n; i++) {
		if (r->state[i] != PENDING)
			continue;
		cell_escape(out, r->save->v[i].path);
		if (!r->save->v[i].named) {
			buf_chr(out, '\t');
			digest_format(out, r->now[i]);
		}
		buf_chr(out, '\n');
	}
}

/* of the pending files, those that tend-commit lists stay so */
static void
set_committed(struct save_round *r, struct str others)
{
	struct map listed = {0};
	struct arena arena = {0};
	struct buf path = {0};
	struct str line;

	while (str_line(&line, &others)) {
		buf_clear(&path);
		cell_unescape(&path, line);
		*map_put(&listed, arena_str(&arena, buf_view(&path))) = 1;
	}
	for (size_t i = 0; i < r->save->n; i++)
		if (r->state[i] == PENDING && map_get(&listed, r->save->v[i].path) == MAP_NONE)
			r->state[i] = COMMITTED;
	buf_free(&path);
	arena_free(&arena);
	map_free(&listed);
}

/* runs tend-commit: its exit status, and the files that it found replaced, a line each */
static int
run(struct buf *others, const struct save_round *r)
{
	struct buf text = {0}, paths = {0};
	const char *argv[] = {"tend-commit", "--written", "--message", "", "--tool", r->tool, "-", NULL, NULL, NULL, NULL};
	size_t n = 7;
	struct child child;
	int status, bad;

	buf_str(&text, r->message);
	if (text.n)
		argv[3] = text.p;
	if (r->save->gone)
		argv[n++] = "--gone";
	if (r->save->at) {
		argv[n++] = "--at";
		argv[n] = r->save->at;
	}
	list_pending(&paths, r);
	bad = child_start(&child, argv, r->save->dirfd, CHILD_IN | CHILD_OUT);
	if (bad < 0)
		errors_add(r->save->errors, STR(""), 0, 0, "tend-commit: %s", strerror(errno));
	buf_free(&text);
	if (bad == 0) {
		/* one that ends early says why, and so does its exit status */
		bad = child_write(&child, buf_view(&paths)) < 0 && errno != EPIPE ? -1 : 0;
		child_end_input(&child);
		if (fd_read(others, child.out, PATHS_MAX) < 0)
			bad = -1;
		status = child_wait(&child);
		bad = bad ? bad : status;
	}
	buf_free(&paths);
	return bad;
}

/* --- a file that was replaced --- */

struct save_redo {
	struct save_written file; /* its bytes are borrowed */
	enum redone how;
	struct buf now;
};

static int
edit_again(struct buf *out, struct str now, void *arg)
{
	struct save_redo *a = arg;

	a->how = redo_edit(out, buf_view(&a->file.before), buf_view(&a->file.after), now);
	buf_clear(&a->now);
	buf_str(&a->now, now);
	return a->how == REDO_MADE;
}

/* the lines that were written, so that the user can write them again */
static void
report_lines(struct save *s, const struct save_written *file)
{
	struct str rest = buf_view(&file->after), line;

	while (held_added(&line, &rest, buf_view(&file->before))) {
		struct error *e = errors_add(s->errors, STR(""), 0, 0, "    %.*s", STR_ARG(line));

		if (e)
			e->note = true;
	}
}

static void
report_lost(struct save *s, const struct save_written *file, const char *why)
{
	errors_add(s->errors, file->path, 0, 0, "%s; this was written:", why);
	report_lines(s, file);
}

/* counts the written lines that are no headings and not blank; *only is the first of them */
static void
count_written(struct str *only, size_t *n, const struct save *s)
{
	*n = 0;
	*only = STR("");
	for (size_t i = 0; i < s->n; i++) {
		struct str rest = buf_view(&s->v[i].after), line;

		/* git takes no new file away */
		while (!s->v[i].made && *n <= LINES_SHOWN && held_added(&line, &rest, buf_view(&s->v[i].before))) {
			line = str_trim(line);
			if (!line.n || line.p[0] == '#')
				continue;
			*only = *n ? *only : line;
			++*n;
		}
	}
}

/*
 * What is written, and what to type. A rebase or merge that the user gives up takes what is not
 * committed away: a few lines are shown.
 */
static void
report_uncommitted(struct save *s)
{
	struct str *path = mem_alloc(s->n * sizeof(*path)), line;
	struct buf what = {0};
	size_t lines;

	count_written(&line, &lines, s);
	buf_str(&what, STR("written, not committed"));
	if (lines == 1)
		buf_fmt(&what, " (%.*s)", STR_ARG(line));
	buf_str(&what, STR("; "));
	for (size_t i = 0; i < s->n; i++)
		path[i] = s->v[i].path;
	commit_hint(&what, s->at, path, s->n);
	errors_add(s->errors, STR(""), 0, 0, "%.*s", STR_ARG(buf_view(&what)));
	for (size_t i = 0; i < s->n && lines > 1 && lines <= LINES_SHOWN; i++)
		if (!s->v[i].made)
			report_lines(s, &s->v[i]);
	buf_free(&what);
	free(path);
}

/*
 * Makes the edit again, on the file as it is now: pending, or lost and reported. Then that is what
 * the edit is between, so that what others have changed is no part of it.
 */
static enum commit_state
settle(struct save_round *r, size_t i)
{
	struct save *s = r->save;
	struct save_redo a = {.file = s->v[i], .how = REDO_CANNOT};
	size_t errors = s->errors->n;
	bool written;

	/* save_file() fills these in again */
	s->v[i].before = s->v[i].after = (struct buf){0};
	written = save_file(s, a.file.path, edit_again, &a) > 0;
	if (!written && a.how == REDO_CANNOT && a.file.made && save_new(s, a.file.path, buf_view(&a.file.after)) > 0) {
		errors_cut(s->errors, errors);
		written = true;
	}
	if (written) {
		buf_free(&a.file.before);
		buf_free(&a.file.after);
		s->v[i].before = a.now;
		r->now[i] = digest_of(buf_view(&s->v[i].after));
		return PENDING;
	}
	s->v[i] = a.file;
	r->now[i] = digest_of(buf_view(&a.now));
	buf_free(&a.now);
	if (a.how == REDO_HELD)
		return PENDING;
	report_lost(s, &s->v[i], "another program has replaced it, and the edit does not fit into it");
	return LOST;
}

/* --- all of it --- */

/* how many of the pending files are in doubt, after each was looked at and edited again if need be */
static size_t
settle_pending(struct save_round *r)
{
	size_t pending = 0;

	for (size_t i = 0; i < r->save->n; i++) {
		if (r->state[i] == PENDING && !r->save->v[i].named)
			r->state[i] = settle(r, i);
		pending += r->state[i] == PENDING;
	}
	return pending;
}

/* pending files that another program has replaced again and again */
static void
give_up(struct save_round *r)
{
	for (size_t i = 0; i < r->save->n; i++)
		if (r->state[i] == PENDING) {
			report_lost(r->save, &r->save->v[i], "another program replaces it all the time: not committed");
			r->state[i] = LOST;
		}
}

/* commits, and edits again what was replaced, until all is committed or lost: 0, or why not */
static int
commit(struct save_round *r)
{
	struct buf others = {0};
	int status = 0;

	for (int i = 0; i < ROUNDS; i++) {
		buf_clear(&others);
		status = run(&others, r);
		/* without a list, nothing was committed for another reason, such as a merge under way */
		if (status && !others.n)
			break;
		set_committed(r, buf_view(&others));
		if (!settle_pending(r))
			break;
		save_sync(r->save);
	}
	if (status && !others.n)
		settle_pending(r);
	else
		give_up(r);
	buf_free(&others);
	return status && !others.n ? status : 0;
}

int
save_commit(struct save *s, struct str message, const char *tool)
{
	struct save_round r = {.save = s, .message = message, .tool = tool};
	struct arena arena = {0};
	bool lost = false;
	int status;

	save_sync(s);
	if (!s->n)
		return 0;
	r.state = arena_alloc(&arena, s->n * sizeof(*r.state));
	r.now = arena_alloc(&arena, s->n * sizeof(*r.now));
	for (size_t i = 0; i < s->n; i++) {
		r.state[i] = PENDING;
		r.now[i] = digest_of(buf_view(&s->v[i].after));
	}
	status = commit(&r);
	for (size_t i = 0; i < s->n; i++)
		lost = lost || r.state[i] == LOST;
	arena_free(&arena);
	if (status && !lost)
		report_uncommitted(s);
	return status || lost ? -1 : 0;
}
