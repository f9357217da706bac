/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/map.h"
#include "base/mem.h"
#include "print/diff.h"

enum {
	CONTEXT = 3,      /* lines around a change */
	STEPS_MAX = 1 << 24, /* steps of the search; after these, the rest counts as changed */
};

/* one of the two texts */
struct diff_side {
	struct str *line;  /* with line feeds */
	uint32_t *number;  /* equal for equal lines */
	bool *changed;
	size_t n;
};

/* a range of both texts that is not compared yet */
struct diff_part {
	size_t a, a_end, b, b_end;
};

struct diff {
	struct diff_side a, b;
	struct map numbers;
	struct diff_part *todo;
	size_t ntodo, todo_cap;
	size_t *forward, *backward; /* how far a path reaches on each diagonal */
	size_t middle;              /* the index of diagonal 0 in them */
	size_t steps;
};

/* --- lines --- */

static void
split(struct diff_side *s, struct diff *d, struct str text)
{
	size_t cap = 0, end;

	for (; text.n; text = str_sub(text, end, text.n)) {
		end = str_chr(text, '\n');
		end += end < text.n;
		s->line = mem_reserve(s->line, s->n, &cap, sizeof(*s->line));
		s->line[s->n++] = str_sub(text, 0, end);
	}
	s->number = mem_zero(s->n + 1, sizeof(*s->number));
	s->changed = mem_zero(s->n + 1, sizeof(*s->changed));
	for (size_t i = 0; i < s->n; i++) {
		uint32_t *at = map_put(&d->numbers, s->line[i]);

		if (*at == MAP_NONE)
			*at = (uint32_t)d->numbers.n;
		s->number[i] = *at;
	}
}

static bool
same(const struct diff *d, size_t i, size_t k)
{
	return d->a.number[i] == d->b.number[k];
}

/* --- changed lines --- */

static void
push(struct diff *d, size_t a, size_t a_end, size_t b, size_t b_end)
{
	d->todo = mem_reserve(d->todo, d->ntodo, &d->todo_cap, sizeof(*d->todo));
	d->todo[d->ntodo++] = (struct diff_part){a, a_end, b, b_end};
}

/*
 * Extends diagonal k (k = x - y, kept at v[middle + k]) by one step from the better of its two
 * neighbours, then over equal lines. With `back`, it works from the end of the part. Returns x.
 */
static size_t
advance(const struct diff *d, const struct diff_part *p, size_t *v, ptrdiff_t k, ptrdiff_t depth, bool back)
{
	size_t *at = v + d->middle, n = p->a_end - p->a, m = p->b_end - p->b, x, y;

	if (k == -depth || (k != depth && at[k - 1] < at[k + 1]))
		x = at[k + 1];
	else
		x = at[k - 1] + 1;
	y = (size_t)((ptrdiff_t)x - k);
	while (x < n && y < m && (back ? same(d, p->a_end - 1 - x, p->b_end - 1 - y) : same(d, p->a + x, p->b + y))) {
		x++;
		y++;
	}
	at[k] = x;
	return x;
}

/* finds where the shortest paths from both ends meet, to split the part; false if it takes long */
static bool
find_middle(struct diff *d, const struct diff_part *p, size_t *x, size_t *y)
{
	ptrdiff_t n = (ptrdiff_t)(p->a_end - p->a), m = (ptrdiff_t)(p->b_end - p->b), delta = n - m;
	size_t *f = d->forward + d->middle, *b = d->backward + d->middle;

	f[1] = b[1] = 0;
	for (ptrdiff_t depth = 0; depth <= (n + m + 1) / 2 && d->steps < STEPS_MAX; depth++) {
		d->steps += (size_t)depth + 1;
		for (ptrdiff_t k = -depth; k <= depth; k += 2) {
			*x = advance(d, p, d->forward, k, depth, false);
			*y = (size_t)((ptrdiff_t)*x - k);
			if (delta % 2 && delta - k > -depth && delta - k < depth && *x + b[delta - k] >= (size_t)n)
				return true;
		}
		for (ptrdiff_t k = -depth; k <= depth; k += 2) {
			size_t back = advance(d, p, d->backward, k, depth, true);

			*x = (size_t)n - back;
			*y = (size_t)(m - ((ptrdiff_t)back - k));
			if (delta % 2 == 0 && delta - k >= -depth && delta - k <= depth && back + f[delta - k] >= (size_t)n)
				return true;
		}
	}
	return false;
}

static void
compare_part(struct diff *d, struct diff_part p)
{
	size_t x, y;

	while (p.a < p.a_end && p.b < p.b_end && same(d, p.a, p.b)) {
		p.a++;
		p.b++;
	}
	while (p.a < p.a_end && p.b < p.b_end && same(d, p.a_end - 1, p.b_end - 1)) {
		p.a_end--;
		p.b_end--;
	}
	if (p.a < p.a_end && p.b < p.b_end && find_middle(d, &p, &x, &y)) {
		push(d, p.a + x, p.a_end, p.b + y, p.b_end);
		push(d, p.a, p.a + x, p.b, p.b + y);
		return;
	}
	for (size_t i = p.a; i < p.a_end; i++)
		d->a.changed[i] = true;
	for (size_t i = p.b; i < p.b_end; i++)
		d->b.changed[i] = true;
}

