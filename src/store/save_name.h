/* SPDX-License-Identifier: ISC */
#ifndef TEND_SAVE_NAME_H
#define TEND_SAVE_NAME_H

#include "store/save.h"

/*
 * Gives a file another name in its folder: 1; 0 if a file has that name already; -1 with the error
 * reported, and nothing changed. Attributes stay, and a program that has the file open writes into
 * the same one. Links are refused. With 1 it reports a file that has been saved under the old name
 * meanwhile.
 */
int save_rename(struct save *, struct str from, struct str to);

/*
 * Removes a file that still has these bytes: 1; 0 if it has others by now, and stays; -1 with the
 * error reported, and it stays. It gets a temporary's name first and is compared under that, so
 * that what an editor saves at the same moment is not lost.
 */
int save_remove(struct save *, struct str path, struct str bytes);

/* as save_preview(): what these would refuse is refused and reported, and nothing is done */
int save_preview_rename(struct save *, struct str from, struct str to);
int save_preview_remove(struct save *, struct str path);

#endif
