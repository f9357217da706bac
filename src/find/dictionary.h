/* SPDX-License-Identifier: ISC */
#ifndef TEND_DICTIONARY_H
#define TEND_DICTIONARY_H

#include "find/thesaurus.h"

/*
 * A dictionary of FreeDict in the format of dictd(8): an index of "word<TAB>offset<TAB>size", the
 * numbers in base 64, sorted by the bytes of its words, which are in lower case; and the data,
 * compressed by dictzip(1) in chunks that can be read one by one. Adds the translations of a word
 * and its synonyms. The bytes are not trusted: what does not fit the format is skipped, and the
 * work is bounded.
 */
void dictionary_find(struct thesaurus_words *, const struct thesaurus_file *, struct str word);

#endif
