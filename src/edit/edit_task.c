/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/shell.h"
#include "base/text.h"
#include "base/utf8.h"
#include "edit/edit.h"
#include "edit/tasks.h"
#include "entry/link.h"

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

/* how a task has a folded text; the higher, the better */
enum match { NOWHERE, WITHIN, BEGINS, WHOLE };

static enum match
match(const struct task *t, struct str what)
{
	struct buf scratch = {0};
	enum match best = NOWHERE;

	for (int dated = 0; dated < (t->by == DAY_NONE ? 1 : 2); dated++) {
		enum match is = NOWHERE;
		struct str text;

		fold_task(&scratch, t, dated);
		text = buf_view(&scratch);
		if (str_starts(text, what))
			is = text.n == what.n ? WHOLE : BEGINS;
		else if (str_find(text, what) < text.n)
			is = WITHIN;
		best = is > best ? is : best;
	}
	buf_free(&scratch);
	return best;
}

/* the open tasks that match a text best */
struct meant {
	const struct task *all;
	size_t nall;
	const struct task **v;
	size_t n, cap;
	enum match how;
	enum match answered; /* the best match of those that are not open */
	size_t open; /* how many are open, whether they match or not */
	bool plans;  /* the plans of the log are among them */
	const struct task *later; /* a plan that matches, but has its day after today; or NULL */
};

/* `until`: the last day of a plan that can be ticked */
static void
find_meant(struct meant *m, struct str what, day until)
{
	for (size_t i = 0; i < m->nall; i++) {
		const struct task *t = &m->all[i];
		enum match how = match(t, what);

		if (t->mark != ' ') {
			m->answered = how > m->answered ? how : m->answered;
			continue;
		}
		m->open++;
		if (how == NOWHERE || how < m->how)
			continue;
		if (t->kind == TASK_NONE && t->by > until) {
			m->later = t;
			continue;
		}
		if (how > m->how)
			m->n = 0;
		m->how = how;
		m->v = mem_reserve(m->v, m->n, &m->cap, sizeof(void *));
		m->v[m->n++] = t;
	}
}

/* lists a task that could be meant; several are one problem, the first of them */
static void
list_task(const struct edit *edit, const struct task *t, const char *what, bool first)
{
	struct str text = utf8_cut(t->text, SAID);
	char date[DAY_SIZE];
	struct error *e;

	/* the plans of a log may differ in nothing but their day */
	e = errors_add(edit->errors, edit->path, t->line, 1, "%s: %s%s%.*s", what,
	               t->kind == TASK_NONE ? day_format(date, t->by) : "", t->kind == TASK_NONE ? " " : "", STR_ARG(text));
	if (e)
		e->note = !first;
}

/* true if all that match say the same of the same day: which of them is ticked makes no difference */
static bool
are_same(const struct meant *m)
{
	for (size_t i = 1; i < m->n; i++)
		if (m->v[i]->kind != m->v[0]->kind || m->v[i]->by != m->v[0]->by || !text_same(m->v[i]->text, m->v[0]->text))
			return false;
	return true;
}

/* an entry of a day to come would be a plan also without its box */
static int
refuse_later(const struct edit *edit, const struct task *t)
{
	struct str id = link_stem(edit->path);
	struct buf who = {0}, said = {0};
	char date[DAY_SIZE];

	shell_word(&who, id);
	shell_word(&said, t->text);
	day_format(date, t->by);
	errors_add(edit->errors, edit->path, t->line, 1,
	           "planned for %s, a day to come; log what happened, and drop the plan: tend log %s %s; tend done %s %s --no",
	           date, who.p, said.p, who.p, date);
	buf_free(&who);
	buf_free(&said);
	return -1;
}

static int
refuse(const struct edit *edit, const struct meant *m, struct str wanted)
{
	const char *none = m->plans ? "no such open ask, promise or plan" : "no such open ask or promise";
	struct str said = utf8_cut(wanted, SAID);

	for (size_t i = 0; i < m->n; i++)
		list_task(edit, m->v[i], "could be meant", i == 0);
	if (m->n)
		return -1;
	if (m->later && wanted.n)
		return refuse_later(edit, m->later);
	if (wanted.n && (m->answered >= BEGINS || (m->answered && !m->open))) {
		errors_add(edit->errors, edit->path, 0, 0, "already answered: %.*s", STR_ARG(said));
		return -1;
	}
	if (wanted.n)
		errors_add(edit->errors, edit->path, 0, 0, "%s: %.*s", none, STR_ARG(said));
	else if (m->open)
		errors_add(edit->errors, edit->path, 0, 0, "which one? add some words of it");
	else
		errors_add(edit->errors, edit->path, 0, 0, m->plans ? "no ask, promise or plan is open" : "no ask or promise is open");
	for (size_t i = 0; m->open && i < m->nall; i++)
		if (m->all[i].mark == ' ')
			list_task(edit, &m->all[i], "open", false);
	return -1;
}

