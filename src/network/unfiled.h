/* SPDX-License-Identifier: ISC */
#ifndef TEND_UNFILED_H
#define TEND_UNFILED_H

#include "network/ties.h"

/* the node of a name that is no contact's, found or made; SIZE_MAX for a note, for an ambiguous name, for none */
size_t unfiled_add(struct unfiled *, struct book *, struct str name);

#endif
