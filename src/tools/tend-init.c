/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/child.h"
#include "base/text.h"
#include "cli/tool.h"
#include "git/repo.h"
#include "store/save.h"

static const char help[] =
	"usage: tend-init [--no-git] [DIR]\n"
	"Makes a folder (without DIR, this one) a book: its me.md, its git repository.\n"
	"What is there already stays as it is.\n"
	"\n"
	"      --no-git           no git repository, and nothing for one\n"
	"  -h, --help, --version\n";

/* the owner's name and address stand between these two */
static const char me_head[] =
	"---\n"
	"# Your own contact, and the settings of this book. A line that begins with \"#\" shows\n"
	"# a default or an example: take the \"#\" away and change it. See tend-contact(5).\n";

static const char me_tail[] =
	"# org: Acme\n"
	"# title: VP Engineering\n"
	"# place: Lisbon\n"
	"# tags: [ceramics, rust]\n"
	"# needs: [a staff designer]\n"
	"# offers: [hiring playbook]\n"
	"\n"
	"# How often to be in touch, by a contact's tier; name further ones as you like.\n"
	"# tiers: {critical: 4 months, many: 1 year}\n"
	"# How many deposits come before one withdrawal.\n"
	"# ratio: 7\n"
	"# After how long a silence a tie sleeps.\n"
	"# dormant: 2 years\n"
	"# How many new people a week.\n"
	"# weekly: 1\n"
	"# How many are in the inner circle.\n"
	"# circle: 10\n"
	"# The keys in which your people should differ.\n"
	"# garden: [field, stage, place, tags]\n"
	"# The language of your notes.\n"
	"# language: english\n"
	"# Names of your own for keys of tend.\n"
	"# keys: {firma: org}\n"
	"---\n";

static const char attributes[] = "*.md merge=tend\n";

static const char ignore[] =
	"# left by editors\n"
	"*~\n"
	".*.sw?\n"
	".#*\n"
	"\\#*#\n"
	"*.orig\n"
	".DS_Store\n"
	"# left by sync\n"
	"*.sync-conflict-*\n"
	"*.conflicted-*\n"
	".stfolder\n"
	".stversions\n"
	".~lock.*#\n"
	"# left by tend, when it was killed\n"
	".*.tend-*\n"
	".tend.lock\n";

static const char driver[] = "tend merge --marker-size=%L --path=%P -- %O %A %B";

struct init {
	struct tool tool;
	const char *dir;
	int dirfd;
	struct repo *repo;
	struct save save;
	struct buf why;
	const char *commit[3]; /* what is ours to commit */
	size_t n;
	unsigned did;          /* how many things there were to do */
	bool wrote, failed;
};

/* what was done, a line each */
static void
say(struct init *in, const char *path, const char *what)
{
	show_fmt("%s: %s\n", path, what);
	in->did++;
}

/* --- files --- */

/* appends the lines of `arg` that the file does not have */
static int
add_missing(struct buf *out, struct str file, void *arg)
{
	struct str lines = str_of(arg), line;
	const char *end = str_find(file, STR("\r\n")) < file.n ? "\r\n" : "\n";
	size_t before;

	buf_str(out, file);
	if (file.n && !str_ends(file, STR("\n")))
		buf_str(out, str_of(end));
	before = out->n;
	while (str_line(&line, &lines)) {
		struct str rest = file, have = {0};
		bool there = str_starts(line, STR("# "));

		while (!there && str_line(&have, &rest))
			there = str_eq(str_trim(have), line);
		if (there)
			continue;
		buf_str(out, line);
		buf_str(out, str_of(end));
	}
	return out->n > before;
}

struct text {
	struct buf bytes;
	struct str other; /* also ours */
	bool same;
};

/* whether a file has these bytes: then an earlier run, that could not commit, has written it */
static int
is_ours(struct buf *out, struct str file, void *arg)
{
	struct text *t = arg;

	(void)out;
	t->same = str_eq(file, buf_view(&t->bytes)) || str_eq(file, t->other);
	return 0;
}

static void
put_file(struct init *in, const char *name, struct str text, struct str other, const char *what)
{
	struct text t = {.other = other};
	int r = save_new(&in->save, str_of(name), text);

	buf_str(&t.bytes, text);
	if (r > 0)
		say(in, name, what);
	if (r == 0 && !other.n && (r = save_file(&in->save, str_of(name), add_missing, t.bytes.p)) > 0)
		say(in, name, "lines added");
	if (r == 0)
		r = save_file(&in->save, str_of(name), is_ours, &t);
	in->wrote = in->wrote || r > 0;
	if (r > 0 || t.same)
		in->commit[in->n++] = name;
	in->failed = in->failed || r < 0;
	buf_free(&t.bytes);
}

