/* SPDX-License-Identifier: ISC */
#ifndef TEND_MENTION_H
#define TEND_MENTION_H

#include "names/spoken.h"

/* a contact named in a dated note: contact on that day */
struct mention {
	uint32_t who, file; /* indices of the contact and of the note; the reader copies `file` */
	uint32_t line;      /* in the note, from 1 */
	day date;
	struct str kind;    /* a word, terminated; empty unless the line is "- call: …" */
	struct str text;    /* the line, without marker and box; terminated */
	const uint32_t *with; /* all contacts of the line, itself too, each once */
	uint32_t nwith;
};

/* the mentions of many notes; start it as {0} with an arena */
struct mentions {
	struct mention *v; /* owned */
	size_t n, cap;
	struct arena *arena; /* holds kinds, texts and lists */
};

/* the arguments of the reader beside the note itself, the same for all notes */
struct mention_book {
	const struct spoken *spoken;
	struct written_style style;
	const struct map *own;  /* synonyms of keys, or NULL */
	struct errors *errors;  /* for what tend-check(1) reports, or NULL */
};

/*
 * Appends the contacts that a note names, one mention a contact and day, in the order of the note:
 * a pure function of its arguments. The day is that of the file's name, else of `date:` in the
 * front-matter or of a line "Date: …", and below a heading or an item with a date that date. Open
 * tasks and what is below them, code, queries, comments, quotes and pictures name no one. The
 * result does not refer to `bytes`.
 *
 * Reports, if there is `errors`, a name of several contacts, and the first one of a note without a
 * day.
 */
void mention_read(struct mentions *out, struct str bytes, struct str path, uint32_t file,
                  const struct mention_book *);

/*
 * The day in the name of a note, DAY_NONE if there is none: "2026-08-12", "2026_08_12 Wed",
 * "Meeting 2026-08-12", "202608121030 call", "2026/08/12". *title is the rest of the name.
 */
day mention_day(struct str *title, struct str path, const struct written_style *);

#endif
