/* SPDX-License-Identifier: ISC */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/os.h"
#include "base/program.h"
#include "base/text.h"
#include "cli/show.h"
#include "contact/key.h"
#include "print/rows.h"
#include "read/card.h"

/*
 * Not through tool.h: this one opens no book, and is to start as fast as the
 * shell that calls it.
 */
enum { DONE = 0, NOTHING = 2 };

/* in the order in which they are listed */
enum tend_group { TYPED, INTERNAL, OWN };

/* a tool by its short name; `purpose` is NULL for a program of the user's own */
struct tend_item {
	struct str name;
	const char *purpose;
	enum tend_group group;
};

struct tend_list {
	struct tend_item *v;
	size_t n, cap;
	struct str *place; /* folders in which tools are looked for, in this order */
	size_t places, place_cap;
	struct arena arena;
};

static const struct {
	const char *program, *purpose;
	enum tend_group group;
} table[] = {
#include "purpose.h"
	{NULL, NULL, OWN},
};

static const char *const titles[] = {
	[TYPED] = "",
	[INTERNAL] = "Mostly started by these, and by git:\n",
	[OWN] = "Further ones, of your own:\n",
};

/* one line on standard error, with what a stranger may have put into it made visible */
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

static void
add_place(struct tend_list *l, struct str dir)
{
	l->place = mem_reserve(l->place, l->places, &l->place_cap, sizeof(*l->place));
	l->place[l->places++] = arena_str(&l->arena, dir);
}

/* where the suite is, then the folders of $PATH: not relative ones, since a book that is here may hold a stranger's files */
static void
find_places(struct tend_list *l)
{
	struct str path = str_of(getenv("PATH")), dir;
	struct buf place = {0};

	for (unsigned i = 0; i < PROGRAM_PLACES; i++)
		if (program_place(&place, i))
			add_place(l, buf_view(&place));
	while (path.n) {
		path = str_cut(&dir, path, ':');
		if (str_starts(dir, STR("/")))
			add_place(l, dir);
	}
	buf_free(&place);
}

static bool
is_program(int dirfd, const char *path)
{
	struct stat st;

	return fstatat(dirfd, path, &st, 0) == 0 && S_ISREG(st.st_mode) && faccessat(dirfd, path, X_OK, 0) == 0;
}

/* the path of a tool's program in `out`: 0, or -1 if there is none */
static int
find_program(struct buf *out, const struct tend_list *l, const char *name)
{
	for (size_t i = 0; i < l->places; i++) {
		buf_clear(out);
		buf_fmt(out, "%s/tend-%s", l->place[i].p, name);
		if (is_program(AT_FDCWD, out->p))
			return 0;
	}
	return -1;
}

static void
add_item(struct tend_list *l, struct str name, const char *purpose, enum tend_group group)
{
	for (size_t i = 0; i < l->n; i++)
		if (str_eq(l->v[i].name, name))
			return;
	l->v = mem_reserve(l->v, l->n, &l->cap, sizeof(*l->v));
	l->v[l->n++] = (struct tend_item){arena_str(&l->arena, name), purpose, group};
}

static int
item_order(const void *va, const void *vb)
{
	const struct tend_item *a = va, *b = vb;

	if (a->group != b->group)
		return a->group < b->group ? -1 : 1;
	return str_cmp(a->name, b->name);
}

static void
add_folder(struct tend_list *l, const char *path)
{
	DIR *dir = opendir(path);
	const struct dirent *e;

	while (dir && (e = readdir(dir))) {
		struct str name = str_of(e->d_name);

		if (str_skip(&name, STR("tend-")) && name.n && is_program(dirfd(dir), e->d_name))
			add_item(l, name, NULL, OWN);
	}
	if (dir)
		closedir(dir);
}

/* the tools of the suite, then the user's own */
static void
find_items(struct tend_list *l)
{
	for (size_t i = 0; table[i].program; i++)
		add_item(l, str_of(table[i].program + 5), table[i].purpose, table[i].group);
	for (size_t i = 0; i < l->places; i++)
		add_folder(l, l->place[i].p);
	if (l->n)
		qsort(l->v, l->n, sizeof(*l->v), item_order);
}

static int
finish(void)
{
	if ((fflush(stdout) || ferror(stdout)) && errno != EPIPE)
		fail("standard output: %s", strerror(errno));
	return DONE;
}

static void
print_item(const struct tend_item *item, size_t width)
{
	struct buf name = {0};

	/* a line each, whatever the file is called */
	text_visible(&name, item->name, false);
	if (item->purpose)
		show_fmt("  %-*s  %s\n", (int)width, name.p, item->purpose);
	else
		show_fmt("  %s\n", name.p);
	buf_free(&name);
}

static int
list_tools(struct tend_list *l)
{
	size_t width = 0;

	find_items(l);
	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].purpose && l->v[i].name.n > width)
			width = l->v[i].name.n;
	show_text(STR("usage: tend NAME [ARGUMENT ...]\n"
	              "       tend help NAME\n"
	              "\n"
	              "Small filters over a book: a folder with one Markdown file per person.\n"));
	for (size_t i = 0; i < l->n; i++) {
		if (i == 0 || l->v[i].group != l->v[i - 1].group)
			show_fmt("\n%s", titles[l->v[i].group]);
		print_item(&l->v[i], width);
	}
	return finish();
}

