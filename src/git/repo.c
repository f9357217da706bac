/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include <git2.h>
#include <git2/sys/repository.h>

#include "base/mem.h"
#include "base/os.h"
#include "contact/marker.h"
#include "git/stage.h"
#include "git/worktree.h"

struct repo {
	git_repository *git;
	git_odb *odb;
	struct buf folder; /* the book's, from the top of the repository */
};

/* libgit2's reason; -1 */
static int
failed(struct buf *why)
{
	const git_error *e = git_error_last();

	buf_str(why, e && e->message ? str_of(e->message) : STR("git: unknown error"));
	return -1;
}

/* an id is the same twenty bytes here and there */
_Static_assert(sizeof(struct oid) == sizeof(git_oid), "SHA-1");

static git_oid *
as_git(struct oid *id)
{
	return (git_oid *)id;
}

static struct oid
from_git(const git_oid *id)
{
	return *(const struct oid *)id;
}

static int
checked(int bad, struct buf *why)
{
	return bad < 0 ? failed(why) : 0;
}

/* --- opening --- */

static int
start(struct buf *why)
{
	if (git_libgit2_init() < 0)
		return failed(why);
	/* 4 to 10 times as fast; `git fsck` looks after that */
	git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
	git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
	return 0;
}

/* opens it, and finds the book's folder from the top of the work tree */
static int
open_at(struct repo *r, const char *dir)
{
	struct buf there = {0}, at = {0};
	struct str path, above;
	int e;

	worktree_real(&there, &at, dir);
	e = git_repository_open_ext(&r->git, there.n ? there.p : dir, 0, NULL);
	path = buf_view(&at);
	above = str_of(e == 0 ? git_repository_workdir(r->git) : NULL);
	/* the one ends in a slash, the other does not */
	if (above.n && path.n > above.n && str_starts(path, above))
		buf_str(&r->folder, str_sub(path, above.n, path.n));
	buf_free(&there);
	buf_free(&at);
	return e;
}

/* " NAME=VALUE"; a git_config_foreach_cb */
static int
add_extension(const git_config_entry *entry, void *out)
{
	buf_fmt(out, " %s=%s", entry->name, entry->value ? entry->value : "");
	return 0;
}

/* the extensions that the configuration of a repository has, which may be one that libgit2 does not open */
static void
add_extensions(struct buf *out, const char *gitdir)
{
	git_config *config;
	struct buf path = {0};

	buf_fmt(&path, "%s%sconfig", gitdir, worktree_has(gitdir, "commondir") ? "../../" : "");
	if (git_config_open_ondisk(&config, path.p) == 0) {
		git_config_foreach_match(config, "^extensions\\.", add_extension, out);
		git_config_free(config);
	}
	buf_free(&path);
}

static bool
has(struct str reason, const char *words)
{
	return str_find(reason, str_of(words)) < reason.n;
}

/*
 * Why a repository that is there cannot be opened. libgit2 words it differently from version to version (1.5 says of
 * another user's that there is no "safe.directory"): known here are the words of 1.5 and 1.9, said are tend's own.
 */
static void
add_unopened(struct buf *why, struct str reason, const char *gitdir)
{
	if (has(reason, "safe.directory") || has(reason, "not owned by")) {
		buf_str(why, STR("the repository belongs to somebody else; see safe.directory in git-config(1)"));
	} else if (has(reason, "extension") || has(reason, "object format")) {
		buf_str(why, STR("tend cannot read a repository with"));
		add_extensions(why, gitdir);
	} else {
		buf_str(why, reason);
	}
}

static int
unopened(int e, const char *dir, struct buf *why)
{
	struct buf reason = {0};
	git_buf found = {0};
	bool none;

	failed(&reason);
	none = git_repository_discover(&found, dir, 0, NULL) < 0;
	if (e == GIT_ENOTFOUND && none && !worktree_has(dir, "/.git"))
		e = 1;
	else
		add_unopened(why, buf_view(&reason), found.ptr ? found.ptr : "");
	git_buf_dispose(&found);
	buf_free(&reason);
	return e > 0 ? 1 : -1;
}

int
repo_open(struct repo **out, const char *dir, struct buf *why)
{
	struct repo *r;
	int e;

	*out = NULL;
	/* to start libgit2 takes longer than all else that a tool does */
	if (worktree_none(dir))
		return 1;
	r = mem_zero(1, sizeof(*r));
	e = start(why);
	*out = e ? NULL : r;
	if (e) {
		free(r);
		return e;
	}
	e = open_at(r, dir);
	if (!e)
		e = git_repository_odb(&r->odb, r->git);
	if (e) {
		e = unopened(e, dir, why);
		repo_close(r);
		*out = NULL;
	}
	return e;
}

void
repo_close(struct repo *r)
{
	if (!r)
		return;
	git_odb_free(r->odb);
	git_repository_free(r->git);
	buf_free(&r->folder);
	free(r);
	git_libgit2_shutdown();
}

/* --- objects --- */

