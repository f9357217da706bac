/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "names/name_words.h"

/* straight ones too: text_fold() leaves no curly ones */
static bool
is_apostrophe(int32_t c)
{
	return c == '\'' || c == '`' || c == 0xB4 || c == 0x2B9 || c == 0x2BB || c == 0x2BC ||
	       c == 0x2BF || c == 0x2032;
}

/* true for what stands between words; symbols such as emoji, and the "@" of addresses, do not */
static bool
is_gap(int32_t c)
{
	if (c < 0x80)
		return !char_alpha((char)c) && !char_digit((char)c) && c != '@';
	return c < 0xAA || c == 0xAB || c == 0xB7 || c == 0xBB || c == 0x30FB ||
	       (c >= 0x2000 && c < 0x2070) || (c >= 0x3000 && c < 0x3004) ||
	       (c >= 0x3008 && c < 0x3020);
}

/* true for a letter of a script in which names have no spaces; folded Hangul is in parts */
static bool
is_dense(int32_t c)
{
	return c >= 0x80 && (text_class(c) == TEXT_DENSE || (c >= 0x1100 && c < 0x1200));
}

void
name_plain(struct buf *out, struct buf *marks, struct str folded)
{
	size_t begin = out->n;
	bool gap = true, part = false, dense = false;

	while (folded.n) {
		struct str at = folded;
		int32_t c = utf8_next(&folded);
		size_t bytes = at.n - folded.n;
		enum name_mark mark;

		if (is_apostrophe(c) || is_gap(c)) {
			gap |= !is_apostrophe(c);
			part = true;
			continue;
		}
		part |= is_dense(c);
		mark = gap ? MARK_WORD : part ? MARK_PART : MARK_NONE;
		if (gap && out->n > begin && !(dense && is_dense(c))) {
			buf_chr(out, ' ');
			if (marks)
				buf_chr(marks, MARK_NONE);
		}
		buf_str(out, str_sub(at, 0, bytes));
		for (size_t i = 0; marks && i < bytes; i++)
			buf_chr(marks, i ? MARK_NONE : (char)mark);
		gap = false;
		part = c == '@';
		dense = is_dense(c);
	}
}

size_t
name_count(struct str plain)
{
	size_t n = plain.n > 0;

	for (size_t i = 0; i < plain.n; i++)
		n += plain.p[i] == ' ';
	return n;
}

struct str
name_head(const char *text, size_t words)
{
	size_t n = 0;

	while (text[n] && (text[n] != ' ' || --words))
		n++;
	return (struct str){text, n};
}

/* true if every word of an operand begins a word of the name, each another one */
static bool
fits_apart(struct str plain, const char *marks, struct str operand)
{
	enum { MOST = 64 };
	size_t used[MOST], n = 0;
	struct str word;

	while (operand.n) {
		size_t at = 0;

		operand = str_cut(&word, operand, ' ');
		for (; at < plain.n; at++) {
			bool is = marks[at] && str_starts(str_sub(plain, at, plain.n), word);

			for (size_t i = 0; i < n; i++)
				is &= used[i] != at;
			if (is)
				break;
		}
		if (at == plain.n || n == MOST)
			return false;
		used[n++] = at;
	}
	return n > 1;
}

/* how a text that starts at a mark and starts with the operand fits */
static enum name_fit
fit_at(struct str rest, enum name_mark mark, bool first, size_t n)
{
	bool end = rest.n == n || rest.p[n] == ' ';

	if (mark != MARK_WORD)
		return NAME_PART;
	if (!end)
		return NAME_BEGIN;
	return first && rest.n == n ? NAME_WHOLE : NAME_WORD;
}

