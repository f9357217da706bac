/* SPDX-License-Identifier: ISC */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/*
 * Preloaded by tests/faults.t: lets the allocation number $FAIL_AT of the program $FAIL_IN fail,
 * and writes into the file $FAIL_COUNT how many there were.
 */
static atomic_long count;
static long fail_at;
static const char *count_to;

static void __attribute__((constructor))
begin(void)
{
	const char *in = getenv("FAIL_IN"), *at = getenv("FAIL_AT");

	if (!in || strcmp(in, program_invocation_short_name) != 0)
		return;
	count_to = getenv("FAIL_COUNT");
	fail_at = at ? atol(at) : 0;
	count = 0;
}

static void __attribute__((destructor))
end(void)
{
	char text[32];
	int fd = count_to ? open(count_to, O_WRONLY | O_CREAT | O_TRUNC, 0600) : -1;

	if (fd < 0)
		return;
	snprintf(text, sizeof(text), "%ld\n", (long)count);
	if (write(fd, text, strlen(text)) < 0)
		_exit(1);
	close(fd);
}

static int
fails(void)
{
	long n = atomic_fetch_add(&count, 1) + 1;

	if (!fail_at || n != fail_at)
		return 0;
	errno = ENOMEM;
	return 1;
}

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);

void *
malloc(size_t n)
{
	return fails() ? NULL : __libc_malloc(n);
}

void *
calloc(size_t n, size_t size)
{
	return fails() ? NULL : __libc_calloc(n, size);
}

void *
realloc(void *p, size_t n)
{
	return fails() ? NULL : __libc_realloc(p, n);
}