/* folds the wanted text with its by-date; other dates and marks copied with it do not count */
static void
fold_wanted(struct buf *out, struct str wanted, const struct written_style *style)
{
	struct buf item = {0}, scratch = {0};
	struct task t = {.text = STR("")};
	const char *why;

	buf_fmt(&item, "[ ] %.*s", STR_ARG(wanted));
	task_parse(&t, &scratch, buf_view(&item), style, &why);
	fold_task(out, &t, t.by != DAY_NONE);
	buf_free(&item);
	buf_free(&scratch);
}

/* true if of the log only one plan changed: ticked, it is done; else it is no entry */
static bool
log_says(const struct body *a, const struct body *b, const struct task *plan, char mark)
{
	uint32_t k = 0;

	for (uint32_t i = 0; i < a->nentries; i++, k++) {
		bool is = a->place[i].to == plan->end;

		if (is && mark == '-') {
			k--;
			continue;
		}
		if (k >= b->nentries || a->entry[i].date != b->entry[k].date || !str_eq(a->text[i], b->text[k]) ||
		    b->entry[k].plan != (a->entry[i].plan && !is))
			return false;
	}
	return k == b->nentries;
}

/* true if only the mark of one task changed */
static bool
says(const struct tasks *old, const struct tasks *new, const struct task *t, char mark)
{
	const struct body *a = &old->contact.body, *b = &new->contact.body;

	if (a->ntasks != b->ntasks || !(t->kind == TASK_NONE ? log_says(a, b, t, mark) : tasks_same_log(old, new)))
		return false;
	for (uint32_t i = 0; i < a->ntasks; i++)
		if (!str_eq(a->task[i].text, b->task[i].text) ||
		    b->task[i].mark != (a->task[i].box == t->box ? mark : a->task[i].mark))
			return false;
	return true;
}

/* how an answered task of the file has its day */
static enum task_stamp
stamp_of(const struct body *b)
{
	for (uint32_t i = 0; i < b->ntasks; i++)
		if (b->task[i].mark != ' ' && b->task[i].stamp)
			return b->task[i].stamp;
	return STAMP_NONE;
}

/* appends the file with the mark of a task, and the day at the end of its line */
static void
put_mark(struct buf *out, const struct tasks *old, const struct task *t, char mark, day today)
{
	size_t at = old->body + t->box, after = at + t->width, end;
	struct str line, rest = str_sub(old->file, after, old->file.n);
	/* Logseq has no day beside its words, and an entry has its own */
	enum task_stamp stamp = t->width == 1 && t->kind != TASK_NONE ? stamp_of(&old->contact.body) : STAMP_NONE;
	bool no = mark == '-';
	char date[DAY_SIZE];

	buf_str(out, str_sub(old->file, 0, at));
	if (t->width == 1)
		buf_chr(out, mark);
	else
		buf_str(out, no ? STR("CANCELED") : STR("DONE"));
	str_line(&line, &rest);
	while (line.n && char_blank(line.p[line.n - 1]))
		line.n--;
	buf_str(out, line);
	end = after + line.n;
	day_format(date, today);
	if (stamp == STAMP_EMOJI)
		buf_fmt(out, " %s %s", no ? "❌" : "✅", date);
	else if (stamp == STAMP_FIELD)
		buf_fmt(out, " [%s:: %s]", no ? "cancelled" : "completion", date);
	buf_str(out, str_sub(old->file, end, old->file.n));
}

static int
tick(struct buf *out, const struct tasks *old, const struct task *t, char mark, day today,
     const struct edit *edit)
{
	struct tasks new = {0};
	bool good;

	put_mark(out, old, t, mark, today);
	good = tasks_read(&new, buf_view(out), edit) && says(old, &new, t, mark);
	tasks_free(&new);
	if (good)
		return 1;
	errors_add(edit->errors, edit->path, t->line, 1, "it would be read as something else: tick it by hand");
	buf_clear(out);
	return -1;
}

int
edit_tick(struct buf *out, struct str file, struct str wanted, char mark, day today, bool plans,
          const struct edit *edit)
{
	struct meant m = {.plans = plans};
	struct tasks old = {0};
	struct buf what = {0};
	int ret;

	buf_clear(out);
	fold_wanted(&what, wanted, &edit->dates);
	if (tasks_read(&old, file, edit)) {
		m.nall = tasks_list(&m.all, &old, plans);
		find_meant(&m, buf_view(&what), mark == '-' ? DAY_MAX : today);
	}
	/* no text matches none, not all */
	m.n = what.n ? m.n : 0;
	m.n = m.n > 1 && are_same(&m) ? 1 : m.n;
	ret = m.n == 1 ? tick(out, &old, m.v[0], mark, today, edit) : refuse(edit, &m, wanted);
	buf_free(&what);
	free(m.v);
	tasks_free(&old);
	return ret;
}

struct str
edit_ticked(struct str old, struct str new)
{
	struct str line = STR(""), rest;
	size_t i = 0;

	while (i < old.n && i < new.n && old.p[i] == new.p[i])
		i++;
	rest = str_sub(new, str_line_start(new, i), new.n);
	str_line(&line, &rest);
	/* the mark follows a bullet, or a number */
	line = str_trim(line);
	while (line.n && !char_space(line.p[0]))
		line = str_sub(line, 1, line.n);
	line = str_trim(line);
	task_state(&line, NULL);
	return line;
}
