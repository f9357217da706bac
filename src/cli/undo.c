/* SPDX-License-Identifier: ISC */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/shell.h"
#include "book/book.h"
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

static void
add_command(struct buf *out, const char *dir)
{
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	buf_str(out, STR("git"));
	if (commit_hint_at(fd, dir)) {
		buf_str(out, STR(" -C "));
		shell_word(out, str_of(dir));
	}
	if (fd >= 0)
		close(fd);
	if (!knows_user(dir)) {
		add_setting(out, dir, "user.name", "--format=%an");
		add_setting(out, dir, "user.email", "--format=%ae");
	}
	buf_str(out, STR(" revert --no-edit HEAD"));
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

void
undo_hint(struct buf *out, char *const *argv)
{
	struct buf dir = {0}, subject = {0};
	const char *named = named_book(argv);

	if (book_locate(&dir, named) < 0)
		buf_fmt(out, "no book %s; name it: tend undo -C DIR", named ? "there" : "here");
	else if (!command_line(&subject, dir.p, (const char *const[]){"log", "-1", "--format=%s", NULL}))
		buf_fmt(out, "%s: no commit to undo; for those to come: tend init", dir.p);
	else {
		buf_fmt(out, "to undo the last commit (%.*s): ", STR_ARG(buf_view(&subject)));
		add_command(out, dir.p);
	}
	buf_free(&dir);
	buf_free(&subject);
}
