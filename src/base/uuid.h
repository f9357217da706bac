/* SPDX-License-Identifier: ISC */
#ifndef TEND_UUID_H
#define TEND_UUID_H

#include "base/str.h"

#define UUID_SIZE 37

/*
 * The UUID, in its usual form, of a name among URLs: version 5, which is made of the name's
 * SHA-1 (RFC 9562, 2024, 5.5; FIPS 180-4, 2015) and so the same on every machine and on every day.
 */
char *uuid_of(char out[UUID_SIZE], struct str name);

#endif
