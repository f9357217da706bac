/* SPDX-License-Identifier: ISC */
#include <cmark.h>
#include <pthread.h>
#include <stdlib.h>

#include "base/bump.h"
#include "base/mem.h"
#include "contact/body.h"
#include "contact/body_plain.h"
#include "contact/guard.h"
#include "contact/log_table.h"
#include "contact/markdown.h"

enum { LARGE = 64 * 1024 };

/* a pass over a document */
struct body_walk {
	struct log log;
	size_t *start;     /* offsets of the lines and of the end */
	size_t lines;
	cmark_node *item;  /* the item that is an entry, while the walk is within it */
	cmark_node *outline; /* the item that is the title of a log or of tasks, likewise */
	struct buf run;
};

static void
find_lines(struct body_walk *w)
{
	struct str rest = w->log.text, line;
	size_t cap = 0;

	w->start = mem_reserve(NULL, 0, &cap, sizeof(*w->start));
	w->start[0] = 0;
	while (str_line(&line, &rest)) {
		w->start = mem_reserve(w->start, ++w->lines, &cap, sizeof(*w->start));
		w->start[w->lines] = w->log.text.n - rest.n;
	}
}

/* cmark counts from 1, and sometimes reports one line too many */
static size_t
clamp(const struct body_walk *w, int line)
{
	size_t n = line < 1 ? 1 : (size_t)line;

	return n > w->lines ? w->lines : n;
}

static size_t
first_line(const struct body_walk *w, cmark_node *n)
{
	return clamp(w, cmark_node_get_start_line(n));
}

/* the offset after a node's last line, never before its first */
static size_t
end_of(const struct body_walk *w, cmark_node *n)
{
	size_t first = first_line(w, n), last = clamp(w, cmark_node_get_end_line(n));

	return w->start[last < first ? first : last];
}

static void
visit_item(struct body_walk *w, cmark_node *item)
{
	cmark_node *para = cmark_node_first_child(item);
	size_t line, col;

	if (!para || cmark_node_get_type(para) != CMARK_NODE_PARAGRAPH)
		return;
	line = first_line(w, para);
	col = (size_t)cmark_node_get_start_column(para);
	log_item(&w->log, line, col, w->start[line - 1] + col - 1, end_of(w, para), end_of(w, item));
	if (w->log.in_item)
		w->item = item;
}

/* true for "===" or "---" */
static bool
underline(struct str line)
{
	struct str s = str_trim(line);

	if (!s.n || (s.p[0] != '=' && s.p[0] != '-'))
		return false;
	for (size_t i = 1; i < s.n; i++)
		if (s.p[i] != s.p[0])
			return false;
	return true;
}

/* the offset after a heading; cmark counts the block below as part of an underlined one */
static size_t
heading_end(const struct body_walk *w, cmark_node *heading)
{
	size_t first = first_line(w, heading), end = end_of(w, heading);

	for (size_t line = first + 1; line <= w->lines && w->start[line - 1] < end; line++)
		if (underline(str_sub(w->log.text, w->start[line - 1], w->start[line])))
			return w->start[line];
	return end;
}

/* the text of a block without its marks */
static struct str
block_text(struct body_walk *w, cmark_node *block)
{
	cmark_node *n = block;

	buf_clear(&w->run);
	while ((n = markdown_next(n, block, true))) {
		const char *s = cmark_node_get_literal(n);

		if (s)
			buf_str(&w->run, str_of(s));
		else if (cmark_node_get_type(n) == CMARK_NODE_SOFTBREAK)
			buf_chr(&w->run, ' ');
	}
	return buf_view(&w->run);
}

static void
visit_heading(struct body_walk *w, cmark_node *heading)
{
	size_t line = first_line(w, heading);

	log_heading(&w->log, cmark_node_get_heading_level(heading), block_text(w, heading), line,
	            w->start[line - 1], heading_end(w, heading));
}

/*
 * In an outline, as Logseq writes it, an item is the title of the items below it: "- ## Log", or
 * "- Log" with items.
 */
static bool
visit_title(struct body_walk *w, cmark_node *item)
{
	cmark_node *title = cmark_node_first_child(item), *list = title ? cmark_node_next(title) : NULL;
	cmark_node_type type = title ? cmark_node_get_type(title) : CMARK_NODE_NONE;

	if (!w->log.parse->bare || w->outline ||
	    (type != CMARK_NODE_HEADING &&
	     (type != CMARK_NODE_PARAGRAPH || !list || cmark_node_get_type(list) != CMARK_NODE_LIST)))
		return false;
	if (log_outline(&w->log, block_text(w, title), w->start[first_line(w, title)]))
		w->outline = item;
	return w->outline;
}

/* in an outline an item whose title is a heading with a date is an entry: "- ### 2026-03-19" */
static bool
visit_dated(struct body_walk *w, cmark_node *item)
{
	cmark_node *title = cmark_node_first_child(item);
	size_t line, from;

	if (!w->log.parse->bare || !title || cmark_node_get_type(title) != CMARK_NODE_HEADING)
		return false;
	line = first_line(w, title);
	from = w->start[line - 1] + (size_t)cmark_node_get_start_column(title) - 1;
	while (from < w->start[line] && char_in(w->log.text.p[from], STR("# ")))
		from++;
	if (!log_dated(&w->log, line, from - w->start[line - 1] + 1, from, w->start[line], end_of(w, item)))
		return false;
	w->item = w->log.in_item ? item : NULL;
	return true;
}

