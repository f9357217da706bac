/* SPDX-License-Identifier: ISC */
#ifndef TEND_MOVES_H
#define TEND_MOVES_H

#include "account/field.h"
#include "book/people.h"
#include "git/repo_history.h"

/*
 * Follow the person, not the position: whose keys changed from what to what, as the
 * versions of their files tell. A pure study: others fetch the bytes.
 */
struct move {
	struct str id;               /* of today's file, or of the last there was */
	size_t file;                 /* today's, of the book's; MOVES_GONE if there is none */
	day date;
	const struct field_ref *key;
	struct field_value from, to; /* n is 0 for nothing */
	size_t order;                /* of two on one day the later comes first */
};

#define MOVES_GONE SIZE_MAX

struct moves_ask {
	/* as it is today: its files, its words for keys; nobody need be loaded */
	const struct book *book;
	const struct people *people; /* whose; if they were not named, everybody's */
	const struct field_ref *key;
	size_t nkeys;
	day since;
};

/* `move` and n are the result. Everything lives in the arena. */
struct moves {
	struct moves_ask ask;
	struct move *move;
	size_t n, cap;
	bool *moved;                 /* for each file of the book: whether it has a move */
	bool *asked;                 /* and whether it is asked for */
	struct map paths, ids;       /* the book's files */
	struct map version;          /* the name of a blob -> what it says */
	struct map front;            /* a front-matter -> what it says: few changes touch it */
	struct field_value **said;   /* the values of the keys; NULL for a note */
	size_t nsaid, said_cap;
	struct map later;            /* a path of the past -> the path of today, in: */
	struct str *path;
	size_t npaths, paths_cap;
	struct arena arena;
};

/*
 * what may be asked for by name: a key, or one of the user's own; 0, or -1 for what is only
 * computed
 */
int moves_key(struct field_ref *out, struct str name, const struct map *own);

void moves_begin(struct moves *, const struct moves_ask *);

/*
 * The next change, which must come newest first: whether the versions before and after it have to
 * be known. A file that comes or goes is no move, nor is one that was or becomes a note.
 */
bool moves_wants(const struct moves *, const struct repo_change *);
/* whether a version is known already */
bool moves_knows(const struct moves *, const struct oid *);
/* the bytes of a version */
void moves_learn(struct moves *, const struct oid *, struct str bytes);
/* takes the change, wanted or not */
void moves_take(struct moves *, const struct repo_change *);

/*
 * drops those of files that are none of the contacts loaded now, or are the owner's or a retired
 * one's
 */
void moves_drop(struct moves *);
/* the newest first, then by id and key, then the later first */
void moves_sort(struct moves *);
void moves_free(struct moves *);

#endif
