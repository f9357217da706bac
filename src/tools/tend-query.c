/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/text.h"
#include "cli/tool.h"
#include "find/query.h"

static const char help[] =
	"usage: tend-query [options] [PATTERN ...]\n"
	"The addresses of those in whose name, alias, id, address or organisation each word\n"
	"of PATTERN is found, as mail programs ask for them: address, name, a remark.\n"
	"\n"
	"  -n, --no-first-line    without the line that says how many there are\n"
	TOOL_WRITE_HELP;

enum { REMARK_MAX = 40 }; /* bytes: a menu has not much room */

/* the words, as if they were one operand */
static void
read_pattern(struct query *q, int argc, char **argv)
{
	struct buf scratch = {0};

	for (int i = 0; i < argc; i++) {
		buf_str(&scratch, str_of(argv[i]));
		buf_chr(&scratch, ' ');
	}
	query_read(q, buf_view(&scratch));
	buf_free(&scratch);
}

static struct str
remark(const struct contact *c)
{
	struct str org = contact_text(c, KEY_ORG), tier = contact_text(c, KEY_TIER);

	return str_trim(text_cut(org.n ? org : tier.n ? tier : c->id, REMARK_MAX));
}

/* a message that the mail program shows */
static void
count(struct buf *out, const struct tool *t, size_t n, size_t unfit)
{
	if (n)
		buf_fmt(out, "%zu %s", n, n == 1 ? "address" : "addresses");
	else
		buf_str(out, STR("nobody found"));
	if (unfit)
		buf_fmt(out, "; %zu more cannot be written to", unfit);
	if (t->book.errors.n)
		buf_str(out, STR("; not all could be read: see tend check"));
	buf_chr(out, '\n');
}

static void
add(struct buf *out, const struct contact *c, const struct answer *a)
{
	buf_str(out, a->email);
	buf_chr(out, '\t');
	text_visible(out, contact_name(c), false);
	buf_chr(out, '\t');
	text_visible(out, remark(c), false);
	buf_chr(out, '\n');
}

/* prints all in one piece; how many there were */
static size_t
print(struct tool *t, const struct query *q, bool first_line)
{
	struct buf out = {0};
	struct answer *v;
	size_t n, unfit;

	query_find(&v, &n, &unfit, &t->book, q, &t->book.arena);
	if (first_line)
		count(&out, t, n, unfit);
	for (size_t i = 0; i < n; i++)
		add(&out, &t->book.contact[v[i].who], &v[i]);
	show_text(buf_view(&out));
	buf_free(&out);
	free(v);
	return n;
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"no-first-line", no_argument, NULL, 'n'},
		TOOL_WRITE_LONG,
	};
	struct needs ask = {.keys = QUERY_KEYS};
	bool first_line = true;
	struct query query = {0};
	struct prefilter sieve;
	size_t found;
	struct tool t;
	int opt;

	tool_begin(&t, argv, help);
	/* a mail program's screen is no place for messages: the first line says that there are some */
	t.quiet = true;
	while ((opt = options_next(&t, argc, argv, TOOL_WRITE_SHORT "n", options)) != -1) {
		if (opt == 'n')
			first_line = false;
		else
			tool_option(&t, opt);
	}
	read_pattern(&query, argc - optind, argv + optind);
	prefilter_open(&sieve, query.word, query.n);
	tool_book(&t);
	if (query.n)
		t.book.prefilter = &sieve;
	tool_open(&t, ask, true, 0, NULL);
	found = print(&t, &query, first_line);
	query_free(&query);
	errors_free(&t.book.errors);
	tool_close(&t, NULL);
	/* what mail programs understand */
	return found ? DONE : LEFT_OUT;
}
