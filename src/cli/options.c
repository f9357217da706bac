/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/dayword.h"
#include "cli/option_slip.h"
#include "cli/options.h"

enum { OPTIONS_NUMBER_MAX = 1000000000 };

#ifndef VERSION
#define VERSION "0"
#endif

/* how many long options have `name` as a prefix; 1 if it is the whole name of one */
static size_t
find_long(const struct option **found, const struct option *longs, struct str name)
{
	size_t n = 0;

	for (const struct option *o = longs; o->name; o++) {
		if (!str_starts(str_of(o->name), name))
			continue;
		if (!n++)
			*found = o;
		if (str_eq(str_of(o->name), name)) {
			*found = o;
			return 1;
		}
	}
	return n;
}

/* "--format, --from" */
static void
add_candidates(struct buf *out, const struct option *longs, struct str name)
{
	for (const struct option *o = longs; o->name; o++)
		if (str_starts(str_of(o->name), name))
			buf_fmt(out, "%s--%s", out->n ? ", " : "", o->name);
}

static void
wrong_long(const struct tool *t, const struct option *longs, const char *word)
{
	const struct option *o = NULL;
	struct buf list = {0};
	struct str name;
	size_t n;

	str_cut(&name, str_of(word + 2), '=');
	n = find_long(&o, longs, name);
	if (n > 1) {
		add_candidates(&list, longs, name);
		tool_fail(t, "--%.*s: could be %s", STR_ARG(name), list.p);
	}
	if (n == 1)
		tool_fail(t, "--%s: %s; see %s --help", o->name,
		          o->has_arg == no_argument ? "takes no value" : "a value is missing", t->name);
}

/* true if the last word that getopt() read is a long option and caused the error */
static bool
is_long(const struct option *longs, const char *word)
{
	const struct option *o = NULL;
	struct str name;

	if (!str_starts(str_of(word), STR("--")))
		return false;
	str_cut(&name, str_of(word + 2), '=');
	return optopt == 0 || (find_long(&o, longs, name) == 1 && o->val == optopt);
}

/* ends the tool if the letter was an option once, and names what it is now */
static void
fail_moved(const struct tool *t, const char *shorts, int letter)
{
	static const struct {
		const char *tool;
		char letter;
		const char *now;
	} moved[] = {
		{"tend-commit", 'm', "message"}, {"tend-garden", 'T', "tier"}, {"tend-ics", 'o', "only"},
		{"tend-intro", 'm', "min"}, {"tend-intro", 'w', "for"}, {"tend-merge", 'p', "stdout"},
		{"tend-mesh", 'd', "dot"}, {"tend-mesh", 'e', "each"}, {"tend-moves", 'k', "key"},
		{"tend-query", 'n', "no-first-line"}, {"tend-reach", 'w', "weeks"},
		{"tend-refer", 'p', "people"}, {"tend-rename", 'a', "alias"}, {"tend-vcard", 's', "share"},
		{"tend-week", 'p', "part"}, {"tend-who", 'm', "min"},
	};

	for (size_t i = 0; i < sizeof(moved) / sizeof(moved[0]); i++)
		if (moved[i].letter == letter && strcmp(moved[i].tool, t->name) == 0)
			tool_fail(t, "-%c: write --%s", letter, moved[i].now);
	if (letter == 'n' && strchr(shorts, 'N'))
		tool_fail(t, "-n: the dry run is -N, --dry-run%s",
		          strcmp(t->name, "tend-log") == 0 ? "; to read the log: tend entries -n N" : "");
}

