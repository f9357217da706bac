/* SPDX-License-Identifier: ISC */
#ifndef TEND_OTHERS_H
#define TEND_OTHERS_H

#include "find/terms.h"

/*
 * Writes a sentence of a contact's notes without the persons who are not the contact, each with
 * blanks in its place: "Slept with her lawyer", "abused by a priest". What the sentence offers is
 * in the rest. False, with nothing written, if it has none. The terms know the roles.
 */
bool others_blank(struct buf *out, struct terms *, struct str sentence);

#endif
