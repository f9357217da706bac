/* SPDX-License-Identifier: ISC */
#ifndef TEND_SCREEN_H
#define TEND_SCREEN_H

#include <stddef.h>

/* the size of a terminal, in characters */
struct screen {
	size_t columns, lines;
};

/*
 * The screen that fd writes to: $COLUMNS and $LINES if they are numbers, else what the terminal
 * says; 0 for what is unknown, and for both if fd is no terminal.
 */
struct screen screen_of(int fd);

#endif
