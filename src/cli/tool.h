/* SPDX-License-Identifier: ISC */
#ifndef TEND_TOOL_H
#define TEND_TOOL_H

#include "account/field.h"
#include "base/period.h"
#include "book/people.h"
#include "cli/options.h"
#include "cli/show.h"
#include "find/selection.h"
#include "print/rows.h"

/*
 * What all tools share: opening the book, finding the people, reporting problems, the exit
 * status; options.h has the shared options. A tool takes its options, opens the book, computes,
 * prints and closes.
 */
struct tool {
	const char *name;
	const char *help;     /* what -h prints */
	const char *dir;      /* -C */
	const char *rev;      /* -r, or NULL: the book as it is */
	/* -t, $TEND_TODAY, or the clock; set after tool_open(), before that call tool_today() */
	day today;
	enum rows_format format; /* -f */
	bool header;          /* -H */
	enum palette_when colour; /* --color */
	bool no_pager;
	size_t number;        /* -n, 0 is all */
	bool numbered;        /* true if -n was given */
	bool cuts;            /* true if the tool cuts its results itself; see options_number() */
	/* what tool_close() says if there is no row, or NULL; set by tool_rows() to none_text() */
	const char *none;
	bool unlisted;        /* set by tool_hint_unlisted() */
	struct buf conditions; /* as typed, each after a blank; set by tool_open() */
	struct book book;
	struct people people;
	struct errors errors; /* problems found by the tool; paths are relative to the book */
	/* problems of files outside the book; paths as given */
	struct errors file_errors;
	size_t reported;      /* how many of `errors` have been reported */
	size_t problems;      /* how many reported messages were no hints and no notes */
	struct tend_book *library; /* set by tool_library() */
	/* true if the tool itself reports and counts the errors of the book */
	bool quiet;
	/* true if the tool itself ends where no operand names a contact */
	bool stays;
	/* true if every operand names a contact, so that none is a condition */
	bool exact;
};

/* exit status */
enum { DONE = 0, LEFT_OUT = 1, NOTHING = 2 };

/* starts a tool; `help` is its usage and options */
void tool_begin(struct tool *, char **argv, const char *help);

/* prints one line on standard error, after the tool's name, and exits with status 2 */
_Noreturn void tool_fail(const struct tool *, const char *fmt, ...)
                         __attribute__((format(printf, 2, 3)));

/* prints one line on standard error, after the tool's name; the exit status does not change */
void tool_hint(const struct tool *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* parse option arguments; an invalid one ends the tool */
day tool_day(struct tool *, const char *arg, bool end);
/* today, fixed by the first call; call it after all options are read, since -t may be the last */
day tool_today(struct tool *);
/* true if -t or $TEND_TODAY names today; call it before tool_today() */
bool tool_today_given(const struct tool *);
/* the day of the clock */
day tool_clock(void);
/* the day of -a: a duration from today, or a day to come; after all options, as tool_today() */
day tool_ahead(struct tool *, const char *arg);
/* ends the tool if the value of -a and the operand after it are a duration, as -a 2 weeks */
void tool_ahead_apart(const struct tool *, const char *arg, const char *next);
struct period tool_period(const struct tool *, const char *arg);
int64_t tool_number(const struct tool *, const char *arg, int64_t min, int64_t max);

/*
 * Opens the book without loading it, for a tool whose operands depend on its settings;
 * failure ends the tool. Otherwise tool_open() does it.
 */
void tool_book(struct tool *);

/*
 * Opens the book and loads the needs of the people named by the operands. "-" reads
 * names from standard input, the first field of each line; no operand means everyone.
 * Operands that are conditions restrict either (see selection.h), unless `exact`.
 * With `whole`, the whole book is loaded, for functions that compare contacts. Reports
 * problems; if no operand matches, the tool ends.
 */
void tool_open(struct tool *, struct needs, bool whole, int argc, char **argv);

/*
 * Takes the conditions among the operands, for a tool whose other operands are no contacts, or that
 * filters by itself; opens the book if it must. `rest` and the result are those of
 * selection_take(); an invalid condition ends the tool.
 */
int tool_select(struct tool *, struct selection *, char **rest, int argc, char **argv);

/* true if no file of a loaded book but me.md is a contact, and there are Markdown files */
bool tool_empty(const struct tool *);

/*
 * The operands as given, with "-" replaced by the first field of each line of standard input, for
 * a tool whose operands are not all contacts. True if standard input was read. The caller frees
 * *v; the texts live in the arena or in argv.
 */
bool tool_operands(const struct tool *, struct str **v, size_t *n, struct arena *, int argc,
                   char **argv);

/* reads standard input; start it as {0} */
struct tool_input {
	char *line;
	size_t capacity;
};

/*
 * Sets *line to the next line of standard input with its line end, valid until the next call.
 * False, with the memory freed, at the end of input; the program ends if reading fails.
 */
bool tool_line(const struct tool *, struct tool_input *, struct str *line);

/* reports one problem; `outside` if its path is not relative to the book */
void tool_report(struct tool *, const struct error *, bool outside);
/* reports the problems in `errors` that are not yet reported */
void tool_report_pending(struct tool *);
/* true if a WHO may be a name: no path, address, link, number or option */
bool tool_may_be_name(struct str who);
/* reports pending errors and ends the tool: no operand names a contact */
_Noreturn void tool_no_contact(struct tool *);
/* likewise, of a tool that writes; an unknown name may be that of a contact to add */
_Noreturn void tool_no_contact_new(struct tool *, const char *nothing);

/* appends a path of the book, prefixed with the book's folder */
void tool_path(struct buf *out, const struct tool *, struct str path);

/*
 * The book with the people of tool_open(), for a tool that uses the public library <tend/...>.
 * tool_close() frees it.
 */
const struct tend_book *tool_library(struct tool *);

/* writes the cells id and name of a contact */
void tool_contact(struct rows *, const struct contact *);

/* true if operands may be conditions, or changes of the same form */
bool tool_takes_keys(const struct tool *);

/* hints that a contact is in no list, and why; false if it is in the lists */
bool tool_hint_unlisted(struct tool *, const struct contact *);
/* hints at a similar key if no contact has this one */
void tool_hint_key(const struct tool *, const struct field_ref *);

/* rows on standard output, in the format of -f */
struct rows *tool_rows(struct tool *, const struct column *, size_t n);

/* reports pending problems, closes the rows (or NULL), frees everything; returns the exit status */
int tool_close(struct tool *, struct rows *);

#endif
