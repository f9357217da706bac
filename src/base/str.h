/* SPDX-License-Identifier: ISC */
#ifndef TEND_STR_H
#define TEND_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*
 * A slice: n bytes at p that somebody else owns. Not terminated; may hold any
 * byte. The empty slice has n == 0, whatever p is.
 */
struct str {
	const char *p;
	size_t n;
};

/* the slice of a string literal */
#define STR(lit) ((struct str){"" lit "", sizeof(lit) - 1})

/* arguments for "%.*s" */
#define STR_ARG(s) (int)(s).n, (s).n ? (s).p : ""

/* the same for a table of them, which must be made of constants */
#define STR_INIT(lit) {"" lit "", sizeof(lit) - 1}

/* the slice of a terminated string; NULL gives the empty slice */
struct str str_of(const char *);

/* bytes as unsigned, the shorter of two equal beginnings first: <0, 0, >0 */
int str_cmp(struct str, struct str);

/*
 * The smallest ones are here, since every byte of every file passes through
 * them: as calls they take a tenth of a filter's time.
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

/* byte for byte */
static inline bool
str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* the bytes from `from` up to `to`, both cut to the slice's length */
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

static inline bool
str_ends(struct str s, struct str with)
{
	return s.n >= with.n && (with.n == 0 || memcmp(s.p + s.n - with.n, with.p, with.n) == 0);
}

/* without spaces, tabs and line ends at either end */
struct str str_trim(struct str);

/* position of the first c or of the first needle, or s.n when there is none */
size_t str_chr(struct str s, char c);
size_t str_find(struct str s, struct str needle);

/*
 * Cuts s at the first c: *head is what stands before it, the result what
 * stands after. Without c, head is all of s and the result is empty.
 */
struct str str_cut(struct str *head, struct str s, char c);

/*
 * The next line of *rest without its end (LF, CRLF or a lone CR), and moves
 * *rest past it. False at the end; a last line need not be ended.
 */
bool str_line(struct str *line, struct str *rest);

/* where the line begins that holds the byte at `at` */
size_t str_line_start(struct str, size_t at);

/* a decimal number, digits only, up to max; -1 for anything else */
int64_t str_number(struct str, int64_t max);

#endif
