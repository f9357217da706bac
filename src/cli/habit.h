/* SPDX-License-Identifier: ISC */
#ifndef TEND_HABIT_H
#define TEND_HABIT_H

/*
 * What to type instead of a command that other programs have, as "add": the end of a message, such
 * as "did you mean tend new?" (static); NULL for other words.
 */
const char *habit_text(const char *word);

#endif
