/* SPDX-License-Identifier: ISC */
#ifndef TEND_TASKS_H
#define TEND_TASKS_H

#include "edit/edit.h"

/*
 * a contact read for its tasks, which are to be changed: for edit_task.c and edit_plan.c. Start it
 * as {0}.
 */
struct tasks {
	struct str file;
	size_t body; /* offset of the body, and so of all places */
	struct contact contact;
	struct arena arena;
};

/* false if the file is no contact; nothing is told */
bool tasks_read(struct tasks *, struct str file, const struct edit *);
/* whether two have the same entries: what is no business of a task */
bool tasks_same_log(const struct tasks *, const struct tasks *);
void tasks_free(struct tasks *);

#endif
