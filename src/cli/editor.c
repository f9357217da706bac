/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/cell.h"
#include "base/mem.h"
#include "cli/editor.h"
#include "store/commit_hint.h"
#include "os/child.h"

/* what is typed at the editor is meant for the editor: it may take Ctrl-C for something else */
static int
wait_for(struct child *child)
{
	struct sigaction ignore = {.sa_handler = SIG_IGN}, interrupt, quit;
	int status;

	sigaction(SIGINT, &ignore, &interrupt);
	sigaction(SIGQUIT, &ignore, &quit);
	status = child_wait(child);
	sigaction(SIGINT, &interrupt, NULL);
	sigaction(SIGQUIT, &quit, NULL);
	return status;
}

int
editor_run(int dirfd, const struct str *path, size_t n, bool terminal)
{
	const char *editor = getenv("VISUAL"), **argv = mem_zero(n + 5, sizeof(*argv));
	struct arena arena = {0};
	struct buf line = {0}, name = {0};
	struct child child;
	int status = 127;

	if (!editor || !*editor)
		editor = getenv("EDITOR");
	/* the variable may hold options; the shell cuts them off, as for git */
	buf_fmt(&line, "%s \"$@\"%s", editor && *editor ? editor : "vi",
	        terminal ? " </dev/tty" : "");
	argv[0] = "sh";
	argv[1] = "-c";
	argv[2] = line.p;
	argv[3] = "editor";
	for (size_t i = 0; i < n; i++) {
		buf_clear(&name);
		/* no option of an editor, whatever a file is called */
		buf_str(&name, char_in(path[i].p[0], STR("-+")) ? STR("./") : STR(""));
		buf_str(&name, path[i]);
		argv[4 + i] = arena_str(&arena, buf_view(&name)).p;
	}
	if (child_start(&child, argv, dirfd, 0) == 0)
		status = wait_for(&child);
	buf_free(&line);
	buf_free(&name);
	arena_free(&arena);
	free(argv);
	return status;
}

int
editor_commit(const struct tool *t, int dirfd, const char *dir, const struct str *path, size_t n,
              const char *message)
{
	const char *at = commit_hint_at(dirfd, dir);
	const char *argv[] = {"tend-commit", "--tool", t->name, "--message", message, "-", at ? "--at" : NULL, at, NULL};
	struct buf paths = {0};
	struct child child;
	int status = 127;

	for (size_t i = 0; i < n; i++) {
		cell_escape(&paths, path[i]);
		buf_chr(&paths, '\n');
	}
	if (child_start(&child, argv, dirfd, CHILD_IN) == 0) {
		/* one that ends early says why, and so does its exit status */
		bool written = child_write(&child, buf_view(&paths)) == 0 || errno == EPIPE;

		status = child_wait(&child);
		if (!written && !status)
			status = 127;
	}
	if (status) {
		buf_clear(&paths);
		commit_hint(&paths, at, path, n);
		tool_hint(t, "written, not committed; %.*s", STR_ARG(buf_view(&paths)));
	}
	buf_free(&paths);
	return status;
}
