/* SPDX-License-Identifier: ISC */
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

/* --- either of the two --- */

int
object_read(struct buf *out, struct repo *r, struct oid id, enum object_type type, struct buf *why)
{
	struct buf unheard = {0};
	char hex[OID_HEX_SIZE];
	int bad;

	buf_clear(out);
	if (!r->doubt && libgit2_read(out, r, id, type, &unheard) == 0)
		return 0;
	buf_clear(out);
	bad = batch_object(out, r, oid_hex(hex, &id, r->id_size), type, why);
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

/* the ids that git lists as "?ID", a line each */
static void
list_missing(struct buf *out, struct repo *r, const char *commit)
{
	struct buf objects = {0};
	struct str rest, line;

	command_run(&objects, repo_dir(r), (const char *const[]){"rev-list", "--objects", "--no-object-names", "--missing=print",
	            "--no-walk", commit, NULL});
	rest = buf_view(&objects);
	while (str_line(&line, &rest))
		if (str_skip(&line, STR("?"))) {
			buf_str(out, line);
			buf_chr(out, '\n');
		}
	buf_free(&objects);
}

void
object_fetch(struct repo *r, struct oid commit)
{
	struct str remote = STR("origin"), rest = buf_view(&r->config.bytes);
	struct config_item item;
	struct buf missing = {0}, name = {0};
	char hex[OID_HEX_SIZE];
	bool partial = false;

	while (config_next(&item, &rest))
		if (str_starts(item.name, STR("remote.")) && str_ends(item.name, STR(".promisor"))) {
			partial = true;
			remote = str_sub(item.name, 7, item.name.n - 9);
		}
	if (!partial)
		return;
	list_missing(&missing, r, oid_hex(hex, &commit, r->id_size));
	buf_str(&name, remote);
	/* as git itself fetches what is missing */
	if (missing.n)
		command_feed(repo_dir(r), (const char *const[]){"-c", "fetch.negotiationAlgorithm=noop", "fetch", name.p, "--quiet",
		             "--no-tags", "--no-write-fetch-head", "--recurse-submodules=no", "--filter=blob:none", "--stdin", NULL},
		             buf_view(&missing));
	buf_free(&missing);
	buf_free(&name);
}
