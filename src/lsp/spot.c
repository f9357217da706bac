/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "edit/link_place.h"
#include "entry/link.h"
#include "lsp/spot.h"

/* the length of "2026-09-01" at the beginning of a text; else 0 */
static size_t
date_length(struct str s)
{
	for (size_t i = 0; i < 10; i++)
		if (i >= s.n || (i == 4 || i == 7 ? s.p[i] != '-' : !char_digit(s.p[i])))
			return 0;
	return 10;
}

/* where an opening bracket stands that is not closed before the end; s.n if there is none */
static size_t
open_bracket(struct str s, struct str bracket, char close)
{
	for (size_t i = s.n; i-- > 0;) {
		if (s.p[i] == close)
			return s.n;
		if (str_starts(str_sub(s, i, s.n), bracket))
			return i;
	}
	return s.n;
}

/* true if a link that is begun at `open` would be one: not in code, a comment, or after a backslash */
static bool
links_here(struct str text, size_t body, size_t open, size_t cursor)
{
	struct link_places links = {0};
	struct buf with = {0};
	bool there = false;

	buf_str(&with, str_sub(text, 0, open));
	buf_str(&with, STR("[x](y)"));
	buf_str(&with, str_sub(text, cursor, text.n));
	link_places_text(&links, buf_view(&with), body, with.n);
	for (size_t i = 0; i < links.n && !there; i++)
		there = links.v[i].at.from == open + 4;
	link_places_free(&links);
	buf_free(&with);
	return there;
}

/* where the quote stands that is open at the end of a value, or s.n; *closed if one is closed */
static size_t
open_quote(struct str s, bool *closed)
{
	size_t open = s.n;

	*closed = false;
	for (size_t i = 0; i < s.n; i++) {
		if (open < s.n) {
			i += s.p[open] == '"' && s.p[i] == '\\';
			*closed = i < s.n && s.p[i] == s.p[open];
			open = *closed ? s.n : open;
		} else if (char_in(s.p[i], STR("\"'")) && (!i || char_in(s.p[i - 1], STR(" \t,[")))) {
			open = i;
			*closed = false;
		} else if (s.p[i] == ',') {
			*closed = false;
		}
	}
	return open;
}

/* the key that the lines above an item of a list belong to */
static struct str
key_above(const struct lines *l, size_t line)
{
	struct str name;

	while (line-- > 0) {
		struct str s = str_sub(l->text, l->at[line], l->at[line + 1]);

		if (!s.n || char_space(s.p[0]) || s.p[0] == '-' || s.p[0] == '#')
			continue;
		str_cut(&name, s, ':');
		return name.n < s.n ? str_trim(name) : STR("");
	}
	return STR("");
}

static void
in_front(struct spot *at, const struct workspace *ws, const struct lines *l, size_t line, struct str s)
{
	bool exact, item = s.n && (char_space(s.p[0]) || s.p[0] == '-'), closed;
	size_t colon = item ? 0 : str_chr(s, ':'), from, quote;

	if (!item && colon == s.n) {
		at->is = SPOT_KEY;
		at->name = str_trim(s);
		return;
	}
	at->is = SPOT_VALUE;
	at->name = item ? key_above(l, line) : str_trim(str_sub(s, 0, colon));
	at->key = key_find(at->name, &ws->book.own, &exact);
	quote = colon + open_quote(str_sub(s, colon, s.n), &closed);
	if (quote < s.n) {
		at->from += quote + 1;
		return;
	}
	if (closed)
		at->is = SPOT_NOTHING;
	for (from = s.n; from > colon + !item && !strchr(",[", s.p[from - 1]); from--)
		;
	if (item && from == 0)
		from = str_chr(s, '-') + 1;
	while (from < s.n && s.p[from] == ' ')
		from++;
	at->from += from;
}

static void
in_item(struct spot *at, struct str s)
{
	size_t n = 0, date;

	while (n < s.n && char_blank(s.p[n]))
		n++;
	if (n == s.n || !strchr("-*+", s.p[n]) || n + 1 == s.n || s.p[n + 1] != ' ')
		return;
	n += 2;
	date = date_length(str_sub(s, n, s.n));
	if (!date) {
		at->is = str_chr(str_sub(s, n, s.n), ' ') == s.n - n ? SPOT_ENTRY : SPOT_NOTHING;
		at->from += n;
		return;
	}
	n += date;
	if (n == s.n || s.p[n++] != ' ')
		return;
	if (str_starts(str_sub(s, n, s.n), STR("-> ")) || str_starts(str_sub(s, n, s.n), STR("<- ")))
		n += 3;
	for (size_t i = n; i < s.n; i++)
		if (char_blank(s.p[i]) || s.p[i] == ':')
			return;
	at->is = SPOT_KIND;
	at->from += n;
}

