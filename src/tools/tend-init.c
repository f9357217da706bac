/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/init_repo.h"
#include "cli/init_survey.h"

static const char help[] =
	"usage: tend-init [--no-git] [DIR]\n"
	"Turns DIR (default: this folder) into a book, with me.md and a git repository.\n"
	"Existing files stay as they are.\n"
	"\n"
	"      --no-git           no git repository, and no files for git\n"
	OPTIONS_BASE_HELP;

/* makes the folder and its missing parents */
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
		init_report(in, in->dir, "a new folder");
	in->dirfd = open(in->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (in->dirfd < 0)
		tool_fail(&in->tool, "%s: %s", in->dir, strerror(errno));
	buf_free(&path);
}

/* true if the tools find this folder from anywhere */
static bool
is_default(const struct init *in)
{
	const char *book = getenv("TEND_BOOK"), *home = getenv("HOME");
	struct buf path = {0};
	struct stat a, b;
	bool is;

	if (book && *book)
		buf_str(&path, str_of(book));
	else
		buf_fmt(&path, "%s/contacts", home ? home : "");
	is = stat(path.p, &a) == 0 && fstat(in->dirfd, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
	buf_free(&path);
	return is;
}

/* what to type next in a new book */
static void
print_next(const struct init *in)
{
	struct buf where = {0};

	if (strcmp(in->dir, ".") != 0 && !is_default(in))
		buf_fmt(&where, " in %s", in->dir);
	if (in->contacts)
		show_fmt("Next%s, list the people to contact: tend due\n", where.n ? where.p : "");
	else
		show_fmt("Next%s, add a contact: tend new 'Ada Finch' tier=many met=2021-05-08\n", where.n ? where.p : "");
	show_text(STR("Then say who you are, and what you offer: tend edit me\n"));
	buf_free(&where);
}

static int
finish(struct init *in, bool git)
{
	if (!in->did && !in->failed)
		show_fmt("%s: this is a book already; nothing changed\n", in->dir);
	else if (in->wrote && in->repo)
		show_text(STR("On another machine, after git clone, run tend init once in the clone\n"));
	else if (!git)
		show_text(STR("Without git, there is no history and no undo\n"));
	if (in->repo)
		init_repo_others(in);
	init_survey(in);
	if (in->made_me && !in->advised)
		print_next(in);
	repo_close(in->repo);
	close(in->dirfd);
	buf_free(&in->why);
	errors_free(&in->tool.errors);
	if (fflush(stdout) || ferror(stdout))
		tool_fail(&in->tool, "standard output: %s", strerror(errno));
	return in->failed ? LEFT_OUT : DONE;
}

/* the folder to make a book of; refuses the home folder, which is rarely meant */
static const char *
folder(struct init *in, int argc, char **argv)
{
	const char *home = getenv("HOME");
	struct stat a, b;

	if (argc > 1)
		tool_fail(&in->tool, "%s: name only one folder", argv[1]);
	if (argc == 1 && *argv[0])
		return argv[0];
	if (home && stat(home, &a) == 0 && stat(".", &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino)
		tool_fail(&in->tool,
		          "this is your home folder; name a folder in it: tend init contacts");
	return ".";
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"no-git", no_argument, NULL, OPTIONS_OWN},
		OPTIONS_WRITE_LONG,
	};
	struct init in = {0};
	bool git = true;
	int opt;

	tool_begin(&in.tool, argv, help);
	while ((opt = options_next(&in.tool, argc, argv, OPTIONS_WRITE_SHORT, options)) != -1) {
		if (opt == OPTIONS_OWN)
			git = false;
		else
			options_take(&in.tool, opt);
	}
	in.dir = in.tool.dir ? in.tool.dir : folder(&in, argc - optind, argv + optind);
	make_folder(&in);
	if (git)
		init_repo_open(&in);
	init_files(&in, git);
	if (in.repo) {
		init_repo_config(&in);
		init_repo_commit(&in);
	}
	return finish(&in, git);
}
