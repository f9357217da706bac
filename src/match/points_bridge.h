/* SPDX-License-Identifier: ISC */
#ifndef TEND_POINTS_BRIDGE_H
#define TEND_POINTS_BRIDGE_H

#include "match/pointing.h"

/* third people with a passion of each of the two, the best first; how many */
size_t points_bridges(struct point out[POINTS_BRIDGES], struct points *);

#endif
