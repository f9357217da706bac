/* SPDX-License-Identifier: ISC */
#ifndef TEND_NOTED_DEATH_H
#define TEND_NOTED_DEATH_H

#include "contact/contact.h"

/*
 * Reports a sentence of the notes that says that the contact died, see death.h, if there is no
 * status. Needs WANT_RAW.
 */
void noted_death_check(struct errors *out, const struct contact *);

#endif
