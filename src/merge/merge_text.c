/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/marker.h"
#include "base/mem.h"
#include "git/diff3.h"
#include "merge/merge_text.h"

bool
merge_same(struct str a, struct str b)
{
	struct str x, y;

	if (str_eq(a, b))
		return true;
	while (a.n || b.n) {
		bool more = str_line(&x, &a);

		if (str_line(&y, &b) != more)
			return false;
		while (x.n && char_blank(x.p[x.n - 1]))
			x.n--;
		while (y.n && char_blank(y.p[y.n - 1]))
			y.n--;
		if (!str_eq(x, y))
			return false;
	}
	return true;
}

struct str
merge_trimmed(struct str s, struct arena *a)
{
	struct str line, rest = s, kept;
	struct buf out = {0};

	if (str_find(s, STR(" \n")) == s.n && str_find(s, STR("\t\n")) == s.n)
		return s;
	while (str_line(&line, &rest)) {
		while (line.n && char_blank(line.p[line.n - 1]))
			line.n--;
		buf_str(&out, line);
		buf_chr(&out, '\n');
	}
	kept = arena_str(a, buf_view(&out));
	buf_free(&out);
	return kept;
}

bool
merge_pick(struct str *out, const struct str v[SIDES])
{
	bool ours = merge_same(v[OURS], v[BASE]), theirs = merge_same(v[THEIRS], v[BASE]);

	*out = str_cmp(v[OURS], v[THEIRS]) <= 0 ? v[OURS] : v[THEIRS];
	if (str_eq(v[OURS], v[BASE]) || (ours && !theirs))
		*out = v[THEIRS];
	else if (str_eq(v[THEIRS], v[BASE]) || (theirs && !ours))
		*out = v[OURS];
	return ours || theirs || merge_same(v[OURS], v[THEIRS]);
}

bool
merge_has(struct str text, struct str part)
{
	for (size_t at = 0; part.n && at + part.n <= text.n; at++) {
		at += str_find(str_sub(text, at, text.n), part);
		if (at < text.n && (!at || text.p[at - 1] == '\n') &&
		    (at + part.n == text.n || part.p[part.n - 1] == '\n' || text.p[at + part.n] == '\n'))
			return true;
	}
	return !part.n;
}

void
merge_conflict(struct merger *m, struct str ours, struct str theirs)
{
	marker_add(m->out, MARKER_OURS, m->input->marker, "ours");
	buf_str(m->out, ours);
	marker_add(m->out, MARKER_THEIRS, m->input->marker, NULL);
	buf_str(m->out, theirs);
	marker_add(m->out, MARKER_END, m->input->marker, "theirs");
	m->conflicts++;
}

int
merge_lines(struct buf *out, struct merger *m, const struct str v[SIDES])
{
	struct merger lines = {.input = m->input, .arena = m->arena, .out = out};
	int n;

	buf_clear(out);
	n = diff3_merge(out, v[BASE], v[OURS], v[THEIRS], "ours", "theirs", m->input->marker);
	if (n < 0) {
		merge_conflict(&lines, v[OURS], v[THEIRS]);
		n = lines.conflicts;
	}
	return n;
}

void
merge_exempt(struct merger *m, enum side side, struct str lines)
{
	m->exempt[side] = mem_reserve(m->exempt[side], m->nexempt[side], &m->exempt_cap[side], sizeof(*m->exempt[side]));
	m->exempt[side][m->nexempt[side]++] = lines;
}

void
merge_blanks(struct buf *out, uint32_t n)
{
	while (n--)
		buf_chr(out, '\n');
}

int
merge_number(const int v[SIDES])
{
	int ours = v[OURS] < 0 ? v[THEIRS] : v[OURS], theirs = v[THEIRS] < 0 ? v[OURS] : v[THEIRS];

	if (v[BASE] >= 0 && ours == v[BASE])
		return theirs;
	if (v[BASE] >= 0 && theirs == v[BASE])
		return ours;
	return ours < theirs ? ours : theirs;
}
