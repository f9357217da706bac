/* SPDX-License-Identifier: ISC */
#ifndef TEND_MESSAGE_H
#define TEND_MESSAGE_H

#include "book/book.h"
#include "read/mail.h"

/* what is needed of all contacts */
#define MESSAGE_NEEDS ((struct needs){KEYSET(KEY_EMAIL), WANT_ENTRIES | WANT_TEXTS})

/* a mail to or from somebody in the book, as an entry of their log */
struct message {
	size_t who;      /* index into the book's contacts */
	day date;
	int64_t at;      /* the moment, in seconds since 1970 */
	char dir;        /* as in entry.h */
	struct str id;   /* as in mail_id() */
	struct str text; /* Markdown that makes no link but the last: the subject, and <mid:ID> */
};

/*
 * The letters in a heap of mail. By the addresses in `email`; the owner and the retired have none.
 *
 *	from the owner        a letter to each in To, Cc and Bcc
 *	to the owner, there   a letter from each in From
 *	without an owner's    a letter with each in From, or, where that is nobody, with each in
 *	address               To, Cc and Bcc; who reached out is then unknown
 *
 * All other mail is none, and neither is what a program wrote (see mail.h), what is before `since`, and what
 * somebody's log has already: an entry with "mid:ID" in its text.
 */
struct messages {
	struct message *v;
	size_t n, cap;
	bool owned; /* the owner has an address */
	/* private */
	const struct book *book;
	struct mail_reader *reader;
	struct errors *errors;
	day today, since;
	struct map address; /* whose it is */
	struct map known;   /* what is there: "WHO ID" */
	size_t *seen;       /* of each contact the mail in which it was last met */
	size_t mails;       /* so far */
	size_t *who;        /* the people of the mail at hand */
	size_t nwho, who_cap;
	bool mine;          /* an address of the owner was met */
	struct buf scratch;
	struct arena arena;
};

/* the book is loaded in whole, with MESSAGE_NEEDS; all that is pointed to must live as long */
void messages_begin(struct messages *, const struct book *, struct mail_reader *, day today, day since, struct errors *);
/*
 * The headers of one mail, and where they stand, for messages. A mail without a date, or dated after today, is told and left out; so is an
 * address that more than one contact has, once.
 */
void messages_add(struct messages *, struct str path, uint32_t line, struct str head);
/* by date, id and moment; what was there more than once, by its Message-ID, and what the logs have is gone */
void messages_end(struct messages *);
void messages_free(struct messages *);

#endif
