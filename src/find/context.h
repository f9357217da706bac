/* SPDX-License-Identifier: ISC */
#ifndef TEND_CONTEXT_H
#define TEND_CONTEXT_H

#include "contact/contact.h"

/* the text of one contact after another; start it as {0} */
struct context {
	struct buf scratch;  /* a file that was not UTF-8, repaired */
	struct str body;
	uint32_t line;    /* its first line */
	struct str rest;  /* of the body, from the paragraph last asked for */
	uint32_t at;      /* the line on which that begins */
};

/* what stands below the front-matter of a contact that was loaded with WANT_RAW, as it is */
struct str context_body(struct context *, const struct contact *);
/*
 * The same as valid UTF-8, as contact_parse() gives it to body_parse(): whether that is another text. To be
 * called behind context_body(), with the same contact; valid until the next one.
 */
bool context_repair(struct context *, const struct contact *);
/*
 * The sentence of that body in which a link stands; its whole paragraph or item,
 * where the link is not spelled as what it leads to. Links are asked for in their order
 * from top to bottom, else the body is gone through again for each.
 */
struct str context_sentence(struct context *, const struct link *);
void context_free(struct context *);

#endif
