/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "git/command.h"
#include "os/fd.h"
#include "os/os.h"

enum {
	PATHS = 400,          /* paths for one run */
	PATH_BYTES = 64 << 10, /* and their bytes: far below what any system allows */
	OUTPUT_MAX = 1 << 30,
};

int
command_start(struct child *c, const char *dir, const char *const args[], unsigned pipes)
{
	/* git advises on a sparse index or grafts, which their owner already has, at each run */
	const char *first[] = {
		"git", "-C", dir, "--literal-pathspecs", "-c", "advice.sparseIndexExpanded=false", "-c", "advice.graftFileDeprecated=false",
	};
	size_t nfirst = sizeof(first) / sizeof(first[0]), n = 0;
	const char **argv;
	int r, err;

	while (args[n])
		n++;
	argv = mem_alloc((nfirst + n + 1) * sizeof(*argv));
	memcpy(argv, first, sizeof(first));
	memcpy(argv + nfirst, args, (n + 1) * sizeof(*argv));
	r = child_start(c, argv, AT_FDCWD, pipes);
	err = errno;
	free(argv);
	errno = err;
	return r;
}

int
command_end(struct buf *out, struct child *c)
{
	int status, bad = fd_read(out, c->out, OUTPUT_MAX);

	status = child_wait(c);
	return bad && !status ? 128 : status;
}

int
command_run(struct buf *out, const char *dir, const char *const args[])
{
	struct child c;

	return command_start(&c, dir, args, CHILD_OUT) < 0 ? COMMAND_ABSENT : command_end(out, &c);
}

int
command_feed(const char *dir, const char *const args[], struct str input)
{
	struct child c;

	if (command_start(&c, dir, args, CHILD_IN) < 0)
		return COMMAND_ABSENT;
	/* if git ends early, its exit status reports it */
	child_write(&c, input);
	return child_wait(&c);
}

int
command_paths(struct buf *out, const char *dir, const char *const args[], const char *const path[], size_t n)
{
	const char **argv;
	size_t nargs = 0;
	int status = 0;

	while (args[nargs])
		nargs++;
	argv = mem_alloc((nargs + PATHS + 1) * sizeof(*argv));
	memcpy(argv, args, nargs * sizeof(*argv));
	for (size_t i = 0; i < n && !status;) {
		size_t k = nargs, bytes = 0;

		while (i < n && k < nargs + PATHS && bytes < PATH_BYTES) {
			bytes += strlen(path[i]);
			argv[k++] = path[i++];
		}
		argv[k] = NULL;
		status = command_run(out, dir, argv);
	}
	free(argv);
	return status;
}

bool
command_line(struct buf *out, const char *dir, const char *const args[])
{
	struct child c;

	buf_clear(out);
	if (command_start(&c, dir, args, CHILD_OUT | CHILD_SILENT) < 0 || command_end(out, &c) != 0)
		return false;
	if (out->n && out->p[out->n - 1] == '\n')
		out->p[--out->n] = '\0';
	return true;
}

const char *
command_variable(const char *name)
{
	size_t n = strlen(name);

	for (char *const *v = os_environment(); *v; v++)
		if (strncmp(*v, name, n) == 0 && (*v)[n] == '=')
			return *v + n + 1;
	return NULL;
}

void
command_environment(bool keep_repository)
{
	static const char *const names[] = {
		"GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_IMPLICIT_WORK_TREE", "GIT_LITERAL_PATHSPECS",
		"GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS",
	}, *const objects[] = {"GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_QUARANTINE_PATH"};
	/* objects that are set without a repository are no hook's */
	bool hook = command_variable("GIT_QUARANTINE_PATH") || (command_variable("GIT_DIR") && !keep_repository);

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		unsetenv(names[i]);
	for (size_t i = 0; i < sizeof(objects) / sizeof(objects[0]) && hook; i++)
		unsetenv(objects[i]);
	if (!keep_repository) {
		unsetenv("GIT_DIR");
		unsetenv("GIT_WORK_TREE");
	}
}
