/* SPDX-License-Identifier: ISC */
#ifndef TEND_TAG_WORDS_H
#define TEND_TAG_WORDS_H

#include "contact/contact.h"

/* the keys and parts of both contacts that tag_words_of() needs */
#define TAG_WORDS_KEYS (KEYSET(KEY_TAGS) | KEYSET(KEY_TITLE) | KEYSET(KEY_ORG) | KEYSET(KEY_ROLES))
#define TAG_WORDS_PARTS WANT_RAW

/*
 * Finds the tags of `tagged` that the notes, title, org or roles of `other` have, word by word,
 * without case and accents, and that are no tag of theirs; at most `max`, in the order of the file.
 * Tags of fewer than five letters are too often another word. The texts are borrowed from the
 * contact. Returns how many.
 */
size_t tag_words_of(struct str *out, size_t max, const struct contact *tagged,
                    const struct contact *other);

#endif
