/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "base/dayword.h"
#include "base/edit_distance.h"
#include "base/shell.h"
#include "cli/log_word_slip.h"
#include "cli/option_slip.h"

enum { SAID = 100 }; /* bytes of a command in a message, about */

/* the tools that a row is for */
enum rule {
	HAS,  /* those with the long option `ours`; NULL is all */
	ONLY, /* the one with the name `ours` */
	KEYS, /* those whose operands may be conditions, or changes of the same form */
};

/* where the advice stands in the command */
enum place {
	HERE,      /* instead of the option */
	AFTER_WHO, /* after the first operand, if the value is a day */
	TEXT,      /* at the end, after a colon */
	END,       /* at the end */
	END_FOR,   /* likewise, and the value is dropped */
	READ,      /* after "tend entries", which reads what tend log writes */
	KIND,      /* at the end, after at most one WHO, if the value is a common KIND */
	WORDS,     /* likewise, if it has several words */
};

/* an option of other programs, and what tend has: "%" is the value of the option, "@" its name */
struct habit {
	const char *words; /* each with a blank before and after */
	const char *ours, *advice;
	enum rule rule;
	enum place place;
};

/* of several rows the first that fits */
static const struct habit habits[] = {
	{" limit max top rows lines head count-max max-count ", "number", "-n %", HAS, HERE},
	{" json csv tsv table ", "format", "-f @", HAS, HERE},
	{" o output out output-format fmt as ", "format", "-f %", HAS, HERE}, /* if the value is a format */
	{" sort sort-by order order-by orderby ", "tend-due", "--by %", ONLY, HERE},
	{" late overdue ", "tend-due", "--by late", ONLY, HERE},
	{" group-by groupby ", "by", "--by %", HAS, HERE},
	{" sort sort-by order order-by orderby ", "format", "| sort -k 2", HAS, END_FOR},
	{" o columns cols fields select ", "number", "| tend ls -o % -", HAS, END},
	{" output out output-file ", NULL, "> %", HAS, END},
	{" reverse desc descending ", "format", "| tac", HAS, END},
	{" count total ", "format", "| wc -l", HAS, END},
	{" all a everything ", "tend-ls", "", ONLY, HERE},
	{" all a everything ", "ahead", "-a 1y", HAS, HERE},
	{" all a everything ", "number", "-n 0", HAS, HERE},
	{" days ", "ahead", "-a %d", HAS, HERE},
	{" until before to within upcoming in ", "ahead", "-a %", HAS, HERE},
	{" before to end ", "until", "--until %", HAS, HERE},
	{" after from start ", "since", "--since %", HAS, HERE},
	{" book dir repo root path file ", "directory", "-C %", HAS, HERE},
	{" now as-of asof ", "today", "-t %", HAS, HERE},
	{" simulate preview check what-if ", "dry-run", "-N", HAS, HERE},
	{" colour ", "color", "--color %", HAS, HERE},
	{" no-color no-colour nocolor ", "color", "--color never", HAS, HERE},
	{" verbose v quiet q silent force yes y plain ", NULL, "", HAS, HERE},
	{" date d day when on ", "tend-log", "%", ONLY, AFTER_WHO},
	{" date d day when on ", "tend-log", "", ONLY, HERE},
	{" plans ", "tend-log", "--plans", ONLY, READ},
	{" p u patch oneline stat graph follow ", "tend-log", "", ONLY, READ},
	{" number max-count limit ", "tend-log", "-n %", ONLY, READ},
	{" s since after ", "tend-log", "--since %", ONLY, READ},
	{" until before ", "tend-log", "--until %", ONLY, READ},
	{" m message text note ", "tend-log", "%", ONLY, TEXT},
	{" m message text note ", "tend-log", "%", ONLY, KIND},
	{" m message text note ", "tend-log", "call: %", ONLY, WORDS},
	{" m message text note ", "tend-log", "% call:", ONLY, HERE}, /* -m ada 'called her' */
	{" name who contact person id ", NULL, "%", KEYS, HERE},
};

