/* SPDX-License-Identifier: ISC */
#ifndef TEND_EDIT_H
#define TEND_EDIT_H

#include "contact/contact.h"

/*
 * Surgical edits: turn the bytes of a contact's file into the same bytes with one change. Comments,
 * the order of keys, quoting, line ends, a BOM and a missing last newline stay. Each edit parses
 * its result; if that differs from what was intended, the edit is refused. All return 1, 0 if
 * there is nothing to change, or -1 if the edit is impossible, which they report. out is cleared
 * first, and set only for 1.
 */
struct edit {
	struct str path;       /* for reports */
	struct errors *errors;
	const struct map *own; /* the book's own synonyms, or NULL */
	struct written_style dates; /* and how it writes them */
	const struct contact_rule *rule; /* and which files are contacts, or NULL */
	bool bare;             /* the file may lack front-matter: `people:` names it */
};

enum edit_op {
	EDIT_SET,    /* key=value */
	EDIT_ADD,    /* key+=item: appends to a list; a scalar counts as a list of one */
	EDIT_REMOVE, /* key-=item */
	EDIT_UNSET,  /* key= */
};

/*
 * Changes a key under its name in the file: in the front-matter, else where it stands alone in the
 * text; a new key is named `key` and goes to the front-matter, which a bare file gets at its top. A
 * value in the text that cannot be changed in place stays, and the front-matter gets the new one,
 * which wins; that is reported.
 */
int edit_key(struct buf *out, struct str file, struct str key, enum edit_op, struct str value,
             const struct edit *);

/* a key for edit_put(), with all its values */
struct edit_field {
	struct str name;
	const struct str *value; /* n > 0, all non-empty */
	const struct str *pair;  /* for a map the name of each value, all different; else NULL */
	size_t n;
	bool list;               /* makes a list also of one value; several are always a list */
	bool refused;            /* set if the field could not be written, which is reported */
};

/*
 * Writes several keys into a front-matter, and parses the result once. A missing or empty key gets
 * all its values; to others the values are added as by EDIT_ADD, even if they are there already.
 * All names must differ. A field that cannot be written is reported and marked, and the others are
 * written.
 */
int edit_put(struct buf *out, struct str file, struct edit_field *, size_t n, const struct edit *);

/*
 * Ticks an open task under Asks or Promises with `mark`, 'x' or '-', or with the word for it if it
 * has one (TODO). `wanted` is all of its text, without date and Markdown marks, else its beginning,
 * else a part of it. If several match equally well, all are reported, unless they say the same of
 * the same day: then the first is ticked. If none does, or `wanted` is empty, all open ones are.
 * Adds `today`, as an emoji of Obsidian Tasks or a field of Dataview, if an
 * answered task of the file has its day so. With `plans`, also a plan of the log that has a box; if
 * its day is after `today`, it can only be dropped, with '-'.
 */
int edit_tick(struct buf *out, struct str file, struct str wanted, char mark, day today, bool plans,
              const struct edit *);
/* the text of the ticked task, given the file before and after: a slice of `new` */
struct str edit_ticked(struct str old, struct str new);

/*
 * Adds an ask or promise (its text, by, since and kind) as the last under its heading; a missing
 * heading is added before the log. 0 if an open one with the same folded text exists.
 */
int edit_plan(struct buf *out, struct str file, const struct task *, const struct edit *);

/* an entry to write */
struct edit_entry {
	day date;
	char dir, sign; /* as in entry.h */
	int weight;
	bool plan; /* written with a box, [ ], except in a log of headings */
	struct str kind, text; /* the text may have several lines */
};

/*
 * Adds entries to the log in its order, newest or oldest first, and with its bullet. A missing log
 * is added at the end of the file, as "## Log". If `once`, an entry whose parts all equal those of
 * an existing one is skipped, a plan also if the existing one has no box. An entry that cannot be
 * written on a line is reported, and the others are added. Returns the number of added entries.
 */
int edit_log(struct buf *out, struct str file, const struct edit_entry *, size_t n, bool once,
             const struct edit *);

#endif
