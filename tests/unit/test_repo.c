/* SPDX-License-Identifier: ISC */
/* the configuration, persons and texts of a repository; a reason each time that one is not usable */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h> /* wants the five above first */

#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

#include "git/commit_text.h"
#include "git/ident.h"
#include "git/repo.h"

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
	struct str value;
	struct buf why = {0};

	(void)state;
	assert_int_equal(repo_init(".", &why), 0);
	assert_int_equal(config_set(".", "tend.some", "Yes"), 0);
	assert_int_equal(config_set(".", "tend.zero", "0"), 0);
	assert_int_equal(repo_open(&r, ".", &why), 0);
	assert_null(r->doubt);
	assert_false(config_get(&value, &r->config, "tend.none"));
	assert_true(config_get(&value, &r->config, "tend.some"));
	assert_true(str_eq(value, STR("Yes")));
	assert_true(config_true(&r->config, "tend.some", false));
	assert_false(config_true(&r->config, "tend.zero", true));
	assert_true(config_true(&r->config, "tend.none", true));
	assert_false(config_true(&r->config, "tend.none", false));
	repo_close(r);
	buf_free(&why);
}

/* the bytes of git config --list -z, in every form */
static void
test_values(void **state)
{
	static const char list[] = "a.one\nx\0a.two\na.one\na\nb\0a.none\0a.empty\n\0a.on\nON\0a.five\n5\0a.odd\nmaybe\0";
	struct config c = {.known = true};
	struct str value;

	(void)state;
	buf_add(&c.bytes, list, sizeof(list) - 1);
	assert_true(config_get(&value, &c, "a.one") && str_eq(value, STR("x")));
	assert_true(config_get(&value, &c, "a.two") && str_eq(value, STR("a.one\na\nb")));
	assert_true(config_true(&c, "a.none", false));
	assert_false(config_true(&c, "a.empty", true));
	assert_true(config_true(&c, "a.on", false));
	assert_true(config_true(&c, "a.five", false));
	assert_true(config_true(&c, "a.odd", true));
	assert_false(config_true(&c, "a.odd", false));
	config_free(&c);
}

static void
test_text(void **state)
{
	struct str who = STR("A <a@b> 1 +0000");
	struct buf a = {0}, b = {0};

	(void)state;
	commit_text(&a, &(struct oid){{0}}, NULL, who, who, "one\n");
	commit_text(&b, &(struct oid){{0}}, NULL, who, who, "one");
	assert_string_equal(a.p, b.p);
	buf_free(&a);
	buf_free(&b);
}

/* a program that is called git prints nothing, or nothing that is a person and a date */
static void
test_other_git(void **state)
{
	static const char *const printed[] = {"", "A 1 +0000", "A <a> x", "A <a> 1", "A <a> 1 +0000"};
	char *path = strdup(getenv("PATH"));

	(void)state;
	setenv("PATH", dir, 1);
	for (size_t i = 0; i < 5; i++) {
		struct buf author = {0}, committer = {0}, why = {0};
		struct ident ident;
		char script[80];

		snprintf(script, sizeof(script), "#!/bin/sh\necho '%s'\n", printed[i]);
		spew("git", script);
		chmod("git", 0700);
		ident_begin(&ident, ".");
		assert_int_equal(ident_end(&author, &committer, &ident, NULL, NULL, &why), i == 4 ? 0 : -1);
		assert_int_equal(why.n > 0, i < 4);
		buf_free(&author);
		buf_free(&committer);
		buf_free(&why);
	}
	setenv("PATH", path, 1);
	free(path);
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
		cmocka_unit_test(test_config), cmocka_unit_test(test_values), cmocka_unit_test(test_text),
		cmocka_unit_test(test_other_git),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
