/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include <tend/due.h>

#include "account/due.h"
#include "library/library.h"

static const struct {
	enum due_state is;
	enum tend_due_state tend;
} states[] = {
	{DUE_NONE, TEND_DUE_NONE}, {DUE_NEW, TEND_DUE_NEW}, {DUE_AHEAD, TEND_DUE_SOON},
	{DUE_NOW, TEND_DUE_NOW}, {DUE_LATE, TEND_DUE_LATE}, {DUE_DORMANT, TEND_DUE_DORMANT},
};

enum { STATES = sizeof(states) / sizeof(states[0]) };

static enum tend_due_state
state_of(enum due_state is)
{
	size_t i = 0;

	while (i < STATES - 1 && states[i].is != is)
		i++;
	return states[i].tend;
}

const char *
tend_due_state_name(enum tend_due_state tend)
{
	size_t i = 0;

	while (i < STATES && states[i].tend != tend)
		i++;
	return due_state_name(i < STATES ? states[i].is : DUE_NONE);
}

static struct tend_due **
list_due(const struct tend_book *l, day today, day until, bool newcomers, size_t *n)
{
	struct tend_due **list, *v;
	struct due *due;
	size_t found;

	due_find(&due, &found, l->book, &l->people, today, until, newcomers);
	list = library_list(found, sizeof(**list), 0);
	v = library_items(list, found);
	for (size_t i = 0; i < found; i++) {
		v[i] = (struct tend_due){
			.who = library_contact(l, due[i].who),
			.last = due[i].last,
			.due = due[i].due,
			.late = due[i].due == DAY_NONE ? 0 : due[i].late,
			.state = state_of(due[i].state),
		};
		list[i] = &v[i];
	}
	free(due);
	if (n)
		*n = found;
	return list;
}

struct tend_due **
tend_due_list(const struct tend_book *l, tend_day today, tend_day until, size_t *n)
{
	return list_due(l, today, until, false, n);
}

struct tend_due **
tend_due_new_list(const struct tend_book *l, tend_day today, size_t *n)
{
	return list_due(l, today, today, true, n);
}