int
options_next(const struct tool *t, int argc, char **argv, const char *shorts, const struct option *longs)
{
	const char *known, *word;
	int opt;

	opterr = 0;
	opt = getopt_long(argc, argv, shorts, longs, NULL);
	if (opt != '?')
		return opt;
	word = argv[optind - 1];
	if (is_long(longs, word)) {
		wrong_long(t, longs, word);
		option_slip(t, argc, argv, optind - 1, longs);
	}
	fail_moved(t, shorts, optopt);
	known = optopt > 0 && optopt < 0x80 ? strchr(shorts, optopt) : NULL;
	if (known && known[1] == ':')
		tool_fail(t, "-%c: a value is missing; see %s --help", optopt, t->name);
	/* a letter alone, and not one of several as in "-Nx" */
	if (word[0] == '-' && word[1] == optopt && !word[2])
		option_slip(t, argc, argv, optind - 1, longs);
	tool_fail(t, "-%c: no such option; see %s --help", optopt, t->name);
}

static void
take_number(struct tool *t, const char *arg)
{
	/* -n was the dry run once */
	if (str_number(str_of(arg), OPTIONS_NUMBER_MAX) < 0 && strstr(t->help, "--dry-run"))
		tool_fail(t, "-n %s: not a number of rows; the dry run is -N", arg);
	t->number = (size_t)tool_number(t, arg, 0, OPTIONS_NUMBER_MAX);
	t->numbered = true;
}

size_t
options_number(struct tool *t, size_t standard)
{
	t->cuts = true;
	return t->numbered ? t->number : standard;
}

/* the day of -t; a word that is none may be meant as a tier */
static day
take_day(struct tool *t, const char *arg)
{
	day d;

	if (!char_letter(arg[0]) || str_has_digit(str_of(arg)) || dayword_near(str_of(arg)).n ||
	    dayword_past(&d, str_of(arg), tool_clock(), false) == 0)
		return tool_day(t, arg, false);
	tool_fail(t, "-t %s: not a date, and -t is the day to work as on; for a tier: tier=%s", arg, arg);
}

void
options_take(struct tool *t, int opt)
{
	switch (opt) {
	case 'C':
		t->dir = optarg;
		return;
	case 't':
		/* a complete date needs no clock */
		if (day_parse(&t->today, str_of(optarg)) < 0)
			t->today = take_day(t, optarg);
		return;
	case 'r':
		if (!*optarg)
			tool_fail(t, "--rev: a revision or a date is missing");
		t->rev = optarg;
		return;
	case 'n':
		take_number(t, optarg);
		return;
	case 'f':
		if (rows_format_parse(&t->format, optarg) < 0)
			tool_fail(t, "%s: no such format; there are " ROWS_FORMATS(LIST_FIRST, LIST_NEXT, LIST_AND), optarg);
		return;
	case 'H':
		t->header = true;
		return;
	case OPTIONS_COLOR:
		if (palette_parse(&t->colour, optarg) < 0)
			tool_fail(t, "--color %s: no such choice; there are "
			          PALETTE_WHEN(LIST_FIRST, LIST_NEXT, LIST_AND), optarg);
		return;
	case OPTIONS_NO_PAGER:
		t->no_pager = true;
		return;
	case 'h':
		show_help(str_of(t->help));
		break;
	default: /* OPTIONS_VERSION: options_next() gives no other */
		show_fmt("%s %s\n", t->name, VERSION);
		break;
	}
	if ((fflush(stdout) || ferror(stdout)) && errno != EPIPE)
		tool_fail(t, "standard output: %s", strerror(errno));
	exit(DONE);
}

void
options_shared(struct tool *t, int argc, char **argv, const char *help)
{
	static const struct option longs[] = {OPTIONS_LONG};
	int opt;

	tool_begin(t, argv, help);
	while ((opt = options_next(t, argc, argv, OPTIONS_SHORT, longs)) != -1)
		options_take(t, opt);
}

bool
options_dry_run(struct tool *t, int argc, char **argv, const char *shorts)
{
	static const struct option longs[] = {
		{"dry-run", no_argument, NULL, 'N'},
		OPTIONS_WRITE_LONG,
	};
	bool dry = false;
	int opt;

	while ((opt = options_next(t, argc, argv, shorts, longs)) != -1)
		if (opt == 'N')
			dry = true;
		else
			options_take(t, opt);
	return dry;
}
