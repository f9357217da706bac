/* SPDX-License-Identifier: ISC */
#ifndef TEND_LEFT_H
#define TEND_LEFT_H

#include "base/buf.h"
#include "book/members.h"

/* a set of reasons: bit k stands for enum note_why k */
#define LEFT_ALL (~0u)
/*
 * those to mention in every book: a note without front-matter, and one that `people:` does not
 * name, do not look like contacts
 */
#define LEFT_SAID \
	(1u << NOTE_STRANGER | 1u << NOTE_TEMPLATE | 1u << NOTE_INDEX | 1u << NOTE_BACKUP | \
	 1u << NOTE_DATED)

/*
 * Appends how many notes there are for each of the reasons, with an example: "2 templates (as
 * Templates/person.md), 1 index note (People/People.md)". Returns how many they are together.
 */
size_t left_text(struct buf *out, const struct members_left *, unsigned reasons);

#endif
