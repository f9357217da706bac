/* SPDX-License-Identifier: ISC */
#ifndef TEND_PROSE_MET_H
#define TEND_PROSE_MET_H

#include "find/prose_text.h"

/*
 * True if a sentence says that a need was met, or was a joke; *one: whether it does not name the
 * thing ("found one", "sorted", "no longer", "haha").
 */
bool prose_met(const struct prose_sentence *, bool *one);

#endif
