/* SPDX-License-Identifier: ISC */
#ifndef TEND_NEED_MARK_H
#define TEND_NEED_MARK_H

#include "find/terms.h"

/* marks the roles of the need added last that stand beside what its text wants */
void need_mark_beside(struct items *, struct terms *, struct str text);
/* marks where in its quote the thing is: bytes that an item can hold, else none */
void need_mark_thing(struct item *, struct str quote, struct str thing);

#endif
