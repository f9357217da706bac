/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "cli/none.h"
#include "cli/tool.h"
#include "match/intro_group.h"
#include "match/intro_search.h"
#include "print/intro_text.h"

static const char help[] =
	"usage: tend-intro [options] [WHO ...]\n"
	"Suggests introductions: contacts who should meet and do not know each other yet.\n"
	"\n"
	"      --for WHO          only pairs with WHO (as an operand)\n"
	"  -n, --number N         at most N rows (20; 0 for all)\n"
	"      --min SCORE        no rows below this score\n"
	"      --open             introductions under way: asked, agreed, declined\n"
	"      --all              those under way, then those that are new\n"
	"  -g, --group K          groups of 3 to 6 who have one thing in common\n"
	OPTIONS_CUT_HELP;

static const struct column pair_columns[] = {
	{"a", CELL_TEXT}, {"b", CELL_TEXT}, {"score", CELL_NUMBER},
	{"both", CELL_TEXT}, {"state", CELL_TEXT}, {"why", CELL_TEXT},
};

static const struct column group_columns[] = {
	{"id", CELL_TEXT}, {"name", CELL_TEXT}, {"group", CELL_NUMBER},
	{"score", CELL_NUMBER}, {"thing", CELL_TEXT},
};

enum { OPEN = OPTIONS_OWN, ALL, FOR, MIN };
struct intro_options {
	size_t number, group;
	int min;
	bool open, new; /* introductions under way; those to suggest */
};

/* people that may be named for their notes to be matched as well: a search for each takes long */
enum { NAMED_MAX = 20 };

/* hints that a named contact is in no list */
static void
hint_unlisted(struct tool *t, const struct intros *s)
{
	for (size_t i = 0; t->people.named && i < t->people.n; i++) {
		struct str id = t->book.contact[t->people.who[i]].id;

		if (s->listed[t->people.who[i]])
			continue;
		t->unlisted = true;
		tool_hint(t, "%.*s: in no list, by status or as the owner", STR_ARG(id));
	}
}

/* says why there is no pair */
static void
hint_none(struct tool *t, const size_t barred[INTRO_BARS])
{
	struct buf text = {0};

	if (intro_text_barred(&text, barred)) {
		t->none = NULL;
		tool_hint(t, "%.*s", STR_ARG(buf_view(&text)));
	}
	buf_free(&text);
}

static void
print_pair(struct rows *rows, const struct intros *s, const struct intro *v)
{
	struct buf why = {0};

	intro_text(&why, s, v);
	rows_id(rows, s->book->contact[v->a].id);
	rows_id(rows, s->book->contact[v->b].id);
	rows_number(rows, v->score);
	rows_text(rows, v->ab.share > 0 && v->ba.share > 0 ? STR("yes") : STR("no"));
	rows_text(rows, str_of(intro_state_name(v->state)));
	rows_text(rows, buf_view(&why));
	buf_free(&why);
}

static struct rows *
print_pairs(struct tool *t, struct intros *s, const struct intro_options *w)
{
	struct rows *rows = tool_rows(t, pair_columns, sizeof(pair_columns) / sizeof(pair_columns[0]));
	size_t n = 0, barred[INTRO_BARS] = {0};
	struct intro *v = NULL;

	if (w->open)
		intro_search_under_way(&v, &n, s, &t->people, w->number, w->min);
	for (size_t i = 0; i < n; i++)
		print_pair(rows, s, &v[i]);
	free(v);
	if (!w->new)
		return rows;
	intro_search(&v, &n, barred, s, &t->people, w->number, w->min);
	if (!n)
		hint_none(t, barred);
	for (size_t i = 0; i < n; i++)
		if (!w->open || v[i].state == INTRO_NEW)
			print_pair(rows, s, &v[i]);
	free(v);
	return rows;
}

static struct rows *
print_groups(struct tool *t, struct intros *s, const struct intro_options *w)
{
	struct rows *rows = tool_rows(t, group_columns, sizeof(group_columns) / sizeof(group_columns[0]));
	struct intro_group *v;
	size_t n;

	intro_group_find(&v, &n, s, &t->people, w->group, w->number, w->min);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < w->group; k++) {
			const struct contact *c = &t->book.contact[v[i].who[k]];

			tool_contact(rows, c);
			rows_number(rows, (int64_t)i + 1);
			rows_number(rows, v[i].score);
			rows_text(rows, intro_group_thing(s, &v[i]));
		}
	free(v);
	return rows;
}

/* reads the options; the contacts of --for come before the operands in `who` */
static void
read_options(struct tool *t, struct intro_options *w, char **who, int *nwho, int argc, char **argv)
{
	static const struct option options[] = {
		{"for", required_argument, NULL, FOR},
		{"min", required_argument, NULL, MIN},
		{"open", no_argument, NULL, OPEN},
		{"all", no_argument, NULL, ALL},
		{"group", required_argument, NULL, 'g'},
		OPTIONS_LONG,
	};
	bool all = false;
	int opt;

	while ((opt = options_next(t, argc, argv, "g:" OPTIONS_SHORT, options)) != -1) {
		if (opt == FOR)
			who[(*nwho)++] = optarg;
		else if (opt == MIN)
			w->min = (int)tool_number(t, optarg, 0, 100);
		else if (opt == OPEN)
			w->open = true;
		else if (opt == ALL)
			all = true;
		else if (opt == 'g')
			w->group = (size_t)tool_number(t, optarg, 3, 6);
		else
			options_take(t, opt);
	}
	w->number = options_number(t, 20);
	w->open |= all;
	w->new = all || !w->open;
	if (w->open && w->group)
		tool_fail(t, "--%s and --group do not go together", all ? "all" : "open");
	while (optind < argc)
		who[(*nwho)++] = argv[optind++];
}

int
main(int argc, char **argv)
{
	struct needs needs = {INTRO_KEYS, INTRO_PARTS};
	struct intro_options chosen = {0};
	char **who = mem_zero((size_t)argc, sizeof(*who));
	struct intros s;
	struct rows *rows;
	struct tool t;
	int nwho = 0;

	tool_begin(&t, argv, help);
	read_options(&t, &chosen, who, &nwho, argc, argv);
	/* how many are named is known once they are found */
	needs.parts |= nwho ? INTRO_NOTES_PARTS : 0;
	tool_open(&t, needs, true, nwho, who);
	if (t.people.named && t.people.n <= NAMED_MAX)
		intro_open_notes(&s, &t.book, &t.people, t.today);
	else
		intro_open(&s, &t.book, INTRO_ROLES, t.today);
	if (chosen.new)
		hint_unlisted(&t, &s);
	rows = chosen.group ? print_groups(&t, &s, &chosen) : print_pairs(&t, &s, &chosen);
	intro_close(&s);
	free(who);
	t.none = chosen.new ? t.none : none_text("tend-intro --open");
	return tool_close(&t, rows);
}
