/* SPDX-License-Identifier: ISC */
#ifndef TEND_FRIENDS_H
#define TEND_FRIENDS_H

#include "read/card.h"

/*
 * Reads the friends.md of the program `friends`. A friend's other names are aliases, the
 * location is the place. An activity is an entry of each person in **bold**: plain contact, with the others as links.
 * A note says something of a person on a day on which nobody need have met, so it is
 * no entry, which would count as contact: it is a value of the key `note`, behind its day. Who is
 * in bold alone has a card too. `path` must live as long as the cards.
 */
void friends_read(struct cards *, struct str bytes, struct str path);

#endif
