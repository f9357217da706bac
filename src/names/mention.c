/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "entry/entry_find.h"
#include "entry/stamp.h"
#include "entry/task.h"
#include "front/front.h"
#include "names/mention.h"
#include "names/mention_block.h"
#include "names/mention_line.h"

enum {
	LEVELS = 8, /* 0 for the note, 1 to 6 for its headings, 7 for a day on a line of its own */
	CODE = 4,   /* columns before a line of code */
	NONE = -1,
};

struct note {
	struct mentions *out;
	const struct mention_book *book;
	struct str path;
	uint32_t file, line;
	size_t from;        /* its mentions begin here */
	struct mention_line l; /* the reader's, used again */
	day at[LEVELS];     /* the day of each level, DAY_NONE for unknown */
	int level;          /* of the heading above */
	day item;           /* the day of a list item, for what is below it */
	int item_indent;    /* or NONE */
	int task_indent;    /* of an open task, or NONE */
	char fence;         /* '`' or '~' in a block of code, else 0 */
	size_t fence_n;
	bool org;           /* in #+BEGIN_… */
	bool list, blank;   /* below a list item; after a blank line */
	bool lazy;          /* the paragraph belongs to a quote or an open task */
	bool undated;       /* a mention without a day is reported already */
};

/* --- what is found --- */

static void
add(struct note *n, uint32_t who, day date, struct str kind, struct str text, const uint32_t *with)
{
	struct mentions *out = n->out;

	for (size_t i = out->n; i-- > n->from;) {
		struct mention *m = &out->v[i];

		/* days mostly come in turn; the few repeats that are missed do no harm */
		if (m->date != date)
			break;
		if (m->who != who)
			continue;
		/* one who took part, in a note without a title, has the text of the first line */
		if (!m->text.n && text.n) {
			m->text = text;
			m->line = n->line;
		}
		return;
	}
	out->v = mem_reserve(out->v, out->n, &out->cap, sizeof(*out->v));
	out->v[out->n++] = (struct mention){who, n->file, n->line, date, kind, text, with, (uint32_t)n->l.n};
}

static void
report(struct note *n, day date, struct str line)
{
	struct errors *errors = n->book->errors;
	struct str several = {n->l.several, n->l.several_n};

	if (several.n)
		errors_add(errors, n->path, n->line, line.n ? (uint32_t)(several.p - line.p) + 1 : 0,
		           "%.*s: several contacts have this name: link one by its id", STR_ARG(several));
	if (n->l.n && date == DAY_NONE && !n->undated) {
		n->undated = true;
		errors_add(errors, n->path, n->line, 0,
		           "names a contact, but no day is known: give the note a name or a heading with one, "
		           "as 2025-06-01");
	}
}

/* adds the contacts of the line that was read; `whole` is the line in the file, for its columns */
static void
add_all(struct note *n, day date, struct str kind, struct str text, struct str whole)
{
	uint32_t *with;

	if (n->book->errors)
		report(n, date, whole);
	if (!n->l.n || date == DAY_NONE)
		return;
	text = arena_str(n->out->arena, str_trim(text));
	if (kind.n)
		kind = arena_str(n->out->arena, kind);
	with = arena_copy(n->out->arena, n->l.who, n->l.n, sizeof(*with));
	for (size_t i = 0; i < n->l.n; i++)
		add(n, with[i], date, kind, text, with);
}

/* the day that holds below the heading above */
static day
today_of(const struct note *n)
{
	return n->at[n->level];
}

/* --- days --- */

static bool
read_stamp(day *out, struct str *s, const struct note *n)
{
	struct stamp stamp;
	const char *why;
	struct str t = *s;

	if (!t.n || stamp_read(&stamp, &t, &n->book->style, &why) != WRITTEN_DAY)
		return false;
	*out = stamp.date;
	*s = t;
	return true;
}

/* a heading: its day holds for all below it, up to the next of its level */
static void
read_heading(struct note *n, struct str s, int level)
{
	const char *why;
	struct entry e = {.date = DAY_NONE};
	struct str text = s;
	day date = DAY_NONE;

	for (int i = n->level + 1; i < LEVELS; i++)
		n->at[i] = n->at[n->level];
	n->item_indent = n->task_indent = NONE;
	n->list = false;
	n->level = level;
	n->at[level] = n->at[level - 1];
	if (read_stamp(&date, &text, n) || (n->at[0] == DAY_NONE && level < LEVELS - 1 &&
	                                    entry_find(&e, &text, s, &n->book->style, &why) == ENTRY_GOOD))
		n->at[level] = date == DAY_NONE ? e.date : date;
}

/* "Date: 2026-08-12", "**Date:** …", "date:: [[…]]": the day of a note whose name has none */
static void
read_date_line(struct note *n, struct str s)
{
	day date;

	s = str_strip(s, STR("*_ "), STR(""));
	if (s.n < 6 || char_lower(s.p[0]) != 'd' || !str_starts(str_sub(s, 1, s.n), STR("ate")))
		return;
	s = str_sub(s, 4, s.n);
	if (!char_in(s.p[0], STR(":*_")))
		return;
	s = str_strip(s, STR(":*_ "), STR(""));
	if (read_stamp(&date, &s, n))
		for (int i = 0; i < LEVELS; i++)
			n->at[i] = n->at[i] == DAY_NONE ? date : n->at[i];
}

