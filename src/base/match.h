/* SPDX-License-Identifier: ISC */
#ifndef TEND_MATCH_H
#define TEND_MATCH_H

#include "base/error.h"

/*
 * The user's regular expressions: PCRE2, UTF-8 with Unicode's letters and
 * digits for \w, \d and \b, "^" and "$" at every line, LF or CRLF. Without case
 * unless the pattern has an upper-case letter that stands for itself (as
 * ripgrep -S). Limits keep a hostile pattern or text from running away: 100,000
 * matches from one place, 16 MiB of heap, and a bound on the work over a long
 * text.
 */
struct match;

/*
 * Compiles a pattern. 0, or -1 with *err set (col is the place in the pattern,
 * from 1, no path; what lives in `arena`). The caller closes it.
 */
int match_open(struct match **out, struct str pattern, struct arena *arena, struct error *err);
/*
 * 1 if the text matches, 0 if not, -1 if a limit was hit. Nothing in a pattern
 * matches an invalid byte, but the text around it can match. For several
 * threads at a time.
 */
int match_test(const struct match *, struct str text);
void match_close(struct match *);

#endif
