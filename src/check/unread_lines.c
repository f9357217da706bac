/* SPDX-License-Identifier: ISC */
#include "base/date.h"
#include "base/text.h"
#include "base/utf8.h"
#include "check/unread_lines.h"
#include "contact/log.h"
#include "contact/log_name.h"

/* headings of tasks, as log_name_words() has them; only the user knows whether they are promises or asks */
static const struct str tasks[] = {
	STR_INIT("follow ups"), STR_INIT("follow up"), STR_INIT("followups"), STR_INIT("next steps"),
	STR_INIT("next step"), STR_INIT("next actions"), STR_INIT("actions"), STR_INIT("action items"),
	STR_INIT("to do"), STR_INIT("to dos"), STR_INIT("to do items"), STR_INIT("to do list"), STR_INIT("todo"),
	STR_INIT("todos"), STR_INIT("todo list"), STR_INIT("tasks"), STR_INIT("open tasks"), STR_INIT("active tasks"),
	STR_INIT("pending"), STR_INIT("reminders"), STR_INIT("open loops"),
};

/* the title of a heading, "## Follow-ups:"; empty if the line is none */
static struct str
heading(struct str line)
{
	struct str s = str_strip(line, STR("#"), STR(""));

	if (s.n == line.n || !s.n || s.p[0] != ' ')
		return STR("");
	return str_strip(str_trim(s), STR("*_ "), STR(":#*_ "));
}

/* the heading that tasks stand below, and its level; level 0 for none */
struct task_heading {
	struct str title;
	size_t level;
};

/* takes a heading: one below that of tasks leaves it, unless it is a log */
static void
take_heading(struct task_heading *t, struct str line)
{
	struct str title = heading(line);
	struct buf words = {0}, scratch = {0};
	struct str name = log_name_words(&words, &scratch, title);
	size_t level = line.n - str_strip(line, STR("#"), STR("")).n;

	if (STR_ONE_OF(name, tasks))
		*t = (struct task_heading){title, level};
	else if (level <= t->level || log_name(name))
		*t = (struct task_heading){0};
	buf_free(&words);
	buf_free(&scratch);
}

/* true if a task is read from a line of the file */
static bool
is_read(const struct contact *c, uint32_t line)
{
	for (uint32_t i = 0; i < c->body.ntasks; i++)
		if (c->body.task[i].line == line)
			return true;
	return false;
}

/* true for "- [ ] text" */
static bool
is_open_task(struct str s)
{
	return s.n > 6 && char_in(s.p[0], STR("-*+")) && str_starts(str_sub(s, 1, s.n), STR(" [ ] "));
}

/* true for "> [!note] 2024-03-01 text" */
static bool
is_dated_callout(struct str *date, struct str s)
{
	size_t end;
	day d;

	if (!str_skip(&s, STR(">")))
		return false;
	s = str_trim(s);
	end = str_chr(s, ']');
	if (!str_starts(s, STR("[!")) || end == s.n)
		return false;
	s = str_sub(s, end + 1, s.n);
	if (s.n && char_in(s.p[0], STR("+-")))
		s = str_sub(s, 1, s.n);
	str_cut(date, str_trim(s), ' ');
	return day_parse(&d, *date) == 0;
}

/* true if a heading may be meant for a log: log.c reports what stands below it */
static bool
is_like_log(struct str title)
{
	struct buf words = {0}, scratch = {0};
	bool is = log_name_like(log_name_words(&words, &scratch, title));

	buf_free(&words);
	buf_free(&scratch);
	return is;
}

/* reads a line that begins as an entry does, "- 2024-03-01 call", and is no code */
static bool
begins_as_entry(struct entry *e, const struct contact *c, struct str line)
{
	struct str text, s = str_trim(line);
	const char *why;

	if (str_starts(line, STR("    ")) || str_starts(line, STR("\t")))
		return false;
	if (s.n > 2 && char_in(s.p[0], STR("-*+")) && s.p[1] == ' ')
		s = str_trim(str_sub(s, 2, s.n));
	return entry_parse(e, &text, s, &c->dates, &why) >= ENTRY_ODD && !e->month && !e->plan;
}

/* true if an entry is read from a line of the file, or from what lasts over it */
static bool
has_entry(const struct contact *c, uint32_t line)
{
	for (uint32_t i = 0; i < c->body.nentries; i++)
		if (!c->body.entry[i].note && c->body.entry[i].line == line)
			return true;
	return false;
}

/*
 * Reports the first line below a heading that only an entry can be, "- 2024-03-01 -> call", in a file
 * whose log stands elsewhere; true if it did.
 */
static bool
report_entry(struct errors *out, const struct contact *c, struct str title, struct str line, uint32_t n)
{
	struct entry e;

	if (!title.n || !c->body.nentries || !begins_as_entry(&e, c, line) || e.dir == '-' || has_entry(c, n))
		return false;
	errors_add(out, c->path, n, 1, "log: \"%.*s\" is no name of a log, and an entry stands below it: name it Log",
	           STR_ARG(utf8_cut(title, 60)));
	return true;
}

/* true if a problem of this line is among those of reading the file */
static bool
is_reported(const struct errors *read, struct str path, uint32_t line)
{
	for (size_t i = 0; i < read->n; i++)
		if (read->v[i].line == line && str_eq(read->v[i].path, path))
			return true;
	return false;
}

void
unread_lines_check(struct errors *out, const struct contact *c, const struct errors *read)
{
	struct str rest = c->raw, line, date, title = STR("");
	struct entry e;
	struct task_heading tasks_below = {0};
	bool fenced = false, front = str_starts(rest, STR("---")), no_log = front && !c->body.nentries, like = false;

	for (uint32_t n = 1; str_line(&line, &rest); n++) {
		struct str s = str_trim(line);

		if (front) {
			front = n == 1 || !(str_eq(s, STR("---")) || str_eq(s, STR("...")));
			continue;
		}
		if (str_starts(s, STR("```")) || str_starts(s, STR("~~~")))
			fenced = !fenced;
		if (fenced)
			continue;
		if (line.n && line.p[0] == '#') {
			take_heading(&tasks_below, s);
			title = heading(s);
			like = is_like_log(title);
		}
		if (is_dated_callout(&date, s))
			errors_add(out, c->path, n, 1, "a callout is no entry: write - %.*s ... below ## Log",
			           STR_ARG(date));
		if (!like && report_entry(out, c, title, line, n))
			title = STR("");
		if (no_log && !like && begins_as_entry(&e, c, line)) {
			if (!is_reported(read, c->path, n))
				errors_add(out, c->path, n, 1, "log: no heading is above this line, so it is no entry: put ## Log above it");
			no_log = false;
		}
		if (!tasks_below.level || !is_open_task(s) || is_read(c, n))
			continue;
		errors_add(out, c->path, n, 1,
		           "a task below \"%.*s\" is not read: name the heading Promises, or Asks for a favour",
		           STR_ARG(utf8_cut(tasks_below.title, 60)));
		tasks_below = (struct task_heading){0};
	}
}
