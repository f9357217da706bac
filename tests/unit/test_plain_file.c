/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include <sys/stat.h>
#include <unistd.h>

#include "store/plain_file.h"

static char dir[64], path[96];

static int
begin(void **state)
{
	(void)state;
	snprintf(dir, sizeof(dir), "/tmp/tend-plain-XXXXXX");
	assert_non_null(mkdtemp(dir));
	snprintf(path, sizeof(path), "%s/ours", dir);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	unlink(path);
	/* nothing else may be left in it */
	return rmdir(dir);
}

static void
put(const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
}

/* reads a path: its bytes, or the message without the folder */
static const char *
get(const char *name, unsigned max)
{
	static struct buf out, why;

	buf_clear(&out);
	buf_clear(&why);
	if (plain_file_read(&out, name, max, &why) == 0)
		return out.n ? out.p : "";
	assert_true(str_starts(buf_view(&why), str_of(name)));
	return why.p + str_of(name).n;
}

static void
test_read(void **state)
{
	(void)state;
	assert_string_equal(get(path, 1), ": No such file or directory");
	put("a\n");
	assert_string_equal(get(path, 1), "a\n");
	assert_string_equal(get("/dev/null", 1), "");
	assert_string_equal(get(dir, 1), ": not a file");
	assert_int_equal(truncate(path, 1 << 20), 0);
	assert_int_equal(get(path, 1)[0], 'a');
	assert_int_equal(truncate(path, (1 << 20) + 1), 0);
	assert_string_equal(get(path, 1), ": more than 1 MiB");
}

static void
test_replace(void **state)
{
	struct buf why = {0};
	struct stat st;

	(void)state;
	put("old");
	assert_int_equal(chmod(path, 0640), 0);
	assert_int_equal(plain_file_replace(path, STR("new\n"), &why), 0);
	assert_string_equal(get(path, 1), "new\n");
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0640);
	assert_int_equal(plain_file_replace(dir, STR("new\n"), &why), -1);
	assert_true(str_ends(buf_view(&why), STR(": not a file")));
	buf_free(&why);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_read), cmocka_unit_test(test_replace)};

	return cmocka_run_group_tests(tests, begin, end);
}
