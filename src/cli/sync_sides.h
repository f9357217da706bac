/* SPDX-License-Identifier: ISC */
#ifndef TEND_SYNC_SIDES_H
#define TEND_SYNC_SIDES_H

#include "cli/write.h"
#include "import/sync_base.h"
#include "store/vdir.h"

/* the two sides of a sync, the contacts of the book and the cards of a folder, and their base */

#define SYNC_SEVERAL (MAP_NONE - 1) /* contacts or cards that share a UID */

/* a contact or a card */
struct sync_side {
	struct str uid, form; /* form: folded */
	bool skip;            /* no part of this sync; what the base says of it stays */
	bool done;
};

struct sync_sides {
	struct tool *tool;
	struct vdir vdir;
	struct buf base_bytes;
	struct sync_base base, next;  /* as it was, and will be; its texts live in the arena */
	struct sync_side *who, *card; /* as tool->book.contact, as vdir.v */
	struct map whose, which;      /* folded UID: index into who, into card */
	size_t groups;                /* number of cards that are groups */
	struct arena arena;
	bool unsure;                  /* something could not be read: nothing is removed */
	bool part;                    /* operands name the contacts */
};

/*
 * Opens the book, begins to write (a dry run does not), and opens the book again under its lock, so
 * that no other tool changes it after it was read; then reads the cards of the folder `dir` and the
 * base. Contacts and cards that cannot be synchronised are reported and skipped. 0, or -1 reported;
 * close it in any case.
 */
int sync_sides_open(struct sync_sides *, struct tool *, struct writer *, const char *dir, bool dry,
                    int argc, char **argv);
void sync_sides_close(struct sync_sides *);

/* the index of the card of a contact; MAP_NONE or SYNC_SEVERAL */
uint32_t sync_sides_card(const struct sync_sides *, size_t who);
/* the index of the contact of a folded UID; MAP_NONE or SYNC_SEVERAL */
uint32_t sync_sides_who(const struct sync_sides *, struct str form);
/* reports something about a card */
void sync_sides_report(struct sync_sides *, size_t card, const char *what);

/* keeps a record, which may be NULL, as it is in the next base */
void sync_sides_keep(struct sync_sides *, struct sync_record *);
/*
 * Keeps what the base says of those who are no part of this sync; `removed` if cards were removed.
 * Last, writes the next base, if it is another one: a sync that is stopped before is done again,
 * and has the same result.
 */
void sync_sides_finish(struct sync_sides *, bool removed, bool dry);

#endif
