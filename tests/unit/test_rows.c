/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above */
#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/cell.h"
#include "base/utf8.h"
#include "print/rows.h"

static const struct column columns[] = {
	{"id", CELL_TEXT},
	{"net", CELL_NUMBER},
	{"last", CELL_DAY},
	{"tags", CELL_LIST},
};

static const enum rows_format forms[] = {ROWS_TSV, ROWS_TABLE, ROWS_JSON, ROWS_CSV};

typedef void fill(struct rows *);

static void
row(struct rows *r, const char *id, int64_t net, day last, size_t tags)
{
	static const struct str tag[] = {{"rust", 4}, {"ceramics", 8}};

	rows_text(r, str_of(id));
	rows_number(r, net);
	rows_day(r, last);
	rows_list(r, tag, tags);
}

static void
fill_nothing(struct rows *r)
{
	(void)r;
}

static void
fill_two(struct rows *r)
{
	row(r, "ana-lopez", 7, day_of(2025, 6, 1), 2);
	row(r, "bo", -120, day_of(1, 1, 1), 1);
}

static void
fill_unknown(struct rows *r)
{
	row(r, "", CELL_UNKNOWN, DAY_NONE, 0);
}

static void
fill_extremes(struct rows *r)
{
	row(r, "max", INT64_MAX, DAY_MAX, 0);
	row(r, "min", INT64_MIN + 1, DAY_MIN, 0);
	row(r, "out", 0, DAY_MAX + 1, 0);
}

/* what f writes, in memory that the caller frees */
static char *
written(enum rows_format form, bool header, const struct column *v, size_t n, fill *f)
{
	char *out = NULL;
	size_t size = 0;
	FILE *to = open_memstream(&out, &size);
	struct rows *r = rows_open(to, form, header, v, n);

	f(r);
	assert_int_equal(rows_close(r), 0);
	assert_int_equal(fclose(to), 0);
	return out;
}

static void
expect(enum rows_format form, bool header, fill *f, const char *want)
{
	char *out = written(form, header, columns, 4, f);

	assert_string_equal(out, want);
	free(out);
}

static void
tsv(void **state)
{
	(void)state;
	expect(ROWS_TSV, false, fill_two,
	       "ana-lopez\t7\t2025-06-01\trust,ceramics\n"
	       "bo\t-120\t0001-01-01\trust\n");
	expect(ROWS_TSV, true, fill_unknown, "id\tnet\tlast\ttags\n-\t-\t-\t-\n");
	expect(ROWS_TSV, true, fill_nothing, "id\tnet\tlast\ttags\n");
	expect(ROWS_TSV, false, fill_nothing, "");
	expect(ROWS_AUTO, false, fill_unknown, "-\t-\t-\t-\n");
}

static void
table(void **state)
{
	(void)state;
	expect(ROWS_TABLE, false, fill_two,
	       "id          net  last        tags\n"
	       "ana-lopez     7  2025-06-01  rust, ceramics\n"
	       "bo         -120  0001-01-01  rust\n");
	expect(ROWS_TABLE, false, fill_unknown,
	       "id  net  last  tags\n"
	       "-     -  -     -\n");
	expect(ROWS_TABLE, true, fill_nothing, "");
}

static void
csv(void **state)
{
	(void)state;
	expect(ROWS_CSV, false, fill_two,
	       "id,net,last,tags\n"
	       "ana-lopez,7,2025-06-01,\"rust,ceramics\"\n"
	       "bo,-120,0001-01-01,rust\n");
	expect(ROWS_CSV, true, fill_unknown, "id,net,last,tags\n,,,\n");
	expect(ROWS_CSV, false, fill_nothing, "id,net,last,tags\n");
}

static void
fill_limited(struct rows *r)
{
	rows_limit(r, 1);
	fill_two(r);
	fill_extremes(r);
	assert_int_equal(rows_count(r), 5);
	/* only a terminal gets that line */
	assert_int_equal(rows_left(r), 0);
	rows_sum(r);
	row(r, "sum", 7, DAY_NONE, 0);
	row(r, "after", 7, DAY_NONE, 0);
}

