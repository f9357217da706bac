/* SPDX-License-Identifier: ISC */
#include <string.h>

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

/* true if an entry is a plan with a box; *out is the task that it makes, with a text in the arena */
static bool
plan_task(struct task *out, struct tasks *t, uint32_t i)
{
	const struct body *b = &t->contact.body;
	const struct entry *e = &b->entry[i];
	struct str item = str_sub(t->file, t->body + b->place[i].from, t->body + b->place[i].to), rest = item;
	struct str text = str_trim(b->text[i]), kind = entry_kind_written(e);
	struct buf all = {0};
	size_t width;

	if (!e->plan || !task_state(&rest, &width))
		return false;
	buf_fmt(&all, "%s%.*s%s%.*s", e->sign == '+' ? "+" : e->sign == '-' ? "-" : "", STR_ARG(kind),
	        text.n && (kind.n || e->sign != '.') ? ": " : "", STR_ARG(text));
	*out = (struct task){
		.text = arena_str(&t->arena, buf_view(&all)), .by = e->date, .since = DAY_NONE, .line = e->line,
		.box = (uint32_t)(b->place[i].from + (item.p[0] == '[')), .end = (uint32_t)b->place[i].to, .kind = TASK_NONE, .mark = ' ',
		.width = (uint8_t)width,
	};
	buf_free(&all);
	return true;
}

size_t
tasks_list(const struct task **out, struct tasks *t, bool plans)
{
	const struct body *b = &t->contact.body;
	struct task *v = arena_alloc(&t->arena, (b->ntasks + b->nentries + 1) * sizeof(*v));
	size_t n = b->ntasks;

	if (n)
		memcpy(v, b->task, n * sizeof(*v));
	for (uint32_t i = 0; plans && i < b->nentries; i++)
		n += plan_task(&v[n], t, i);
	*out = v;
	return n;
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
