/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "contact/log.h"
#include "contact/log_name.h"
#include "contact/log_text.h"
#include "entry/entry_find.h"
#include "entry/stamp.h"

bool
log_wants(const struct log *l, unsigned what)
{
	return (l->parse->want & what) != 0;
}

/* true in a log, and below a heading of tasks */
static bool
within(const struct log *l)
{
	return l->level || l->tasks;
}

bool
log_items(const struct log *l)
{
	return within(l) || l->like.n;
}

static char
byte_at(const struct log *l, size_t at)
{
	return l->text.p[at];
}

static void
add_entry(struct log *l, struct entry e, struct str text, size_t indent, struct span place)
{
	bool cased;

	e.kind = log_text_kind(entry_kind(&e), l->parse->arena, &cased);
	e.cased = cased;
	if (log_wants(l, WANT_TEXTS)) {
		l->texts = mem_reserve(l->texts, l->nentries, &l->texts_cap, sizeof(*l->texts));
		l->texts[l->nentries] = log_text_dedent(&l->scratch, text, indent, l->parse->arena);
	}
	if (log_wants(l, WANT_PLACES)) {
		l->places = mem_reserve(l->places, l->nentries, &l->places_cap, sizeof(*l->places));
		l->places[l->nentries] = place;
	}
	l->entry = mem_reserve(l->entry, l->nentries, &l->entries_cap, sizeof(*l->entry));
	l->entry[l->nentries++] = e;
}

void
log_report(struct log *l, size_t line, size_t col, const char *what, const char *why)
{
	struct parse *p = l->parse;

	errors_add(p->errors, p->path, l->line + (uint32_t)line - 1, (uint32_t)col, "%s: %s", what, why);
}

/* in an introduction a name in brackets is a link: "intro-ask: [bo]" is quick to type */
static void
named_links(struct log *l, size_t line, struct str text)
{
	for (size_t i = 0, end; i < text.n; i = end) {
		char before = i ? text.p[i - 1] : ' ', next;

		end = i + 1;
		if (text.p[i] != '[')
			continue;
		while (end < text.n && text.p[end] != '[' && text.p[end] != ']')
			end++;
		next = end + 1 < text.n ? text.p[end + 1] : ' ';
		if (end < text.n && text.p[end] == ']' && before != '[' && before != ']' && before != '!' && !strchr("([:", next))
			log_wiki(l, line, str_sub(text, i + 1, end));
	}
}

/* adds an item below "Asks" or "Promises"; its first paragraph counts */
static void
add_task(struct log *l, size_t line, size_t col, size_t from, size_t para, size_t to)
{
	struct task t;
	const char *why;
	bool is;

	if (!log_wants(l, WANT_TASKS))
		return;
	is = task_parse(&t, &l->run, str_sub(l->text, from, para), &l->parse->dates, &why);
	if (why && (is || log_wants(l, WANT_LINT)))
		log_report(l, line, col, l->tasks == TASK_ASK ? "ask" : "promise", why);
	if (!is)
		return;
	t.text = log_text_unfold(&l->scratch, t.text, l->parse->arena);
	t.line = l->line + (uint32_t)line - 1;
	t.box += (uint32_t)from;
	t.end = (uint32_t)to;
	t.kind = l->tasks;
	l->task = mem_reserve(l->task, l->ntasks, &l->tasks_cap, sizeof(*l->task));
	l->task[l->ntasks++] = t;
}

/* a heading that is only a month, above dated entries, is a title and no entry */
static void
drop_month(struct log *l)
{
	if (!l->headed || l->headed_entry + 1 != l->nentries || !l->entry[l->headed_entry].month)
		return;
	l->headed = 0;
	l->nentries--;
	for (size_t i = l->nlinks; i-- > 0 && l->link[i].entry == (int32_t)l->nentries;)
		l->link[i].entry = -1;
}

/*
 * The offset of the number before an item whose text begins with a month: "12. August 2026" is a
 * date, and Markdown takes its "12." for the marker of a list. `from` without one.
 */
