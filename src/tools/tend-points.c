/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "cli/news_read.h"
#include "find/cond.h"
#include "match/noted_needs.h"
#include "print/points_text.h"

static const char help[] =
	"usage: tend-points [options] WHO [WITH]\n"
	"Lists what you, or WITH, have in common with WHO, a bridge, or what to ask.\n"
	OPTIONS_HELP;

static const struct column columns[] = {
	{"id", CELL_TEXT}, {"with", CELL_TEXT}, {"kind", CELL_TEXT}, {"what", CELL_TEXT},
};

/* removes WITH, else the owner, from the people, and returns it; WITH is the first of them */
static size_t
take_with(struct tool *t, bool named)
{
	struct people *p = &t->people;
	size_t with = named ? p->who[0] : t->book.me, kept = 0;

	for (size_t i = 0; i < p->n; i++) {
		if (p->who[i] == with && !named)
			tool_hint(t, "%.*s: that is you", STR_ARG(t->book.contact[with].path));
		if (p->who[i] != with)
			p->who[kept++] = p->who[i];
	}
	p->n = kept;
	return with;
}

/* true if the first name was not found: then the first error begins with it */
static bool
lost(const struct tool *t, const char *name)
{
	return t->errors.n && str_starts(t->errors.v[0].what, str_of(name));
}

/* opens WITH as the first operand, so that it is the first of the people found */
static size_t
open_people(struct tool *t, bool two, int argc, char **argv)
{
	struct needs needs = {POINTS_KEYS | NOTED_NEEDS_KEYS, POINTS_PARTS | NOTED_NEEDS_PARTS};
	char *swapped[] = {argv[argc - 1], argv[0]};

	tool_open(t, needs, true, argc, two ? swapped : argv);
	if (two && lost(t, swapped[0]))
		exit(NOTHING);
	if (two && t->people.n == 1 && strcmp(argv[0], "-") != 0) {
		if (t->errors.n)
			exit(NOTHING);
		tool_fail(t, "%s and %s are one person", argv[0], argv[1]);
	}
	return take_with(t, two);
}

static void
print(struct tool *t, struct rows *rows, struct points *p, size_t with)
{
	struct str other = with == t->book.me ? STR("me") : t->book.contact[with].id;
	const struct point *v;
	struct buf what = {0};
	size_t n;

	for (size_t i = 0; i < t->people.n; i++) {
		points_of(&v, &n, p, t->people.who[i]);
		if (!n)
			tool_hint_unlisted(t, &t->book.contact[t->people.who[i]]);
		for (size_t k = 0; k < n; k++) {
			rows_id(rows, t->book.contact[t->people.who[i]].id);
			rows_id(rows, other);
			rows_text(rows, point_kind_name(v[k].kind));
			buf_clear(&what);
			points_text(&what, &v[k], &t->book, with);
			rows_text(rows, buf_view(&what));
		}
	}
	buf_free(&what);
}

/* the number of names; ends the tool if there are conditions as well: which would be WITH? */
static int
count_names(const struct tool *t, int argc, char **argv)
{
	const char *given = NULL;
	struct cond c;
	struct str key;
	int n = 0;

	for (int i = 0; i < argc; i++)
		if (cond_cut(&c, &key, str_of(argv[i])))
			given = argv[i];
		else
			n++;
	if (given && n)
		tool_fail(t, "%s: no condition goes with names here: tend ls %s ... | tend points - [WITH]", given, given);
	return given ? 1 : n;
}

int
main(int argc, char **argv)
{
	struct former_org *past;
	struct arena arena = {0};
	size_t n;
	struct points *p;
	struct rows *rows;
	struct tool t;
	size_t with;
	int names;

	options_shared(&t, argc, argv, help);
	names = count_names(&t, argc - optind, argv + optind);
	if (!names || names > 2)
		tool_fail(&t, "name one or two contacts: tend points WHO [WITH]");
	if (names == 2 && strcmp(argv[optind + 1], "-") == 0)
		tool_fail(&t, "WITH is one person, and not read from standard input");
	with = open_people(&t, names == 2, argc - optind, argv + optind);
	if (with == t.book.n && t.people.n)
		tool_hint(&t, "no me.md: what you have in common with them is not known");
	noted_needs_add(&t.book, t.people.who, t.people.n, t.today);
	if (with < t.book.n)
		noted_needs_add(&t.book, &with, 1, t.today);
	news_read_orgs(&past, &n, &t, with, &arena);
	p = points_open(&t.book, &t.people, with, past, n, t.today);
	rows = tool_rows(&t, columns, sizeof(columns) / sizeof(columns[0]));
	print(&t, rows, p, with);
	points_close(p);
	free(past);
	arena_free(&arena);
	return tool_close(&t, rows);
}
