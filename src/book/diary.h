/* SPDX-License-Identifier: ISC */
#ifndef TEND_DIARY_H
#define TEND_DIARY_H

#include "book/scan.h"
#include "book/settings.h"
#include "names/mention.h"

struct book;

/*
 * The dated notes of a book: the files that `notes:` in me.md names. They are no contacts; where
 * they name one, that is an entry of the contact, which is of no file that tend writes.
 */
struct diary {
	struct diary_note {
		struct str path;
		struct str raw; /* its bytes, for a revision whose entries are wanted */
	} *note;
	size_t n, cap;
	bool *is;        /* for each file of the book, whether it is a note; NULL if none is */
	struct mentions found;
	bool read;       /* `found` is set, sorted by contact, day, note and line */
};

/*
 * True if a path belongs to `notes:`. A value is the folder or file that it names, or a glob for
 * either: "*" and "?" do not match "/", "**" does.
 */
bool diary_has(const struct settings *, struct str path);

/* finds the notes among the book's files; a value that names none is reported */
void diary_find(struct book *);
/* adds a note of a revision; both texts must outlive the diary; call diary_check() at the end */
void diary_keep(struct diary *, struct str path, struct str raw);
/* reports the values of `notes:` that name no file */
void diary_check(struct book *);

/*
 * Adds the entries of notes to those contacts that have `true` in `only`, or to all if it is NULL.
 * Reads the notes, the first time; the whole book must be loaded, with NAME_KEYS. `want` has the
 * wanted parts; with WANT_LINT, errors of notes are reported.
 */
void diary_add(struct book *, unsigned want, const bool *only);

void diary_free(struct diary *);

#endif
