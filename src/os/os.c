/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

#include "os/os_own.h"

extern char **environ;

static char *started;

char *const *
os_environment(void)
{
	return environ;
}

/*
 * keeps argv[0] only if absolute: in another folder a relative path may lead to an untrusted file
 */
void
os_started(char *argv0)
{
	started = argv0;
	if (!os_reports_program() && argv0[0] != '/' && strchr(argv0, '/'))
		started = realpath(argv0, NULL);
}

/* the shell searched $PATH for a bare name; only absolute folders of it are trusted */
static char *
on_path(const char *name)
{
	struct str rest = str_of(getenv("PATH")), dir;
	struct buf path = {0};
	char *real = NULL;

	while (rest.n && !real) {
		rest = str_cut(&dir, rest, ':');
		if (!str_starts(dir, STR("/")))
			continue;
		buf_clear(&path);
		buf_fmt(&path, "%.*s/%s", STR_ARG(dir), name);
		if (access(path.p, X_OK) == 0)
			real = realpath(path.p, NULL);
	}
	buf_free(&path);
	return real;
}

bool
os_program(struct buf *out)
{
	char *real = NULL;

	if (os_own_path(out) == 0)
		return true;
	if (started && started[0] == '/')
		real = realpath(started, NULL);
	else if (started && !strchr(started, '/'))
		real = on_path(started);
	buf_clear(out);
	buf_str(out, str_of(real));
	free(real);
	return out->n > 0;
}

enum os_type
os_type(mode_t mode)
{
	return S_ISREG(mode) ? OS_FILE : S_ISDIR(mode) ? OS_FOLDER : S_ISLNK(mode) ? OS_LINK : OS_OTHER;
}

enum os_type
os_entry_type(const struct dirent *e)
{
#if defined(DT_UNKNOWN) && !defined(TEND_PORTABLE)
	switch (e->d_type) {
	case DT_UNKNOWN:
		return OS_UNKNOWN;
	case DT_REG:
		return OS_FILE;
	case DT_DIR:
		return OS_FOLDER;
	case DT_LNK:
		return OS_LINK;
	default:
		return OS_OTHER;
	}
#else
	(void)e;
	return OS_UNKNOWN;
#endif
}

/* POSIX says ELOOP; the BSDs use other values */
bool
os_is_link(int error)
{
#ifdef EFTYPE
	if (error == EFTYPE)
		return true;
#endif
	return error == ELOOP || error == EMLINK;
}

int
os_lock(int fd)
{
	int bad;

#ifdef TEND_PORTABLE
	struct stat st;

	/* network file systems may refuse to lock a folder */
	if (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode)) {
		errno = EBADF;
		return -1;
	}
#endif
	while ((bad = flock(fd, LOCK_EX)) < 0 && errno == EINTR)
		;
	return bad;
}

int
os_exchange(int dirfd, const char *a, const char *b)
{
	return os_own_rename(dirfd, a, b, OS_OWN_EXCHANGE);
}

int
os_rename_new(int dirfd, const char *from, const char *to)
{
	return os_own_rename(dirfd, from, to, OS_OWN_NEW);
}

bool
os_runs(pid_t pid)
{
	return kill(pid, 0) == 0 || errno != ESRCH;
}
