/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "edit/change.h"
#include "edit/parts.h"

static void
format_value(struct buf *out, const struct change *c, struct str like)
{
	if (c->op == EDIT_ADD || (c->list && (c->nitems != 1 || parts_need_list(c->known, c->name, c->item[0]))))
		patch_flow(out, c->item, c->nitems);
	else
		patch_scalar(out, c->list ? c->item[0] : c->value, like, false);
}

/* replaces the old value, with all the lines of a list */
static int
put_value(struct change *c, struct str text)
{
	const struct place *p = c->at;
	struct str head, old = str_sub(c->file, p->value.from, p->value.to);
	struct buf out = {0};

	if (p->style == PLACE_EMPTY || p->style == PLACE_LIST)
		buf_chr(&out, ' ');
	buf_str(&out, text);
	str_line(&head, &(struct str){old.p, old.n});
	/* keeps the comment of "| # comment" */
	if (p->style == PLACE_BLOCK && (old.p[0] == '|' || old.p[0] == '>') && str_find(head, STR(" #")) < head.n)
		buf_str(&out, str_sub(head, str_find(head, STR(" #")), head.n));
	if (p->style == PLACE_LIST) {
		patch_add(&c->patches, p->colon, p->colon, buf_view(&out));
		patch_add(&c->patches, patch_line(c->file, p->value.from), patch_value_end(c->file, p), STR(""));
	} else {
		patch_add(&c->patches, p->value.from, p->value.to, buf_view(&out));
	}
	buf_free(&out);
	return 0;
}

/* patch_items(); -1 with the error reported */
static int
put_items(struct change *c, const struct place *p, const bool *stays, const struct str *add, size_t n)
{
	if (patch_items(&c->patches, p, stays, add, n) == 0)
		return 0;
	return change_refuse(c, p, "cannot be changed safely, as it is written here: edit it by hand");
}

/* sets a list that exists: items that stay keep their form */
static int
set_items(struct change *c)
{
	const struct place *p = c->at;
	bool *stays = arena_zero(&c->patches.arena, p->nitems, sizeof(*stays));
	size_t k = 0;

	for (size_t i = 0; i < p->nitems; i++) {
		stays[i] = k < c->nitems && str_eq(parts_shown(p, i, &c->patches.arena), c->item[k]);
		k += stays[i];
	}
	return put_items(c, p, stays, c->item + k, c->nitems - k);
}

/* a single value, or a text of several, becomes the beginning of a list: items keep their quotes */
static void
begin_list(struct buf *out, struct change *c, struct parts *parts)
{
	struct str raw = str_sub(c->file, c->at->value.from, c->at->value.to);
	size_t n = parts_read(parts, c->at, c->file, &c->patches.arena) ? parts->shown.n : 0;

	for (size_t i = 0; i < n; i++) {
		struct span at = parts_place(parts, i);

		buf_str(out, i ? STR(", ") : STR(""));
		patch_scalar(out, str_sub(c->file, at.from, at.to), STR(""), true);
	}
	if (!n && (raw.p[0] == '"' || raw.p[0] == '\''))
		buf_str(out, raw);
	else if (!n)
		patch_scalar(out, c->at->text[0], STR(""), true);
}

static int
add_items(struct change *c)
{
	struct parts parts;
	const struct place *p = c->at;
	struct str raw = str_sub(c->file, p->value.from, p->value.to);
	bool *stays = arena_zero(&c->patches.arena, p->nitems, sizeof(*stays));
	struct buf out = {0};

	if (p->nitems)
		memset(stays, true, p->nitems * sizeof(*stays));
	if (p->style == PLACE_FLOW || p->style == PLACE_LIST)
		return put_items(c, p, stays, c->item, c->nitems);
	if (p->style == PLACE_BLOCK)
		return change_refuse(c, p, "a text of several lines, no list: edit it by hand");
	if (p->style == PLACE_EMPTY || patch_null(raw)) {
		patch_flow(&out, c->item, c->nitems);
	} else {
		if (c->nitems == 1 && parts_read(&parts, p, c->file, &c->patches.arena) &&
		    parts_add(&c->patches, &parts, p, c->item[0]))
			return 0;
		buf_chr(&out, '[');
		begin_list(&out, c, &parts);
		for (size_t i = 0; i < c->nitems; i++) {
			buf_str(&out, STR(", "));
			patch_scalar(&out, c->item[i], STR(""), true);
		}
		buf_chr(&out, ']');
	}
	put_value(c, buf_view(&out));
	buf_free(&out);
	return 0;
}

