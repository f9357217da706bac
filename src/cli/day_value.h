/* SPDX-License-Identifier: ISC */
#ifndef TEND_DAY_VALUE_H
#define TEND_DAY_VALUE_H

#include "cli/tool.h"

/*
 * Reads the value of a key=value as typed. If the key holds a date, *value becomes the ISO form of
 * it, in the arena: of a date in words, which is ahead for next and snooze, else past, as
 * dayword_past(), and of one that a file may have, "15 March 2021". True if *value changed. *d is
 * the day, or DAY_NONE for text and for a date without a part. "next friday", a day that does not
 * exist, and a value of next or snooze that is no day end the tool. Needs an open book.
 */
bool day_value(day *d, struct str *value, const struct tool *, struct str key, struct arena *);

/*
 * Says if the day of a key, ISO in `value` and as it was typed, lies on the other side of today
 * than it should: a snooze in the past and a birthday to come end the tool, the others are hints.
 * Needs an open book; the command in the message is for the people of the tool, if there are any.
 */
void day_value_side(const struct tool *, struct str key, struct str typed, struct str value);

/* appends a day for writer.said, "Friday 2026-09-04" */
void day_value_said(struct buf *out, day);

#endif
