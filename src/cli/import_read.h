/* SPDX-License-Identifier: ISC */
#ifndef TEND_IMPORT_READ_H
#define TEND_IMPORT_READ_H

#include "cli/tool.h"
#include "read/card.h"

/* a format of CARD_FORMATS, with its reader */
struct import_from;

/*
 * the format of a name; NULL for "auto", to recognise each file; for an unknown one, the tool ends
 * and lists them
 */
const struct import_from *import_from(const struct tool *, const char *name);

/*
 * Reads a file, "-" for standard input, or all *.vcf of a folder, or of the folders in khard's
 * configuration. If `from` is NULL, the file is recognised, and a note says how it is read. The
 * cards' errors report what cannot be read, and a file of another kind, with the way to read that.
 * `file` must live as long as the cards.
 */
void import_read(struct cards *, const struct import_from *from, const char *file);

#endif
