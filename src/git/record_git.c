/* SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/mem.h"
#include "git/batch.h"
#include "git/object.h"
#include "git/record_checks.h"

/* the files that are not left out, as paths from the top; `fresh`: only those that are new to git */
static size_t
list(const char **path, struct record *r, bool fresh)
{
	size_t n = 0;

	for (size_t i = 0; i < r->n; i++)
		if (!record_left(&r->item[i]) && (r->item[i].file->fresh || !fresh))
			path[n++] = r->item[i].path.p;
	return n;
}

/* runs git over these files */
static int
run(struct buf *out, struct record *r, const char *const args[])
{
	const char **path = mem_zero(r->n + 1, sizeof(*path));
	size_t n = list(path, r, false);
	int status = command_paths(out, r->repo->top.p, args, path, n);

	free(path);
	return status;
}

/* runs git once over all of them, however many there are */
static int
feed(struct record *r, const char *const args[], bool fresh)
{
	const char **path = mem_zero(r->n + 1, sizeof(*path));
	size_t n = list(path, r, fresh);
	struct buf paths = {0};
	int status = 0;

	for (size_t i = 0; i < n; i++)
		buf_add(&paths, path[i], strlen(path[i]) + 1);
	if (n)
		status = command_feed(r->repo->top.p, args, buf_view(&paths));
	buf_free(&paths);
	free(path);
	return status;
}

