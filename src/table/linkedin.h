/* SPDX-License-Identifier: ISC */
#ifndef TEND_LINKEDIN_H
#define TEND_LINKEDIN_H

#include "read/card.h"

/*
 * Reads LinkedIn's Connections.csv: prose, a row of English column names, then one row per person.
 * People who left LinkedIn have no name there; they are skipped and their number is reported.
 * Unknown columns and unclosed quotes are reported. People with the same name get their LinkedIn
 * page as UID. `path` must outlive the cards.
 */
void linkedin_read(struct cards *, struct str bytes, struct str path);

#endif
