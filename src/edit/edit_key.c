/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/marker.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "contact/wrong_value.h"
#include "edit/change.h"
#include "edit/parts.h"

/* prefers places with a value, and tend's own name */
const struct place *
change_choose(const struct change *c)
{
	const struct place *best = NULL;
	int best_rank = -1;

	for (size_t i = 0; i < c->nplaces; i++) {
		const struct place *p = &c->place[i];
		bool exact;
		int rank;

		if (!change_meant(c, p->known, p->key))
			continue;
		key_find(p->key, c->edit->own, &exact);
		rank = 2 * (p->style != PLACE_EMPTY) + exact;
		if (rank > best_rank) {
			best_rank = rank;
			best = p;
		}
	}
	return best;
}

/* applies the patches and checks the result: 1, 0 if there are none, -1 if it is wrong */
static int
attempt(struct buf *out, struct change *c)
{
	if (!c->patches.n || !patch_apply(out, &c->patches))
		return 0;
	return change_read_back(c, buf_view(out)) ? 1 : -1;
}

/* writes a front-matter at the top of a file without one */
static int
add_front(struct buf *out, struct change *c)
{
	const struct field *name = contact_field(&c->old, KEY_NAME);
	struct buf line = {0}, whole = {0};
	struct split at;
	int ret = -1;

	contact_split(&at, &c->old, c->file);
	for (int named = 0; named < 2; named++) {
		buf_clear(&line);
		buf_str(&line, STR("---"));
		buf_str(&line, c->patches.eol);
		/* a heading is the name only of a file without front-matter */
		if (named) {
			buf_str(&line, STR("name: "));
			buf_clear(&whole);
			buf_str(&whole, field_text(name, 0));
			/* the sign of death in the heading counts no more */
			buf_str(&whole, c->old.signed_dead && !contact_field(&c->old, KEY_STATUS) ? STR(" †") : STR(""));
			patch_scalar(&line, buf_view(&whole), STR(""), false);
			buf_str(&line, c->patches.eol);
		}
		patch_add(&c->patches, at.body, at.body, buf_view(&line));
		change_add_line(c, at.body);
		buf_clear(&line);
		buf_str(&line, STR("---"));
		buf_str(&line, c->patches.eol);
		patch_add(&c->patches, at.body, at.body, buf_view(&line));
		ret = attempt(out, c) == 1 ? 1 : -1;
		if (ret == 1 || !name || c->known == KEY_NAME)
			break;
	}
	buf_free(&line);
	buf_free(&whole);
	return ret;
}

static int
add_key(struct buf *out, struct change *c)
{
	struct split at;
	size_t smart = change_new_place(c);
	int ret = -1;

	if (c->old.bare)
		return add_front(out, c);
	if (front_split(&at, c->file) != 1)
		return -1;
	if (smart) {
		change_add_line(c, smart);
		ret = attempt(out, c);
	}
	if (ret < 0) {
		change_add_line(c, at.front_end);
		ret = attempt(out, c);
	}
	return ret;
}

static bool
conflict(struct str yaml)
{
	struct str line;

	while (str_line(&line, &yaml))
		if (!marker_is(line, MARKER_NONE))
			return true;
	return false;
}

static bool
several(const struct change *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->nplaces; i++)
		n += change_meant(c, c->place[i].known, c->place[i].key);
	return n > 1;
}

/* splits "a, b" into the items of a list */
static void
split_items(struct change *c)
{
	struct str item, rest = c->value;
	size_t cap = 0;

	while (rest.n) {
		rest = str_cut(&item, rest, ',');
		item = str_trim(item);
		if (!item.n)
			continue;
		c->item = mem_reserve(c->item, c->nitems, &cap, sizeof(*c->item));
		c->item[c->nitems++] = item;
	}
}

int
change_open(struct change *c)
{
	struct arena *arena = &c->patches.arena;
	struct split at;

	if (!change_parse(&c->old, c, c->file, arena, 0))
		return change_refuse(c, NULL, "no front-matter of a contact to write it into");
	if (c->old.bare)
		return 0;
	contact_split(&at, &c->old, c->file);
	if (conflict(str_sub(c->file, at.front, at.front_end)))
		return change_refuse(c, NULL, "the front-matter holds conflict markers: solve them first");
	if (places_find(&c->place, &c->nplaces, c->file, c->edit->own, arena) < 0)
		return change_refuse(c, NULL, "the front-matter is no YAML that can be written into safely: edit it by hand");
	return 0;
}

/* true for a map of days that goes as a whole, and no comment with it */
static bool
days_go(const struct change *c, const struct place *p)
{
	struct str value = str_sub(c->file, p->colon, p->value.to);

	return c->op == EDIT_UNSET && c->known == KEY_DATES && str_chr(value, '#') == value.n;
}

