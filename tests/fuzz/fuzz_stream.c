/* SPDX-License-Identifier: ISC */
/*
 * Any bytes as frames in a pipe, which a filter with -r reads, for libFuzzer: nothing may crash,
 * leak or take for ever; the frames are those that a plain reader finds in the same bytes, however
 * they come; and what tend-cat would write of the frames is read back as it was.
 */
#include <stdint.h>
#include <stdio.h>

#include "base/cell.h"
#include "book/stream.h"
#include "fuzz_pieces.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MAX = 1000 };

/*
 * what stream.h says of a frame, of bytes that are all there: takes the next one of *rest. 1, 0 at
 * the end, -1. A path is as it is written
 */
static int
plain_next(struct frame *out, struct str *rest)
{
	struct str line, size;
	size_t end = str_chr(*rest, '\n'), n = 0;

	if (end == rest->n)
		return rest->n ? -1 : 0;
	line = str_sub(*rest, 0, end);
	*rest = str_sub(*rest, end + 1, rest->n);
	size = str_sub(line, 0, str_chr(line, '\t'));
	if (!size.n || size.n + 1 >= line.n)
		return -1;
	for (size_t i = 0; i < size.n; i++) {
		if (!strchr("0123456789", size.p[i]) || !size.p[i])
			return -1;
		/* no more than decides that there are not as many */
		n = n > FUZZ_PIPE ? n : n * 10 + (size_t)(size.p[i] - '0');
	}
	if (n >= rest->n || rest->p[n] != '\n')
		return -1;
	*out = (struct frame){
		.path = str_sub(line, size.n + 1, line.n), .bytes = str_sub(*rest, 0, n > MAX ? 0 : n), .large = n > MAX,
	};
	*rest = str_sub(*rest, n + 1, rest->n);
	return 1;
}

/* a frame as tend-cat writes it */
static void
put(struct buf *out, const struct frame *f)
{
	buf_fmt(out, "%zu\t", f->bytes.n);
	cell_escape(out, f->path);
	buf_chr(out, '\n');
	buf_str(out, f->bytes);
	buf_chr(out, '\n');
}

/*
 * reads all frames in pieces of this size, and compares each with the plain reader's; appends them
 * to `out`, but for the large ones, whose bytes are not kept
 */
static void
check(struct buf *out, struct str bytes, size_t piece)
{
	struct stream s = {.fd = fuzz_pieces_open(bytes, piece)};
	struct frame f, plain = {0};
	struct buf path = {0};
	int got, want;

	do {
		got = stream_next(&f, &s, MAX);
		want = plain_next(&plain, &bytes);
		fuzz_must(got == want, "another end", bytes);
		fuzz_must((got < 0) == (s.error != NULL), "no reason", STR(""));
		if (got <= 0)
			break;
		buf_clear(&path);
		cell_unescape(&path, plain.path);
		fuzz_must(str_eq(f.path, buf_view(&path)), "another path", f.path);
		fuzz_must(f.large == plain.large && str_eq(f.bytes, plain.bytes), "other bytes", f.path);
		if (!f.large)
			put(out, &f);
	} while (got > 0);
	buf_free(&path);
	stream_free(&s);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = {(const char *)data, size};
	struct buf once = {0}, twice = {0};

	if (!size || size > FUZZ_PIPE / 4)
		return 0;
	check(&once, bytes, FUZZ_PIPE);
	/* one by one sees every end; of many bytes that takes too long */
	check(&twice, bytes, size < 2 * MAX ? 1 : 1 + size % 61);
	fuzz_must(str_eq(buf_view(&once), buf_view(&twice)), "the same in pieces", STR(""));
	if (once.n && once.n < FUZZ_PIPE) {
		buf_clear(&twice);
		check(&twice, buf_view(&once), FUZZ_PIPE);
		fuzz_must(str_eq(buf_view(&once), buf_view(&twice)), "as it was", STR(""));
	}
	buf_free(&once);
	buf_free(&twice);
	return 0;
}

/* a frame whose size is what it says, or `more` than that, and whose end is `end` */
static void
try_frame(size_t size, size_t more, const char *path, const char *end)
{
	struct buf b = {0};

	buf_fmt(&b, "%zu\t%s\n", size, path);
	for (size_t i = 0; i < size + more; i++)
		buf_chr(&b, 'a');
	buf_str(&b, str_of(end));
	LLVMFuzzerTestOneInput((const uint8_t *)b.p, b.n);
	buf_free(&b);
}

/* what chance seldom makes is tried first */
int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	for (size_t more = 0; more < 2; more++)
		for (size_t i = 0; i < 5; i++) {
			size_t size = (const size_t[]){0, 1, MAX - 1, MAX, MAX + 1}[i];

			try_frame(size, more, "a.md", "\n");
			try_frame(size, more, "a.md", "");
			try_frame(size, more, "", "\n");
			try_frame(size, more, "a.md", "\n1\tb.md\nb\n");
		}
	return 0;
}
