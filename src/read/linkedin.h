/* SPDX-License-Identifier: ISC */
#ifndef TEND_LINKEDIN_H
#define TEND_LINKEDIN_H

#include "read/card.h"

/*
 * Reads LinkedIn's Connections.csv: prose, then a row of English column names, then a row a
 * person. Those who left LinkedIn have no name there: they are left out, counted and told once. A
 * column that is not understood, and a quote that is not closed, are told. Of people who share a name the
 * page on LinkedIn is the UID. `path` must live as long as the cards.
 */
void linkedin_read(struct cards *, struct str bytes, struct str path);

#endif