static void
limited(void **state)
{
	(void)state;
	expect(ROWS_TSV, true, fill_limited,
	       "id\tnet\tlast\ttags\nana-lopez\t7\t2025-06-01\trust,ceramics\nsum\t7\t-\t-\n");
	expect(ROWS_TABLE, false, fill_limited,
	       "id         net  last        tags\n"
	       "ana-lopez    7  2025-06-01  rust, ceramics\n"
	       "------------------------------------------\n"
	       "sum          7  -           -\n");
	expect(ROWS_CSV, false, fill_limited,
	       "id,net,last,tags\nana-lopez,7,2025-06-01,\"rust,ceramics\"\nsum,7,,\n");
	expect(ROWS_JSON, false, fill_limited,
	       "{\"id\":\"ana-lopez\",\"net\":7,\"last\":\"2025-06-01\",\"tags\":[\"rust\",\"ceramics\"]}\n"
	       "{\"id\":\"sum\",\"net\":7,\"last\":null,\"tags\":[]}\n");
}

static void
json(void **state)
{
	(void)state;
	expect(ROWS_JSON, true, fill_two,
	       "{\"id\":\"ana-lopez\",\"net\":7,\"last\":\"2025-06-01\",\"tags\":[\"rust\",\"ceramics\"]}\n"
	       "{\"id\":\"bo\",\"net\":-120,\"last\":\"0001-01-01\",\"tags\":[\"rust\"]}\n");
	expect(ROWS_JSON, false, fill_unknown,
	       "{\"id\":null,\"net\":null,\"last\":null,\"tags\":[]}\n");
	expect(ROWS_JSON, true, fill_nothing, "");
}

static void
extremes(void **state)
{
	(void)state;
	expect(ROWS_TSV, false, fill_extremes,
	       "max\t9223372036854775807\t9999-12-31\t-\n"
	       "min\t-9223372036854775807\t0001-01-01\t-\n"
	       "out\t0\t-\t-\n");
	expect(ROWS_TABLE, false, fill_extremes,
	       "id                    net  last        tags\n"
	       "max   9223372036854775807  9999-12-31  -\n"
	       "min  -9223372036854775807  0001-01-01  -\n"
	       "out                     0  -           -\n");
	expect(ROWS_JSON, false, fill_extremes,
	       "{\"id\":\"max\",\"net\":9223372036854775807,\"last\":\"9999-12-31\",\"tags\":[]}\n"
	       "{\"id\":\"min\",\"net\":-9223372036854775807,\"last\":\"0001-01-01\",\"tags\":[]}\n"
	       "{\"id\":\"out\",\"net\":0,\"last\":null,\"tags\":[]}\n");
}

static void
form_names(void **state)
{
	enum rows_format form = ROWS_AUTO;

	(void)state;
	assert_int_equal(rows_format_parse(&form, "xml"), -1);
	assert_int_equal(rows_format_parse(&form, ""), -1);
	assert_int_equal(form, ROWS_AUTO);
	assert_int_equal(rows_format_parse(&form, "table"), 0);
	assert_int_equal(form, ROWS_TABLE);
	assert_int_equal(rows_format_parse(&form, "tsv"), 0);
	assert_int_equal(form, ROWS_TSV);
	assert_int_equal(rows_format_parse(&form, "csv"), 0);
	assert_int_equal(form, ROWS_CSV);
	assert_int_equal(rows_format_parse(&form, "json"), 0);
	assert_int_equal(form, ROWS_JSON);
}

/* one text a row, in a column of its own, and what follows it */
static const struct column pair[] = {{"text", CELL_TEXT}, {"n", CELL_NUMBER}};
static struct str hostile;

static void
fill_hostile(struct rows *r)
{
	rows_text(r, hostile);
	rows_number(r, 1);
}

