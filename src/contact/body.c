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

/* the next node in reading order, below `top`; if `into`, a child of n comes first */
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
	while ((n = next_node(n, block, true))) {
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

	while ((n = next_node(n, doc, into))) {
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

static cmark_mem mem = {bump_calloc, bump_realloc, bump_free};

static cmark_node *
parse_markdown(struct str markdown)
{
	cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &mem);

	cmark_parser_feed(parser, markdown.p, markdown.n);
	return cmark_parser_finish(parser);
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

/* a document whose links get new addresses */
struct page {
	const struct relink *relink; /* NULL: all links stay */
	bool linked;                 /* true within a link, ... */
	cmark_node *after;          /* ... up to this node */
	struct buf address, text;    /* scratch, in the struct to be freed also after a jump */
};

static cmark_node *
new_node(cmark_node_type type, struct page *page, struct str text)
{
	cmark_node *n = cmark_node_new_with_mem(type, &mem);

	if (type == CMARK_NODE_LINK) {
		cmark_node_set_url(n, page->address.p);
		return n;
	}
	/* cmark needs it terminated */
	buf_clear(&page->text);
	buf_str(&page->text, text);
	buf_str(&page->text, STR(""));
	cmark_node_set_literal(n, page->text.n ? page->text.p : "");
	return n;
}

/* replaces `old` by n; returns the next node to look at */
static cmark_node *
replace(cmark_node *old, cmark_node *n)
{
	cmark_node_insert_before(old, n);
	cmark_node_unlink(old);
	return n;
}

/* replaces a link by its text, or by its address if it has none; returns the next node */
static cmark_node *
unlink_text(struct page *page, cmark_node *link)
{
	cmark_node *first = cmark_node_first_child(link), *child;

	if (!first)
		return next_node(replace(link, new_node(CMARK_NODE_TEXT, page, str_of(cmark_node_get_url(link)))), NULL, false);
	while ((child = cmark_node_first_child(link)))
		cmark_node_insert_before(link, child);
	cmark_node_unlink(link);
	return first;
}

/* enters a link that stays; returns its first child */
static cmark_node *
enter_link(struct page *page, cmark_node *link)
{
	page->linked = true;
	page->after = next_node(link, NULL, false);
	return next_node(link, NULL, true);
}

/* changes a link; a picture becomes one, so that nothing is loaded. Returns the next node. */
static cmark_node *
relink_node(struct page *page, cmark_node *n)
{
	struct str url = str_of(cmark_node_get_url(n));
	cmark_node *link, *child;

	buf_clear(&page->address);
	if (page->linked || !page->relink->to(&page->address, url, false, page->relink->arg))
		return unlink_text(page, n);
	if (cmark_node_get_type(n) == CMARK_NODE_LINK && cmark_node_first_child(n)) {
		cmark_node_set_url(n, page->address.p);
		return enter_link(page, n);
	}
	link = new_node(CMARK_NODE_LINK, page, STR(""));
	while ((child = cmark_node_first_child(n)))
		cmark_node_append_child(link, child);
	if (!cmark_node_first_child(link))
		cmark_node_append_child(link, new_node(CMARK_NODE_TEXT, page, url));
	return enter_link(page, replace(n, link));
}

/* turns the wiki-links of a text node into links */
static void
relink_text(struct page *page, cmark_node *text)
{
	struct str rest = str_of(cmark_node_get_literal(text));
	size_t from, to, done = 0;

	for (size_t at = 0; (from = at + str_find(str_sub(rest, at, rest.n), STR("[["))) < rest.n; at = to) {
		struct str inside, name, id;
		cmark_node *link;

		to = from + str_find(str_sub(rest, from, rest.n), STR("]]"));
		if (to == rest.n)
			break;
		inside = str_sub(rest, from + 2, to);
		to += 2;
		buf_clear(&page->address);
		if (!page->relink->to(&page->address, inside, true, page->relink->arg))
			continue;
		cmark_node_insert_before(text, new_node(CMARK_NODE_TEXT, page, str_sub(rest, done, from)));
		link = new_node(CMARK_NODE_LINK, page, STR(""));
		name = str_cut(&id, inside, '|');
		cmark_node_append_child(link, new_node(CMARK_NODE_TEXT, page, str_trim(name).n ? name : id));
		cmark_node_insert_before(text, link);
		done = to;
	}
	if (done)
		replace(text, new_node(CMARK_NODE_TEXT, page, str_sub(rest, done, rest.n)));
}

/* changes one node; returns the next */
static cmark_node *
relink_one(struct page *page, cmark_node *n)
{
	cmark_node *next = next_node(n, NULL, true);

	if (n == page->after)
		page->linked = false;
	switch (cmark_node_get_type(n)) {
	case CMARK_NODE_LINK:
	case CMARK_NODE_IMAGE:
		return relink_node(page, n);
	case CMARK_NODE_TEXT:
		if (!page->linked)
			relink_text(page, n);
		return next;
	case CMARK_NODE_HTML_INLINE:
		replace(n, new_node(CMARK_NODE_TEXT, page, str_of(cmark_node_get_literal(n))));
		return next;
	case CMARK_NODE_HTML_BLOCK:
		replace(n, new_node(CMARK_NODE_CODE_BLOCK, page, str_of(cmark_node_get_literal(n))));
		return next;
	case CMARK_NODE_HEADING:
		/* the page's own title has the first level */
		if (cmark_node_get_heading_level(n) == 1)
			cmark_node_set_heading_level(n, 2);
		return next;
	default:
		return next;
	}
}

/* cmark's text lives in the bump arena: it is copied before that ends */
static void
render(struct buf *out, struct str markdown, struct page *page)
{
	cmark_node *doc = parse_markdown(markdown), *n = doc;

	if (page->relink) {
		/* cmark makes separate text nodes of the brackets of a wiki-link */
		cmark_consolidate_text_nodes(doc);
		while (n)
			n = relink_one(page, n);
	}
	/* CMARK_OPT_SAFE has no effect today: cmark is safe unless CMARK_OPT_UNSAFE is given */
	buf_str(out, str_of(cmark_render_html(doc, CMARK_OPT_DEFAULT | CMARK_OPT_SAFE)));
}

int
body_page(struct buf *out, struct str markdown, uint32_t line, const struct relink *relink, struct parse *p)
{
	struct page page = {.relink = relink};
	struct buf scratch = {0};
	struct str guarded = guard_body(&scratch, markdown, line, p);
	volatile int bad = 0;

	if (setjmp(*bump_begin(BODY_BUDGET)) == 0) {
		render(out, guarded, &page);
	} else {
		errors_add(p->errors, p->path, 0, 0, "too intricate to be shown as HTML");
		bad = -1;
	}
	bump_end();
	/* the guard left a part out */
	if (!bad && guarded.p != markdown.p)
		bad = 1;
	buf_free(&scratch);
	buf_free(&page.address);
	buf_free(&page.text);
	return bad;
}

int
body_html(struct buf *out, struct str markdown, struct parse *p)
{
	return body_page(out, markdown, 1, NULL, p) < 0 ? -1 : 0;
}
