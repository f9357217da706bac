/* SPDX-License-Identifier: ISC */
#ifndef TEND_COND_SLIP_H
#define TEND_COND_SLIP_H

#include "cli/tool.h"

/*
 * Hints why no contact fulfils the conditions, with what to type: a tier that the book does not
 * have, two values of a key, or a key that no contact has. False, and nothing said, for no such
 * reason. Needs a loaded book.
 */
bool cond_slip(const struct tool *, const struct selection *);

#endif
