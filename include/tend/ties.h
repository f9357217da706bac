/* SPDX-License-Identifier: ISC */
#ifndef LIBTEND_TIES_H
#define LIBTEND_TIES_H

#include <tend/book.h>
#include <tend/contact.h>
#include <tend/date.h>

TEND_BEGIN

/*
 * Ties between contacts: `knows`, `via`, `recommends` or a logged +intro, in either
 * file. Ties have no direction. The owner knows everyone and has none.
 */
struct tend_ties;

/* Reads the ties of a book, which must stay open; introductions up to today count. */
TEND_API struct tend_ties *tend_ties_open(const struct tend_book *, tend_day today);
/* Frees the ties; ignores NULL. */
TEND_API void tend_ties_close(struct tend_ties *);

/* the contacts with a tie to a contact, in the order of ids */
TEND_API struct tend_contact **tend_tie_list(const struct tend_ties *, const struct tend_contact *,
                                             size_t *n);
/* true if two contacts have a tie */
TEND_API bool tend_tied(const struct tend_ties *, const struct tend_contact *,
                        const struct tend_contact *);

TEND_END

#endif