static void
as(enum rows_format form, struct str s, const char *want)
{
	char *out;

	hostile = s;
	out = written(form, false, pair, 2, fill_hostile);
	assert_string_equal(out, want);
	free(out);
}

static void
hostile_tsv(void **state)
{
	(void)state;
	as(ROWS_TSV, STR("a\tb\nc\rd\\e\\"), "a\\tb\\nc\\rd\\\\e\\\\\t1\n");
	as(ROWS_TSV, STR("\t"), "\\t\t1\n");
	/* all else is the bytes that were read */
	as(ROWS_TSV, STR("\033[2J\x7f\xff\xe2\x80\xae"), "\\x1b[2J\\x7f\xff\xe2\x80\xae\t1\n");
	/* C1, as UTF-8 and as what it was before that; but not the bytes of other characters */
	as(ROWS_TSV, STR("\xc2\x9b" "1m\x9b" "1m"), "\\xc2\\x9b1m\\x9b1m\t1\n");
	as(ROWS_TSV, STR("\xc3\x9f\xe2\x82\x9b\xc2\xa0\xef\xbf\xbd"), "\xc3\x9f\xe2\x82\x9b\xc2\xa0\xef\xbf\xbd\t1\n");
	as(ROWS_TSV, STR("\xe2\x80\xc2"), "\xe2\\x80\xc2\t1\n");
	as(ROWS_TSV, STR("\\x1b"), "\\\\x1b\t1\n");
}

static void
hostile_json(void **state)
{
	(void)state;
	as(ROWS_JSON, STR("a\tb\nc\rd\\e\"f/"),
	   "{\"text\":\"a\\tb\\nc\\rd\\\\e\\\"f/\",\"n\":1}\n");
	as(ROWS_JSON, STR("\0\033[2J\x7f\x08"),
	   "{\"text\":\"\\u0000\\u001b[2J\\u007f\\u0008\",\"n\":1}\n");
	/* invalid: a lone byte, an overlong slash, half a character at the end */
	as(ROWS_JSON, STR("\xff.\xc3"), "{\"text\":\"\xef\xbf\xbd.\xef\xbf\xbd\",\"n\":1}\n");
	as(ROWS_JSON, STR("\xef\xbf\xbd"), "{\"text\":\"\xef\xbf\xbd\",\"n\":1}\n");
	/* U+202E, U+2066, U+200F, U+2028, U+0085 are spelt out */
	as(ROWS_JSON, STR("\xe2\x80\xae\xe2\x81\xa6\xe2\x80\x8f\xe2\x80\xa8\xc2\x85"),
	   "{\"text\":\"\\u202e\\u2066\\u200f\\u2028\\u0085\",\"n\":1}\n");
	/* letters and pictures are not */
	as(ROWS_JSON, STR("L\xc3\xb3pez \xe5\xb1\xb1 \xf0\x9f\x98\x80"),
	   "{\"text\":\"L\xc3\xb3pez \xe5\xb1\xb1 \xf0\x9f\x98\x80\",\"n\":1}\n");
}

static void
hostile_csv(void **state)
{
	(void)state;
	as(ROWS_CSV, STR("a,b"), "text,n\n\"a,b\",1\n");
	as(ROWS_CSV, STR("\"a\" b\"\""), "text,n\n\"\"\"a\"\" b\"\"\"\"\",1\n");
	as(ROWS_CSV, STR("a\nb\r\nc\td"), "text,n\n\"a\nb\r\nc\td\",1\n");
	/* a carriage return alone would be a line end to some readers, and act on a terminal */
	as(ROWS_CSV, STR("a\rb\\"), "text,n\na^Mb\\,1\n");
	as(ROWS_CSV, STR("\033[2J\x7f\xff\xe2\x80\xae\xc2\x9b"), "text,n\n^[[2J^?<FF><U+202E><U+009B>,1\n");
	as(ROWS_CSV, STR("L\xc3\xb3pez \xf0\x9f\x98\x80"), "text,n\nL\xc3\xb3pez \xf0\x9f\x98\x80,1\n");
}

