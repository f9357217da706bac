/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h> /* wants the five above first */

#include "base/inflate.h"

#include <unistd.h>

#include "sample.h"

/*
 * What gzip compresses is read as it was, all of it and its beginning; what is cut or changed is
 * read within bounds. Blocks of each of the three kinds, which two bits of the first byte say.
 */

static uint64_t seed;

static uint32_t
chance(uint32_t n)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (uint32_t)(seed >> 32) % n;
}

/* appends what gzip makes of a text, without its header of ten bytes and the eight at the end */
static void
compress(struct buf *out, struct str text, const char *level)
{
	char path[] = "/tmp/tend-inflate-XXXXXX", command[100], scratch[4096];
	int fd = mkstemp(path);
	size_t n;
	FILE *f;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text.p, text.n), text.n);
	close(fd);
	snprintf(command, sizeof(command), "gzip -n %s <%s", level, path);
	f = popen(command, "r");
	assert_non_null(f);
	while ((n = fread(scratch, 1, sizeof(scratch), f)) > 0)
		buf_add(out, scratch, n);
	assert_int_equal(pclose(f), 0);
	unlink(path);
	assert_true(out->n > 18);
	memmove(out->p, out->p + 10, out->n -= 18);
}

/* all of the text, and its beginning */
static void
check(struct str text, struct str data)
{
	struct buf out = {0};
	size_t max = text.n ? chance((uint32_t)text.n) : 0;

	buf_str(&out, STR("before"));
	assert_true(inflate(&out, data, text.n + 1));
	assert_int_equal(out.n, text.n + 6);
	assert_memory_equal(out.p + 6, text.p, text.n);
	out.n = 6;
	assert_true(inflate(&out, data, max));
	assert_true(out.n >= 6 + max && out.n < 6 + max + 300);
	assert_memory_equal(out.p, "before", 6);
	assert_memory_equal(out.p + 6, text.p, out.n - 6);
	buf_free(&out);
}

/* cut at each of its first bytes, and with one byte changed: no more than was asked for */
static void
harm(struct str data)
{
	for (int i = 0; i < 200; i++) {
		char *bytes = malloc(data.n);
		size_t n = chance((uint32_t)data.n + 1), max = chance(2000);
		struct buf out = {0};

		assert_non_null(bytes);
		memcpy(bytes, data.p, data.n);
		if (i % 2 && n)
			bytes[chance((uint32_t)n)] ^= (char)(1 + chance(255));
		bytes = realloc(bytes, n ? n : 1);
		assert_non_null(bytes);
		inflate(&out, (struct str){bytes, n}, max);
		assert_true(out.n < max + 300);
		buf_free(&out);
		free(bytes);
	}
}

/* a text of n bytes: of `letters` different ones, with repeats from far and near */
static void
make_text(struct buf *out, size_t n, uint32_t letters, bool repeats)
{
	buf_clear(out);
	while (out->n < n) {
		size_t length = 1 + chance(chance(2) ? 400 : 6), back;

		if (!repeats || !out->n || chance(3)) {
			buf_chr(out, (char)(letters < 100 ? 'a' + (char)chance(letters) : (int)chance(letters)));
			continue;
		}
		back = 1 + chance((uint32_t)(out->n < 32000 ? out->n : 32000));
		buf_reserve(out, length);
		for (; length; length--)
			buf_chr(out, out->p[out->n - back]);
	}
}

static void
test_gzip(void **state)
{
	static const struct {
		size_t n;
		uint32_t letters;
		bool repeats;
		const char *level;
		int kind; /* of the first block: 0 bytes as they are, 1 the format's own codes, 2 others */
	} cases[] = {
		{0, 26, false, "-9", 1},       {1, 26, false, "-9", 1},        {40, 3, true, "-9", 1},
		{300, 256, false, "-9", 0},    {70000, 256, false, "-1", 0},   {3000, 26, true, "-9", 2},
		{60000, 20, true, "-9", 2},    {60000, 256, true, "-1", 2},    {200000, 4, true, "-6", 2},
		{60000, 1, false, "-9", 2},    {65536, 90, false, "-9", 2},
	};
	struct buf text = {0}, data = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		seed = sample_seed() + i;
		make_text(&text, cases[i].n, cases[i].letters, cases[i].repeats);
		buf_clear(&data);
		compress(&data, buf_view(&text), cases[i].level);
		assert_int_equal(data.p[0] >> 1 & 3, cases[i].kind);
		check(buf_view(&text), buf_view(&data));
		harm(buf_view(&data));
	}
	buf_free(&text);
	buf_free(&data);
}

/* what no compressor makes, bit by bit */
static void
test_wrong(void **state)
{
	static const struct {
		const char *bytes;
		size_t n;
		bool ok;
	} cases[] = {
		{"\x01\x00\x00\xff\xff", 5, true},                    /* no bytes, as they are */
		{"\x01\x01\x00\xfe\xff" "a", 6, true},
		{"\x01\x01\x00\xfe\xff", 5, false},                   /* fewer bytes than it says */
		{"\x01\x01\x00\xff\xff" "a", 6, false},               /* the two lengths differ */
		{"\x07\x00", 2, false},                               /* a fourth kind */
		{"\x03\x00", 2, true},                                /* the end at once */
		{"\x4b\x04\x02\x00", 4, true},                        /* "a", and three times what is 1 before */
		{"\x4b\x04\x42\x00", 4, false},                       /* 2 before, where nothing is */
		{"\x03\x02\x00", 3, false},
		{"\x4b\x04\x3e\x00", 4, false},                       /* a distance that the format lacks */
		{"\x4b\x1c\x03\x00", 4, false},                       /* a length that it lacks */
		{"\xf5\x00\x00\x00\x00\x00", 6, false},               /* more symbols than there are */
		{"\x03", 1, false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf out = {0};

		/* which no repeat may reach */
		buf_str(&out, STR("before"));
		if (inflate(&out, (struct str){cases[i].bytes, cases[i].n}, 100) != cases[i].ok)
			fail_msg("%zu: want %d", i, cases[i].ok);
		buf_free(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_gzip), cmocka_unit_test(test_wrong)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
