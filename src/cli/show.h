/* SPDX-License-Identifier: ISC */
#ifndef TEND_SHOW_H
#define TEND_SHOW_H

#include "base/buf.h"

/*
 * What tools print beside rows, all of it: a test sees to it that no tool writes to a stream
 * itself. So what a stranger wrote into a book, a card or a mail never acts on a terminal.
 */

/*
 * text on standard output: on a terminal made visible, but for tabs and line ends; elsewhere as it
 * is
 */
void show_text(struct str);
void show_fmt(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* made visible, whatever standard output is */
void show_visible(struct str);
/* as show_text(), of what is made visible already and has colours of tend's own */
void show_coloured(struct str);

/* one line on standard error, after the program's name if there is one; always made visible */
void show_message(const char *name, struct str);

/*
 * text of another program on standard error, which is a terminal: made visible, but for tabs and
 * line ends
 */
void show_error(struct str);

/*
 * a line on standard error, which must be a terminal, that the next one overwrites; and that is
 * gone again
 */
void show_progress(const char *name, size_t at, size_t total);
void show_no_progress(void);

#endif