static void
hostile_table(void **state)
{
	(void)state;
	as(ROWS_TABLE, STR("a\tb\nc\rd\\"), "text         n\na^Ib^Jc^Md\\  1\n");
	as(ROWS_TABLE, STR("\033[2J\x7f"), "text     n\n^[[2J^?  1\n");
	as(ROWS_TABLE, STR(" x "), "text  n\n x    1\n");
}

static void
fill_wide(struct rows *r)
{
	static const char *const name[] = {
		"Ana",
		"Lo\xcc\x81pez",                    /* o and a combining acute: 5 wide */
		"\xe5\xb1\xb1\xe7\x94\xb0",         /* two Han, 4 wide */
		"\xed\x95\x9c\xea\xb8\x80 Kim",     /* two Hangul, 8 wide */
		"\xe2\x80\xaeread",                /* <U+202E>read, 12 wide */
		"\xff",                             /* <FF> */
	};

	for (size_t i = 0; i < sizeof(name) / sizeof(*name); i++) {
		rows_text(r, str_of(name[i]));
		rows_number(r, (int64_t)i);
	}
}

static void
alignment(void **state)
{
	char *out = written(ROWS_TABLE, false, pair, 2, fill_wide);

	(void)state;
	assert_string_equal(out,
	                    "text          n\n"
	                    "Ana           0\n"
	                    "Lo\xcc\x81pez         1\n"
	                    "\xe5\xb1\xb1\xe7\x94\xb0          2\n"
	                    "\xed\x95\x9c\xea\xb8\x80 Kim      3\n"
	                    "<U+202E>read  4\n"
	                    "<FF>          5\n");
	free(out);
}

static const struct column list[] = {{"items", CELL_LIST}};

static void
fill_lists(struct rows *r)
{
	const struct str v[] = {STR("a\tb"), STR(""), STR("\xff\n")}, empty = STR("");

	rows_list(r, v, 3);
	rows_list(r, &empty, 1);
	rows_list(r, NULL, 0);
}

static void
hostile_lists(void **state)
{
	static const char *const want[] = {
		"a\\tb,,\xff\\n\n-\n-\n",
		"items\na^Ib, , <FF>^J\n-\n-\n",
		"{\"items\":[\"a\\tb\",\"\",\"\xef\xbf\xbd\\n\"]}\n{\"items\":[\"\"]}\n{\"items\":[]}\n",
		/* a row of one empty cell is no empty line, which readers skip */
		"items\n\"a\tb,,<FF>\n\"\n\"\"\n\"\"\n",
	};

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		char *out = written(forms[i], false, list, 1, fill_lists);

		assert_string_equal(out, want[i]);
		free(out);
	}
}

/* a column's name may come from the user (-o) */
static void
hostile_names(void **state)
{
	static const struct column v[] = {{"a\t\"\033\xff", CELL_TEXT}};
	static const char *const want[] = {
		"a\\t\"\\x1b\xff\n-\n",
		"a^I\"^[<FF>\n-\n",
		"{\"a\\t\\\"\\u001b\xef\xbf\xbd\":null}\n",
		"\"a\t\"\"^[<FF>\"\n\"\"\n",
	};

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		struct column copy = v[0];
		char *name = strdup(v[0].name), *out = NULL;
		size_t size = 0;
		FILE *to = open_memstream(&out, &size);
		struct rows *r;

		/* columns are copied: they may go before the rows come */
		copy.name = name;
		r = rows_open(to, forms[i], true, &copy, 1);
		memset(name, '?', strlen(name));
		free(name);
		rows_text(r, STR(""));
		assert_int_equal(rows_close(r), 0);
		fclose(to);
		assert_string_equal(out, want[i]);
		free(out);
	}
}