static bool
in_log(const struct workspace *ws, const struct doc *d, const struct split *split, size_t offset)
{
	const struct body *b = d->who != WORKSPACE_NONE ? &ws->book.contact[d->who].body : NULL;

	for (size_t i = 0; b && b->log && i < b->nlogs; i++)
		if (offset >= split->body + b->log[i].from && offset <= split->body + b->log[i].to)
			return true;
	return false;
}

struct spot
spot_at(const struct workspace *ws, const struct doc *d, size_t offset)
{
	const struct lines *l = &d->lines;
	size_t line = place_line(l, offset), open;
	struct str s = str_sub(l->text, l->at[line], offset);
	struct spot at = {.from = l->at[line]};
	struct split split = {0};
	bool front = front_split(&split, l->text) == 1;

	if (!front)
		split.body = 0;
	front = front && offset >= split.front && offset <= split.front_end;
	if ((open = open_bracket(s, STR("[["), ']')) < s.n) {
		if (front || links_here(l->text, split.body, l->at[line] + open, offset))
			at.is = str_chr(str_sub(s, open, s.n), '|') == s.n - open ? SPOT_WIKI : SPOT_NOTHING;
		at.from += open + 2;
	} else if (front) {
		in_front(&at, ws, l, line, s);
	} else if ((open = open_bracket(s, STR("["), ']')) < s.n && open + 1 < s.n && s.p[open + 1] != ' ') {
		if (links_here(l->text, split.body, l->at[line] + open, offset))
			at.is = SPOT_LINK;
		at.from += open + 1;
	} else if (in_log(ws, d, &split, offset)) {
		in_item(&at, s);
	}
	at.word = str_sub(l->text, at.from, offset);
	return at;
}

/* --- mentions --- */

/* where the text of a value of front-matter stands, from its line and column; false if it is written otherwise */
static bool
find_value(struct mention_spot *out, const struct doc *d, const struct value *v)
{
	const struct lines *l = &d->lines;
	struct str text = value_text(v);
	size_t from;

	if (!v->line || v->line > l->n)
		return false;
	from = l->at[v->line - 1] + (v->col ? v->col - 1 : 0);
	if (from < l->text.n && strchr("\"'", l->text.p[from]))
		from++;
	if (!str_eq(str_sub(l->text, from, from + text.n), text))
		return false;
	*out = (struct mention_spot){from, from + text.n, text};
	return true;
}

static bool
in_values(struct mention_spot *out, const struct workspace *ws, const struct doc *d, size_t offset)
{
	const struct contact *c = d->who != WORKSPACE_NONE ? &ws->book.contact[d->who] : NULL;

	for (size_t i = 0; c && i < c->nfields; i++) {
		const struct field *f = &c->field[i];

		for (size_t k = 0; key_kind(f->key) == KIND_PEOPLE && k < f->n; k++)
			if (find_value(out, d, &f->value[k]) && offset >= out->from && offset <= out->to)
				return true;
	}
	return false;
}

bool
spot_mention(struct mention_spot *out, const struct workspace *ws, const struct doc *d, size_t offset)
{
	struct link_places links = {0};
	struct split split;
	bool found = false;

	if (front_split(&split, d->lines.text) == 1)
		link_places_value(&links, d->lines.text, split.front, split.front_end);
	else
		split.body = 0;
	link_places_text(&links, d->lines.text, split.body, d->lines.text.n);
	for (size_t i = 0; i < links.n && !found; i++) {
		const struct link_place *p = &links.v[i];
		struct str target = str_sub(d->lines.text, p->at.from, p->at.to);

		found = offset >= p->at.from && offset <= p->at.to;
		*out = (struct mention_spot){p->at.from, p->at.to, target};
	}
	link_places_free(&links);
	return found || in_values(out, ws, d, offset);
}

void
spot_id(struct buf *out, struct str target)
{
	buf_clear(out);
	if (str_chr(target, '|') == target.n && link_type(target))
		link_file(out, target);
	else if (!link_wiki(out, target))
		link_value(out, target);
}

size_t
spot_contact(struct workspace *ws, struct str target)
{
	struct buf id = {0};
	size_t who;

	if (!ws->open)
		return WORKSPACE_NONE;
	spot_id(&id, target);
	who = id.n ? book_find(&ws->book, buf_view(&id)) : ws->book.n;
	buf_free(&id);
	return who < ws->book.n ? who : WORKSPACE_NONE;
}
