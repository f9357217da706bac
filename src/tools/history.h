/* SPDX-License-Identifier: ISC */
#ifndef HISTORY_H
#define HISTORY_H

#include <tend/news.h>

#include "tool.h"

/*
 * What git's history tells of the people the tool is asked about, sorted: a child, tend-moves, reads it. Without
 * a history, with -r, or where the child fails, there is none, and that is no fault. The caller frees
 * *out; texts live in the arena.
 */
void history_news(struct news **out, size_t *n, struct tool *, struct arena *);

#endif
