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
#include <sys/wait.h>
#include <unistd.h>

#include "os/os.h"

/* what both ways promise: these tests run with the system's own, and with PORTABLE=1 */
#ifdef TEND_PORTABLE
static const bool portable = true;
#else
static const bool portable = false;
#endif

static char dir[64], *self;
static int folder;

static int
begin(void **state)
{
	(void)state;
	snprintf(dir, sizeof(dir), "/tmp/tend-os-XXXXXX");
	assert_non_null(mkdtemp(dir));
	folder = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	assert_true(folder >= 0);
	return 0;
}

static int
end(void **state)
{
	char *argv[] = {(char[]){"rm"}, (char[]){"-rf"}, dir, NULL};
	pid_t pid = fork();

	(void)state;
	if (pid == 0)
		execvp(argv[0], argv);
	close(folder);
	return waitpid(pid, NULL, 0) == pid ? 0 : -1;
}

static int
make(const char *name)
{
	int fd = openat(folder, name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	assert_true(fd >= 0);
	return fd;
}

static bool
there(const char *name)
{
	struct stat st;

	return fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) == 0;
}

/* its own file, however it was called, and after it has gone to another folder */
static void
test_program(void **state)
{
	struct buf is = {0};
	char *real = realpath(self, NULL), *slash, *path = getenv("PATH"), *kept = path ? strdup(path) : NULL;

	(void)state;
	assert_non_null(real);
	assert_true(os_program(&is));
	assert_string_equal(is.p, real);
	slash = strrchr(real, '/');
	*slash = '\0';
	setenv("PATH", real, 1);
	os_started(slash + 1);
	*slash = '/';
	assert_true(os_program(&is));
	assert_string_equal(is.p, real);
	/* what is found in a relative folder of $PATH may be anyone's */
	setenv("PATH", ".:build", 1);
	assert_int_equal(os_program(&is), !portable);
	if (kept)
		setenv("PATH", kept, 1);
	os_started(self);
	buf_free(&is);
	free(real);
	free(kept);
}

static void
test_pipe(void **state)
{
	int p[2];
	char c;

	(void)state;
	assert_int_equal(os_pipe(p), 0);
	for (int i = 0; i < 2; i++)
		assert_int_equal(fcntl(p[i], F_GETFD), FD_CLOEXEC);
	assert_int_equal(write(p[1], "x", 1), 1);
	assert_int_equal(read(p[0], &c, 1), 1);
	close(p[0]);
	close(p[1]);
}

static int
spawn(const char *path, const char *arg, int dirfd)
{
	const char *const argv[] = {"x", "-c", arg, NULL};
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attr;
	pid_t pid;
	int err, status = -1;

	assert_int_equal(posix_spawn_file_actions_init(&actions), 0);
	assert_int_equal(posix_spawnattr_init(&attr), 0);
	assert_int_equal(os_spawn_in(&actions, dirfd), 0);
	err = os_spawn(&pid, path, &actions, &attr, argv, dirfd);
	if (err == 0)
		assert_int_equal(waitpid(pid, &status, 0), pid);
	posix_spawn_file_actions_destroy(&actions);
	posix_spawnattr_destroy(&attr);
	return err ? -err : status;
}

static void
test_spawn(void **state)
{
	struct buf before = {0}, after = {0};

	(void)state;
	assert_int_equal(os_real(&before, AT_FDCWD, "."), 0);
	assert_int_equal(spawn("/bin/sh", ": >in", folder), 0);
	assert_true(there("in"));
	assert_int_equal(spawn("/bin/none", "", folder), -ENOENT);
	assert_int_equal(spawn("/bin/sh", "exit 0", AT_FDCWD), 0);
	/* where the system does not tell it, argv[0] does */
	assert_int_equal(spawn("/bin/sh", portable ? "test $0 = /bin/sh" : "test $0 = x", AT_FDCWD), 0);
	assert_int_equal(os_real(&after, AT_FDCWD, "."), 0);
	assert_string_equal(before.p, after.p);
	buf_free(&before);
	buf_free(&after);
}

static void
test_types(void **state)
{
	static const struct {
		const char *name;
		enum os_type type;
	} v[] = {{"f", OS_FILE}, {"d", OS_FOLDER}, {"l", OS_LINK}, {"p", OS_OTHER}};
	struct dirent *e;
	struct stat st;
	DIR *d;
	int n = 0;

	(void)state;
	close(make("f"));
	assert_int_equal(mkdirat(folder, "d", 0700), 0);
	assert_int_equal(symlinkat("f", folder, "l"), 0);
	assert_int_equal(mkfifoat(folder, "p", 0600), 0);
	d = opendir(dir);
	assert_non_null(d);
	while ((e = readdir(d))) {
		for (size_t i = 0; i < 4; i++) {
			if (strcmp(e->d_name, v[i].name) != 0)
				continue;
			assert_true(os_entry_type(e) == v[i].type || os_entry_type(e) == OS_UNKNOWN);
			assert_int_equal(fstatat(folder, e->d_name, &st, AT_SYMLINK_NOFOLLOW), 0);
			assert_int_equal(os_type(st.st_mode), v[i].type);
			n++;
		}
	}
	closedir(d);
	assert_int_equal(n, 4);
	assert_int_equal(openat(folder, "l", O_RDONLY | O_NOFOLLOW | O_CLOEXEC), -1);
	assert_true(os_is_link(errno));
	assert_int_equal(openat(folder, "none", O_RDONLY | O_NOFOLLOW | O_CLOEXEC), -1);
	assert_false(os_is_link(errno));
}

