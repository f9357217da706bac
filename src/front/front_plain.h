/* SPDX-License-Identifier: ISC */
#ifndef TEND_FRONT_PLAIN_H
#define TEND_FRONT_PLAIN_H

#include "front/fields.h"

/* reads a key with all its lines, whose first has that number, by libyaml; false if it fails */
struct front_odd {
	bool (*read)(void *reader, struct str key, uint32_t line);
	void *reader;
};

/*
 * The fast path of front_parse(): reads front-matter that is plain YAML (words, quoted texts and
 * lists of these) without libyaml, and hands over a key that is not. False, with nothing kept, if
 * libyaml must read the whole. It finds what libyaml finds: tests and the fuzzer compare both.
 */
bool front_plain(struct fields *, struct str yaml, uint32_t line, const struct front_odd *);

#endif
