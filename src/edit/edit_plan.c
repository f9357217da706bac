/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "base/text.h"
#include "edit/edit.h"
#include "edit/patch.h"
#include "edit/tasks.h"

/* where to insert a task, and the text around its line */
struct spot {
	size_t at;
	struct str before, bullet, after;
	struct buf heading;
};

/* the offset after the last non-blank line between from and to */
static size_t
text_end(struct str file, size_t from, size_t to)
{
	while (to > from && char_space(file.p[to - 1]))
		to--;
	return to == from ? from : patch_line_end(file, to - 1);
}

/* the last task of a kind, or NULL */
static const struct task *
last_task(const struct body *b, enum task_kind kind)
{
	const struct task *last = NULL;

	for (uint32_t i = 0; i < b->ntasks; i++)
		if (b->task[i].kind == kind)
			last = &b->task[i];
	return last;
}

/* sets the spot below the last task, with its bullet */
static void
below_task(struct spot *p, const struct tasks *t, const struct task *last)
{
	size_t box = t->body + last->box - 1, line = patch_line(t->file, box);

	p->at = text_end(t->file, box, t->body + last->end);
	p->bullet = str_sub(t->file, line, box);
}

/* sets the spot below a heading and the text there */
static void
below_heading(struct spot *p, const struct tasks *t, const struct span *section, struct str eol)
{
	size_t from = t->body + section->from;

	p->at = text_end(t->file, from, t->body + section->to);
	if (p->at > from)
		p->before = eol;
}

/* the offset of a log's heading; an underlined one has a line of "-" below "Log" */
static size_t
heading_line(const struct tasks *t, size_t after, int *level)
{
	size_t at = patch_line(t->file, after - 1), n = 0;
	struct str line = str_sub(t->file, at, after);

	while (n < line.n && line.p[n] == '#')
		n++;
	*level = n ? (int)n : 2;
	return n || !at ? at : patch_line(t->file, at - 1);
}

/* sets the spot at a new heading, before the log or at the end */
static void
new_heading(struct spot *p, const struct tasks *t, enum task_kind kind, struct str eol)
{
	const struct body *b = &t->contact.body;
	int level = 2;

	p->at = text_end(t->file, t->body, t->file.n);
	if (p->at > t->body)
		p->before = eol;
	if (b->nlogs) {
		p->at = heading_line(t, t->body + b->log[0].from, &level);
		p->before = STR("");
		p->after = eol;
	}
	buf_fmt(&p->heading, "%.*s %s%.*s", level, "######", task_kind_title(kind), STR_ARG(eol));
}

static void
find_place(struct spot *p, const struct tasks *t, enum task_kind kind, struct str eol)
{
	const struct task *last = last_task(&t->contact.body, kind);
	/* an empty body has no sections */
	const struct span *section = t->contact.body.tasks ? &t->contact.body.tasks[kind] : NULL;

	*p = (struct spot){.bullet = STR("- ")};
	if (last)
		below_task(p, t, last);
	else if (section && section->to)
		below_heading(p, t, section, eol);
	else
		new_heading(p, t, kind, eol);
}

/* appends "[ ] BY text (since DATE)" */
static void
format(struct buf *out, const struct task *task)
{
	char scratch[DAY_SIZE];

	buf_str(out, STR("[ ] "));
	if (task->by != DAY_NONE)
		buf_fmt(out, "%s ", day_format(scratch, task->by));
	buf_str(out, task->text);
	if (task->since != DAY_NONE)
		buf_fmt(out, " (since %s)", day_format(scratch, task->since));
}

static void
put(struct buf *out, const struct tasks *t, const struct task *task, const struct patches *ps)
{
	struct spot p;
	struct buf text = {0};
	bool open_end;

	find_place(&p, t, task->kind, ps->eol);
	/* a last line without a line end gets one, and the new last line has none */
	open_end = p.at == t->file.n && t->file.n && t->file.p[t->file.n - 1] != '\n';
	if (open_end)
		buf_str(&text, ps->eol);
	buf_str(&text, p.before);
	buf_str(&text, buf_view(&p.heading));
	buf_str(&text, p.bullet);
	format(&text, task);
	if (!open_end)
		buf_str(&text, ps->eol);
	buf_str(&text, p.after);
	buf_str(out, str_sub(t->file, 0, p.at));
	buf_str(out, buf_view(&text));
	buf_str(out, str_sub(t->file, p.at, t->file.n));
	buf_free(&text);
	buf_free(&p.heading);
}

static bool
same(const struct task *a, const struct task *b)
{
	return a->kind == b->kind && a->mark == b->mark && a->by == b->by && a->since == b->since && str_eq(a->text, b->text);
}

/* true if the file has this task in addition, and all else as before */
static bool
says(const struct tasks *old, const struct tasks *new, const struct task *task)
{
	const struct body *a = &old->contact.body, *b = &new->contact.body;
	uint32_t k = 0;

	if (b->ntasks != a->ntasks + 1 || !tasks_same_log(old, new))
		return false;
	for (uint32_t i = 0; i < b->ntasks; i++) {
		if (k < a->ntasks && same(&b->task[i], &a->task[k]))
			k++;
		else if (!same(&b->task[i], task))
			return false;
	}
	return k == a->ntasks;
}

static int
refuse(struct buf *out, const struct edit *edit, uint32_t line, const char *why)
{
	buf_clear(out);
	errors_add(edit->errors, edit->path, line, line ? 1 : 0, "%s", why);
	return -1;
}

/*
 * looks for an open task of the same words: 0 if it is the same, 1 if there is none, else -1 after
 * a report
 */
static int
look_for(const struct tasks *t, const struct task *task, struct buf *out, const struct edit *edit)
{
	const struct body *b = &t->contact.body;

	for (uint32_t i = 0; i < b->ntasks; i++) {
		const struct task *old = &b->task[i];

		if (old->kind != task->kind || old->mark != ' ' || !text_same(old->text, task->text))
			continue;
		return old->by == task->by ? 0 : refuse(out, edit, old->line, "it is here already, with another date");
	}
	return 1;
}

int
edit_plan(struct buf *out, struct str file, const struct task *task, const struct edit *edit)
{
	struct tasks old = {0}, new = {0};
	struct patches ps;
	int ret;

	buf_clear(out);
	patch_begin(&ps, file);
	if (!task->text.n)
		ret = refuse(out, edit, 0, "nothing is said");
	else if (!tasks_read(&old, file, edit))
		ret = refuse(out, edit, 0, "no contact that can be read");
	else
		ret = look_for(&old, task, out, edit);
	if (ret > 0) {
		put(out, &old, task, &ps);
		if (!tasks_read(&new, buf_view(out), edit) || !says(&old, &new, task))
			ret = refuse(out, edit, 0, "it would be read as something else: write it by hand");
	}
	patch_end(&ps);
	tasks_free(&old);
	tasks_free(&new);
	return ret;
}
