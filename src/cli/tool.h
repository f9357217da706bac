/* SPDX-License-Identifier: ISC */
#ifndef TEND_TOOL_H
#define TEND_TOOL_H

#include "book/people.h"
#include "cli/options.h"
#include "cli/show.h"
#include "print/rows.h"

/*
 * What every tool does alike: the options they share, opening the book,
 * finding the people, telling what was left out, the exit status. A tool is:
 * options, open, study, print, close.
 */
struct tool {
	const char *name;
	const char *help;     /* what -h prints */
	const char *dir;      /* -C */
	const char *rev;      /* -r, or NULL: the book as it is */
	/* -t, $TEND_TODAY, or the clock: from tool_open() on, else tool_today() */
	day today;
	enum rows_form form;  /* -f */
	bool header;          /* -H */
	struct book book;
	struct people people;
	struct errors errors; /* what was left out, beyond the book's own */
	/* likewise, of files that are not the book's: paths as they were given */
	struct errors beside;
	size_t told;          /* how many of these have been told */
	size_t problems;      /* how many messages were printed that are no hints and no notes */
	struct tend_book *library; /* from tool_library() on */
	/* the book's own errors are left for the tool to tell, and to count */
	bool quiet;
};

/* exit status */
enum { DONE = 0, LEFT_OUT = 1, NOTHING = 2 };

/* the shared options, for options_next(): those of a tool that writes, and those of a filter */
#define TOOL_WRITE_SHORT "C:t:h"
#define TOOL_SHORT TOOL_WRITE_SHORT "r:f:H"
enum { TOOL_VERSION = 256, TOOL_OWN }; /* a tool's long options begin at TOOL_OWN */
#define TOOL_WRITE_LONG \
	{"directory", required_argument, NULL, 'C'}, \
	{"today", required_argument, NULL, 't'}, \
	{"help", no_argument, NULL, 'h'}, \
	{"version", no_argument, NULL, TOOL_VERSION}, \
	{0}
#define TOOL_LONG \
	{"rev", required_argument, NULL, 'r'}, \
	{"format", required_argument, NULL, 'f'}, \
	{"header", no_argument, NULL, 'H'}, \
	TOOL_WRITE_LONG

/* what -h says of them, the last part of every help */
#define TOOL_WRITE_HELP \
	"\n" \
	"  -C, --directory DIR    the book (else $TEND_BOOK, a me.md upward, ~/contacts)\n" \
	"  -t, --today DATE       work as on that day (else $TEND_TODAY, the clock)\n" \
	"  -h, --help, --version\n"
#define TOOL_HELP \
	"\n" \
	"  -C, --directory DIR    the book (else $TEND_BOOK, a me.md upward, ~/contacts)\n" \
	"  -t, --today DATE       work as on that day (else $TEND_TODAY, the clock)\n" \
	"  -r, --rev REV|DATE     the book as git had it then\n" \
	"  -f, --format FORM      " \
	ROWS_FORMS(LIST_FIRST, LIST_NEXT, LIST_OR) " (one object a line)\n" \
	"  -H, --header           a header above tsv\n" \
	"  -h, --help, --version\n"

/* begins; `help` is usage and options */
void tool_begin(struct tool *, char **argv, const char *help);
/* takes a shared option; ends the program for -h and --version */
void tool_option(struct tool *, int opt);

/* one line on standard error, after the tool's name, and exit status 2 */
_Noreturn void tool_fail(const struct tool *, const char *fmt, ...)
                         __attribute__((format(printf, 2, 3)));

/* one line on standard error, after the tool's name: a hint, by which nothing is left out */
void tool_hint(const struct tool *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* option arguments; anything else than they should be fails */
day tool_day(struct tool *, const char *arg, bool end);
/* today, settled when it is first asked for: an option may stand behind others */
day tool_today(struct tool *);
struct period tool_period(const struct tool *, const char *arg);
int64_t tool_number(const struct tool *, const char *arg, int64_t min, int64_t max);

/*
 * Opens the book alone, for a tool whose questions depend on its settings; or
 * fails. tool_open() does it otherwise.
 */
void tool_book(struct tool *);

/*
 * Opens the book and loads what is asked for of the people named by the
 * operands (all without one; "-" is those on standard input, a line each,
 * the first field), or fails when none is found. `whole` is for tools that
 * need everybody to speak of one. What was left out is told.
 */
void tool_open(struct tool *, struct needs, bool whole, int argc, char **argv);

/*
 * The operands as they stand, "-" being the first field of each line of standard input, for a
 * tool whose operands are not all contacts. True if standard input was read. *v is the caller's
 * to free; the texts live in the arena, or are argv's.
 */
bool tool_operands(const struct tool *, struct str **v, size_t *n, struct arena *, int argc,
                   char **argv);

/* tells what is not told yet, and ends: none of the operands is anybody */
_Noreturn void tool_nobody(struct tool *);

/* appends a path of the book as the shell knows it */
void tool_path(struct buf *out, const struct tool *, struct str path);

/*
 * The people that tool_open() has found, as libtend sees them, for a tool that is written on
 * <tend/...>, as the programs of others are. tool_close() frees it.
 */
const struct tend_book *tool_library(struct tool *);

/* rows on standard output, in the look that was asked for */
struct rows *tool_rows(struct tool *, const struct column *, size_t n);

/* ends the rows (NULL is none) and everything, tells what is not told yet; the exit status */
int tool_close(struct tool *, struct rows *);

#endif
