/* SPDX-License-Identifier: ISC */
#ifndef TEND_EVENTS_H
#define TEND_EVENTS_H

#include "base/arena.h"

/*
 * What libyaml comes across in a front-matter, one after another, each with its
 * place in bytes: for who writes into it. What to make of it is decided in places.c.
 */
struct event {
	enum event_kind { EVENT_SCALAR, EVENT_LIST, EVENT_MAP, EVENT_END } kind;
	/* of a scalar; TEXT is "|" and ">" */
	enum event_style { EVENT_PLAIN, EVENT_QUOTED, EVENT_TEXT } style;
	bool flow;       /* a list or map in brackets */
	bool tagged;     /* it has a "!type" */
	/*
	 * where it is written, its quotes included; an end in brackets has them, others nothing of
	 * use
	 */
	size_t from, to;
	struct str text; /* of a scalar: what it says */
};

/*
 * All events of `yaml`, in the arena. -1 if it is no YAML, is of several
 * documents, is nested too deeply or has anchors or aliases.
 */
int events_read(struct event **out, size_t *n, struct str yaml, struct arena *);

#endif
