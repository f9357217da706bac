/* SPDX-License-Identifier: ISC */
#ifndef TEND_NOTED_END_H
#define TEND_NOTED_END_H

#include "contact/contact.h"

/*
 * Reports a sentence of the notes that says that the contact died, see death.h, or wants no
 * contact, see no_contact.h, if there is no status. Needs WANT_RAW.
 */
void noted_end_check(struct errors *out, const struct contact *);

#endif
