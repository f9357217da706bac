/* SPDX-License-Identifier: ISC */
#ifndef TEND_TASKS_H
#define TEND_TASKS_H

#include "edit/edit.h"

/* A contact whose tasks edit_task.c or edit_plan.c changes. Start it as {0}. */
struct tasks {
	struct str file;
	size_t body; /* offset of the body, to which all places are relative */
	struct contact contact;
	struct arena arena;
};

/* false if the file is not a contact; reports nothing */
bool tasks_read(struct tasks *, struct str file, const struct edit *);
/*
 * The asks and promises, and if `plans`, the plans of the log that have a box, as tasks of the kind
 * TASK_NONE: `by` is their day, and the text is "+help: her desk". *out lives in the tasks' arena.
 */
size_t tasks_list(const struct task **out, struct tasks *, bool plans);
/* true if two have the same entries, which a change of a task must not touch */
bool tasks_same_log(const struct tasks *, const struct tasks *);
void tasks_free(struct tasks *);

#endif
