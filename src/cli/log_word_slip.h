/* SPDX-License-Identifier: ISC */
#ifndef TEND_LOG_WORD_SLIP_H
#define TEND_LOG_WORD_SLIP_H

#include "cli/log_slip.h"

/*
 * Single words of tend-log that are mistakes. Each ends the tool, with what to type instead.
 */

/* true for a KIND that many people log; a contact of such a name is rare */
bool log_word_common(struct str word);
/* the KIND that a word means: "call" for "called" or "call,"; else the word */
struct str log_word_kind(struct str word);
/* the KIND that a sentence tells of: "lunch" for "had lunch at noon"; "note" if it names none */
struct str log_word_of(struct str sentence);
/* true for a word that begins a sentence and is no KIND: "she", "had", "called" */
bool log_word_begins(struct str word);

/* before the words are read: a sign alone, a second KIND, a weight above 99 */
void log_word_slip(const struct log_slip *);

/* after typed_words() failed: a date as no tool reads it, "-3d", "@friday" or "friday:" */
void log_word_slip_date(const struct log_slip *);

/* after typed_words() found no KIND: names the word in its place */
void log_word_slip_kind(const struct log_slip *);

#endif
