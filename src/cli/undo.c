/* SPDX-License-Identifier: ISC */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/shell.h"
#include "book/book.h"
#include "cli/show.h"
#include "cli/undo.h"
#include "git/command.h"
#include "store/commit_hint.h"

bool
undo_word(const char *word)
{
	return strcmp(word, "undo") == 0 || strcmp(word, "revert") == 0;
}

/* true if git knows who makes a commit in this folder */
static bool
knows_user(const char *dir)
{
	struct buf out = {0};
	bool knows = command_line(&out, dir, (const char *const[]){"var", "GIT_AUTHOR_IDENT", NULL}) &&
	             command_line(&out, dir, (const char *const[]){"var", "GIT_COMMITTER_IDENT", NULL});

	buf_free(&out);
	return knows;
}

/* appends an option that sets a key of git to what the last commit has */
static void
add_setting(struct buf *out, const char *dir, const char *key, const char *format)
{
	struct buf value = {0}, setting = {0};

	command_line(&value, dir, (const char *const[]){"log", "-1", format, NULL});
	buf_fmt(&setting, "%s=%.*s", key, STR_ARG(buf_view(&value)));
	buf_str(out, STR(" -c "));
	shell_word(out, buf_view(&setting));
	buf_free(&value);
	buf_free(&setting);
}

/* appends "git", with the folder unless it is the working directory */
static void
add_git(struct buf *out, const char *dir)
{
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	buf_str(out, STR("git"));
	if (commit_hint_at(fd, dir)) {
		buf_str(out, STR(" -C "));
		shell_word(out, str_of(dir));
	}
	if (fd >= 0)
		close(fd);
}

/* appends the output of git on one line; false if it fails */
static bool
ask_git(struct buf *out, const char *dir, const char *what, const char *format)
{
	buf_clear(out);
	return command_line(out, dir, (const char *const[]){what, "-1", format, NULL});
}

/* appends "git" as one who may commit */
static void
add_git_user(struct buf *out, const char *dir)
{
	add_git(out, dir);
	if (!knows_user(dir)) {
		add_setting(out, dir, "user.name", "--format=%an");
		add_setting(out, dir, "user.email", "--format=%ae");
	}
}

/* true if a line of one text is a line of the other, too */
static bool
share_line(struct str lines, struct str others)
{
	struct str line, other;

	while (str_line(&line, &lines))
		for (struct str rest = others; str_line(&other, &rest);)
			if (line.n && str_eq(line, other))
				return true;
	return false;
}

/* true if git refuses to revert: changes are staged, or stand in a file of the last commit */
static bool
has_changes(const char *dir)
{
	struct buf staged = {0}, unstaged = {0}, last = {0};
	bool has;

	command_line(&staged, dir, (const char *const[]){"diff", "--cached", "--name-only", NULL});
	command_line(&unstaged, dir, (const char *const[]){"diff", "--name-only", NULL});
	command_line(&last, dir, (const char *const[]){"log", "-1", "-m", "--first-parent", "--format=", "--name-only", NULL});
	has = staged.n || share_line(buf_view(&unstaged), buf_view(&last));
	buf_free(&staged);
	buf_free(&unstaged);
	buf_free(&last);
	return has;
}

static void
add_command(struct buf *out, const char *dir)
{
	struct buf parents = {0};

	add_git_user(out, dir);
	ask_git(&parents, dir, "log", "--format=%P");
	buf_str(out, STR(" revert --no-edit "));
	/* a merge has two parents: what it brought into the first is undone */
	if (str_chr(buf_view(&parents), ' ') < parents.n)
		buf_str(out, STR("-m 1 "));
	buf_str(out, STR("HEAD\n"));
	buf_free(&parents);
}

/* the value of -C or --directory among arguments, or NULL */
static const char *
named_book(char *const *argv)
{
	static const struct str joined[] = {STR_INIT("--directory="), STR_INIT("-C")};

	for (; *argv; argv++) {
		if (strcmp(*argv, "-C") == 0 || strcmp(*argv, "--directory") == 0)
			return argv[1];
		for (size_t i = 0; i < sizeof(joined) / sizeof(joined[0]); i++)
			if (str_starts(str_of(*argv), joined[i]))
				return *argv + joined[i].n;
	}
	return NULL;
}

