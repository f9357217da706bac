/* SPDX-License-Identifier: ISC */
#ifndef TEND_THESAURI_H
#define TEND_THESAURI_H

#include "find/synonyms.h"

/*
 * Maps the thesauri that are installed: below each folder of $XDG_DATA_DIRS (/usr/local/share and
 * /usr/share if it is not set), WordNet's files in wordnet, MyThes's th_*.idx with their th_*.dat
 * in mythes, one for each language, and FreeDict's freedict-*.index with their .dict.dz in dictd,
 * in the order of their names. WordNet and MyThes are taken from the first folder that has them.
 * thesauri_close() releases them.
 */
void thesauri_open(struct thesauri *);
void thesauri_close(struct thesauri *);

/* the number of thesauri, WordNet's files being one */
size_t thesauri_count(const struct thesauri *);
/* appends the path of one, and its version if the file has it */
void thesauri_name(struct buf *out, const struct thesauri *, size_t i);

#endif
