/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "os/child.h"
#include "os/fd.h"
#include "os/os.h"
#include "os/program.h"

/* what os_spawn() needs to start a program */
struct spawn_args {
	const char *const *argv;
	int dirfd;
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attr;
};

/* starts the program in a folder; `path` ends in "/": 0, or an error number */
static int
start_in(struct child *c, const struct spawn_args *s, struct buf *path)
{
	pid_t pid;
	int err;

	buf_str(path, str_of(s->argv[0]));
	err = os_spawn(&pid, path->p, &s->actions, &s->attr, s->argv, s->dirfd);
	if (err == 0)
		c->pid = pid;
	return err;
}

/* true if the file does not exist and the next folder should be tried */
static bool
absent(int err)
{
	return err == ENOENT || err == ENOTDIR;
}

/*
 * Searches $PATH. Relative folders are skipped: the child begins in the book's folder, where an
 * untrusted file may have the name of a program.
 */
static int
start_on_path(struct child *c, const struct spawn_args *s, struct buf *path)
{
	struct str rest = str_of(getenv("PATH")), dir;
	int err = ENOENT, last;

	while (rest.n) {
		rest = str_cut(&dir, rest, ':');
		if (!str_starts(dir, STR("/")))
			continue;
		buf_clear(path);
		buf_str(path, dir);
		buf_chr(path, '/');
		last = start_in(c, s, path);
		if (!absent(last) && last != EACCES)
			return last;
		if (last == EACCES)
			err = last;
	}
	return err;
}

/* programs of the suite are searched for next to this one, all others only in $PATH */
static int
start(struct child *c, const struct spawn_args *s)
{
	bool path = strchr(s->argv[0], '/'), ours = str_starts(str_of(s->argv[0]), STR("tend-"));
	struct buf place = {0};
	int err = ENOENT;

	if (path)
		err = start_in(c, s, &place);
	for (unsigned i = 0; ours && !path && absent(err) && i < PROGRAM_PLACES; i++)
		if (program_place(&place, i))
			err = start_in(c, s, &place);
	if (!path && absent(err))
		err = start_on_path(c, s, &place);
	buf_free(&place);
	return err;
}

/*
 * sets up what the child does before the program begins: its folder, its pipe ends, the default
 * SIGPIPE
 */
static int
prepare(struct spawn_args *s, const int in[2], const int out[2], bool silent)
{
	sigset_t pipe_only;
	int err = os_spawn_in(&s->actions, s->dirfd);

	sigemptyset(&pipe_only);
	sigaddset(&pipe_only, SIGPIPE);
	if (!err && in[0] >= 0)
		err = posix_spawn_file_actions_adddup2(&s->actions, in[0], STDIN_FILENO);
	if (!err && out[1] >= 0)
		err = posix_spawn_file_actions_adddup2(&s->actions, out[1], STDOUT_FILENO);
	if (!err && silent)
		err = posix_spawn_file_actions_addopen(&s->actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	if (!err)
		err = posix_spawnattr_setsigdefault(&s->attr, &pipe_only);
	if (!err)
		err = posix_spawnattr_setflags(&s->attr, POSIX_SPAWN_SETSIGDEF);
	return err;
}

static int
spawn(struct child *c, const char *const argv[], int dirfd, const int in[2], const int out[2], bool silent)
{
	struct spawn_args s = {.argv = argv, .dirfd = dirfd};
	int err = posix_spawn_file_actions_init(&s.actions);

	if (err)
		return err;
	err = posix_spawnattr_init(&s.attr);
	if (!err) {
		err = prepare(&s, in, out, silent);
		if (!err)
			err = start(c, &s);
		posix_spawnattr_destroy(&s.attr);
	}
	posix_spawn_file_actions_destroy(&s.actions);
	return err;
}

static void
shut(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* creates a pipe with both ends above 2, because 0, 1 and 2 are replaced in the child */
static int
open_pipe(int p[2])
{
	if (os_pipe(p) < 0)
		return errno;
	for (int i = 0; i < 2; i++) {
		int up = p[i] > STDERR_FILENO ? p[i] : fcntl(p[i], F_DUPFD_CLOEXEC, STDERR_FILENO + 1);

		if (up < 0)
			return errno;
		if (up != p[i])
			close(p[i]);
		p[i] = up;
	}
	return 0;
}

int
child_start(struct child *c, const char *const argv[], int dirfd, unsigned pipes)
{
	int in[2] = {-1, -1}, out[2] = {-1, -1}, err = 0;

	*c = (struct child){.pid = -1, .in = -1, .out = -1};
	if (pipes & CHILD_IN)
		err = open_pipe(in);
	if (!err && (pipes & CHILD_OUT))
		err = open_pipe(out);
	if (!err)
		err = spawn(c, argv, dirfd, in, out, pipes & CHILD_SILENT);
	if (!err) {
		c->in = in[1];
		c->out = out[0];
		in[1] = out[0] = -1;
	}
	for (int i = 0; i < 2; i++) {
		shut(&in[i]);
		shut(&out[i]);
	}
	errno = err;
	return err ? -1 : 0;
}

/* a blocked SIGPIPE turns a dead child into an EPIPE error instead of ending this program */
int
child_write(struct child *c, struct str s)
{
	sigset_t pipe_only, before, pending;
	int failed, err, sig;

	sigemptyset(&pipe_only);
	sigaddset(&pipe_only, SIGPIPE);
	pthread_sigmask(SIG_BLOCK, &pipe_only, &before);
	failed = fd_write(c->in, s);
	err = errno;
	if (failed && err == EPIPE && sigismember(&before, SIGPIPE) == 0 && sigpending(&pending) == 0 &&
	    sigismember(&pending, SIGPIPE) == 1)
		sigwait(&pipe_only, &sig);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	errno = err;
	return failed;
}

void
child_end_input(struct child *c)
{
	shut(&c->in);
}

int
child_wait(struct child *c)
{
	int status, got;

	shut(&c->in);
	shut(&c->out);
	while ((got = waitpid(c->pid, &status, 0)) < 0 && errno == EINTR)
		;
	if (got < 0)
		return 128;
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