/* a scalar of YAML, in quotes unless it is plainly plain */
static void
add_scalar(struct buf *out, const char *key, struct str s)
{
	bool plain = s.n && (char_alpha(s.p[0]) || (unsigned char)s.p[0] >= 0x80);

	for (size_t i = 0; i < s.n && plain; i++)
		plain = char_alpha(s.p[i]) || char_digit(s.p[i]) || (unsigned char)s.p[i] >= 0x80 ||
		        (s.p[i] && memchr(" .-@_+", s.p[i], 6));
	buf_fmt(out, "%s: %s", key, plain ? "" : "\"");
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"' || s.p[i] == '\\')
			buf_chr(out, '\\');
		if ((unsigned char)s.p[i] >= ' ')
			buf_chr(out, s.p[i]);
	}
	buf_str(out, plain ? STR("\n") : STR("\"\n"));
}

/* the owner is who git says, or is still to say it */
static void
make_me(struct buf *out, struct init *in, bool git)
{
	static const char *const keys[][3] = {{"name", "user.name", "Your Name"}, {"email", "user.email", "you@example.org"}};
	struct buf value = {0};

	buf_str(out, str_of(me_head));
	for (size_t i = 0; i < 2; i++) {
		struct str s = {0};

		if (git && repo_config(&value, in->repo, keys[i][1], CONFIG_TEXT) == 0)
			s = str_trim(buf_view(&value));
		if (s.n && text_invalid(s) == s.n)
			add_scalar(out, keys[i][0], s);
		else
			buf_fmt(out, "# %s: %s\n", keys[i][0], keys[i][2]);
	}
	buf_str(out, str_of(me_tail));
	buf_free(&value);
}

static void
write_me(struct init *in, bool git)
{
	struct buf text = {0}, nobody = {0};

	make_me(&text, in, git);
	make_me(&nobody, in, false);
	put_file(in, "me.md", buf_view(&text), buf_view(&nobody), "your own contact, and the settings");
	buf_free(&text);
	buf_free(&nobody);
}

/* --- git --- */

static void
set_config(struct init *in)
{
	static const char *const vars[][2] = {
		{"merge.tend.name", "merge contacts entry by entry"},
		{"merge.tend.driver", driver},
	};
	struct buf value = {0};
	unsigned set = 0;

	for (size_t i = 0; i < 2; i++) {
		if (repo_config(&value, in->repo, vars[i][0], CONFIG_TEXT) == 0 && str_eq(buf_view(&value), str_of(vars[i][1])))
			continue;
		if (repo_config_set(in->repo, vars[i][0], vars[i][1], &in->why) < 0) {
			tool_hint(&in->tool, "%s: %s", vars[i][0], in->why.p);
			buf_clear(&in->why);
			in->failed = true;
		} else {
			set++;
		}
	}
	if (set)
		say(in, "git config", "merge.tend.driver, so that git merges contacts with tend-merge");
	buf_free(&value);
}

static void
open_repo(struct init *in)
{
	int none = repo_open(&in->repo, in->dir, &in->why);

	if (none > 0 && repo_init(in->dir, &in->why) == 0) {
		say(in, ".git", "a new repository");
		none = repo_open(&in->repo, in->dir, &in->why);
	}
	if (none) {
		tool_hint(&in->tool, "no repository: %s", in->why.n ? in->why.p : "it cannot be opened");
		buf_clear(&in->why);
		in->failed = true;
	}
	if (in->repo && repo_bare(in->repo))
		tool_fail(&in->tool, "%s: a bare repository has no files: clone it, and run tend init in the clone", in->dir);
}

static void
commit(struct init *in)
{
	const char *argv[9] = {"tend-commit", "--message", "init: a book", "--tool", "tend-init"};
	struct oid head;
	struct child child;
	size_t n = 5;
	bool first = repo_at(&head, in->repo, STR("HEAD"), tool_today(&in->tool), &in->why) < 0;
	struct oid now;

	buf_clear(&in->why);
	for (size_t i = 0; i < in->n; i++)
		argv[n++] = in->commit[i];
	if (!in->n)
		return;
	fflush(stdout);
	if (child_start(&child, argv, in->dirfd, 0) < 0 || child_wait(&child) != 0) {
		in->failed = true;
		return;
	}
	if (repo_at(&now, in->repo, STR("HEAD"), tool_today(&in->tool), &in->why) == 0 &&
	    (first || memcmp(&head, &now, sizeof(now)) != 0))
		say(in, "git commit", argv[2]);
	buf_clear(&in->why);
}

