/* SPDX-License-Identifier: ISC */
#include <git2.h>
#include <git2/sys/repository.h>
#include <stdlib.h>

#include "base/mem.h"
#include "git/libgit2.h"
#include "git/stage.h"
#include "git/worktree.h"
#include "os/os.h"

static int
checked(int bad, struct buf *why)
{
	return bad < 0 ? libgit2_failed(why) : 0;
}

struct stage {
	git_repository *git;
	git_index *index;
	git_tree *head; /* NULL before the first commit */
};

int
stage_open(struct stage **out, struct repo *r, const char *file, const struct oid *head)
{
	struct stage *s = *out = mem_zero(1, sizeof(*s));
	git_commit *commit = NULL;
	struct oid id = head ? *head : (struct oid){{0}};
	int bad;

	s->git = r->git;
	bad = git_index_open(&s->index, file);
	/* libgit2 treats an index that it cannot stat as missing, and would replace it by an empty one */
	if (!bad && worktree_entries(file) != (int64_t)git_index_entrycount(s->index)) {
		git_index_free(s->index);
		bad = -1;
	}
	if (bad)
		git_index_new(&s->index);
	git_repository_set_index(r->git, s->index); /* attributes are read from it, too */
	if (!bad && head)
		bad = git_commit_lookup(&commit, r->git, libgit2_id(&id));
	if (!bad && head)
		bad = git_commit_tree(&s->head, commit);
	git_commit_free(commit);
	return bad ? -1 : 0;
}

void
stage_close(struct stage *s)
{
	if (s) {
		git_index_free(s->index);
		git_tree_free(s->head);
	}
	free(s);
}

bool
stage_get(struct stage_entry *out, struct stage *s, const char *path)
{
	const git_index_entry *e = git_index_get_bypath(s->index, path, 0), *base, *ours, *theirs;

	*out = (struct stage_entry){0};
	if (!e) {
		out->conflict = git_index_conflict_get(&base, &ours, &theirs, s->index, path) == 0;
		return false;
	}
	out->mode = e->mode;
	out->id = libgit2_oid(&e->id);
	out->unseen = (e->flags & GIT_INDEX_ENTRY_VALID) || (e->flags_extended & GIT_INDEX_ENTRY_SKIP_WORKTREE);
	return !(e->flags_extended & GIT_INDEX_ENTRY_INTENT_TO_ADD);
}

bool
stage_head(struct stage_entry *out, struct stage *s, const char *path)
{
	git_tree_entry *e = NULL;

	*out = (struct stage_entry){0};
	if (!s->head || git_tree_entry_bypath(&e, s->head, path) < 0)
		return false;
	out->mode = git_tree_entry_filemode(e);
	out->id = libgit2_oid(git_tree_entry_id(e));
	git_tree_entry_free(e);
	return true;
}

int
stage_put(struct stage *s, const char *path, const struct stage_entry *new, const struct stat *st)
{
	struct timespec ctime = os_ctime(st), mtime = os_mtime(st);
	git_index_entry e = {
		.ctime = {(int32_t)ctime.tv_sec, (uint32_t)ctime.tv_nsec},
		.mtime = {(int32_t)mtime.tv_sec, (uint32_t)mtime.tv_nsec},
		.dev = (uint32_t)st->st_dev, .ino = (uint32_t)st->st_ino, .mode = new->mode,
		.uid = st->st_uid, .gid = st->st_gid, .file_size = (uint32_t)st->st_size, .path = path,
	};
	struct oid id = new->id;

	e.id = *libgit2_id(&id);
	return (new->mode ? git_index_add(s->index, &e) : git_index_remove(s->index, path, 0)) < 0 ? -1 : 0;
}

int
stage_write(struct stage *s, const struct stat *was, struct buf *why)
{
	git_repository_set_index(s->git, NULL); /* an index that belongs to a repository stats the files by itself */
	for (size_t i = 0; was && i < git_index_entrycount(s->index); i++) {
		git_index_entry e = *git_index_get_byindex(s->index, i);
		/* git compares seconds, where it was not built for more */
		if (e.mtime.seconds < was->st_mtime || !e.file_size)
			continue;
		e.file_size = 0;
		if (git_index_add(s->index, &e) < 0)
			return libgit2_failed(why);
	}
	return checked(git_index_write(s->index), why);
}

