/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "edit/patch.h"

/* a change to the items of a list, "[a, b]" or lines of "- a" */
struct patch_list_items {
	struct patches *p;
	const struct place *at;
	const bool *stays;
	size_t last;  /* index of the last that stays, or nitems */
};

static struct str
between(const struct patch_list_items *l, size_t from, size_t to)
{
	return str_sub(l->p->file, from, to);
}

static bool
blanks(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!strchr(" \t\r\n", s.p[i]))
			return false;
	return true;
}

/* true if a comment follows item i, before the next or the end */
static bool
commented(const struct patch_list_items *l, size_t i)
{
	size_t to = i + 1 < l->at->nitems ? l->at->item[i + 1].from : l->at->value.to;
	struct str gap = between(l, l->at->item[i].to, to);

	return str_chr(gap, '#') < gap.n;
}

/* the offset after an item and its comma, if it has one */
static size_t
after_comma(const struct patch_list_items *l, size_t i)
{
	size_t to = l->at->item[i].to, end = to;
	struct str file = l->p->file;

	while (end < file.n && blanks(str_sub(file, end, end + 1)))
		end++;
	return end < file.n && file.p[end] == ',' ? end + 1 : to;
}

/* the comma that follows an item below a comment, or 0 */
static size_t
later_comma(const struct patch_list_items *l, size_t i)
{
	size_t at = l->at->item[i].to;
	size_t to = i + 1 < l->at->nitems ? l->at->item[i + 1].from : l->at->value.to;
	struct str file = l->p->file;

	while (at < to && file.p[at] != ',')
		if (file.p[at] == '#')
			at = patch_line_end(file, at);
		else
			at++;
	return at < to ? at : 0;
}

static void
cut_flow(const struct patch_list_items *l)
{
	const struct span *item = l->at->item;
	size_t n = l->at->nitems;
	bool bare = false, before = false;

	for (size_t i = 0; i < n; i++)
		bare |= commented(l, i);
	for (size_t i = 0; i < n; before |= l->stays[i++]) {
		size_t after = after_comma(l, i), later = after == item[i].to ? later_comma(l, i) : 0;

		if (l->stays[i])
			continue;
		if (bare) {
			/* the text around it stays */
			patch_add(l->p, item[i].from, after, STR(""));
			if (later)
				patch_add(l->p, later, later + 1, STR(""));
		} else if (before) {
			patch_add(l->p, item[i - 1].to, item[i].to, STR(""));
		} else {
			patch_add(l->p, item[i].from, i + 1 < n ? item[i + 1].from : after, STR(""));
		}
	}
}

/* the text between the last two items if it is just a comma and blanks, else ", " */
static struct str
comma(const struct patch_list_items *l)
{
	const struct span *item = l->at->item;
	size_t n = l->at->nitems, cut;
	struct str gap;

	if (n < 2)
		return STR(", ");
	gap = between(l, item[n - 2].to, item[n - 1].from);
	cut = str_chr(gap, ',');
	return blanks(str_sub(gap, 0, cut)) && blanks(str_sub(gap, cut + 1, gap.n)) ? gap : STR(", ");
}

static void
add_flow(const struct patch_list_items *l, const struct str *add, size_t n)
{
	size_t at = l->last < l->at->nitems ? l->at->item[l->last].to : l->at->value.from + 1;
	struct buf out = {0};

	for (size_t i = 0; i < n; i++) {
		if (i || l->last < l->at->nitems)
			buf_str(&out, comma(l));
		patch_scalar(&out, add[i], STR(""), true);
	}
	patch_add(l->p, at, at, buf_view(&out));
	buf_free(&out);
}

/* the offset of the "-" of an item; false if other text than blanks follows it */
static bool
marker(const struct patch_list_items *l, size_t i, size_t *at)
{
	size_t from = l->at->item[i].from;
	struct str file = l->p->file;

	while (from > l->at->colon && strchr(" \t\r\n", file.p[from - 1]))
		from--;
	*at = from - 1;
	return from > l->at->colon && file.p[from - 1] == '-';
}

static bool
cut_lines(const struct patch_list_items *l)
{
	struct str file = l->p->file;
	size_t dash;

	for (size_t i = 0; i < l->at->nitems; i++) {
		if (l->stays[i])
			continue;
		if (!marker(l, i, &dash))
			return false;
		patch_add(l->p, patch_line(file, dash), patch_line_end(file, l->at->item[i].to), STR(""));
	}
	return true;
}

/* adds lines in the form of the last one */
static bool
add_lines(const struct patch_list_items *l, const struct str *add, size_t n)
{
	struct str file = l->p->file, before;
	size_t last = l->at->nitems - 1, at = patch_line_end(file, l->at->item[last].to), dash;
	struct span item = l->at->item[last];
	struct buf out = {0};

	if (!marker(l, last, &dash))
		return false;
	before = between(l, patch_line(file, dash), item.from);
	for (size_t i = 0; i < n; i++) {
		/* "-" alone, or with its text on the next line, is no model */
		if (item.from == item.to || str_chr(before, '\n') < before.n || str_chr(before, '\r') < before.n) {
			buf_str(&out, str_sub(before, 0, dash - patch_line(file, dash)));
			buf_str(&out, STR("- "));
		} else {
			buf_str(&out, before);
		}
		patch_scalar(&out, add[i], STR(""), false);
		buf_str(&out, l->p->eol);
	}
	patch_add(l->p, at, at, buf_view(&out));
	buf_free(&out);
	return true;
}

/* replaces a list in lines whose items all go: by the new items, or by an empty list */
static bool
replace_lines(const struct patch_list_items *l, const struct str *add, size_t n)
{
	if (n)
		return add_lines(l, add, n) && cut_lines(l);
	patch_add(l->p, l->at->colon, l->at->colon, STR(" []"));
	return cut_lines(l);
}

int
patch_items(struct patches *p, const struct place *at, const bool *stays, const struct str *add, size_t n)
{
	struct patch_list_items l = {.p = p, .at = at, .stays = stays, .last = at->nitems};

	for (size_t i = 0; i < at->nitems; i++)
		if (stays[i])
			l.last = i;
	if (at->style == PLACE_FLOW) {
		cut_flow(&l);
		if (n)
			add_flow(&l, add, n);
		return 0;
	}
	if (l.last == at->nitems)
		return replace_lines(&l, add, n) ? 0 : -1;
	return cut_lines(&l) && (!n || add_lines(&l, add, n)) ? 0 : -1;
}
