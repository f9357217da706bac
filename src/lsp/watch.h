/* SPDX-License-Identifier: ISC */
#ifndef TEND_WATCH_H
#define TEND_WATCH_H

#include "book/scan.h"

/*
 * What the Markdown files below a folder looked like: their names, and of each when it was changed,
 * its size and its inode. This finds what other programs do to them, on every system, at the cost
 * of a stat() a file. Start it as {0}.
 */
struct watch {
	struct watch_stamp *stamp;
	size_t n;
};

struct watch_news {
	bool others;      /* files came or went */
	struct str *path; /* those that changed, if none came or went */
	size_t n, cap;
	struct arena arena;
};

/*
 * Looks at the files again, and reports what is otherwise than at the last look. At the first one
 * all of them have come. Start *out as {0}, and free it after use.
 */
void watch_look(struct watch_news *out, struct watch *, int dirfd);
void watch_news_free(struct watch_news *);
void watch_free(struct watch *);

#endif
