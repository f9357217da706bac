/* SPDX-License-Identifier: ISC */
#ifndef TEND_LINK_H
#define TEND_LINK_H

#include <stdint.h>

#include "base/buf.h"

/* a link in a contact's text that may lead to another contact */
struct link {
	const char *target; /* an id or a name, terminated, see link_file(), link_wiki() */
	uint32_t line;      /* in the file, from 1 */
	int32_t entry;      /* index of the entry that contains it, or -1 */
};

/*
 * Stores the target of a Markdown link's address in out (cleared first): the stem of the Markdown
 * file, decoded, without folder, #part and ?query. False for other addresses (https:, mailto:,
 * #part, pictures) and for days.
 */
bool link_file(struct buf *out, struct str url);

/*
 * The same for the inside of [[…]]: "folder/id#part|alias" or a name. False
 * for days ([[2026-08-01]]) and for files that are not Markdown.
 */
bool link_wiki(struct buf *out, struct str inside);

/* the bytes of ".md" or ".markdown", whatever their case, at the end of a path; else 0 */
size_t link_type(struct str path);
/* the stem of a path: the last part, without its link_type() */
struct str link_stem(struct str path);
/* true for the path of a Markdown file, which has a stem and a link_type() */
bool link_markdown(struct str path);

/* appends a text with each link as the words that it shows */
void link_shown(struct buf *out, struct str);

/* appends a text with its %XX decoded */
void link_decode(struct buf *out, struct str);

/* appends an id as an operand; if it begins with "-", as the path "./-x.md" */
void link_operand(struct buf *out, struct str id);

/*
 * Stores the id or name in a value that names a contact, as people write it in front-matter:
 * "[[id|x]]", "x/id.md", "Name".
 */
void link_value(struct buf *out, struct str value);

/* appends a path as a link's address: bytes that cannot stand in one are written as %XX */
void link_address(struct buf *out, struct str path);
/* appends what an address says: %XX is a byte */
void link_decode(struct buf *out, struct str address);

/*
 * Appends a link to the file `to`, for use in the file `from` (both paths from the same folder):
 * "[name](../x/id.md)", or "[[id|name]]" if `wiki`.
 */
void link_write(struct buf *out, struct str from, struct str to, struct str name, bool wiki);

/* why a text cannot be the id of a contact that links name, or NULL (static) */
const char *link_id_wrong(struct str id);

#endif
