/* SPDX-License-Identifier: ISC */
#ifndef TEND_UNREAD_LINES_H
#define TEND_UNREAD_LINES_H

#include "contact/contact.h"

/*
 * Reports what a human takes for a task or an entry and tend does not read: the first open task
 * below a heading such as "Follow-ups" or "Next steps", and a callout that begins with a date,
 * "> [!note] 2024-03-01 met", and the first line that begins with a date, in a file that has
 * front-matter and no entry, unless `read`, the problems of reading the file, have it. Needs
 * WANT_RAW.
 */
void unread_lines_check(struct errors *out, const struct contact *, const struct errors *read);

#endif
