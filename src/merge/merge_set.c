/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "edit/parts.h"
#include "edit/places.h"
#include "merge/merge_list.h"
#include "merge/merge_set.h"

/* the text around the items of a list, as one side writes it */
struct merge_set_frame {
	enum place_style style;
	struct str open, close; /* text before the first item, and after the last */
	struct str between;     /* text between two items */
	struct str indent;      /* for PLACE_LIST: "  - " */
	bool there;
};

static bool
holds(struct str s, char c)
{
	return str_chr(s, c) < s.n;
}

/* the end of a list's lines, without the comments after it */
static size_t
lines_end(const struct place *p, struct str file)
{
	size_t at = p->value.to + str_chr(str_sub(file, p->value.to, p->to), '\n') + 1;

	return at < p->to ? at : p->to;
}

static size_t
line_start(struct str file, size_t at)
{
	return str_after_last(str_sub(file, 0, at), '\n');
}

/* reads the lines of "- item"; -1 if an item is not on one line with its mark */
static int
read_lines(struct merge_set_frame *f, struct str **tails, const struct place *p, struct str file, struct arena *a)
{
	size_t end = lines_end(p, file);

	*tails = arena_zero(a, p->nitems, sizeof(**tails));
	for (size_t i = 0; i < p->nitems; i++) {
		size_t from = line_start(file, p->item[i].from);
		size_t next = i + 1 < p->nitems ? line_start(file, p->item[i + 1].from) : end;
		struct str indent = str_sub(file, from, p->item[i].from), mark = str_trim(indent);

		if (!str_eq(mark, STR("-")) || next <= p->item[i].to || (i && !str_eq(indent, f->indent)))
			return -1;
		f->indent = indent;
		(*tails)[i] = str_sub(file, p->item[i].to, next);
	}
	f->open = str_sub(file, p->from, line_start(file, p->item[0].from));
	f->close = STR("");
	return 0;
}

/* reads the text around the value, or around the inside of the brackets */
static int
read_inline(struct merge_set_frame *f, const struct place *p, struct str file)
{
	size_t from = p->value.from, to = p->value.to, last;

	if (p->style == PLACE_FLOW) {
		last = p->nitems ? p->item[p->nitems - 1].to : from + 1;
		from = p->nitems ? p->item[0].from : from + 1;
		to = last;
	}
	f->open = str_sub(file, p->from, from);
	f->close = str_sub(file, to, lines_end(p, file));
	f->between = STR(", ");
	if (p->nitems > 1)
		f->between = str_sub(file, p->item[0].to, p->item[1].from);
	for (size_t i = 1; i < p->nitems; i++)
		if (holds(str_sub(file, p->item[i - 1].to, p->item[i].from), '#'))
			return -1;
	return 0;
}

static int
read_frame(struct merge_set_frame *f, struct str **tails, const struct place *p, struct str file, struct arena *a)
{
	*f = (struct merge_set_frame){.there = p != NULL};
	*tails = NULL;
	if (!p)
		return 0;
	f->style = p->style;
	if (p->style == PLACE_LIST)
		return p->nitems ? read_lines(f, tails, p, file, a) : -1;
	return p->style == PLACE_EMPTY || p->style == PLACE_SCALAR || p->style == PLACE_FLOW ? read_inline(f, p, file) : -1;
}

/* the value of an item: without its quotes, if they have no escapes */
static struct str
value_of(struct str raw)
{
	char q = raw.n > 1 ? raw.p[0] : ' ';
	struct str inner;

	if ((q != '\'' && q != '"') || raw.p[raw.n - 1] != q)
		return raw;
	inner = str_sub(raw, 1, raw.n - 1);
	return holds(inner, q) || holds(inner, '\\') ? raw : inner;
}

/* the items of a text that holds several, each in a form that is valid within brackets */
static void
read_parts(struct merge_list *l, enum side side, const struct parts *parts, struct str file, struct arena *a)
{
	merge_list_items(l, side, parts->shown.n, a);
	for (size_t i = 0; i < l->n[side]; i++) {
		struct span at = parts_place(parts, i);
		struct buf raw = {0};

		patch_scalar(&raw, str_sub(file, at.from, at.to), STR(""), true);
		l->item[side][i] = (struct merge_item){.text = arena_str(a, buf_view(&raw)), .date = DAY_NONE};
		l->item[side][i].key = value_of(l->item[side][i].text);
		buf_free(&raw);
	}
}

