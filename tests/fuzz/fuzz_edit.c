/* SPDX-License-Identifier: ISC */
/*
 * Any bytes as a contact's file and as a change to it, for libFuzzer: a line with the change ("key=value",
 * "key+=item", "key-=item", "key=", or the beginning of a task), then the file. What is refused is left alone; what is
 * done keeps the body, and done twice is done once; a tick changes one byte.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "edit/edit.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
ought(bool is, const char *what)
{
	if (is)
		return;
	fprintf(stderr, "an edit that %s\n", what);
	abort();
}

static int
change(struct buf *out, struct str file, struct str what, const struct edit *e)
{
	size_t eq = str_chr(what, '=');
	char sign = eq ? what.p[eq - 1] : ' ';
	bool item = eq > 1 && (sign == '+' || sign == '-');
	struct str value = str_sub(what, eq + 1, what.n);

	return edit_key(out, file, str_sub(what, 0, eq - item),
	                !item ? value.n ? EDIT_SET : EDIT_UNSET : sign == '+' ? EDIT_ADD : EDIT_REMOVE, value, e);
}

static void
try_key(struct str file, struct str what)
{
	struct errors errors = {0};
	struct edit e = {.path = STR("x.md"), .errors = &errors};
	struct buf out = {0}, again = {0};
	struct split a, b;
	int ret = change(&out, file, what, &e);

	ought((ret < 0) == (errors.n > 0), "is refused is told");
	ought(ret > 0 || !out.n, "is not done leaves nothing");
	if (ret > 0) {
		ought(!str_eq(buf_view(&out), file), "is done changes something");
		ought(front_split(&a, file) == 1 && front_split(&b, buf_view(&out)) == 1 &&
		      str_eq(str_sub(file, a.front_end, file.n), str_sub(buf_view(&out), b.front_end, out.n)),
		      "keeps the body");
		ought(change(&again, buf_view(&out), what, &e) == 0, "is done once");
	}
	buf_free(&out);
	buf_free(&again);
	errors_free(&errors);
}

/* a mark may be a word, and a day may come after the text: all in one line */
static void
one_line(struct str file, struct str now)
{
	struct str line = STR(""), other = STR("");
	size_t differ = 0;
	bool more;

	do {
		more = str_line(&line, &file);
		ought(str_line(&other, &now) == more, "keeps the lines");
		differ += more && !str_eq(line, other);
	} while (more);
	ought(differ == 1, "changes one line");
}

static void
try_tick(struct str file, struct str what)
{
	struct errors errors = {0};
	struct edit e = {.path = STR("x.md"), .errors = &errors};
	struct buf out = {0};
	int ret = edit_tick(&out, file, what, 'x', day_of(2026, 9, 1), true, &e);

	ought(ret != 0 && (ret < 0) == (errors.n > 0) && (ret > 0 || !out.n), "is refused is told");
	if (ret > 0)
		one_line(file, buf_view(&out));
	buf_free(&out);
	errors_free(&errors);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str what, all = {(const char *)data, size}, file = str_cut(&what, all, '\n');

	if (str_chr(what, '=') < what.n)
		try_key(file, what);
	else
		try_tick(file, what);
	return 0;
}