static void
compare(struct diff *d)
{
	size_t reach = d->a.n + d->b.n + 4;

	d->forward = mem_zero(2 * reach, sizeof(*d->forward));
	d->backward = mem_zero(2 * reach, sizeof(*d->backward));
	d->middle = reach;
	push(d, 0, d->a.n, 0, d->b.n);
	while (d->ntodo)
		compare_part(d, d->todo[--d->ntodo]);
}

/*
 * Moves a change down over equal lines, as diff(1) does, so that an entry added after equal ones
 * is the last of them. Stops where the other side has a change in the same place.
 */
static void
slide(struct diff_side *s, const struct diff_side *other)
{
	size_t i = 0, k = 0;

	while (i < s->n) {
		size_t from, end;

		if (!s->changed[i]) {
			for (; other->changed[k]; k++)
				;
			i++;
			k++;
			continue;
		}
		for (from = end = i; s->changed[end]; end++)
			;
		while (!other->changed[k] && end < s->n && s->number[from] == s->number[end]) {
			s->changed[from++] = false;
			s->changed[end++] = true;
			k++;
			while (s->changed[end])
				end++;
		}
		i = end;
	}
}

/* --- output --- */

/* a name on its side, 'a' or 'b', or on none, ' ' */
static void
add_name(struct buf *out, const char *mark, char side, struct str name)
{
	bool quoted = false;

	for (size_t i = 0; i < name.n; i++)
		quoted |= (unsigned char)name.p[i] < ' ' || name.p[i] == 0x7F || name.p[i] == '"' || name.p[i] == '\\';
	buf_fmt(out, "%s %s", mark, quoted ? "\"" : "");
	if (side != ' ')
		buf_fmt(out, "%c/", side);
	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];

		if (c == '"' || c == '\\')
			buf_fmt(out, "\\%c", c);
		else if ((unsigned char)c < ' ' || c == 0x7F)
			buf_fmt(out, "\\%03o", (unsigned)c);
		else
			buf_chr(out, c);
	}
	buf_str(out, quoted ? STR("\"") : STR(""));
}

void
diff_renamed(struct buf *out, struct str old_name, struct str new_name)
{
	add_name(out, "diff --git", 'a', old_name);
	add_name(out, "", 'b', new_name);
	add_name(out, "\nrename from", ' ', old_name);
	add_name(out, "\nrename to", ' ', new_name);
	buf_chr(out, '\n');
}

/* "12,3"; one line is its number alone; an empty range is the number of the line before it */
static void
add_range(struct buf *out, char sign, size_t from, size_t n)
{
	buf_fmt(out, " %c%zu", sign, n ? from + 1 : from);
	if (n != 1)
		buf_fmt(out, ",%zu", n);
}

static void
add_line(struct buf *out, char sign, struct str line)
{
	buf_chr(out, sign);
	buf_str(out, line);
	if (!str_ends(line, STR("\n")))
		buf_str(out, STR("\n\\ No newline at end of file\n"));
}

static void
add_hunk(struct buf *out, const struct diff *d, struct diff_part p)
{
	buf_str(out, STR("@@"));
	add_range(out, '-', p.a, p.a_end - p.a);
	add_range(out, '+', p.b, p.b_end - p.b);
	buf_str(out, STR(" @@\n"));
	while (p.a < p.a_end || p.b < p.b_end) {
		if (d->a.changed[p.a])
			add_line(out, '-', d->a.line[p.a++]);
		else if (d->b.changed[p.b])
			add_line(out, '+', d->b.line[p.b++]);
		else {
			add_line(out, ' ', d->a.line[p.a++]);
			p.b++;
		}
	}
}

/* joins changes into one hunk if their contexts touch; the flags end with one that is false */
static void
add_hunks(struct buf *out, const struct diff *d)
{
	size_t i = 0, k = 0;

	while (i < d->a.n || k < d->b.n) {
		struct diff_part p;
		size_t equal = 0, before;

		if (!d->a.changed[i] && !d->b.changed[k]) {
			i++;
			k++;
			continue;
		}
		before = i < CONTEXT ? i : CONTEXT;
		p = (struct diff_part){i - before, i, k - before, k};
		for (; (i < d->a.n || k < d->b.n) && equal <= 2 * CONTEXT; equal++) {
			while (d->a.changed[i] || d->b.changed[k]) {
				i += d->a.changed[i];
				k += d->b.changed[k];
				p.a_end = i;
				p.b_end = k;
				equal = 0;
			}
			i += i < d->a.n;
			k += k < d->b.n;
		}
		p.a_end += CONTEXT < d->a.n - p.a_end ? CONTEXT : d->a.n - p.a_end;
		p.b_end += CONTEXT < d->b.n - p.b_end ? CONTEXT : d->b.n - p.b_end;
		add_hunk(out, d, p);
	}
}

static void
free_side(struct diff_side *s)
{
	free(s->line);
	free(s->number);
	free(s->changed);
}

void
diff_unified(struct buf *out, struct str old_name, struct str new_name, struct str old, struct str new)
{
	struct diff d = {0};

	if (str_eq(old, new))
		return;
	split(&d.a, &d, old);
	split(&d.b, &d, new);
	compare(&d);
	slide(&d.a, &d.b);
	slide(&d.b, &d.a);
	add_name(out, "---", ' ', old_name);
	add_name(out, "\n+++", ' ', new_name);
	buf_chr(out, '\n');
	add_hunks(out, &d);
	free(d.todo);
	free(d.forward);
	free(d.backward);
	map_free(&d.numbers);
	free_side(&d.a);
	free_side(&d.b);
}
