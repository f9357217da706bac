/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/words.h"
#include "contact/contact.h"
#include "merge/merge_entry.h"
#include "merge/merge_outline.h"

enum { LEVELS = 7 };

/*
 * Finds headings by simple rules, without cmark. They decide only which parts are compared, not
 * which are kept, so a mistake costs a conflict but no text.
 */
struct merge_outline_reader {
	struct str body;
	struct outline *out;
	size_t cap;
	struct section now;
	size_t from;              /* the beginning of its text */
	struct str above[LEVELS]; /* the folded titles of the open headings, by level */
	size_t fence;             /* length of the open fence, or 0 */
	char fence_mark;
	size_t para;              /* offset of a line that may be an underlined heading, or SIZE_MAX */
	uint32_t line;
	struct arena *arena;
	struct buf scratch;
};

static size_t
run(struct str s, size_t i, char c)
{
	size_t n = i;

	while (n < s.n && s.p[n] == c)
		n++;
	return n - i;
}

static bool
blank(struct str line)
{
	return str_trim(line).n == 0;
}

/* true if a line belongs to a code block, "```" or "~~~" */
static bool
in_fence(struct str line, size_t *fence, char *mark)
{
	size_t i = run(line, 0, ' '), n;
	char c = i < line.n ? line.p[i] : ' ';

	n = c == '`' || c == '~' ? run(line, i, c) : 0;
	if (*fence) {
		if (i < 4 && c == *mark && n >= *fence && blank(str_sub(line, i + n, line.n)))
			*fence = 0;
		return true;
	}
	if (i > 3 || n < 3 || (c == '`' && str_chr(str_sub(line, i + n, line.n), '`') < line.n - i - n))
		return false;
	*fence = n;
	*mark = c;
	return true;
}

/* the offset of the text after "- " or "12. ", or 0 */
static size_t
bullet(struct str line)
{
	size_t i = run(line, 0, ' '), n = i;

	if (i < line.n && char_in(line.p[i], STR("-*+")))
		n++;
	else {
		while (n < line.n && n - i < 9 && char_digit(line.p[n]))
			n++;
		if (n == i || n == line.n || (line.p[n] != '.' && line.p[n] != ')'))
			return 0;
		n++;
	}
	if (i > 3 || (n < line.n && line.p[n] != ' ' && line.p[n] != '\t'))
		return 0;
	return n + 1;
}

static void
end_section(struct merge_outline_reader *r, size_t to)
{
	struct outline *o = r->out;
	struct str text = str_sub(r->body, r->from, to), line, rest = text;
	size_t end = 0;
	int blanks = 0;

	while (str_line(&line, &rest)) {
		blanks++;
		if (blank(line))
			continue;
		end = text.n - rest.n;
		blanks = 0;
	}
	r->now.text = str_sub(text, 0, end);
	r->now.gap = to < r->body.n ? blanks : -1;
	o->blanks = (uint32_t)blanks;
	o->v = mem_reserve(o->v, o->n, &r->cap, sizeof(*o->v));
	o->v[o->n++] = r->now;
}

/* the words of a heading, after those of its parent headings */
static struct str
path_of(struct merge_outline_reader *r, size_t level, struct str title)
{
	r->above[level] = arena_str(r->arena, text_folded(&r->scratch, title));
	buf_clear(&r->scratch);
	for (size_t i = level + 1; i < LEVELS; i++)
		r->above[i] = STR("");
	for (size_t i = 1; i <= level; i++) {
		buf_str(&r->scratch, r->above[i]);
		if (r->above[i].n)
			buf_chr(&r->scratch, '\n');
	}
	return arena_str(r->arena, buf_view(&r->scratch));
}

/* true for asks and promises, which are merged by item, like a log */
static bool
is_tasks(struct str title)
{
	struct buf word = {0};
	struct str raw, rest = title;
	size_t words = 0;
	bool named = false;

	while (words < 2 && words_next(&word, &raw, &rest)) {
		words++;
		named = str_eq(buf_view(&word), STR("asks")) || str_eq(buf_view(&word), STR("promises"));
	}
	buf_free(&word);
	return named && words == 1;
}

/* begins the section of a heading from `from` to `to` */
static void
begin_section(struct merge_outline_reader *r, size_t from, size_t to, size_t level, struct str title)
{
	end_section(r, from);
	r->now = (struct section){.head = str_sub(r->body, from, to), .line = r->line + 1, .date = DAY_NONE};
	r->now.path = path_of(r, level, title);
	r->now.tasks = is_tasks(title);
	r->from = to;
	r->para = SIZE_MAX;
}

