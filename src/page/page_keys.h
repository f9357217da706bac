/* SPDX-License-Identifier: ISC */
#ifndef TEND_PAGE_KEYS_H
#define TEND_PAGE_KEYS_H

#include "page/page.h"

/*
 * Appends the front-matter of a contact as it is written, folded, with links where they work, and
 * the ties recorded in any file. Nothing for a contact that has only a name.
 */
void page_keys_add(struct buf *out, const struct pages *, size_t who);

#endif