static void
read_items(struct merge_list *l, enum side side, const struct place *p, struct str file, struct arena *a)
{
	bool scalar = p && p->style == PLACE_SCALAR;
	struct parts parts;

	if (scalar && parts_read(&parts, p, file, a)) {
		read_parts(l, side, &parts, file, a);
		return;
	}
	merge_list_items(l, side, scalar ? 1 : p ? p->nitems : 0, a);
	for (size_t i = 0; i < l->n[side]; i++) {
		struct span at = scalar ? p->value : p->item[i];
		struct str raw = str_sub(file, at.from, at.to);

		l->item[side][i] = (struct merge_item){.key = value_of(raw), .text = raw, .date = DAY_NONE};
	}
}

/* the style that a side changed to, else the one that can hold most */
static enum place_style
pick_style(const struct merge_set_frame f[SIDES])
{
	static const enum place_style best[] = {PLACE_FLOW, PLACE_LIST, PLACE_SCALAR};
	enum place_style ours = f[OURS].there ? f[OURS].style : f[THEIRS].style;
	enum place_style theirs = f[THEIRS].there ? f[THEIRS].style : f[OURS].style;

	if (f[BASE].there && ours == f[BASE].style)
		return theirs;
	if (f[BASE].there && theirs == f[BASE].style)
		return ours;
	for (size_t i = 0; i < sizeof(best) / sizeof(best[0]); i++)
		if (ours == best[i] || theirs == best[i])
			return best[i];
	return ours;
}

/* picks one part of the frame from sides with this style; false if that would lose a comment */
static bool
pick_part(struct str *out, const struct merge_set_frame f[SIDES], const struct str part[SIDES], enum place_style style)
{
	struct str v[SIDES];
	bool have[SIDES];

	for (enum side s = BASE; s < SIDES; s++) {
		have[s] = f[s].there && f[s].style == style;
		if (s != BASE && f[s].there && !have[s] && holds(part[s], '#'))
			return false;
		v[s] = part[s];
	}
	if (!have[OURS] && !have[THEIRS]) {
		*out = v[BASE];
		return true;
	}
	v[OURS] = have[OURS] ? v[OURS] : v[THEIRS];
	v[THEIRS] = have[THEIRS] ? v[THEIRS] : v[OURS];
	if (!have[BASE])
		v[BASE] = STR("");
	return merge_pick(out, v) || (!holds(v[OURS], '#') && !holds(v[THEIRS], '#'));
}

static bool
pick_frame(struct merge_set_frame *out, const struct merge_set_frame f[SIDES])
{
	struct str open[SIDES], close[SIDES], between[SIDES], indent[SIDES];

	for (enum side s = BASE; s < SIDES; s++) {
		open[s] = f[s].open;
		close[s] = f[s].close;
		between[s] = f[s].between;
		indent[s] = f[s].indent;
	}
	out->style = pick_style(f);
	return pick_part(&out->open, f, open, out->style) && pick_part(&out->close, f, close, out->style) &&
	       pick_part(&out->between, f, between, out->style) && pick_part(&out->indent, f, indent, out->style);
}

/* appends an item in a form that is valid within brackets */
static void
add_quoted(struct buf *out, struct str raw)
{
	bool quoted = raw.n && char_in(raw.p[0], STR("'\"")), safe = raw.n && !char_in(raw.p[0], STR("-?:"));

	for (size_t i = 0; i < raw.n; i++)
		safe &= !char_in(raw.p[i], STR(",[]{}"));
	if (quoted || safe) {
		buf_str(out, raw);
		return;
	}
	buf_chr(out, '\'');
	for (size_t i = 0; i < raw.n; i++) {
		if (raw.p[i] == '\'')
			buf_chr(out, '\'');
		buf_chr(out, raw.p[i]);
	}
	buf_chr(out, '\'');
}

struct merge_set_writer {
	const struct merge_list *list;
	const struct merge_set_frame *from; /* the frames of the sides */
	struct merge_set_frame frame;       /* the frame of the result */
	struct str **tails;       /* for PLACE_LIST: the text and comments after each item */
	const uint32_t *order;
	size_t n;
	struct buf *out;
};

/* the text after an item on a side */
static struct str
tail(const struct merge_set_writer *w, const struct node *n, enum side s)
{
	return w->tails[s] ? w->tails[s][n->at[s]] : STR("");
}

/*
 * where an item is taken from: the side that wrote it otherwise than the base, else the smaller; if
 * both write it alike, the side with a comment
 */
