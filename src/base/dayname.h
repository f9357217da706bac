/* SPDX-License-Identifier: ISC */
#ifndef TEND_DAYNAME_H
#define TEND_DAYNAME_H

#include "base/str.h"

/* Names of months and weekdays in the languages of dayname.def. Case, accents and a dot at the end
 * do not count. */

/* the number of a language by its name or ISO 639 code ("german", "de"); 0, English, for others */
unsigned dayname_language(struct str name);
/* 1 to 12 for a month's name in English or in that language, long or short; 0 for other words */
int dayname_month(struct str word, unsigned language);

/* the one month that a word of four bytes or more names in any of the languages; else 0 */
int dayname_month_any(struct str word);
/* likewise of a word beside a year, which may be shorter: "12 mai 2025", "12 dic. 2025" */
int dayname_month_dated(struct str word);

/* The weekdays that a word names in any of the languages: a bit for each, 1 << 1 for Monday to
 * 1 << 7 for Sunday; 0 for other words. */
unsigned dayname_weekdays(struct str word);

/* false for most words that are no name of a month or weekday, or of a weekday, at almost no cost;
 * more text may follow the word */
bool dayname_maybe(struct str);
bool dayname_maybe_weekday(struct str);

/* the first word of a text, which may hold one hyphen: "Aug", "mié", "segunda-feira" */
struct str dayname_word(struct str);

#endif
