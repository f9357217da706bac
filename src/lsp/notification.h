/* SPDX-License-Identifier: ISC */
#ifndef TEND_NOTIFICATION_H
#define TEND_NOTIFICATION_H

#include "lsp/server.h"

/* what the editor reports without asking for an answer: texts that open, change and close */

/* takes a notification; one that is unknown is ignored */
void notification_take(struct server *, struct str method, const struct msg *params);
/* publishes the problems of the books in which a text has changed since the last time */
void notification_publish(struct server *);
/*
 * Looks for what other programs changed, which the editor may not report: when it pauses, and when
 * it asks something after a long pause.
 */
void notification_look(struct server *);

#endif
