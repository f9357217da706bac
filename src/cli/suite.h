/* SPDX-License-Identifier: ISC */
#ifndef TEND_SUITE_H
#define TEND_SUITE_H

#include "base/arena.h"

/* in the order in which they are listed */
enum suite_group { TYPED, INTERNAL, OWN };

/* a tool by its short name; `purpose` is NULL for a program of the user's own */
struct suite_item {
	struct str name;
	const char *purpose;
	enum suite_group group;
};

/* the tools that can be started, and where they are. Start it as {0}. */
struct suite {
	struct suite_item *v;
	size_t n, cap;
	struct str *place; /* folders in which tools are looked for, in this order */
	size_t places, place_cap;
	struct arena arena;
};


/* a program of this suite, as its table has it */
struct suite_tool {
	const char *program, *purpose;
	enum suite_group group;
};

/*
 * Looks up the folders: where the suite is, then those of $PATH; not relative ones, since a
 * book that is here may hold a stranger's files.
 */
void suite_places(struct suite *);
/* the path of a tool's program in `out`: 0, or -1 if there is none */
int suite_program(struct buf *out, const struct suite *, const char *name);
/* lists the tools: those of a table that ends with a NULL, then the user's own; sorted */
void suite_items(struct suite *, const struct suite_tool *);
/* the tool of a name, else one whose name is near to it or begins with it, else NULL */
const struct suite_item *suite_near(const struct suite *, struct str name);
/* the longest name of those that have a purpose */
size_t suite_width(const struct suite *);
/* prints a tool on one line, whatever the file is called, its purpose after `width` columns */
void suite_print(const struct suite_item *, size_t width);
void suite_free(struct suite *);

#endif
