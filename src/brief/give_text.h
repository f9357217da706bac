/* SPDX-License-Identifier: ISC */
#ifndef TEND_GIVE_TEXT_H
#define TEND_GIVE_TEXT_H

#include "match/give.h"

/* what is missing without the owner's file */
#define GIVE_TEXT_NO_OWNER \
	"no me.md: what I offer and like is not known, so there is no help and no fun"

/* appends what a gift is, in words: "meet carla-mota", "something on tea, go or compilers" */
void give_text_what(struct buf *out, const struct gift *, const struct book *);
/* appends why it is a gift: "on their agenda" */
void give_text_why(struct buf *out, const struct gift *, const struct book *);

#endif
