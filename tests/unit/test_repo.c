/* SPDX-License-Identifier: ISC */
/* repositories that cannot be made, read or written to, and commits by nobody: a reason each time */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

#include "git/commit_date.h"
#include "git/commit_text.h"
#include "git/repo.h"
#include "git/repo_commit.h"

static char dir[32];

static void
spew(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void
test_config(void **state)
{
	struct repo *r;
	struct buf out = {0}, why = {0};

	(void)state;
	spew("file", "x");
	assert_int_equal(repo_init("file/below", &why) < 0 && why.n, 1);
	buf_clear(&why);
	assert_int_equal(repo_init(".", &why), 0);
	assert_int_equal(repo_open(&r, ".", &why), 0);
	assert_int_equal(repo_config(&out, r, "tend.none", CONFIG_TEXT), -1);
	assert_int_equal(repo_config(&out, r, "tend.none", CONFIG_BOOL), -1);
	assert_int_equal(repo_config_set(r, "tend.some", "yes", &why), 0);
	assert_int_equal(repo_config(&out, r, "tend.some", CONFIG_TEXT), 0);
	assert_string_equal(out.p, "yes");
	assert_int_equal(repo_config(&out, r, "tend.some", CONFIG_BOOL), 0);
	assert_string_equal(out.p, "true");
	assert_int_equal(repo_config(&out, NULL, "tend.some", CONFIG_TEXT), -1);
	/* a name that is none; a configuration that another program is writing */
	assert_int_equal(repo_config_set(r, "none", "x", &why) < 0 && why.n, 1);
	buf_clear(&why);
	spew(".git/config.lock", "");
	assert_int_equal(repo_config_set(r, "tend.some", "no", &why) < 0 && why.n, 1);
	unlink(".git/config.lock");
	spew(".git/config", "[core\n");
	assert_int_equal(repo_config(&out, r, "tend.some", CONFIG_TEXT), -1);
	assert_int_equal(out.n, 0);
	repo_close(r);
	buf_free(&out);
	buf_free(&why);
}

/* each of the four words is needed */
static void
test_nobody(void **state)
{
	(void)state;
	for (int i = 0; i < 5; i++) {
		struct repo_person author = {.name = i == 0 ? NULL : "A", .email = i == 1 ? NULL : "a@b"};
		struct repo_person committer = {.name = i == 2 ? NULL : "C", .email = i == 3 ? NULL : "c@d"};
		struct repo_file file = {.path = "a.md"};
		struct buf why = {0};
		struct repo *r;
		enum repo_done done;

		spew(".git/config", "");
		spew("a.md", "text\n");
		assert_int_equal(repo_open(&r, ".", &why), 0);
		done = repo_commit(r, &file, 1, "message", &author, &committer, 0, &why);
		assert_int_equal(done, i < 4 ? REPO_REFUSED : REPO_COMMITTED);
		assert_int_equal(why.n > 0, i < 4);
		repo_close(r);
		buf_free(&why);
	}
}

static void
test_text(void **state)
{
	struct repo_person p = {.name = "A", .email = "a@b"};
	struct buf a = {0}, b = {0};

	(void)state;
	commit_text(&a, &(struct oid){{0}}, NULL, &p, &p, "one\n");
	commit_text(&b, &(struct oid){{0}}, NULL, &p, &p, "one");
	assert_string_equal(a.p, b.p);
	buf_free(&a);
	buf_free(&b);
}

/* what is called git says nothing, or nothing that is a date */
static void
test_other_git(void **state)
{
	static const char *const said[] = {"", "A 1 +0000", "A <a> x", "A <a> 1 +0000"};

	(void)state;
	setenv("PATH", dir, 1);
	for (size_t i = 0; i < 4; i++) {
		struct commit_date d;
		char script[80];

		snprintf(script, sizeof(script), "#!/bin/sh\necho '%s'\n", said[i]);
		spew("git", script);
		chmod("git", 0700);
		assert_int_equal(commit_date_ask(&d, "GIT_AUTHOR_IDENT"), i == 3 ? 0 : -1);
	}
}

static int
remove_one(const char *path, const struct stat *st, int what, struct FTW *at)
{
	(void)st;
	(void)what;
	(void)at;
	return remove(path);
}

static int
begin(void **state)
{
	(void)state;
	snprintf(dir, sizeof(dir), "/tmp/tend-repo-XXXXXX");
	if (!mkdtemp(dir) || chdir(dir) < 0)
		return -1;
	/* nothing of the user's own */
	setenv("HOME", dir, 1);
	setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
	unsetenv("XDG_CONFIG_HOME");
	return 0;
}

static int
end(void **state)
{
	(void)state;
	return chdir("/") < 0 ? -1 : nftw(dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_config), cmocka_unit_test(test_nobody), cmocka_unit_test(test_text),
		cmocka_unit_test(test_other_git),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
