/* SPDX-License-Identifier: ISC */
#ifndef TEND_SETTINGS_H
#define TEND_SETTINGS_H

#include "base/period.h"
#include "book/members.h"
#include "front/relation.h"

struct tier {
	struct str name;
	struct period every;
};

/* a folder or glob of dated notes, and its place in me.md */
struct settings_notes {
	struct str glob;
	uint32_t line, col;
};

/* the deposits that a withdrawal costs with the contacts of a tier or a role */
struct ratio {
	struct str name;
	int64_t deposits;
};

/* the settings of a book: from me.md, or the defaults */
struct settings {
	const struct tier *tier; /* in the order of the file */
	size_t ntiers;
	bool follow;            /* true if `untiered` is the owner's: a key '' of `tiers` */
	struct tier untiered;   /* of contacts without a tier */
	int64_t ratio;          /* deposits for a withdrawal: 7 */
	const struct ratio *ratios; /* those of tiers and roles, in the order of the file */
	size_t nratios;
	struct relations relations; /* the owner's words for related people */
	struct period fade;     /* after this time a favour no longer counts: never */
	int64_t week;           /* contacts that the owner has time for in a week: 5 */
	struct period dormant;  /* silence after which a contact is dormant: 2 years */
	int64_t weekly;         /* new people a week: 1 */
	int64_t circle;         /* size of the inner circle: 10 */
	const struct str *garden; /* keys whose diversity counts: field, stage, place, tags */
	size_t ngarden;
	const struct str *brief; /* keys that a brief shows besides tend's own */
	size_t nbriefs;
	const struct str *mark; /* further tags that mark notes */
	size_t nmarks;
	const struct settings_notes *notes; /* where dated notes are, see diary.h */
	size_t nnotes;
	const struct str *synonym; /* names with one meaning, such as "gaffer, boss" */
	size_t nsynonyms;
	struct str language;    /* of the files, for stemming and the names of months: english */
	struct members members; /* which files are people */
	struct written_style dates; /* how the files write them: in that language, in no order */
};

/* the defaults; all static data */
struct settings settings_default(void);
/*
 * Reads the settings from the bytes of me.md. Call it before any contact is parsed, since `own`
 * gets the owner's names of keys, as in `keys: {firma: org, title: name}`, and words for related
 * people; with {city: city}, the owner says that the key is none of tend's. A setting that cannot
 * be read is reported and keeps its default; bytes that are not a contact change nothing. The
 * arena holds texts and arrays.
 */
void settings_load(struct settings *, struct map *own, struct str bytes, struct arena *,
                   struct errors *);

/*
 * The tier of this name. Without a name, it is the owner's for such contacts, the key '' of
 * `tiers`. Without that, or with a name that no tier has, it is settings_widest(). Never NULL.
 */
const struct tier *settings_tier(const struct settings *, struct str name);
/*
 * The tier of the widest finite period: `never` holds only for contacts that name it. If every
 * tier is `never`, it is the first of them, and such contacts have no period. Never NULL.
 */
const struct tier *settings_widest(const struct settings *);

/*
 * Sets *out to the ratio of a tier or role of this name; false if the settings have none.
 * Compared as text_same() does.
 */
bool settings_ratio(int64_t *out, const struct settings *, struct str name);

#endif