enum name_fit
name_fit(struct str plain, const char *marks, struct str operand)
{
	enum name_fit best = NAME_NONE;

	for (size_t at = 0; operand.n && at < plain.n; at++) {
		struct str rest = str_sub(plain, at, plain.n);
		enum name_fit fit;

		if (!marks[at] || !str_starts(rest, operand))
			continue;
		fit = fit_at(rest, (enum name_mark)marks[at], at == 0, operand.n);
		best = fit > best ? fit : best;
	}
	if (!best && fits_apart(plain, marks, operand))
		return NAME_APART;
	return best;
}

void
name_words_add(struct name_words *w, struct str folded, uint32_t who, bool address)
{
	const struct name_start *last = w->n ? &w->v[w->n - 1] : NULL;
	struct str plain;
	const char *marks;

	buf_clear(&w->plain);
	buf_clear(&w->marks);
	name_plain(&w->plain, &w->marks, folded);
	/* most ids are the name that comes after them */
	if (!w->plain.n || (last && last->who == who && strcmp(last->whole, w->plain.p) == 0))
		return;
	if (address) {
		memset(w->marks.p, MARK_NONE, w->marks.n);
		w->marks.p[0] = MARK_PART;
	}
	plain = arena_str(&w->arena, buf_view(&w->plain));
	marks = arena_str(&w->arena, buf_view(&w->marks)).p;
	for (size_t at = 0; at < plain.n; at++) {
		if (!marks[at])
			continue;
		w->v = mem_reserve(w->v, w->n, &w->cap, sizeof(*w->v));
		w->v[w->n++] = (struct name_start){plain.p + at, plain.p, marks, who};
	}
}

static int
start_order(const void *va, const void *vb)
{
	const struct name_start *a = va, *b = vb;
	int d = strcmp(a->text, b->text);

	if (d)
		return d;
	if (a->who != b->who)
		return a->who < b->who ? -1 : 1;
	return strcmp(a->whole, b->whole);
}

void
name_words_sort(struct name_words *w)
{
	if (w->n)
		qsort(w->v, w->n, sizeof(*w->v), start_order);
}

size_t
name_words_drop(struct name_words *w, uint32_t who)
{
	size_t n = 0;

	for (size_t i = 0; i < w->n; i++)
		if (w->v[i].who != who)
			w->v[n++] = w->v[i];
	w->n = n;
	return n;
}

void
name_words_insert(struct name_words *w, size_t sorted)
{
	size_t n = w->n - sorted, end = sorted;
	struct name_start *new = mem_alloc(n * sizeof(*new));

	if (n) {
		memcpy(new, w->v + sorted, n * sizeof(*new));
		qsort(new, n, sizeof(*new), start_order);
	}
	/* from the last, so that each of the others moves once */
	for (size_t i = n; i-- > 0;) {
		size_t low = 0, high = end;

		while (low < high) {
			size_t mid = (low + high) / 2;

			if (start_order(&w->v[mid], &new[i]) < 0)
				low = mid + 1;
			else
				high = mid;
		}
		memmove(w->v + low + i + 1, w->v + low, (end - low) * sizeof(*w->v));
		w->v[low + i] = new[i];
		end = low;
	}
	free(new);
}

/* the first beginning that does not come before an operand; with `after`, the end of its range */
static size_t
bound(const struct name_words *w, struct str operand, bool after)
{
	size_t low = 0, high = w->n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (strncmp(w->v[mid].text, operand.p, operand.n) < after)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

const struct name_start *
name_words_range(const struct name_words *w, size_t *n, struct str operand)
{
	size_t from = bound(w, operand, false);

	*n = bound(w, operand, true) - from;
	return w->n ? w->v + from : NULL;
}

enum name_fit
name_start_fit(const struct name_start *s, struct str operand)
{
	size_t at = (size_t)(s->text - s->whole);

	return fit_at(str_of(s->text), (enum name_mark)s->marks[at], at == 0, operand.n);
}

void
name_words_free(struct name_words *w)
{
	free(w->v);
	buf_free(&w->plain);
	buf_free(&w->marks);
	arena_free(&w->arena);
	*w = (struct name_words){0};
}