static int
remove_item(struct change *c)
{
	const struct place *p = c->at;
	bool text = p->style == PLACE_SCALAR || p->style == PLACE_BLOCK, all = true, none = true;
	struct arena *arena = &c->patches.arena;
	struct parts parts = {0};
	size_t n = p->nitems;
	bool *stays;

	if (text)
		n = parts_read(&parts, p, c->file, arena) ? parts.shown.n : 1;
	stays = arena_zero(arena, n, sizeof(*stays));
	for (size_t i = 0; i < n && p->style != PLACE_EMPTY; i++) {
		stays[i] = !change_same(c, text && n > 1 ? parts.shown.v[i].text : parts_shown(p, i, arena), c->shown);
		all &= stays[i];
		none &= !stays[i];
	}
	if (all)
		return 0;
	if (!text)
		return put_items(c, p, stays, NULL, 0);
	if (none)
		return put_value(c, STR("[]"));
	parts_cut(&c->patches, &parts, stays);
	return 0;
}

/* removes an item, or the key, from each of its places */
static int
for_each(struct change *c)
{
	int ret = 0;

	for (size_t i = 0; i < c->nplaces && ret == 0; i++) {
		c->at = &c->place[i];
		if (!change_meant(c, c->at->known, c->at->key))
			continue;
		if (c->op == EDIT_REMOVE)
			ret = remove_item(c);
		else
			patch_add(&c->patches, c->at->from, patch_value_end(c->file, c->at), STR(""));
	}
	return ret;
}

int
change_place(struct change *c)
{
	struct buf out = {0};
	int ret;

	if (c->op == EDIT_REMOVE || c->op == EDIT_UNSET)
		return for_each(c);
	if (c->op == EDIT_ADD)
		return add_items(c);
	if (c->list && (c->at->style == PLACE_FLOW || c->at->style == PLACE_LIST))
		return set_items(c);
	format_value(&out, c, str_sub(c->file, c->at->value.from, c->at->value.to));
	ret = put_value(c, buf_view(&out));
	buf_free(&out);
	return ret;
}

/* after the last key that precedes it in the usual order */
size_t
change_new_place(const struct change *c)
{
	size_t mine = key_rank(c->known);
	const struct place *before = NULL;

	if (mine == KEY_COUNT || !c->nplaces)
		return 0;
	for (size_t i = 0; i < c->nplaces; i++)
		if (key_rank(c->place[i].known) <= mine)
			before = &c->place[i];
	return before ? patch_value_end(c->file, before) : c->place[0].from;
}

void
change_add_text(struct change *c, size_t at, struct str text)
{
	struct buf out = {0};
	size_t from = c->nplaces ? c->place[0].from : 0, key = from;

	/* all keys of a front-matter may be indented */
	while (c->nplaces && c->file.p[key] == ' ')
		key++;
	buf_str(&out, str_sub(c->file, from, key));
	patch_scalar(&out, c->name, patch_key_plain(c->name) ? STR("") : STR("\""), true);
	/* a list has its values on the lines below */
	buf_str(&out, str_starts(text, c->patches.eol) ? STR(":") : STR(": "));
	buf_str(&out, text);
	buf_str(&out, c->patches.eol);
	patch_add(&c->patches, at, at, buf_view(&out));
	buf_free(&out);
}

void
change_add_line(struct change *c, size_t at)
{
	struct buf out = {0};

	format_value(&out, c, STR(""));
	change_add_text(c, at, buf_view(&out));
	buf_free(&out);
}
