/* SPDX-License-Identifier: ISC */
#ifndef TEND_NOTE_PATH_H
#define TEND_NOTE_PATH_H

#include "front/note.h"

/*
 * Judges a file by its path alone, whatever is in it: NOTE_TEMPLATE, NOTE_BACKUP, NOTE_DATED, or
 * NOTE_NONE. Folders and stems are words such as "99 Templates", "_template", "bak", "2026-W33".
 */
enum note_why note_path(struct str path);

/*
 * True for a file that lists others, unless what is in it is about a person: index, README, _index,
 * "People MOC", or a stem that equals the name of its folder.
 */
bool note_path_lists(struct str path);

/* the words of a name after its numbers, marks and pictures: "Areas" of "30 Areas" */
struct str note_path_words(struct str name);

#endif
