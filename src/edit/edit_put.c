/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "base/utf8.h"
#include "edit/change.h"
#include "edit/parts.h"

/* the state of edit_put() */
struct put {
	struct change c;
	struct edit_field *field;
	size_t n;
	struct map mine; /* index into field, by put_id() */
	struct map olds; /* index into c.old.field */
};

/* identifies a key in all its spellings: a known key, else the folded name */
static struct str
put_id(struct put *p, enum key known, struct str name)
{
	char scratch[KEY_MAX];
	struct str folded = known == KEY_OTHER ? key_fold(scratch, name) : str_of(key_name(known));

	return arena_str(&p->c.patches.arena, folded.n ? folded : name);
}

/* true if a YAML block keeps the text: no line begins or ends with a blank, all are printable */
static bool
blockable(struct str s)
{
	struct str line, rest = s;

	if (str_chr(s, '\n') == s.n || str_chr(s, '\r') < s.n || str_chr(s, '\t') < s.n)
		return false;
	while (str_line(&line, &rest))
		if (!str_eq(str_trim(line), line) || utf8_invalid(line) < line.n)
			return false;
	return !str_ends(s, STR("\n"));
}

/* appends "|-" and the lines below it */
static void
block(struct buf *out, struct str s, struct str eol)
{
	struct str line, rest = s;

	buf_str(out, STR("|-"));
	while (str_line(&line, &rest)) {
		buf_str(out, eol);
		buf_str(out, line.n ? STR("  ") : STR(""));
		buf_str(out, line);
	}
}

static void
pairs(struct buf *out, const struct edit_field *f)
{
	buf_chr(out, '{');
	for (size_t i = 0; i < f->n; i++) {
		buf_str(out, i ? STR(", ") : STR(""));
		patch_scalar(out, f->pair[i], STR(""), true);
		buf_str(out, STR(": "));
		patch_scalar(out, f->value[i], STR(""), true);
	}
	buf_chr(out, '}');
}

/* appends a list with a line for each value, of keys whose values are long */
static void
block_list(struct buf *out, const struct edit_field *f, struct str eol)
{
	for (size_t i = 0; i < f->n; i++) {
		buf_str(out, eol);
		buf_str(out, STR("  - "));
		patch_scalar(out, f->value[i], STR(""), false);
	}
}

static void
new_line(struct put *p, const struct edit_field *f, bool smart)
{
	size_t at = smart ? change_new_place(&p->c) : 0;
	struct buf text = {0};
	struct split split;

	if (f->pair)
		pairs(&text, f);
	else if (p->c.known == KEY_VCARD || p->c.known == KEY_ADDRESS)
		block_list(&text, f, p->c.patches.eol);
	else if (f->list || f->n > 1 || parts_need_list(p->c.known, f->name, f->value[0]))
		patch_flow(&text, f->value, f->n);
	else if (smart && blockable(f->value[0]))
		block(&text, f->value[0], p->c.patches.eol);
	else
		patch_scalar(&text, f->value[0], STR(""), false);
	if (!at && front_split(&split, p->c.file) == 1)
		at = split.front_end;
	change_add_text(&p->c, at, buf_view(&text));
	buf_free(&text);
}

/* writes values after the existing ones, or into an empty place */
static int
into_place(struct put *p, struct edit_field *f)
{
	struct change *c = &p->c;
	bool empty = c->at->style == PLACE_EMPTY ||
	             (c->at->style == PLACE_SCALAR &&
	              patch_null(str_sub(c->file, c->at->value.from, c->at->value.to)));

	if (c->at->style == PLACE_OTHER || f->pair)
		return change_refuse(c, c->at, "more than a text or a list of texts: edit it by hand");
	c->item = arena_copy(&c->patches.arena, f->value, f->n, sizeof(*c->item));
	c->nitems = f->n;
	c->value = f->value[0];
	c->op = empty && !f->list && f->n == 1 && !parts_need_list(c->known, f->name, f->value[0]) ? EDIT_SET : EDIT_ADD;
	c->list = false;
	return change_place(c);
}

static void
put_field(struct put *p, struct edit_field *f, bool smart)
{
	bool exact;

	p->c.name = f->name;
	p->c.known = key_find(f->name, p->c.edit->own, &exact);
	p->c.at = change_choose(&p->c);
	if (p->c.at)
		f->refused = into_place(p, f) < 0;
	else
		new_line(p, f, smart);
}

/* adds patches for all fields; new keys go in the usual order if they have one */
static void
put_all(struct put *p, bool smart)
{
	bool exact;

	for (size_t rank = 0; rank <= KEY_COUNT; rank++)
		for (size_t i = 0; i < p->n; i++) {
			struct edit_field *f = &p->field[i];

			if (!f->refused && key_rank(key_find(f->name, p->c.edit->own, &exact)) == rank)
				put_field(p, f, smart);
		}
}