/* the day on which a task was done: "✅ 2026-08-12", "[completion:: 2026-08-12]" */
static day
done_day(struct str s, const struct note *n, day otherwise)
{
	static const struct str marks[] = {STR_INIT("✅"), STR_INIT("completion::")};
	const char *why;
	day date;

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		struct str rest = str_sub(s, str_find(s, marks[i]) + marks[i].n, s.n);

		rest = str_trim(rest);
		if (rest.n && written_read(&date, &rest, &n->book->style, &why) == WRITTEN_DAY)
			return date;
	}
	return otherwise;
}

/* --- blocks --- */

/* begins or ends a block of code; true if the line belongs to one */
static bool
in_code(struct note *n, struct str s)
{
	size_t run = 0;

	if (s.n && (s.p[0] == '`' || s.p[0] == '~'))
		while (run < s.n && s.p[run] == s.p[0])
			run++;
	if (n->fence) {
		if (run >= n->fence_n && s.p[0] == n->fence && str_trim(str_sub(s, run, s.n)).n == 0)
			n->fence = 0;
		return true;
	}
	/* ```x``` is a span of code */
	if (run < 3 || (s.p[0] == '`' && str_chr(str_sub(s, run, s.n), '`') < s.n - run))
		return false;
	n->fence = s.p[0];
	n->fence_n = run;
	return true;
}

/* the same for the blocks of Org, which Logseq has */
static bool
in_org(struct note *n, struct str s)
{
	char word[8] = {0};

	if (!str_skip(&s, STR("#+")))
		return n->org;
	for (size_t i = 0; i + 1 < sizeof(word) && i < s.n; i++)
		word[i] = char_upper(s.p[i]);
	if (str_starts(str_of(word), STR("BEGIN_")))
		n->org = true;
	else if (n->org && str_starts(str_of(word), STR("END_")))
		n->org = false;
	return true;
}

/* true for a task that is written without a box: "TODO: ask her" */
static bool
is_todo(struct str s)
{
	struct str word = str_sub(s, 0, 5);

	return str_eq(word, STR("TODO:")) || str_eq(word, STR("todo:")) || str_eq(word, STR("Todo:"));
}

/* a list item without its marker; false if it is an open task */
static bool
read_item(struct note *n, struct str *s, struct str *kind, day *date, int width)
{
	struct str text = *s;
	char state = task_state(&text, NULL);

	n->list = true;
	if (n->item_indent >= width)
		n->item_indent = NONE;
	if (n->task_indent >= width)
		n->task_indent = NONE;
	if ((state && state != 'x') || (!state && is_todo(text))) {
		n->task_indent = n->task_indent == NONE ? width : n->task_indent;
		n->lazy = true;
		return false;
	}
	if (n->task_indent != NONE && state != 'x') {
		n->lazy = true;
		return false;
	}
	*date = n->item_indent == NONE ? today_of(n) : n->item;
	*s = text;
	if (read_stamp(date, &text, n)) {
		n->item = *date;
		n->item_indent = width;
	}
	if (state)
		*date = done_day(*s, n, *date);
	*kind = mention_kind(s);
	return true;
}

/* a line that is no list item and no heading; false if it names no one */
static bool
read_paragraph(struct note *n, struct str s, day *date, int width)
{
	struct str text = s;

	if (n->blank && width <= n->task_indent)
		n->task_indent = NONE;
	if (n->blank && !width)
		n->list = false;
	if (is_todo(s))
		return false;
	if (!n->list && n->blank && width >= CODE)
		return false;
	if (!n->blank ? n->lazy : n->task_indent != NONE)
		return false;
	if (n->blank && width <= n->item_indent)
		n->item_indent = NONE;
	*date = n->item_indent == NONE ? today_of(n) : n->item;
	if (!width && read_stamp(date, &text, n) && !str_trim(text).n)
		read_heading(n, s, LEVELS - 1);
	if (n->at[0] == DAY_NONE)
		read_date_line(n, s);
	if (*date == DAY_NONE)
		*date = today_of(n);
	return true;
}

/*
 * True for an empty line, and for one of a block of code or of Org; else moves *s past the marker
 * of a list item.
 */
static bool
skips(struct note *n, struct str *s, bool *item)
{
	if (!str_trim(*s).n) {
		n->blank = true;
		n->lazy = false;
		return true;
	}
	if (!n->fence && in_org(n, *s))
		return true;
	*item = !n->fence && mention_marker(s);
	return (*item && str_starts(*s, STR("#+")) && in_org(n, *s)) || in_code(n, *s);
}