static void
fill_sum(struct rows *r)
{
	row(r, "bo", 3, DAY_NONE, 0);
	rows_rule(r, "a part");
	rows_strong(r);
	row(r, "sum", 3, DAY_NONE, 0);
	/* one rule, one row */
	row(r, "of", 1, DAY_NONE, 0);
	/* a row that is not ended is dropped */
	rows_text(r, STR("never"));
}

static void
sum(void **state)
{
	(void)state;
	expect(ROWS_TABLE, false, fill_sum,
	       "id   net  last  tags\n"
	       "bo     3  -     -\n"
	       "--------------------\n"
	       "sum    3  -     -\n"
	       "of     1  -     -\n");
	expect(ROWS_TSV, false, fill_sum, "bo\t3\t-\t-\nsum\t3\t-\t-\nof\t1\t-\t-\n");
}

static uint32_t
dice(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 16;
}

/* bytes at random, those that matter more often than the rest */
static struct str
noise(char *p, size_t max, uint32_t *seed)
{
	static const char often[] = "\t\n\r\\tnrx1bc29\"-,\x1b\x7f\x9b\xc2\xe2\x80\xae\xc3\xf0\x9f\x98\xed\xa0";
	size_t n = dice(seed) % max;

	for (size_t i = 0; i < n; i++)
		p[i] = dice(seed) % 2 ? often[dice(seed) % sizeof(often)] : (char)dice(seed);
	return (struct str){p, n};
}

static void
tsv_comes_back(void **state)
{
	static const struct column one[] = {{"x", CELL_TEXT}};
	struct buf back = {0};
	uint32_t seed = 1;

	(void)state;
	for (int i = 0; i < 5000; i++) {
		char raw[40], *out = NULL;
		size_t size = 0;
		struct str s = noise(raw, sizeof(raw), &seed), cell;
		FILE *to = open_memstream(&out, &size);
		struct rows *r = rows_open(to, ROWS_TSV, false, one, 1);

		rows_text(r, s);
		assert_int_equal(rows_close(r), 0);
		fclose(to);
		cell = (struct str){out, size - 1};
		assert_int_equal(str_chr(cell, '\t'), cell.n);
		assert_int_equal(str_chr(cell, '\n'), cell.n);
		for (struct str rest = cell; rest.n;) {
			unsigned char raw_byte = (unsigned char)rest.p[0];
			int32_t c = utf8_next(&rest);

			assert_true(c >= 0x20 && (c < 0x7F || c > 0x9F));
			assert_true(c != 0xFFFD || raw_byte > 0x9F);
		}
		buf_clear(&back);
		cell_unescape(&back, cell);
		assert_true(str_eq(buf_view(&back), s.n ? s : STR("-")));
		free(out);
	}
	buf_clear(&back);
	/* what is never written stays as it is: a path of Windows has such names */
	cell_unescape(&back, STR("C:\\x64\\x9\\xg1\\x\\"));
	assert_string_equal(back.p, "C:\\x64\\x9\\xg1\\x\\");
	buf_free(&back);
}

/* whatever is in a cell, jq takes it and a table is one line a row */
static void
jq_accepts(void **state)
{
	FILE *jq = popen("jq -e 'select((.text | type) != \"string\" and .text != null) | error' >/dev/null; test $? -eq 4", "w");
	struct rows *r = rows_open(jq, ROWS_JSON, false, pair, 2);
	uint32_t seed = 2;
	char raw[64];

	(void)state;
	for (int i = 0; i < 5000; i++) {
		rows_text(r, noise(raw, sizeof(raw), &seed));
		rows_number(r, i);
	}
	assert_int_equal(rows_close(r), 0);
	assert_int_equal(pclose(jq), 0);
}

