/* SPDX-License-Identifier: ISC */
#ifndef TEND_IMPORT_GROUP_H
#define TEND_IMPORT_GROUP_H

#include "base/arena.h"
#include "base/map.h"

/* capacity: members that are distinguished; more are too many in any case */
enum { GROUP_KNOWN = 8 };

/* people with a name, an address or a UID in common */
struct import_group {
	uint32_t who[GROUP_KNOWN];
	size_t n; /* number of members, including those beyond GROUP_KNOWN */
};

/* groups by what their members share. Start it as {0}. */
struct groups {
	struct map map; /* form: index into v */
	struct import_group *v;
	size_t n, cap;
};

/*
 * adds a member to the group of a form, which is copied into the arena if it is new; an empty form
 * is ignored
 */
void group_add(struct groups *, struct arena *, struct str form, size_t who);
/* the group of a form, or NULL; valid until the next group_add() */
const struct import_group *group_get(const struct groups *, struct str form);
/* true if `who` is a distinguished member; false for NULL */
bool group_has(const struct import_group *, size_t who);

void groups_forget(struct groups *);
void groups_free(struct groups *);

#endif
