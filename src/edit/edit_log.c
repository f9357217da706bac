/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "edit/edit.h"
#include "entry/link.h"
#include "entry/log_order.h"

/* a text to insert before the byte `at` of the file */
struct insert {
	size_t at;
	day date;
	size_t order; /* its index in the calls */
	struct str text;
};

struct edit_log_writer {
	const struct edit *edit;
	struct str file;
	size_t body;             /* offset of the body, to which all places are relative */
	const struct contact *c; /* the contact before the edit */
	struct str eol;
	struct str bullet;       /* "- " with indentation */
	bool oldest_first, loose, headings;
	struct insert *v;
	size_t n, cap;
	struct buf line, key;
	struct arena arena;
};

static int
read_contact(struct contact *c, struct str file, const struct edit *edit, struct arena *arena)
{
	struct errors errors = {0};
	struct parse p = {
		.arena = arena,
		.errors = &errors,
		.path = edit->path,
		.keys = KEYSET_ALL,
		.own = edit->own,
		.dates = edit->dates,
		.rule = edit->rule,
		.bare = edit->bare,
		.want = WANT_ENTRIES | WANT_TEXTS | WANT_PLACES | WANT_NO_TABLES,
	};
	int is = contact_parse(c, file, &p);

	errors_free(&errors);
	return is;
}

static size_t
entry_from(const struct edit_log_writer *w, size_t i)
{
	return str_line_start(w->file, w->body + w->c->body.place[i].from);
}

/* the offset after the last non-blank line of an entry */
static size_t
entry_to(const struct edit_log_writer *w, size_t i)
{
	size_t end = w->body + w->c->body.place[i].to;
	struct str line, rest;

	while (end && strchr(" \t\r\n", w->file.p[end - 1]))
		end--;
	rest = str_sub(w->file, end, w->file.n);
	return str_line(&line, &rest) ? w->file.n - rest.n : w->file.n;
}

/* an empty log below an item of an outline, "- ## Log", gets items below that */
static void
learn_outline(struct edit_log_writer *w)
{
	size_t at = w->c->body.nlogs ? w->body + w->c->body.log[0].from : 0, from, n = 0;
	struct str title;

	if (!at)
		return;
	from = str_line_start(w->file, at - 1);
	title = str_sub(w->file, from, at);
	while (n < title.n && char_blank(title.p[n]))
		n++;
	if (n + 1 >= title.n || !char_in(title.p[n], STR("-*+")) || !char_blank(title.p[n + 1]))
		return;
	buf_str(&w->key, str_sub(title, 0, n));
	buf_chr(&w->key, '\t');
	buf_str(&w->key, str_sub(title, n, n + 2));
	w->bullet = arena_str(&w->arena, buf_view(&w->key));
}

/* learns the style of the log: bullet, spacing, order */
static void
learn(struct edit_log_writer *w)
{
	const struct body *b = &w->c->body;
	size_t at = str_chr(w->file, '\n');
	struct log_order order = LOG_ORDER_INIT;

	for (uint32_t i = 0; i < b->nentries; i++)
		log_order_add(&order, b->entry[i].date);
	w->eol = at < w->file.n && at && w->file.p[at - 1] == '\r' ? STR("\r\n") : STR("\n");
	w->bullet = STR("- ");
	w->oldest_first = !log_newest_first(&order);
	if (!b->nentries) {
		learn_outline(w);
		return;
	}
	w->bullet = str_sub(w->file, entry_from(w, 0), w->body + b->place[0].from);
	/* "12. August 2026" has none of its own */
	if (!w->bullet.n)
		w->bullet = STR("- ");
	w->headings = str_starts(str_trim(str_sub(w->file, entry_from(w, 0), w->file.n)), STR("#"));
	if (w->headings) {
		struct str line = str_sub(w->file, entry_from(w, 0), w->file.n);
		size_t n = 0;

		while (n < line.n && line.p[n] == '#')
			n++;
		w->bullet = str_sub(line, 0, n + 1);
	}
	/* loose if a blank line follows the first entry; one after another item does not count */
	w->loose = w->headings || (b->nentries > 1 && entry_to(w, 0) < entry_from(w, 1) &&
	                           strchr("\r\n", w->file.p[entry_to(w, 0)]));
}

/* appends a text; further lines are indented below the first */
static void
add_text(struct edit_log_writer *w, struct str text)
{
	struct str line, rest = text;
	bool first = true;

	while (str_line(&line, &rest)) {
		if (!first) {
			buf_str(&w->line, w->eol);
			for (size_t i = 0; i < w->bullet.n && str_trim(line).n; i++)
				buf_chr(&w->line, w->bullet.p[i] == '\t' ? '\t' : ' ');
		}
		buf_str(&w->line, line);
		first = false;
	}
}

