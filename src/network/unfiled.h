/* SPDX-License-Identifier: ISC */
#ifndef TEND_UNFILED_H
#define TEND_UNFILED_H

#include "network/ties.h"

/*
 * the node of a name without a contact, added if it is new; SIZE_MAX for a note, an ambiguous name,
 * or an empty one
 */
size_t unfiled_add(struct unfiled *, struct book *, struct str name);

#endif
