/* SPDX-License-Identifier: ISC */
#ifndef TEND_WRITE_H
#define TEND_WRITE_H

#include "cli/tool.h"
#include "store/save.h"

/*
 * What the tools that write do alike: the book's lock, one file after another,
 * one commit for all of them, the exit status; with a dry run, a diff of each in place of
 * that. Between tool_open() and the end of the program.
 */
struct writer {
	struct tool *tool;
	struct save save;
	bool dry;        /* show a diff, write nothing */
	size_t total;    /* files to go through, for the progress; 0 is unknown */
	size_t at;       /* how many of them have been */
	size_t done;     /* of these: written, or as they should be */
	/* milliseconds: the beginning, what was last shown; 0 off a terminal */
	int64_t since, last;
	bool shown;
};

/* takes the lock, or fails; a dry run needs none */
void write_begin(struct writer *, struct tool *, bool dry, size_t total);

/* save_file(), or its diff: 1 written (or shown), 0 as it was, -1 untouched, told */
int write_file(struct writer *, struct str path, save_edit *, void *arg);

/* "FOLDER/ID.md", into path (cleared first); no folder is the book's own */
void write_path(struct buf *path, const char *folder, struct str id);

/*
 * save_new(), or its diff; not below a dot-folder, where no tool reads: 1, 0 if there is one
 * already, -1 told
 */
int write_new(struct writer *, struct str path, struct str bytes);

/*
 * Commits what was written as "VERB ID: WHAT", or "VERB 3 contacts: WHAT" with their
 * ids below, and closes the tool. The exit status: 0 also where nothing had to change, 1 with
 * something left out or not committed, 2 if nothing at all could be done.
 */
int write_end(struct writer *, const char *verb, struct str what);

#endif
