/* SPDX-License-Identifier: ISC */
#ifndef TEND_PAGE_SCRIPT_H
#define TEND_PAGE_SCRIPT_H

#include "base/str.h"

/*
 * The scripts of the pages, each with its digest (SHA-256, base64) for the policy, which
 * tests/spec/page.md checks. They hide nothing and change nothing until they run, so the pages work
 * without them.
 */
struct page_script {
	struct str text, digest;
};

extern const struct page_script page_script_list; /* the search of the first page */
extern const struct page_script page_script_map;  /* moves and zooms the map */

#endif
