/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli/ics_import.h"
#include "cli/ics_ticks.h"
#include "os/fd.h"
#include "store/plain_file.h"

enum { MEGABYTES = 64 };

day
ics_import_here(day d, int32_t second)
{
	time_t at = (time_t)(d - day_of(1970, 1, 1)) * 86400 + second;
	struct tm tm;
	day is;

	if (!localtime_r(&at, &tm))
		return d;
	is = day_of(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
	return is == DAY_NONE ? d : is;
}

bool
ics_import_read(struct calendar *c, struct tool *t, const char *path)
{
	struct buf bytes = {0}, why = {0};
	bool is = true;

	c->errors = &t->file_errors;
	c->here = ics_import_here;
	if (strcmp(path, "-") == 0) {
		if (fd_read(&bytes, STDIN_FILENO, (size_t)MEGABYTES << 20) < 0)
			buf_fmt(&why, "-: %s", strerror(errno));
		else if (bytes.n > (size_t)MEGABYTES << 20)
			buf_fmt(&why, "-: more than %d MiB", MEGABYTES);
	} else {
		plain_file_read(&bytes, path, MEGABYTES, &why);
	}
	if (why.n) {
		errors_add(&t->file_errors, STR(""), 0, 0, "%.*s", STR_ARG(buf_view(&why)));
		is = false;
	} else {
		calendar_read(c, buf_view(&bytes), str_of(path));
	}
	buf_free(&bytes);
	buf_free(&why);
	return is;
}

static bool
any_tick(const struct calendar *c)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->v[i].todo && ics_ticks_state(&c->v[i]) && ics_ticks_kind(c->v[i].uid))
			return true;
	return false;
}

/* the ids, for rows that are printed after the book is closed */
static struct str *
copy_ids(struct meetings *m, const struct book *b)
{
	struct str *id = arena_alloc(&m->arena, m->n * sizeof(*id));

	for (size_t i = 0; i < m->n; i++)
		id[i] = arena_str(&m->arena, b->contact[m->v[i].who].id);
	return id;
}

static void
print(struct tool *t, const struct meetings *m, const struct str *id)
{
	static const struct column columns[] = {
		{"id", CELL_TEXT}, {"date", CELL_DAY}, {"dir", CELL_TEXT}, {"sign", CELL_TEXT},
		{"kind", CELL_TEXT}, {"weight", CELL_NUMBER}, {"with", CELL_LIST}, {"text", CELL_TEXT},
	};
	struct rows *rows;

	if (!m->n)
		return;
	rows = tool_rows(t, columns, sizeof(columns) / sizeof(columns[0]));
	for (size_t i = 0; i < m->n; i++) {
		rows_id(rows, id[i]);
		rows_day(rows, m->v[i].date);
		rows_text(rows, STR("-"));
		rows_text(rows, STR("."));
		rows_text(rows, m->v[i].kind);
		rows_number(rows, 1);
		rows_list(rows, NULL, 0);
		rows_text(rows, m->v[i].text);
	}
	if (rows_close(rows) < 0 && errno != EPIPE)
		tool_fail(t, "standard output: %s", strerror(errno));
}

/* opens the book; to write, again under its lock, so that no other tool changes it meanwhile */
static void
open_book(struct tool *t, struct writer *w, bool writes, bool dry)
{
	if (writes)
		write_begin_book(w, t, dry);
	t->quiet = true; /* tend-check reports problems of the book */
	tool_open(t, ics_ticks_needs(), true, 0, NULL);
	errors_free(&t->book.errors);
}

int
ics_import_run(struct tool *t, struct calendar *c, const struct ics_import *set)
{
	struct ics_ticks ticks = {0};
	struct meetings meetings = {0};
	struct buf what = {0};
	struct writer w;
	struct str *id;
	bool writes = any_tick(c);
	int status;

	open_book(t, &w, writes, set->dry);
	ics_ticks_match(&ticks, &meetings, t, c);
	if (!set->ticks_only)
		meetings_find(&meetings, &t->book, c, t->today, set->since ? tool_day(t, set->since, false) : DAY_MIN);
	meetings_end(&meetings, &t->book);
	id = copy_ids(&meetings, &t->book);
	if (ticks.n)
		ics_ticks_write(&w, &ticks, &what);
	if (writes && ticks.n)
		status = write_end(&w, "done", buf_view(&what));
	else {
		if (writes)
			save_end(&w.save);
		status = tool_close(t, NULL);
	}
	if (!set->dry)
		print(t, &meetings, id);
	buf_free(&what);
	ics_ticks_free(&ticks);
	meetings_free(&meetings);
	calendar_free(c);
	return status;
}
