/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "cli/tool.h"
#include "network/path.h"
#include "network/path_target.h"

static const char help[] =
	"usage: tend-path [options] TARGET ...\n"
	"Finds who can introduce you to a person or an organisation, best way first.\n"
	"A TARGET is a contact, a person they know, org=NAME, tag=NAME, or - for rows.\n"
	"\n"
	"  -n, --number N         at most N rows for each target (5; 0 for all)\n"
	"      --hops N           at most N steps (4)\n"
	OPTIONS_CUT_HELP;

static const struct column columns[] = {
	{"hop", CELL_TEXT}, {"hops", CELL_NUMBER}, {"score", CELL_NUMBER}, {"state", CELL_TEXT}, {"path", CELL_LIST},
};

/* paths to a target: there may be very many */
enum { NUMBER_MAX = 1000 };

struct path_options {
	size_t number;
	unsigned hops;
};

static void
print(struct tool *t, struct rows *rows, const struct people_graph *w, const struct path *p)
{
	enum path_state state = path_state(&t->book.contact[p->node[0]], &t->book.set, t->today);
	struct str who[PATH_HOPS_MAX] = {STR_INIT("")};

	for (size_t i = 0; i < p->hops; i++)
		who[i] = people_graph_id(w, p->node[i]);
	if (state == PATH_DORMANT || state == PATH_OVERDRAWN)
		rows_strong(rows);
	rows_id(rows, who[0]);
	rows_number(rows, (int64_t)p->hops);
	rows_number(rows, path_score(p));
	rows_text(rows, str_of(path_state_name(state)));
	rows_list(rows, who, p->hops);
}

/* prints the best paths to one target */
static void
find(struct tool *t, struct rows *rows, struct people_graph *w, struct paths *paths, const struct path_target *target,
     const struct path_options *chosen)
{
	struct arena arena = {0};
	struct path *v;
	size_t n;

	paths_find(&v, &n, paths, target->node, target->n, chosen->number, &arena);
	for (size_t i = 0; i < n; i++)
		print(t, rows, w, &v[i]);
	if (!target->n)
		tool_hint(t, "%.*s: no path leads to you or to an inactive contact",
		          STR_ARG(target->name));
	else if (!n)
		tool_hint(t, "%.*s: no path of at most %u step%s", STR_ARG(target->name), chosen->hops,
		          chosen->hops == 1 ? "" : "s");
	arena_free(&arena);
}

/* prints the rows for all operands */
static struct rows *
find_all(struct tool *t, struct people_graph *w, const struct str *operand, size_t noperands, const struct path_options *chosen)
{
	struct paths *paths = paths_open(w, t->today, chosen->hops);
	struct arena arena = {0};
	struct rows *rows;
	struct path_target *v;
	size_t n;

	path_target_find(&v, &n, w, operand, noperands, &arena, &t->errors);
	if (!n && noperands)
		tool_no_contact(t);
	rows = tool_rows(t, columns, sizeof(columns) / sizeof(columns[0]));
	for (size_t i = 0; i < n; i++)
		find(t, rows, w, paths, &v[i], chosen);
	paths_close(paths);
	arena_free(&arena);
	return rows;
}

static void
read_options(struct tool *t, struct path_options *chosen, int argc, char **argv)
{
	static const struct option options[] = {
		{"hops", required_argument, NULL, OPTIONS_OWN},
		OPTIONS_LONG,
	};
	int opt;

	while ((opt = options_next(t, argc, argv, OPTIONS_SHORT, options)) != -1) {
		if (opt == OPTIONS_OWN)
			chosen->hops = (unsigned)tool_number(t, optarg, 1, PATH_HOPS_MAX);
		else
			options_take(t, opt);
	}
	chosen->number = options_number(t, 5);
	if (!chosen->number || chosen->number > NUMBER_MAX)
		chosen->number = NUMBER_MAX;
	if (optind == argc)
		tool_fail(t, "name a target; see %s --help", t->name);
}

int
main(int argc, char **argv)
{
	struct needs needs = {PATH_KEYS, PATH_PARTS};
	struct path_options chosen = {.hops = PATH_HOPS};
	struct arena arena = {0};
	struct str *operand;
	struct rows *rows;
	struct people_graph w;
	struct tool t;
	size_t n;

	tool_begin(&t, argv, help);
	read_options(&t, &chosen, argc, argv);
	tool_operands(&t, &operand, &n, &arena, argc - optind, argv + optind);
	for (size_t i = 0; i < n; i++)
		needs.keys |= path_target_is_set(operand[i]) ? PATH_TARGET_KEYS : 0;
	tool_open(&t, needs, true, 0, NULL);
	people_graph_read(&w, &t.book, t.today);
	rows = find_all(&t, &w, operand, n, &chosen);
	people_graph_free(&w);
	free(operand);
	arena_free(&arena);
	return tool_close(&t, rows);
}
