/* SPDX-License-Identifier: ISC */
#ifndef TEND_COMPLETE_H
#define TEND_COMPLETE_H

#include <stdbool.h>

/*
 * Prints the words that a shell completes, one a line; kind is "keys", "formats" or "importers".
 * False if it is none of these; then nothing is printed.
 */
bool complete_print(const char *kind);

#endif
