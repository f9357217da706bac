/* SPDX-License-Identifier: ISC */
#ifndef TEND_SYNC_PAIR_H
#define TEND_SYNC_PAIR_H

#include "cli/write.h"
#include "import/sync_base.h"
#include "store/vdir.h"

/* a contact and its card, to be made the same */
struct sync_pair {
	struct writer *writer;
	struct vdir *vdir;
	const struct contact *contact; /* as the book has it; its file is read again */
	struct str uid;
	const struct vdir_file *file;  /* NULL for a card to be made */
	const struct sync_record *was; /* NULL at the first sync */

	/* results: what both sides say now, for the base; and what was done */
	struct buf book, card;
	bool wrote_book, wrote_card;
	size_t conflicts;

	struct arena arena;
	/* names of pictures: written for this contact, and no more its photo */
	struct str came, went;
};

/* appends the card of a contact as both sides of a sync compare it */
void sync_pair_card(struct buf *out, struct tool *, const struct contact *, struct str uid,
                    unsigned flags);

/* synchronises: 0, or -1 if a side could not be written, which is reported */
int sync_pair(struct sync_pair *);
void sync_pair_free(struct sync_pair *);

#endif
