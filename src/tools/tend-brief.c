/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "cli/news_read.h"
#include "find/noted_promises.h"
#include "print/brief_text.h"

static const char help[] =
	"usage: tend-brief [options] WHO ...\n"
	"Shows what to know before a call, on one screen: who they are, your history,\n"
	"what to give, what is open, what would make them curious. Markdown without -f.\n"
	"\n"
	"      --html             print an HTML document, which runs and loads nothing\n"
	OPTIONS_HELP;

static const struct column columns[] = {
	{"id", CELL_TEXT}, {"name", CELL_TEXT}, {"part", CELL_TEXT}, {"text", CELL_TEXT},
};

static void
print_rows(struct rows *rows, const struct contact *c, const struct fact *f, size_t n)
{
	struct buf text = {0};

	for (size_t i = 0; i < n; i++) {
		buf_clear(&text);
		buf_str(&text, f[i].lead);
		buf_str(&text, f[i].markdown);
		buf_str(&text, f[i].tail);
		tool_contact(rows, c);
		rows_text(rows, str_of(brief_part_name(f[i].part)));
		rows_text(rows, buf_view(&text));
	}
	buf_free(&text);
}

static struct rows *
list(struct tool *t, struct briefing *b)
{
	struct rows *rows = tool_rows(t, columns, sizeof(columns) / sizeof(columns[0]));
	const struct fact *f;
	size_t n;

	for (size_t i = 0; i < t->people.n; i++) {
		brief_of(&f, &n, b, t->people.who[i]);
		print_rows(rows, &t->book.contact[t->people.who[i]], f, n);
	}
	return rows;
}

static void
pages(struct tool *t, struct briefing *b)
{
	enum brief_text_format format = brief_text_format_of(stdout, t->colour);
	struct buf out = {0};
	const struct fact *f;
	bool any = false;
	size_t n;

	for (size_t i = 0; i < t->people.n; i++) {
		brief_of(&f, &n, b, t->people.who[i]);
		if (!n)
			continue;
		if (any)
			brief_text_between(&out, format);
		any = true;
		brief_text_page(&out, format, contact_name(&t->book.contact[t->people.who[i]]), f, n);
		/* brief_text_page() has made control characters visible */
		show_coloured(buf_view(&out));
		buf_clear(&out);
	}
	buf_free(&out);
}

static void
document(struct tool *t, struct briefing *b)
{
	struct parse p = {.errors = &t->errors};
	struct buf out = {0}, page = {0};
	const struct fact *f;
	size_t n;

	brief_text_html_begin(&out, t->people.n == 1 ? contact_name(&t->book.contact[t->people.who[0]]) : STR("Briefs"));
	for (size_t i = 0; i < t->people.n; i++) {
		const struct contact *c = &t->book.contact[t->people.who[i]];

		brief_of(&f, &n, b, t->people.who[i]);
		if (!n)
			continue;
		p.path = c->path;
		brief_text_page(&page, BRIEF_TEXT_MARKDOWN, contact_name(c), f, n);
		brief_text_html(&out, buf_view(&page), &p);
		buf_clear(&page);
		show_text(buf_view(&out));
		buf_clear(&out);
	}
	brief_text_html_end(&out);
	show_text(buf_view(&out));
	buf_free(&out);
	buf_free(&page);
}

/* hints at what is missing, and at contacts without a page */
static void
hints(const struct tool *t)
{
	const struct book *b = &t->book;

	for (size_t i = 0; i < t->people.n; i++)
		if (t->people.who[i] == b->me)
			tool_hint(t, "%.*s: that is you; briefs are about others", STR_ARG(b->contact[b->me].path));
	if (b->me == b->n && t->people.n)
		tool_hint(t, "no me.md: what you could offer them, and what you have in common, is not known");
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"html", no_argument, NULL, OPTIONS_OWN},
		OPTIONS_LONG,
	};
	struct news *news;
	size_t n;
	struct arena arena = {0};
	struct briefing *b;
	struct rows *rows = NULL;
	bool html = false;
	struct tool t;
	int opt, status;

	tool_begin(&t, argv, help);
	while ((opt = options_next(&t, argc, argv, OPTIONS_SHORT, options)) != -1) {
		if (opt == OPTIONS_OWN)
			html = true;
		else
			options_take(&t, opt);
	}
	if (optind == argc)
		tool_fail(&t, "name a contact, or - to read names from standard input; see tend-brief --help");
	if (html && t.format != ROWS_AUTO)
		tool_fail(&t, "--html is a format of its own: no -f with it");
	if (t.numbered && t.format == ROWS_AUTO)
		tool_fail(&t, "--number works only with -f; for fewer briefs, name fewer contacts");
	t.quiet = true;
	tool_open(&t, t.rev ? BRIEF_SUBJECT_NEEDS : BRIEF_OTHER_NEEDS, true, argc - optind, argv + optind);
	if (!t.rev)
		book_reload(&t.book, BRIEF_SUBJECT_NEEDS, t.people.who, t.people.n);
	errors_join(&t.errors, &t.book.errors);
	noted_needs_add(&t.book, t.people.who, t.people.n, t.today);
	noted_promises_add(&t.book, t.people.who, t.people.n, t.today);
	hints(&t);
	news_read(&news, &n, &t, &t.people, NULL, &arena);
	b = brief_open(&t.book, t.today, news, n, &arena);
	brief_read_notes(b, &t.people);
	if (html)
		document(&t, b);
	else if (t.format == ROWS_AUTO)
		pages(&t, b);
	else
		rows = list(&t, b);
	brief_close(b);
	free(news);
	arena_free(&arena);
	status = tool_close(&t, rows);
	return status;
}
