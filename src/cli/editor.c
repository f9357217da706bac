/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "cli/editor.h"
#include "os/child.h"

int
editor_run(int dirfd, const char *path)
{
	const char *editor = getenv("VISUAL");
	const char *shell[] = {"sh", "-c", NULL, "editor", path, NULL};
	struct buf line = {0};
	struct child child;
	int status = 127;

	if (!editor || !*editor)
		editor = getenv("EDITOR");
	/* the variable may contain options, which the shell splits, as it does for git */
	buf_fmt(&line, "%s \"$1\"", editor && *editor ? editor : "vi");
	shell[2] = line.p;
	if (child_start(&child, shell, dirfd, 0) == 0)
		status = child_wait(&child);
	buf_free(&line);
	return status;
}
