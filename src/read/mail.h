/* SPDX-License-Identifier: ISC */
#ifndef TEND_MAIL_H
#define TEND_MAIL_H

#include <stdint.h>

#include "base/buf.h"
#include "base/date.h"

/*
 * The headers of a mail (RFC 5322, 2047), from their bytes. The only file that includes GMime.
 * Nothing here asks the locale: what is raw 8 bit is UTF-8, else ISO 8859-1.
 */
struct mail {
	struct str head; /* all headers; the rest are the values of the first of each, as they stand; empty if there is none */
	struct str from, date, received, subject, id;
	bool machine; /* by a program: Auto-Submitted but "no", or Precedence "bulk" or "junk" */
};

/* GMime, made ready. One at a time; the caller closes it. */
struct mail_reader;
struct mail_reader *mail_open(void);
void mail_close(struct mail_reader *);

/* finds what is asked for; `out` points into the headers, which need no blank line behind them */
void mail_read(struct mail *out, struct str head);

/*
 * Each address in the value of a header (also of groups; never a name that looks like one) is given to
 * `take`, in the form in which two are compared: case folded, the domain in ASCII (RFC 5891).
 * The slice holds during the call. 0; -1 and none, where there are more than MAIL_COLONS colons: GMime calls itself for each.
 */
typedef void mail_take(void *arg, struct str address);
int mail_addresses(struct mail_reader *, struct str value, mail_take *, void *arg);
/* the same of all headers To, Cc and Bcc */
int mail_recipients(struct mail_reader *, const struct mail *, mail_take *, void *arg);

#define MAIL_COLONS 2000

/*
 * The day in the zone of the sender, and the moment in seconds since 1970: by Date, else by the latest Received. 0, or -1
 * if neither has a date.
 */
int mail_day(day *out, int64_t *at, struct mail_reader *, const struct mail *);

/* appends the subject, decoded: UTF-8, its blanks and control characters as single spaces, at most SUBJECT_MAX bytes */
void mail_subject(struct buf *out, struct mail_reader *, const struct mail *);
#define SUBJECT_MAX 4096

/*
 * Appends the Message-ID as it stands in a URL "mid:" (RFC 2392, 1998): letters, digits and "-._+=@", the rest as %XX.
 * Without one, or where that is longer than MAIL_ID_MAX bytes, it is made of the UUID of From, Date and Subject, or of the long one.
 */
void mail_id(struct buf *out, const struct mail *);
#define MAIL_ID_MAX 250
/* whether a character may stand in such an id */
bool mail_id_char(char);

#endif
