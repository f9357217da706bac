/* SPDX-License-Identifier: ISC */
#ifndef TEND_NEWS_READ_H
#define TEND_NEWS_READ_H

#include "brief/news.h"
#include "cli/tool.h"
#include "match/former_orgs.h"

/*
 * Reads changes of keys (as for tend-moves, NULL for its default) of `people` from git's history,
 * with tend-moves as a child; sorted; none is dated after tomorrow. Without a history, with -r, or
 * if the child fails, there are none, and that is no error. The caller frees *out; texts live in
 * the arena.
 */
void news_read(struct news **out, size_t *n, const struct tool *, const struct people *,
               const char *keys, struct arena *);

/*
 * The organisations that the people and the contact `with` came from or went to, by git's history;
 * otherwise as news_read().
 */
void news_read_orgs(struct former_org **out, size_t *n, const struct tool *, size_t with,
                    struct arena *);

#endif
