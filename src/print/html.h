/* SPDX-License-Identifier: ISC */
#ifndef TEND_HTML_H
#define TEND_HTML_H

#include "base/buf.h"

/*
 * Appends untrusted text, escaped for use between tags and in an attribute in double quotes.
 * Characters that HTML forbids become their pictures (U+2400 to U+2421) or U+FFFD.
 */
void html_text(struct buf *out, struct str);
/* like html_text(), with bidi controls made visible: for titles, which no element can isolate */
void html_visible(struct buf *out, struct str);
/* like html_text(), in <bdi>, so that its direction does not affect the text around it */
void html_isolated(struct buf *out, struct str);
/* appends a segment of a URL path: all except letters, digits, "-", ".", "_" and "~" as %XX */
void html_address(struct buf *out, struct str);
/* appends HTML that is already escaped; replaces forbidden characters like html_text() */
void html_clean(struct buf *out, struct str html);

/*
 * The style and script inside a document, with their digests (SHA-256, base64): its policy allows
 * only these.
 */
struct html_style {
	struct str style, style_digest;
	struct str script, script_digest; /* empty for none */
	struct str more, more_digest;     /* a second style; empty for none */
	bool pictures;                    /* true if it may show the pictures beside it */
};

/*
 * Appends the beginning of a document, up to <body>. It loads nothing, except the pictures that are
 * files of the same site, and runs only its own script (Content-Security-Policy).
 */
void html_begin(struct buf *out, struct str title, const struct html_style *);
/* appends the end of a document */
void html_end(struct buf *out);

#endif
