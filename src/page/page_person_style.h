/* SPDX-License-Identifier: ISC */
#ifndef TEND_PAGE_PERSON_STYLE_H
#define TEND_PAGE_PERSON_STYLE_H

#include "base/str.h"

/* the style of a person's page, besides that of all pages */
extern const struct str page_person_style;
/* its digest (SHA-256, base64), which the policy names; tests/spec/page.md checks it */
extern const struct str page_person_style_digest;

#endif
