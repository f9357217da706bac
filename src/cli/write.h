/* SPDX-License-Identifier: ISC */
#ifndef TEND_WRITE_H
#define TEND_WRITE_H

#include "cli/tool.h"
#include "edit/edit.h"
#include "store/save.h"

/*
 * What tools that write share: the lock of the book, one file after another, one commit
 * of all files, the exit status; a dry run only shows a diff of each file. Use it between
 * tool_open() and the end of the program.
 */
struct writer {
	struct tool *tool;
	struct save save;
	bool dry;         /* show a diff, write nothing */
	size_t total;     /* number of files, for the progress; 0 if unknown */
	size_t processed; /* how many of them are processed */
	size_t succeeded; /* how many of these are written, or needed no change */
	int64_t since;    /* milliseconds: the start; 0 without a terminal */
	int64_t last;     /* milliseconds: the last update of progress */
	bool showed;      /* true once a dry run has shown a diff */
	bool shown;       /* true while a line of progress is on the terminal */
	struct str said;  /* what a terminal shows after that, in brackets: days, names of keys */
	struct str has;   /* what the file has, after "nothing changed"; may be empty */
	bool broken;      /* report what an editor broke in a file that is written */
	struct str who;   /* the id that the commit names; empty for those of the written files */
};

/* takes the lock, unless it is a dry run; failure ends the tool */
void write_begin(struct writer *, struct tool *, bool dry, size_t total);

/*
 * Likewise before tool_open(): the book is opened, locked, and opened once more, so that what is
 * read next is what other tools left. A folder that cannot be read ends the tool: what is imported
 * or synced would be taken for new.
 */
void write_begin_book(struct writer *, struct tool *, bool dry);

/* save_file(), or its diff: 1 written (or shown), 0 no change, -1 not written, reported */
int write_file(struct writer *, struct str path, save_edit *, void *arg);

/*
 * Edits the file of each person that tool_open() found. Before each, *edit is set for that file;
 * it is part of `arg`.
 */
void write_people(struct writer *, save_edit *, void *arg, struct edit *);

/*
 * write_file(), then save_rename(), or the diff of both: 1; 0 if a file has that name; -1 with the
 * error reported. write_move_may() reports what would be refused, and writes and shows nothing.
 */
int write_move(struct writer *, struct str from, struct str to, save_edit *, void *arg);
int write_move_may(struct writer *, struct str from, struct str to);
/* save_remove(), or its diff: 1; 0 if the file has other bytes by now; -1 reported */
int write_remove(struct writer *, struct str path, struct str bytes);
int write_remove_may(struct writer *, struct str path);
/* reports if write_file() would refuse a file; writes and shows nothing */
int write_file_may(struct writer *, struct str path, save_edit *, void *arg);

/* "FOLDER/ID.md", or "ID.md" if the folder is "", into path (cleared first) */
void write_path(struct buf *path, const char *folder, struct str id);

/*
 * save_new(), or its diff: 1, 0 if the file exists, -1 reported. Refuses dot-folders, where no
 * tool looks for contacts.
 */
int write_new(struct writer *, struct str path, struct str bytes);

/*
 * Commits the written files as "VERB ID: WHAT", or "VERB 3 contacts: WHAT" with their ids below,
 * and closes the tool. Says on standard error if nothing changed; on a terminal also what did.
 * Returns the exit status: 0 also if no file had to change, 1 if a file was left out or not
 * committed, 2 if nothing could be done.
 */
int write_end(struct writer *, const char *verb, struct str what);

#endif
