/* SPDX-License-Identifier: ISC */
#ifndef TEND_NAME_WORDS_H
#define TEND_NAME_WORDS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

/*
 * The words of names, and how well an operand fits them: "silva" is a word of "Ana Silva", "silv"
 * begins one, "ana sil" begins two in a row, "silva a" begins two in another order.
 */
enum name_fit {
	NAME_NONE,
	NAME_APART, /* each of its words begins one of the name, in any order */
	NAME_PART,  /* it begins at a MARK_PART */
	NAME_BEGIN, /* it is the beginning of a word, or of several in a row */
	NAME_WORD,  /* it is a whole word, or several in a row */
	NAME_WHOLE,
};

/* where words begin in a plain name */
enum name_mark {
	MARK_NONE,
	MARK_WORD,
	MARK_PART, /* within a word: after "@" or an apostrophe, in a script without spaces */
};

/*
 * Appends the plain form of a folded name: its words with one space between them; apostrophes are
 * dropped, and spaces within scripts that are written without; other punctuation but "@" counts as
 * a space. If `marks` is not NULL, it gets a MARK_… for each byte.
 */
void name_plain(struct buf *out, struct buf *marks, struct str folded);

/* how a plain operand fits one plain name with its marks */
enum name_fit name_fit(struct str plain, const char *marks, struct str operand);

/* the beginning of a word in a plain name */
struct name_start {
	const char *text;  /* to the end of the name; terminated */
	const char *whole; /* the whole name */
	const char *marks; /* of the whole name */
	uint32_t who;
};

/* the beginnings of the words of many names, in the order of their texts */
struct name_words {
	struct name_start *v;
	size_t n, cap;
	struct buf plain, marks;
	struct arena arena;
};

/* adds a folded name; only the beginning of an address counts. After the last one, sort */
void name_words_add(struct name_words *, struct str folded, uint32_t who, bool address);
void name_words_sort(struct name_words *);

/*
 * To change the names of a contact when all are sorted: drops them and returns the number of those
 * that stay; after the new ones are added, brings them in their places.
 */
size_t name_words_drop(struct name_words *, uint32_t who);
void name_words_insert(struct name_words *, size_t sorted);

/* the first of the beginnings that start with a plain operand; *n is their number */
const struct name_start *name_words_range(const struct name_words *, size_t *n, struct str operand);
/* how an operand fits a name where name_words_range() found it: NAME_PART or better */
enum name_fit name_start_fit(const struct name_start *, struct str operand);

/* the bytes of the first `words` words of a text */
struct str name_head(const char *text, size_t words);
/* the number of words of a plain text */
size_t name_count(struct str plain);

void name_words_free(struct name_words *);

#endif
