/* SPDX-License-Identifier: ISC */
#include "cli/alarm_value.h"
#include "cli/ics_vdir.h"

static const char help[] =
	"usage: tend-ics [options] [WHO ...]\n"
	"       tend-ics --import [-N] [-s DATE] FILE ...\n"
	"       tend-ics --vdir DIR [options]\n"
	"Prints due contacts, birthdays and other dates, promises and asks as a calendar feed.\n"
	"\n"
	"  -a, --ahead DURATION   include contacts due within that time (90d)\n"
	"      --only KIND,...    of due, birthday, anniversary, date, promise, ask\n"
	"      --todo             tasks (VTODO) instead of events\n"
	"      --alarm WHEN       ring on the day (9:00), or days before it (1d, 1d 18:00)\n"
	"  -i, --import           tick what was ticked there, and print meetings as rows for\n"
	"                         tend-log; - is standard input\n"
	"      --vdir DIR         sync a folder with a file for each item: khal, todoman\n"
	"  -s, --since DATE       only meetings of that day and later\n"
	"  -N, --dry-run          show what would change, as a diff\n"
	"  -r, --rev REV|DATE     read the book as it was in git then\n"
	OPTIONS_WRITE_HELP;

/* the bits of a comma-separated list of kinds */
static unsigned
read_kinds(const struct tool *t, const char *arg)
{
	struct str rest = str_of(arg), name;
	unsigned found = 0, kind;

	do {
		rest = str_cut(&name, rest, ',');
		name = str_trim(name);
		kind = ics_feed_kind(name);
		if (!kind)
			tool_fail(t, "--only %.*s: use due, birthday, anniversary, date, promise or ask",
			          STR_ARG(name));
		found |= kind;
	} while (rest.n);
	return found;
}

/* the minutes of --alarm */
static int32_t
read_alarm(const struct tool *t, const char *arg)
{
	int32_t minutes;

	if (alarm_value(&minutes, str_of(arg)) < 0)
		tool_fail(t, "--alarm %s: use a time as 9:00, or days before it as 1d or '1d 18:00'", arg);
	return minutes;
}

static int
import(struct tool *t, const struct ics_import *set, int n, char **file)
{
	struct calendar c = {0};
	bool any = false;

	if (!n)
		tool_fail(t, "name a calendar to import; see %s --help", t->name);
	for (int i = 0; i < n; i++)
		any |= ics_import_read(&c, t, file[i]);
	if (!any) {
		calendar_free(&c);
		t->book.dirfd = -1;
		tool_close(t, NULL);
		return NOTHING;
	}
	return ics_import_run(t, &c, set);
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"ahead", required_argument, NULL, 'a'},
		{"only", required_argument, NULL, OPTIONS_OWN + 1},
		{"todo", no_argument, NULL, OPTIONS_OWN},
		{"alarm", required_argument, NULL, OPTIONS_OWN + 2},
		{"import", no_argument, NULL, 'i'},
		{"vdir", required_argument, NULL, OPTIONS_OWN + 4},
		{"since", required_argument, NULL, 's'},
		{"dry-run", no_argument, NULL, 'N'},
		{"rev", required_argument, NULL, 'r'},
		OPTIONS_WRITE_LONG,
	};
	const char *ahead = "90d", *vdir = NULL;
	struct ics_feed feed = {.alarm = ICS_NO_ALARM};
	struct ics_import back = {0};
	bool imports = false;
	struct buf out = {0};
	struct tool t;
	int opt;

	tool_begin(&t, argv, help);
	while ((opt = options_next(&t, argc, argv, "a:is:Nr:" OPTIONS_WRITE_SHORT, options)) != -1) {
		if (opt == 'a')
			ahead = optarg;
		else if (opt == OPTIONS_OWN + 1)
			feed.kinds |= read_kinds(&t, optarg);
		else if (opt == OPTIONS_OWN + 2)
			feed.alarm = read_alarm(&t, optarg);
		else if (opt == 'i')
			imports = true;
		else if (opt == OPTIONS_OWN + 4)
			vdir = optarg;
		else if (opt == 's')
			back.since = optarg;
		else if (opt == 'N')
			back.dry = true;
		else if (opt == OPTIONS_OWN)
			feed.todo = true;
		else
			options_take(&t, opt);
	}
	if (!imports && (back.since || back.dry))
		tool_fail(&t, "%s: only with --import; see %s --help", back.since ? "--since" : "--dry-run", t.name);
	if (imports && vdir)
		tool_fail(&t, "--import and --vdir: give one of both; see %s --help", t.name);
	if (imports)
		return import(&t, &back, argc - optind, argv + optind);
	if (!feed.kinds)
		feed.kinds = ICS_FEED_ALL;
	if (vdir && (optind < argc || t.rev))
		tool_fail(&t, "--vdir: it has all contacts of today: no WHO and no --rev; see %s --help", t.name);
	if (vdir)
		return ics_vdir_run(&t, vdir, &feed, ahead);
	feed.until = tool_ahead(&t, ahead);
	tool_open(&t, ics_feed_needs(feed.kinds), false, argc - optind, argv + optind);
	feed.book = &t.book;
	feed.people = &t.people;
	feed.today = t.today;
	ics_feed_add(&out, &feed);
	show_text(buf_view(&out)); /* tool_close() checks whether that failed */
	buf_free(&out);
	return tool_close(&t, NULL);
}
