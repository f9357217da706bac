/* SPDX-License-Identifier: ISC */
#ifndef TEND_SUITE_H
#define TEND_SUITE_H

#include "base/arena.h"

/* the groups of tools, in the order of the list */
enum suite_group { BEGIN, DAILY, WEEKLY, TOGETHER, BACK, ELSEWHERE, PLUMBING, OWN };

/* a tool by its short name; `purpose` is NULL for a program of the user's own */
struct suite_item {
	struct str name;
	const char *purpose;
	enum suite_group group;
};

/* the tools that can be started, and their folders. Start it as {0}. */
struct suite {
	struct suite_item *v;
	size_t n, cap;
	struct str *place; /* the folders to search for tools, in this order */
	size_t places, place_cap;
	struct arena arena;
};

/* a tool of this suite, in its table */
struct suite_tool {
	const char *program, *purpose;
	enum suite_group group;
};

/*
 * Finds the folders: the suite's own, then those of $PATH, without relative ones, since the
 * working directory may be a book with untrusted files.
 */
void suite_places(struct suite *);
/* finds the path of a tool's program: 0, or -1 if there is none */
int suite_program(struct buf *out, const struct suite *, const char *name);
/* appends the words of "--color=never due" in the order that works; false without a tool's name */
bool suite_reordered(struct buf *out, const struct suite *, char *const *word);
/* lists the tools of a table that ends with a NULL, in its order, then the user's own, sorted */
void suite_items(struct suite *, const struct suite_tool *);
/* the tool with this name, else one whose name is similar or begins with it, else NULL */
const struct suite_item *suite_near(const struct suite *, struct str name);
/* prints the tools by group: the purposes of the first two groups, or of all */
void suite_print(const struct suite *, bool purposes);
void suite_free(struct suite *);

#endif
