/* SPDX-License-Identifier: ISC */
#ifndef TEND_IMPORTER_H
#define TEND_IMPORTER_H

#include "cli/import_read.h"

/* the options of `tend vcard --import` */
struct import_options {
	const struct import_from *from; /* NULL: each file is recognised */
	const struct table_map *map;    /* of --map; or NULL */
	const char *folder; /* of the book, for new files; or NULL */
	bool dry;
};

/* reads n files (at least one), writes contacts, prints rows; returns the exit status */
int import_run(struct tool *, const struct import_options *, char **file, int n);

#endif