/* finds wiki-links in a run of plain text, which cmark cuts into pieces at brackets */
static void
end_run(struct body_walk *w, size_t line)
{
	struct str rest = buf_view(&w->run);
	size_t at;

	while ((at = str_find(rest, STR("[["))) < rest.n) {
		rest = str_sub(rest, at + 2, rest.n);
		at = str_find(rest, STR("]]"));
		if (at == rest.n)
			break;
		log_wiki(&w->log, line, str_sub(rest, 0, at));
		rest = str_sub(rest, at + 2, rest.n);
	}
	buf_clear(&w->run);
}

/* finds the links of a paragraph or heading */
static void
visit_links(struct body_walk *w, cmark_node *block)
{
	size_t line = first_line(w, block);
	cmark_node *n = block;

	buf_clear(&w->run);
	while ((n = markdown_next(n, block, true))) {
		switch (cmark_node_get_type(n)) {
		case CMARK_NODE_TEXT:
			buf_str(&w->run, str_of(cmark_node_get_literal(n)));
			break;
		case CMARK_NODE_SOFTBREAK:
			buf_chr(&w->run, ' ');
			break;
		case CMARK_NODE_LINK:
			end_run(w, line);
			log_address(&w->log, line, str_of(cmark_node_get_url(n)));
			break;
		default:
			end_run(w, line);
		}
	}
	end_run(w, line);
}

static bool
is_within(cmark_node *n, const cmark_node *item)
{
	while (n && n != item)
		n = cmark_node_parent(n);
	return n != NULL;
}

/* leaves the items that are an entry and a title if n is not in them */
static void
leave_items(struct body_walk *w, cmark_node *n)
{
	if (w->item && !is_within(n, w->item)) {
		w->item = NULL;
		w->log.in_item = false;
	}
	if (w->outline && !is_within(n, w->outline)) {
		log_outline_end(&w->log, end_of(w, w->outline));
		w->outline = NULL;
	}
}

/* true within a quote, where items are not entries; links still count */
static bool
quoted(cmark_node *n)
{
	while ((n = cmark_node_parent(n)))
		if (cmark_node_get_type(n) == CMARK_NODE_BLOCK_QUOTE)
			return true;
	return false;
}

static void
walk_blocks(struct body_walk *w, cmark_node *doc)
{
	bool links = log_wants(&w->log, WANT_LINKS);
	cmark_node *n = doc;
	bool into = true;

	while ((n = markdown_next(n, doc, into))) {
		cmark_node_type type = cmark_node_get_type(n);

		into = type == CMARK_NODE_LIST || type == CMARK_NODE_ITEM ||
		       (type == CMARK_NODE_BLOCK_QUOTE && links);
		leave_items(w, n);
		if (type == CMARK_NODE_HEADING && cmark_node_parent(n) == doc)
			visit_heading(w, n);
		else if (type == CMARK_NODE_ITEM && !w->item && !(links && quoted(n)) && !visit_title(w, n) &&
		         !visit_dated(w, n) && log_items(&w->log))
			visit_item(w, n);
		if (type == CMARK_NODE_PARAGRAPH && (w->log.level || w->log.like.n) && cmark_node_parent(n) == doc)
			log_paragraph(&w->log, first_line(w, n), w->start[first_line(w, n) - 1], end_of(w, n));
		if (links && (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING))
			visit_links(w, n);
	}
	if (w->outline)
		log_outline_end(&w->log, end_of(w, w->outline));
}

static void
read_markdown(struct body_walk *w)
{
	/* a tree takes up to 160 times its text, so threads build large ones one at a time */
	static pthread_mutex_t large_one = PTHREAD_MUTEX_INITIALIZER;
	struct parse *p = w->log.parse;
	struct str markdown = guard_body(&w->run, w->log.text, w->log.line, p);
	bool large = markdown.n > LARGE;

	find_lines(w);
	if (large)
		pthread_mutex_lock(&large_one);
	/* cmark cannot handle a failed allocation, so bump.h leaves it by a jump */
	if (setjmp(*bump_begin(BODY_BUDGET)) == 0)
		walk_blocks(w, markdown_parse(markdown));
	else
		errors_add(p->errors, p->path, w->log.line, 1, "too intricate to be parsed: the rest is left out");
	bump_end();
	if (large)
		pthread_mutex_unlock(&large_one);
}

void
body_parse(struct body *out, struct str text, uint32_t line, struct parse *p)
{
	struct body_walk w = {.log = {.parse = p, .text = text, .line = line}};

	*out = (struct body){0};
	if (!text.n)
		return;
	log_begin(&w.log);
	if (log_wants(&w.log, WANT_NO_SHORT_CUT) || !body_plain(&w.log))
		read_markdown(&w);
	log_end(&w.log, out);
	log_free(&w.log);
	free(w.start);
	buf_free(&w.run);
}
