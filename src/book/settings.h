/* SPDX-License-Identifier: ISC */
#ifndef TEND_SETTINGS_H
#define TEND_SETTINGS_H

#include "contact/contact.h"

struct tier {
	struct str name;
	struct period every;
};

/* what me.md says of the whole book, or the defaults */
struct settings {
	struct tier *tier;      /* in the order of the file */
	size_t ntiers;
	int64_t ratio;          /* deposits for a withdrawal: 7 */
	struct period dormant;  /* silence after which a tie sleeps: 2 years */
	int64_t weekly;         /* new people a week: 1 */
	int64_t circle;         /* size of the inner circle: 10 */
	struct str *garden;     /* keys whose variety counts: field, stage, place, tags */
	size_t ngarden;
	struct str language;    /* of the notes, for stemming: english */
};

/* the defaults; everything static */
struct settings settings_default(void);
/*
 * What the owner's contact says; its texts stay where they are, the arrays go
 * into p->arena. What cannot be read is told in p->errors, and the default stands.
 */
struct settings settings_read(const struct contact *me, struct parse *p);
/* the owner's synonyms, `keys: {firma: org}`, for struct parse; an unknown key is told */
void settings_keys(struct map *own, const struct contact *me, struct parse *p);

/* the period of a tier; of no or an unknown tier that of the widest. Never NULL. */
const struct tier *settings_tier(const struct settings *, struct str name);

#endif
