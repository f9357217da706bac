/* SPDX-License-Identifier: ISC */
#ifndef TEND_BODY_PAGE_H
#define TEND_BODY_PAGE_H

#include "contact/body.h"

/*
 * Appends Markdown as HTML that runs no code: without raw HTML, and without javascript:, vbscript:,
 * file: and data: addresses (except of pictures). What guard.h rejects is left out and reported in
 * p->errors. Returns 0, or -1 if it takes more than BODY_BUDGET bytes: then it reports that and
 * appends nothing.
 */
int body_html(struct buf *out, struct str markdown, struct parse *p);

/* new addresses for the links of a text */
struct relink {
	/*
	 * Appends the address that replaces `to`, which is the address of a link or picture as
	 * written, or the text between the brackets of a wiki-link (`wiki`). False if there is
	 * none: only the link's text then stays.
	 */
	bool (*to)(struct buf *out, struct str to, bool wiki, void *arg);
	/*
	 * Appends the address of the picture `to`, as written; `line` is its paragraph's in the
	 * file. False if it is not to be shown: then it becomes a link, or its text stays.
	 */
	bool (*picture)(struct buf *out, struct str to, uint32_t line, void *arg);
	void *arg;
};

/*
 * As body_html(), for a page of its own; `line` is the text's first line in its file. Links get
 * their addresses from `relink`, and so do the pictures; tables are tables (body_table.h), "- [ ]"
 * and "- [x]" become boxes that are not to be ticked, raw HTML is shown as text, and first-level
 * headings move to the second level. Returns 1 instead of 0 if a part was left out.
 */
int body_page(struct buf *out, struct str markdown, uint32_t line, const struct relink *relink,
              struct parse *p);

#endif
