/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/cell.h"
#include "base/mem.h"
#include "base/dayword.h"
#include "base/period.h"
#include "book/rev.h"
#include "book/survey.h"
#include "cli/left.h"
#include "cli/none.h"
#include "cli/tool.h"
#include "entry/link.h"
#include "front/note_path.h"
#include "library/library.h"
#include "os/os.h"

day
tool_clock(void)
{
	time_t now = time(NULL);
	struct tm tm;

	if (!localtime_r(&now, &tm))
		return DAY_MIN;
	return day_of(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

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
	char what[1024];

	vsnprintf(what, sizeof(what), fmt, ap);
	show_message(t->name, str_of(what));
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

static day
read_day(const struct tool *t, const char *arg, day today, bool end)
{
	day d;

	if (dayword_past(&d, str_of(arg), today, end) < 0)
		tool_fail(t, "%s: not a day, as 2025-06-01, 2025-06, yesterday, 90d", arg);
	return d;
}

bool
tool_today_given(const struct tool *t)
{
	const char *today = getenv("TEND_TODAY");

	return t->today != DAY_NONE || (today && *today);
}

day
tool_today(struct tool *t)
{
	const char *today = getenv("TEND_TODAY");

	if (t->today == DAY_NONE)
		t->today = today && *today ? read_day(t, today, tool_clock(), false) : tool_clock();
	return t->today;
}

day
tool_day(struct tool *t, const char *arg, bool end)
{
	return read_day(t, arg, tool_today(t), end);
}

struct period
tool_period(const struct tool *t, const char *arg)
{
	struct period p;

	if (period_parse(&p, str_of(arg)) < 0)
		tool_fail(t, "%s: not a duration, as 4 months, 2w, 90d", arg);
	return p;
}

day
tool_ahead(struct tool *t, const char *arg)
{
	day d, today = tool_today(t);
	struct period p;

	if (period_parse(&p, str_of(arg)) == 0)
		return day_add(today, p);
	if (dayword_ahead(&d, str_of(arg), today, true) < 0)
		tool_fail(t, "%s: neither a duration, as 4 months, 2w, 90d, nor a day to come, as friday", arg);
	if (d < today)
		tool_fail(t, "%s: a day that is past", arg);
	return d;
}

int64_t
tool_number(const struct tool *t, const char *arg, int64_t min, int64_t max)
{
	int64_t n = str_number(str_of(arg), max);

	if (n < min)
		tool_fail(t, "%s: not a whole number from %" PRId64 " to %" PRId64, arg, min, max);
	return n;
}

bool
tool_line(const struct tool *t, struct tool_input *in, struct str *line)
{
	ssize_t got = getline(&in->line, &in->capacity, stdin);

	if (got >= 0) {
		*line = (struct str){in->line, (size_t)got};
		return true;
	}
	free(in->line);
	if (!feof(stdin)) /* also when memory runs out */
		tool_fail(t, "standard input: %s", strerror(errno));
	return false;
}

/* the first field of each line of standard input */
static void
read_names(const struct tool *t, struct str **v, size_t *n, size_t *cap, struct arena *arena)
{
	struct tool_input in = {0};
	struct str line, field;

	while (tool_line(t, &in, &line)) {
		struct buf name = {0};

		str_cut(&field, line, '\t');
		field = str_trim(field);
		if (!field.n)
			continue;
		cell_unescape(&name, field);
		*v = mem_reserve(*v, *n, cap, sizeof(**v));
		(*v)[(*n)++] = arena_str(arena, buf_view(&name));
		buf_free(&name);
	}
}

void
tool_path(struct buf *out, const struct tool *t, struct str path)
{
	buf_str(out, t->book.dir);
	if (!str_ends(t->book.dir, STR("/")))
		buf_chr(out, '/');
	buf_str(out, path);
}

static void
report(struct tool *t, const struct error *e, bool outside)
{
	struct buf out = {0};

	t->problems += !e->note;
	if (!e->path.n) {
		show_message(t->name, e->what);
		return;
	}
	if (outside)
		buf_str(&out, e->path);
	else
		tool_path(&out, t, e->path);
	if (e->line)
		buf_fmt(&out, ":%u:%u", (unsigned)e->line, (unsigned)(e->col ? e->col : 1));
	buf_str(&out, STR(": "));
	buf_str(&out, e->what);
	show_message(NULL, buf_view(&out));
	buf_free(&out);
}

static void
report_pending(struct tool *t)
{
	for (; t->reported < t->errors.n; t->reported++)
		report(t, &t->errors.v[t->reported], false);
}

void
tool_no_contact(struct tool *t)
{
	report_pending(t);
	exit(NOTHING);
}

/* ends the tool if a revision could not be read completely */
static void
check_rev(const struct tool *t, const char *why)
{
	if (why && *why)
		tool_fail(t, "-r %s: %s", t->rev, why);
	if (why)
		exit(NOTHING);
}

void
tool_book(struct tool *t)
{
	struct buf dir = {0};
	const char *why = NULL;

	tool_today(t);
	/* the folder of a revision need not exist today */
	if (book_locate(&dir, t->dir) < 0 && !t->rev)
		tool_fail(t, "%s: no book there; name one with -C or $TEND_BOOK, or make ~/contacts", dir.p);
	if (t->rev)
		rev_open(&t->book, dir.p, t->rev, t->today, &why);
	else if (book_open(&t->book, dir.p) < 0)
		tool_fail(t, "%s: %s", dir.p, strerror(errno));
	check_rev(t, why);
	buf_free(&dir);
}

bool
tool_operands(const struct tool *t, struct str **v, size_t *n, struct arena *arena, int argc, char **argv)
{
	size_t cap = 0;
	bool piped = false;

	*v = NULL;
	*n = 0;
	for (int i = 0; i < argc; i++) {
		if (strcmp(argv[i], "-") == 0) {
			read_names(t, v, n, &cap, arena);
			piped = true;
			continue;
		}
		*v = mem_reserve(*v, *n, &cap, sizeof(**v));
		(*v)[(*n)++] = str_of(argv[i]);
	}
	return piped;
}

bool
tool_empty(const struct tool *t)
{
	const struct book *b = &t->book;
	bool notes = false;

	if (!b->whole || b->n != (b->me < b->n))
		return false;
	/* a README alone is no folder of notes */
	for (size_t i = 0; i < b->files.n && !notes; i++)
		notes = !str_eq(b->files.file[i].path, STR("me.md")) && !note_path_lists(b->files.file[i].path);
	return notes;
}

/* says what a folder without contacts holds, and what would make it a book */
static void
hint_empty(const struct tool *t)
{
	struct survey s = {0};
	struct buf left = {0};
	size_t n = left_text(&left, &t->book.left, LEFT_ALL);

	if (n)
		tool_hint(t, "no contact among %zu Markdown file%s: %s", n, n == 1 ? "" : "s", left.p);
	if (n && t->book.dirfd >= 0)
		survey_make(&s, &t->book);
	if (s.line.n)
		tool_hint(t, "put people: %s into me.md (%zu of them)", s.line.p, s.line_files);
	else if (n)
		tool_hint(t, "put the folder of your people into me.md, as people: People; people: . is the whole book");
	survey_free(&s);
	buf_free(&left);
}

int
tool_select(struct tool *t, struct selection *s, char **rest, int argc, char **argv)
{
	struct error err;
	int n;

	if (!t->book.dir.n && selection_any(argc, argv))
		tool_book(t);
	n = selection_take(s, rest, argc, argv, &t->book.own, t->today, &err);
	if (n < 0)
		tool_fail(t, "%.*s", STR_ARG(err.what));
	return n;
}

/* why no contact is left: a key that no contact has, or a value of it */
static void
hint_restricted(const struct tool *t, const struct selection *s, bool named)
{
	struct buf typed = {0};

	for (size_t i = 0; i < s->n && !named; i++)
		if (field_meant(&s->cond[i].field, &t->book)) {
			tool_hint_key(t, &s->cond[i].field);
			return;
		}
	for (size_t i = 0; i < s->n; i++)
		buf_fmt(&typed, "%s%.*s", i ? " and " : "", STR_ARG(s->cond[i].typed));
	if (named)
		tool_hint(t, "none of these contacts has %s", typed.p);
	else
		tool_hint(t, "no active contact has %s; list what they have: tend ls -o id,%.*s", typed.p,
		          STR_ARG(s->cond[0].field.name));
	buf_free(&typed);
}

static void
restrict_people(struct tool *t, const struct selection *s)
{
	bool named = t->people.named, any = t->people.n > 0;

	selection_apply(s, &t->people, &t->book, t->today, &t->errors);
	if (any && !t->people.n)
		hint_restricted(t, s, named);
}

void
tool_open(struct tool *t, struct needs needs, bool whole, int argc, char **argv)
{
	char **operand = mem_zero((size_t)argc + 1, sizeof(*operand));
	struct selection selection = {0};
	struct arena arena = {0};
	struct str *name;
	bool piped;
	size_t n;

	if (!t->exact) {
		argc = tool_select(t, &selection, operand, argc, argv);
		argv = operand;
	}
	needs.keys |= selection.needs.keys;
	needs.parts |= selection.needs.parts;
	if (!t->book.dir.n)
		tool_book(t);
	piped = tool_operands(t, &name, &n, &arena, argc, argv);
	/* empty standard input means no contact, not everyone */
	if (n || !piped)
		people_load(&t->people, &t->book, needs, whole, name, n, &t->errors);
	else
		t->people.named = true;
	check_rev(t, t->book.rev_error);
	for (size_t i = 0; i < t->book.errors.n && (!t->quiet || (n && !t->people.n)); i++)
		report(t, &t->book.errors.v[i], false);
	report_pending(t);
	if (tool_empty(t))
		hint_empty(t);
	if (n && !t->people.n && !t->stays)
		exit(NOTHING);
	if (selection.n)
		restrict_people(t, &selection);
	selection_free(&selection);
	free(operand);
	free(name);
	arena_free(&arena);
}

const struct tend_book *
tool_library(struct tool *t)
{
	t->library = mem_alloc(sizeof(*t->library));
	library_wrap(t->library, &t->book, t->people);
	return t->library;
}

void
tool_contact(struct rows *rows, const struct contact *c)
{
	rows_id(rows, c->id);
	rows_text(rows, contact_name(c));
}

bool
tool_hint_unlisted(struct tool *t, const struct contact *c)
{
	if (!c->me && !c->inactive)
		return false;
	t->unlisted = true;
	tool_hint(t, "%.*s: out of the lists", STR_ARG(c->id));
	return true;
}

void
tool_hint_key(const struct tool *t, const struct field_ref *f)
{
	const char *meant = field_meant(f, &t->book);

	if (meant)
		tool_hint(t, "%.*s: %s this key; did you mean %s?", STR_ARG(f->name),
		          t->book.whole ? "no contact has" : "none of those named has", meant);
}

struct rows *
tool_rows(struct tool *t, const struct column *columns, size_t n)
{
	struct rows *rows = rows_open(stdout, t->format, t->header, columns, n);

	rows_look(rows, t->colour, !t->no_pager);
	if (t->number && !t->cuts)
		rows_limit(rows, t->number);
	t->none = none_text(t->name);
	return rows;
}

/* why there is no row, or NULL; no contact that came through a pipe is explained at its other end */
static const char *
none_reason(const struct tool *t, const struct rows *rows)
{
	const struct book *b = &t->book;

	if (!rows || !t->none || rows_count(rows) || (t->people.named && !t->people.n) || tool_empty(t))
		return NULL;
	return b->whole && b->n == (b->me < b->n) ? none_book() : t->none;
}

/* hints why there is no row; if one contact was named, what to type next names it, too */
static void
hint_none(struct tool *t, const char *none)
{
	const struct contact *c = t->people.named && t->people.n == 1 ? &t->book.contact[t->people.who[0]] : NULL;
	struct str who = STR(" WHO"), text = str_of(none);
	size_t at = str_find(text, who);
	struct buf id = {0};

	if (c && (t->unlisted || (c->inactive && at < text.n))) {
		/* nothing to add to, or to plan with, a contact who is gone */
		if (!t->unlisted)
			tool_hint_unlisted(t, c);
		return;
	}
	if (!c || c->me || at == text.n) {
		tool_hint(t, "%s", none);
		return;
	}
	link_operand(&id, c->id);
	tool_hint(t, "%.*s %.*s%s", (int)at, none, STR_ARG(buf_view(&id)), none + at + who.n);
	buf_free(&id);
}

int
tool_close(struct tool *t, struct rows *rows)
{
	const char *none = none_reason(t, rows);
	size_t more = rows ? rows_left(rows) : 0;
	bool failed;

	for (size_t i = 0; i < t->file_errors.n; i++)
		report(t, &t->file_errors.v[i], true);
	report_pending(t);
	failed = rows && rows_close(rows) < 0;
	if (fflush(stdout) || ferror(stdout))
		failed = true;
	if (failed && errno == EPIPE)
		exit(DONE);
	if (failed)
		tool_fail(t, "standard output: %s", strerror(errno));
	if (none)
		hint_none(t, none);
	if (more)
		tool_hint(t, "%zu more row%s", more, more == 1 ? "" : "s");
	if (t->problems)
		tool_hint(t, "%zu problem%s, see above", t->problems, t->problems == 1 ? "" : "s");
	if (t->library)
		library_unwrap(t->library);
	free(t->library);
	people_free(&t->people);
	errors_free(&t->errors);
	errors_free(&t->file_errors);
	book_close(&t->book);
	return t->problems ? LEFT_OUT : DONE;
}
