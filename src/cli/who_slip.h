/* SPDX-License-Identifier: ISC */
#ifndef TEND_WHO_SLIP_H
#define TEND_WHO_SLIP_H

#include "cli/tool.h"
#include "find/topic.h"

/*
 * Hints at a word of the book that is nearly one of the topic, for which no contact was found.
 * False, and nothing said, without one. Needs a loaded book with the keys that tend-who searches.
 */
bool who_slip(const struct tool *, const struct topic *);

#endif
