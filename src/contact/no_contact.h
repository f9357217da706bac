/* SPDX-License-Identifier: ISC */
#ifndef TEND_NO_CONTACT_H
#define TEND_NO_CONTACT_H

#include "base/str.h"

/*
 * Finds a sentence of the notes that says that contact is not wanted: "Asked me not to contact
 * her again.", "Hat mich blockiert.", "Restraining order against me". Sets *quote to it, a slice of
 * the body, and returns true. Its subject is "she", the contact's name or none, and what follows is
 * a day, "again" or nothing: not "Blocked my car", "Wants no contact with her ex". An end that
 * both agreed on is one, too, and no contact with an ex: "No contact, agreed", "Ex. No more
 * contact."; not "No contact since May". See no_contact.def. The newest entry that is theirs
 * counts, too: "<- mail: leave me alone", see last_incoming.h.
 */
bool no_contact_noted(struct str *quote, struct str body, struct str name);

#endif
