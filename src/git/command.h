/* SPDX-License-Identifier: ISC */
#ifndef TEND_COMMAND_H
#define TEND_COMMAND_H

#include "os/child.h"

#define COMMAND_ABSENT 127 /* the exit status if git is not installed */

/*
 * Runs git itself in a folder. Arguments end in NULL and do not include "git"; paths among them are
 * taken literally. What git prints on standard error goes to that of this program.
 */

/* starts it, with a set of CHILD_IN and CHILD_OUT: 0, or -1 with errno */
int command_start(struct child *, const char *dir, const char *const args[], unsigned pipes);
/* appends the rest of its output to out and waits for its end: the exit status */
int command_end(struct buf *out, struct child *);

/* both at once, without input */
int command_run(struct buf *out, const char *dir, const char *const args[]);
/* likewise; git reads `input`, and prints nothing that matters */
int command_feed(const char *dir, const char *const args[], struct str input);
/*
 * runs it once for every few hundred paths, each with `args` before them: 0, or the exit status of
 * the first run that fails
 */
int command_paths(struct buf *out, const char *dir, const char *const args[],
                  const char *const path[], size_t n);

/*
 * the output without its last line end, for a question that may have no answer: false if git fails
 */
bool command_line(struct buf *out, const char *dir, const char *const args[]);

/*
 * Removes from the environment what git sets for a hook: it describes the hook's repository, which
 * need not be the one that this program works on. GIT_DIR and GIT_WORK_TREE can stay.
 */
void command_environment(bool keep_repository);

/* a variable of the environment; NULL if it is not set */
const char *command_variable(const char *name);

#endif
