/* SPDX-License-Identifier: ISC */
#ifndef TEND_BOOK_H
#define TEND_BOOK_H

#include "book/names.h"
#include "book/prefilter.h"
#include "book/scan.h"
#include "book/settings.h"

/* what a study asks of every contact; the rest is not worked for */
struct needs {
	keyset keys;
	unsigned parts; /* WANT_… of body.h */
};

/*
 * A book: a folder with one Markdown file per person, read. Start it as {0}.
 * Contacts are in the order of their ids, then paths. The book owns all they
 * point to.
 */
struct book {
	struct str dir;
	int dirfd;             /* -1 for a book of the past, whose files are nowhere */
	struct contact *contact;
	size_t n;
	size_t me;             /* index of the owner's, or n if there is no me.md */
	struct settings set;
	struct map own;        /* further synonyms for keys */
	struct scan files;     /* every Markdown file, also notes */
	struct names names;    /* see book_find() */
	struct errors errors;  /* of all files; sorted */
	struct arena arena;
	bool whole;            /* all contacts are loaded, not just some */
	struct rev *rev;       /* where a book of the past comes from, else NULL */
	/*
	 * if not NULL, book_load() leaves out files that it does not let through; not of the past
	 */
	const struct prefilter *sieve;
	/* why it could not be read to its end: not to be used then; "" if that was told */
	const char *broken;
};

/*
 * The folder of the book: `given` if not NULL, else $TEND_BOOK, else the
 * nearest folder upward that has a me.md, else ~/contacts. 0 with the path in
 * `out`, or -1 if none of these is there.
 */
int book_locate(struct buf *out, const char *given);

/*
 * Opens the folder, lists its files and reads the settings; loads nobody yet.
 * 0, or -1 with errno set and nothing to close.
 */
int book_open(struct book *, const char *dir);

/*
 * Loads contacts: all, or those of n files (indices into b->files.file,
 * ascending) if `file` is not NULL. A second time replaces what was loaded. The
 * result does not depend on the number of threads. A book of the past can be loaded
 * once, and whole.
 */
void book_load(struct book *, struct needs, const size_t *file, size_t n);

/* the files whose stem, folded, is `id`: how many; the first in *file */
size_t book_files(const struct book *, struct str id, size_t *file);

/*
 * The contact that a name in front-matter or a link means: by the very id, by
 * id folded, then by name, alias or e-mail address, in the whole; b->n for nobody or more than
 * one. Needs the whole book, with NAME_KEYS.
 */
size_t book_find(struct book *, struct str name);

void book_close(struct book *);

#endif
