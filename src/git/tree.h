/* SPDX-License-Identifier: ISC */
#ifndef TEND_TREE_H
#define TEND_TREE_H

#include "git/oid.h"

/* an entry of git's tree object: "MODE NAME\0" and the bytes of an id */
struct tree_entry {
	unsigned mode;
	struct str name;
	struct oid id;
};

/*
 * The next entry of *rest, and moves *rest past it: 1; 0 at the end, -1 if the tree is damaged.
 * `id_size` is that of the repository, in bytes.
 */
int tree_next(struct tree_entry *, struct str *rest, size_t id_size);
/* moves both past their equal first entries, which are most of them in a history */
void tree_skip(struct str *a, struct str *b, size_t id_size);
/* <0, 0, >0: in the order of git's trees, where a folder's name ends in "/" */
int tree_order(const struct tree_entry *, const struct tree_entry *);

bool tree_is_folder(const struct tree_entry *);
/* true for a contact's file or a folder to search: not for dot-names, not for links */
bool tree_wanted(const struct tree_entry *);

#endif
