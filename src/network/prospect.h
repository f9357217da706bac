/* SPDX-License-Identifier: ISC */
#ifndef TEND_PROSPECT_H
#define TEND_PROSPECT_H

#include "account/account.h"
#include "network/people_graph.h"

/* the keys and parts of the whole book that prospect_find() needs */
#define PROSPECT_KEYS (PEOPLE_GRAPH_KEYS | ACCOUNT_KEYS | KEYSET(KEY_ADMIRE) | KEYSET(KEY_ORG))
#define PROSPECT_PARTS PEOPLE_GRAPH_PARTS

/* number of people to know at an organisation the owner admires */
#define PROSPECT_ORG 4

/* also the order of their rows */
enum prospect_how {
	PROSPECT_ADMIRED,
	PROSPECT_ORGANISATION,
	PROSPECT_RECOMMENDED,
	PROSPECT_UNFILED,
	PROSPECT_NONE
};

/*
 * a person to write to, never contacted so far; or an organisation where more people can be found
 */
struct prospect {
	enum prospect_how how;
	size_t node;        /* node of the people graph; for an organisation the graph's n */
	struct str name;    /* id, name of a person without a file, or organisation */
	/*
	 * for an admired person, what their file says; else the organisation, if that is the reason
	 */
	struct str what;
	/*
	 * indices of contacts, ascending: those who recommend them; else those in good standing
	 * tied to them
	 */
	const uint32_t *by;
	size_t nby;
	int64_t known;      /* for an organisation, the number of its people in the book */
};

/*
 * Finds people to write to now, by `how`, then those with most `by`, then by name. Each has one
 * row, the first that applies. The owner and inactive contacts have none, and what they recommend
 * does not count. Contact is an entry up to today or a last-contact key; `met` alone is not.
 *
 *   admired       has `admire` in their file; or me.md's `admire` names them, or their
 *                 organisation; PROSPECT_ORG people of it are considered, contacted ones first
 *   organisation  me.md's `admire` names it, and fewer than PROSPECT_ORG of its people are in the
 *                 book; a name that is neither an org of a contact nor a person counts as one
 *   recommended   is in a contact's `recommends`, with or without a file
 *   horizon       has no file, and is tied to a contact in good standing: in touch, not dormant,
 *                 and the account not overdrawn
 *
 * Lists live in the arena, all other texts in the book and the graph; the caller frees *out.
 */
void prospect_find(struct prospect **out, size_t *n, struct people_graph *, day today,
                   struct arena *);

/* "admired", "organisation", … */
const char *prospect_how_name(enum prospect_how);

#endif
