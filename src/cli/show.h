/* SPDX-License-Identifier: ISC */
#ifndef TEND_SHOW_H
#define TEND_SHOW_H

#include "base/buf.h"

/*
 * All output of tools except rows: a test checks that no tool writes to a stream itself. So
 * untrusted text in a book, a card or a mail never controls a terminal.
 */

/* prints text; on a terminal, control characters except tabs and line ends are made visible */
void show_text(struct str);
void show_fmt(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* the same, made visible on any standard output */
void show_visible(struct str);
/* prints text that is already visible and has tend's own colours, unchanged */
void show_coloured(struct str);

/*
 * Prints text that is already visible; on a terminal its lines are folded at words, and more lines
 * than the screen holds go through the pager.
 */
void show_paged(struct str);

/* prints a help text; on a terminal its lines are folded at words, each below its own beginning */
void show_help(struct str);

/*
 * Prints one line on standard error, after the program's name if given; always made visible. On a
 * terminal that is narrower, the line is folded at words, and a command at its end, as ": tend ls",
 * stands on a line of its own.
 */
void show_message(const char *name, struct str);

/* prints output of another program on standard error, visible except tabs and line ends */
void show_error(struct str);

/* print, and erase, a line on standard error, a terminal, that the next call overwrites */
void show_progress(const char *name, size_t at, size_t total);
void show_no_progress(void);

#endif
