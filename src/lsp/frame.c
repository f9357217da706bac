/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "lsp/frame.h"
#include "os/os.h"

#ifndef PIPE_BUF
#define PIPE_BUF _POSIX_PIPE_BUF
#endif

enum {
	HEADER_MAX = 4096, READ = 65536,
	AHEAD_MAX = 2 * FRAME_MAX, /* bytes that are read before an answer goes out */
};

/* reads some more: 1, 0 at the end, -1 */
static int
more(struct frames *f)
{
	char bytes[READ];
	ssize_t n;

	if (f->at > f->bytes.n / 2) {
		memmove(f->bytes.p, f->bytes.p + f->at, f->bytes.n - f->at);
		f->bytes.n -= f->at;
		f->at = 0;
	}
	do
		n = read(f->fd, bytes, sizeof(bytes));
	while (n < 0 && errno == EINTR);
	if (n > 0)
		buf_add(&f->bytes, bytes, (size_t)n);
	f->ended = n == 0;
	return n > 0 ? 1 : (int)n;
}

/* true if the program that reads what is written is gone, though its end of the pipe may be held */
static bool
orphaned(const struct frames *f)
{
	return f->editor > 0 && !os_runs(f->editor);
}

/* waits for more: 1, 0 after so many milliseconds (-1: never) or if the editor is gone */
static int
wait_in(const struct frames *f, int wait)
{
	struct pollfd p = {.fd = f->fd, .events = POLLIN};

	return poll(&p, 1, wait) != 0;
}

/* the length that a header names, or -1; *n is the number of its bytes, 0 if it is not complete */
static int64_t
header(struct str s, size_t *n)
{
	struct str end = STR("\r\n\r\n"), name = STR("content-length:"), line, rest;
	size_t at = str_find(s, end);
	int64_t length = -1;

	*n = at < s.n ? at + end.n : 0;
	rest = str_sub(s, 0, at);
	while (*n && str_line(&line, &rest)) {
		bool is = line.n > name.n;

		for (size_t i = 0; is && i < name.n; i++)
			is = char_lower(line.p[i]) == name.p[i];
		if (is)
			length = str_number(str_trim(str_sub(line, name.n, line.n)), FRAME_MAX);
	}
	return length;
}

enum frame
frame_read(struct str *body, struct frames *f, int wait, const char **why)
{
	while (!f->orphaned) {
		struct str s = str_sub(buf_view(&f->bytes), f->at, f->bytes.n);
		size_t head;
		int64_t length = header(s, &head);
		int got;

		if (head && length < 0) {
			*why = "no Content-Length, or one of more than 64 MiB";
			return FRAME_BAD;
		}
		if (head && s.n - head >= (size_t)length) {
			*body = str_sub(s, head, head + (size_t)length);
			f->at += head + (size_t)length;
			return FRAME_READ;
		}
		if (!head && s.n > HEADER_MAX) {
			*why = "no header of the language server protocol";
			return FRAME_BAD;
		}
		if (!wait_in(f, wait)) {
			if (!orphaned(f))
				return FRAME_IDLE;
			f->orphaned = true;
			break;
		}
		got = more(f);
		if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
			continue;
		if (got < 0)
			*why = strerror(errno);
		if (got <= 0)
			return got < 0 ? FRAME_BAD : FRAME_END;
	}
	*why = "the editor is gone";
	return FRAME_END;
}

bool
frame_waits(const struct frames *f)
{
	return f->at < f->bytes.n || wait_in(f, 0);
}

void
frames_free(struct frames *f)
{
	buf_free(&f->bytes);
}

/*
 * Waits until some bytes can be written, and reads meanwhile: an editor that writes much before it
 * reads would otherwise wait for this program, and this program for it. False if it is gone.
 */
static bool
wait_out(struct frames *f, int out)
{
	for (;;) {
		bool reads = !f->ended && f->bytes.n - f->at < AHEAD_MAX;
		struct pollfd p[] = {{.fd = out, .events = POLLOUT}, {.fd = f->fd, .events = POLLIN}};
		int n = poll(p, reads ? 2 : 1, f->lives ? f->lives : -1);

		if (n < 0 && errno != EINTR)
			return false;
		if (n == 0 && orphaned(f))
			f->orphaned = true;
		if (f->orphaned)
			return false;
		if (n <= 0)
			continue;
		if (p[0].revents)
			return true;
		if (p[1].revents && more(f) < 0 && errno != EAGAIN && errno != EWOULDBLOCK)
			f->ended = true;
	}
}

int
frame_write(struct frames *f, int fd, struct str body)
{
	struct buf out = {0};
	struct str rest;

	buf_fmt(&out, "Content-Length: %zu\r\n\r\n", body.n);
	buf_str(&out, body);
	rest = buf_view(&out);
	while (rest.n && wait_out(f, fd)) {
		/* no more than what a pipe that is ready takes without waiting */
		ssize_t n = write(fd, rest.p, rest.n < PIPE_BUF ? rest.n : PIPE_BUF);

		if (n < 0 && errno != EINTR && errno != EAGAIN && errno != EWOULDBLOCK)
			break;
		rest = str_sub(rest, n > 0 ? (size_t)n : 0, rest.n);
	}
	buf_free(&out);
	return rest.n ? -1 : 0;
}
