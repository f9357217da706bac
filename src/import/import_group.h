/* SPDX-License-Identifier: ISC */
#ifndef TEND_IMPORT_GROUP_H
#define TEND_IMPORT_GROUP_H

#include "base/arena.h"
#include "base/map.h"

enum { GROUP_KNOWN = 8 }; /* of one name, who are told apart; more are too many in any case */

/* who have a name, an address or a UID in common */
struct import_group {
	uint32_t who[GROUP_KNOWN];
	size_t n; /* also those beyond GROUP_KNOWN */
};

/* the groups by what they have in common. Start it as {0}. */
struct groups {
	struct map map; /* index into v */
	struct import_group *v;
	size_t n, cap;
};

/* one more of a form, which is copied into the arena if it is new; nothing if it is empty */
void group_add(struct groups *, struct arena *, struct str form, size_t who);
/* those of a form, or NULL; valid until the next is added */
const struct import_group *group_get(const struct groups *, struct str form);
/* whether someone is among those told apart; of NULL nobody is */
bool group_has(const struct import_group *, size_t who);

void groups_forget(struct groups *);
void groups_free(struct groups *);

#endif
