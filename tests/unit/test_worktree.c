/* SPDX-License-Identifier: ISC */
/* the files around git's own: what cannot be committed, old locks, and each call that fails */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <time.h>
#include <unistd.h>

#include "git/worktree.h"

static char dir[32];

/* --- calls that fail: the one of a number, with an error; link() each time,
        if it is not there --- */

static int calls, fail_at, fail_with;
static bool no_link, armed;

static void *
next(const char *name)
{
	void *p = dlsym(RTLD_NEXT, name);

	if (!p)
		abort();
	return p;
}

static bool
fails(void)
{
	if (!armed || ++calls != fail_at)
		return false;
	errno = fail_with;
	return true;
}

int
link(const char *from, const char *to)
{
	int (*real)(const char *, const char *);

	*(void **)&real = next("link");
	if (armed && no_link) {
		errno = EPERM;
		return -1;
	}
	return fails() ? -1 : real(from, to);
}

ssize_t
read(int fd, void *p, size_t n)
{
	ssize_t (*real)(int, void *, size_t);

	*(void **)&real = next("read");
	return fails() ? -1 : real(fd, p, n);
}

ssize_t
write(int fd, const void *p, size_t n)
{
	ssize_t (*real)(int, const void *, size_t);

	*(void **)&real = next("write");
	/* in pieces */
	return fails() ? -1 : real(fd, p, armed && n > 7 ? 7 : n);
}

int
close(int fd)
{
	int (*real)(int), bad;

	*(void **)&real = next("close");
	bad = real(fd);
	return fails() ? -1 : bad;
}

#ifdef AT_EMPTY_PATH
int
stat(const char *path, struct stat *st)
{
	return fails() ? -1 : fstatat(AT_FDCWD, path, st, 0);
}

int
fstat(int fd, struct stat *st)
{
	return fails() ? -1 : fstatat(fd, "", st, AT_EMPTY_PATH);
}
#endif

int
fsync(int fd)
{
	(void)fd;
	return fails() ? -1 : 0;
}

/* --- */

static void
spew(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static bool
holds(const char *path, const char *text)
{
	char is[64] = "";
	FILE *f = fopen(path, "r");
	bool same;

	if (!f)
		return false;
	same = fread(is, 1, sizeof(is) - 1, f) == strlen(text) && strcmp(is, text) == 0;
	fclose(f);
	return same;
}

/* a copy is whole, or an error; and a text that is put in another's place likewise */
static void
test_calls(void **state)
{
	static const char text[] = "DIRC\0\0\0\2 and some more bytes";
	struct stat st;
	int most = 1;

	(void)state;
	fail_with = EIO;
	for (int way = 0; way < 3; way++) {
		for (fail_at = 0; fail_at <= most; fail_at++) {
			int is;

			unlink("to");
			spew("from", text);
			calls = 0;
			no_link = way == 1;
			armed = true;
			is = way < 2 ? worktree_copy("from", "to", &st) : worktree_replace("from",
			        "to", 0600);
			armed = false;
			most = calls;
			assert_true(is == 0 || (is == -1 && errno == EIO));
			assert_int_equal(is == 0 && !holds("to", text), 0);
			assert_true(fail_at || is == 0);
			assert_true(holds("from", text) || (way == 2 && is == 0));
		}
	}
	/* a read that a signal interrupts is made again */
	fail_with = EINTR;
	no_link = true;
	for (fail_at = 1; fail_at < 3; fail_at++) {
		int is;

		calls = 0;
		unlink("to");
		spew("from", text);
		armed = true;
		is = worktree_copy("from", "to", &st);
		armed = false;
		assert_true(is < 0 ? fail_at == 1 : holds("to", text));
	}
	fail_at = 0;
	/* one that is not there; what is no file; a folder that is a file */
	assert_int_equal(worktree_copy("none", "to", &st), 1);
	assert_int_equal(worktree_copy("from/none", "to", &st), -1);
	assert_int_equal(worktree_copy(".", "to", &st), -1);
	assert_int_equal(worktree_copy("from", "none/to", &st), -1);
	assert_int_equal(worktree_replace("none", "to", 0600), -1);
	assert_int_equal(worktree_flush("none"), -1);
	assert_int_equal(worktree_entries("none"), 0);
	spew("short", "DIRC");
	assert_int_equal(worktree_entries("short"), -1);
	assert_int_equal(worktree_entries("short/none"), -1);
}

static void
test_lock(void **state)
{
	static const struct {
		int64_t age;
		const char *says;
	} v[] = {
		{-100, "0 seconds"}, {65, "1 minute"}, {59 * 60 + 5, "59 minutes"},
		{7205, "2 hours"}, {86405, "1 day"},
		{40 * 86400 + 5, "40 days"},
	};
	struct buf lock = {0}, why = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		spew("index.lock", "");
		buf_clear(&why);
		assert_int_equal(worktree_lock(&lock, "./", time(NULL) + v[i].age, &why), -1);
		assert_non_null(strstr(why.p, v[i].says));
		assert_int_equal(access("index.lock", F_OK), 0);
	}
	unlink("index.lock");
	assert_int_equal(worktree_lock(&lock, "./", time(NULL), &why), 0);
	assert_string_equal(lock.p, "./index.lock");
	buf_clear(&lock);
	buf_clear(&why);
	assert_int_equal(worktree_lock(&lock, "none/", time(NULL), &why), -1);
	assert_non_null(strstr(why.p, strerror(ENOENT)));
	unlink("index.lock");
	buf_free(&lock);
	buf_free(&why);
}