static void
read_line(struct note *n, struct str line)
{
	struct str s = line, kind = STR("");
	day date = DAY_NONE;
	int width, level;
	bool item, names = true;

	if (n->l.open) {
		mention_line_read(&n->l, s);
		add_all(n, today_of(n), kind, s, line);
		return;
	}
	width = mention_indent(&s);
	if (skips(n, &s, &item))
		return;
	level = mention_heading(&s);
	if (str_starts(s, STR(">")) || (item && !s.n)) {
		n->lazy = s.n > 0;
		n->blank = false;
		return;
	}
	if (item || level)
		n->lazy = false;
	if (item) {
		names = read_item(n, &s, &kind, &date, width);
	} else if (level) {
		read_heading(n, s, level);
		date = today_of(n);
	} else {
		names = read_paragraph(n, s, &date, width);
	}
	n->blank = false;
	if (!names)
		return;
	mention_line_read(&n->l, s);
	add_all(n, date, kind, s, line);
}

/* --- the note --- */

/* true for a field whose values took part */
static bool
is_people(const struct field *f)
{
	static const struct str keys[] = {
		STR_INIT("attendees"), STR_INIT("attendee"), STR_INIT("participants"), STR_INIT("participant"),
		STR_INIT("people"), STR_INIT("persons"), STR_INIT("person"), STR_INIT("with"),
	};
	char scratch[KEY_MAX];
	struct str name = key_fold(scratch, str_of(f->name));

	return STR_ONE_OF(name, keys);
}

/* adds who a value names: "Ann", "[[ann]]", or several in one text */
static void
read_value(struct note *n, const struct value *v)
{
	struct str rest = value_text(v), part;

	if (v->linked ? mention_line_value(&n->l, value_target(v)) : mention_line_value(&n->l, rest))
		return;
	while (rest.n && !v->linked) {
		rest = str_cut(&part, rest, ',');
		mention_line_value(&n->l, part);
	}
}

static const struct field *
front_field(const struct field *f, uint32_t n, struct str name)
{
	char scratch[KEY_MAX];

	for (uint32_t i = 0; i < n; i++)
		if (f[i].n && str_eq(key_fold(scratch, str_of(f[i].name)), name))
			return &f[i];
	return NULL;
}

/* false if no line of it can be a key that is read here: most notes have other keys, or none */
static bool
is_wanted(const struct note *n, struct str yaml)
{
	struct str line;

	while (str_line(&line, &yaml))
		if (line.n && (char_in(char_lower(line.p[0]), STR("apw\"'{")) ||
		               (char_lower(line.p[0]) == 'd' && n->at[0] == DAY_NONE)))
			return true;
	return false;
}

/* the front-matter: the day, the title, who took part */
static void
read_front(struct note *n, struct str yaml, uint32_t line, struct str title)
{
	struct errors ignored = {0};
	struct parse p = {
		/* an arena of its own would cost more than parsing */
		.arena = n->out->arena,
		.errors = n->book->errors ? n->book->errors : &ignored,
		.path = n->path,
		.keys = KEYSET_ALL,
		.dates = n->book->style,
	};
	const struct field *date, *named;
	struct field *f;
	struct str text;
	uint32_t nf;

	front_parse(&f, &nf, yaml, line, &p);
	date = front_field(f, nf, STR("date"));
	if (date && n->at[0] == DAY_NONE) {
		text = field_text(date, 0);
		read_stamp(&n->at[0], &text, n);
	}
	named = front_field(f, nf, STR("title"));
	if (named)
		title = field_text(named, 0);
	for (uint32_t i = 0; i < nf; i++) {
		if (!is_people(&f[i]))
			continue;
		mention_line_clear(&n->l);
		for (size_t k = 0; k < f[i].n; k++)
			read_value(n, &f[i].value[k]);
		n->line = f[i].line;
		add_all(n, n->at[0], STR(""), title, STR(""));
	}
	errors_free(&ignored);
}

static void
read_note(struct note *n, struct str bytes)
{
	struct split at = {.body_line = 1};
	struct str title, yaml, line = STR(""), rest;
	int split = front_split(&at, bytes);

	n->at[0] = mention_day(&title, n->path, &n->book->style);
	yaml = split > 0 ? str_sub(bytes, at.front, at.front_end) : STR("");
	if (yaml.n <= FRONT_MAX && is_wanted(n, yaml))
		read_front(n, yaml, at.front_line, title);
	for (int i = 1; i < LEVELS; i++)
		n->at[i] = n->at[0];
	if (title.n) {
		n->line = 1;
		mention_line_read(&n->l, title);
		n->l.open = MENTION_TEXT;
		add_all(n, n->at[0], STR(""), title, title);
	}
	rest = split > 0 ? str_sub(bytes, at.body, bytes.n) : bytes;
	n->line = split > 0 ? at.body_line : 1;
	for (; str_line(&line, &rest); n->line++)
		read_line(n, line);
}

void
mention_read(struct mentions *out, struct str bytes, struct str path, uint32_t file,
             const struct mention_book *book)
{
	struct note n = {
		.out = out,
		.book = book,
		.path = path,
		.file = file,
		.from = out->n,
		.l = {.spoken = book->spoken},
		.item_indent = NONE,
		.task_indent = NONE,
		.blank = true,
	};

	str_skip(&bytes, STR("\xEF\xBB\xBF"));
	read_note(&n, bytes);
	mention_line_free(&n.l);
}
