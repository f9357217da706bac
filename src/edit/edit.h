/* SPDX-License-Identifier: ISC */
#ifndef TEND_EDIT_H
#define TEND_EDIT_H

#include "contact/contact.h"

/*
 * Surgical edits: from the bytes of a contact's file to those with one thing
 * changed. Only what changes, changes: comments, the order of keys, quoting, line ends,
 * a BOM, a missing last newline stay. Each reads back what it made: if that
 * says anything else than was meant, it refuses, and the file stays as it is.
 * All return 1, 0 if nothing is to change, -1 if it cannot be done (told); out
 * is cleared first, and set only for 1.
 */
struct edit {
	struct str path;       /* for messages */
	struct errors *errors;
	const struct map *own; /* the book's own synonyms, or NULL */
};

enum edit_op {
	EDIT_SET,    /* key=value */
	EDIT_ADD,    /* key+=item: a list, of one if it was a scalar */
	EDIT_REMOVE, /* key-=item */
	EDIT_UNSET,  /* key= */
};

/* changes a key of the front-matter, under the name it has in the file, else as it is given */
int edit_key(struct buf *out, struct str file, struct str key, enum edit_op, struct str value,
             const struct edit *);

/* a key to be put into a front-matter, with all that it is to say */
struct edit_field {
	struct str name;
	const struct str *value; /* n > 0, none of them empty */
	const struct str *pair;  /* the name of each, all different, for a map; or NULL */
	size_t n;
	bool list;               /* a list also if it is only one; more are always one */
	bool refused;            /* set if it could not be put there, which was told */
};

/*
 * Puts several keys into a front-matter at once, and reads back once: one that the file does not
 * have, or that is empty there, with all its values; to one that is there they are added as by
 * EDIT_ADD, also where such are there already. No name comes twice. A field that cannot be put is
 * told and marked, and the others are put.
 */
int edit_put(struct buf *out, struct str file, struct edit_field *, size_t n, const struct edit *);

/*
 * Ticks the one open task ("- [ ]") under a heading that is Asks or Promises whose text (behind a
 * date, Markdown marks aside) begins with `beginning`: with 'x' or '-'. More than one: told, with
 * all of them.
 */
int edit_tick(struct buf *out, struct str file, struct str beginning, char mark,
              const struct edit *);

/*
 * Writes down an ask or promise (text, by, since and kind count), as the last under its heading,
 * which is made before the log if there is none. 0 if an open one says the same, folded.
 */
int edit_plan(struct buf *out, struct str file, const struct task *, const struct edit *);

/* an entry to be written */
struct edit_entry {
	day date;
	char dir, sign; /* as in entry.h */
	int weight;
	bool plan;
	struct str kind, text; /* text may have several lines */
};

/*
 * Adds entries to the log, newest or oldest first as it is, with its bullet; without a log, "##
 * Log" is made at the end. One that is there already (the very same in all its parts) is not added
 * again if `once`. One that no line can say is told, and the others are added. Returns how many
 * were added.
 */
int edit_log(struct buf *out, struct str file, const struct edit_entry *, size_t n, bool once,
             const struct edit *);

#endif