static size_t
numbered(const struct log *l, size_t from, size_t para)
{
	struct str s = str_sub(l->text, from, para);
	size_t at = from;
	const char *why;
	day d;

	if (at < 3 || !char_letter(byte_at(l, at)) || !char_blank(byte_at(l, at - 1)) ||
	    byte_at(l, at - 2) != '.' ||
	    written_read(&d, &s, &l->parse->dates, &why) != WRITTEN_MONTH)
		return from;
	for (at -= 2; at && char_digit(byte_at(l, at - 1));)
		at--;
	s = str_sub(l->text, at, para);
	return written_read(&d, &s, &l->parse->dates, &why) == WRITTEN_DAY ? at : from;
}

/* stands for no heading in `like`, at the top of a file without front-matter */
static const char no_log[] = "-";

void
log_begin(struct log *l)
{
	if (l->parse->bare && log_wants(l, WANT_LINT))
		l->like = (struct str){no_log, 1};
}

/* reports an item with a date below a heading that may be meant for a log */
static void
check_like(struct log *l, size_t line, struct str item)
{
	struct entry e;
	struct str text;
	const char *why;
	struct parse *p = l->parse;

	if (entry_parse(&e, &text, item, &p->dates, &why) < ENTRY_ODD || e.month || e.plan)
		return;
	if (l->like.p == no_log)
		log_report(l, line, 1, "log", "no heading is above this entry, so it is not read: put ## Log above it");
	else
		errors_add(p->errors, p->path, l->line + (uint32_t)line - 1, 1,
		           "log: \"%.*s\" is no name of a log, and a dated item stands below it: name it Log",
		           STR_ARG(l->like));
	l->like = STR("");
}

void
log_plain(struct log *l, size_t line, struct str para)
{
	struct str s;

	for (; l->like.p == no_log && !within(l) && str_line(&s, &para); line++)
		check_like(l, line, s);
}

void
log_row(struct log *l, struct entry e, struct str text, struct span place)
{
	drop_month(l);
	if (l->headed && l->headed_to == 0)
		l->headed_to = place.from;
	add_entry(l, e, text, 0, place);
}

void
log_item(struct log *l, size_t line, size_t col, size_t from, size_t para, size_t to)
{
	struct str all, text, links;
	struct entry e = {.line = l->line + (uint32_t)line - 1};
	const char *why = "";
	enum entry_is is;

	if (l->tasks)
		add_task(l, line, col, from, para, to);
	if (l->like.n && !within(l))
		check_like(l, line, str_sub(l->text, from, para));
	if (!l->level)
		return;
	from = numbered(l, from, para);
	all = str_sub(l->text, from, to);
	is = entry_parse(&e, &text, str_sub(l->text, from, para), &l->parse->dates, &why);
	if (is == ENTRY_NOT)
		is = entry_find(&e, &text, str_sub(l->text, from, para), &l->parse->dates, &why);
	if (is == ENTRY_NOT && log_wants(l, WANT_LINT) && entry_relative(str_sub(l->text, from, para)))
		log_report(l, line, col, "entry", "which day is that? begin with the date, as 2025-06-01");
	if (is == ENTRY_BAD || ((is == ENTRY_ODD || is == ENTRY_DATED) && log_wants(l, WANT_LINT)))
		log_report(l, line, col, "entry", why);
	if (is < ENTRY_ODD)
		return;
	/* the text lasts to the end of the item; if the first line has none, it begins below */
	links = text.n ? str_sub(all, (size_t)(text.p - all.p), all.n) : STR("");
	if (!text.n)
		str_line(&(struct str){0}, &all);
	drop_month(l);
	l->in_item = true;
	l->item_entry = l->nentries;
	if (l->headed && l->headed_to == 0)
		l->headed_to = str_line_start(l->text, from);
	add_entry(l, e, text.n ? links : all, col - 1, (struct span){from, to});
	if (log_wants(l, WANT_LINKS) && str_starts(entry_kind(&l->entry[l->item_entry]), STR("intro")))
		named_links(l, line, links);
}