static int
count_one(struct str path, struct oid blob, void *arg)
{
	(void)path;
	(void)blob;
	++*(size_t *)arg;
	return 0;
}

/* what was in the folder before is the user's to commit */
static void
tell_others(struct init *in)
{
	struct scan files = {0};
	struct errors errors = {0};
	struct oid head;
	size_t known = 0;

	scan_folder(&files, in->dirfd, &errors);
	if (repo_at(&head, in->repo, STR("HEAD"), tool_today(&in->tool), &in->why) == 0)
		repo_files(in->repo, head, count_one, &known, &in->why);
	if (files.n > known)
		show_fmt("Of the files here, %zu %s not in git yet; to keep them there, too: git add . && git commit\n",
		       files.n - known, files.n - known == 1 ? "is" : "are");
	scan_free(&files);
	errors_free(&errors);
}

/* --- all of it --- */

/* the folder, and those above it that are not there */
static void
make_folder(struct init *in)
{
	struct buf path = {0};
	struct str rest = str_of(in->dir), part;
	bool made = false;

	while (rest.n || !path.n) {
		rest = str_cut(&part, rest, '/');
		buf_str(&path, part);
		if (part.n && mkdir(path.p, 0700) == 0)
			made = true;
		else if (part.n && errno != EEXIST)
			tool_fail(&in->tool, "%s: %s", path.p, strerror(errno));
		buf_chr(&path, '/');
	}
	if (made)
		say(in, in->dir, "a new folder");
	in->dirfd = open(in->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (in->dirfd < 0)
		tool_fail(&in->tool, "%s: %s", in->dir, strerror(errno));
	buf_free(&path);
}

static void
tell_errors(struct init *in)
{
	const struct errors *e = &in->tool.errors;

	for (size_t i = 0; i < e->n; i++)
		tool_hint(&in->tool, "%.*s%s%.*s", STR_ARG(e->v[i].path), e->v[i].path.n ? ": " : "", STR_ARG(e->v[i].what));
	in->failed = in->failed || e->n;
}

static void
write_files(struct init *in, bool git)
{
	if (save_begin(&in->save, in->dirfd, &in->tool.errors) == 0) {
		write_me(in, git);
		if (in->repo) {
			put_file(in, ".gitattributes", str_of(attributes), STR(""), "which files git merges with tend-merge");
			put_file(in, ".gitignore", str_of(ignore), STR(""), "what editors and sync leave behind is not for git");
		}
		save_end(&in->save);
	}
	tell_errors(in);
}

static int
finish(struct init *in, bool git)
{
	if (!in->did && !in->failed)
		show_fmt("%s: this is a book already; nothing changed\n", in->dir);
	else if (in->wrote && in->repo)
		show_text(STR("On another machine, once, after git clone: tend init, in the clone\n"));
	else if (!git)
		show_text(STR("Without git, nothing is remembered but what the files say now\n"));
	if (in->repo)
		tell_others(in);
	repo_close(in->repo);
	close(in->dirfd);
	buf_free(&in->why);
	errors_free(&in->tool.errors);
	if (fflush(stdout) || ferror(stdout))
		tool_fail(&in->tool, "standard output: %s", strerror(errno));
	return in->failed ? LEFT_OUT : DONE;
}

/* nobody means to make all of home a book */
static const char *
folder(struct init *in, int argc, char **argv)
{
	const char *home = getenv("HOME");
	struct stat a, b;

	if (argc > 1)
		tool_fail(&in->tool, "%s: one folder at a time", argv[1]);
	if (argc == 1 && *argv[0])
		return argv[0];
	if (home && stat(home, &a) == 0 && stat(".", &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino)
		tool_fail(&in->tool, "this is your home folder: name one in it, as tend init contacts");
	return ".";
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"no-git", no_argument, NULL, TOOL_OWN},
		TOOL_WRITE_LONG,
	};
	struct init in = {0};
	bool git = true;
	int opt;

	tool_begin(&in.tool, argv, help);
	while ((opt = options_next(&in.tool, argc, argv, TOOL_WRITE_SHORT, options)) != -1) {
		if (opt == TOOL_OWN)
			git = false;
		else
			tool_option(&in.tool, opt);
	}
	in.dir = in.tool.dir ? in.tool.dir : folder(&in, argc - optind, argv + optind);
	make_folder(&in);
	if (git)
		open_repo(&in);
	write_files(&in, git);
	if (in.repo) {
		set_config(&in);
		commit(&in);
	}
	return finish(&in, git);
}
