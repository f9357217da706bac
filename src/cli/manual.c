/* SPDX-License-Identifier: ISC */
#include <fcntl.h>
#include <string.h>

#include "cli/manual.h"
#include "os/child.h"
#include "os/fd.h"
#include "os/program.h"

enum { PLACE_MAX = 1 << 16 }; /* bytes of what man prints */

bool
manual_has(struct buf *man, const char *page)
{
	struct buf place = {0};
	struct child c;
	bool has;

	if (!program_find(man, "man"))
		return false;
	if (child_start(&c, (const char *const[]){man->p, "-w", page, NULL}, AT_FDCWD, CHILD_OUT | CHILD_SILENT) < 0)
		return false;
	has = fd_read(&place, c.out, PLACE_MAX) == 0;
	has = child_wait(&c) == 0 && has;
	buf_free(&place);
	return has;
}

int
manual_section(const char *topic)
{
	if (strcmp(topic, "contact") == 0)
		return 5;
	return strcmp(topic, "tutorial") == 0 || strcmp(topic, "security") == 0 ? 7 : 0;
}
