/* SPDX-License-Identifier: ISC */
#ifndef TEND_LAST_INCOMING_H
#define TEND_LAST_INCOMING_H

#include "base/str.h"

/*
 * The text after the kind of the newest incoming entry of a body, a slice of it:
 * "- 2026-02-03 <- mail: TEXT", after the mark "-", "*" or "+"; "" if there is none. Of several on
 * one day it is the first in the file. Looser forms of an entry are not seen.
 */
struct str last_incoming(struct str body);

#endif
