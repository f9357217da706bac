/* SPDX-License-Identifier: ISC */
#ifndef TEND_PALETTE_H
#define TEND_PALETTE_H

#include <stdio.h>

#include "base/str.h"

/* the colours of what is printed on a terminal, in one table: what a text means has a hue */
enum hue { HUE_NONE, HUE_LATE, HUE_DORMANT, HUE_NEGATIVE, HUE_DONE, HUES };

/* when to colour, as --color says it; AUTO: on a terminal that is not dumb, without $NO_COLOR */
enum palette_when { PALETTE_AUTO, PALETTE_ALWAYS, PALETTE_NEVER };
#define PALETTE_WHEN(first, next, last) \
	first("auto", PALETTE_AUTO) next("always", PALETTE_ALWAYS) last("never", PALETTE_NEVER)

/* finds the value of a name of PALETTE_WHEN; 0 or -1 */
int palette_parse(enum palette_when *, const char *);

/* true if f gets colours */
bool palette_on(FILE *f, enum palette_when);

/* the hue of a state, such as "late" */
enum hue palette_of(struct str state);

/* codes that begin a hue and end it; both are "" for HUE_NONE. Bold and underline stay. */
const char *palette_begin(enum hue);
const char *palette_end(enum hue);

/* codes that begin a header and a line that stands out, and end either */
#define PALETTE_HEADER "\033[4m"
#define PALETTE_STRONG "\033[1m"
#define PALETTE_PLAIN "\033[0m"

#endif
