/* SPDX-License-Identifier: ISC */
#ifndef TEND_PAGE_DIR_H
#define TEND_PAGE_DIR_H

#include "base/buf.h"
#include "base/error.h"
#include "base/map.h"
#include "store/lock.h"

/*
 * A folder of pages, renewed: a file is written where it differs, in whole or not at all, and what was written by
 * an earlier run and is not any more is removed. What that was stands in a list of its own, PAGE_DIR_LIST, which also
 * says that the folder may be written to; all else in it is left alone. Start it as {0}.
 */
struct page_dir {
	const char *path;        /* as it was named */
	const char *folder;      /* of the one below it that has pages too */
	int fd, below;
	struct lock lock;
	struct page_file *file;  /* in the order in which they were added, and behind them those that have to go */
	size_t n, cap, added;
	struct map index;        /* into file, by name */
	struct errors *errors;   /* the caller's */
	struct buf scratch;
	struct arena arena;
};

#define PAGE_DIR_LIST ".tend-page"

/*
 * Opens the folder, or makes it. It must be empty or have a list, and not be that which `book` is open on (-1 for none).
 * Waits for another run that is at it.
 * 0, or -1 with the reason in `why` (static), nothing written and nothing to close.
 */
int page_dir_open(struct page_dir *, const char *path, const char *folder, int book, struct errors *, const char **why);

/*
 * Says that a file of this name will be written, by its path from the folder: a name that ends in ".html", alone or in
 * the folder below. The name must live on; each comes once.
 */
void page_dir_add(struct page_dir *, struct str file);

/* what was added is all: writes the list, so that whatever stops us, the next run knows what is ours. 0, or -1 told. */
int page_dir_begin(struct page_dir *);

/*
 * Writes one of the files. One that was there and is not ours stays as it is, which is told by page_dir_begin(). 0; or -1, told, when
 * nothing more can be written, as on a disk that is full.
 */
int page_dir_write(struct page_dir *, struct str file, struct str bytes);

/* removes what was not added, and says so in the list: 0, or -1 told */
int page_dir_end(struct page_dir *);
void page_dir_close(struct page_dir *);

#endif
