/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "edit/change.h"

static void
format_value(struct buf *out, const struct change *c, struct str like)
{
	if (c->op == EDIT_ADD || (c->list && c->nitems != 1))
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
		stays[i] = k < c->nitems && str_eq(p->text[i], c->item[k]);
		k += stays[i];
	}
	return put_items(c, p, stays, c->item + k, c->nitems - k);
}

static int
add_items(struct change *c)
{
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
		/* a single value becomes the first of several, in its quotes */
		buf_chr(&out, '[');
		if (raw.p[0] == '"' || raw.p[0] == '\'')
			buf_str(&out, raw);
		else
			patch_scalar(&out, p->text[0], STR(""), true);
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
	bool *stays = arena_zero(&c->patches.arena, p->nitems, sizeof(*stays));
	bool all = true;

	if (p->style == PLACE_SCALAR || p->style == PLACE_BLOCK)
		return change_same(c, p->text[0], c->value) ? put_value(c, STR("[]")) : 0;
	for (size_t i = 0; i < p->nitems; i++) {
		stays[i] = !change_same(c, p->text[i], c->value);
		all &= stays[i];
	}
	return all ? 0 : put_items(c, p, stays, NULL, 0);
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
	buf_str(&out, STR(": "));
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
