/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "contact/task.h"

enum { DATE = 10 }; /* "2026-09-01" */

/* true if the first word of a text has the shape of a date */
static bool
date_shaped(struct str s)
{
	for (size_t i = 0; i < DATE; i++)
		if (i >= s.n || (i == 4 || i == 7 ? s.p[i] != '-' : !char_digit(s.p[i])))
			return false;
	return s.n == DATE || char_space(s.p[DATE]) || s.p[DATE] == ':' || s.p[DATE] == ',';
}

/* removes the date from the beginning */
static void
read_by(struct task *t, const char **why)
{
	size_t n = DATE;

	if (!date_shaped(t->text))
		return;
	if (day_parse(&t->by, str_sub(t->text, 0, DATE)) < 0) {
		*why = "no such day to do it by";
		return;
	}
	while (n < t->text.n && (char_space(t->text.p[n]) || t->text.p[n] == ':' || t->text.p[n] == ','))
		n++;
	t->text = str_sub(t->text, n, t->text.n);
}

/* removes "(since DATE)" from the end */
static void
read_since(struct task *t, const char **why)
{
	struct str s = str_sub(t->text, 0, t->text.n - str_ends(t->text, STR(".")));
	size_t open = s.n;

	if (!str_ends(s, STR(")")))
		return;
	while (open && s.p[open - 1] != '(')
		open--;
	s = str_trim(str_sub(s, open, s.n - 1));
	if (!open || !str_skip(&s, STR("since")) || !s.n || !char_space(s.p[0]))
		return;
	if (day_parse(&t->since, str_sub(s, 1, s.n)) < 0) {
		*why = "no such day since when";
		return;
	}
	t->text = str_trim(str_sub(t->text, 0, open - 1));
}

bool
task_parse(struct task *out, struct str item, const char **why)
{
	struct str s = str_trim(item);

	*why = NULL;
	if (s.n < 3 || s.p[0] != '[' || s.p[2] != ']' || !s.p[1] || !strchr(" xX-", s.p[1]) || (s.n > 3 && !char_space(s.p[3])))
		return false;
	*out = (struct task){
		.by = DAY_NONE,
		.since = DAY_NONE,
		.mark = s.p[1] == 'X' ? 'x' : s.p[1],
		.box = (uint32_t)(s.p - item.p) + 1,
		.text = str_trim(str_sub(s, 3, s.n)),
	};
	read_by(out, why);
	read_since(out, why);
	return true;
}

static const char *const titles[] = {[TASK_ASK] = "Asks", [TASK_PROMISE] = "Promises"};

const char *
task_kind_title(enum task_kind kind)
{
	return titles[kind];
}

enum task_kind
task_heading(struct str words)
{
	if (str_eq(words, STR("asks")))
		return TASK_ASK;
	return str_eq(words, STR("promises")) ? TASK_PROMISE : TASK_NONE;
}
