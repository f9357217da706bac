/* SPDX-License-Identifier: ISC */
#ifndef TEND_CHECK_PART_H
#define TEND_CHECK_PART_H

#include "check/check.h"
#include "check/clash.h"

/* the state that the parts of a check share, and what each part reports of the file in hand */

enum { CHECK_QUOTE = 60 }; /* bytes of a value quoted in a message */

struct check {
	struct errors *out;
	struct book *book;
	const struct contact *who;
	day today;
	struct clash clash;
	uint64_t turn; /* the number of contacts that were added or dropped */
	struct map keys; /* folded key that tend does not know: index into use */
	struct check_use *use;
	size_t nuse, use_cap;
	struct map files; /* folded ids of all files, including notes; filled on first use */
	struct like *like; /* for each contact; filled on first use */
	unsigned guesses;
	struct arena arena;
	struct buf name, scratch;
};

/* counts the keys of a contact that tend does not know; `by` is 1, or -1 to take them back */
void check_part_count(struct check *, const struct contact *, int by);
/* reports a key that tend does not know and that looks like a typo */
void check_part_key(struct check *, const struct field *);

/* what a name may refer to */
enum check_leads { TO_CONTACT, TO_NOTE, TO_UNFILED, TO_TEXT };

/*
 * Reports a name that should refer to a contact and does not, or to several; the last argument also
 * allows a note, a person without a file, or any text that is near no contact.
 */
void check_part_name(struct check *, uint32_t line, uint32_t col, struct str key, struct str name,
                     enum check_leads);
/* the names of a key that holds people, such as knows */
void check_part_people(struct check *, const struct field *);
/* likewise "partner" and the like, which hold any text: only what is probably a contact's name */
void check_part_relation(struct check *, const struct field *);

#endif