struct str
object_folder(const struct repo *r)
{
	return buf_view(&r->folder);
}

void
object_path(struct buf *out, struct repo *r, const char *name)
{
	buf_fmt(out, "%s%s", git_repository_commondir(r->git), name);
}

int
object_read(struct buf *out, struct repo *r, struct oid id, enum object_type type, struct buf *why)
{
	git_odb_object *o;
	int bad = 0;

	buf_clear(out);
	if (git_odb_read(&o, r->odb, as_git(&id)) < 0)
		return failed(why);
	if ((int)git_odb_object_type(o) == (int)type) {
		buf_add(out, git_odb_object_data(o), git_odb_object_size(o));
	} else {
		buf_str(why, STR("an object is not of the kind it should be"));
		bad = -1;
	}
	git_odb_object_free(o);
	return bad;
}

int
object_head(struct oid *out, struct repo *r, struct buf *why)
{
	int e = git_reference_name_to_id(as_git(out), r->git, "HEAD");

	return e == GIT_ENOTFOUND ? 1 : checked(e, why);
}

bool
object_is_ref(struct repo *r, const char *name)
{
	git_reference *ref = NULL;
	bool is = git_reference_dwim(&ref, r->git, name) == 0;

	git_reference_free(ref);
	return is;
}

int
object_rev(struct oid *out, struct repo *r, const char *rev, struct buf *why)
{
	git_object *o, *commit = NULL;
	int e = git_revparse_single(&o, r->git, rev);

	if (e == GIT_ENOTFOUND) {
		buf_str(why, STR("git knows no such revision"));
		return -1;
	}
	if (e < 0)
		return failed(why);
	if (git_object_peel(&commit, o, GIT_OBJECT_COMMIT) == 0)
		*out = from_git(git_object_id(commit));
	else
		buf_str(why, STR("that is no commit"));
	git_object_free(o);
	git_object_free(commit);
	return commit ? 0 : -1;
}

/* --- merging --- */

#define SIDE(text, label) \
	{GIT_MERGE_FILE_INPUT_VERSION, (text).n ? (text).p : "", (text).n, label, 0}

int
repo_merge_text(struct buf *out, struct str base, struct str ours, struct str theirs, const char *our_label,
                const char *their_label, unsigned short size)
{
	git_merge_file_options options = {.version = GIT_MERGE_FILE_OPTIONS_VERSION, .our_label = our_label,
	                                  .their_label = their_label, .marker_size = size};
	git_merge_file_input b = SIDE(base, NULL), o = SIDE(ours, our_label), t = SIDE(theirs, their_label);
	git_merge_file_result result = {0};
	int n = -1;

	if (git_libgit2_init() < 0)
		return -1;
	if (git_merge_file(&result, &b, &o, &t, &options) == 0) {
		struct str merged = {result.ptr, result.len};

		buf_str(out, merged);
		/* libgit2 does not count them; the sides' own are none of this merge */
		if (!result.automergeable)
			n = marker_count(merged, size) - marker_count(ours, size) - marker_count(theirs, size);
		else
			n = 0;
		if (!result.automergeable && n < 1)
			n = 1;
	}
	git_merge_file_result_free(&result);
	git_libgit2_shutdown();
	return n;
}

/* --- what repo_commit() is made of --- */

struct stage {
	git_repository *git;
	git_index *index;
	git_tree *head; /* NULL before the first commit */
};

const char *
stage_top(struct repo *r)
{
	return git_repository_workdir(r->git);
}

const char *
stage_gitdir(struct repo *r)
{
	return git_repository_path(r->git);
}

int
stage_open(struct stage **out, struct repo *r, const char *file, const struct oid *head)
{
	struct stage *s = *out = mem_zero(1, sizeof(*s));
	git_commit *commit = NULL;
	struct oid id = head ? *head : (struct oid){{0}};
	int bad;

	s->git = r->git;
	bad = git_index_open(&s->index, file);
	/* libgit2 takes one that it fails to look at for none: an empty one would be written in its place */
	if (!bad && worktree_entries(file) != (int64_t)git_index_entrycount(s->index)) {
		git_index_free(s->index);
		bad = -1;
	}
	if (bad)
		git_index_new(&s->index);
	git_repository_set_index(r->git, s->index); /* which is asked for attributes, too */
	if (!bad && head)
		bad = git_commit_lookup(&commit, r->git, as_git(&id));
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
	out->id = from_git(&e->id);
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
	out->id = from_git(git_tree_entry_id(e));
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

	e.id = *as_git(&id);
	return (new->mode ? git_index_add(s->index, &e) : git_index_remove(s->index, path, 0)) < 0 ? -1 : 0;
}

int
stage_write(struct stage *s, const struct stat *was, struct buf *why)
{
	git_repository_set_index(s->git, NULL); /* with an owner it looks at files by itself */
	for (size_t i = 0; was && i < git_index_entrycount(s->index); i++) {
		git_index_entry e = *git_index_get_byindex(s->index, i);
		/* git compares seconds, where it was not built for more */
		if (e.mtime.seconds < was->st_mtime || !e.file_size)
			continue;
		e.file_size = 0;
		if (git_index_add(s->index, &e) < 0)
			return failed(why);
	}
	return checked(git_index_write(s->index), why);
}

