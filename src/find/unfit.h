/* SPDX-License-Identifier: ISC */
#ifndef TEND_UNFIT_H
#define TEND_UNFIT_H

#include "base/str.h"

/*
 * True if notes warn of a topic without its name, see unfit.def: "Sober since 2021." of wine,
 * "Broke her leg." of running.
 */
bool unfit_topic(struct str notes, struct str topic);

#endif
