/* SPDX-License-Identifier: ISC */
#ifndef TEND_REPORT_H
#define TEND_REPORT_H

#include <stdio.h>

#include "brief/brief.h"

/*
 * How a brief looks: a page of Markdown, or the same on a terminal, or of HTML.
 * What is said is the same in all three.
 */
enum report_look {
	REPORT_MARKDOWN,
	REPORT_TERMINAL, /* wrapped, links as their texts, nothing that a terminal acts on */
	REPORT_BRIGHT,   /* and with bold type */
};

/* what suits f: Markdown, unless it is a terminal */
enum report_look report_look(FILE *f);

/*
 * Appends the page of one person: the name, and each fact on one line. What fills more than 80
 * columns is cut with an ellipsis, but for why, agenda, needs and hook, which may fill twice as
 * many; so may the first others, as long as all of it has its place on a screen of 24 lines. In
 * Markdown what is no Markdown is escaped, so that nobody's name is a heading or a link.
 */
void report_page(struct buf *out, enum report_look, struct str name, const struct fact *, size_t n);
/* appends what stands between two pages */
void report_between(struct buf *out, enum report_look);

/* appends the beginning and the end of a document of HTML, which loads and runs nothing (CSP) */
void report_html_begin(struct buf *out, struct str title);
void report_html_end(struct buf *out);
/*
 * appends a page to it, from its Markdown; what cannot be rendered is shown as it is, and told in
 * p->errors
 */
void report_html(struct buf *out, struct str markdown, struct parse *p);

#endif