/* the first argument that is neither an option nor its value, or NULL */
static const char *
operand(char *const *argv)
{
	for (; *argv; argv++) {
		if (**argv != '-')
			return *argv;
		if ((strcmp(*argv, "-C") == 0 || strcmp(*argv, "--directory") == 0) && argv[1])
			argv++;
	}
	return NULL;
}

static bool
wants_help(char *const *argv)
{
	for (; *argv; argv++)
		if (strcmp(*argv, "-h") == 0 || strcmp(*argv, "--help") == 0)
			return true;
	return false;
}

/* appends what reverting the last commit deletes: a note that was not in git goes with its first entry */
static void
add_deleted(struct buf *said, const char *dir)
{
	struct buf added = {0};
	struct str list, first;

	command_line(&added, dir, (const char *const[]){"show", "--relative", "--format=", "--name-only", "--diff-filter=A", "HEAD", NULL});
	list = buf_view(&added);
	list = str_cut(&first, list, '\n');
	if (first.n && !list.n)
		buf_fmt(said, " and delete %.*s, which it added", STR_ARG(first));
	else if (first.n)
		buf_fmt(said, " and delete %.*s and the other files that it added", STR_ARG(first));
	buf_free(&added);
}

/* the commands that undo the last commit; changes that are not committed are set aside meanwhile */
static void
add_commands(struct buf *out, struct buf *said, const char *dir)
{
	bool changes = has_changes(dir);

	if (changes) {
		buf_str(said, STR(", with your uncommitted changes set aside meanwhile"));
		add_git_user(out, dir);
		buf_str(out, STR(" stash\n"));
	}
	add_command(out, dir);
	if (changes) {
		add_git_user(out, dir);
		buf_str(out, STR(" stash pop --index\n"));
	}
}

/* *said: what the last commit is; *command: the commands that undo it, empty if there is none */
static void
last_commit(struct buf *said, struct buf *command, const char *dir)
{
	struct buf subject = {0};

	if (ask_git(&subject, dir, "log", "--format=%s")) {
		bool undone = str_starts(buf_view(&subject), STR("Revert \""));

		buf_fmt(said, undone ? "the last commit undoes another (%.*s); to bring that change back" :
		        "to undo the last commit (%.*s)", STR_ARG(buf_view(&subject)));
		if (!undone)
			add_deleted(said, dir);
		add_commands(command, said, dir);
		buf_str(said, STR(", run:"));
	} else if (command_line(&subject, dir, (const char *const[]){"rev-parse", "--git-dir", NULL})) {
		buf_fmt(said, "nothing to undo: %s has no commit yet", dir);
	} else {
		buf_fmt(said, "nothing to undo: %s has no git history; for changes to come: tend init ", dir);
		shell_word(said, str_of(dir));
	}
	buf_free(&subject);
}

int
undo_print(char *const *argv)
{
	const char *named = named_book(argv);
	struct buf dir = {0}, said = {0}, command = {0};
	bool done = true;

	if (wants_help(argv)) {
		show_text(STR("usage: tend undo [-C DIR]\n"
		              "Prints the git command that undoes the last commit of the book, and runs nothing.\n"));
		return 0;
	}
	if (book_locate(&dir, named) < 0) {
		buf_fmt(&said, "undo: no book %s; name it: tend undo -C DIR", named ? "there" : "here");
		done = false;
	} else if (operand(argv)) {
		buf_str(&said, STR("undo: it undoes the last commit of the book; for an older one: "));
		add_git(&said, dir.p);
		buf_str(&said, STR(" log --oneline, then "));
		add_git(&said, dir.p);
		buf_str(&said, STR(" revert COMMIT"));
		done = false;
	} else {
		last_commit(&said, &command, dir.p);
	}
	show_message("tend", buf_view(&said));
	show_text(buf_view(&command));
	buf_free(&dir);
	buf_free(&said);
	buf_free(&command);
	return done ? 0 : -1;
}
