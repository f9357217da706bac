/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lsp/outline.h"
#include "lsp/reply.h"

enum { MOST = 500, SYMBOL_MODULE = 2, SYMBOL_PROPERTY = 7, SYMBOL_EVENT = 24, SYMBOL_PERSON = 5, SYMBOL_TASK = 14 };

/* some lines of a text, from and to included, counted from 0 */
struct part {
	size_t from, to;
};

static size_t
line_end(const struct lines *l, size_t line)
{
	size_t to = line + 1 < l->n ? l->at[line + 1] : l->text.n;

	while (to > l->at[line] && (l->text.p[to - 1] == '\n' || l->text.p[to - 1] == '\r'))
		to--;
	return to;
}

/* the last line of a text that is not blank, from a line on and before another */
static size_t
last_line(const struct lines *l, size_t from, size_t before)
{
	while (before > from + 1 && line_end(l, before - 1) == l->at[before - 1])
		before--;
	return before - 1;
}

/* the year of the entries that begin at the i-th, as a part; *next is the first of another year */
static struct part
year_part(const struct lines *l, const struct body *b, uint32_t i, uint32_t *next)
{
	int year, other, month, mday;
	size_t to;

	day_civil(b->entry[i].date, &year, &month, &mday);
	for (*next = i + 1; *next < b->nentries && !b->entry[*next].note; ++*next) {
		day_civil(b->entry[*next].date, &other, &month, &mday);
		if (other != year || b->entry[*next].line < b->entry[*next - 1].line)
			break;
	}
	to = *next < b->nentries && !b->entry[*next].note && b->entry[*next].line > b->entry[i].line ? b->entry[*next].line - 1 : l->n;
	/* a heading after the log ends it */
	for (size_t line = b->entry[*next - 1].line; line < to; line++)
		if (l->text.p[l->at[line]] == '#') {
			to = line;
			break;
		}
	return (struct part){b->entry[i].line - 1, last_line(l, b->entry[i].line - 1, to)};
}

static bool
front_part(struct part *out, const struct lines *l)
{
	struct split split;

	if (front_split(&split, l->text) != 1)
		return false;
	*out = (struct part){place_line(l, split.front) - 1, place_line(l, split.front_end)};
	return true;
}

static void
symbol(struct buf *out, const struct lines *l, struct str name, int kind, struct part p)
{
	reply_object(out, NULL);
	reply_text(out, "name", name.n ? name : STR("-"));
	reply_number(out, "kind", kind);
	place_range(out, "range", l, l->at[p.from], line_end(l, p.to));
	place_range(out, "selectionRange", l, l->at[p.from], line_end(l, p.from));
}

static void
entry_symbols(struct buf *out, const struct lines *l, const struct body *b, uint32_t i, uint32_t next)
{
	reply_array(out, "children");
	for (; i < next; i++) {
		size_t line = b->entry[i].line - 1;
		struct str s = str_sub(l->text, l->at[line], line_end(l, line));

		while (s.n && strchr("-*+# \t", s.p[0]))
			s = str_sub(s, 1, s.n);
		symbol(out, l, s, SYMBOL_EVENT, (struct part){line, line});
		reply_object_end(out);
	}
	reply_array_end(out);
}

static void
task_symbols(struct buf *out, const struct lines *l, const struct body *b, enum task_kind kind, const char *name)
{
	const struct task *first = NULL, *last = NULL;

	for (uint32_t i = 0; i < b->ntasks; i++)
		if (b->task[i].kind == kind && b->task[i].line <= l->n) {
			first = first ? first : &b->task[i];
			last = &b->task[i];
		}
	if (!first)
		return;
	symbol(out, l, str_of(name), SYMBOL_MODULE, (struct part){first->line - 1, last->line - 1});
	reply_array(out, "children");
	for (uint32_t i = 0; i < b->ntasks; i++)
		if (b->task[i].kind == kind && b->task[i].line <= l->n) {
			symbol(out, l, b->task[i].text, SYMBOL_TASK, (struct part){b->task[i].line - 1, b->task[i].line - 1});
			reply_object_end(out);
		}
	reply_array_end(out);
	reply_object_end(out);
}

void
outline_symbols(struct buf *out, struct workspace *ws, const struct msg *params)
{
	struct doc *d = workspace_asked(ws, params);
	const struct body *b;
	struct part p;

	if (!d || d->who == WORKSPACE_NONE)
		return;
	b = &ws->book.contact[d->who].body;
	reply_array(out, NULL);
	if (front_part(&p, &d->lines)) {
		symbol(out, &d->lines, STR("front-matter"), SYMBOL_PROPERTY, p);
		reply_object_end(out);
	}
	task_symbols(out, &d->lines, b, TASK_ASK, "asks");
	task_symbols(out, &d->lines, b, TASK_PROMISE, "promises");
	for (uint32_t i = 0, next; i < b->nentries && !b->entry[i].note; i = next) {
		int year, month, mday;
		struct buf name = {0};

		p = year_part(&d->lines, b, i, &next);
		day_civil(b->entry[i].date, &year, &month, &mday);
		buf_fmt(&name, "log %d", year);
		symbol(out, &d->lines, buf_view(&name), SYMBOL_MODULE, p);
		buf_free(&name);
		entry_symbols(out, &d->lines, b, i, next);
		reply_object_end(out);
	}
	reply_array_end(out);
}

void
outline_people(struct buf *out, struct workspace *ws, const struct msg *params)
{
	struct book *b = &ws->book;
	struct str query = str_trim(msg_text(params, "query"));
	bool *like;
	size_t n = 0;

	if (!ws->open)
		return;
	like = mem_zero(b->n + 1, sizeof(*like));
	if (query.n)
		names_like(&b->names, like, query);
	else
		memset(like, true, b->n);
	for (size_t i = 0; i < b->n && n < MOST; i++) {
		struct buf uri = {0};

		if (!like[i])
			continue;
		n++;
		workspace_uri(&uri, ws, b->contact[i].path);
		reply_object(out, NULL);
		reply_text(out, "name", contact_name(&b->contact[i]));
		reply_number(out, "kind", SYMBOL_PERSON);
		if (contact_text(&b->contact[i], KEY_ORG).n)
			reply_text(out, "containerName", contact_text(&b->contact[i], KEY_ORG));
		reply_object(out, "location");
		reply_text(out, "uri", buf_view(&uri));
		reply_json(out, "range", STR("{\"start\":{\"line\":0,\"character\":0},\"end\":{\"line\":0,\"character\":0}}"));
		reply_object_end(out);
		reply_object_end(out);
		buf_free(&uri);
	}
	free(like);
}

static void
fold(struct buf *out, struct part p)
{
	if (p.to <= p.from)
		return;
	reply_object(out, NULL);
	reply_number(out, "startLine", (int64_t)p.from);
	reply_number(out, "endLine", (int64_t)p.to);
	reply_object_end(out);
}

void
outline_folds(struct buf *out, struct workspace *ws, const struct msg *params)
{
	struct doc *d = workspace_asked(ws, params);
	const struct body *b;
	struct part p;

	if (!d)
		return;
	reply_array(out, NULL);
	if (front_part(&p, &d->lines))
		fold(out, p);
	b = d->who != WORKSPACE_NONE ? &ws->book.contact[d->who].body : NULL;
	for (uint32_t i = 0, next; b && i < b->nentries && !b->entry[i].note; i = next)
		fold(out, year_part(&d->lines, b, i, &next));
	reply_array_end(out);
}
