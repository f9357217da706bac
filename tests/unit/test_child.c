/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "os/child.h"
#include "os/os.h"
#include "os/program.h"

static char dir[] = "/tmp/tend-child-XXXXXX";
static int folder;

static void
script(const char *name, const char *text)
{
	int fd = openat(folder, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0700);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	close(fd);
}

/* all that it says, until it ends */
static void
drain(struct buf *out, int fd)
{
	char scratch[4096];
	ssize_t n;

	while ((n = read(fd, scratch, sizeof(scratch))) > 0)
		buf_add(out, scratch, (size_t)n);
	assert_int_equal(n, 0);
	buf_add(out, "", 0);
}

/* what it says, its status in *status */
static struct buf
run(const char *const argv[], const char *input, int *status)
{
	struct child c;
	struct buf out = {0};

	assert_int_equal(child_start(&c, argv, folder, CHILD_IN | CHILD_OUT), 0);
	assert_int_equal(child_write(&c, str_of(input)), 0);
	close(c.in);
	c.in = -1;
	drain(&out, c.out);
	*status = child_wait(&c);
	assert_int_equal(c.in, -1);
	assert_int_equal(c.out, -1);
	return out;
}

static void
test_pipes(void **state)
{
	const char *argv[] = {"./say", "a b", "$c", NULL};
	struct buf out;
	int status;

	(void)state;
	script("say", "#!/bin/sh\npwd -P\nprintf '%s|' \"$@\"\ncat\nexit 7\n");
	out = run(argv, "in\nput", &status);
	assert_int_equal(status, 7);
	assert_true(str_starts(buf_view(&out), str_of(dir)));
	assert_true(str_ends(buf_view(&out), STR("\na b|$c|in\nput")));
	buf_free(&out);
}

static void
test_path(void **state)
{
	const char *slash[] = {"./say", NULL}, *none[] = {"tend-no-such", NULL}, *here[] = {"hidden", NULL};
	struct child c;
	struct buf out;
	int status;

	(void)state;
	script("say", "#!/bin/sh\necho said\n");
	script("hidden", "#!/bin/sh\necho found where it should not\n");
	out = run(slash, "", &status);
	assert_string_equal(out.p, "said\n");
	buf_free(&out);
	assert_int_equal(child_start(&c, none, folder, CHILD_IN | CHILD_OUT), -1);
	assert_int_equal(errno, ENOENT);
	/* the child begins in the book's folder: nothing there is found by a relative $PATH */
	setenv("PATH", ".::/bin:/usr/bin", 1);
	assert_int_equal(child_start(&c, here, folder, 0), -1);
	setenv("PATH", "", 1);
	assert_int_equal(child_start(&c, here, folder, 0), -1);
	unsetenv("PATH");
	assert_int_equal(child_start(&c, here, folder, 0), -1);
	setenv("PATH", dir, 1);
	assert_int_equal(child_start(&c, here, folder, CHILD_OUT), 0);
	assert_int_equal(child_wait(&c) != 127, 1);
	setenv("PATH", "/usr/local/bin:/usr/bin:/bin", 1);
}

/* what stands in a folder's file of the name is run, whatever $PATH has */
static void
test_exec_path(void **state)
{
	const char *ours[] = {"tend-hidden", NULL}, *other[] = {"hidden", NULL};
	struct buf place = {0};
	struct child c;
	int status;

	(void)state;
	script("tend-hidden", "#!/bin/sh\nexit 7\n");
	script("hidden", "#!/bin/sh\nexit 8\n");
	assert_int_equal(child_start(&c, ours, folder, 0), -1);
	setenv("TEND_EXEC_PATH", dir, 1);
	assert_int_equal(child_start(&c, ours, folder, 0), 0);
	status = child_wait(&c);
	assert_int_equal(status, 7);
	/* only for programs of the suite */
	assert_int_equal(child_start(&c, other, folder, 0), -1);
	assert_true(program_place(&place, 0));
	assert_true(str_starts(buf_view(&place), str_of(dir)));
	assert_false(program_place(&place, 2));
	/* the child begins in the book's folder */
	setenv("TEND_EXEC_PATH", ".", 1);
	assert_int_equal(child_start(&c, ours, folder, 0), -1);
	assert_int_equal(errno, ENOENT);
	assert_true(program_place(&place, 0));
	assert_true(str_ends(buf_view(&place), STR("/../libexec/tend/")));
	assert_true(program_place(&place, 2));
	assert_true(str_starts(buf_view(&place), STR("/")));
	unsetenv("TEND_EXEC_PATH");
	buf_free(&place);
}

static void
test_status(void **state)
{
	const char *kill[] = {"sh", "-c", "kill -TERM $$", NULL}, *yes[] = {"sh", "-c", "exit 0", NULL};
	struct child c;

	(void)state;
	assert_int_equal(child_start(&c, kill, AT_FDCWD, 0), 0);
	assert_int_equal(child_wait(&c), 128 + 15);
	assert_int_equal(child_start(&c, yes, AT_FDCWD, 0), 0);
	assert_int_equal(child_wait(&c), 0);
}

/* one that ends without reading is an error, not the end of this program; its own pipes end it as ever */
static void
test_closed(void **state)
{
	const char *deaf[] = {"sh", "-c", "exec <&-; exit 3", NULL};
	const char *yes[] = {"sh", "-c", "yes | head -n 1 >/dev/null; yes", NULL};
	char *much = calloc(1, 1 << 20);
	struct child c;

	(void)state;
	assert_int_equal(child_start(&c, deaf, AT_FDCWD, CHILD_IN), 0);
	assert_int_equal(child_write(&c, (struct str){much, 1 << 20}), -1);
	assert_int_equal(errno, EPIPE);
	assert_int_equal(child_wait(&c), 3);
	assert_int_equal(child_start(&c, yes, AT_FDCWD, CHILD_OUT), 0);
	assert_int_equal(child_wait(&c), 128 + 13);
	free(much);
}

static int
begin(void **state)
{
	(void)state;
	if (!mkdtemp(dir))
		return -1;
	folder = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return folder < 0 ? -1 : 0;
}

static int
end(void **state)
{
	(void)state;
	unlinkat(folder, "say", 0);
	unlinkat(folder, "hidden", 0);
	unlinkat(folder, "tend-hidden", 0);
	close(folder);
	return rmdir(dir);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pipes),
		cmocka_unit_test(test_path),
		cmocka_unit_test(test_exec_path),
		cmocka_unit_test(test_status),
		cmocka_unit_test(test_closed),
	};

	(void)argc;
	os_started(argv[0]);
	return cmocka_run_group_tests(tests, begin, end);
}
