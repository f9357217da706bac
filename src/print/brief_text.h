/* SPDX-License-Identifier: ISC */
#ifndef TEND_BRIEF_TEXT_H
#define TEND_BRIEF_TEXT_H

#include <stdio.h>

#include "brief/brief.h"
#include "print/palette.h"

/*
 * Prints a brief as a page of Markdown, on a terminal, or as HTML. The content of all three is
 * the same.
 */
enum brief_text_format {
	BRIEF_TEXT_MARKDOWN,
	BRIEF_TEXT_TERMINAL, /* wrapped, links as their shown texts, control characters visible */
	BRIEF_TEXT_BRIGHT,   /* the same with bold type */
};

/* the format for f: Markdown, unless it is a terminal */
enum brief_text_format brief_text_format_of(FILE *f, enum palette_when);

/*
 * Appends the page of one contact: the name, then each fact on one line of at most 80 columns,
 * else cut with an ellipsis. Why, agenda, needs and hook may fill two lines; so may the first of
 * the others, as long as the page has at most 24 lines. In Markdown, plain text is escaped, so
 * that no name becomes a heading or a link.
 */
void brief_text_page(struct buf *out, enum brief_text_format, struct str name,
                     const struct fact *, size_t n);
/* appends the separator of two pages */
void brief_text_between(struct buf *out, enum brief_text_format);

/* append the beginning and the end of an HTML document, which loads and runs nothing (CSP) */
void brief_text_html_begin(struct buf *out, struct str title);
void brief_text_html_end(struct buf *out);
/* appends a page, rendered from Markdown; if that fails, shows the Markdown and reports it in p */
void brief_text_html(struct buf *out, struct str markdown, struct parse *p);

#endif
