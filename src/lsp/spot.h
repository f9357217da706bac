/* SPDX-License-Identifier: ISC */
#ifndef TEND_SPOT_H
#define TEND_SPOT_H

#include "front/key.h"
#include "lsp/workspace.h"

/* what a place in a text is, as far as the cursor */
enum spot_is {
	SPOT_NOTHING,
	SPOT_KEY,       /* the name of a key */
	SPOT_VALUE,     /* a value of `key` */
	SPOT_WIKI,      /* the target of [[… */
	SPOT_LINK,      /* the text of [… */
	SPOT_ENTRY,     /* the beginning of an item in a log */
	SPOT_KIND,      /* the kind after the date of an entry, with its sign */
};

struct spot {
	enum spot_is is;
	size_t from;      /* where the word begins that is being typed; it ends at the cursor */
	struct str word;
	enum key key;     /* of a value */
	struct str name;  /* the key as written */
};

/* what stands at an offset of a document */
struct spot spot_at(const struct workspace *, const struct doc *, size_t offset);

/* a mention of a contact in a text, as a link or as a value of front-matter */
struct mention_spot {
	size_t from, to;  /* the target, in bytes of the text */
	struct str target;
};

/* the mention at an offset; false if there is none */
bool spot_mention(struct mention_spot *out, const struct workspace *, const struct doc *,
                  size_t offset);
/* the id or name that a mention has, into out (cleared first) */
void spot_id(struct buf *out, struct str target);
/* the contact that a mention means, or WORKSPACE_NONE */
size_t spot_contact(struct workspace *, struct str target);

#endif