static const struct option *
long_of(const struct option *longs, const char *name)
{
	for (; longs->name; longs++)
		if (strcmp(longs->name, name) == 0)
			return longs;
	return NULL;
}

static bool
is_format(struct str value)
{
	enum rows_format format;
	struct buf word = {0};
	bool is;

	buf_str(&word, value);
	is = value.n && rows_format_parse(&format, word.p) == 0;
	buf_free(&word);
	return is;
}

/* what was typed */
struct typed {
	const struct tool *tool;
	char **argv;
	int argc, at;
	const struct option *longs;
	struct str name, value; /* without dashes; an empty value is none */
	bool apart;             /* the value is a word of its own */
};

static bool
is_rule(const struct habit *h, const struct typed *w)
{
	if (h->rule == ONLY)
		return strcmp(h->ours, w->tool->name) == 0;
	if (h->rule == KEYS)
		return tool_takes_keys(w->tool);
	return !h->ours || long_of(w->longs, h->ours);
}

/* how many words follow the option and its value */
static int
operands(const struct typed *w)
{
	return w->argc - w->at - w->apart - 1;
}

/* true if a row is for an option of this name */
static bool
fits(const struct habit *h, const struct typed *w, struct str name)
{
	day d;

	if (!str_has_item(str_of(h->words), ' ', name) || !is_rule(h, w) || (!w->value.n && strchr(h->advice, '%')))
		return false;
	if (h->place == AFTER_WHO && dayword_past(&d, w->value, tool_clock(), false) < 0)
		return false;
	/* WHO and the KIND are there */
	if (h->place == TEXT && operands(w) < 2)
		return false;
	if ((h->place == KIND || h->place == WORDS) && operands(w) > 1)
		return false;
	if (h->place == KIND && !log_word_common(w->value))
		return false;
	if (h->place == WORDS && str_chr(w->value, ' ') == w->value.n)
		return false;
	return strcmp(h->advice, "-f %") != 0 || is_format(w->value);
}

/* appends the advice: "%" is the value, "@" the option's own name */
static void
add_advice(struct buf *out, const struct typed *w, const char *advice)
{
	struct str rest = str_of(advice), word;

	while (rest.n) {
		struct buf filled = {0};

		rest = str_cut(&word, rest, ' ');
		for (size_t i = 0; i < word.n; i++)
			if (word.p[i] == '%')
				buf_str(&filled, w->value);
			else if (word.p[i] == '@')
				buf_str(&filled, w->name);
			else
				buf_chr(&filled, word.p[i]);
		buf_chr(out, ' ');
		if (char_in(word.p[0], STR("|>")))
			buf_str(out, word);
		else
			shell_word(out, buf_view(&filled));
		buf_free(&filled);
	}
}

/* ends the tool with the whole command, the option replaced by the advice */
static _Noreturn void
fail_typed(const struct typed *w, const char *advice, enum place place)
{
	bool uses = strchr(advice, '%') || place == END_FOR;
	struct buf out = {0};
	int after = 0;

	for (int i = 1; i < w->argc; i++) {
		if (i == w->at && (place == HERE || place == READ))
			add_advice(&out, w, advice);
		/* a word that the advice takes no value from is an operand */
		if (i == w->at || (i == w->at + 1 && w->apart && uses))
			continue;
		if (out.n > SAID) {
			buf_str(&out, STR(" ..."));
			break;
		}
		buf_chr(&out, ' ');
		shell_word(&out, str_of(w->argv[i]));
		if (place == AFTER_WHO && i > w->at && !after++)
			add_advice(&out, w, advice);
	}
	if (place == TEXT)
		buf_chr(&out, ':');
	if ((place == KIND || place == WORDS) && operands(w) < 1)
		buf_str(&out, STR(" WHO"));
	if (place >= TEXT && place != READ)
		add_advice(&out, w, advice);
	if (place == READ)
		tool_fail(w->tool, "%s%.*s: no such option; to read the log: tend entries%.*s", w->name.n > 1 ? "--" : "-",
		          STR_ARG(w->name), STR_ARG(buf_view(&out)));
	tool_fail(w->tool, "%s%.*s: no such option; type: tend %s%.*s", w->name.n > 1 ? "--" : "-", STR_ARG(w->name),
	          w->tool->name + strlen("tend-"), STR_ARG(buf_view(&out)));
}

