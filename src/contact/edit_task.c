/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include <tend/edit.h>
#include <tend/mem.h>
#include <tend/text.h>

enum { SAID = 80 }; /* bytes of a task in a message */

struct task {
	size_t box;      /* offset of what stands between the brackets */
	uint32_t line;
	struct str text; /* behind the box */
	bool whole;      /* it is not longer than what was looked for */
};

/* a walk over the lines of a body: which of them are tasks under a heading that is theirs */
struct walk {
	struct str file, rest, line;
	uint32_t n;
	int level;         /* of the heading, or 0 */
	bool list;         /* the line before belongs to a list: deeper ones are no code */
	bool comment;      /* within <!-- --> */
	char fence;        /* within ``` or ~~~, of that length */
	size_t fence_length;
	struct str before; /* the line before, if it could be a heading that is underlined */
	struct buf word, words;
};

static size_t
indent(struct str line)
{
	size_t i = 0, width = 0;

	for (; i < line.n && (line.p[i] == ' ' || line.p[i] == '\t'); i++)
		width = line.p[i] == '\t' ? (width / 4 + 1) * 4 : width + 1;
	return width;
}

static size_t
run(struct str s, char c)
{
	size_t n = 0;

	while (n < s.n && s.p[n] == c)
		n++;
	return n;
}

/* whether a heading is of asks or promises, whatever stands around the word */
static bool
is_tasks(struct walk *w, struct str title)
{
	struct str word, rest = title;

	buf_clear(&w->words);
	while (title.n <= 100 && text_word(&w->word, &word, &rest)) {
		if (w->words.n)
			buf_chr(&w->words, ' ');
		buf_str(&w->words, buf_view(&w->word));
	}
	return str_eq(buf_view(&w->words), STR("asks")) || str_eq(buf_view(&w->words), STR("promises"));
}

static void
on_heading(struct walk *w, size_t level, struct str title)
{
	if (is_tasks(w, title))
		w->level = (int)level;
	else if ((int)level <= w->level)
		w->level = 0;
	w->list = false;
	w->before = STR("");
}

/* code and comments: whether a line is one of these */
static bool
aside(struct walk *w, struct str s)
{
	size_t ticks = run(s, '`'), tildes = run(s, '~');

	if (w->comment || str_starts(s, STR("<!--"))) {
		w->comment = str_find(s, STR("-->")) == s.n;
		return true;
	}
	if (w->fence) {
		if (run(s, w->fence) >= w->fence_length && run(s, w->fence) == s.n)
			w->fence = 0;
		return true;
	}
	if (tildes < 3 && (ticks < 3 || str_chr(str_sub(s, ticks, s.n), '`') < s.n - ticks))
		return false;
	w->fence = ticks >= 3 ? '`' : '~';
	w->fence_length = ticks >= 3 ? ticks : tildes;
	return true;
}

/* "## Asks", "Asks" with a line of "=" or "-" below it */
static bool
heading(struct walk *w, struct str s)
{
	size_t level = run(s, '#');
	char c = s.n ? s.p[0] : ' ';

	if (level && level <= 6 && (level == s.n || s.p[level] == ' ' || s.p[level] == '\t')) {
		on_heading(w, level, str_sub(s, level, s.n));
		return true;
	}
	if (!w->before.n || (c != '=' && c != '-') || run(s, c) != s.n)
		return false;
	on_heading(w, c == '=' ? 1 : 2, w->before);
	return true;
}

/* "- [ ] text": the offset in it of what stands in the box, or 0 */
static size_t
find_box(struct str s)
{
	size_t i = 1;

	if (s.n < 5 || !strchr("-*+", s.p[0]))
		return 0;
	while (i < s.n && (s.p[i] == ' ' || s.p[i] == '\t'))
		i++;
	if (i == 1 || i + 2 >= s.n || s.p[i] != '[' || s.p[i + 2] != ']' || !strchr(" xX-", s.p[i + 1]))
		return 0;
	return i + 3 == s.n || s.p[i + 3] == ' ' || s.p[i + 3] == '\t' ? i + 1 : 0;
}

static bool
bullet(struct str s)
{
	size_t n = 0;

	while (n < s.n && char_digit(s.p[n]))
		n++;
	if (n)
		return n < s.n && (s.p[n] == '.' || s.p[n] == ')');
	return s.n && strchr("-*+", s.p[0]) && (s.n == 1 || s.p[1] == ' ' || s.p[1] == '\t');
}

/* the text of a task from `from` on, with the lines that go on with it */
static struct str
whole_text(const struct walk *w, size_t from)
{
	size_t to = (size_t)(w->line.p - w->file.p) + w->line.n;
	struct str line, rest = w->rest;

	while (str_line(&line, &rest)) {
		struct str s = str_trim(line);

		if (!s.n || bullet(s) || s.p[0] == '#' || s.p[0] == '`' || s.p[0] == '~' || s.p[0] == '<' || s.p[0] == '>')
			break;
		to = (size_t)(line.p - w->file.p) + line.n;
	}
	return str_trim(str_sub(w->file, from, to));
}

