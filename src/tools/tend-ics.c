/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "cli/tool.h"
#include "print/ics.h"

static const char help[] =
	"usage: tend-ics [options] [WHO ...]\n"
	"What is to come, for a calendar: whom to get in touch with, birthdays, promises, asks.\n"
	"\n"
	"  -a, --ahead DURATION   how far to look for who is due (90d)\n"
	"  -o, --only KIND,...    of due, birthday, promise and ask these alone\n"
	"      --todo             things to do (VTODO) in place of events\n"
	"  -r, --rev REV|DATE     of the book as git had it then\n"
	TOOL_WRITE_HELP;

struct feed {
	struct tool tool;
	struct ics *ics;
	day until;
	bool todo;
};

static void
add_due(struct feed *f)
{
	struct tool *t = &f->tool;
	struct due *v;
	size_t n;

	due_find(&v, &n, &t->book, &t->people, t->today, f->until, false);
	for (size_t i = 0; i < n; i++)
		ics_due(f->ics, &v[i]);
	free(v);
}

/* an event comes round for ever; what is to be done is so in time */
static void
add_birthdays(struct feed *f)
{
	struct tool *t = &f->tool;
	struct occasion *v;
	size_t n;

	dates_find(&v, &n, &t->book, &t->people, t->today, f->todo ? f->until : DAY_MAX);
	for (size_t i = 0; i < n; i++)
		ics_birthday(f->ics, &v[i]);
	free(v);
}

static void
add_promises(struct feed *f)
{
	struct tool *t = &f->tool;
	struct owed *v;
	size_t n;

	owe_find(&v, &n, &t->book, &t->people, t->today);
	for (size_t i = 0; i < n; i++)
		ics_promise(f->ics, &v[i]);
	free(v);
}

static void
add_asks(struct feed *f)
{
	struct tool *t = &f->tool;
	struct asked *v;
	size_t n;

	asks_find(&v, &n, &t->book, &t->people, t->today);
	for (size_t i = 0; i < n; i++)
		ics_ask(f->ics, &v[i]);
	free(v);
}

static const struct kind {
	struct str name;
	keyset keys;
	unsigned parts;
	void (*add)(struct feed *);
} kinds[] = {
	{STR_INIT("due"), DUE_KEYS, WANT_ENTRIES, add_due},
	/* of the days that come round birthdays alone: no `met`, and no entries for it */
	{STR_INIT("birthday"), KEYSET(KEY_BIRTHDAY) | KEYSET(KEY_BORN), 0, add_birthdays},
	{STR_INIT("promise"), 0, WANT_TASKS, add_promises},
	{STR_INIT("ask"), ASKS_KEYS, ASKS_PARTS, add_asks},
};

enum { KINDS = sizeof(kinds) / sizeof(kinds[0]), ALL = (1 << KINDS) - 1 };

/* a list of kinds, as bits */
static unsigned
read_kinds(const struct tool *t, const char *arg)
{
	struct str rest = str_of(arg), name;
	unsigned found = 0;

	do {
		size_t k = 0;

		rest = str_cut(&name, rest, ',');
		name = str_trim(name);
		while (k < KINDS && !str_eq(kinds[k].name, name))
			k++;
		if (k == KINDS)
			tool_fail(t, "--only %.*s: there are due, birthday, promise and ask", STR_ARG(name));
		found |= 1u << k;
	} while (rest.n);
	return found;
}

static void
print(struct feed *f, unsigned only)
{
	struct buf out = {0};

	f->ics = ics_open(&out, &f->tool.book, f->tool.today, f->todo);
	for (size_t k = 0; k < KINDS; k++)
		if (only & 1u << k)
			kinds[k].add(f);
	ics_close(f->ics);
	show_text(buf_view(&out)); /* tool_close() looks whether it could */
	buf_free(&out);
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"ahead", required_argument, NULL, 'a'},
		{"only", required_argument, NULL, 'o'},
		{"todo", no_argument, NULL, TOOL_OWN},
		{"rev", required_argument, NULL, 'r'},
		TOOL_WRITE_LONG,
	};
	struct needs ask = {KEYSET(KEY_NAME), 0};
	struct period ahead = {90, PERIOD_DAYS};
	struct feed f = {0};
	unsigned only = 0;
	int opt;

	tool_begin(&f.tool, argv, help);
	while ((opt = options_next(&f.tool, argc, argv, "a:o:r:" TOOL_WRITE_SHORT, options)) != -1) {
		if (opt == 'a')
			ahead = tool_period(&f.tool, optarg);
		else if (opt == 'o')
			only |= read_kinds(&f.tool, optarg);
		else if (opt == TOOL_OWN)
			f.todo = true;
		else
			tool_option(&f.tool, opt);
	}
	if (!only)
		only = ALL;
	for (size_t k = 0; k < KINDS; k++) {
		ask.keys |= only & 1u << k ? kinds[k].keys : 0;
		ask.parts |= only & 1u << k ? kinds[k].parts : 0;
	}
	tool_open(&f.tool, ask, false, argc - optind, argv + optind);
	f.until = day_add(f.tool.today, ahead);
	print(&f, only);
	return tool_close(&f.tool, NULL);
}
