/* SPDX-License-Identifier: ISC */
#ifndef TEND_MERGE_BODY_H
#define TEND_MERGE_BODY_H

#include "merge/merge_text.h"

/* merges the text below the front-matter, section by section */
void merge_body(struct merger *, const struct str body[SIDES]);

#endif
