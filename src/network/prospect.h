/* SPDX-License-Identifier: ISC */
#ifndef TEND_PROSPECT_H
#define TEND_PROSPECT_H

#include "account/account.h"
#include "network/people_graph.h"

/* the keys and parts that prospect_find() needs, of the whole book */
#define PROSPECT_KEYS (PEOPLE_GRAPH_KEYS | ACCOUNT_KEYS | KEYSET(KEY_ADMIRE) | KEYSET(KEY_ORG))
#define PROSPECT_PARTS PEOPLE_GRAPH_PARTS

/* people to know at an organisation one respects */
#define PROSPECT_ORG 4

/* also the order of their rows */
enum prospect_how { PROSPECT_ADMIRED, PROSPECT_ORGANISATION, PROSPECT_RECOMMENDED, PROSPECT_HORIZON, PROSPECT_NONE };

/* somebody to write to, and never contacted; or an organisation where there are more to find */
struct prospect {
	enum prospect_how how;
	size_t node;        /* of the web; of an organisation the web's n */
	struct str name;    /* id, name on the horizon, or organisation */
	struct str what;    /* of the admired: what their file says; else the organisation's name, if that is why */
	const uint32_t *by; /* who recommends them; else those in good standing tied to them; ascending indices of contacts */
	size_t nby;
	int64_t known;      /* of an organisation: how many of its people are in the book */
};

/*
 * Whom to write to now, by `how`, then those with most `by`, then by name. Each has one row, the first
 * that holds. The owner and the retired are nobody's row, and their words do not count; contact is an entry up to today or a
 * last-contact key, `met` alone is none.
 *
 *	admired       `admire` in their file; or me.md's `admire` names them, or their org, of which the first
 *	              PROSPECT_ORG people are looked at, those contacted before the others
 *	organisation  named there, and fewer than PROSPECT_ORG of its people are in the book; what is neither
 *	              the org of a contact nor somebody's name is taken for one
 *	recommended   in somebody's `recommends`, whether or not there is a file
 *	horizon       no file, and tied to somebody in good standing: who was in touch, is not dormant, and
 *	              whose account is not overdrawn
 *
 * Lists live in the arena, all other texts in the book and the web; the caller frees *out.
 */
void prospect_find(struct prospect **out, size_t *n, struct people_graph *, day today, struct arena *);

/* "admired", "organisation", … */
const char *prospect_how_name(enum prospect_how);

#endif
