/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cli/cond_slip.h"
#include "cli/ls_query.h"
#include "cli/ls_values.h"

enum { LIKE = OPTIONS_OWN, VALUES };

static const char help[] =
	"usage: tend-ls [options] [CONDITION ...] [WHO ...]\n"
	"Lists contacts, including inactive ones, and their keys.\n"
	"\n"
	"A CONDITION is KEY=VALUE, KEY!=VALUE, KEY~REGEX, KEY<VALUE or KEY>VALUE, for any\n"
	"field; all must hold. KEY= matches contacts without the key.\n"
	"\n"
	"  -o, --fields FIELD,... these columns: any key of the front-matter, or id path\n"
	"                         name every first last next late due state given taken\n"
	"                         net asks gave took entries\n"
	"  -m, --match REGEX      contacts whose file matches anywhere\n"
	"      --like WORD        contacts with a word in a name that begins with WORD\n"
	"      --values KEY       no contacts: the values of KEY, or the kinds of entries\n"
	OPTIONS_HELP;

static void
print_text(struct rows *rows, const struct field_ref *f, const struct field_value *v)
{
	struct buf all = {0};
	bool id = f->computed >= 0 && str_eq(f->name, STR("id")), path = f->computed >= 0 && str_eq(f->name, STR("path"));

	/* other tools must not read it as an option */
	if (path && v->n && str_starts(v->text[0], STR("-")))
		buf_str(&all, STR("./"));

	for (size_t i = 0; i < v->n; i++) {
		buf_str(&all, i ? STR(", ") : STR(""));
		buf_str(&all, v->text[i]);
	}
	if (id)
		rows_id(rows, buf_view(&all));
	else
		rows_text(rows, buf_view(&all));
	buf_free(&all);
}

static void
print(struct rows *rows, const struct ls_query *q, struct field_view *view)
{
	for (size_t i = 0; i < q->nfields; i++) {
		struct field_value v = field_get(&q->field[i], view);

		switch (q->field[i].type) {
		case FIELD_NUMBER:
			rows_number(rows, v.n ? v.number : CELL_UNKNOWN);
			break;
		case FIELD_DAY:
			rows_day(rows, v.n ? v.day : DAY_NONE);
			break;
		case FIELD_LIST:
			rows_list(rows, v.text, v.n);
			break;
		default:
			print_text(rows, &q->field[i], &v);
		}
	}
}

static struct rows *
begin_rows(struct tool *t, struct ls_query *q)
{
	static const enum cell_type cells[] = {
		[FIELD_TEXT] = CELL_TEXT, [FIELD_NUMBER] = CELL_NUMBER, [FIELD_DAY] = CELL_DAY,
		[FIELD_PERIOD] = CELL_TEXT, [FIELD_LIST] = CELL_LIST,
	};
	struct column *columns = arena_alloc(&q->arena, q->nfields * sizeof(*columns));

	for (size_t i = 0; i < q->nfields; i++) {
		columns[i].name = arena_str(&q->arena, q->field[i].name).p;
		columns[i].type = cells[q->field[i].type];
	}
	return tool_rows(t, columns, q->nfields);
}

/* for each contact, true if a word of a name begins so; the caller frees it */
static bool *
find_like(struct book *b, struct str word)
{
	bool *like = mem_zero(b->n + 1, sizeof(*like));

	if (!b->names.n)
		names_build(&b->names, b->contact, b->n);
	names_like(&b->names, like, word);
	return like;
}

/*
 * Lists inactive contacts too, unlike all other tools; if `like` is not NULL, only those it has.
 * With `values`, adds theirs to it and prints none.
 */
static struct rows *
list(struct tool *t, struct ls_query *q, const bool *like, struct ls_values *values)
{
	struct rows *rows = values ? NULL : begin_rows(t, q);
	size_t n = t->people.named ? t->people.n : t->book.n;
	struct arena arena = {0};

	for (size_t i = 0; i < n; i++) {
		size_t who = t->people.named ? t->people.who[i] : i;
		const struct contact *c = &t->book.contact[who];
		struct field_view v = {
			.contact = c, .set = &t->book.set, .today = t->today, .arena = &arena,
		};
		bool listed = (t->people.named || !c->me) && (!like || like[who]) &&
		              selection_holds(&q->selection, &v, &t->errors);

		if (listed && values)
			ls_values_add(values, &v);
		else if (listed)
			print(rows, q, &v);
		arena_clear(&arena);
	}
	arena_free(&arena);
	return values ? ls_values_rows(values, t) : rows;
}

static void
add_match(const struct tool *t, struct ls_query *q, const char *pattern)
{
	struct cond c = {.op = COND_MATCH, .value = str_of(pattern)};
	struct error err;

	if (selection_add(&q->selection, c, field_raw(), pattern, t->today, &err) < 0)
		tool_fail(t, "%.*s", STR_ARG(err.what));
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"fields", required_argument, NULL, 'o'},
		{"match", required_argument, NULL, 'm'},
		{"like", required_argument, NULL, LIKE},
		{"values", required_argument, NULL, VALUES},
		OPTIONS_LONG,
	};
	const char *word = NULL, *key = NULL, *fields = "id,name,tier,every,last,org,title";
	struct ls_query q = {0};
	struct ls_values values = {0};
	struct rows *rows;
	struct tool t;
	bool *like = NULL;
	int opt, people, status;

	tool_begin(&t, argv, help);
	while ((opt = options_next(&t, argc, argv, "o:m:" OPTIONS_SHORT, options)) != -1) {
		if (opt == 'o')
			fields = optarg;
		else if (opt == 'm')
			add_match(&t, &q, optarg);
		else if (opt == LIKE)
			word = optarg;
		else if (opt == VALUES)
			key = optarg;
		else
			options_take(&t, opt);
	}
	tool_book(&t);
	people = tool_select(&t, &q.selection, argv + optind, argc - optind, argv + optind);
	if (key)
		ls_values_begin(&values, str_of(key), &t.book.own, &q.needs);
	else
		ls_query_fields(&t, &q, fields);
	if (word)
		q.needs.keys |= NAME_KEYS;
	t.exact = true; /* what is left are no conditions */
	tool_open(&t, ls_query_needs(&q), false, people, argv + optind);
	for (size_t i = 0; i < q.nfields; i++)
		tool_hint_key(&t, &q.field[i]);
	for (size_t i = 0; i < q.selection.n; i++)
		tool_hint_key(&t, &q.selection.cond[i].field);
	if (word)
		like = find_like(&t.book, str_of(word));
	rows = list(&t, &q, like, key ? &values : NULL);
	if (rows && !rows_count(rows) && !t.people.named && cond_slip(&t, &q.selection))
		t.none = NULL;
	status = tool_close(&t, rows);
	free(like);
	ls_query_free(&q);
	ls_values_free(&values);
	return status;
}
