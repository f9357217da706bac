/* SPDX-License-Identifier: ISC */
#ifndef TEND_ACQUAINTED_H
#define TEND_ACQUAINTED_H

#include <pthread.h>

#include "book/book.h"

/* the keys and parts of the whole book that acquainted_open() and acquainted_in() need */
#define ACQUAINTED_KEYS (NAME_KEYS | KEYSET(KEY_ORG) | KEYSET(KEY_PLACE))
#define ACQUAINTED_PARTS WANT_RAW

/*
 * Who is named in the text of whose file, without a link: by a first name or nickname that one
 * contact of the book alone has ("met Jonas at the fair"), by such a surname with a title or a
 * genitive ("Frau Vogel", "Palmer's sheds"), or by an organisation that one contact alone is at.
 *
 * A name begins with a capital. One that is a common word, too ("Will", "May"), counts only within
 * a sentence; one that is part of a place in the book ("Paris") does not count.
 */
struct acquainted {
	const struct book *book;
	struct map first, last; /* folded word of a name: the contact, or ACQUAINTED_SEVERAL */
	struct map org;         /* folded organisation: likewise */
	struct map org_word;    /* the first words of those */
	struct map common;      /* common words, see words_common() */
	struct map place;       /* folded words of places */
	struct arena arena;
	pthread_mutex_t lock;   /* while acquainted_either() fills it */
	bool ready;
};

#define ACQUAINTED_SEVERAL (MAP_NONE - 1)

/* borrows the book; it is filled when it is first needed, or by acquainted_open() */
void acquainted_start(struct acquainted *, const struct book *);
void acquainted_open(struct acquainted *);
void acquainted_close(struct acquainted *);

/*
 * Finds the next contact that the text of contact `who` names, from *rest on; start with `rest` as
 * context_body() has it. Sets *name to the slice that names them and moves *rest on. Returns the
 * contact, never `who` or the owner, or b->n at the end; organisations count if `orgs`. The scratch
 * is the caller's: several threads may ask at once.
 */
size_t acquainted_next(struct str *name, const struct acquainted *, size_t who, bool orgs,
                       struct str *rest, struct buf *scratch);
/*
 * True unless a word of a text, with a capital, is a place of the book, a month, or a common word
 * that begins a sentence. Call acquainted_open() before.
 */
bool acquainted_may_be_name(const struct acquainted *, struct str text, struct str word,
                            struct str folded);
/*
 * The one contact that a word of a text names in any way: by a first name, nickname or surname that
 * one contact alone has, also in another case ("the Prats", "z Nunem"); b->n for none. Call
 * acquainted_open() before.
 */
size_t acquainted_called(const struct acquainted *, struct str text, struct str word,
                         struct str folded);
/* true if a word of a text is a first name or a nickname of several contacts; likewise */
bool acquainted_several(const struct acquainted *, struct str text, struct str word,
                        struct str folded);
/* true if the file of either contact names the other; several threads may ask at once */
bool acquainted_either(struct acquainted *, size_t a, size_t b);

#endif