static void
read_line(struct merge_outline_reader *r, struct str line, size_t from, size_t to)
{
	size_t i = run(line, 0, ' '), n = run(line, i, '#');
	struct str text = str_trim(line);
	size_t under = text.n && (text.p[0] == '=' || text.p[0] == '-') ? run(text, 0, text.p[0]) : 0;
	size_t para = r->para;

	r->para = SIZE_MAX;
	if (in_fence(line, &r->fence, &r->fence_mark) || i > 3 || !text.n)
		return;
	if (n && n <= 6 && (i + n == line.n || line.p[i + n] == ' ' || line.p[i + n] == '\t')) {
		struct str title = str_trim(str_sub(line, i + n, line.n));

		begin_section(r, from, to, n, title);
	} else if (para != SIZE_MAX && under == text.n) {
		begin_section(r, para, to, text.p[0] == '=' ? 1 : 2, str_trim(str_sub(r->body, para, from)));
	} else if (!bullet(line) && !char_in(line.p[i], STR("><|")) &&
	           (from == r->from || from == 1 || r->body.p[from - 2] == '\n')) {
		/* the first line of a paragraph */
		r->para = from;
	}
}

void
merge_outline_read(struct outline *out, struct str body, struct arena *a)
{
	struct merge_outline_reader r = {.body = body, .out = out, .para = SIZE_MAX, .arena = a};
	struct str line, rest = body;
	struct section *kept;

	*out = (struct outline){0};
	r.now = (struct section){.line = 1, .date = DAY_NONE};
	while (rest.n) {
		size_t from = body.n - rest.n;

		str_line(&line, &rest);
		r.line++;
		read_line(&r, line, from, body.n - rest.n);
	}
	end_section(&r, body.n);
	kept = arena_zero(a, out->n, sizeof(*kept));
	memcpy(kept, out->v, out->n * sizeof(*kept));
	free(out->v);
	buf_free(&r.scratch);
	out->v = kept;
}

/* the state of splitting a section into blocks */
struct cutter {
	struct section *s;
	size_t cap, from, to; /* the block, without blank lines after it */
	uint32_t gap, blanks; /* blank lines above it, and since its last line */
	uint32_t first, line;
	size_t indent;        /* column where the text after its bullet begins, or 0 */
	bool open;
	const struct entry *entry;
	size_t nentries;
	struct arena *arena;
};

static void
end_block(struct cutter *c)
{
	struct section *s = c->s;
	struct merge_item b = {.text = str_sub(s->text, c->from, c->to), .date = DAY_NONE, .gap = c->gap, .bullet = c->indent > 0};

	if (!c->open)
		return;
	b.key = merge_entry_words(b.text, c->arena);
	while (c->nentries && c->entry->line < c->first) {
		c->entry++;
		c->nentries--;
	}
	if (c->nentries && c->entry->line < c->line)
		b.date = c->entry->date;
	s->block = mem_reserve(s->block, s->nblocks, &c->cap, sizeof(*s->block));
	s->block[s->nblocks++] = b;
	c->open = false;
}

/* true if a line continues the open block */
static bool
goes_on(const struct cutter *c, struct str line)
{
	size_t mark = bullet(line);

	if (!c->open)
		return false;
	if (mark)
		return c->indent && run(line, 0, ' ') >= c->indent;
	return !c->blanks || (c->indent && (run(line, 0, ' ') > 1 || line.p[0] == '\t'));
}

static void
cut_blocks(struct section *s, const struct entry *entry, size_t n, struct arena *a)
{
	struct cutter c = {.s = s, .line = s->line, .entry = entry, .nentries = n, .arena = a};
	struct str line, rest = s->text;
	struct merge_item *kept;
	size_t fence = 0;
	char mark = ' ';

	for (; rest.n; c.line++) {
		size_t from = s->text.n - rest.n;
		bool code, was = fence > 0;

		str_line(&line, &rest);
		code = in_fence(line, &fence, &mark);
		if (!(was && code && c.open) && blank(line)) {
			c.blanks++;
			continue;
		}
		if (!(was && code && c.open) && !goes_on(&c, line)) {
			end_block(&c);
			c.open = true;
			c.from = from;
			c.first = c.line;
			c.gap = c.blanks;
			c.indent = bullet(line);
		}
		c.blanks = 0;
		c.to = s->text.n - rest.n;
	}
	end_block(&c);
	kept = arena_zero(a, s->nblocks, sizeof(*kept));
	if (s->nblocks)
		memcpy(kept, s->block, s->nblocks * sizeof(*kept));
	free(s->block);
	s->block = kept;
}

static uint32_t
line_count(struct str s)
{
	struct str line;
	uint32_t n = 0;

	while (str_line(&line, &s))
		n++;
	return n;
}

void
merge_outline_entries(struct outline *o, struct str body, struct arena *a)
{
	struct errors errors = {0};
	struct parse p = {.arena = a, .errors = &errors, .want = WANT_ENTRIES | WANT_NO_TABLES};
	struct body parsed;
	size_t at = 0;

	body_parse(&parsed, body, 1, &p);
	errors_free(&errors);
	for (size_t i = 0; i < o->n; i++) {
		struct section *s = &o->v[i];
		uint32_t end = i + 1 < o->n ? s[1].line - line_count(s[1].head) : UINT32_MAX;

		for (; at < parsed.nentries && parsed.entry[at].line < s->line; at++)
			s->date = parsed.entry[at].date;
		cut_blocks(s, at < parsed.nentries ? &parsed.entry[at] : NULL, parsed.nentries - at, a);
		for (; at < parsed.nentries && parsed.entry[at].line < end; at++)
			s->log = true;
	}
}
