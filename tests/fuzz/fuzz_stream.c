/* SPDX-License-Identifier: ISC */
/*
 * Any bytes as frames in a pipe, which a filter with -r reads, for libFuzzer: nothing may crash,
 * leak or take for ever, no frame has more bytes than there are, and what tend-cat would write of
 * the frames is read back as it was.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/cell.h"
#include "book/stream.h"
#include "fuzz_must.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { PIPE = 60000, MAX = 1000 };

/* appends the frames of a stream as tend-cat would; returns what the last call did */
static int
copy(struct buf *out, struct str bytes)
{
	struct stream s = {0};
	struct frame f;
	size_t all = 0;
	int fd[2], ret;

	fuzz_must(pipe(fd) == 0 && write(fd[1], bytes.p, bytes.n) == (ssize_t)bytes.n, "a pipe", STR(""));
	close(fd[1]);
	s.fd = fd[0];
	while ((ret = stream_next(&f, &s, MAX)) > 0) {
		fuzz_must(f.bytes.n <= MAX && (!f.large || !f.bytes.n), "too long", STR(""));
		all += f.bytes.n + f.path.n;
		fuzz_must(all <= bytes.n, "more than there is", STR(""));
		/* a large one is not kept */
		if (f.large)
			continue;
		buf_fmt(out, "%zu\t", f.bytes.n);
		cell_escape(out, f.path);
		buf_chr(out, '\n');
		buf_str(out, f.bytes);
		buf_chr(out, '\n');
	}
	fuzz_must((ret < 0) == (s.error != NULL), "no reason", STR(""));
	stream_free(&s);
	close(fd[0]);
	return ret;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf once = {0}, twice = {0};

	if (!size || size > PIPE / 4)
		return 0;
	copy(&once, (struct str){(const char *)data, size});
	if (once.n && once.n < PIPE) {
		fuzz_must(copy(&twice, buf_view(&once)) == 0, "what is written is read", STR(""));
		fuzz_must(str_eq(buf_view(&once), buf_view(&twice)), "as it was", STR(""));
	}
	buf_free(&once);
	buf_free(&twice);
	return 0;
}
