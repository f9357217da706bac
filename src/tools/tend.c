/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/complete.h"
#include "cli/habit.h"
#include "cli/manual.h"
#include "cli/script_input.h"
#include "cli/show.h"
#include "cli/suite.h"
#include "cli/undo.h"
#include "os/os.h"

/* tool.h is not used: this program opens no book, and should start as fast as a shell */
enum { DONE = 0, NOTHING = 2 };

static const struct suite_tool table[] = {
#include "purpose.h"
	{NULL, NULL, OWN},
};

/* prints one line on standard error, control characters made visible, and exits */
static _Noreturn void __attribute__((format(printf, 1, 2)))
fail(const char *fmt, ...)
{
	char what[1024];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(what, sizeof(what), fmt, ap);
	va_end(ap);
	show_message("tend", str_of(what));
	exit(NOTHING);
}

static int
finish(void)
{
	if ((fflush(stdout) || ferror(stdout)) && errno != EPIPE)
		fail("standard output: %s", strerror(errno));
	return DONE;
}

static int
list_tools(struct suite *l, bool purposes)
{
	suite_items(l, table);
	show_text(STR("usage: tend NAME [ARGUMENT ...]\n\n"
	              "To begin (more: tend help tutorial):\n"
	              "  tend init ~/contacts                           make a book, a folder of files\n"
	              "  tend new 'Ada Finch' tier=many met=2021-05-08  add a contact\n"
	              "  tend due                                       list the people to contact\n\n"));
	suite_print(l, purposes);
	show_text(purposes ? STR("") : STR("\nOptions: tend NAME -h. Manual page: tend help NAME. All purposes: tend help\n"));
	return finish();
}

/* reports a missing tool, with what ours is for a word of other programs, else the nearest name */
static _Noreturn void
suggest(struct suite *l, char *const *argv)
{
	const char *name = argv[0];
	const struct suite_item *near;
	struct buf advice = {0};

	suite_items(l, table);
	near = suite_near(l, str_of(name));
	if (near && str_eq(near->name, str_of(name)))
		fail("tend-%s is not installed", name);
	if (habit_advice(&advice, argv))
		fail("'%s' is not a tend command; type: %s", name, advice.p);
	if (!near)
		fail("'%s' is not a tend command; list them: tend", name);
	fail("'%s' is not a tend command; did you mean tend %.*s?", name, STR_ARG(near->name));
}

static _Noreturn void
run_tool(struct suite *l, char **argv)
{
	struct buf program = {0}, name = {0};

	if (suite_program(&program, l, argv[0]) < 0) {
		if (undo_word(argv[0]))
			exit(undo_print(argv + 1) < 0 ? NOTHING : finish());
		suggest(l, argv);
	}
	buf_fmt(&name, "tend-%s", argv[0]);
	argv[0] = os_reports_program() ? name.p : program.p;
	execvp(program.p, argv);
	fail("%s: %s", program.p, strerror(errno));
}

/* fails for an option or a path in place of a tool's name */
static void
check_name(const char *name)
{
	if (strcmp(name, "-v") == 0 || strcmp(name, "-V") == 0)
		fail("no option '%s'; for the version: tend --version", name);
	if (name[0] == '-')
		fail("no option '%s'; put the options of a tool after its name", name);
	if (!name[0] || strchr(name, '/'))
		fail("'%s' is not the name of a tool", name);
}

/* runs "tend -C DIR NAME ARGUMENT ..." as "tend NAME -C DIR ARGUMENT ...", which those who know git type */
static _Noreturn void
run_in(struct suite *l, char **argv)
{
	char *option = argv[0], *dir = argv[1];

	argv[0] = argv[2];
	argv[1] = option;
	argv[2] = dir;
	check_name(argv[0]);
	run_tool(l, argv);
}

static _Noreturn void
help(struct suite *l, char *name)
{
	struct buf page = {0}, man = {0};
	char option[] = "--help", *argv[] = {name, option, NULL};

	buf_fmt(&page, strcmp(name, "tend") == 0 ? "%s" : "tend-%s", name);
	if (manual_has(&man, page.p))
		execl(man.p, "man", page.p, (char *)NULL);
	if (strcmp(name, "tend") == 0)
		exit(list_tools(l, true));
	if (manual_section(name))
		fail("%s(%d): man is not installed, or does not find this page", page.p, manual_section(name));
	run_tool(l, argv);
}

static int
run(struct suite *l, int argc, char **argv)
{
	const char *first = argc > 1 ? argv[1] : "help";
	struct buf typed = {0};

	if (strcmp(first, "--version") == 0) {
		show_fmt("tend %s\n", VERSION);
		return finish();
	}
	if (argc > 3 && strcmp(first, "-C") == 0)
		run_in(l, argv + 1);
	/* as git has it */
	if (argc > 2 && strcmp(first, "--no-pager") == 0) {
		setenv("TEND_PAGER", "", true);
		return run(l, argc - 1, argv + 1);
	}
	if (argc == 2 && script_input_option(first)) {
		if (script_input_print(first) < 0)
			fail("standard input: %s", strerror(errno));
		return finish();
	}
	if (strcmp(first, "complete") == 0 && argc == 3) {
		if (!complete_print(argv[2]))
			fail("complete %s: use keys, formats or importers", argv[2]);
		return finish();
	}
	if (strcmp(first, "help") != 0 && strcmp(first, "-h") != 0 && strcmp(first, "--help") != 0) {
		if (suite_reordered(&typed, l, argv + 1))
			fail("put the options of a tool after its name: tend %s", typed.p);
		check_name(first);
		run_tool(l, argv + 1);
	}
	if (argc < 3)
		return list_tools(l, argc > 1);
	if (argc > 3)
		fail("help: name only one tool");
	check_name(argv[2]);
	help(l, argv[2]);
}

int
main(int argc, char **argv)
{
	struct suite list = {0};
	int status;

	os_started(argv[0]);
	suite_places(&list);
	status = run(&list, argc, argv);
	suite_free(&list);
	return status;
}