static void
table_stays_aligned(void **state)
{
	char raw[64], *out = NULL;
	size_t size = 0, lines = 0;
	uint32_t seed = 3;
	FILE *to = open_memstream(&out, &size);
	struct rows *r = rows_open(to, ROWS_TABLE, false, pair, 2);
	struct str rest, line;

	(void)state;
	for (int i = 0; i < 500; i++) {
		rows_text(r, noise(raw, sizeof(raw), &seed));
		rows_number(r, i);
	}
	assert_int_equal(rows_close(r), 0);
	fclose(to);
	for (rest = (struct str){out, size}; str_line(&line, &rest); lines++)
		for (size_t i = 0; i < line.n; i++)
			assert_true((unsigned char)line.p[i] >= ' ' && line.p[i] != 0x7f);
	assert_int_equal(lines, 501);
	free(out);
}

static void
full_disk(void **state)
{
	(void)state;
	for (size_t i = 0; i < 4; i++) {
		/* a few bytes fail when flushed, many while they are written */
		for (int rows = 1; rows <= 10000; rows += 9999) {
			FILE *to = fopen("/dev/full", "w");
			struct rows *r = rows_open(to, forms[i], false, columns, 4);

			for (int k = 0; k < rows; k++)
				fill_two(r);
			errno = 0;
			assert_int_equal(rows_close(r), -1);
			assert_int_equal(errno, ENOSPC);
			fclose(to);
		}
	}
}

static void
closed_pipe(void **state)
{
	int fd[2];
	FILE *to;
	struct rows *r;

	(void)state;
	signal(SIGPIPE, SIG_IGN);
	assert_int_equal(pipe(fd), 0);
	close(fd[0]);
	to = fdopen(fd[1], "w");
	r = rows_open(to, ROWS_TSV, false, columns, 4);
	for (int i = 0; i < 10000; i++)
		fill_two(r);
	assert_int_equal(rows_close(r), -1);
	assert_int_equal(errno, EPIPE);
	fclose(to);
	assert_int_equal(rows_close(NULL), 0);
}

/* the slave of a new pseudo-terminal that changes no byte */
static FILE *
terminal(int *master)
{
	int fd;

	*master = posix_openpt(O_RDWR | O_NOCTTY);
	assert_true(*master >= 0);
	assert_int_equal(grantpt(*master), 0);
	assert_int_equal(unlockpt(*master), 0);
	fd = open(ptsname(*master), O_RDWR | O_NOCTTY);
	assert_true(fd >= 0);
	return fdopen(fd, "w");
}

/* what a terminal is sent; its \r\n are made \n again */
static void
on_terminal(enum rows_format form, fill *f, const char *want)
{
	char got[4096];
	size_t n = 0;
	ssize_t had;
	int master;
	FILE *to = terminal(&master);
	struct rows *r = rows_open(to, form, false, pair, 2);

	assert_int_equal(rows_format_of(r), form == ROWS_AUTO ? ROWS_TABLE : form);
	f(r);
	assert_int_equal(rows_close(r), 0);
	fclose(to);
	while (n < sizeof(got) - 1 && (had = read(master, got + n, sizeof(got) - 1 - n)) > 0)
		n += (size_t)had;
	close(master);
	got[n] = '\0';
	for (char *p = got; (p = strstr(p, "\r\n"));)
		memmove(p, p + 1, strlen(p));
	assert_string_equal(got, want);
}

static void
fill_escape(struct rows *r)
{
	rows_strong(r);
	rows_text(r, STR("\033[2J\t"));
	rows_number(r, 1);
	rows_text(r, STR("a"));
	rows_number(r, 2);
}

static void
fill_first(struct rows *r)
{
	rows_limit(r, 1);
	fill_escape(r);
	assert_int_equal(rows_left(r), rows_format_of(r) == ROWS_TABLE);
}

