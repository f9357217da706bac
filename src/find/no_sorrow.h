/* SPDX-License-Identifier: ISC */
#ifndef TEND_NO_SORROW_H
#define TEND_NO_SORROW_H

#include "base/buf.h"

/*
 * True if a sad phrase, from byte `from` to `to` of a text, tells of no sorrow there: it is denied
 * ("no cancer", "kein Krebs"), it is the matter of a trade ("treats cancer patients", "Avocate,
 * divorce et garde d'enfants"), or of a work ("a novel about a dying king"). no_sorrow.def has the
 * words. `scratch` is overwritten.
 */
bool no_sorrow(struct buf *scratch, struct str text, size_t from, size_t to);

/*
 * True if what begins at byte `from` of a text is said of another: "his brother stopped
 * drinking". A spouse is another, unless it is something that `both` share: a divorce.
 */
bool no_sorrow_of_other(struct buf *scratch, struct str text, size_t from, bool both);

#endif
