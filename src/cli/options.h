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
 *	OPTIONS        of a filter: also the revision and the format of the rows
 */
struct tool;

/* a tool's long options begin at OPTIONS_OWN */
enum { OPTIONS_VERSION = 256, OPTIONS_COLOR, OPTIONS_NO_PAGER, OPTIONS_OWN };

/* letters, for options_next() */
#define OPTIONS_BASE_SHORT "h"
#define OPTIONS_WRITE_SHORT "C:t:" OPTIONS_BASE_SHORT
#define OPTIONS_SHORT "r:f:H" OPTIONS_WRITE_SHORT

/* the last rows of a table for options_next() */
#define OPTIONS_BASE_LONG \
	{"help", no_argument, NULL, 'h'}, \
	{"version", no_argument, NULL, OPTIONS_VERSION}, \
	{0}
#define OPTIONS_WRITE_LONG \
	{"directory", required_argument, NULL, 'C'}, \
	{"today", required_argument, NULL, 't'}, \
	OPTIONS_BASE_LONG
#define OPTIONS_LONG \
	{"rev", required_argument, NULL, 'r'}, \
	{"format", required_argument, NULL, 'f'}, \
	{"header", no_argument, NULL, 'H'}, \
	{"color", required_argument, NULL, OPTIONS_COLOR}, \
	{"no-pager", no_argument, NULL, OPTIONS_NO_PAGER}, \
	OPTIONS_WRITE_LONG

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

/* begins a tool without options of its own and takes the shared ones; see tool_begin() */
void options_shared(struct tool *, int argc, char **argv, const char *help);

#endif
