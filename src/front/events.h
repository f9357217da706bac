/* SPDX-License-Identifier: ISC */
#ifndef TEND_EVENTS_H
#define TEND_EVENTS_H

#include "base/arena.h"

/*
 * The events of libyaml in a front-matter, in order, each with its place in bytes: for callers that
 * write into it. places.c interprets them.
 */
struct event {
	enum event_kind { EVENT_SCALAR, EVENT_LIST, EVENT_MAP, EVENT_END } kind;
	/* for a scalar; EVENT_TEXT is "|" and ">" */
	enum event_style { EVENT_PLAIN, EVENT_QUOTED, EVENT_TEXT } style;
	bool flow;       /* true for a list or map in brackets */
	bool tagged;     /* true if it has a "!type" */
	/*
	 * its place, including quotes; for EVENT_END the closing bracket, undefined if there is
	 * none
	 */
	size_t from, to;
	struct str text; /* the value of a scalar */
};

/*
 * Reads all events of `yaml` into the arena. -1 if it is not YAML, has several documents, is nested
 * too deeply, or has anchors or aliases.
 */
int events_read(struct event **out, size_t *n, struct str yaml, struct arena *);

/*
 * Makes one scalar of each unquoted link, [[a, b]], as front_parse() reads it; returns the number
 * of events left. The text is a slice of `yaml`.
 */
size_t events_links(struct event *v, size_t n, struct str yaml);

#endif
