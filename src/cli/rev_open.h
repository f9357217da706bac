/* SPDX-License-Identifier: ISC */
#ifndef TEND_REV_OPEN_H
#define TEND_REV_OPEN_H

#include "brief/news.h"
#include "cli/tool.h"

/*
 * What git's history tells of the keys (as for tend-moves, NULL for the usual ones) of some people,
 * sorted: a child, tend-moves, reads it. Without a history, with -r, or where the child fails,
 * there is none, and that is no fault. The caller frees *out; texts live in the arena.
 */
void history_news(struct news **out, size_t *n, const struct tool *, const struct people *,
                  const char *keys, struct arena *);

#endif
