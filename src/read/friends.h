/* SPDX-License-Identifier: ISC */
#ifndef TEND_FRIENDS_H
#define TEND_FRIENDS_H

#include "read/card.h"

/*
 * Reads the friends.md of the program `friends`. A friend's other names become aliases, the
 * location the place. An activity becomes a log entry of each person in **bold**: plain contact,
 * with links to the others. A note describes a person on a day without a meeting; an entry would
 * count as contact, so the note becomes a value of the key `note`, after its day. People who occur
 * only in bold get a card too. `path` must outlive the cards.
 */
void friends_read(struct cards *, struct str bytes, struct str path);

#endif