static struct record_item *
item_of(struct record *r, struct str path)
{
	size_t low = 0, high = r->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int d = str_cmp(buf_view(&r->item[mid].path), path);

		if (d == 0)
			return &r->item[mid];
		if (d < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

/* "XY PATH" of git status, for files that are not as in HEAD */
static int
read_status(struct record *r)
{
	const char *args[] = {"status", "--porcelain", "-z", "--no-renames", "--ignored", "--untracked-files=all", "--", NULL};
	struct buf out = {0};
	struct str rest, line;
	int status = run(&out, r, args);

	rest = buf_view(&out);
	while (!status && rest.n) {
		struct record_item *i;
		char x, y;

		rest = str_cut(&line, rest, '\0');
		i = item_of(r, str_sub(line, 3, line.n));
		if (!i)
			continue;
		x = line.p[0];
		y = line.p[1];
		i->file->fresh = x == '?';
		if (x == '!')
			record_leave(i, "it is ignored by git (see git check-ignore -v)");
		else if (x == 'U' || y == 'U' || (x == y && (x == 'A' || x == 'D')))
			record_leave(i, RECORD_CONFLICT);
		else if (x != '?' && x != ' ' && y != ' ')
			record_leave_staged(i);
	}
	buf_free(&out);
	return status;
}

/* "H PATH" of git ls-files: a file that is neither here nor there, or that git is not to look at */
static int
read_index(struct record *r)
{
	const char *args[] = {"ls-files", "-v", "-z", "--", NULL};
	struct buf out = {0};
	struct str rest, line;
	int status = run(&out, r, args);

	for (size_t i = 0; i < r->n; i++)
		r->item[i].was.mode = 0;
	rest = buf_view(&out);
	while (!status && rest.n) {
		struct record_item *i;

		rest = str_cut(&line, rest, '\0');
		i = item_of(r, str_sub(line, 2, line.n));
		if (!i)
			continue;
		i->was.mode = 1;
		if (line.p[0] == 'S' || char_lower(line.p[0]) == line.p[0])
			record_leave(i, RECORD_UNSEEN);
	}
	for (size_t i = 0; i < r->n && !status; i++) {
		struct stage_entry none = {0};
		struct record_item *it = &r->item[i];

		/* what was staged as deleted is in HEAD yet */
		if (!it->st.st_mode && !it->was.mode && !record_left(it)) {
			struct buf blob = {0}, name = {0};

			buf_fmt(&name, "HEAD:%s", it->path.p);
			if (!command_line(&blob, r->repo->top.p, (const char *const[]){"rev-parse", "--verify", "--quiet", name.p, NULL}))
				record_leave_nowhere(it);
			buf_free(&blob);
			buf_free(&name);
		}
		it->was = none;
	}
	buf_free(&out);
	return status;
}

/* "PATH NUL filter NUL VALUE NUL": git would store a file in plain if its filter cannot be run */
static int
read_filters(struct record *r)
{
	const char *args[] = {"check-attr", "-z", "filter", "--", NULL};
	struct buf out = {0};
	struct str rest, path, name, value;
	int status = run(&out, r, args);

	rest = buf_view(&out);
	while (!status && rest.n) {
		struct record_item *i;

		rest = str_cut(&path, rest, '\0');
		rest = str_cut(&name, rest, '\0');
		rest = str_cut(&value, rest, '\0');
		i = item_of(r, path);
		if (i && !str_eq(value, STR("unspecified")) && !str_eq(value, STR("unset")) && !str_eq(value, STR("set")) &&
		    !record_filter_runs(r->repo, value))
			record_leave(i, RECORD_NO_FILTER);
	}
	buf_free(&out);
	return status;
}

/* files that another program has replaced since they were written */
static void
check_written(struct record *r)
{
	struct buf bytes = {0};

	for (size_t i = 0; i < r->n; i++) {
		struct record_item *it = &r->item[i];

		if (record_left(it) || !it->file->known)
			continue;
		if (record_read(&bytes, r, it) != 0 || !digest_eq(digest_of(buf_view(&bytes)), it->file->written))
			record_leave_other(it);
	}
	buf_free(&bytes);
}

/* whether HEAD has what was written: git reads the files by itself, and they may have been replaced at that moment */
static void
check_committed(struct record *r)
{
	struct buf blob = {0}, bytes = {0}, name = {0}, why = {0};
	struct batch batch = {0};

	for (size_t i = 0; i < r->n; i++) {
		struct record_item *it = &r->item[i];
		bool is;

		if (record_left(it) || !it->file->known)
			continue;
		buf_clear(&name);
		buf_fmt(&name, "HEAD:%s", it->path.p);
		is = command_line(&blob, r->repo->top.p, (const char *const[]){"rev-parse", "--verify", "--quiet", name.p, NULL});
		buf_chr(&blob, ' ');
		buf_str(&blob, buf_view(&it->path));
		if (!batch.open && is)
			batch_open(&batch, r->repo->top.p, true);
		/* a file name that cannot be asked for is taken as it is */
		if (is && str_chr(buf_view(&it->path), '\n') == it->path.n)
			is = batch_read(&bytes, &batch, blob.p, "blob", &why) == 0 && digest_eq(digest_of(buf_view(&bytes)), it->file->written);
		if (!is)
			record_leave_other(it);
	}
	batch_close(&batch);
	buf_free(&blob);
	buf_free(&bytes);
	buf_free(&name);
	buf_free(&why);
}

#define FROM_STDIN "--pathspec-from-file=-", "--pathspec-file-nul"

static enum repo_done
commit(struct record *r)
{
	const char *add[] = {"add", "--intent-to-add", FROM_STDIN, NULL};
	const char *only[] = {"commit", "--quiet", "--only", "-m", r->message, FROM_STDIN, NULL};
	const char *forget[] = {"rm", "--quiet", "--cached", FROM_STDIN, NULL};
	struct buf unheard = {0};
	struct oid head;
	int status = feed(r, add, true), differs = 1;

	/* git commit has no silent way to say that nothing has changed */
	if (!status && object_head(&head, r->repo, &unheard) == 0)
		differs = run(&unheard, r, (const char *const[]){"diff", "--quiet", "HEAD", "--", NULL});
	buf_free(&unheard);
	if (!status && !differs)
		return REPO_SAME;
	if (!status)
		status = feed(r, only, false);
	if (!status) {
		check_committed(r);
		return REPO_COMMITTED;
	}
	feed(r, forget, true);
	buf_fmt(r->why, "git would not commit (see above): exit status %d", status);
	return REPO_REFUSED;
}

enum repo_done
record_git(struct record *r)
{
	int status = read_status(r);

	if (!status)
		status = read_index(r);
	if (!status)
		status = read_filters(r);
	if (status == COMMAND_ABSENT)
		buf_str(r->why, STR("this is for git itself, which is not installed"));
	else if (status)
		buf_fmt(r->why, "git cannot read the repository (see above): exit status %d", status);
	if (status)
		return REPO_REFUSED;
	check_written(r);
	return commit(r);
}
