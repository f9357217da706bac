/* SPDX-License-Identifier: ISC */
#ifndef TEND_STR_H
#define TEND_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*
 * A slice: n bytes at p that it does not own. It is not terminated and may hold any byte. A slice
 * with n == 0 is empty, whatever p is.
 */
struct str {
	const char *p;
	size_t n;
};

/* the slice of a string literal */
#define STR(lit) ((struct str){"" lit "", sizeof(lit) - 1})

/* arguments for "%.*s" */
#define STR_ARG(s) (int)(s).n, (s).n ? (s).p : ""

/* STR() for tables, whose initialisers must be constant */
#define STR_INIT(lit) {"" lit "", sizeof(lit) - 1}

/*
 * Literals of a list of words that is written once, as a macro LIST(first, next, last) of entries
 * with the word first: "a, b or c" is LIST(LIST_FIRST, LIST_NEXT, LIST_OR).
 */
#define LIST_FIRST(word, ...) word
#define LIST_NEXT(word, ...) ", " word
#define LIST_OR(word, ...) " or " word
#define LIST_AND(word, ...) " and " word
#define LIST_LINE(word, ...) word "\n"

/* the slice of a terminated string; the empty slice for NULL */
struct str str_of(const char *);

/* compares as unsigned bytes, a prefix first: <0, 0, >0 */
int str_cmp(struct str, struct str);
/* str_cmp() of two struct str, for qsort() and bsearch() */
int str_order(const void *, const void *);

/*
 * The smallest functions are inline: every byte of every file passes through them, and as calls
 * they take a tenth of a filter's time.
 */

/* ASCII, in every locale */
static inline bool
char_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
char_alpha(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* a space or a tab */
static inline bool
char_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* LF or CR */
static inline bool
char_line_end(char c)
{
	return c == '\n' || c == '\r';
}

/* a space, a tab or a line end */
static inline bool
char_space(char c)
{
	return char_blank(c) || char_line_end(c);
}

/* an ASCII letter, or any byte of a character beyond ASCII */
static inline bool
char_letter(char c)
{
	return char_alpha(c) || (unsigned char)c >= 0x80;
}

/* c in lower or upper case if it is an ASCII letter, else c */
static inline char
char_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static inline char
char_upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c & ~0x20) : c;
}

/* the value of a hexadecimal digit, or -1 */
static inline int
char_hex(char c)
{
	if (char_digit(c))
		return c - '0';
	c = char_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* true if c is one of the bytes of `set`: char_in(c, STR("-+*")) */
static inline bool
char_in(char c, struct str set)
{
	return set.n && memchr(set.p, c, set.n);
}

/*
 * The offset from i on of the first byte whose entry in `table` has one of `bits`; s.n without one.
 * Most bytes have none, so that four are tested at once.
 */
static inline size_t
str_first_of(struct str s, size_t i, const unsigned char table[256], unsigned bits)
{
	const unsigned char *p = (const unsigned char *)s.p;

	while (i + 4 <= s.n &&
	       !((table[p[i]] | table[p[i + 1]] | table[p[i + 2]] | table[p[i + 3]]) & bits))
		i += 4;
	while (i < s.n && !(table[p[i]] & bits))
		i++;
	return i;
}

/* true if both have the same bytes */
static inline bool
str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* s in lower case (ASCII letters only), written to out; empty if s is longer than size bytes */
struct str str_lower(char *out, size_t size, struct str s);
/* true if both are equal but for the case of ASCII letters */
bool str_same(struct str, struct str);
/* true if s is one of n words, likewise */
bool str_one_of(struct str s, const struct str *words, size_t n);
#define STR_ONE_OF(s, words) str_one_of(s, words, sizeof(words) / sizeof((words)[0]))

/* the bytes [from, to), both clamped to the length of s */
static inline struct str
str_sub(struct str s, size_t from, size_t to)
{
	if (to > s.n)
		to = s.n;
	return from < to ? (struct str){s.p + from, to - from} : (struct str){s.p, 0};
}

static inline bool
str_starts(struct str s, struct str with)
{
	return s.n >= with.n && (with.n == 0 || memcmp(s.p, with.p, with.n) == 0);
}

/* moves *s past `with`, if it begins so */
static inline bool
str_skip(struct str *s, struct str with)
{
	if (!str_starts(*s, with))
		return false;
	*s = str_sub(*s, with.n, s->n);
	return true;
}

static inline bool
str_ends(struct str s, struct str with)
{
	return s.n >= with.n && (with.n == 0 || memcmp(s.p + s.n - with.n, with.p, with.n) == 0);
}

/* moves *s past the first of n texts that it begins with: the index of that text, or -1 */
int str_skip_any(struct str *s, const struct str *with, size_t n);
#define STR_SKIP_ANY(s, with) str_skip_any(s, with, sizeof(with) / sizeof((with)[0]))

/* s without spaces, tabs and line ends at both ends */
struct str str_trim(struct str);
/* without any of these characters at its front, and any of those at its end */
struct str str_strip(struct str, struct str front, struct str end);

/* the offset of the first c, or of the first needle; s.n if there is none */
size_t str_chr(struct str s, char c);
size_t str_find(struct str s, struct str needle);

/* the offset of the first byte below a blank, but for LF; s.n if there is none */
size_t str_control(struct str);

/*
 * Cuts s at the first c: sets *head to what comes before it and returns what comes after it.
 * Without a c, *head is s and the result is empty.
 */
struct str str_cut(struct str *head, struct str s, char c);
/* the offset after the last c; 0 if there is none: where the name of a file begins in its path */
size_t str_after_last(struct str s, char c);
/*
 * Cuts s at the last c: sets *head to what comes before it and returns what comes after it. Without
 * a c, *head is empty and the result is s.
 */
struct str str_cut_last(struct str *head, struct str s, char c);
/* true if a list with `separator` between its items has this one: "b" in "a/b"; false for "" */
bool str_has_item(struct str list, char separator, struct str item);

/*
 * Sets *line to the next line of *rest without its end (LF, CRLF or a lone CR) and moves *rest past
 * it. The last line may lack an end. False if *rest is empty.
 */
bool str_line(struct str *line, struct str *rest);

/* the first line of a text that has more than blanks, without blanks around it */
struct str str_first_line(struct str);

/* the offset where the line of the byte at `at` begins */
size_t str_line_start(struct str, size_t at);

/* true if s is one digit or more and nothing else */
bool str_digits(struct str);
/* true if s has a digit */
bool str_has_digit(struct str);

/* true if s has a digit */
bool str_has_digit(struct str);

/* the value of a decimal number of digits only, at most max; -1 for anything else */
int64_t str_number(struct str, int64_t max);

#endif
