/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <string.h>

#include "book/load_file.h"
#include "os/fd.h"

void
load_file_too_large(struct parse *p)
{
	errors_add(p->errors, p->path, 0, 0, "more than %d MiB: left out", CONTACT_MAX >> 20);
}

int
load_file(struct buf *out, int dirfd, const char *path, struct parse *p)
{
	int got = fd_read_file(out, dirfd, path, CONTACT_MAX);

	if (p && got < 0)
		errors_add(p->errors, p->path, 0, 0, "%s", strerror(errno));
	else if (p && out->n > CONTACT_MAX)
		load_file_too_large(p);
	return got < 0 || out->n > CONTACT_MAX ? -1 : 0;
}
