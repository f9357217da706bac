/* SPDX-License-Identifier: ISC */
#ifndef TEND_PAGE_REACH_H
#define TEND_PAGE_REACH_H

#include "page/page.h"

/*
 * Appends the buttons of a person's page: call, message and mail, messengers, a web page, a map of
 * the address, and the card to save. Those of a key with very many values stand in the front-matter
 * alone. For an inactive contact it is only the card.
 */
void page_reach_add(struct buf *out, const struct pages *, size_t who);

#endif