/* the field that was put under a key, or NULL; *was is the key's old field, or NULL */
static const struct edit_field *
put_there(struct put *p, const struct field *is, const struct field **was)
{
	struct str id = put_id(p, is->key, str_of(is->name));
	uint32_t mine = map_get(&p->mine, id), old = map_get(&p->olds, id);

	*was = old == MAP_NONE ? NULL : &p->c.old.field[old];
	return mine == MAP_NONE || p->field[mine].refused ? NULL : &p->field[mine];
}

/* true if a field has its old values, then the new ones */
static bool
says(struct put *p, const struct field *is, const struct field *was, const struct edit_field *f)
{
	size_t n = was ? was->n : 0;

	if (is->n != n + (f ? f->n : 0) || (f && f->pair && is->shape != SHAPE_MAP) ||
	    (!f && (!was || was->shape != is->shape || strcmp(was->name, is->name) != 0)))
		return false;
	for (size_t i = 0; i < is->n; i++) {
		struct str text = i < n ? field_text(was, i) : parts_meant(is->key, str_of(is->name), f->value[i - n],
		                                                             is->shape == SHAPE_SCALAR, &p->c.patches.arena);
		struct str pair = i < n ? field_pair(was, i) : f->pair ? f->pair[i - n] : STR("");

		if (!str_eq(field_text(is, i), text) || !str_eq(field_pair(is, i), pair))
			return false;
	}
	return true;
}

/* true if all new fields are there, and the old fields are in their old order */
static bool
all_say(struct put *p, const struct contact *new)
{
	const struct field *was;
	size_t k = 0, found = 0, meant = 0;

	for (size_t i = 0; i < p->n; i++)
		meant += !p->field[i].refused;
	for (size_t i = 0; i < new->nfields; i++) {
		const struct edit_field *f = put_there(p, &new->field[i], &was);

		found += f != NULL;
		while (!f && k < p->c.old.nfields && put_there(p, &p->c.old.field[k], &was))
			k++;
		if (!f && k == p->c.old.nfields)
			return false;
		if (!says(p, &new->field[i], f ? was : &p->c.old.field[k++], f))
			return false;
	}
	while (k < p->c.old.nfields && put_there(p, &p->c.old.field[k], &was))
		k++;
	return k == p->c.old.nfields && found == meant;
}

static bool
reads_back(struct put *p, struct str new)
{
	static const unsigned wants[] = {0, WANT_NO_SHORT_CUT};
	bool good = change_fits(&p->c, new, &p->c.patches.arena);

	for (size_t i = 0; good && i < sizeof(wants) / sizeof(wants[0]); i++) {
		struct contact contact;

		good = change_parse(&contact, &p->c, new, &p->c.patches.arena, wants[i]) == 1 && all_say(p, &contact);
	}
	return good;
}

/* indexes fields by put_id() */
static void
index_keys(struct put *p)
{
	bool exact;

	for (size_t i = 0; i < p->n; i++)
		*map_put(&p->mine, put_id(p, key_find(p->field[i].name, p->c.edit->own, &exact), p->field[i].name)) = (uint32_t)i;
	for (size_t i = 0; i < p->c.old.nfields; i++)
		*map_put(&p->olds, put_id(p, p->c.old.field[i].key, str_of(p->c.old.field[i].name))) = (uint32_t)i;
}

static int
run(struct buf *out, struct put *p)
{
	static const bool ways[] = {true, false};

	if (change_open(&p->c) < 0)
		return -1;
	index_keys(p);
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		put_all(p, ways[i]);
		if (!p->c.patches.n || !patch_apply(out, &p->c.patches))
			return 0;
		if (reads_back(p, buf_view(out)))
			return 1;
	}
	p->c.name = STR("front-matter");
	return change_refuse(&p->c, NULL, "cannot be changed safely, as it is written here: edit it by hand");
}

int
edit_put(struct buf *out, struct str file, struct edit_field *f, size_t n, const struct edit *edit)
{
	struct put p = {.c = {.file = file, .edit = edit, .op = EDIT_ADD}, .field = f, .n = n};
	int ret;

	buf_clear(out);
	patch_begin(&p.c.patches, file);
	p.c.name = STR("front-matter");
	ret = n ? run(out, &p) : 0;
	if (ret <= 0)
		buf_clear(out);
	patch_end(&p.c.patches);
	map_free(&p.mine);
	map_free(&p.olds);
	return ret;
}
