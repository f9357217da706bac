/* SPDX-License-Identifier: ISC */
#include <cmark.h>

#include "base/bump.h"
#include "contact/body_page.h"
#include "contact/guard.h"
#include "contact/markdown.h"

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

/* enters a link that stays; returns its first child */
static cmark_node *
enter_link(struct page *page, cmark_node *link)
{
	page->linked = true;
	page->after = markdown_next(link, NULL, false);
	return markdown_next(link, NULL, true);
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
