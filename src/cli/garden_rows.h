/* SPDX-License-Identifier: ISC */
#ifndef TEND_GARDEN_ROWS_H
#define TEND_GARDEN_ROWS_H

#include "cli/tool.h"
#include "match/garden_suggestion.h"

/* the rows of tend-garden: one a key, or one a kind of one key; both of a garden already read */
struct rows *garden_rows_beds(struct tool *, const struct garden *);
struct rows *garden_rows_kinds(struct tool *, struct garden_bed *);
/* contacts to see, at most `number`, 0 for all; reads the garden of the whole book */
struct rows *garden_rows_stretch(struct tool *, struct garden *, size_t number);

#endif
