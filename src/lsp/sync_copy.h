/* SPDX-License-Identifier: ISC */
#ifndef TEND_SYNC_COPY_H
#define TEND_SYNC_COPY_H

#include "lsp/offers.h"

/*
 * Adds the actions that merge a copy that a sync program left into its original, as tend merge
 * does, and delete it; in either of the two files. With conflicts the copy stays.
 */
void sync_copy_offers(struct offers *);

#endif
