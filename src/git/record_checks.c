/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <string.h>

#include "git/record_checks.h"
#include "git/worktree.h"

#define MODE_EXECUTABLE 0100755
#define MODE_PLAIN 0100644
#define MODE_SUBMODULE 0160000

bool
record_hooks(const struct repo *repo)
{
	const char *const ask[] = {"config", "--type=path", "core.hooksPath", NULL};
	struct buf folder = {0}, path = {0};
	struct str set;
	bool found;

	if (!config_get(&set, &repo->config, "core.hookspath"))
		buf_fmt(&folder, "%shooks", repo->common.p);
	else if (command_line(&path, repo->top.p, ask))
		buf_fmt(&folder, "%s%s", path.n && path.p[0] == '/' ? "" : repo->top.p, path.n ? path.p : "");
	found = !folder.n || worktree_hooks(folder.p);
	buf_free(&folder);
	buf_free(&path);
	return found;
}

bool
record_filter_runs(const struct repo *repo, struct str name)
{
	static const char *const how[] = {"clean", "process"};
	struct buf variable = {0};
	struct str command = {0};
	bool runs = false;

	for (size_t i = 0; i < 2 && !runs; i++) {
		buf_clear(&variable);
		buf_fmt(&variable, "filter.%.*s.%s", STR_ARG(name), how[i]);
		runs = config_get(&command, &repo->config, variable.p) && command.n;
	}
	buf_free(&variable);
	return runs;
}

/* what git has in place of the folders on the way */
static void
check_above(struct record_item *i, struct stage *stage)
{
	struct stage_entry e;

	for (size_t k = 0; k < i->path.n; k++) {
		if (i->path.p[k] != '/')
			continue;
		i->path.p[k] = '\0';
		if (stage_get(&e, stage, i->path.p) || e.mode)
			record_leave(i, e.mode == MODE_SUBMODULE ? "it lies in a submodule" : "git has a file where its folder is");
		i->path.p[k] = '/';
	}
}

/* against what the user has staged of this very file */
static void
check_staged(struct record *r, struct record_item *i, struct stage *stage)
{
	bool staged = stage_get(&i->was, stage, i->path.p);

	i->file->fresh = !i->was.mode;
	if (i->was.conflict)
		record_leave(i, RECORD_CONFLICT);
	else if (i->was.unseen)
		record_leave(i, RECORD_UNSEEN);
	else if (i->was.mode && i->was.mode != MODE_PLAIN && i->was.mode != MODE_EXECUTABLE)
		record_leave(i, "git has a link or a submodule there");
	else if (!i->was.mode && i->st.st_mode && stage_ignored(r->repo, i->path.p))
		record_leave(i, "it is ignored by git (see git check-ignore -v)");
	stage_head(&i->head, stage, i->path.p);
	/* "git add -N" stages nothing yet */
	if (!staged)
		i->was = (struct stage_entry){0};
	if (!record_left(i) && !i->st.st_mode && !i->was.mode && !i->head.mode)
		record_leave_nowhere(i);
}

/* libgit2 runs no filter; without its program git would store in plain what may be meant to be secret */
static bool
check_filter(struct record *r, struct record_item *i)
{
	struct buf encoding = {0}, filter = {0};
	enum stage_attribute a = stage_attribute(&encoding, r->repo, i->path.p, "working-tree-encoding");
	enum stage_attribute b = stage_attribute(&filter, r->repo, i->path.p, "filter");
	bool runs = b == STAGE_TEXT && record_filter_runs(r->repo, buf_view(&filter));

	if (a == STAGE_UNKNOWN || b == STAGE_UNKNOWN)
		record_leave(i, "its gitattributes cannot be read");
	if (b == STAGE_TEXT && !runs)
		record_leave(i, RECORD_NO_FILTER);
	buf_free(&encoding);
	buf_free(&filter);
	return runs || a == STAGE_TEXT || stage_attribute(&encoding, r->repo, i->path.p, "ident") == STAGE_SET;
}

bool
record_check(struct record *r, struct record_item *i, struct stage *stage)
{
	check_above(i, stage);
	if (!record_left(i))
		check_staged(r, i, stage);
	return !record_left(i) && check_filter(r, i);
}

/* true if git might store other line ends than the file has */
static bool
converts(struct record *r, struct record_item *i, struct str bytes)
{
	static const char *const names[] = {"text", "eol", "crlf"};
	struct buf value = {0};
	struct str automatic;
	bool may = config_get(&automatic, &r->repo->config, "core.autocrlf") && !str_eq(automatic, STR("false"));

	if (str_chr(bytes, '\r') == bytes.n)
		return false;
	for (size_t k = 0; k < 3 && !may; k++)
		may = stage_attribute(&value, r->repo, i->path.p, names[k]) != STAGE_NONE;
	buf_free(&value);
	return may;
}

int
record_store(struct record *r, struct record_item *i)
{
	unsigned before = i->was.mode ? i->was.mode : i->head.mode;
	struct buf bytes = {0};
	int got = i->st.st_mode ? record_read(&bytes, r, i) : 1, git = 0;

	if (got < 0)
		record_leave(i, strerror(errno));
	if (i->file->known && (got > 0 || (!got && !digest_eq(digest_of(buf_view(&bytes)), i->file->written))))
		record_leave_other(i);
	if (got > 0)
		i->st.st_mode = 0;
	else if (config_true(&r->repo->config, "core.filemode", true))
		i->now.mode = i->st.st_mode & S_IXUSR ? MODE_EXECUTABLE : MODE_PLAIN;
	else
		i->now.mode = before == MODE_EXECUTABLE ? before : MODE_PLAIN;
	if (!got && !record_left(i))
		git = converts(r, i, buf_view(&bytes)) ? 1 : stage_blob(&i->now.id, r->repo, buf_view(&bytes), r->why);
	buf_free(&bytes);
	return git;
}
