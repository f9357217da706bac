/* SPDX-License-Identifier: ISC */
#ifndef TEND_BODY_PLAIN_H
#define TEND_BODY_PLAIN_H

#include "contact/log.h"

/*
 * The fast path of body_parse(): reads a body of plain blocks (headings, bullets and paragraphs at
 * the margin) without cmark. False, with nothing done, for any other. It finds what cmark finds:
 * tests and the fuzzer compare both.
 */
bool body_plain(struct log *);

#endif
