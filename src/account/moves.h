/* SPDX-License-Identifier: ISC */
#ifndef TEND_MOVES_H
#define TEND_MOVES_H

#include "account/field.h"
#include "book/people.h"
#include "git/repo_history.h"

/*
 * A change of a key of a contact, found by comparing the versions of its file. It
 * reads no file: the caller fetches the bytes.
 */
struct move {
	struct str id;               /* of the file today, or when it was last there */
	size_t file;                 /* index into the book's files; MOVES_GONE if it is gone */
	day date;
	const struct field_ref *key;
	struct field_value from, to; /* n is 0 for no value */
	size_t order;                /* in the history, newest first: sorts moves of one day */
};

#define MOVES_GONE SIZE_MAX

struct moves_ask {
	/* the book as it is today: its files and synonyms; no contact need be loaded */
	const struct book *book;
	const struct people *people; /* whose moves; if they were not named, everyone's */
	const struct field_ref *key;
	size_t nkeys;
	day since;
};

/* `move` and n are the result. The arena holds all texts. */
struct moves {
	struct moves_ask ask;
	struct move *move;
	size_t n, cap;
	bool *moved;                 /* for each file of the book: true if it has a move */
	bool *selected;              /* for each file of the book: true if it is selected */
	struct map paths, ids;       /* -> index of a file of the book */
	struct map version;          /* id of a blob -> index into values */
	struct map front;            /* front-matter -> index into values; few changes touch it */
	struct field_value **values; /* the values of the keys; NULL for a note */
	size_t nvalues, values_cap;
	struct map later;            /* old path -> index into path */
	struct str *path;            /* paths of today */
	size_t npaths, paths_cap;
	struct arena arena;
};

/* finds a key, or one of the user's own, by name: 0, or -1 for a field that is only computed */
int moves_key(struct field_ref *out, struct str name, const struct map *own);

void moves_begin(struct moves *, const struct moves_ask *);

/*
 * True if the versions before and after a change are needed. Changes must come newest first. A file
 * that is added or removed is no move, nor is one that was or becomes a note.
 */
bool moves_wants(const struct moves *, const struct repo_change *);
/* true if a version is known */
bool moves_knows(const struct moves *, const struct oid *);
/* takes the bytes of a version */
void moves_learn(struct moves *, const struct oid *, struct str bytes);
/* takes a change, needed or not */
void moves_take(struct moves *, const struct repo_change *);

/* drops moves of the owner, of inactive contacts and of files that are no loaded contact */
void moves_drop(struct moves *);
/* sorts by date, the newest first, then by id and key, then the later change first */
void moves_sort(struct moves *);
void moves_free(struct moves *);

#endif
