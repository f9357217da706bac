/* SPDX-License-Identifier: ISC */
#ifndef TEND_IMPORT_READ_H
#define TEND_IMPORT_READ_H

#include "cli/tool.h"
#include "read/card.h"

/* a format of CARD_FORMATS, with what reads it */
struct import_from;

/* that of a name; or fails, saying which there are */
const struct import_from *import_from(const struct tool *, const char *name);

/*
 * Reads a file, "-" for standard input, or all *.vcf of a folder, of khard's in its configuration,
 * too. What cannot be read is told in the cards' errors. The file's name must live as long as the
 * cards.
 */
void import_read(struct cards *, const struct import_from *, const char *file);

#endif
