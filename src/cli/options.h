/* SPDX-License-Identifier: ISC */
#ifndef TEND_OPTIONS_H
#define TEND_OPTIONS_H

#include <getopt.h>

#include "print/rows.h"

/*
 * The options that tools share. A new one needs a letter, a row and a line of help here, and a case
 * in options_take().
 *
 *	OPTIONS_BASE   of every tool
 *	OPTIONS_WRITE  of a tool that writes or has formats of its own: also the book and the day
 *	OPTIONS_FORMAT of a tool with rows that are not cut: also the revision and the format
 *	OPTIONS        of a filter: also the number of rows
 */
struct tool;

/* a tool's long options begin at OPTIONS_OWN */
enum { OPTIONS_VERSION = 256, OPTIONS_COLOR, OPTIONS_NO_PAGER, OPTIONS_OWN };

/* letters, for options_next() */
#define OPTIONS_BASE_SHORT "h"
#define OPTIONS_WRITE_SHORT "C:t:" OPTIONS_BASE_SHORT
#define OPTIONS_DRY_SHORT "N" OPTIONS_WRITE_SHORT
#define OPTIONS_FORMAT_SHORT "r:f:H" OPTIONS_WRITE_SHORT
#define OPTIONS_SHORT "n:" OPTIONS_FORMAT_SHORT

/* the last rows of a table for options_next() */
#define OPTIONS_BASE_LONG \
	{"help", no_argument, NULL, 'h'}, \
	{"version", no_argument, NULL, OPTIONS_VERSION}, \
	{0}
#define OPTIONS_WRITE_LONG \
	{"directory", required_argument, NULL, 'C'}, \
	{"today", required_argument, NULL, 't'}, \
	OPTIONS_BASE_LONG
#define OPTIONS_FORMAT_LONG \
	{"rev", required_argument, NULL, 'r'}, \
	{"format", required_argument, NULL, 'f'}, \
	{"header", no_argument, NULL, 'H'}, \
	{"color", required_argument, NULL, OPTIONS_COLOR}, \
	{"no-pager", no_argument, NULL, OPTIONS_NO_PAGER}, \
	OPTIONS_WRITE_LONG
#define OPTIONS_LONG \
	{"number", required_argument, NULL, 'n'}, \
	OPTIONS_FORMAT_LONG

/* the last lines of a help text */
#define OPTIONS_BASE_HELP \
	"  -h, --help, --version\n"
#define OPTIONS_BOOK_HELP \
	"\n" \
	"  -C, --directory DIR    the book (else $TEND_BOOK, a me.md upward, ~/contacts)\n" \
	"  -t, --today DATE       work as on that day (else $TEND_TODAY, the clock)\n"
#define OPTIONS_WRITE_HELP \
	OPTIONS_BOOK_HELP \
	OPTIONS_BASE_HELP
#define OPTIONS_HELP \
	OPTIONS_BOOK_HELP \
	"  -n, --number N         at most N rows (0 for all)\n" \
	OPTIONS_ROWS_HELP
/* of a filter that describes -n itself, since it has a number of its own; see options_number() */
#define OPTIONS_CUT_HELP \
	OPTIONS_BOOK_HELP \
	OPTIONS_ROWS_HELP
#define OPTIONS_ROWS_HELP \
	"  -r, --rev REV|DATE     the book as git had it then\n" \
	"  -f, --format FORM      " \
	ROWS_FORMATS(LIST_FIRST, LIST_NEXT, LIST_OR) " (one object a line)\n" \
	"  -H, --header           a header above tsv\n" \
	"      --color WHEN       colour tables: " \
	PALETTE_WHEN(LIST_FIRST, LIST_NEXT, LIST_OR) "\n" \
	"      --no-pager         do not page rows on a terminal\n" \
	OPTIONS_BASE_HELP

/*
 * Like getopt_long(), but a wrong option ends the program with a message through tool_fail(). It
 * makes the option visible, since xargs may take it from an untrusted book.
 */
int options_next(const struct tool *, int argc, char **argv, const char *shorts,
                 const struct option *longs);

/* handles a shared option; ends the program for -h and --version */
void options_take(struct tool *, int opt);

/*
 * The number of -n, or `standard` without it, for a tool that cuts its results itself: tool_rows()
 * then does not. 0 is all.
 */
size_t options_number(struct tool *, size_t standard);

/* begins a tool without options of its own and takes the shared ones; see tool_begin() */
void options_shared(struct tool *, int argc, char **argv, const char *help);
/*
 * Takes the options of a tool that writes and has none of its own but -N, --dry-run; true if that
 * is given. `shorts` is OPTIONS_DRY_SHORT, or after "+" if options end at the first operand.
 */
bool options_dry_run(struct tool *, int argc, char **argv, const char *shorts);

#endif
