/* SPDX-License-Identifier: ISC */
#ifndef TEND_TASK_DATES_H
#define TEND_TASK_DATES_H

#include "entry/task.h"

/*
 * Takes the dates and marks off the text of a task, and sets by, since and stamp:
 *
 *	2026-09-10 text, text (since 2026-09-01)       tend's own
 *	text 📅 2026-09-10 ➕ 2026-09-01 🔼              Obsidian Tasks
 *	text [due:: 2026-09-10] (created:: 2026-09-01)  Dataview
 *	text (due 2026-09-10), text by 10 Sep 2026     by hand, and as Todoist has it
 *	DEADLINE: <2026-09-10 Thu> :LOGBOOK: ... :END:  Logseq, on lines of its own
 *
 * "by Friday" counts from the since-date. The text stays if nothing is taken off; otherwise it is
 * in `scratch`. *why is set for a date that cannot be read, and that one stays in the text.
 */
void task_dates(struct task *, struct buf *scratch, const struct written_style *, const char **why);

#endif
