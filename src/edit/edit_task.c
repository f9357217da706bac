/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "edit/edit.h"
#include "edit/tasks.h"

enum { SAID = 80 }; /* bytes of a task in a message */

/* appends the text of "[text](address)" or "[[id|text]]"; moves *i to its end */
static void
add_link(struct buf *out, struct str s, size_t *i)
{
	bool wiki = *i + 1 < s.n && s.p[*i + 1] == '[';
	size_t from = *i + 1 + wiki, close = from + str_chr(str_sub(s, from, s.n), ']'), bar;
	struct str inside = str_sub(s, from, close);

	if (close >= s.n) {
		*i = s.n;
		buf_str(out, inside);
		return;
	}
	bar = str_chr(inside, '|');
	buf_str(out, wiki && bar < inside.n ? str_sub(inside, bar + 1, inside.n) : inside);
	*i = close + 1 + wiki;
	if (!wiki && *i < s.n && s.p[*i] == '(')
		*i += str_chr(str_sub(s, *i, s.n), ')') + 1;
}

/* the form for comparing: folded, without Markdown marks */
static void
fold_plain(struct buf *out, struct str s)
{
	struct buf plain = {0};

	for (size_t i = 0; i < s.n;) {
		char c = s.p[i];

		if (c == '[') {
			add_link(&plain, s, &i);
			continue;
		}
		if (!strchr("*`~\\", c) || !c)
			buf_chr(&plain, c);
		i++;
	}
	buf_clear(out);
	text_fold(out, buf_view(&plain));
	buf_free(&plain);
}

/* the form of a task for comparing, with its date or without */
static void
fold_task(struct buf *out, const struct task *t, bool dated)
{
	struct buf text = {0};
	char scratch[DAY_SIZE];

	if (dated)
		buf_fmt(&text, "%s ", day_format(scratch, t->by));
	buf_str(&text, t->text);
	fold_plain(out, buf_view(&text));
	buf_free(&text);
}

/* true if a task begins with a folded text; *whole, if that is all of its text */
static bool
begins(const struct task *t, struct str what, bool *whole)
{
	struct buf scratch = {0};
	bool is = false;

	for (int dated = 0; dated < (t->by == DAY_NONE ? 1 : 2) && !is; dated++) {
		fold_task(&scratch, t, dated);
		is = str_starts(buf_view(&scratch), what);
		*whole = is && scratch.n == what.n;
	}
	buf_free(&scratch);
	return is;
}

/* the open tasks that begin with a text; one that equals it wins over others */
struct meant {
	const struct body *body;
	uint32_t *v; /* indexes of its tasks */
	size_t n, cap;
	const struct task *whole;
	size_t wholes, answered;
};

static void
find_meant(struct meant *m, const struct body *b, struct str what)
{
	m->body = b;
	for (uint32_t i = 0; i < b->ntasks; i++) {
		const struct task *t = &b->task[i];
		bool whole;

		if (!begins(t, what, &whole))
			continue;
		if (t->mark != ' ') {
			m->answered++;
			continue;
		}
		m->v = mem_reserve(m->v, m->n, &m->cap, sizeof(*m->v));
		m->v[m->n++] = i;
		m->wholes += whole;
		if (whole)
			m->whole = t;
	}
}

static int
refuse(const struct edit *edit, const struct meant *m, struct str beginning)
{
	const struct task *task = m->v ? m->body->task : NULL;

	for (size_t i = 0; task && i < m->n; i++) {
		const struct task *t = &task[m->v[i]];

		struct error *e = errors_add(edit->errors, edit->path, t->line, 1, "could be meant: %.*s",
		                             STR_ARG(utf8_cut(t->text, SAID)));

		/* several matches are one problem */
		if (e)
			e->note = i > 0;
	}
	if (!m->n)
		errors_add(edit->errors, edit->path, 0, 0, "%s: %.*s",
		           m->answered ? "already answered" : "no such open ask or promise", STR_ARG(utf8_cut(beginning, SAID)));
	return -1;
}

/* folds the wanted text; a "(since DATE)" copied with it does not count */
static void
fold_wanted(struct buf *out, struct str beginning)
{
	struct buf item = {0};
	struct task t;
	const char *why;
	size_t n = beginning.n;

	buf_fmt(&item, "[ ] %.*s", STR_ARG(beginning));
	if (task_parse(&t, buf_view(&item), &why) && t.since != DAY_NONE)
		n = (size_t)(t.text.p + t.text.n - item.p) - 4;
	fold_plain(out, str_sub(beginning, 0, n));
	buf_free(&item);
}

/* true if only the mark of one task changed */
static bool
says(const struct tasks *old, const struct tasks *new, size_t at, char mark)
{
	const struct body *a = &old->contact.body, *b = &new->contact.body;

	if (a->ntasks != b->ntasks || !tasks_same_log(old, new))
		return false;
	for (uint32_t i = 0; i < a->ntasks; i++)
		if (!str_eq(a->task[i].text, b->task[i].text) || b->task[i].mark != (i == at ? mark : a->task[i].mark))
			return false;
	return true;
}

static int
tick(struct buf *out, const struct tasks *old, const struct task *t, char mark, const struct edit *edit)
{
	struct tasks new = {0};
	bool good;

	buf_str(out, old->file);
	out->p[old->body + t->box] = mark;
	good = tasks_read(&new, buf_view(out), edit) && says(old, &new, (size_t)(t - old->contact.body.task), mark);
	tasks_free(&new);
	if (good)
		return 1;
	errors_add(edit->errors, edit->path, t->line, 1, "it would be read as something else: tick it by hand");
	buf_clear(out);
	return -1;
}

int
edit_tick(struct buf *out, struct str file, struct str beginning, char mark, const struct edit *edit)
{
	struct buf what = {0};
	struct tasks old = {0};
	struct meant m = {0};
	const struct task *one = NULL;
	int ret;

	buf_clear(out);
	fold_wanted(&what, beginning);
	if (what.n && tasks_read(&old, file, edit))
		find_meant(&m, &old.contact.body, buf_view(&what));
	if (m.n == 1)
		one = &m.body->task[m.v[0]];
	else if (m.wholes == 1)
		one = m.whole;
	ret = one ? tick(out, &old, one, mark, edit) : refuse(edit, &m, beginning);
	buf_free(&what);
	free(m.v);
	tasks_free(&old);
	return ret;
}

/* the mark is the one byte that differs; "] " follows it */
struct str
edit_ticked(struct str old, struct str new)
{
	struct str line = STR(""), rest;
	size_t i = 0;

	while (i < old.n && i < new.n && old.p[i] == new.p[i])
		i++;
	rest = str_sub(new, i + 2, new.n);
	str_line(&line, &rest);
	return str_trim(line);
}
