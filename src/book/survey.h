/* SPDX-License-Identifier: ISC */
#ifndef TEND_SURVEY_H
#define TEND_SURVEY_H

#include "book/book.h"

/* a folder of a book, or "" for its own, and the Markdown files in it, not below it */
struct survey_folder {
	struct str path;
	size_t n;
};

/* what a folder of notes holds, for a user who has yet to say which files are people */
struct survey {
	size_t files; /* Markdown files but me.md */
	size_t people;
	size_t noted; /* those that `notes:` in me.md names */
	struct members_left left;
	struct survey_folder *folder; /* the fullest first */
	size_t nfolders;
	/*
	 * the condition for `people:` that would name most people, as YAML: the folders named for
	 * them, or a key with its value; empty if none is better than what me.md says, or if a
	 * contact of today with a tier, an address or the like would be left out
	 */
	struct buf line;
	size_t line_files; /* how many it names */
	bool line_folder;  /* true for a folder */
	/* the folders of dated notes and meetings, as `notes:` has them; empty if me.md has some */
	struct buf notes;
	struct arena arena;
};

/* reads every file of an open book, which is not a revision; start *out as {0} */
void survey_make(struct survey *out, const struct book *);
void survey_free(struct survey *);

#endif
