/* SPDX-License-Identifier: ISC */
#ifndef TEND_MAIL_H
#define TEND_MAIL_H

#include <stdint.h>

#include "base/buf.h"
#include "base/date.h"

/*
 * Reads the headers of a mail (RFC 5322, 2047) from their bytes. mail.c is the only file that
 * includes GMime. The result does not depend on the locale: raw 8-bit text is UTF-8, else ISO
 * 8859-1.
 */
struct mail {
	/*
	 * all headers; the fields below are raw values of the first header of each name; empty if
	 * there is none
	 */
	struct str head;
	struct str from, date, received, subject, id;
	/*
	 * true if a program sent it: Auto-Submitted other than "no", or Precedence "bulk" or "junk"
	 */
	bool machine;
};

/* opens GMime; only one at a time; the caller closes it */
struct mail_reader;
struct mail_reader *mail_open(void);
void mail_close(struct mail_reader *);

/* finds the headers; `out` points into `head`, which needs no final blank line */
void mail_read(struct mail *out, struct str head);

/*
 * Calls `take` with each address in the value of a header, including those in groups, but never
 * with a name that looks like one. The address is normalised for comparison: case folded, the
 * domain in ASCII (RFC 5891); it is valid during the call. 0; -1 without a call if there are more
 * than MAIL_COLONS colons, because GMime recurses at each.
 */
typedef void mail_take(void *arg, struct str address);
int mail_addresses(struct mail_reader *, struct str value, mail_take *, void *arg);
/* the same for all To, Cc and Bcc headers */
int mail_recipients(struct mail_reader *, const struct mail *, mail_take *, void *arg);

#define MAIL_COLONS 2000

/*
 * The day in the sender's time zone, and the time in seconds since 1970; from Date, else from the
 * latest Received. 0, or -1 if neither has a date.
 */
int mail_day(day *out, int64_t *at, struct mail_reader *, const struct mail *);

/*
 * appends the decoded subject as UTF-8; blanks and control characters become single spaces; at most
 * SUBJECT_MAX bytes
 */
void mail_subject(struct buf *out, struct mail_reader *, const struct mail *);
#define SUBJECT_MAX 4096

/*
 * Appends the Message-ID in the form of a "mid:" URL (RFC 2392, 1998): letters, digits and "-._+=@"
 * as they are, the rest as %XX. Without a Message-ID it is derived from the UUID of From, Date and
 * Subject; one longer than MAIL_ID_MAX bytes from its own UUID.
 */
void mail_id(struct buf *out, const struct mail *);
#define MAIL_ID_MAX 250
/* true if such an id may contain the character */
bool mail_id_char(char);

#endif
