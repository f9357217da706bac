/* SPDX-License-Identifier: ISC */
#ifndef TEND_BOOK_H
#define TEND_BOOK_H

#include "book/diary.h"
#include "book/prefilter.h"
#include "book/scan.h"
#include "book/settings.h"
#include "names/names.h"

/* what a function needs of every contact; the rest is not parsed */
struct needs {
	keyset keys;
	unsigned parts; /* WANT_… of body.h */
};

/*
 * A book: a folder with one Markdown file per contact, in memory. Start it as {0}.
 * Contacts are in the order of their ids, then paths. The book owns everything they
 * point to.
 */
struct book {
	struct str dir;
	int dirfd;             /* -1 for a revision, which has no files on disk */
	struct contact *contact;
	size_t n;
	size_t me;             /* index of the owner, or n if there is no me.md */
	struct settings set;
	struct map own;        /* the owner's synonyms for keys */
	struct scan files;     /* every Markdown file, notes too; copies are apart, see copies.h */
	struct members_left left; /* the notes, once the whole book is loaded */
	struct diary diary;    /* the files that are dated notes */
	struct names names;    /* filled by the first book_find() */
	struct errors errors;  /* of all files; sorted */
	struct arena arena;
	const char *command;   /* the tool for which a message has a condition; NULL: "ls" */
	bool whole;            /* true if all contacts are loaded */
	struct rev *rev;       /* the source of a revision, else NULL */
	/* if not NULL, book_load() skips files that it does not pass; ignored for a revision */
	const struct prefilter *prefilter;
	/* why reading a revision failed, then do not use the book; "" if that is reported */
	const char *rev_error;
};

/*
 * The folder of the book: `given` if not NULL, else $TEND_BOOK, else the
 * nearest folder upward that has a me.md, else ~/contacts. 0 with the path in
 * `out`, or -1 if that folder does not exist.
 */
int book_locate(struct buf *out, const char *given);

/*
 * Opens the folder, lists its files and reads the settings; loads no contact.
 * 0, or -1 with errno set and nothing to close.
 */
int book_open(struct book *, const char *dir);

/*
 * Loads contacts: all, or those of n files (indices into b->files.file,
 * ascending) if `file` is not NULL. A second call replaces what was loaded. The
 * result does not depend on the number of threads. A revision can be loaded once
 * only, and as a whole.
 */
void book_load(struct book *, struct needs, const size_t *file, size_t n);

/* true if these needs include entries of dated notes: then the whole book must be loaded */
bool book_wants_notes(const struct book *, struct needs);

/*
 * Loads some contacts once more, for a tool that needs less of the others: `who` are n of them, and
 * the owner is one too. The book counts as whole.
 */
void book_reload(struct book *, struct needs, const size_t *who, size_t n);

/*
 * Reads the bytes of a contact's file, of a book loaded with WANT_RAW_LATER, unless it has them.
 * They are empty if the file cannot be read any more.
 */
void book_raw(struct book *, size_t who);

/* the files whose stem, folded, is `id`: how many; the first in *file */
size_t book_files(const struct book *, struct str id, size_t *file);

/*
 * The contact that a name in front-matter or a link refers to: by exact id, by folded
 * id, then by whole name, alias or e-mail address. b->n if none or several match.
 * Needs the whole book, with NAME_KEYS.
 */
size_t book_find(struct book *, struct str name);

void book_close(struct book *);

#endif