int
stage_blob(struct oid *out, struct repo *r, const char *path, struct buf *why)
{
	return checked(git_blob_create_from_workdir(as_git(out), r->git, path), why);
}

int
stage_tree(struct oid *out, struct stage *s, const char *const *path, const struct stage_entry *entry, size_t n,
           struct buf *why)
{
	git_tree_update *v = mem_zero(n, sizeof(*v));
	int bad;

	for (size_t i = 0; i < n; i++) {
		struct oid id = entry[i].id;

		v[i] = (git_tree_update){
			.action = entry[i].mode ? GIT_TREE_UPDATE_UPSERT : GIT_TREE_UPDATE_REMOVE,
			.id = *as_git(&id), .filemode = (git_filemode_t)entry[i].mode, .path = path[i],
		};
	}
	bad = git_tree_create_updated(as_git(out), s->git, s->head, n, v);
	free(v);
	return checked(bad, why);
}

int
stage_commit(struct oid *out, struct repo *r, struct str text, struct buf *why)
{
	return checked(git_odb_write(as_git(out), r->odb, text.p, text.n, GIT_OBJECT_COMMIT), why);
}

int
stage_point(struct repo *r, const struct oid *from, struct oid to, const struct repo_person *who, const char *log,
            struct buf *why)
{
	struct oid old = from ? *from : to;
	git_reference *ref = NULL;
	struct buf name = {0};
	int bad;

	git_repository_set_ident(r->git, who->name, who->email);
	buf_str(&name, STR("HEAD"));
	/* the branch it means, there or not; or HEAD itself */
	for (int i = 0; i < 9 && git_reference_lookup(&ref, r->git, name.p) == 0 &&
	     git_reference_type(ref) == GIT_REFERENCE_SYMBOLIC; i++) {
		buf_clear(&name);
		buf_str(&name, str_of(git_reference_symbolic_target(ref)));
		git_reference_free(ref);
		ref = NULL;
	}
	git_reference_free(ref);
	bad = git_reference_create_matching(&ref, r->git, name.p, as_git(&to), !!from, from ? as_git(&old) : NULL, log);
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

int
stage_attribute(struct buf *out, struct repo *r, const char *path, const char *name)
{
	const char *value = NULL;

	buf_clear(out);
	if (git_attr_get(&value, r->git, GIT_ATTR_CHECK_FILE_THEN_INDEX, path, name) < 0)
		return -1;
	if (git_attr_value(value) == GIT_ATTR_VALUE_STRING)
		buf_str(out, str_of(value));
	return 0;
}

bool
stage_ignored(struct repo *r, const char *path)
{
	int ignored = 0;

	return git_ignore_path_is_ignored(&ignored, r->git, path) == 0 && ignored;
}

int
repo_init(const char *dir, struct buf *why)
{
	git_repository_init_options options = {
		.version = GIT_REPOSITORY_INIT_OPTIONS_VERSION,
		.flags = GIT_REPOSITORY_INIT_NO_REINIT | GIT_REPOSITORY_INIT_EXTERNAL_TEMPLATE,
	};
	git_repository *git = NULL;
	int bad = start(why);

	if (bad)
		return bad;
	bad = checked(git_repository_init_ext(&git, dir, &options), why);
	git_repository_free(git);
	git_libgit2_shutdown();
	return bad;
}

int
repo_config(struct buf *out, struct repo *r, const char *name, enum config_as as)
{
	git_config *config = NULL;
	git_buf value = {0};
	int bad, is = 0;

	buf_clear(out);
	git_libgit2_init();
	bad = r ? git_repository_config(&config, r->git) : git_config_open_default(&config);
	if (!bad && as == CONFIG_BOOL)
		bad = git_config_get_bool(&is, config, name);
	else if (!bad)
		bad = (as == CONFIG_PATH ? git_config_get_path : git_config_get_string_buf)(&value, config, name);
	if (!bad)
		buf_str(out, as == CONFIG_BOOL ? str_of(is ? "true" : "false") : (struct str){value.ptr, value.size});
	git_buf_dispose(&value);
	git_config_free(config);
	git_libgit2_shutdown();
	return bad ? -1 : 0;
}

int
repo_config_set(struct repo *r, const char *name, const char *value, struct buf *why)
{
	git_config *all = NULL, *own = NULL;
	int bad = git_repository_config(&all, r->git);

	if (!bad)
		bad = git_config_open_level(&own, all, GIT_CONFIG_LEVEL_LOCAL);
	if (!bad)
		bad = git_config_set_string(own, name, value);
	git_config_free(own);
	git_config_free(all);
	return checked(bad, why);
}

bool
repo_bare(struct repo *repo)
{
	return !stage_top(repo);
}
