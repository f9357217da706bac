/* SPDX-License-Identifier: ISC */
#ifndef TEND_PAGE_DIR_H
#define TEND_PAGE_DIR_H

#include "base/buf.h"
#include "base/error.h"
#include "base/map.h"
#include "store/lock.h"

/*
 * An output folder of pages. A changed file is replaced atomically, an unchanged one is left, and
 * files of an earlier run that are no longer made are removed. PAGE_DIR_LIST in the folder lists
 * the files written; it also marks the folder as ours, and all other files in it are left alone.
 * Start it as {0}.
 */
struct page_dir {
	const char *path;        /* the path as the user gave it */
	const char *folder;      /* name of the subfolder for pages */
	int fd, below;
	struct lock lock;
	struct page_file *file;  /* the added files in order, then those to remove */
	size_t n, cap, added;
	struct map index;        /* name: index into file */
	struct errors *errors;   /* the caller's */
	struct buf scratch;
	struct arena arena;
};

#define PAGE_DIR_LIST ".tend-page"

/*
 * Opens or creates the folder. It must be empty or have a list, and not be the folder that `book`
 * has open (-1 for none). Waits for another run to end. 0, or -1 with the reason in `why` (static),
 * nothing written and nothing to close.
 */
int page_dir_open(struct page_dir *, const char *path, const char *folder, int book,
                  struct errors *, const char **why);

/*
 * Announces a file, by its path in the folder: a name ending in ".html", ".vcf" or as a picture
 * (picture.h), alone or in the subfolder.
 * The name must outlive the struct; add each once.
 */
void page_dir_add(struct page_dir *, struct str file);

/*
 * Writes the list after the last page_dir_add(), so that after a crash the next run knows our
 * files. 0, or -1 with the error reported.
 */
int page_dir_begin(struct page_dir *);

/*
 * The same after page_dir_begin(), for a file that is found only while others are written: 0, or -1
 * with the error reported.
 */
int page_dir_add_late(struct page_dir *, struct str file);

/*
 * Writes one file. A file that exists and is not ours stays as it is, as page_dir_begin() has
 * reported. 0; or -1, reported, if no more can be written, for instance because the disk is full.
 */
int page_dir_write(struct page_dir *, struct str file, struct str bytes);

/* removes files that were not added, and updates the list: 0, or -1 with the error reported */
int page_dir_end(struct page_dir *);
void page_dir_close(struct page_dir *);

#endif