/* the next task under its heading */
static bool
next_task(struct walk *w, struct task *t)
{
	while (str_line(&w->line, &w->rest)) {
		struct str s = str_trim(w->line);
		bool deep = indent(w->line) > 3 && !w->list;
		size_t box, from = (size_t)(s.p - w->file.p);

		w->n++;
		if ((!w->fence && !w->comment && deep) || aside(w, s) || heading(w, s) || !s.n) {
			w->before = STR("");
			continue;
		}
		w->list = bullet(s) || (w->list && indent(w->line));
		w->before = w->list ? STR("") : s;
		box = w->level ? find_box(s) : 0;
		if (!box)
			continue;
		*t = (struct task){.box = from + box, .line = w->n, .text = whole_text(w, from + box + 2)};
		return true;
	}
	return false;
}

/* the text of a link's inside: "[text](address)", "[[id|text]]"; moves *i to its end */
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

/* a text as it is compared: folded, without the marks of Markdown */
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

/* a text without the date it begins with */
static struct str
undated(struct str s)
{
	day d;
	size_t n = 10;

	if (s.n < n || day_parse(&d, str_sub(s, 0, n)) < 0 || (s.n > n && !strchr(" \t:,", s.p[n])))
		return s;
	while (n < s.n && strchr(" \t:,\r\n", s.p[n]))
		n++;
	return str_sub(s, n, s.n);
}

/* whether a task begins with a folded text, its date aside or not */
static bool
begins(struct task *t, struct str what)
{
	struct buf room = {0};
	bool is = false;

	for (int dated = 0; dated < 2 && !is; dated++) {
		fold_plain(&room, dated ? t->text : undated(t->text));
		is = str_starts(buf_view(&room), what);
		t->whole = is && room.n == what.n;
	}
	buf_free(&room);
	return is;
}

/* the tasks that are open and begin so; how many do that are answered is added to *answered */
static size_t
find_tasks(struct task **out, struct str file, const struct split *at, struct str what, size_t *answered)
{
	struct walk w = {.file = file, .rest = str_sub(file, at->body, file.n), .n = at->body_line - 1};
	struct task t, *v = NULL;
	size_t n = 0, cap = 0;

	while (next_task(&w, &t)) {
		if (!begins(&t, what))
			continue;
		if (file.p[t.box] != ' ') {
			++*answered;
			continue;
		}
		v = mem_room(v, n, &cap, sizeof(*v));
		v[n++] = t;
	}
	buf_free(&w.word);
	buf_free(&w.words);
	*out = v;
	return n;
}

/* of several the one that is not longer than what was looked for */
static const struct task *
the_one(const struct task *v, size_t n)
{
	const struct task *whole = NULL;

	if (n == 1)
		return v;
	for (size_t i = 0; i < n; i++)
		if (v[i].whole && whole)
			return NULL;
		else if (v[i].whole)
			whole = &v[i];
	return whole;
}

/* how many entries, and plans, a file's log has: what is no business of a tick */
static int
count_entries(struct str file, const struct edit *edit)
{
	struct arena arena = {0};
	struct errors errors = {0};
	struct contact c;
	struct parse p = {.arena = &arena, .errors = &errors, .path = edit->path, .own = edit->own, .want = WANT_ENTRIES};
	int n = contact_parse(&c, file, &p) ? 1 : -1;

	for (size_t i = 0; n > 0 && i < c.body.nentries; i++)
		n += c.body.entry[i].plan ? 1 : 1000;
	errors_free(&errors);
	arena_free(&arena);
	return n;
}

static int
tick(struct buf *out, struct str file, const struct task *t, char mark, const struct edit *edit)
{
	buf_str(out, file);
	out->p[t->box] = mark;
	if (count_entries(file, edit) == count_entries(buf_view(out), edit))
		return 1;
	errors_add(edit->errors, edit->path, t->line, 1, "a plan of the log, and neither an ask nor a promise");
	buf_clear(out);
	return -1;
}

static int
refuse(const struct edit *edit, const struct task *v, size_t n, struct str beginning, size_t answered)
{
	for (size_t i = 0; i < n; i++) {
		struct str line, said = text_cut(v[i].text, SAID);

		str_line(&line, &said);
		errors_add(edit->errors, edit->path, v[i].line, 1, "could be meant: %.*s", STR_ARG(line));
	}
	if (!n)
		errors_add(edit->errors, edit->path, 0, 0, "%s: %.*s",
		           answered ? "already answered" : "no such open ask or promise", STR_ARG(text_cut(beginning, SAID)));
	return -1;
}

int
edit_tick(struct buf *out, struct str file, struct str beginning, char mark, const struct edit *edit)
{
	struct buf what = {0};
	struct task *v = NULL;
	const struct task *one;
	size_t n = 0, answered = 0;
	struct split at;
	int ret;

	buf_clear(out);
	fold_plain(&what, beginning);
	if (front_split(&at, file) == 1 && count_entries(file, edit) > 0 && what.n)
		n = find_tasks(&v, file, &at, buf_view(&what), &answered);
	one = the_one(v, n);
	ret = one && n ? tick(out, file, one, mark, edit) : refuse(edit, v, n, beginning, answered);
	buf_free(&what);
	free(v);
	return ret;
}
