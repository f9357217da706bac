/* SPDX-License-Identifier: ISC */
#ifndef TEND_ENGINE_H
#define TEND_ENGINE_H

#include "git/repo.h"

/*
 * The one decision between libgit2, which is fast, and git itself. libgit2 does the work only where
 * it does exactly what git does; any doubt means git.
 */
enum engine_work { ENGINE_READ, ENGINE_WRITE };

/* NULL for libgit2; otherwise the reason why it would differ from git in this repository */
const char *engine_doubt(const struct repo *, enum engine_work);

#endif