/* writes DATE [->|<-] [+|-]KIND[ xN]: TEXT; without a kind, `between` separates date and text */
static void
format(struct edit_log_writer *w, const struct edit_entry *e, const char *between)
{
	char date[DAY_SIZE];

	buf_clear(&w->line);
	buf_str(&w->line, w->bullet);
	if (e->plan)
		buf_str(&w->line, STR("[ ] "));
	buf_str(&w->line, str_of(day_format(date, e->date)));
	if (e->dir != '-')
		buf_str(&w->line, e->dir == '>' ? STR(" ->") : STR(" <-"));
	if (e->kind.n || e->sign != '.') {
		buf_chr(&w->line, ' ');
		if (e->sign != '.')
			buf_chr(&w->line, e->sign);
		buf_str(&w->line, e->kind);
		if (e->weight > 1)
			buf_fmt(&w->line, " x%d", e->weight);
	}
	if (!str_trim(e->text).n)
		return;
	buf_str(&w->line, e->kind.n ? STR(": ") : str_of(between));
	add_text(w, str_trim(e->text));
}

/* true if the formatted text parses as the entry */
static bool
reads_back(const struct edit_log_writer *w, const struct edit_entry *e)
{
	struct str item = str_sub(buf_view(&w->line), w->bullet.n, w->line.n), text;
	struct entry got = {0};
	const char *why;

	return entry_parse(&got, &text, item, &w->edit->dates, &why) == ENTRY_GOOD && got.date == e->date &&
	       got.dir == e->dir && got.sign == e->sign && got.weight == e->weight && got.plan == e->plan &&
	       str_eq(entry_kind(&got), e->kind);
}

/* writes the line of an entry into w->line; false if no form parses as the entry */
static bool
write_entry(struct edit_log_writer *w, const struct edit_entry *e)
{
	static const char *const between[] = {": ", " - ", " · ", " | "};

	for (size_t i = 0; i < sizeof(between) / sizeof(between[0]); i++) {
		format(w, e, between[i]);
		if (reads_back(w, e))
			return true;
	}
	return false;
}

/* the offset for a new entry of a date; sets *after if that is after an entry */
static size_t
find_place(const struct edit_log_writer *w, day date, bool *after)
{
	const struct body *b = &w->c->body;

	*after = false;
	if (w->oldest_first) {
		for (size_t i = b->nentries; i-- > 0;)
			if (b->entry[i].date <= date) {
				*after = true;
				return entry_to(w, i);
			}
		return entry_from(w, 0);
	}
	for (size_t i = 0; i < b->nentries; i++)
		if (b->entry[i].date <= date)
			return entry_from(w, i);
	*after = true;
	return entry_to(w, b->nentries - 1);
}

/* inserts w->line at a place, with additional line ends before and after it */
static void
add_insert(struct edit_log_writer *w, size_t at, day date, unsigned before, unsigned after)
{
	struct buf text = {0};

	while (before--)
		buf_str(&text, w->eol);
	buf_str(&text, buf_view(&w->line));
	while (after--)
		buf_str(&text, w->eol);
	w->v = mem_reserve(w->v, w->n, &w->cap, sizeof(*w->v));
	w->v[w->n] = (struct insert){at, date, w->n, arena_str(&w->arena, buf_view(&text))};
	w->n++;
	buf_free(&text);
}

/* true if the file ends with a blank line, or has no body */
static bool
ends_blank(const struct edit_log_writer *w)
{
	struct str body = str_sub(w->file, w->body, w->file.n), rest = body, line = STR("");

	while (str_line(&line, &rest))
		;
	return !str_trim(line).n;
}

/* inserts an entry among others, with blank lines between if the others have them */
static void
insert_entry(struct edit_log_writer *w, day date)
{
	const struct body *b = &w->c->body;
	bool after;
	size_t at;

	if (b->nentries) {
		at = find_place(w, date, &after);
		add_insert(w, at, date, w->loose && after, w->loose && !after ? 2 : 1);
	} else {
		at = b->nlogs ? w->body + b->log[0].from : w->file.n;
		add_insert(w, at, date, 0, at < w->file.n && w->file.p[at] == '|' ? 2 : 1);
	}
}

static int
insert_order(const void *va, const void *vb)
{
	const struct insert *a = va, *b = vb;

	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	return (a->order > b->order) - (a->order < b->order);
}

static int
entry_order(const void *va, const void *vb)
{
	const struct insert *a = va, *b = vb;

	if (a->at == b->at && a->date != b->date)
		return a->date < b->date ? -1 : 1;
	return insert_order(va, vb);
}

static int
entry_order_down(const void *va, const void *vb)
{
	const struct insert *a = va, *b = vb;

	if (a->at == b->at && a->date != b->date)
		return a->date > b->date ? -1 : 1;
	return insert_order(va, vb);
}

/* builds the file with all inserts; a last line without a line end stays without one */
static void
assemble(struct buf *out, struct edit_log_writer *w)
{
	bool ended = !w->file.n || w->file.p[w->file.n - 1] == '\n';
	size_t at = 0;

	qsort(w->v, w->n, sizeof(*w->v), w->oldest_first ? entry_order : entry_order_down);
	for (size_t i = 0; i < w->n; i++) {
		buf_str(out, str_sub(w->file, at, w->v[i].at));
		at = w->v[i].at;
		if (at == w->file.n && out->n && out->p[out->n - 1] != '\n')
			buf_str(out, w->eol);
		if (at == w->file.n && i == 0 && !w->c->body.nentries && !w->c->body.nlogs) {
			if (!ends_blank(w))
				buf_str(out, w->eol);
			buf_str(out, STR("## Log"));
			buf_str(out, w->eol);
		}
		buf_str(out, w->v[i].text);
	}
	buf_str(out, str_sub(w->file, at, w->file.n));
	if (!ended && at == w->file.n)
		out->n -= w->eol.n;
}