/* ends the section below a heading that is an entry, at `to` */
static void
end_headed(struct log *l, size_t to)
{
	struct str below, *text;

	if (!l->headed)
		return;
	l->headed = 0;
	if (log_wants(l, WANT_PLACES))
		l->places[l->headed_entry].to = l->headed_to ? l->headed_to : to;
	if (!log_wants(l, WANT_TEXTS))
		return;
	text = &l->texts[l->headed_entry];
	/* dated items below are entries of their own */
	if (l->headed_to)
		to = l->headed_to;
	below = str_trim(str_sub(l->text, l->headed_from, to));
	if (!below.n)
		return;
	buf_clear(&l->run);
	buf_str(&l->run, *text);
	if (text->n)
		buf_chr(&l->run, '\n');
	buf_str(&l->run, below);
	*text = log_text_dedent(&l->scratch, buf_view(&l->run), 0, l->parse->arena);
}

static void
begin_log(struct log *l, int level, size_t from)
{
	l->level = level;
	if (!log_wants(l, WANT_PLACES))
		return;
	l->logs = mem_reserve(l->logs, l->nlogs, &l->logs_cap, sizeof(*l->logs));
	l->logs[l->nlogs++] = (struct span){from, l->text.n};
}

static void
end_log(struct log *l, size_t to)
{
	if (l->level && log_wants(l, WANT_PLACES))
		l->logs[l->nlogs - 1].to = to;
	l->level = 0;
}

static void
end_tasks(struct log *l, size_t to)
{
	struct span *place = &l->task_place[l->tasks];

	/* a second section of the same kind does not count */
	if (l->tasks && place->to == l->text.n)
		place->to = to;
	l->tasks = TASK_NONE;
	l->task_level = 0;
}

/* begins asks or promises; these are not entries, wherever the heading is */
static void
begin_tasks(struct log *l, int level, enum task_kind kind, size_t from)
{
	l->tasks = kind;
	l->task_level = level;
	if (!l->task_place[kind].to)
		l->task_place[kind] = (struct span){from, l->text.n};
}

/* true for a heading within a log */
static bool
inside(const struct log *l, int level)
{
	return l->level && level > l->level;
}

/* reads a heading as an entry; outside a log it begins with a whole date, and most have none */
static enum entry_is
read_heading(const struct log *l, struct entry *e, struct str *text, struct str title,
             const char **why)
{
	enum entry_is is;

	if (!str_has_digit(title))
		return ENTRY_NOT;
	is = entry_parse(e, text, title, &l->parse->dates, why);

	if (!l->level)
		return is >= ENTRY_ODD && e->month ? ENTRY_NOT : is;
	return is == ENTRY_NOT ? entry_find(e, text, title, &l->parse->dates, why) : is;
}

void
log_heading(struct log *l, int level, struct str title, size_t line, size_t from, size_t to)
{
	struct entry e = {.line = l->line + (uint32_t)line - 1};
	const char *why = "";
	struct str text;
	enum entry_is is = read_heading(l, &e, &text, title, &why);
	bool entry = is >= ENTRY_ODD && !e.plan;
	struct str words = entry ? STR("") : log_name_words(&l->run, &l->scratch, title);
	/* within a log "Meetings" are a part of it */
	bool log = !entry && log_name(words) && !inside(l, level);
	enum task_kind tasks = entry ? TASK_NONE : task_heading(words);

	if (entry && level > l->headed)
		drop_month(l);
	if (l->headed && (entry || level <= l->headed))
		end_headed(l, from);
	/* other headings are not reported, whatever they look like */
	if (is == ENTRY_BAD && (str_number(str_sub(title, 0, 4), 9999) >= 0 ||
	                        (inside(l, level) && char_digit(title.p[0]))))
		log_report(l, line, 1, "entry", why);
	if (entry) {
		l->headed = level;
		l->headed_entry = l->nentries;
		l->headed_from = to;
		l->headed_to = 0;
		add_entry(l, e, text, 0, (struct span){from, to});
	} else if (log || tasks || level <= l->level) {
		end_log(l, from);
	}
	if (log || tasks || level <= l->task_level)
		end_tasks(l, from);
	if (log)
		begin_log(l, level, to);
	else if (tasks)
		begin_tasks(l, level, tasks, to);
	l->like = STR("");
	if (!l->level && !entry && !tasks && log_wants(l, WANT_LINT) && log_name_like(buf_view(&l->run)))
		l->like = arena_str(l->parse->arena, title);
	else if (level == 1 && !l->level && !entry && !tasks)
		log_begin(l);
}

