/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include "cli/relay.h"
#include "cli/show.h"

enum {
	PAUSE = 100,    /* milliseconds before an incomplete line is shown, since it may be a question */
	WAIT = 300, /* milliseconds to wait for programs that a hook left running */
	CAPACITY = 4096,
};

/* shows the input line by line until its last writer closes it */
static void
run(int in)
{
	struct pollfd more = {.fd = in, .events = POLLIN};
	struct buf buf = {0};
	ssize_t got = 1;

	while (got > 0) {
		size_t end;

		buf_reserve(&buf, CAPACITY);
		got = read(in, buf.p + buf.n, CAPACITY);
		if (got < 0 && errno == EINTR) {
			got = 1;
			continue;
		}
		buf.n += got > 0 ? (size_t)got : 0;
		buf.p[buf.n] = '\0';
		end = buf.n;
		if (got > 0 && poll(&more, 1, PAUSE) != 0)
			while (end && buf.p[end - 1] != '\n')
				end--;
		show_error(str_sub(buf_view(&buf), 0, end));
		memmove(buf.p, buf.p + end, buf.n - end + 1);
		buf.n -= end;
	}
	buf_free(&buf);
}

static int
start(int text[2], int done[2])
{
	pid_t pid;

	if (pipe(text) < 0)
		return -1;
	if (pipe(done) < 0) {
		close(text[0]);
		close(text[1]);
		return -1;
	}
	pid = fork();
	if (pid == 0) {
		close(text[1]);
		close(done[0]);
		run(text[0]);
		_exit(0);
	}
	close(text[0]);
	close(done[1]);
	if (pid > 0 && fcntl(done[0], F_SETFD, FD_CLOEXEC) == 0)
		return 0;
	close(text[1]);
	close(done[0]);
	return -1;
}

void
relay_begin(struct relay *r)
{
	int text[2], done[2];

	*r = (struct relay){-1, -1};
	if (!isatty(STDERR_FILENO) || start(text, done) < 0)
		return;
	r->err = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	r->done = done[0];
	if (r->err >= 0) {
		dup2(text[1], STDOUT_FILENO);
		dup2(text[1], STDERR_FILENO);
	}
	close(text[1]);
}

void
relay_end(struct relay *r)
{
	struct pollfd done = {.fd = r->done, .events = POLLIN};

	if (r->err >= 0) {
		dup2(r->err, STDOUT_FILENO);
		dup2(r->err, STDERR_FILENO);
		close(r->err);
	}
	if (r->done >= 0) {
		poll(&done, 1, WAIT);
		close(r->done);
	}
}
