/* SPDX-License-Identifier: ISC */
#ifndef TEND_MERGING_H
#define TEND_MERGING_H

#include "contact/contact.h"
#include "merge/merge.h"

/*
 * What the parts of merge.c share. Three files are cut into lists of items: keys and comments of
 * the front-matter, items of a set, sections of the text, entries of a log. Lists are merged item by item, in an
 * order that does not depend on which side is ours, and put together again.
 * Here every line ends with LF, the last one too.
 */
enum side { BASE, OURS, THEIRS, SIDES };

struct merge_item {
	struct str key;  /* items of the same key are the same thing */
	struct str text;
	day date;        /* or DAY_NONE */
	uint32_t gap;    /* blank lines above it */
	bool bullet;
};

#define NO_ITEM UINT32_MAX

/* the same thing in up to three lists: its place in each, or NO_ITEM */
struct node {
	uint32_t at[SIDES];
	uint32_t next; /* of the same key */
	bool stays;    /* is in the result */
};

struct list {
	struct merge_item *item[SIDES];
	size_t n[SIDES];
	uint32_t *of[SIDES]; /* the node of each item */
	struct node *node;
	size_t nnodes;
};

/* room for the n items of a side */
void list_items(struct list *, enum side, size_t n, struct arena *);
/*
 * Makes the nodes: the first of a key goes with the first, the second with
 * the second. stays is set as for a multiset: what either side added is there, what
 * either side took away is not.
 */
void list_match(struct list *, struct arena *);
/*
 * The nodes that stay, in the order of the lists: what is in both sides first of all, in the order
 * of the one that changed it; behind each of these what one side has there alone,
 * that of both sides by date, in the direction in which the lists run.
 */
size_t list_order(uint32_t **order, const struct list *, struct arena *);

static inline bool
node_has(const struct node *n, enum side side)
{
	return n->at[side] != NO_ITEM;
}

/* the text of a node on a side; empty if it is not there */
struct str list_text(const struct list *, const struct node *, enum side);

struct merger {
	const struct merge *ask;
	struct arena *arena;
	struct buf *out;
	int conflicts;
	struct str *exempt[SIDES]; /* lines that are written anew, so that they may be missing */
	size_t nexempt[SIDES], exempt_cap[SIDES];
};

/* as written, but for blanks at the end of lines */
bool merge_same(struct str, struct str);
/* for one without a blank at the end of any line nothing is copied */
struct str merge_trimmed(struct str, struct arena *);
/*
 * The version that was changed, if at most one was or both alike. False if
 * both were, each in its way: *out is then the smaller one.
 */
bool merge_pick(struct str *out, const struct str v[SIDES]);
/* writes both, between markers */
void merge_conflict(struct merger *, struct str ours, struct str theirs);
/* merges line by line; returns the number of conflicts, which are in out and not yet counted */
int merge_lines(struct buf *out, struct merger *, const struct str v[SIDES]);
void merge_exempt(struct merger *, enum side, struct str lines);

/* front-matter, between the fences; -1 if it has something that cannot be merged key by key */
int merge_front(struct merger *, const struct str file[SIDES]);
/* whether a key is a list without order and repeats; these are merged item by item */
bool merge_is_set(enum key);

struct place;
/*
 * Merges the items of one list, `text` being the lines of its key and empty
 * where it is not; -1 if it is too oddly written, and then nothing is written.
 */
int merge_set(struct merger *, const struct place *const place[SIDES], const struct str file[SIDES]);

/* a heading with what stands below it, up to the next one */
struct section {
	struct str head;    /* its line or lines; empty for what stands above the first */
	struct str path;    /* the folded words of the heading and of those above it */
	struct str text;    /* what is below, without the blank lines at its end */
	day date;           /* of a heading that is an entry, or DAY_NONE */
	uint32_t line;      /* number of the text's first line in the body */
	int gap;            /* blank lines below; -1 if nothing follows */
	bool log, tasks;
	struct merge_item *block; /* of a log, or of tasks */
	size_t nblocks;
};

struct outline {
	struct section *v;
	size_t n;
	uint32_t blanks; /* lines at the end of the file */
};

/* cuts the text below the front-matter of a file */
void outline_read(struct outline *, struct str body, struct arena *);
/* finds the entries in it: cuts the sections into blocks, gives these and the headings their dates */
void outline_entries(struct outline *, struct str body, struct arena *);
/* which section is which: a list whose items are the sections */
void outline_match(struct list *, const struct outline o[SIDES], struct arena *);

/* entries and tasks, as a multiset of whole items; NULL for a side that has none of it */
void merge_items(struct buf *out, struct merger *, const struct section *const s[SIDES]);
void merge_blanks(struct buf *out, uint32_t n);
/* of numbers, as merge_pick(), the smaller one if they differ; -1 is unknown */
int merge_number(const int v[SIDES]);

void merge_body(struct merger *, const struct str body[SIDES]);

/* whether a side lost so much of the log that it looks like an accident: five entries and half of them */
bool merge_lost(const struct outline *base, const struct outline *side, struct arena *);

/* whether all that either side added is in the merged file */
bool merge_holds(const struct merger *, const struct str file[SIDES], struct str merged);

#endif
