/* SPDX-License-Identifier: ISC */
#ifndef TEND_EDITOR_H
#define TEND_EDITOR_H

/*
 * Opens a file, by its path in the folder dirfd, in $VISUAL, $EDITOR or vi, and waits for its end:
 * the editor's exit status, 127 if none could be started.
 */
int editor_run(int dirfd, const char *path);

#endif
