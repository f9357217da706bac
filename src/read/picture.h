/* SPDX-License-Identifier: ISC */
#ifndef TEND_PICTURE_H
#define TEND_PICTURE_H

#include "base/buf.h"

/* pictures of contacts, by the bytes they begin with */

#define PICTURE_MAX (1024 * 1024) /* bytes; the maximum size of a file */

enum picture { PICTURE_NONE, PICTURE_JPEG, PICTURE_PNG, PICTURE_GIF, PICTURE_WEBP };

enum picture picture_of(struct str bytes);
/* "jpeg", as in "image/jpeg"; NULL for PICTURE_NONE */
const char *picture_type(enum picture);
/* "jpg", the end of a file's name */
const char *picture_suffix(enum picture);

/* true for the address of a picture in the web */
bool picture_is_address(struct str);
/* true for the path of a file that is called as a picture */
bool picture_is_file(struct str path);

#endif
