/* SPDX-License-Identifier: ISC */
#include "edit/tasks.h"

bool
tasks_read(struct tasks *t, struct str file, const struct edit *edit)
{
	struct errors errors = {0};
	struct parse p = {
		.arena = &t->arena,
		.errors = &errors,
		.path = edit->path,
		.own = edit->own,
		.dates = edit->dates,
		.rule = edit->rule,
		.bare = edit->bare,
		.want = WANT_ENTRIES | WANT_TEXTS | WANT_TASKS | WANT_PLACES,
	};
	struct split at = {0};
	bool is = contact_parse(&t->contact, file, &p) == 1;

	if (is)
		contact_split(&at, &t->contact, file);
	t->file = file;
	t->body = at.body;
	errors_free(&errors);
	return is;
}

bool
tasks_same_log(const struct tasks *one, const struct tasks *other)
{
	const struct body *a = &one->contact.body, *b = &other->contact.body;

	if (a->nentries != b->nentries)
		return false;
	for (uint32_t i = 0; i < a->nentries; i++)
		if (a->entry[i].date != b->entry[i].date || a->entry[i].plan != b->entry[i].plan ||
		    !str_eq(a->text[i], b->text[i]))
			return false;
	return true;
}

void
tasks_free(struct tasks *t)
{
	arena_free(&t->arena);
}
