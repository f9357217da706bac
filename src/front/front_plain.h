/* SPDX-License-Identifier: ISC */
#ifndef TEND_FRONT_PLAIN_H
#define TEND_FRONT_PLAIN_H

#include "front/fields.h"

/*
 * The fast path of front_parse(): reads front-matter that is plain YAML (words, quoted texts and
 * lists of these) without libyaml. False, with nothing kept, for any other. It finds what libyaml
 * finds: tests and the fuzzer compare both.
 */
bool front_plain(struct fields *, struct str yaml, uint32_t line);

#endif
