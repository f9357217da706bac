/* SPDX-License-Identifier: ISC */
#ifndef TEND_GARDEN_TEXT_H
#define TEND_GARDEN_TEXT_H

#include "match/garden_suggestion.h"

/*
 * Appends why a contact is suggested: the kinds in which they are rare, how long they are silent,
 * and what reaches them. The garden and the graph are those that the suggestion was found in.
 */
void garden_text(struct buf *out, const struct garden_suggestion *, const struct garden *,
                 const struct people_graph *, day today);

#endif
