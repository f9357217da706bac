/* SPDX-License-Identifier: ISC */
#ifndef TEND_PROFILE_H
#define TEND_PROFILE_H

#include "base/written.h"
#include "read/card.h"
#include "table/column.h"

enum {
	PROFILE_NAMES = USE_SUFFIX - USE_FULL + 1,
	PROFILE_PARTS = USE_ADDRESS - USE_BOX + 1,
};

/* addresses of one person; further ones become separate values */
enum { PROFILE_ADDRESSES = 8 };

struct profile_address {
	struct str which;              /* as in struct column_meaning: home, "1" */
	struct str label;
	struct buf part[PROFILE_PARTS]; /* from USE_BOX on */
};

/* A person of a table, field by field, who becomes a card at the end. */
struct profile {
	struct cards *cards;
	enum written_order order;      /* of days in numbers */
	/* private */
	struct str name[PROFILE_NAMES], year, month, mday;
	struct profile_address address[PROFILE_ADDRESSES];
	size_t naddresses;
};

/* adds an empty card for the person; cards and order must be set */
void profile_begin(struct profile *, struct str path, uint32_t line);
/*
 * Adds a field. The text must live until profile_end(); label is "" for that of the column. A cell
 * with several values is split: at " ::: ", addresses and numbers also at ";", tags at commas.
 */
void profile_add(struct profile *, const struct column_meaning *, struct str label,
                 struct str text);
/*
 * Finishes the card: name, birthday, addresses. If nothing gives a name, the card is dropped;
 * returns false.
 */
bool profile_end(struct profile *);

#endif