static enum side
source(const struct merge_set_writer *w, const struct node *n)
{
	struct str v[SIDES], text;

	if (!node_has(n, OURS) || !node_has(n, THEIRS))
		return node_has(n, OURS) ? OURS : THEIRS;
	for (enum side s = BASE; s < SIDES; s++)
		v[s] = merge_list_text(w->list, n, s);
	if (str_eq(v[OURS], v[THEIRS])) {
		struct str ours = tail(w, n, OURS), theirs = tail(w, n, THEIRS);

		if (holds(ours, '#') != holds(theirs, '#'))
			return holds(ours, '#') ? OURS : THEIRS;
		return str_cmp(ours, theirs) <= 0 ? OURS : THEIRS;
	}
	merge_pick(&text, v);
	return text.p == v[OURS].p ? OURS : THEIRS;
}

static void
write_lines(struct merge_set_writer *w)
{
	buf_str(w->out, w->frame.open);
	for (size_t i = 0; i < w->n; i++) {
		const struct node *n = &w->list->node[w->order[i]];
		enum side s = source(w, n);

		buf_str(w->out, w->frame.indent);
		buf_str(w->out, merge_list_text(w->list, n, s));
		buf_str(w->out, w->tails[s] ? tail(w, n, s) : STR("\n"));
	}
}

/* what ends the list; without items, the comma after the last one goes too */
static struct str
ending(const struct merge_set_writer *w)
{
	struct str s = w->frame.close;
	size_t at = 0;

	while (at < s.n && char_in(s.p[at], STR(" \t\r\n")))
		at++;
	return !w->n && at < s.n && s.p[at] == ',' ? str_sub(s, at + 1, s.n) : s;
}

static void
write_inline(struct merge_set_writer *w)
{
	bool brackets = w->frame.style != PLACE_FLOW && w->n != 1;
	/* a single scalar stays a scalar */
	bool flow = w->frame.style == PLACE_FLOW || brackets;

	buf_str(w->out, w->frame.open);
	if (w->out->p[w->out->n - 1] == ':' && w->n)
		buf_chr(w->out, ' ');
	if (brackets && w->n)
		buf_chr(w->out, '[');
	for (size_t i = 0; i < w->n; i++) {
		const struct node *n = &w->list->node[w->order[i]];
		enum side s = source(w, n);
		struct str raw = merge_list_text(w->list, n, s);

		if (i)
			buf_str(w->out, w->frame.between);
		if (flow && w->from[s].style != PLACE_FLOW)
			add_quoted(w->out, raw);
		else
			buf_str(w->out, raw);
	}
	if (brackets && w->n)
		buf_chr(w->out, ']');
	buf_str(w->out, ending(w));
}

/* true if the result keeps the comment after an item, or there is none */
static bool
keeps_tail(const struct merge_set_writer *w, const struct node *n, enum side s)
{
	struct str text = tail(w, n, s);

	if (!holds(text, '#'))
		return true;
	return w->frame.style == PLACE_LIST && str_eq(w->frame.indent, w->from[s].indent) &&
	       merge_same(text, tail(w, n, source(w, n)));
}

static bool
keeps_tails(const struct merge_set_writer *w)
{
	for (size_t i = 0; i < w->n; i++) {
		const struct node *n = &w->list->node[w->order[i]];

		for (enum side s = OURS; s < SIDES; s++)
			if (node_has(n, s) && !keeps_tail(w, n, s))
				return false;
	}
	return true;
}

int
merge_set(struct merger *m, const struct place *const place[SIDES], const struct str file[SIDES])
{
	struct merge_set_frame frame[SIDES];
	struct str *tails[SIDES];
	struct merge_list l = {0};
	uint32_t *order;
	struct merge_set_writer w = {.list = &l, .from = frame, .tails = tails, .out = m->out};

	for (enum side s = BASE; s < SIDES; s++) {
		if (read_frame(&frame[s], &tails[s], place[s], file[s], m->arena) < 0)
			return -1;
		read_items(&l, s, place[s], file[s], m->arena);
	}
	if (!pick_frame(&w.frame, frame))
		return -1;
	merge_list_match(&l, m->arena);
	w.n = merge_list_order(&order, &l, m->arena);
	w.order = order;
	if (!keeps_tails(&w))
		return -1;
	/* no item is left, and one side also removed the key */
	if (!w.n && (!place[OURS] || !place[THEIRS]))
		return 0;
	if (w.frame.style == PLACE_LIST)
		write_lines(&w);
	else
		write_inline(&w);
	return 0;
}
