/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <string.h>

#include "cli/none.h"
#include "cli/tool.h"
#include "entry/link.h"
#include "library/library.h"

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
		/* the same tool again is for the same contacts */
		buf_fmt(&id, "tend %s ", t->name + strlen("tend-"));
		tool_hint(t, "%s%.*s", none, STR_ARG(at == text.n && str_find(text, buf_view(&id)) < text.n ? buf_view(&t->conditions) : STR("")));
		buf_free(&id);
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
	bool failed, last = !t->problems;

	for (size_t i = 0; i < t->file_errors.n; i++)
		tool_report(t, &t->file_errors.v[i], true);
	tool_report_pending(t);
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
	/* one that was the last line needs no count */
	if (t->problems > 1 || (t->problems && !(last && !rows && !none)))
		tool_hint(t, "%zu problem%s, see above", t->problems, t->problems == 1 ? "" : "s");
	if (t->library)
		library_unwrap(t->library);
	free(t->library);
	people_free(&t->people);
	errors_free(&t->errors);
	errors_free(&t->file_errors);
	buf_free(&t->conditions);
	book_close(&t->book);
	return t->problems ? LEFT_OUT : DONE;
}
