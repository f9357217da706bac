/* SPDX-License-Identifier: ISC */
#ifndef TEND_MARKS_H
#define TEND_MARKS_H

#include "book/settings.h"

/*
 * Hides the tags that say what kind of note a file is (person, contacts, type/person) and those
 * that `marks:` in me.md names: they are no passions. They stay after the other values of the
 * field, see field.hidden.
 */
void marks_hide(struct contact *, const struct settings *);

#endif
