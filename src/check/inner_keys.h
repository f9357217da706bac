/* SPDX-License-Identifier: ISC */
#ifndef TEND_INNER_KEYS_H
#define TEND_INNER_KEYS_H

#include "contact/contact.h"

/*
 * Reports what tend would read if it did not stand within a key of the user's own: a known key in
 * its map, "contact: {email: ann@example.org}", and a log, "interactions: [{date: 2026-03-04}]".
 */
void inner_keys_check(struct errors *, const struct contact *, const struct field *,
                      const struct map *own);

#endif
