/* SPDX-License-Identifier: ISC */
#include <unistd.h>

#include "git/libgit2.h"

/* --- git itself --- */

static int
batch_object(struct buf *out, struct repo *r, const char *hex, enum object_type type, struct buf *why)
{
	static const char *const types[] = {"", "commit", "tree", "blob"};

	if (!r->batch.open && batch_open(&r->batch, repo_dir(r), false) < 0) {
		buf_str(why, STR("git is not installed"));
		return -1;
	}
	return batch_read(out, &r->batch, hex, types[type], why);
}

/* a command that prints one id */
static bool
ask_id(struct oid *out, struct repo *r, const char *const args[])
{
	struct buf line = {0};
	bool found = command_line(&line, repo_dir(r), args) && oid_read(out, buf_view(&line)) > 0;

	buf_free(&line);
	return found;
}

static int
ask_rev(struct oid *out, struct repo *r, const char *rev, struct buf *why)
{
	struct buf commit = {0};
	struct oid other;
	bool is, known;

	buf_fmt(&commit, "%s^{commit}", rev);
	is = ask_id(out, r, (const char *const[]){"rev-parse", "--verify", "--quiet", "--end-of-options", commit.p, NULL});
	known = is || ask_id(&other, r, (const char *const[]){"rev-parse", "--verify", "--quiet", "--end-of-options", rev, NULL});
	buf_free(&commit);
	if (!is)
		buf_str(why, known ? STR("that is no commit") : STR("git knows no such revision"));
	return is ? 0 : -1;
}

/*
 * true if an object is a file of its own. git reads these: libgit2 (all releases up to 1.9) never
 * ends with one that is cut short, as a crash may leave it.
 */
static bool
loose(struct repo *r, const struct oid *id, const char *hex)
{
	signed char *folder = &r->loose[id->id[0]];
	struct buf path = {0};
	bool is;

	/* git packs most objects, so most of these folders are not there */
	buf_fmt(&path, "%sobjects/%.2s", r->common.p, hex);
	if (!*folder)
		*folder = access(path.p, F_OK) == 0 ? 1 : -1;
	buf_fmt(&path, "/%s", hex + 2);
	is = *folder > 0 && access(path.p, F_OK) == 0;
	buf_free(&path);
	return is;
}

/* --- either of the two --- */

int
object_read(struct buf *out, struct repo *r, struct oid id, enum object_type type, struct buf *why)
{
	struct buf unheard = {0};
	char hex[OID_HEX_SIZE];
	int bad;

	buf_clear(out);
	oid_hex(hex, &id, r->id_size);
	if (!r->doubt && !loose(r, &id, hex) && libgit2_read(out, r, id, type, &unheard) == 0)
		return 0;
	buf_clear(out);
	bad = batch_object(out, r, hex, type, why);
	buf_free(&unheard);
	return bad;
}

int
object_head(struct oid *out, struct repo *r, struct buf *why)
{
	if (!r->doubt)
		return libgit2_head(out, r, why);
	return ask_id(out, r, (const char *const[]){"rev-parse", "--verify", "--quiet", "HEAD^{commit}", NULL}) ? 0 : 1;
}

bool
object_is_ref(struct repo *r, const char *name)
{
	struct buf full = {0};
	bool is;

	if (!r->doubt)
		return libgit2_is_ref(r, name);
	is = command_line(&full, repo_dir(r), (const char *const[]){"rev-parse", "--verify", "--quiet", "--symbolic-full-name",
	                  "--end-of-options", name, NULL}) && str_starts(buf_view(&full), STR("refs/"));
	buf_free(&full);
	return is;
}

int
object_rev(struct oid *out, struct repo *r, const char *rev, struct buf *why)
{
	if (!r->doubt && libgit2_rev(out, r, rev) == 0)
		return 0;
	return ask_rev(out, r, rev, why);
}

bool
object_there(struct repo *r, struct oid id, struct buf *why)
{
	struct buf bytes = {0};
	/* git finds more than libgit2 does */
	bool is = (!r->doubt && libgit2_has(r, id)) || object_read(&bytes, r, id, OBJECT_BLOB, why) == 0;

	buf_free(&bytes);
	return is;
}

/* --- what a partial clone lacks --- */

/* the ids that git lists as "?ID", a line each: of a tree, or of a history below a folder */
static void
list_missing(struct buf *out, struct repo *r, const char *from, const char *folder)
{
	const char *args[] = {"rev-list", "--objects", "--no-object-names", "--missing=print", from, folder ? "--" : NULL, folder, NULL};
	struct buf objects = {0};
	struct child c;
	struct str rest, line;

	if (command_start(&c, repo_dir(r), args, CHILD_OUT | CHILD_SILENT) == 0)
		command_end(&objects, &c);
	rest = buf_view(&objects);
	while (str_line(&line, &rest))
		if (str_skip(&line, STR("?"))) {
			buf_str(out, line);
			buf_chr(out, '\n');
		}
	buf_free(&objects);
}

/* as git itself fetches what is missing; what it says of a failure, it says again when the object is read */
static void
fetch(struct repo *r, const char *remote, struct str ids)
{
	const char *args[] = {"-c", "fetch.negotiationAlgorithm=noop", "fetch", remote, "--quiet", "--no-tags", "--no-write-fetch-head",
	                      "--recurse-submodules=no", "--filter=blob:none", "--stdin", NULL};
	struct child c;

	if (command_start(&c, repo_dir(r), args, CHILD_IN | CHILD_SILENT) < 0)
		return;
	child_write(&c, ids);
	child_wait(&c);
}

static bool
promisor(struct buf *remote, const struct repo *r)
{
	struct str rest = buf_view(&r->config.bytes);
	struct config_item item;

	while (config_next(&item, &rest))
		if (str_starts(item.name, STR("remote.")) && str_ends(item.name, STR(".promisor"))) {
			buf_clear(remote);
			buf_str(remote, str_sub(item.name, 7, item.name.n - 9));
		}
	return remote->n;
}

void
object_fetch(struct repo *r, struct oid commit)
{
	struct buf tree = {0}, trees = {0}, missing = {0}, remote = {0};
	char hex[OID_HEX_SIZE];

	if (promisor(&remote, r)) {
		buf_fmt(&tree, "%s:%s", oid_hex(hex, &commit, r->id_size), r->folder.n ? r->folder.p : "");
		/* the trees come first, at once, if they are missing, too */
		if (command_line(&trees, repo_dir(r), (const char *const[]){"ls-tree", "-r", "-d", tree.p, NULL}))
			list_missing(&missing, r, tree.p, NULL);
		if (missing.n)
			fetch(r, remote.p, buf_view(&missing));
	}
	buf_free(&tree);
	buf_free(&trees);
	buf_free(&missing);
	buf_free(&remote);
}

void
object_fetch_history(struct repo *r)
{
	struct buf missing = {0}, remote = {0};

	if (promisor(&remote, r))
		list_missing(&missing, r, "HEAD", r->folder.n ? r->folder.p : ".");
	if (missing.n)
		fetch(r, remote.p, buf_view(&missing));
	buf_free(&missing);
	buf_free(&remote);
}