/* all parts of an entry as one key; a heading is read with its links as the text they show */
static struct str
identity(struct edit_log_writer *w, const struct edit_entry *e)
{
	buf_clear(&w->key);
	buf_fmt(&w->key, "%d %c%c%d%d %.*s\n", (int)e->date, e->dir, e->sign, e->weight, e->plan, STR_ARG(e->kind));
	if (w->headings)
		link_shown(&w->key, str_trim(e->text));
	else
		buf_str(&w->key, str_trim(e->text));
	return buf_view(&w->key);
}

static struct edit_entry
entry_of(const struct contact *c, size_t i)
{
	const struct entry *e = &c->body.entry[i];

	return (struct edit_entry){e->date, e->dir, e->sign, e->weight, e->plan, entry_kind(e), contact_entry_text(c, e)};
}

/* counts an entry; returns how many equal ones came before */
static uint32_t
count(struct edit_log_writer *w, struct map *seen, const struct edit_entry *e)
{
	struct str key = identity(w, e);
	uint32_t n = map_get(seen, key);

	if (n == MAP_NONE) {
		*map_put(seen, arena_str(&w->arena, key)) = 1;
		return 0;
	}
	return (*map_put(seen, key))++;
}

/* true if the new file has the old contents and the new entries, and nothing else */
static bool
says_so(struct edit_log_writer *w, struct str file, struct map *want)
{
	struct contact c = {0};

	if (read_contact(&c, file, w->edit, &w->arena) != 1 || c.body.nentries != w->c->body.nentries + w->n)
		return false;
	for (size_t i = 0; i < c.body.nentries; i++) {
		struct edit_entry e = entry_of(&c, i);
		uint32_t *n = map_put(want, identity(w, &e));

		if (*n == MAP_NONE || !*n)
			return false;
		--*n;
	}
	return true;
}

static void
report(const struct edit *edit, const char *what)
{
	errors_add(edit->errors, edit->path, 0, 0, "%s: not logged", what);
}

static void
tell_entry(const struct edit *edit, const struct edit_entry *e)
{
	char date[DAY_SIZE];

	errors_add(edit->errors, edit->path, 0, 0, "no entry can say this: %s %c %c %.*s: not logged",
	           day_format(date, e->date), e->dir, e->sign, STR_ARG(e->kind.n ? e->kind : STR("-")));
}

/* true if the log has the entry; a plan is one also without its box, "- 2027-03-01 call" */
static bool
has(struct edit_log_writer *w, const struct map *seen, const struct edit_entry *e)
{
	struct edit_entry bare = *e;

	bare.plan = false;
	return map_get(seen, identity(w, e)) != MAP_NONE || (e->plan && map_get(seen, identity(w, &bare)) != MAP_NONE);
}

static int
add_entries(struct buf *out, struct edit_log_writer *w, const struct edit_entry *v, size_t n, bool once)
{
	struct map seen = {0};
	int done = 0, failed = 0;

	for (size_t i = 0; i < w->c->body.nentries; i++) {
		struct edit_entry old = entry_of(w->c, i);

		count(w, &seen, &old);
	}
	for (size_t i = 0; i < n; i++) {
		struct edit_entry e = v[i];

		if (once && has(w, &seen, &e))
			continue;
		/* a heading has no box: its day alone makes it a plan */
		e.plan = e.plan && !w->headings;
		if (!write_entry(w, &e)) {
			tell_entry(w->edit, &e);
			failed = -1;
			continue;
		}
		count(w, &seen, &e);
		insert_entry(w, e.date);
	}
	if (w->n) {
		assemble(out, w);
		done = says_so(w, buf_view(out), &seen) ? (int)w->n : -1;
		if (done < 0)
			report(w->edit, "an entry added here would not be read as one");
	}
	map_free(&seen);
	return done ? done : failed;
}

int
edit_log(struct buf *out, struct str file, const struct edit_entry *e, size_t n, bool once, const struct edit *edit)
{
	struct edit_log_writer w = {.edit = edit, .file = file};
	struct contact c = {0};
	struct split at;
	int done = -1;

	buf_clear(out);
	if (utf8_invalid(file) < file.n || read_contact(&c, file, edit, &w.arena) != 1) {
		report(edit, "no contact, or not UTF-8");
	} else {
		w.c = &c;
		contact_split(&at, &c, file);
		w.body = at.body;
		learn(&w);
		done = add_entries(out, &w, e, n, once);
	}
	if (done <= 0)
		buf_clear(out);
	free(w.v);
	buf_free(&w.line);
	buf_free(&w.key);
	arena_free(&w.arena);
	return done;
}
