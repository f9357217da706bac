/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include <pthread.h>
#include <unistd.h>

#include "base/mem.h"
#include "book/stream.h"

enum { MAX = 1000 };

/* a writer that hands over `step` bytes at a time */
struct writer {
	int fd;
	struct str bytes;
	size_t step;
	pthread_t thread;
};

static void *
write_all(void *arg)
{
	struct writer *w = arg;

	for (size_t at = 0; at < w->bytes.n;) {
		struct str part = str_sub(w->bytes, at, at + w->step);
		ssize_t n = write(w->fd, part.p, part.n);

		assert_true(n > 0);
		at += (size_t)n;
	}
	close(w->fd);
	return NULL;
}

static void
begin(struct stream *s, struct writer *w, struct str bytes, size_t step)
{
	int fd[2];

	assert_int_equal(pipe(fd), 0);
	*s = (struct stream){.fd = fd[0]};
	*w = (struct writer){.fd = fd[1], .bytes = bytes, .step = step};
	assert_int_equal(pthread_create(&w->thread, NULL, write_all, w), 0);
}

/* reads what is left, so that the writer ends */
static void
end(struct stream *s, struct writer *w)
{
	char scratch[4096];

	while (read(s->fd, scratch, sizeof(scratch)) > 0)
		;
	pthread_join(w->thread, NULL);
	close(s->fd);
	stream_free(s);
}

static void
expect(struct stream *s, struct str path, struct str bytes)
{
	struct frame f;

	assert_int_equal(stream_next(&f, s, MAX), 1);
	assert_true(str_eq(f.path, path));
	assert_true(str_eq(f.bytes, bytes));
	assert_false(f.large);
}

static void
test_whole(void **state)
{
	static const size_t steps[] = {1, 2, 3, 7, 4096};
	struct str bytes = STR("4\tme.md\n---\n\n0\ta/empty.md\n\n3\tb\\tc\\n\\\\d\\x.md\n1\nx\n5\tz.md\n\0\0\n\n\n\n");
	struct frame f;

	(void)state;
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		struct stream s;
		struct writer w;

		begin(&s, &w, bytes, steps[i]);
		expect(&s, STR("me.md"), STR("---\n"));
		expect(&s, STR("a/empty.md"), STR(""));
		expect(&s, STR("b\tc\n\\d\\x.md"), STR("1\nx"));
		expect(&s, STR("z.md"), STR("\0\0\n\n\n"));
		assert_int_equal(stream_next(&f, &s, MAX), 0);
		assert_int_equal(stream_next(&f, &s, MAX), 0);
		end(&s, &w);
	}
}

static void
test_nothing(void **state)
{
	struct stream s;
	struct writer w;
	struct frame f;

	(void)state;
	begin(&s, &w, STR(""), 1);
	assert_int_equal(stream_next(&f, &s, MAX), 0);
	end(&s, &w);
}

/* what is too large is let by, however large it is, and the next is read */
static void
test_large(void **state)
{
	static const size_t sizes[] = {MAX, MAX + 1, 300 * 1024, 3 * 1024 * 1024};

	(void)state;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		struct buf bytes = {0};
		struct stream s;
		struct writer w;
		struct frame f;

		buf_fmt(&bytes, "%zu\ta.md\n", sizes[i]);
		for (size_t n = 0; n < sizes[i]; n++)
			buf_chr(&bytes, '\n');
		buf_str(&bytes, STR("\n2\tb.md\nok\n"));
		begin(&s, &w, buf_view(&bytes), 100000);
		assert_int_equal(stream_next(&f, &s, MAX), 1);
		assert_int_equal(f.large, sizes[i] > MAX);
		assert_true(str_eq(f.path, STR("a.md")));
		assert_int_equal(f.bytes.n, f.large ? 0 : sizes[i]);
		expect(&s, STR("b.md"), STR("ok"));
		assert_int_equal(stream_next(&f, &s, MAX), 0);
		assert_true(s.in.cap < 1024 * 1024);
		end(&s, &w);
		buf_free(&bytes);
	}
}

/* each of these is broken after one good file */
static void
test_broken(void **state)
{
	static const struct str bad[] = {
		STR_INIT("5"), STR_INIT("5\ta.md"), STR_INIT("5\ta.md\n"), STR_INIT("5\ta.md\nabc"), STR_INIT("5\ta.md\nabcde"),
		STR_INIT("5\ta.md\nabcdef\n"), STR_INIT("5\ta.md\nabcd\n1\tb.md\nx\n"), STR_INIT("\n"), STR_INIT("\ta.md\n\n"),
		STR_INIT("5 a.md\nabcde\n"), STR_INIT("0\t\n\n"), STR_INIT("-1\ta.md\n\n"), STR_INIT("+1\ta.md\nx\n"),
		STR_INIT("0x1\ta.md\nx\n"), STR_INIT("99999999999999999999\ta.md\nx\n"), STR_INIT("9223372036854775807\ta.md\nx\n"),
		STR_INIT("2000\ta.md\nshort\n"),
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct buf bytes = {0};
		struct stream s;
		struct writer w;
		struct frame f;

		buf_str(&bytes, STR("2\tgood.md\nok\n"));
		buf_str(&bytes, bad[i]);
		begin(&s, &w, buf_view(&bytes), 1);
		expect(&s, STR("good.md"), STR("ok"));
		assert_null(s.error);
		assert_int_equal(stream_next(&f, &s, MAX), -1);
		assert_non_null(s.error);
		end(&s, &w);
		buf_free(&bytes);
	}
}

/* a line without end does not take all memory */
static void
test_endless(void **state)
{
	struct str bytes = {mem_zero(4 * 1024 * 1024, 1), 4 * 1024 * 1024};
	struct stream s;
	struct writer w;
	struct frame f;

	(void)state;
	begin(&s, &w, bytes, 65536);
	assert_int_equal(stream_next(&f, &s, MAX), -1);
	assert_true(s.in.cap < 2 * 1024 * 1024);
	end(&s, &w);
	free((char *)bytes.p);
}

static void
test_unreadable(void **state)
{
	struct stream s = {.fd = -1};
	struct frame f;

	(void)state;
	assert_int_equal(stream_next(&f, &s, MAX), -1);
	assert_non_null(s.error);
	stream_free(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_whole),  cmocka_unit_test(test_nothing), cmocka_unit_test(test_large),
		cmocka_unit_test(test_broken), cmocka_unit_test(test_endless), cmocka_unit_test(test_unreadable),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
