/* SPDX-License-Identifier: ISC */
#include <cmark.h>

#include "base/bump.h"
#include "contact/body_page.h"
#include "contact/body_table.h"
#include "contact/guard.h"
#include "contact/markdown.h"

/* a document whose links get new addresses */
struct page {
	const struct relink *relink; /* NULL: all links stay */
	bool linked;                 /* true within a link, ... */
	cmark_node *after;          /* ... up to this node */
	struct str source;           /* the text that was parsed, ... */
	size_t at;                   /* ... where its line `line` begins, and ... */
	int line;
	uint32_t first_line;         /* ... the number of its first line in the file */
	struct buf address, text;    /* scratch, in the struct to be freed also after a jump */
};

static cmark_node *
new_node(cmark_node_type type, struct page *page, struct str text)
{
	cmark_node *n = markdown_new((int)type);

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
		return markdown_next(replace(link, new_node(CMARK_NODE_TEXT, page, str_of(cmark_node_get_url(link)))), NULL, false);
	while ((child = cmark_node_first_child(link)))
		cmark_node_insert_before(link, child);
	cmark_node_unlink(link);
	return first;
}

/* the number in the file of the line where the block around a node begins; 0 if it is unknown */
static uint32_t
line_of(const struct page *page, cmark_node *n)
{
	while (n && cmark_node_get_type(n) >= CMARK_NODE_FIRST_INLINE)
		n = cmark_node_parent(n);
	if (!n || cmark_node_get_start_line(n) < 1)
		return 0;
	return page->first_line + (uint32_t)cmark_node_get_start_line(n) - 1;
}

static bool
picture(struct page *page, cmark_node *n, struct str to)
{
	buf_clear(&page->address);
	return page->relink->picture && page->relink->picture(&page->address, to, line_of(page, n), page->relink->arg);
}

/* enters a link that stays; returns its first child */
static cmark_node *
enter_link(struct page *page, cmark_node *link)
{
	page->linked = true;
	page->after = markdown_next(link, NULL, false);
	return markdown_next(link, NULL, true);
}