static void
test_real(void **state)
{
	struct buf is = {0}, want = {0}, here = {0};

	(void)state;
	assert_int_equal(os_real(&here, AT_FDCWD, "."), 0);
	close(make("f"));
	assert_int_equal(mkdirat(folder, "d", 0700), 0);
	assert_int_equal(symlinkat("../f", folder, "d/l"), 0);
	assert_int_equal(symlinkat("d/l", folder, "l"), 0);
	assert_int_equal(symlinkat("loop", folder, "loop"), 0);
	assert_int_equal(os_real(&want, folder, NULL), 0);
	buf_str(&want, STR("/f"));
	assert_int_equal(os_real(&is, folder, "l"), 0);
	assert_string_equal(is.p, want.p);
	assert_int_equal(os_real(&is, folder, "none"), -1);
	assert_int_equal(errno, ENOENT);
	assert_int_equal(os_real(&is, folder, "loop"), -1);
	assert_int_equal(errno, ELOOP);
	/* it is where it was */
	assert_int_equal(os_real(&is, AT_FDCWD, "."), 0);
	assert_string_equal(is.p, here.p);
	buf_free(&is);
	buf_free(&want);
	buf_free(&here);
}

static void
test_renames(void **state)
{
	ino_t a, b;
	struct stat st;
	int done;

	(void)state;
	close(make("a"));
	close(make("b"));
	fstatat(folder, "a", &st, 0);
	a = st.st_ino;
	fstatat(folder, "b", &st, 0);
	b = st.st_ino;
	done = os_exchange(folder, "a", "b");
	if (done < 0)
		assert_true(errno == ENOSYS || errno == EINVAL);
	fstatat(folder, "a", &st, 0);
	assert_true(st.st_ino == (done == 0 ? b : a));
	if (portable)
		assert_int_equal(done, -1);
	done = os_rename_new(folder, "a", "b");
	assert_int_equal(done, -1);
	assert_true(errno == EEXIST || errno == ENOSYS || errno == EINVAL);
	assert_true(there("a") && there("b"));
}

static void
test_times(void **state)
{
	struct timespec times[2] = {{1, 5}, {(time_t)5000000000, 7}}, is;
	struct stat st;
	int fd = make("f");

	(void)state;
	/* after 2038, and after what 32 bits can hold */
	assert_int_equal(futimens(fd, times), 0);
	assert_int_equal(fstat(fd, &st), 0);
	is = os_mtime(&st);
	assert_true(is.tv_sec == 5000000000);
	assert_int_equal(is.tv_nsec, portable ? 0 : 7);
	assert_true(os_ctime(&st).tv_sec == st.st_ctime);
	close(fd);
}

static void
test_attributes(void **state)
{
	char names[64], value[8];
	int fd = make("f");

	(void)state;
	if (os_attr_list(fd, names, sizeof(names)) < 0) {
		assert_int_equal(errno, ENOTSUP);
		close(fd);
		skip();
	}
	assert_int_equal(os_attr_get(fd, "user.x", value, sizeof(value)), -1);
	assert_int_equal(errno, 0);
	assert_int_equal(os_attr_remove(fd, "user.x"), -1);
	assert_int_equal(errno, 0);
	assert_int_equal(os_attr_set(fd, "user.x", "abc", 3), 0);
	assert_int_equal(os_attr_get(fd, "user.x", value, sizeof(value)), 3);
	assert_int_equal(os_attr_list(fd, names, sizeof(names)), 7);
	assert_string_equal(names, "user.x");
	assert_int_equal(os_attr_remove(fd, "user.x"), 0);
	close(fd);
}

static void
test_random(void **state)
{
	unsigned char v[2][32];

	(void)state;
	assert_int_equal(os_random(v[0], 32), 0);
	assert_int_equal(os_random(v[1], 32), 0);
	assert_memory_not_equal(v[0], v[1], 32);
}

static void
test_sync(void **state)
{
	(void)state;
	if (os_sync(folder) < 0)
		assert_int_equal(errno, ENOSYS);
	else
		assert_true(os_syncs());
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_program),
		cmocka_unit_test(test_pipe),
		cmocka_unit_test_setup_teardown(test_spawn, begin, end),
		cmocka_unit_test_setup_teardown(test_types, begin, end),
		cmocka_unit_test_setup_teardown(test_real, begin, end),
		cmocka_unit_test_setup_teardown(test_renames, begin, end),
		cmocka_unit_test_setup_teardown(test_times, begin, end),
		cmocka_unit_test_setup_teardown(test_attributes, begin, end),
		cmocka_unit_test(test_random),
		cmocka_unit_test_setup_teardown(test_sync, begin, end),
	};

	(void)argc;
	self = argv[0];
	os_started(self);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
