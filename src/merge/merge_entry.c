/* SPDX-License-Identifier: ISC */
#include "merge/merge_entry.h"

enum { REDATED_MIN = 16 }; /* bytes after the date: "call: coffee" is said of many days */

static bool
space(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

/* the next word of *rest; empty at the end */
static struct str
word(struct str *rest)
{
	size_t from = 0, to;
	struct str w;

	while (from < rest->n && space(rest->p[from]))
		from++;
	for (to = from; to < rest->n && !space(rest->p[to]); to++)
		;
	w = str_sub(*rest, from, to);
	*rest = str_sub(*rest, to, rest->n);
	return w;
}

bool
merge_entry_same(struct str a, struct str b)
{
	struct str x, y;

	do {
		x = word(&a);
		y = word(&b);
		if (!str_eq(x, y))
			return false;
	} while (x.n);
	return true;
}

struct str
merge_entry_words(struct str text, struct arena *a)
{
	char *p = arena_bytes(a, text.n);
	struct str w;
	size_t n = 0;

	while ((w = word(&text)).n) {
		if (n)
			p[n++] = ' ';
		for (size_t i = 0; i < w.n; i++)
			p[n++] = w.p[i];
	}
	return (struct str){p, n};
}

/* the length of the bullet and the date that an item begins with, "- 2026-05-01"; 0 if it has none */
static size_t
date_end(struct str text)
{
	static const char like[] = "0000-00-00";
	size_t n = 1;

	if (!text.n || !char_in(text.p[0], STR("-*+")))
		return 0;
	while (n < text.n && char_in(text.p[n], STR(" *_")))
		n++;
	for (size_t i = 0; i < sizeof(like) - 1; i++, n++)
		if (n == text.n || (like[i] == '0' ? !char_digit(text.p[n]) : text.p[n] != like[i]))
			return 0;
	return n;
}

bool
merge_entry_redated(const struct merge_item *old, const struct merge_item *new)
{
	size_t a = date_end(old->text), b = date_end(new->text);
	struct str rest = str_sub(old->text, a, old->text.n);

	return a && b && rest.n >= REDATED_MIN && merge_entry_same(rest, str_sub(new->text, b, new->text.n));
}

/* merges the parts of an entry; false if both sides changed the same one */
static bool
merge_parts(struct buf *out, struct merger *m, const struct str v[SIDES])
{
	struct str date[SIDES], first[SIDES], below[SIDES], part;
	struct buf lines = {0};
	bool merged;

	for (enum side s = BASE; s < SIDES; s++) {
		size_t n = date_end(v[s]), end = str_chr(v[s], '\n');

		date[s] = str_sub(v[s], 0, n);
		first[s] = str_sub(v[s], n, end);
		below[s] = str_sub(v[s], end, v[s].n);
	}
	if (!date[BASE].n || !date[OURS].n || !date[THEIRS].n || !merge_pick(&part, date))
		return false;
	buf_str(out, part);
	if (!merge_pick(&part, first))
		return false;
	buf_str(out, part);
	if (merge_pick(&part, below)) {
		buf_str(out, part);
		return true;
	}
	merged = merge_lines(&lines, m, below) == 0;
	buf_str(out, buf_view(&lines));
	buf_free(&lines);
	return merged;
}

bool
merge_entry(struct str *out, struct merger *m, const struct str v[SIDES])
{
	struct buf text = {0};
	bool merged = true;

	if (merge_entry_same(v[OURS], v[THEIRS]))
		*out = str_cmp(v[OURS], v[THEIRS]) <= 0 ? v[OURS] : v[THEIRS];
	else if (v[BASE].n && merge_entry_same(v[OURS], v[BASE]))
		*out = v[THEIRS];
	else if (v[BASE].n && merge_entry_same(v[THEIRS], v[BASE]))
		*out = v[OURS];
	else if ((merged = merge_parts(&text, m, v)))
		*out = arena_str(m->arena, buf_view(&text));
	/* the lines of both versions may have gone into others */
	for (enum side s = OURS; merged && s < SIDES; s++)
		merge_exempt(m, s, v[s]);
	buf_free(&text);
	return merged;
}
