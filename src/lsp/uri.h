/* SPDX-License-Identifier: ISC */
#ifndef TEND_URI_H
#define TEND_URI_H

#include "base/buf.h"

/* the path of a "file:" URI, absolute, into out (cleared first); false for any other */
bool uri_path(struct buf *out, struct str uri);
/* appends the URI of an absolute path */
void uri_write(struct buf *out, struct str path);

#endif
