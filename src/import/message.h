/* SPDX-License-Identifier: ISC */
#ifndef TEND_MESSAGE_H
#define TEND_MESSAGE_H

#include "book/book.h"
#include "read/mail.h"

/* what messages_begin() needs of all contacts */
#define MESSAGE_NEEDS ((struct needs){KEYSET(KEY_EMAIL), WANT_ENTRIES | WANT_TEXTS})

/* a message to or from a contact, as an entry of their log */
struct message {
	size_t who;      /* index into the book's contacts */
	day date;
	int64_t at;      /* time in seconds since 1970 */
	char dir;        /* direction, as in entry.h */
	struct str id;   /* as in mail_id() */
	struct str text; /* Markdown whose only link is the last: the subject, and <mid:ID> */
};

/*
 * Finds the messages in a set of mail by the addresses in `email`; addresses of the owner and
 * inactive contacts are not matched.
 *
 *	from the owner      one message to each contact in To, Cc and Bcc
 *	to the owner        one message from each contact in From
 *	the owner has no    one message with each contact in From or, if there is none, with each in
 *	address             To, Cc and Bcc; the direction is then unknown
 *
 * All other mail is skipped. So is mail that a program sent (see mail.h), mail before `since`, and
 * mail that the contact's log already has: an entry with "mid:ID" in its text.
 */
struct messages {
	struct message *v;
	size_t n, cap;
	bool owned; /* true if the owner has an address */
	/* private */
	const struct book *book;
	struct mail_reader *reader;
	struct errors *errors;
	day today, since;
	struct map address; /* address: its contact */
	struct map known;   /* messages already in logs: "WHO ID" */
	size_t *seen;       /* for each contact, the last mail that named it */
	size_t mails;       /* number of mails so far */
	size_t *who;        /* contacts named in the current mail */
	size_t nwho, who_cap;
	bool mine;          /* the current mail names an address of the owner */
	struct buf scratch;
	struct arena arena;
};

/* needs the whole book, loaded with MESSAGE_NEEDS; everything passed must outlive the messages */
void messages_begin(struct messages *, const struct book *, struct mail_reader *, day today,
                    day since, struct errors *);
/*
 * Adds one mail, given its headers and their place for error messages. A mail without a date, or
 * dated after today, is reported and skipped; an address that several contacts share is reported
 * once and skipped.
 */
void messages_add(struct messages *, struct str path, uint32_t line, struct str head);
/* sorts by date, id and time; drops duplicates, by Message-ID, and messages that the logs have */
void messages_end(struct messages *);
void messages_free(struct messages *);

#endif
