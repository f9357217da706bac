/* SPDX-License-Identifier: ISC */
#ifndef TEND_NOTED_H
#define TEND_NOTED_H

#include "lsp/offers.h"

/*
 * Adds the actions for what the line of the cursor says in prose: a link for a name that one
 * contact alone has, and a need of the contact for `needs`.
 */
void noted_offers(struct offers *);

#endif
