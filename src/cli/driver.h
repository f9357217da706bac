/* SPDX-License-Identifier: ISC */
#ifndef TEND_DRIVER_H
#define TEND_DRIVER_H

#include "git/config.h"

/*
 * Git's merge driver for contacts. A repository's .gitattributes names it; what it runs is in the
 * configuration of each clone, which git does not copy.
 */

/* the configuration variable */
#define DRIVER_KEY "merge.tend.driver"

/*
 * Its value: a line for sh. It runs tend-merge, and leaves the merge to git, line by line, if that
 * cannot be run: git takes the exit status of a missing program for a conflict, whose file then
 * holds one side without markers.
 */
extern const char driver_command[];

/* true if this value is what an earlier tend-init set */
bool driver_old(struct str value);

/*
 * True if git's attributes name the driver for the files of a folder that lies in a work tree:
 * those of the folder, of the folders above it in the work tree, and of the repository itself.
 * Starts a child in a linked work tree alone.
 */
bool driver_named(int dirfd);

/* what a user has to do where attributes name the driver and no command is set */
#define DRIVER_HINT "git merges contacts as plain text in this clone; run tend init once in it"

/*
 * driver_named(), and git has no command for it. Asks git only if the repository's own
 * configuration does not plainly have one; false if git cannot be asked.
 */
bool driver_missing(int dirfd);

#endif
