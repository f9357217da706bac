/* SPDX-License-Identifier: ISC */
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/shell.h"
#include "cli/advice.h"
#include "cli/tool.h"
#include "os/os.h"

/*
 * Opens closed standard streams; else a file of the book could get descriptor 0, 1 or 2, and our
 * messages. Each is opened in the opposite direction, so that using it fails.
 */
static void
hold_streams(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
			return;
}

void
tool_begin(struct tool *t, char **argv, const char *help)
{
	char *slash = strrchr(argv[0], '/');

	hold_streams();
	mem_begin();
	os_started(argv[0]);
	/* messages of getopt() begin with argv[0], so they match ours */
	if (slash)
		argv[0] = slash + 1;
	*t = (struct tool){.name = argv[0], .help = help, .format = ROWS_AUTO};
	t->today = DAY_NONE;
}

/* prints a message; makes untrusted text in it visible */
static void
print_message(const struct tool *t, const char *fmt, va_list ap)
{
	struct buf all = {0};
	char what[1024];

	vsnprintf(what, sizeof(what), fmt, ap);
	advice_book(&all, str_of(what), t->dir);
	show_message(t->name, buf_view(&all));
	buf_free(&all);
}

void
tool_fail(const struct tool *t, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	print_message(t, fmt, ap);
	va_end(ap);
	exit(NOTHING);
}

void
tool_hint(const struct tool *t, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	print_message(t, fmt, ap);
	va_end(ap);
}

void
tool_path(struct buf *out, const struct tool *t, struct str path)
{
	/* "./-x.md" stays, because "-x.md" would be an option */
	if (!str_eq(t->book.dir, STR(".")) || str_starts(path, STR("-"))) {
		buf_str(out, t->book.dir);
		if (!str_ends(t->book.dir, STR("/")))
			buf_chr(out, '/');
	}
	buf_str(out, path);
}

void
tool_report(struct tool *t, const struct error *e, bool outside)
{
	struct buf out = {0};

	t->problems += !e->note;
	if (!e->path.n) {
		advice_book(&out, e->what, t->dir);
		show_message(t->name, buf_view(&out));
		buf_free(&out);
		return;
	}
	if (outside)
		buf_str(&out, e->path);
	else
		tool_path(&out, t, e->path);
	if (e->line)
		buf_fmt(&out, ":%u:%u", (unsigned)e->line, (unsigned)(e->col ? e->col : 1));
	buf_str(&out, STR(": "));
	advice_book(&out, e->what, t->dir);
	show_message(NULL, buf_view(&out));
	buf_free(&out);
}

void
tool_report_pending(struct tool *t)
{
	for (; t->reported < t->errors.n; t->reported++)
		tool_report(t, &t->errors.v[t->reported], false);
}

void
tool_no_contact(struct tool *t)
{
	tool_report_pending(t);
	exit(NOTHING);
}

bool
tool_may_be_name(struct str who)
{
	for (size_t i = 0; i < who.n; i++)
		if (char_in(who.p[i], STR("/@=[]<>:")))
			return false;
	return who.n && char_letter(who.p[0]) && str_control(who) == who.n && !str_ends(who, STR(".md"));
}

void
tool_no_contact_new(struct tool *t, const char *nothing)
{
	static const struct str none = STR_INIT(": no such contact");
	struct buf name = {0};

	tool_report_pending(t);
	for (size_t i = 0; i < t->errors.n; i++) {
		struct str what = t->errors.v[i].what;

		if (!str_ends(what, none))
			continue;
		what.n -= none.n;
		if (!tool_may_be_name(what))
			continue;
		shell_word(&name, what);
		tool_fail(t, "%s; to add a contact: tend new %s", nothing, name.p);
	}
	if (!t->people.n)
		exit(NOTHING);
	tool_fail(t, "%s", nothing);
}