/* reports and returns -1 if the key does not allow this value or operation */
static int
check(const struct change *c)
{
	struct parse p = {.errors = c->edit->errors, .path = c->edit->path, .own = c->edit->own, .dates = c->edit->dates};
	enum key_kind kind = key_kind(c->known);
	const char *wrong = c->op == EDIT_SET ? wrong_value(c->name, c->value, &p) : NULL;
	bool setting = key_is_setting(c->known) && !str_eq(p.path, STR("me.md"));

	if (c->op != EDIT_UNSET && !str_trim(c->value).n)
		return change_refuse(c, NULL, "no value");
	if (utf8_invalid(c->value) < c->value.n || utf8_invalid(c->name) < c->name.n)
		return change_refuse(c, NULL, "not UTF-8");
	if (c->known == KEY_TYPE && c->op == EDIT_SET && !text_same(c->value, STR("person")) &&
	    !text_same(c->value, STR("contact")))
		return change_refuse(c, NULL, "the file would no longer be a contact: change it by hand");
	if (kind == KIND_MAP && !setting)
		return change_refuse(c, NULL, "holds pairs: edit it by hand");
	if ((c->op == EDIT_ADD || c->op == EDIT_REMOVE) && c->known != KEY_OTHER && !key_is_list(c->known) && !setting)
		return change_refuse(c, NULL, "holds one value, and is no list: set it with =");
	if (wrong) {
		wrong_value_report(&p, 0, 0, c->name, c->value, wrong);
		return -1;
	}
	for (size_t i = 0; i < c->nplaces; i++)
		if (change_meant(c, c->place[i].known, c->place[i].key) && c->place[i].style == PLACE_OTHER &&
		    !days_go(c, &c->place[i]))
			return change_refuse(c, &c->place[i], "more than a text or a list of texts: edit it by hand");
	return 0;
}

/* true if the file already has the value */
static bool
is_so(struct change *c)
{
	const struct field *f = change_field(c, &c->old);
	bool any = false;

	for (size_t i = 0; f && i < f->n && (c->op == EDIT_ADD || c->op == EDIT_REMOVE); i++)
		any |= change_same(c, field_text(f, i), c->shown);
	switch (c->op) {
	case EDIT_SET:
		if (!c->list && f && f->n == 1 && f->shape != SHAPE_MAP)
			return str_eq(field_text(f, 0),
			              parts_meant(c->known, c->name, c->value, true, &c->patches.arena));
		return f && f->n && change_says(c, &c->old);
	case EDIT_ADD:
		return any;
	case EDIT_REMOVE:
		return !any;
	case EDIT_UNSET:
	default:
		return !f || !f->n;
	}
}

static void
add_one(struct change *c)
{
	c->item = mem_alloc(sizeof(*c->item));
	c->item[0] = c->value;
	c->nitems = 1;
}

/* true if the value that counts stands in the text */
static bool
in_text(const struct change *c)
{
	const struct field *f = change_field(c, &c->old);

	return f && f->n && (!c->at || c->at->style == PLACE_EMPTY);
}

/* the front-matter gets a value, and the text keeps another */
static void
report_text(const struct change *c)
{
	const struct field *f = change_field(c, &c->old);

	errors_add(c->edit->errors, c->edit->path, f->value->line, f->value->col,
	           "%s: the text keeps its own value, and the front-matter wins: change it here, too", f->name);
}

static int
run(struct buf *out, struct change *c)
{
	int ret;

	if (change_open(c) < 0 || check(c) < 0)
		return -1;
	c->shown = parts_meant(c->known, c->name, c->value, false, &c->patches.arena);
	c->at = change_choose(c);
	c->list = c->op == EDIT_SET && (key_is_list(c->known) || (c->known == KEY_OTHER && c->at &&
	          (c->at->style == PLACE_FLOW || c->at->style == PLACE_LIST)));
	if (c->list) {
		split_items(c);
		if (several(c))
			return change_refuse(c, c->at, "a list in several places: edit it by hand");
		if (!c->nitems)
			return change_refuse(c, NULL, "no value");
	}
	if (!c->at && !patch_key_plain(c->name))
		return change_refuse(c, NULL, "not a name for a key");
	if (is_so(c))
		return 0;
	if (c->op == EDIT_ADD)
		add_one(c);
	if (in_text(c)) {
		ret = change_body(out, c);
		if (ret)
			return ret;
		ret = !c->at ? add_key(out, c) : change_place(c) < 0 ? -1 : attempt(out, c);
		if (ret > 0 && c->stays)
			report_text(c);
	} else if (!c->at)
		ret = add_key(out, c);
	else if (change_place(c) < 0)
		return -1;
	else
		ret = attempt(out, c);
	/* an item that cannot be found where it is written */
	if (ret == 0 && c->op == EDIT_REMOVE)
		ret = -1;
	if (ret < 0)
		change_refuse(c, c->at, "cannot be changed safely, as it is written here: edit it by hand");
	return ret;
}

int
edit_key(struct buf *out, struct str file, struct str key, enum edit_op op, struct str value, const struct edit *edit)
{
	struct change c = {.file = file, .name = str_trim(key), .op = op, .value = value, .edit = edit, .own = edit->own};
	struct map apart = {0};
	bool exact;
	int ret;

	buf_clear(out);
	if (op == EDIT_SET && !value.n)
		c.op = EDIT_UNSET;
	c.known = key_find(c.name, edit->own, &exact);
	/* `met` and howWeMet are two keys, and a contact that is read has one of them */
	if (c.known == KEY_MET) {
		key_apart(&apart, edit->own, c.name);
		c.own = &apart;
	}
	patch_begin(&c.patches, file);
	ret = run(out, &c);
	if (ret <= 0)
		buf_clear(out);
	patch_end(&c.patches);
	map_free(&apart);
	free(c.item);
	return ret;
}
