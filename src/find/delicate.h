/* SPDX-License-Identifier: ISC */
#ifndef TEND_DELICATE_H
#define TEND_DELICATE_H

#include "find/cues.h"

/*
 * True if a sentence of the notes or the log of a contact has the words of a text one after the
 * other, and calls for care or silence: an illness, a loss, a quarrel, a secret, a dislike. Such
 * words are no small talk: "Left the choir after the row with Paul." Likewise if the text names a
 * passion that the notes take away, in whatever words: "wine", and "Trinkt nichts mehr." See
 * passions.def. It needs WANT_RAW.
 */
bool delicate_in(struct cues *, const struct contact *, struct str text);

/* true if a day, "wedding", is of a thing that is over by the notes; it needs WANT_RAW */
bool delicate_day(struct cues *, const struct contact *, struct str name);

/*
 * True if a need, or a sentence of the file that has its words, is about an illness, a birth, a
 * divorce, an addiction, loneliness or a secret: such a need is met or left alone, and "any luck
 * with it?" would hurt. It needs WANT_RAW.
 */
bool delicate_need(struct cues *, const struct contact *, struct str need);

#endif
