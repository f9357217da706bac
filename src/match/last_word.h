/* SPDX-License-Identifier: ISC */
#ifndef TEND_LAST_WORD_H
#define TEND_LAST_WORD_H

#include "find/cues.h"

/*
 * True if the last entry up to today in which the owner did not merely listen ("<-" is left out,
 * and so are "intro-ask" and the like) has a cue of CUE_NEVER in its first line: "-> never again",
 * or is "no, thank you". Of one day the last in the file counts. It needs WANT_RAW and
 * WANT_ENTRIES of the contact.
 */
bool last_word_never(struct cues *, const struct contact *, day today);

#endif
