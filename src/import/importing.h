/* SPDX-License-Identifier: ISC */
#ifndef TEND_IMPORTING_H
#define TEND_IMPORTING_H

#include "import/import.h"

/* what import.c and import_match.c share */

/* appends the form in which two values of a key are compared: equal forms say the same */
void import_form(struct buf *out, enum key, struct str value);

/* whether it is a UID that stands in a key of the user's own */
bool import_is_uid(const struct card_value *);

/* forgets all people */
void import_people_free(struct import *);

#endif