/* a name that cannot be looked at (here a link to itself) may be a repository */
static void
test_none(void **state)
{
	(void)state;
	assert_int_equal(mkdir("plain", 0700), 0);
	assert_true(worktree_none("plain"));
	assert_false(worktree_has("plain", "/.git"));
	assert_int_equal(symlink(".git", "plain/.git"), 0);
	assert_true(worktree_has("plain", "/.git"));
	assert_false(worktree_none("plain"));
	assert_false(worktree_none("missing"));
	unlink("plain/.git");
	rmdir("plain");
}

static void
test_paths(void **state)
{
	static const struct {
		const char *from, *path, *is;
	} v[] = {
		{"", "a.md", "a.md"}, {"sub", "a.md", "sub/a.md"}, {"sub", "../a.md", "a.md"},
		{"sub", "./x//y.md", "sub/x/y.md"},
		{"", "../../../../a.md", NULL}, {"", "../a.md", NULL}, {"", "/a.md", NULL},
		{"", "/none/x/a.md", NULL}, {"", ".", NULL},
	};
	struct buf top = {0}, out = {0}, there = {0}, path = {0};
	struct stat st;
	char *real = realpath(".", NULL), name[400];
	struct str long_name = {name, sizeof(name)};

	(void)state;
	buf_fmt(&top, "%s/", real);
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		struct buf from = {0};

		buf_fmt(&from, "%s/%s", real, v[i].from);
		assert_int_equal(worktree_path(&out, top.p, from.p, v[i].path), v[i].is ? 0 : -1);
		if (v[i].is)
			assert_string_equal(out.p, v[i].is);
		buf_free(&from);
	}
	/* what is gone, or lies below a file, can be committed: as deleted */
	spew("a.md", "x");
	assert_null(worktree_look(&st, top.p, STR("a.md")));
	assert_true(S_ISREG(st.st_mode));
	assert_null(worktree_look(&st, top.p, STR("none.md")));
	assert_null(worktree_look(&st, top.p, STR("none/x/a.md")));
	assert_null(worktree_look(&st, top.p, STR("a.md/b.md")));
	assert_null(worktree_look(&st, top.p, STR("a.md/b/c.md")));
	assert_int_equal(st.st_mode, 0);
	assert_string_equal(worktree_look(&st, top.p, STR(".")), "it is a folder");
	/* a name that no system takes */
	memset(name, 'x', sizeof(name));
	assert_string_equal(worktree_look(&st, top.p, long_name), strerror(ENAMETOOLONG));
	buf_clear(&out);
	buf_str(&out, long_name);
	buf_str(&out, STR("/a.md"));
	assert_string_equal(worktree_look(&st, top.p, buf_view(&out)), strerror(ENAMETOOLONG));
	/* the whole path of what is not there */
	worktree_real(&there, &path, "none/at/all//");
	buf_fmt(&top, "none/at/all");
	assert_string_equal(there.p, real);
	assert_string_equal(path.p, top.p);
	buf_clear(&there);
	buf_clear(&path);
	worktree_real(&there, &path, "/");
	assert_string_equal(path.p, "/");
	free(real);
	buf_free(&top);
	buf_free(&out);
	buf_free(&there);
	buf_free(&path);
}

static int
begin(void **state)
{
	(void)state;
	snprintf(dir, sizeof(dir), "/tmp/tend-worktree-XXXXXX");
	return !mkdtemp(dir) || chdir(dir) < 0 ? -1 : 0;
}

static int
end(void **state)
{
	static const char *const names[] = {"from", "to", "short", "a.md"};

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		unlink(names[i]);
	return chdir("/") < 0 ? -1 : rmdir(dir);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_calls), cmocka_unit_test(test_lock),
		        cmocka_unit_test(test_none), cmocka_unit_test(test_paths),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