/* says what there is instead of a tool that is not there, and ends */
static _Noreturn void
suggest(struct tend_list *l, const char *name)
{
	struct str wanted = str_of(name);
	/* short words are near to everything */
	unsigned best = wanted.n < 5 ? 2 : 3;
	const struct tend_item *near = NULL;

	find_items(l);
	for (size_t i = 0; i < l->n; i++) {
		struct str has = l->v[i].name;
		/* a beginning is as near as a slip */
		unsigned d = str_starts(has, wanted) ? 1 : text_distance(has, wanted, best);

		if (str_eq(has, wanted))
			fail("tend-%s is not installed", name);
		if (d < best) {
			best = d;
			near = &l->v[i];
		}
	}
	if (!near)
		fail("no tool '%s'; tend alone lists them", name);
	fail("no tool '%s'; did you mean %.*s?", name, STR_ARG(near->name));
}

static _Noreturn void
run_tool(struct tend_list *l, char **argv)
{
	struct buf program = {0}, name = {0};

	if (find_program(&program, l, argv[0]) < 0)
		suggest(l, argv[0]);
	buf_fmt(&name, "tend-%s", argv[0]);
	argv[0] = os_reports_program() ? name.p : program.p;
	execvp(program.p, argv);
	fail("%s: %s", program.p, strerror(errno));
}

/* whether man is there and has the page */
static bool
has_page(const char *page)
{
	int status = -1, null;
	pid_t pid = fork();

	if (pid == 0) {
		null = open("/dev/null", O_RDWR);
		dup2(null, STDOUT_FILENO);
		dup2(null, STDERR_FILENO);
		execlp("man", "man", "-w", page, (char *)NULL);
		_exit(127);
	}
	while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return pid > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static _Noreturn void
help(struct tend_list *l, char *name)
{
	struct buf page = {0};
	char option[] = "--help", *argv[] = {name, option, NULL};

	buf_fmt(&page, strcmp(name, "tend") == 0 ? "%s" : "tend-%s", name);
	if (has_page(page.p))
		execlp("man", "man", page.p, (char *)NULL);
	if (strcmp(name, "tend") == 0)
		exit(list_tools(l));
	run_tool(l, argv);
}

/* a tool's name is a name, not a path to anywhere */
static void
check_name(const char *name)
{
	if (name[0] == '-')
		fail("no option '%s'; those of a tool come after its name", name);
	if (!name[0] || strchr(name, '/'))
		fail("'%s' is no name of a tool", name);
}

/* for scripts such as tend-recap, which print what stands in a book */
static int
make_visible(void)
{
	char *line = NULL;
	size_t scratch = 0;
	ssize_t got;

	while ((got = getline(&line, &scratch, stdin)) >= 0 && !ferror(stdout))
		show_visible((struct str){line, (size_t)got});
	free(line);
	if (ferror(stdin))
		fail("standard input: %s", strerror(errno));
	return finish();
}

static void
complete_keys(void)
{
	for (enum key k = KEY_OTHER + 1; k < KEY_COUNT; k++)
		show_fmt("%s\n", key_name(k));
}

/* for the completions of shells: the words of a kind, a line each */
static int
complete(const char *kind)
{
	if (strcmp(kind, "keys") == 0)
		complete_keys();
	else if (strcmp(kind, "formats") == 0)
		show_text(STR(ROWS_FORMS(LIST_LINE, LIST_LINE, LIST_LINE)));
	else if (strcmp(kind, "importers") == 0)
		show_text(STR(CARD_FORMATS(LIST_LINE, LIST_LINE, LIST_LINE)));
	else
		fail("complete %s: there are keys, formats and importers", kind);
	return finish();
}

static int
run(struct tend_list *l, int argc, char **argv)
{
	const char *first = argc > 1 ? argv[1] : "help";

	if (strcmp(first, "--version") == 0) {
		show_fmt("tend %s\n", VERSION);
		return finish();
	}
	if (strcmp(first, "--visible") == 0 && argc == 2)
		return make_visible();
	if (strcmp(first, "complete") == 0 && argc == 3)
		return complete(argv[2]);
	if (strcmp(first, "help") != 0 && strcmp(first, "-h") != 0 && strcmp(first, "--help") != 0) {
		check_name(first);
		run_tool(l, argv + 1);
	}
	if (argc < 3)
		return list_tools(l);
	if (argc > 3)
		fail("help tells of one tool at a time");
	check_name(argv[2]);
	help(l, argv[2]);
}

int
main(int argc, char **argv)
{
	struct tend_list list = {0};
	int status;

	os_started(argv[0]);
	find_places(&list);
	status = run(&list, argc, argv);
	free(list.v);
	free(list.place);
	arena_free(&list.arena);
	return status;
}
