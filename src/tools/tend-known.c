/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "account/known.h"
#include "cli/tool.h"
#include "find/brand.h"

static const char help[] =
	"usage: tend-known [options] [WHO ...]\n"
	"Shows who reaches out to you, and who has stopped.\n"
	"\n"
	"      --brand            show what you are known for, and to how many\n"
	OPTIONS_HELP;

static const struct column columns[] = {
	{"id", CELL_TEXT}, {"name", CELL_TEXT}, {"out", CELL_NUMBER}, {"in", CELL_NUMBER}, {"last-in", CELL_DAY},
	{"share", CELL_NUMBER}, {"state", CELL_TEXT}, {"known-for", CELL_LIST},
};

static const struct column brand_columns[] = {
	{"name", CELL_TEXT}, {"people", CELL_NUMBER}, {"share", CELL_NUMBER}, {"mine", CELL_TEXT}, {"ways", CELL_LIST},
};

static void
print_list(struct tool *t, struct rows *rows, const struct field *f)
{
	struct str *v = arena_alloc(&t->book.arena, (f ? f->n : 0u) * sizeof(*v));
	size_t n = 0;

	for (; f && n < f->n; n++)
		v[n] = field_text(f, n);
	rows_list(rows, v, n);
}

static void
print(struct tool *t, struct rows *rows, const struct known *k)
{
	const struct contact *c = &t->book.contact[k->who];

	if (k->state == KNOWN_FADING)
		rows_strong(rows);
	tool_contact(rows, c);
	rows_number(rows, k->out);
	rows_number(rows, k->in);
	rows_day(rows, k->heard);
	rows_number(rows, k->share < 0 ? CELL_UNKNOWN : k->share);
	rows_text(rows, str_of(known_state_name(k->state)));
	print_list(t, rows, contact_field(c, KEY_KNOWN_FOR));
}

static struct rows *
known(struct tool *t)
{
	struct rows *rows = tool_rows(t, columns, sizeof(columns) / sizeof(columns[0]));
	struct known *v;
	size_t n;

	known_find(&v, &n, &t->book, &t->people, t->today);
	for (size_t i = 0; i < n; i++)
		print(t, rows, &v[i]);
	free(v);
	return rows;
}

static struct rows *
brand(struct tool *t)
{
	struct rows *rows = tool_rows(t, brand_columns, sizeof(brand_columns) / sizeof(brand_columns[0]));
	const struct book *b = &t->book;
	bool known_for = b->me < b->n && contact_field(&b->contact[b->me], KEY_KNOWN_FOR);
	struct brand *v;
	size_t n;

	if (!known_for)
		tool_hint(t, "%s: say there what you would like to be known for",
		          b->me < b->n ? "me.md has no known-for" : "no me.md");
	brand_find(&v, &n, b, &t->people, &t->book.arena);
	for (size_t i = 0; i < n; i++) {
		if (v[i].mine)
			rows_strong(rows);
		rows_text(rows, v[i].name);
		rows_number(rows, v[i].people);
		rows_number(rows, v[i].share);
		rows_text(rows, v[i].mine ? STR("yes") : STR("no"));
		rows_list(rows, v[i].way, v[i].nways);
	}
	free(v);
	return rows;
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"brand", no_argument, NULL, OPTIONS_OWN},
		OPTIONS_LONG,
	};
	struct needs needs = {KNOWN_KEYS | KEYSET(KEY_NAME) | KEYSET(KEY_KNOWN_FOR), WANT_ENTRIES | WANT_TEXTS};
	bool branded = false;
	struct tool t;
	int opt;

	tool_begin(&t, argv, help);
	while ((opt = options_next(&t, argc, argv, OPTIONS_SHORT, options)) != -1) {
		if (opt == OPTIONS_OWN)
			branded = true;
		else
			options_take(&t, opt);
	}
	if (branded)
		needs = (struct needs){.keys = KEYSET(KEY_KNOWN_FOR)};
	/* the whole book for a brand, which is compared with me.md */
	tool_open(&t, needs, branded, argc - optind, argv + optind);
	return tool_close(&t, branded ? brand(&t) : known(&t));
}
