/* SPDX-License-Identifier: ISC */
#ifndef TEND_RELATED_H
#define TEND_RELATED_H

#include "book/book.h"

/*
 * Calls `found` for each contact that the values of a field name with a relation, as "partner", or
 * "relations: {partner: Ann}"; what names none is text. Needs the whole book, with NAME_KEYS.
 */
void related_find(struct book *, const struct field *, void (*found)(void *, size_t who), void *);

#endif
