/* SPDX-License-Identifier: ISC */
#ifndef TEND_TEXT_H
#define TEND_TEXT_H

#include <stdint.h>

#include "base/buf.h"

/*
 * Unicode text in UTF-8, the same in every locale: nothing here depends on setlocale(). utf8.h has
 * its bytes, words.h its words; text.c is the only file that includes utf8proc.
 */

/* the class of a character, for splitting text into words */
enum text_class {
	TEXT_OTHER,  /* a space, punctuation, a symbol, a control character */
	TEXT_LETTER, /* a letter or a digit */
	TEXT_UPPER,  /* an upper-case or title-case letter */
	TEXT_DENSE,  /* a letter of a script written without spaces */
	TEXT_MARK,   /* belongs to the character before it: accents, joiners */
};
enum text_class text_class(int32_t);

/*
 * Appends the form in which names are compared. Case is folded; accents and points are removed,
 * also from ø ł đ ı and the like, which Unicode does not decompose; compatibility forms (full
 * width, ligatures) become plain; invisible characters are dropped; curly apostrophes become
 * straight; runs of spaces, line ends, hyphens, dashes and "_" become one space, and none at the
 * ends. Vowel signs that distinguish names are kept (Indic, Thai, kana). Invalid bytes become
 * U+FFFD. Folding a folded text changes nothing.
 */
void text_fold(struct buf *out, struct str s);
/* clears scratch and folds s into it; valid until the buffer changes */
struct str text_folded(struct buf *scratch, struct str s);
/* true if the folded forms are equal */
bool text_same(struct str, struct str);
/* true if s is one of n words, likewise */
bool text_one_of(struct str s, const struct str *words, size_t n);
#define TEXT_ONE_OF(s, words) text_one_of(s, words, sizeof(words) / sizeof((words)[0]))
/* compares by folded form, then by bytes: <0, 0, >0; a total order, the same on every machine */
int text_order(struct str, struct str);

/* the width in columns on a terminal: 2 for wide characters, 0 for marks and controls */
size_t text_width(struct str);

/*
 * Appends s with what is written from right to left in it, such as an Arabic name, isolated by
 * U+2068 and U+2069, so that a terminal keeps the order of what stands around it.
 */
void text_isolate(struct buf *out, struct str s);

/*
 * True if character c must not reach a terminal as it is: controls, line and paragraph separators,
 * bidi controls, and characters that show nothing. Joiners and variation selectors may pass where
 * they have a use, which depends on the neighbours prev and next (0 or less for none): in scripts
 * that need them, in emoji, after a Han character.
 */
bool text_hides(int32_t c, int32_t prev, int32_t next);
/* the first character of s; -1 if s is empty */
int32_t text_peek(struct str);

/*
 * Appends s in a form that cannot deceive a reader on a terminal: control characters as ^X, other
 * characters that text_hides() and invalid bytes as <U+202E> or <FF>. If `lines`, tabs and line
 * ends (LF, CRLF) are kept. All output to a terminal passes through here.
 */
void text_visible(struct buf *out, struct str s, bool lines);

#endif
