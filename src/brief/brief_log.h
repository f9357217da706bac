/* SPDX-License-Identifier: ISC */
#ifndef TEND_BRIEF_LOG_H
#define TEND_BRIEF_LOG_H

#include "brief/brief_fact.h"

/* facts about past and future interactions: the log, plans, the account, gifts, promises, asks */
/* the newest entries, fewer by `less`, but one at least */
void brief_log(struct briefing *, size_t less);
void brief_plans(struct briefing *);
void brief_account(struct briefing *);
void brief_give(struct briefing *);
void brief_promises(struct briefing *);
void brief_asks(struct briefing *);

#endif
