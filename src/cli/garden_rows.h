/* SPDX-License-Identifier: ISC */
#ifndef TEND_GARDEN_ROWS_H
#define TEND_GARDEN_ROWS_H

#include "cli/tool.h"
#include "match/garden_stretch.h"

/* the rows of tend-garden: key by key, or the kinds of one key; both of a garden that was read */
struct rows *garden_rows_beds(struct tool *, const struct garden *);
struct rows *garden_rows_kinds(struct tool *, struct bed *);
/* whom to see to widen it, at most `number`, 0 for all; reads the garden of the whole book */
struct rows *garden_rows_stretch(struct tool *, struct garden *, size_t number);

#endif
