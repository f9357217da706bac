/* SPDX-License-Identifier: ISC */
#ifndef TEND_BRIEF_LOG_H
#define TEND_BRIEF_LOG_H

#include "brief/brief_fact.h"

/* facts about past and future interactions: the log, the account, gifts, promises, asks */
void brief_log(struct briefing *);
void brief_account(struct briefing *);
void brief_give(struct briefing *);
void brief_promises(struct briefing *);
void brief_asks(struct briefing *);

#endif
