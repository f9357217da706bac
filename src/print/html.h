/* SPDX-License-Identifier: ISC */
#ifndef TEND_HTML_H
#define TEND_HTML_H

#include "base/buf.h"

/*
 * Appends text of whoever, escaped, for between tags and for an attribute in double quotes.
 * Characters that HTML cannot hold are shown by their pictures (U+2400 to U+2421), or as U+FFFD.
 */
void html_text(struct buf *out, struct str);
/*
 * the same with bidi controls and their like made visible: for where no element keeps them in, as
 * in titles
 */
void html_visible(struct buf *out, struct str);
/* a text of one direction of its own, whatever stands beside it: <bdi> */
void html_isolated(struct buf *out, struct str);
/*
 * one part of a path, as an address has it: all but letters, digits, "-", ".", "_" and "~" as %XX
 */
void html_address(struct buf *out, struct str);
/* appends HTML that is escaped already, its control characters as html_text() does */
void html_clean(struct buf *out, struct str html);

/*
 * what a document carries with it, and the digests (SHA-256, base64) by which its policy lets these
 * alone pass
 */
struct html_style {
	struct str style, style_digest;
	struct str script, script_digest; /* empty for none */
};

/*
 * Appends the beginning of a document, up to <body>: it loads nothing, and runs nothing but its
 * script (Content-Security-Policy).
 */
void html_begin(struct buf *out, struct str title, const struct html_style *);
/* and its end */
void html_end(struct buf *out);

#endif
