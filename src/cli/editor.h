/* SPDX-License-Identifier: ISC */
#ifndef TEND_EDITOR_H
#define TEND_EDITOR_H

#include "cli/tool.h"

/*
 * Opens files in $VISUAL, else $EDITOR, else vi, all at once, and waits for the end: its exit
 * status, 127 if it cannot be started. Paths are from the folder dirfd. With `terminal` it reads
 * from the terminal, since standard input is a pipe.
 */
int editor_run(int dirfd, const struct str *path, size_t n, bool terminal);
/*
 * Commits these files as they are, by tend-commit: 0, or its exit status, reported. dir is the path
 * of the folder dirfd, as the user gave it.
 */
int editor_commit(const struct tool *, int dirfd, const char *dir, const struct str *path, size_t n,
                  const char *message);

#endif
