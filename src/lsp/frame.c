/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "lsp/frame.h"
#include "os/fd.h"

enum { HEADER_MAX = 4096, READ = 65536 };

/* reads some more: 1, 0 at the end, -1 */
static int
more(struct frames *f)
{
	char bytes[READ];
	ssize_t n;

	if (f->at == f->bytes.n) {
		buf_clear(&f->bytes);
		f->at = 0;
	} else if (f->at > READ) {
		memmove(f->bytes.p, f->bytes.p + f->at, f->bytes.n - f->at);
		f->bytes.n -= f->at;
		f->at = 0;
	}
	do
		n = read(f->fd, bytes, sizeof(bytes));
	while (n < 0 && errno == EINTR);
	if (n > 0)
		buf_add(&f->bytes, bytes, (size_t)n);
	return n > 0 ? 1 : (int)n;
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

int
frame_read(struct str *body, struct frames *f, const char **why)
{
	for (;;) {
		struct str s = str_sub(buf_view(&f->bytes), f->at, f->bytes.n);
		size_t head;
		int64_t length = header(s, &head);
		int got;

		if (head && length < 0) {
			*why = "no Content-Length, or one of more than 64 MiB";
			return -1;
		}
		if (head && s.n - head >= (size_t)length) {
			*body = str_sub(s, head, head + (size_t)length);
			f->at += head + (size_t)length;
			return 1;
		}
		if (!head && s.n > HEADER_MAX) {
			*why = "no header of the language server protocol";
			return -1;
		}
		got = more(f);
		if (got < 0)
			*why = strerror(errno);
		if (got <= 0)
			return got;
	}
}

bool
frame_waits(const struct frames *f)
{
	struct pollfd p = {.fd = f->fd, .events = POLLIN};

	return f->at < f->bytes.n || poll(&p, 1, 0) > 0;
}

void
frames_free(struct frames *f)
{
	buf_free(&f->bytes);
}

int
frame_write(int fd, struct str body)
{
	struct buf out = {0};
	int ret;

	buf_fmt(&out, "Content-Length: %zu\r\n\r\n", body.n);
	buf_str(&out, body);
	ret = fd_write(fd, buf_view(&out));
	buf_free(&out);
	return ret;
}
