/* SPDX-License-Identifier: ISC */
#ifndef TEND_MARKER_H
#define TEND_MARKER_H

#include "base/buf.h"

/*
 * The lines that git puts around the versions of a conflict. One rule: a marker is a line that
 * begins with MARKER_SIZE or more of one of < | = >, and then ends or goes on with a blank and a
 * label. The attribute conflict-marker-size makes them longer.
 */
enum marker {
	MARKER_NONE,
	MARKER_OURS,   /* <<<<<<< ours: a conflict begins, with the first version */
	MARKER_BASE,   /* |||||||: what both began with follows */
	MARKER_THEIRS, /* =======: the second version follows */
	MARKER_END,    /* >>>>>>> theirs */
};

enum { MARKER_SIZE = 7 };

/*
 * whether a line (without its line end) would be that marker in a conflict; MARKER_NONE: none of
 * them
 */
bool marker_is(struct str line, enum marker);

/* where a reader of lines is; all zero before the first */
struct marker_reader {
	enum marker part; /* the marker that was passed last; MARKER_NONE outside conflicts */
	size_t size;
};

/*
 * What the next line is: outside a conflict only MARKER_OURS is a marker, since "======="
 * underlines a heading and ">>>>>>>" quotes; within one, only those of its size.
 */
enum marker marker_next(struct marker_reader *, struct str line);

/* whether a text holds a whole conflict, with both versions and its end */
bool marker_conflict(struct str text);
/*
 * how many conflicts of markers of exactly that size, which may be below MARKER_SIZE, begin in a
 * text
 */
int marker_count(struct str text, size_t size);
/* appends a marker line, and its label if there is one; never MARKER_NONE */
void marker_add(struct buf *, enum marker, size_t size, const char *label);

#endif
