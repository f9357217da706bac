/* SPDX-License-Identifier: ISC */
#include <cmark.h>
#include <pthread.h>
#include <stdlib.h>

#include <tend/body.h>
#include <tend/bump.h>
#include <tend/guard.h>
#include <tend/mem.h>

#include "log.h"

enum { LARGE = 64 * 1024 };

/* a walk through a document */
struct walk {
	struct log log;
	size_t *start;     /* offset of each line, and of the end */
	size_t lines;
	cmark_node *item;  /* the item that is an entry, while within it */
	struct buf run;
};

static void
find_lines(struct walk *w)
{
	struct str rest = w->log.text, line;
	size_t cap = 0;

	w->start = mem_room(NULL, 0, &cap, sizeof(*w->start));
	w->start[0] = 0;
	while (str_line(&line, &rest)) {
		w->start = mem_room(w->start, ++w->lines, &cap, sizeof(*w->start));
		w->start[w->lines] = w->log.text.n - rest.n;
	}
}

/* cmark counts from 1, and now and then one line too many */
static size_t
clamp(const struct walk *w, int line)
{
	size_t n = line < 1 ? 1 : (size_t)line;

	return n > w->lines ? w->lines : n;
}

static size_t
first_line(const struct walk *w, cmark_node *n)
{
	return clamp(w, cmark_node_get_start_line(n));
}

/* the offset behind a node's last line, which never comes before its first */
static size_t
end_of(const struct walk *w, cmark_node *n)
{
	size_t first = first_line(w, n), last = clamp(w, cmark_node_get_end_line(n));

	return w->start[last < first ? first : last];
}

/* the next node in reading order, below `top`; `into` says whether to look into this one */
static cmark_node *
next_node(cmark_node *n, const cmark_node *top, bool into)
{
	cmark_node *next = into ? cmark_node_first_child(n) : NULL;

	while (!next && n && n != top) {
		next = cmark_node_next(n);
		if (!next)
			n = cmark_node_parent(n);
	}
	return next;
}

static void
visit_item(struct walk *w, cmark_node *item)
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

/* "===" or "---" */
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

/* behind a heading; to one that is underlined cmark counts the block below */
static size_t
heading_end(const struct walk *w, cmark_node *heading)
{
	size_t first = first_line(w, heading), end = end_of(w, heading);

	for (size_t line = first + 1; line <= w->lines && w->start[line - 1] < end; line++)
		if (underline(str_sub(w->log.text, w->start[line - 1], w->start[line])))
			return w->start[line];
	return end;
}

/* the words of a heading go without its marks */
static void
visit_heading(struct walk *w, cmark_node *heading)
{
	size_t line = first_line(w, heading);
	cmark_node *n = heading;

	buf_clear(&w->run);
	while ((n = next_node(n, heading, true))) {
		const char *s = cmark_node_get_literal(n);

		if (s)
			buf_str(&w->run, str_of(s));
		else if (cmark_node_get_type(n) == CMARK_NODE_SOFTBREAK)
			buf_chr(&w->run, ' ');
	}
	log_heading(&w->log, cmark_node_get_heading_level(heading), buf_view(&w->run), line,
	            w->start[line - 1], heading_end(w, heading));
}

/* the wiki-links in a run of plain text, which cmark cuts into pieces at brackets */
static void
end_run(struct walk *w, size_t line)
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

/* the links of a paragraph or heading */
static void
visit_links(struct walk *w, cmark_node *block)
{
	size_t line = first_line(w, block);
	cmark_node *n = block;

	buf_clear(&w->run);
	while ((n = next_node(n, block, true))) {
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

/* leaves the item that is an entry when n is no longer in it */
static void
leave_item(struct walk *w, cmark_node *n)
{
	while (n && n != w->item)
		n = cmark_node_parent(n);
	w->item = n;
	w->log.in_item = n != NULL;
}

/* what stands in a quote is no entry of mine, though its links are links */
static bool
quoted(cmark_node *n)
{
	while ((n = cmark_node_parent(n)))
		if (cmark_node_get_type(n) == CMARK_NODE_BLOCK_QUOTE)
			return true;
	return false;
}

static void
walk_blocks(struct walk *w, cmark_node *doc)
{
	bool links = log_wants(&w->log, WANT_LINKS);
	cmark_node *n = doc;
	bool into = true;

	while ((n = next_node(n, doc, into))) {
		cmark_node_type type = cmark_node_get_type(n);

		into = type == CMARK_NODE_LIST || type == CMARK_NODE_ITEM ||
		       (type == CMARK_NODE_BLOCK_QUOTE && links);
		if (w->item)
			leave_item(w, n);
		if (type == CMARK_NODE_HEADING && cmark_node_parent(n) == doc)
			visit_heading(w, n);
		else if (type == CMARK_NODE_ITEM && log_items(&w->log) && !w->item && !(links && quoted(n)))
			visit_item(w, n);
		if (links && (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING))
			visit_links(w, n);
	}
}

static cmark_node *
parse_markdown(struct str markdown)
{
	static cmark_mem mem = {bump_calloc, bump_realloc, bump_free};
	cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &mem);

	cmark_parser_feed(parser, markdown.p, markdown.n);
	return cmark_parser_finish(parser);
}

static void
read_markdown(struct walk *w)
{
	/* a tree takes up to 160 times its text: of the large ones no two at a time */
	static pthread_mutex_t large_one = PTHREAD_MUTEX_INITIALIZER;
	struct parse *p = w->log.parse;
	struct str markdown = guard_body(&w->run, w->log.text, w->log.line, p);
	bool large = markdown.n > LARGE;

	find_lines(w);
	if (large)
		pthread_mutex_lock(&large_one);
	/* cmark cannot be told that there is no more memory: it is left by a jump */
	if (setjmp(*bump_begin(BODY_BUDGET)) == 0)
		walk_blocks(w, parse_markdown(markdown));
	else
		errors_add(p->errors, p->path, w->log.line, 1, "too intricate to be parsed: the rest is left out");
	bump_end();
	if (large)
		pthread_mutex_unlock(&large_one);
}

void
body_parse(struct body *out, struct str text, uint32_t line, struct parse *p)
{
	struct walk w = {.log = {.parse = p, .text = text, .line = line}};

	*out = (struct body){0};
	if (!text.n)
		return;
	if (log_wants(&w.log, WANT_NO_SHORT_CUT) || !log_plain(&w.log))
		read_markdown(&w);
	log_end(&w.log, out);
	log_free(&w.log);
	free(w.start);
	buf_free(&w.run);
}

/* the text lives in the round's own memory: it is copied before that ends */
static void
render(struct buf *out, struct str markdown)
{
	cmark_node *doc = parse_markdown(markdown);

	/* CMARK_OPT_SAFE says nothing any more: it is safe unless CMARK_OPT_UNSAFE is given */
	buf_str(out, str_of(cmark_render_html(doc, CMARK_OPT_DEFAULT | CMARK_OPT_SAFE)));
}

int
body_html(struct buf *out, struct str markdown, struct parse *p)
{
	struct buf room = {0};
	struct str guarded = guard_body(&room, markdown, 1, p);
	volatile int bad = 0;

	if (setjmp(*bump_begin(BODY_BUDGET)) == 0) {
		render(out, guarded);
	} else {
		errors_add(p->errors, p->path, 0, 0, "too intricate to be shown as HTML");
		bad = -1;
	}
	bump_end();
	buf_free(&room);
	return bad;
}