/* changes a link; a picture that is not shown becomes one. Returns the next node. */
static cmark_node *
relink_node(struct page *page, cmark_node *n)
{
	struct str url = str_of(cmark_node_get_url(n));
	cmark_node *link, *child;

	if (cmark_node_get_type(n) == CMARK_NODE_IMAGE && picture(page, n, url)) {
		cmark_node_set_url(n, page->address.p);
		return markdown_next(n, NULL, false);
	}
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

/* the node of the wiki-link or picture with this text between its brackets; NULL if it is none */
static cmark_node *
wiki_node(struct page *page, cmark_node *text, struct str inside, bool shown)
{
	struct str id, name = str_cut(&id, inside, '|');
	cmark_node *n;

	if (shown && picture(page, text, str_trim(id))) {
		n = markdown_new((int)CMARK_NODE_IMAGE);
		cmark_node_set_url(n, page->address.p);
		cmark_node_append_child(n, new_node(CMARK_NODE_TEXT, page, str_trim(name).n ? name : id));
		return n;
	}
	buf_clear(&page->address);
	if (!page->relink->to(&page->address, inside, true, page->relink->arg))
		return NULL;
	n = new_node(CMARK_NODE_LINK, page, STR(""));
	cmark_node_append_child(n, new_node(CMARK_NODE_TEXT, page, str_trim(name).n ? name : id));
	return n;
}

/* turns the wiki-links of a text node into links, and ![[pictures]] into pictures */
static void
relink_text(struct page *page, cmark_node *text)
{
	struct str rest = str_of(cmark_node_get_literal(text));
	size_t from, to, done = 0;

	for (size_t at = 0; (from = at + str_find(str_sub(rest, at, rest.n), STR("[["))) < rest.n; at = to) {
		struct str inside;
		bool shown = from > done && rest.p[from - 1] == '!';
		cmark_node *link;

		to = from + str_find(str_sub(rest, from, rest.n), STR("]]"));
		if (to == rest.n)
			break;
		inside = str_sub(rest, from + 2, to);
		to += 2;
		link = wiki_node(page, text, inside, shown);
		if (!link)
			continue;
		if (cmark_node_get_type(link) == CMARK_NODE_IMAGE)
			from--;
		cmark_node_insert_before(text, new_node(CMARK_NODE_TEXT, page, str_sub(rest, done, from)));
		cmark_node_insert_before(text, link);
		done = to;
	}
	if (done)
		replace(text, new_node(CMARK_NODE_TEXT, page, str_sub(rest, done, rest.n)));
}

/* the lines of a paragraph, from the source; paragraphs come in order */
static struct str
lines_of(struct page *page, cmark_node *n)
{
	int begin = cmark_node_get_start_line(n), end = cmark_node_get_end_line(n);
	size_t from;
	struct str rest, line;

	if (begin < page->line || end <= begin)
		return STR("");
	for (rest = str_sub(page->source, page->at, page->source.n); page->line < begin && str_line(&line, &rest); page->line++)
		page->at = page->source.n - rest.n;
	for (from = page->at; page->line <= end && str_line(&line, &rest); page->line++)
		page->at = page->source.n - rest.n;
	return str_sub(page->source, from, page->at);
}

/* true for a paragraph that is in no list or quote, whose marks would be in its lines */
static bool
is_clear(cmark_node *n)
{
	while ((n = cmark_node_parent(n)))
		if (cmark_node_get_type(n) != CMARK_NODE_DOCUMENT)
			return false;
	return true;
}

/* "[ ] " or "[x] " at the beginning of a list item becomes a box, and the rest its label */
static void
add_box(struct page *page, cmark_node *paragraph)
{
	cmark_node *item = cmark_node_parent(paragraph), *text = cmark_node_first_child(paragraph), *label, *child;
	struct str rest;
	bool ticked;

	if (cmark_node_get_type(item) != CMARK_NODE_ITEM || cmark_node_first_child(item) != paragraph || !text ||
	    cmark_node_get_type(text) != CMARK_NODE_TEXT)
		return;
	rest = str_of(cmark_node_get_literal(text));
	ticked = str_skip(&rest, STR("[x] ")) || str_skip(&rest, STR("[X] "));
	if (!ticked && !str_skip(&rest, STR("[ ] ")))
		return;
	label = markdown_new((int)CMARK_NODE_CUSTOM_INLINE);
	cmark_node_set_on_enter(label, ticked ? "<label><input type=\"checkbox\" checked disabled> " : "<label><input type=\"checkbox\" disabled> ");
	cmark_node_set_on_exit(label, "</label>");
	cmark_node_append_child(label, new_node(CMARK_NODE_TEXT, page, rest));
	cmark_node_unlink(text);
	while ((child = cmark_node_first_child(paragraph)))
		cmark_node_append_child(label, child);
	cmark_node_append_child(paragraph, label);
}

/* a paragraph may be a table, or begin with a box; returns the next node */
static cmark_node *
enter_paragraph(struct page *page, cmark_node *n)
{
	cmark_node *table = is_clear(n) ? body_table(n, lines_of(page, n)) : NULL;

	if (table)
		return table;
	add_box(page, n);
	return markdown_next(n, NULL, true);
}

/* changes one node; returns the next */
static cmark_node *
relink_one(struct page *page, cmark_node *n)
{
	cmark_node *next = markdown_next(n, NULL, true);

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
	case CMARK_NODE_PARAGRAPH:
		return enter_paragraph(page, n);
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
	cmark_node *doc = markdown_parse(markdown), *n = doc;

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
	struct page page = {.relink = relink, .line = 1, .first_line = line};
	struct buf scratch = {0};
	struct str guarded = guard_body(&scratch, markdown, line, p);
	volatile int bad = 0;

	page.source = guarded;
	if (setjmp(*bump_begin(BODY_BUDGET)) == 0) {
		render(out, page.source, &page);
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
