/* SPDX-License-Identifier: ISC */
#ifndef TEND_TEXT_H
#define TEND_TEXT_H

#include <stdint.h>

#include "base/buf.h"

/*
 * Unicode text, in UTF-8. The same in every locale: nothing here asks
 * setlocale(). Bytes in utf8.c, words in words.c, distance in near.c; text.c is
 * the only file that includes utf8proc.
 */

/* the offset of the first byte that is not valid UTF-8 or is NUL; s.n if all is well */
size_t text_invalid(struct str s);
/* appends s with each invalid byte and each NUL replaced by U+FFFD */
void text_repair(struct buf *out, struct str s);

/* the beginning of s: at most n bytes, and whole characters */
struct str text_cut(struct str s, size_t n);

/* moves *rest past its first character and returns it; U+FFFD for an invalid byte, -1 at the end */
int32_t text_next(struct str *rest);

/* what a character is, as far as words are concerned */
enum text_class {
	TEXT_OTHER,  /* a space, punctuation, a symbol, a control */
	TEXT_LETTER, /* or a digit */
	TEXT_UPPER,  /* an upper-case or title-case letter */
	TEXT_DENSE,  /* a letter of a script written without spaces */
	TEXT_MARK,   /* what goes with the character before it: accents, joiners */
};
enum text_class text_class(int32_t);

/*
 * Appends the form in which two names are compared: case folded, accents and
 * points removed (also ø ł đ ı and their like, which Unicode does not
 * decompose), compatibility forms as what they stand for (full width,
 * ligatures), invisible characters dropped, curly apostrophes straight, runs
 * of spaces and line ends, hyphens and dashes, and "_" as one space, none at
 * either end. Vowel signs that make another name without them stay (Indic,
 * Thai, kana). Invalid bytes come out as U+FFFD. Folding twice changes nothing.
 */
void text_fold(struct buf *out, struct str s);
/* whether the folded forms are equal */
bool text_same(struct str, struct str);
/* <0, 0, >0: by folded form, then by bytes: a total order, the same everywhere */
int text_order(struct str, struct str);

/* columns on a terminal: 2 for wide characters, 0 for marks and controls */
size_t text_width(struct str);

/*
 * Whether a character must not reach a terminal as it is: control characters, line and paragraph separators,
 * bidi controls, and those that show nothing. A joiner or a variation selector may where it has a use, which
 * its neighbours tell (0 or less for none): in the scripts that need it, in emoji, behind a Han character.
 */
bool text_hides(int32_t c, int32_t prev, int32_t next);
/* the character that s begins with; -1 at the end */
int32_t text_peek(struct str);

/*
 * Appends s so that a terminal cannot be deceived: control characters as ^X, others of text_hides() and
 * invalid bytes as <U+202E> or <FF>. With `lines`, tabs and line ends (LF, CRLF) stay. All that goes to a
 * terminal comes through here.
 */
void text_visible(struct buf *out, struct str s, bool lines);

/*
 * The next word of *rest, folded, into out (which is cleared first): a run of
 * letters, digits and marks; in scripts written without spaces (Han, kana,
 * Thai, Lao, Khmer, Burmese) every pair of neighbours is a word, and a lone one.
 * *word is the raw slice it came from. False at the end. Moves *rest on.
 */
bool text_word(struct buf *out, struct str *word, struct str *rest);

/* a table of words that carry no meaning of their own ("the", "of", "für"), for a folded word */
bool text_stopword(struct str folded);

/*
 * Edit distance of two short strings: insertions, deletions, replacements and
 * swaps of neighbours count 1 (Damerau 1964, optimal string alignment), over
 * bytes. Stops at limit + 1, and says so. Longer than 64 bytes: limit + 1.
 */
unsigned text_distance(struct str, struct str, unsigned limit);

#endif
