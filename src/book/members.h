/* SPDX-License-Identifier: ISC */
#ifndef TEND_MEMBERS_H
#define TEND_MEMBERS_H

#include "contact/contact.h"

/* one condition of `people:` */
struct member {
	struct str folder; /* with a "/" at its end; empty for the whole book, and for a key */
	struct str name;   /* of a key, folded by key_fold(); empty for a folder */
	enum key key;
	const struct str *value; /* any of n */
	size_t n;
	uint32_t line, col; /* in me.md */
};

/*
 * Which files of a book are people: those that `people:` in me.md names, or all with front-matter;
 * never templates, index notes, backups and dated notes.
 */
struct members {
	struct contact_rule rule;
	const struct member *v; /* none: every file with the front-matter of a contact */
	size_t n;
};

struct members members_default(void);

/*
 * Why a file is a note, by its path alone, so that it need not be read; NOTE_NONE if that depends
 * on what is in it.
 */
enum note_why members_path(const struct members *, struct str path);

/* true if the keys in the text of a file count, and it may lack front-matter: p->bare */
bool members_bare(const struct members *, struct str path);

/*
 * contact_parse() of a file that members_path() passes. Of notes outside the folders of `people:`
 * nothing is reported.
 */
int members_parse(struct contact *out, const struct members *, struct str bytes, struct parse *);

/*
 * The rule for a text whose path is not known, when members_path() has passed it: it is a contact
 * if any folder might hold it.
 */
const struct contact_rule *members_anywhere(const struct members *);

/* the notes of a book, by reason; the example is the first path of each */
struct members_left {
	size_t n[NOTE_COUNT];
	struct str example[NOTE_COUNT];
};

void members_leave(struct members_left *, enum note_why, struct str path);
void members_left_join(struct members_left *into, const struct members_left *from);

#endif
