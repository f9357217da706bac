/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "cli/tool.h"
#include "print/query_list.h"

static const char help[] =
	"usage: tend-query [options] [PATTERN ...]\n"
	"Prints address, name and a remark for mail programs, of contacts with each word\n"
	"of PATTERN in their name, aliases, id, addresses or organisation.\n"
	"\n"
	"      --no-first-line    without the line that counts the addresses\n"
	OPTIONS_WRITE_HELP;

/* reads all operands as one pattern */
static void
read_pattern(struct addresses_query *q, int argc, char **argv)
{
	struct buf scratch = {0};

	for (int i = 0; i < argc; i++) {
		buf_str(&scratch, str_of(argv[i]));
		buf_chr(&scratch, ' ');
	}
	addresses_query_read(q, buf_view(&scratch));
	buf_free(&scratch);
}

/* prints all addresses at once; returns their number */
static size_t
print(struct tool *t, const struct addresses_query *q, bool first_line)
{
	struct buf out = {0};
	struct address *v;
	size_t n, invalid;

	addresses_find(&v, &n, &invalid, &t->book, q, &t->book.arena);
	if (first_line)
		query_list_count(&out, n, invalid, t->book.errors.n > 0);
	for (size_t i = 0; i < n; i++)
		query_list_add(&out, &t->book.contact[v[i].who], &v[i]);
	show_text(buf_view(&out));
	buf_free(&out);
	free(v);
	return n;
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"no-first-line", no_argument, NULL, OPTIONS_OWN},
		OPTIONS_WRITE_LONG,
	};
	struct needs needs = {.keys = ADDRESSES_KEYS};
	bool first_line = true;
	struct addresses_query query = {0};
	struct prefilter sieve;
	size_t found;
	struct tool t;
	int opt;

	tool_begin(&t, argv, help);
	/* quiet, because a mail program shows the first line alone, which mentions errors */
	t.quiet = true;
	while ((opt = options_next(&t, argc, argv, OPTIONS_WRITE_SHORT, options)) != -1) {
		if (opt == OPTIONS_OWN)
			first_line = false;
		else
			options_take(&t, opt);
	}
	read_pattern(&query, argc - optind, argv + optind);
	prefilter_open(&sieve, query.word, query.n);
	tool_book(&t);
	if (query.n)
		t.book.prefilter = &sieve;
	tool_open(&t, needs, true, 0, NULL);
	found = print(&t, &query, first_line);
	addresses_query_free(&query);
	errors_free(&t.book.errors);
	tool_close(&t, NULL);
	/* mail programs read status 1 as: nothing found */
	return found ? DONE : LEFT_OUT;
}
