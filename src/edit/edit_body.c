/* SPDX-License-Identifier: ISC */
#include "contact/body_keys.h"
#include "edit/change.h"

/* the place of a value in the text */
struct edit_body_place {
	struct str value;      /* a slice of the file, without marks of emphasis */
	struct span line;      /* its line, with the line end */
	bool alone;            /* the line has nothing but the key and its value */
	size_t n;              /* how many values of the key the text has */
};

static struct edit_body_place
find(const struct change *c)
{
	struct edit_body_place out = {0};
	struct body_keys k = {.own = c->edit->own, .plain = c->edit->bare};
	struct split at;
	bool exact;

	contact_split(&at, &c->old, c->file);
	k.text = str_sub(c->file, at.body, c->file.n);
	while (body_keys_next(&k)) {
		size_t from = (size_t)(k.value.p - c->file.p);
		/* a page of Logseq has its own title */
		bool title = k.top && c->edit->bare && str_eq(k.key, STR("title"));

		if (k.below || !k.value.n || title || !change_meant(c, key_find(k.key, c->edit->own, &exact), k.key))
			continue;
		out.n++;
		out.value = k.value;
		out.line = (struct span){patch_line(c->file, from), patch_line_end(c->file, from)};
		out.alone = k.whole_line;
	}
	body_keys_end(&k);
	return out;
}

/* the new text of a list */
static bool
write_items(struct buf *out, const struct change *c)
{
	const struct field *f = change_field(c, &c->old);
	size_t n = 0;

	for (size_t i = 0; c->op == EDIT_SET && i < c->nitems; i++)
		buf_fmt(out, "%s%.*s", n++ ? ", " : "", STR_ARG(c->item[i]));
	for (size_t i = 0; c->op == EDIT_REMOVE && i < f->n; i++)
		if (!change_same(c, field_text(f, i), c->shown))
			buf_fmt(out, "%s%.*s", n++ ? ", " : "", STR_ARG(field_text(f, i)));
	return n > 0;
}

/* true if a changed file has the new value in its text, or it is gone, and all else as before */
static bool
read_back(const struct change *c, struct str new, bool gone)
{
	static const unsigned parts = WANT_ENTRIES | WANT_TEXTS | WANT_LINKS | WANT_TASKS;
	struct arena arena = {0};
	struct contact was, is;
	bool same;

	same = change_parse(&was, c, c->file, &arena, parts) == 1 && change_parse(&is, c, new, &arena, parts) == 1 &&
	       was.bare == is.bare && change_others_same(c, &is) && (gone ? !change_field(c, &is) : change_says(c, &is)) &&
	       was.body.nentries == is.body.nentries && was.body.ntasks == is.body.ntasks;
	for (uint32_t i = 0; same && i < was.body.nentries; i++)
		same = was.body.entry[i].date == is.body.entry[i].date && str_eq(was.body.text[i], is.body.text[i]);
	arena_free(&arena);
	return same && new.n <= CONTACT_MAX;
}

int
change_body(struct buf *out, struct change *c)
{
	struct edit_body_place at = find(c);
	size_t from = (size_t)(at.value.p - c->file.p);
	struct buf text = {0};
	bool simple = at.n == 1, gone = c->op == EDIT_UNSET;

	/* a name that a heading gave is no key, and a front-matter takes its place */
	if (!at.n)
		return 0;
	if (c->op == EDIT_ADD)
		buf_fmt(&text, "%.*s, %.*s", STR_ARG(at.value), STR_ARG(c->value));
	else if (c->op == EDIT_REMOVE || c->list)
		gone = !write_items(&text, c);
	else
		buf_str(&text, c->value);
	simple = simple && (!gone || at.alone) && str_chr(buf_view(&text), '\n') == text.n;
	if (simple && gone)
		patch_add(&c->patches, at.line.from, at.line.to, STR(""));
	else if (simple)
		patch_add(&c->patches, from, from + at.value.n, buf_view(&text));
	buf_free(&text);
	if (simple && patch_apply(out, &c->patches) && read_back(c, buf_view(out), gone))
		return 1;
	if (c->op != EDIT_SET) {
		const struct field *f = change_field(c, &c->old);

		errors_add(c->edit->errors, c->edit->path, f->value->line, f->value->col,
		           "%s: stands in the text, where it cannot be changed safely: edit it by hand", f->name);
		return -1;
	}
	c->stays = true;
	return 0;
}