static void
on_a_terminal(void **state)
{
	static const char plain[] = "text     n\n^[[2J^I  1\na        2\n";

	(void)state;
	unsetenv("NO_COLOR");
	setenv("TERM", "xterm", 1);
	on_terminal(ROWS_AUTO, fill_escape,
	            "\033[4mtext     n\033[0m\n\033[1m^[[2J^I  1\033[0m\na        2\n");
	on_terminal(ROWS_AUTO, fill_first, "\033[4mtext     n\033[0m\n\033[1m^[[2J^I  1\033[0m\n");
	on_terminal(ROWS_TSV, fill_first, "\\x1b[2J\\t\t1\n");
	/* asked for, tsv and json are as elsewhere, but harmless */
	on_terminal(ROWS_TSV, fill_escape, "\\x1b[2J\\t\t1\na\t2\n");
	on_terminal(ROWS_JSON, fill_escape, "{\"text\":\"\\u001b[2J\\t\",\"n\":1}\n{\"text\":\"a\",\"n\":2}\n");
	setenv("NO_COLOR", "", 1);
	on_terminal(ROWS_TABLE, fill_escape,
	            "\033[4mtext     n\033[0m\n\033[1m^[[2J^I  1\033[0m\na        2\n");
	setenv("NO_COLOR", "1", 1);
	on_terminal(ROWS_TABLE, fill_escape, plain);
	unsetenv("NO_COLOR");
	setenv("TERM", "dumb", 1);
	on_terminal(ROWS_TABLE, fill_escape, plain);
	unsetenv("TERM");
	on_terminal(ROWS_TABLE, fill_escape, plain);
}

static void
fill_reals(struct rows *r)
{
	static const double v[] = {0, -0.0, 1, 40, 0.1, 2.0 / 3, -2.0 / 3, 1e-5, -1e-5, 1e-13, 1234.5, 99999.99999,
	                           1e15, 123456789.123456789, NAN, INFINITY};

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++)
		rows_real(r, v[i]);
}

/* no exponent, no zeros that say nothing; the largest fits, too */
static void
reals(void **state)
{
	static const struct column real[] = {{"x", CELL_REAL}};
	static const char *const want[] = {
		[ROWS_TSV] = "0\n0\n1\n40\n0.1\n0.666666666667\n-0.666666666667\n0.00001\n-0.00001\n0\n1234.5\n"
		             "99999.99999\n1000000000000000\n123456789.1235\n-\n-\n",
		[ROWS_CSV] = "x\n0\n0\n1\n40\n0.1\n0.666666666667\n-0.666666666667\n0.00001\n-0.00001\n0\n1234.5\n"
		             "99999.99999\n1000000000000000\n123456789.1235\n\"\"\n\"\"\n",
		[ROWS_TABLE] = "x\n0\n0\n1\n40\n0.1000\n0.6667\n-0.6667\n0\n0\n0\n1234.5000\n"
		               "100000\n1000000000000000\n123456789.1235\n-\n-\n",
	};

	(void)state;
	for (enum rows_format form = ROWS_TSV; form <= ROWS_TABLE; form++) {
		char *out = written(form, false, real, 1, fill_reals);
		size_t n = 0;

		for (size_t i = 0; out[i]; i++)
			if (out[i] != ' ')
				out[n++] = out[i];
		out[n] = '\0';
		assert_string_equal(out, want[form]);
		free(out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tsv),
		cmocka_unit_test(table),
		cmocka_unit_test(json),
		cmocka_unit_test(csv),
		cmocka_unit_test(hostile_csv),
		cmocka_unit_test(limited),
		cmocka_unit_test(extremes),
		cmocka_unit_test(form_names),
		cmocka_unit_test(reals),
		cmocka_unit_test(hostile_tsv),
		cmocka_unit_test(hostile_json),
		cmocka_unit_test(hostile_table),
		cmocka_unit_test(alignment),
		cmocka_unit_test(hostile_lists),
		cmocka_unit_test(hostile_names),
		cmocka_unit_test(sum),
		cmocka_unit_test(tsv_comes_back),
		cmocka_unit_test(jq_accepts),
		cmocka_unit_test(table_stays_aligned),
		cmocka_unit_test(full_disk),
		cmocka_unit_test(closed_pipe),
		cmocka_unit_test(on_a_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
