/* SPDX-License-Identifier: ISC */
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "base/text.h"
#include "cli/show.h"
#include "os/pager.h"
#include "os/screen.h"
#include "print/fold.h"

enum { HANG = 2 }; /* how much further the lines of a folded line are indented */

/* write errors are found when the stream is closed */
static void
put(FILE *f, struct str s)
{
	if (s.n)
		fwrite(s.p, 1, s.n, f);
}

void
show_visible(struct str s)
{
	struct buf out = {0};

	text_visible(&out, s, true);
	put(stdout, buf_view(&out));
	buf_free(&out);
}

void
show_text(struct str s)
{
	if (isatty(STDOUT_FILENO))
		show_visible(s);
	else
		put(stdout, s);
}

void
show_fmt(const char *fmt, ...)
{
	struct buf out = {0};
	va_list ap, again;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n > 0) {
		buf_reserve(&out, (size_t)n + 1);
		vsnprintf(out.p, (size_t)n + 1, fmt, again);
		out.n = (size_t)n;
	}
	va_end(again);
	show_text(buf_view(&out));
	buf_free(&out);
}

/* appends a line folded at words; its further lines are indented by `hang` more */
static void
add_folded(struct buf *out, struct str line, size_t columns, size_t hang)
{
	size_t indent = 0;
	struct str part;

	while (indent < line.n && line.p[indent] == ' ')
		indent++;
	line = str_sub(line, indent, line.n);
	if (!line.n)
		buf_chr(out, '\n');
	for (size_t more = 0; fold_line(&part, &line, columns > indent + more ? columns - indent - more : 1); more = hang) {
		buf_fmt(out, "%*s", (int)(indent + more), "");
		text_isolate(out, part);
		buf_chr(out, '\n');
	}
}

void
show_paged(struct str s)
{
	struct screen screen = screen_of(STDOUT_FILENO);
	struct buf folded = {0};
	struct str line, rest = s;
	size_t lines = 0;

	while (screen.columns && str_line(&line, &rest))
		add_folded(&folded, line, screen.columns, HANG);
	if (screen.columns)
		s = buf_view(&folded);
	for (rest = s; screen.lines && str_line(&line, &rest); lines++)
		;
	/* the shell's prompt takes a line, too */
	if (!screen.lines || lines < screen.lines || !pager_show(s))
		put(stdout, s);
	buf_free(&folded);
}

/*
 * How much further a folded line of help is indented: to its second column, "  -n N    at most N
 * rows". A sentence is not.
 */
static size_t
help_hang(struct str line)
{
	size_t start = 0, gap;

	while (start < line.n && line.p[start] == ' ')
		start++;
	gap = start + str_find(str_sub(line, start, line.n), STR("  "));
	if (gap >= line.n)
		return start < line.n && (line.p[start] == '-' || str_starts(line, STR("usage:"))) ? HANG : 0;
	while (line.p[gap] == ' ')
		gap++;
	return gap - start;
}

void
show_help(struct str s)
{
	size_t columns = screen_of(STDOUT_FILENO).columns;
	struct buf folded = {0};
	struct str line, rest = s;

	while (columns && str_line(&line, &rest))
		add_folded(&folded, line, columns, help_hang(line));
	put(stdout, columns ? buf_view(&folded) : s);
	buf_free(&folded);
}

void
show_coloured(struct str s)
{
	put(stdout, s);
}

/* the offset of the command that ends a message, as "add one: tend new NAME"; s.n if none does */
static size_t
command_at(struct str s)
{
	const struct str before = STR(": tend ");
	size_t at = s.n;

	for (size_t i = 0; i + before.n <= s.n; i++)
		if (str_starts(str_sub(s, i, s.n), before))
			at = i + 2;
	return at;
}

/*
 * Appends a line folded at words for a terminal. A command at its end begins a line of its own and
 * is never folded, so that it can be copied.
 */
static void
add_message(struct buf *out, struct str line, size_t columns)
{
	size_t at = command_at(line);
	struct str part, rest = str_sub(line, 0, at);

	for (size_t more = 0; fold_line(&part, &rest, columns > more ? columns - more : 1); more = HANG)
		buf_fmt(out, "%*s%.*s\n", (int)more, "", STR_ARG(part));
	if (at < line.n)
		buf_fmt(out, "%*s%.*s\n", HANG, "", STR_ARG(str_sub(line, at, line.n)));
}

void
show_message(const char *name, struct str what)
{
	size_t columns = screen_of(STDERR_FILENO).columns;
	struct buf out = {0}, folded = {0};

	if (name) {
		text_visible(&out, str_of(name), false);
		buf_str(&out, STR(": "));
	}
	text_visible(&out, what, false);
	if (columns && text_width(buf_view(&out)) > columns)
		add_message(&folded, buf_view(&out), columns);
	else
		buf_chr(&out, '\n');
	put(stderr, buf_view(folded.n ? &folded : &out));
	buf_free(&folded);
	buf_free(&out);
}

void
show_error(struct str s)
{
	struct buf out = {0};

	text_visible(&out, s, true);
	put(stderr, buf_view(&out));
	buf_free(&out);
}

void
show_progress(const char *name, size_t at, size_t total)
{
	struct buf out = {0};

	text_visible(&out, str_of(name), false);
	fprintf(stderr, "\r%s: %zu of %zu\033[K", out.p, at, total);
	buf_free(&out);
}

void
show_no_progress(void)
{
	fputs("\r\033[K", stderr);
}
