/* SPDX-License-Identifier: ISC */
#ifndef TEND_IMPORT_FILE_H
#define TEND_IMPORT_FILE_H

#include "edit/edit.h"
#include "import/import_steps.h"

/* one person, and the file at hand */
struct import_file {
	const struct import *im;
	const struct import_person *person;
	struct str id, path;
	bool made;           /* by us: there is nothing in it yet */
	bool entries;        /* some card has any */
	struct edit edit;
	struct import_steps steps;
	struct arena arena;
};

/*
 * Brings a person into a file, for save_file(); `steps` gets what was done. It works on the
 * file as it is now, which may have changed since the book was read. Where it gets full, what
 * was added may have taken less room than it could have, so it is tried again: the next import
 * is to have nothing to add.
 */
int import_file_bring(struct buf *out, struct str file, void *import_file);

#endif
