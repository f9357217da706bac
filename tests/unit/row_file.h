/* SPDX-License-Identifier: ISC */
/* The rows of a file beside the tests. Include cmocka.h before */
#ifndef TEND_ROW_FILE_H
#define TEND_ROW_FILE_H

#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"

struct row_file {
	const char *name; /* below tests/unit, for messages */
	int line;         /* the number of the row's line in the file, from 1 */
	int n;            /* rows so far */
	FILE *file;
	char *bytes;
	size_t cap;
};

/* fails the test if there is no such file */
static inline void
row_file_open(struct row_file *r, const char *name)
{
	const char *dir = getenv("TEND_TESTS");
	struct buf path = {0};

	*r = (struct row_file){.name = name};
	buf_fmt(&path, "%s/unit/%s", dir ? dir : "tests", name);
	r->file = fopen(path.p, "r");
	if (!r->file)
		fail_msg("cannot open %s", path.p);
	buf_free(&path);
}

/* the next line that is neither empty nor a comment, "# ...", valid until the next call */
static inline bool
row_file_next(struct row_file *r, struct str *row)
{
	ssize_t n;

	while ((n = getline(&r->bytes, &r->cap, r->file)) > 0) {
		*row = (struct str){r->bytes, (size_t)n - (r->bytes[n - 1] == '\n')};
		r->line++;
		if (str_trim(*row).n && row->p[0] != '#') {
			r->n++;
			return true;
		}
	}
	return false;
}

/* fails the test if a file has fewer rows than `least` */
static inline void
row_file_close(struct row_file *r, int least)
{
	fclose(r->file);
	free(r->bytes);
	if (r->n < least)
		fail_msg("%s: %d rows, not %d or more", r->name, r->n, least);
}

#endif