static int
store(struct oid *out, struct repo *r, struct str bytes, git_object_t type, struct buf *why)
{
	git_oid id;
	int bad = git_odb_write(&id, r->odb, bytes.n ? bytes.p : "", bytes.n, type);

	if (!bad)
		*out = libgit2_oid(&id);
	return checked(bad, why);
}

int
stage_blob(struct oid *out, struct repo *r, struct str bytes, struct buf *why)
{
	return store(out, r, bytes, GIT_OBJECT_BLOB, why);
}

int
stage_tree(struct oid *out, struct stage *s, const char *const *path, const struct stage_entry *entry, size_t n,
           struct buf *why)
{
	git_tree_update *v = mem_zero(n, sizeof(*v));
	git_oid tree;
	int bad;

	for (size_t i = 0; i < n; i++) {
		struct oid id = entry[i].id;

		v[i] = (git_tree_update){
			.action = entry[i].mode ? GIT_TREE_UPDATE_UPSERT : GIT_TREE_UPDATE_REMOVE,
			.id = *libgit2_id(&id), .filemode = (git_filemode_t)entry[i].mode, .path = path[i],
		};
	}
	bad = git_tree_create_updated(&tree, s->git, s->head, n, v);
	if (!bad)
		*out = libgit2_oid(&tree);
	free(v);
	return checked(bad, why);
}

int
stage_commit(struct oid *out, struct repo *r, struct str text, struct buf *why)
{
	return store(out, r, text, GIT_OBJECT_COMMIT, why);
}

/* for the log of a reference; its time is now */
static void
set_ident(struct repo *r, struct str who)
{
	struct str name, rest = str_cut(&name, who, '<'), email;
	struct buf n = {0}, e = {0};

	str_cut(&email, rest, '>');
	buf_str(&n, str_trim(name));
	buf_str(&e, email);
	git_repository_set_ident(r->git, n.p, e.p);
	buf_free(&n);
	buf_free(&e);
}

int
stage_point(struct repo *r, const struct oid *from, struct oid to, struct str who, const char *log, struct buf *why)
{
	git_reference *ref = NULL;
	struct buf name = {0};
	int bad;

	set_ident(r, who);
	buf_str(&name, STR("HEAD"));
	/* the branch that HEAD names, even if it does not exist yet; or HEAD itself */
	for (int i = 0; i < 9 && git_reference_lookup(&ref, r->git, name.p) == 0 &&
	     git_reference_type(ref) == GIT_REFERENCE_SYMBOLIC; i++) {
		buf_clear(&name);
		buf_str(&name, str_of(git_reference_symbolic_target(ref)));
		git_reference_free(ref);
		ref = NULL;
	}
	git_reference_free(ref);
	bad = git_reference_create_matching(&ref, r->git, name.p, libgit2_id(&to), !!from, from ? libgit2_id(from) : NULL, log);
	if (!bad)
		git_reference_free(ref);
	buf_free(&name);
	return checked(bad, why);
}

void
stage_fsync(bool on)
{
	git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, on ? 1 : 0);
}

enum stage_attribute
stage_attribute(struct buf *out, struct repo *r, const char *path, const char *name)
{
	const char *value = NULL;

	if (git_attr_get(&value, r->git, GIT_ATTR_CHECK_FILE_THEN_INDEX, path, name) < 0)
		return STAGE_UNKNOWN;
	switch (git_attr_value(value)) {
	case GIT_ATTR_VALUE_TRUE:
		return STAGE_SET;
	case GIT_ATTR_VALUE_STRING:
		buf_str(out, str_of(value));
		return STAGE_TEXT;
	default:
		return STAGE_NONE;
	}
}

bool
stage_ignored(struct repo *r, const char *path)
{
	int ignored = 0;

	return git_ignore_path_is_ignored(&ignored, r->git, path) == 0 && ignored;
}
