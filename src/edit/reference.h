/* SPDX-License-Identifier: ISC */
#ifndef TEND_REFERENCE_H
#define TEND_REFERENCE_H

#include "edit/edit.h"

/*
 * What names a contact by the name of its file: links ([[id]], [x](folder/id.md)) in text and
 * front-matter, and ids in the keys that name contacts. All of them are to lead to another file.
 */
struct reference {
	/* paths of the file, before and after, from the book's folder */
	struct str from, to;
	bool alone; /* no other contact has that id: an id alone means this one */
	/* of all Markdown files of the book, or NULL */
	const struct map *paths;
	/*
	 * What finds the contact whatever its file is called: name and aliases. A reference that
	 * says one of them, and not the id letter by letter, stays.
	 */
	const struct str *name;
	size_t nnames;
};

/*
 * The file at edit->path with its references changed, into out (cleared first): 1, or 0 if it has
 * none. Alias, folder, extension, #part, title, quotes and whatever else stands in a link stay; so
 * do code and comments. With a file in another folder the folder changes too. A front-matter that
 * cannot be read and has the id in it is reported, and its links alone are changed.
 */
int reference_change(struct buf *out, struct str file, const struct reference *,
                     const struct edit *);

/* whether there is a file or folder at a path from the book's folder */
typedef bool reference_there(struct str path, void *arg);

/*
 * A text that moves from one file to another, into out (cleared first), with its addresses changed
 * so that they lead where they led: those relative ones that lead to something. 1, or 0 if none
 * had to be.
 */
int reference_move(struct buf *out, struct str file, struct str from, struct str to,
                   reference_there *, void *arg);

#endif
