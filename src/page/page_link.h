/* SPDX-License-Identifier: ISC */
#ifndef TEND_PAGE_LINK_H
#define TEND_PAGE_LINK_H

#include "base/buf.h"

/*
 * The addresses of links on the page of a contact. They run and load nothing by themselves.
 */

/* true for an address in notes that may stay a link: http, https, mailto, tel */
bool page_link_may(struct str url);
/* true for a value that is an address of the web as a whole */
bool page_link_web(struct str value);

/* appends a link, with its text isolated; the address is not yet escaped */
void page_link_add(struct buf *out, struct str address, struct str text);

/*
 * These append an address made from a value as people write it. False, with nothing appended, if
 * there is none in it.
 */

/*
 * the number to dial, without its remarks: "+49 (0)30 1234517 ext. 4" is "+49301234517", then
 * ";ext=4" if `extension`
 */
bool page_link_phone(struct buf *out, struct str value, bool extension);
/* "mailto:" and the address: of "Ann <ann@example.org>" what is in the brackets */
bool page_link_mail(struct buf *out, struct str value);
/*
 * a messenger's: of "xmpp:ann@example.org", or the value and the name of its service ("Telegram",
 * else empty); *service is then what to call it
 */
bool page_link_messenger(struct buf *out, struct str *service, struct str name, struct str value);
/* a map of a postal address, at OpenStreetMap */
void page_link_map(struct buf *out, struct str address);

#endif
