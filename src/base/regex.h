/* SPDX-License-Identifier: ISC */
#ifndef TEND_REGEX_H
#define TEND_REGEX_H

#include "base/error.h"

/*
 * A regular expression that the user wrote: PCRE2, UTF-8, with Unicode letters and digits for \w,
 * \d and \b, and "^" and "$" at every line (LF or CRLF). Case matters only if the pattern has a
 * literal upper-case letter (as in ripgrep -S). Limits stop hostile patterns and texts: 100,000
 * matches from one position, 16 MiB of heap, and a bound on the work over a long text.
 */
struct regex;

/*
 * Compiles a pattern. 0, or -1 with *err set: no path, col the position in the pattern, from 1,
 * text in `arena`. The caller closes *out.
 */
int regex_open(struct regex **out, struct str pattern, struct arena *arena, struct error *err);
/*
 * 1 if the text matches, 0 if not, -1 if it hits a limit. Invalid bytes never match, but the text
 * around them can. Several threads may share one match.
 */
int regex_test(const struct regex *, struct str text);
void regex_close(struct regex *);

#endif
