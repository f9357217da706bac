/* SPDX-License-Identifier: ISC */
#include <inttypes.h>
#include <stdlib.h>

#include "cli/plan_slip.h"
#include "cli/plan_write.h"
#include "match/ask_times.h"
#include "print/ask_text.h"

static const char help[] =
	"usage: tend-ask [options] [WHO ...]\n"
	"       tend-ask --may [options] WHO ...\n"
	"       tend-ask --plan [-N] [options] WHO TEXT ... [by DATE]\n"
	"Lists the favours to ask for, longest waiting first, and what to give before.\n"
	"\n"
	"      --done             only answered asks, with the share granted\n"
	"      --may              no rows: exit 0 if you may ask each WHO now, else 1\n"
	"      --plan             add an ask; DATE as 2027-03-01, friday, 3 months\n"
	"  -N, --dry-run          with --plan: show what would change, as a diff\n"
	OPTIONS_HELP;

static const struct column columns[] = {
	{"id", CELL_TEXT}, {"name", CELL_TEXT}, {"ask", CELL_TEXT}, {"by", CELL_DAY},
	{"waited", CELL_DAYS}, {"state", CELL_TEXT}, {"plan", CELL_TEXT}, {"share", CELL_NUMBER},
};

enum { WITHOUT_SHARE = sizeof(columns) / sizeof(columns[0]) - 1 };

enum mode { LIST = OPTIONS_OWN, ANSWERED, MAY, PLAN };

static void
print(struct tool *t, struct rows *rows, const struct asked *a)
{
	const struct contact *c = &t->book.contact[a->who];
	struct buf state = {0}, plan = {0};

	ask_state_name(&state, a);
	ask_text_plan(&plan, a, t->today);
	if (a->state == ASK_READY)
		rows_strong(rows);
	tool_contact(rows, c);
	rows_text(rows, a->task->text);
	rows_day(rows, a->task->by);
	rows_number(rows, a->waited < 0 ? CELL_UNKNOWN : a->waited);
	rows_text(rows, buf_view(&state));
	rows_text(rows, buf_view(&plan));
	buf_free(&state);
	buf_free(&plan);
}

/* prints answered asks, which are grouped by person */
static void
print_answers(struct tool *t, struct rows *rows, const struct asked *v, size_t n)
{
	for (size_t i = 0, own; i < n; i += own) {
		size_t percent;

		for (own = 1; i + own < n && v[i + own].who == v[i].who;)
			own++;
		percent = asks_share(asks_granted(v + i, own), own);
		for (size_t k = 0; k < own; k++) {
			print(t, rows, &v[i + k]);
			rows_number(rows, (int64_t)percent);
		}
	}
}

static int
list(struct tool *t)
{
	struct rows *rows = tool_rows(t, columns, WITHOUT_SHARE);
	struct asked *v;
	size_t n;

	asks_find(&v, &n, &t->book, &t->people, t->today);
	ask_times_set(v, n, &t->book, t->today);
	for (size_t i = 0; i < n; i++)
		print(t, rows, &v[i]);
	free(v);
	return tool_close(t, rows);
}

static int
list_answers(struct tool *t)
{
	struct rows *rows = tool_rows(t, columns, WITHOUT_SHARE + 1);
	struct asked *v, *answer;
	size_t n, open = 0, granted;
	int status;

	asks_find(&v, &n, &t->book, &t->people, t->today);
	/* open asks come before answered ones */
	while (open < n && v[open].state < ASK_GRANTED)
		open++;
	n -= open;
	answer = n ? v + open : v;
	granted = asks_granted(answer, n);
	print_answers(t, rows, answer, n);
	t->none = NULL; /* said below */
	free(v);
	status = tool_close(t, rows);
	if (n)
		tool_hint(t, "%zu of %zu granted, %zu per cent", granted, n, asks_share(granted, n));
	else
		tool_hint(t, "no ask is answered yet");
	return status;
}

/* hints why one more favour would be too much; false if it would not */
static bool
hint_why_not(const struct tool *t, const struct contact *c)
{
	struct account s = account_of(c, &t->book.set, t->today);
	enum ask_state state = ask_state_new(&s, &t->book.set, t->today);
	int64_t missing = account_friend(c) ? 0 : account_missing(&s, 1);
	struct buf why = {0};
	char scratch[DAY_SIZE];

	if (state == ASK_READY || (state == ASK_GIVE && !missing))
		return false;
	if (state == ASK_COLD)
		buf_fmt(&why, "silent since %s%s", day_format(scratch, s.last), missing ? ", and " : "");
	if (missing && contact_first_entry(c, t->today) == DAY_NONE)
		buf_str(&why, STR("nothing is logged yet"));
	else if (missing)
		buf_fmt(&why, "%" PRId64 " %s missing", missing, missing == 1 ? "deposit is" : "deposits are");
	tool_hint(t, "%.*s: %s", STR_ARG(c->id), why.p);
	buf_free(&why);
	return true;
}

/* fails if a file could not be read: a gate must not guess */
static int
may(struct tool *t)
{
	size_t n = plan_write_drop(t), unripe = 0;
	int status;

	for (size_t i = 0; i < n; i++)
		unripe += hint_why_not(t, &t->book.contact[t->people.who[i]]);
	status = tool_close(t, NULL);
	if (status || !n)
		return NOTHING;
	return unripe ? LEFT_OUT : DONE;
}

static int
run(struct tool *t, enum mode mode, bool dry, int argc, char **argv)
{
	if (dry && mode != PLAN)
		tool_fail(t, "--dry-run works only with --plan");
	if (mode == PLAN && t->numbered)
		tool_fail(t, "-n: --plan prints no rows; the dry run is -N");
	if (mode == MAY && t->numbered)
		tool_fail(t, "--may prints no rows: it cannot be used with --number");
	if (mode == PLAN)
		return plan_write(t, TASK_ASK, dry, argc, argv);
	if (mode == MAY && !argc)
		tool_fail(t, "--may needs a contact; see %s --help", t->name);
	/* lint, because an entry that cannot be parsed may be a deposit or a favour */
	if (mode == MAY)
		tool_open(t, (struct needs){ASKS_KEYS, WANT_ENTRIES | WANT_LINT}, false, argc, argv);
	else
		plan_slip_open(t, (struct needs){ASKS_KEYS | ASK_TIMES_KEYS | KEYSET(KEY_NAME), ASKS_PARTS | ASK_TIMES_PARTS}, argc, argv);
	return mode == MAY ? may(t) : mode == ANSWERED ? list_answers(t) : list(t);
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"done", no_argument, NULL, ANSWERED},
		{"may", no_argument, NULL, MAY},
		{"plan", no_argument, NULL, PLAN},
		{"dry-run", no_argument, NULL, 'N'},
		OPTIONS_LONG,
	};
	enum mode mode = LIST;
	bool dry = false;
	struct tool t;
	int opt;

	tool_begin(&t, argv, help);
	while ((opt = options_next(&t, argc, argv, "N" OPTIONS_SHORT, options)) != -1) {
		if (opt == 'N')
			dry = true;
		else if (opt < ANSWERED || opt > PLAN)
			options_take(&t, opt);
		else if (mode != LIST && mode != (enum mode)opt)
			tool_fail(&t, "only one of --done, --may and --plan");
		else
			mode = (enum mode)opt;
	}
	return run(&t, mode, dry, argc - optind, argv + optind);
}
