/* SPDX-License-Identifier: ISC */
#ifndef TEND_IMPORTING_H
#define TEND_IMPORTING_H

#include "import/import.h"

/* shared by import.c and import_match.c */

/* true for a UID in a key of the user */
bool import_is_uid(const struct card_value *);

/* frees all people */
void import_people_free(struct import *);

#endif
