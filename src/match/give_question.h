/* SPDX-License-Identifier: ISC */
#ifndef TEND_GIVE_QUESTION_H
#define TEND_GIVE_QUESTION_H

#include "match/giver.h"

/* their last question, if it is fresh and no secret; else empty */
struct str give_question_last(struct giver *);
/* adds one good question; none is better than an empty one */
void give_question_add(struct giver *);

#endif