enum { OUTLINE = 7 }; /* level of a title in an outline, deeper than that of any heading */

bool
log_outline(struct log *l, struct str title, size_t to)
{
	struct str words = log_name_words(&l->run, &l->scratch, title);
	enum task_kind tasks = task_heading(words);

	if (within(l) || (!log_name(words) && !tasks))
		return false;
	if (tasks)
		begin_tasks(l, OUTLINE, tasks, to);
	else
		begin_log(l, OUTLINE, to);
	return true;
}

void
log_outline_end(struct log *l, size_t to)
{
	end_log(l, to);
	end_tasks(l, to);
}

bool
log_dated(struct log *l, size_t line, size_t col, size_t from, size_t para, size_t to)
{
	struct entry e;
	struct str text;
	const char *why;

	if (within(l) ||
	    entry_parse(&e, &text, str_sub(l->text, from, para), &l->parse->dates, &why) < ENTRY_ODD ||
	    e.month || e.plan)
		return false;
	l->level = OUTLINE;
	log_item(l, line, col, from, para, to);
	l->level = 0;
	return true;
}

static void
add_link(struct log *l, size_t line)
{
	struct link link = {
		.target = arena_str(l->parse->arena, buf_view(&l->scratch)).p,
		.line = l->line + (uint32_t)line - 1,
		.entry = -1,
	};

	if (l->in_item)
		link.entry = (int32_t)l->item_entry;
	else if (l->headed)
		link.entry = (int32_t)l->headed_entry;
	l->link = mem_reserve(l->link, l->nlinks, &l->links_cap, sizeof(*l->link));
	l->link[l->nlinks++] = link;
}

void
log_address(struct log *l, size_t line, struct str url)
{
	if (link_file(&l->scratch, url) && !stamp_only(buf_view(&l->scratch), &l->parse->dates))
		add_link(l, line);
}

void
log_wiki(struct log *l, size_t line, struct str inside)
{
	if (link_wiki(&l->scratch, inside) && !stamp_only(buf_view(&l->scratch), &l->parse->dates))
		add_link(l, line);
}

void
log_end(struct log *l, struct body *out)
{
	struct arena *a = l->parse->arena;

	end_headed(l, l->text.n);
	out->nentries = (uint32_t)l->nentries;
	out->entry = arena_copy(a, l->entry, l->nentries, sizeof(*l->entry));
	if (log_wants(l, WANT_TEXTS))
		out->text = arena_copy(a, l->texts, l->nentries, sizeof(*l->texts));
	if (log_wants(l, WANT_PLACES)) {
		out->place = arena_copy(a, l->places, l->nentries, sizeof(*l->places));
		out->log = arena_copy(a, l->logs, l->nlogs, sizeof(*l->logs));
		out->nlogs = (uint32_t)l->nlogs;
		out->tasks = arena_copy(a, l->task_place, 1, sizeof(l->task_place));
	}
	out->ntasks = (uint32_t)l->ntasks;
	out->task = arena_copy(a, l->task, l->ntasks, sizeof(*l->task));
	out->nlinks = (uint32_t)l->nlinks;
	out->link = arena_copy(a, l->link, l->nlinks, sizeof(*l->link));
}

void
log_free(struct log *l)
{
	free(l->entry);
	free(l->texts);
	free(l->places);
	free(l->logs);
	free(l->link);
	free(l->task);
	buf_free(&l->scratch);
	buf_free(&l->run);
}
