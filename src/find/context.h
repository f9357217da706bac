/* SPDX-License-Identifier: ISC */
#ifndef TEND_CONTEXT_H
#define TEND_CONTEXT_H

#include "contact/contact.h"

/* The body text of one contact after another. Start it as {0}. */
struct context {
	struct buf scratch;  /* the repaired body, if it was not UTF-8 */
	struct str body;
	uint32_t line;    /* first line of the body */
	struct str rest;  /* the body from the last requested paragraph on */
	uint32_t at;      /* line number where `rest` begins */
};

/* the raw text below the front-matter of a contact loaded with WANT_RAW */
struct str context_body(struct context *, const struct contact *);
/*
 * Replaces the body by its valid UTF-8 form, as contact_parse() gives it to body_parse(); true if
 * that is a different text. Call it after context_body() with the same contact; valid until the
 * next call.
 */
bool context_repair(struct context *, const struct contact *);
/*
 * The sentence of the body around a link; the whole paragraph or item if the link's text differs
 * from its target. Ask for links from top to bottom, or each call scans the body again.
 */
struct str context_sentence(struct context *, const struct link *);
void context_free(struct context *);

#endif
