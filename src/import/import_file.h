/* SPDX-License-Identifier: ISC */
#ifndef TEND_IMPORT_FILE_H
#define TEND_IMPORT_FILE_H

#include "edit/edit.h"
#include "import/import_steps.h"

/* one person, and the file to write them into */
struct import_file {
	const struct import *im;
	const struct import_person *person;
	struct str id, path;
	bool made;           /* the file is new and still empty */
	bool entries;        /* a card of the person has log entries */
	struct edit edit;
	struct import_steps steps;
	struct arena arena;
};

/*
 * Writes a person into a file, for save_file(); `steps` gets what was done. It works on the file as
 * it is now, which may have changed since the book was read. The size of a change is estimated
 * high, so if the front-matter seems full, it tries again until nothing more fits; else the next
 * import would find something to add.
 */
int import_file_update(struct buf *out, struct str file, void *import_file);

#endif
