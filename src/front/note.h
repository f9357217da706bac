/* SPDX-License-Identifier: ISC */
#ifndef TEND_NOTE_H
#define TEND_NOTE_H

#include "base/str.h"

/* why a Markdown file is a note and no contact */
enum note_why {
	NOTE_NONE,     /* it is a contact */
	NOTE_OUTSIDE,  /* `people:` in me.md names others */
	NOTE_BARE,     /* it has no front-matter */
	NOTE_TYPE,     /* its `type:` is not that of a person */
	NOTE_STRANGER, /* the same, in a folder that `people:` names */
	NOTE_TEMPLATE,
	NOTE_INDEX,    /* it lists the notes of its folder */
	NOTE_BACKUP,
	NOTE_DATED,    /* its stem is a date: a diary's page */
	NOTE_COUNT
};

/* what to call n such files: "templates", or "template" for one */
const char *note_name(enum note_why, size_t n);

/*
 * True for front-matter that a program is to fill in: a value begins with {{…}} or <%…%>, or
 * a name or title holds one.
 */
bool note_placeholder(struct str yaml);
/* true if the first line of text in a body holds a placeholder, as "# {{title}}" */
bool note_placeholder_title(struct str body);

/*
 * true for a word that people mark notes about persons with: person, Contacts, friend, …; also as
 * the first or last part of a nested one, "person/work", "type/person"
 */
bool note_person(struct str word);
/* the last part of a nested word: "person" of "type/person" */
struct str note_leaf(struct str word);

#endif
