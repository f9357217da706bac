/* SPDX-License-Identifier: ISC */
#ifndef TEND_UUID_H
#define TEND_UUID_H

#include "base/str.h"

#define UUID_SIZE 37

/*
 * Writes the UUID of a URL in its usual form and returns out. Version 5 derives it from the SHA-1
 * of the name (RFC 9562, 2024, 5.5; FIPS 180-4, 2015), so it is the same on every machine and day.
 */
char *uuid_of(char out[UUID_SIZE], struct str name);

/* true for a UUID in its usual form, in either case */
bool uuid_is(struct str);

#endif