/* ends the tool if another program has this option */
static void
fail_habit(const struct typed *w, struct str name)
{
	for (size_t i = 0; i < sizeof(habits) / sizeof(habits[0]); i++)
		if (fits(&habits[i], w, name))
			fail_typed(w, habits[i].advice, habits[i].place);
}

/* ends the tool if the option is a key: "--tier critical" */
static void
fail_key(const struct typed *w)
{
	struct buf advice = {0};
	bool exact;

	if (w->value.n && tool_takes_keys(w->tool) && key_find(w->name, NULL, &exact) != KEY_OTHER) {
		buf_fmt(&advice, "%.*s=%%", STR_ARG(w->name));
		fail_typed(w, advice.p, HERE);
	}
}

/* the most similar of the tool's options, and of those in the table */
static void
fail_near(const struct typed *w)
{
	unsigned best = w->name.n < 5 ? 2 : 3, d;
	struct buf advice = {0};
	struct str near = {0};

	for (const struct option *o = w->longs; o->name; o++)
		if ((d = edit_distance(str_of(o->name), w->name, best)) < best) {
			best = d;
			buf_clear(&advice);
			buf_fmt(&advice, "--%s%s", o->name, o->has_arg == required_argument ? " %" : "");
		}
	for (size_t i = 0; i < sizeof(habits) / sizeof(habits[0]); i++) {
		struct str rest = str_of(habits[i].words), one;

		while (rest.n) {
			rest = str_cut(&one, rest, ' ');
			if (one.n > 1 && (d = edit_distance(one, w->name, best)) < best && fits(&habits[i], w, one)) {
				best = d;
				near = one;
			}
		}
	}
	if (near.n)
		fail_habit(w, near);
	if (advice.n && (w->value.n || !strchr(advice.p, '%')))
		fail_typed(w, advice.p, HERE);
	if (advice.n)
		tool_fail(w->tool, "--%.*s: no such option; did you mean %.*s?", STR_ARG(w->name),
		          (int)str_chr(buf_view(&advice), ' '), advice.p);
}

void
option_slip(const struct tool *t, int argc, char **argv, int at, const struct option *longs)
{
	struct typed w = {.tool = t, .argc = argc, .argv = argv, .at = at, .longs = longs};
	struct str word = str_of(argv[at]);

	w.name = str_sub(word, str_starts(word, STR("--")) ? 2 : 1, word.n);
	w.value = str_cut(&w.name, w.name, '=');
	if (!w.value.n && at + 1 < argc && argv[at + 1][0] != '-') {
		w.value = str_of(argv[at + 1]);
		w.apart = true;
	}
	fail_habit(&w, w.name);
	if (w.name.n > 1) {
		fail_key(&w);
		fail_near(&w);
	}
	tool_fail(t, "%s%.*s: no such option; see %s --help", w.name.n > 1 ? "--" : "-", STR_ARG(w.name), t->name);
}

void
option_slip_recap(int at, int n, char **word)
{
	static const struct option longs[] = {
		{"number", required_argument, NULL, 'n'},
		{"brief", no_argument, NULL, OPTIONS_OWN},
		{"no-pager", no_argument, NULL, OPTIONS_NO_PAGER},
		OPTIONS_WRITE_LONG,
	};
	static const struct tool recap = {.name = "tend-recap", .help = ""};

	if (at < 1 || at > n)
		tool_fail(&recap, "no such option; see tend-recap --help");
	/* the name of the program is before the words */
	option_slip(&recap, n + 1, word - 1, at, longs);
}
