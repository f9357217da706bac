/* SPDX-License-Identifier: ISC */
#ifndef TEND_MARKER_H
#define TEND_MARKER_H

#include "base/buf.h"

/*
 * The lines that git puts around the versions of a conflict. A marker is a line of MARKER_SIZE or
 * more of one of < | = >, alone or followed by a blank and a label. The attribute
 * conflict-marker-size makes markers longer.
 */
enum marker {
	MARKER_NONE,
	MARKER_OURS,   /* <<<<<<< ours: begins a conflict, with the first version */
	MARKER_BASE,   /* |||||||: the common ancestor follows */
	MARKER_THEIRS, /* =======: the second version follows */
	MARKER_END,    /* >>>>>>> theirs */
};

enum { MARKER_SIZE = 7 };

/*
 * True if a line (without its line end) would be that marker in a conflict; for MARKER_NONE, if it
 * would be no marker.
 */
bool marker_is(struct str line, enum marker);

/* the state of a reader of lines; all zero before the first */
struct marker_reader {
	enum marker part; /* the last marker passed; MARKER_NONE outside conflicts */
	size_t size;
};

/*
 * Classifies the next line. Outside a conflict only MARKER_OURS is a marker, since "=======" may
 * underline a heading and ">>>>>>>" may quote; within one, only markers of its size count.
 */
enum marker marker_next(struct marker_reader *, struct str line);

/* true if a text holds a whole conflict, with both versions and its end */
bool marker_conflict(struct str text);
/*
 * The number of conflicts that begin in a text with markers of exactly `size`, which may be below
 * MARKER_SIZE.
 */
int marker_count(struct str text, size_t size);
/* the line of the first of them, from 1; 0 if there is none */
uint32_t marker_first(struct str text, size_t size);
/* appends a marker line, with `label` unless it is NULL; not for MARKER_NONE */
void marker_add(struct buf *, enum marker, size_t size, const char *label);

#endif
