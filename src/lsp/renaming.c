/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "edit/reference.h"
#include "entry/link.h"
#include "lsp/renaming.h"
#include "lsp/reply.h"
#include "lsp/spot.h"
#include "lsp/textedit.h"

enum { NAMES = 16 };

/* the mention at the cursor, or the file itself */
static size_t
contact_at(struct mention_spot *spot, struct workspace *ws, struct doc *d, const struct msg *params)
{
	size_t offset;

	if (!d || !ws->open)
		return WORKSPACE_NONE;
	offset = place_of_msg(&d->lines, msg_get(params, "position"));
	if (spot_mention(spot, ws, d, offset))
		return spot_contact(ws, spot->target);
	return WORKSPACE_NONE;
}

void
renaming_prepare(struct buf *out, struct workspace *ws, const struct msg *params)
{
	struct doc *d = workspace_asked(ws, params);
	struct mention_spot spot;
	size_t who = contact_at(&spot, ws, d, params);

	if (who == WORKSPACE_NONE || ws->book.contact[who].me)
		return;
	reply_object(out, NULL);
	place_range(out, "range", &d->lines, spot.from, spot.to);
	reply_text(out, "placeholder", ws->book.contact[who].id);
	reply_object_end(out);
}

static bool
is_file_name(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7F || s.p[i] == '/')
			return false;
	return s.n && s.n < 200 && s.p[0] != '.';
}

static void
change_all(struct buf *out, struct workspace *ws, const struct reference *to)
{
	struct buf old = {0}, new = {0};
	struct errors errors = {0};

	for (size_t i = 0; i < ws->book.files.n; i++) {
		struct str path = ws->book.files.file[i].path;
		struct edit edit = {
			.path = path, .errors = &errors, .own = &ws->book.own, .dates = ws->book.set.dates,
			.rule = &ws->book.set.members.rule, .bare = members_bare(&ws->book.set.members, path),
		};

		if (workspace_file(&old, ws, path) && reference_change(&new, buf_view(&old), to, &edit) > 0)
			textedit_file(out, ws, path, buf_view(&old), buf_view(&new));
	}
	errors_free(&errors);
	buf_free(&old);
	buf_free(&new);
}

/* what finds the contact whatever its file is called */
static size_t
names_of(struct str name[NAMES], const struct contact *c)
{
	const struct field *f = contact_field(c, KEY_ALIASES);
	size_t n = 0;

	if (contact_text(c, KEY_NAME).n)
		name[n++] = contact_text(c, KEY_NAME);
	for (size_t i = 0; f && i < f->n && n < NAMES; i++)
		name[n++] = field_text(f, i);
	return n;
}

void
renaming_request(struct buf *out, struct workspace *ws, const struct msg *params)
{
	struct mention_spot spot;
	size_t who = contact_at(&spot, ws, workspace_asked(ws, params), params), same;
	struct str id = str_trim(msg_text(params, "newName")), name[NAMES];
	struct buf to = {0};
	const struct contact *c;
	struct map paths = {0};

	if (who == WORKSPACE_NONE || !is_file_name(id) || ws->book.contact[who].me)
		return;
	c = &ws->book.contact[who];
	if (link_type(id))
		id.n -= link_type(id);
	buf_str(&to, str_sub(c->path, 0, c->path.n - c->id.n - link_type(c->path)));
	buf_str(&to, id);
	buf_str(&to, str_sub(c->path, c->path.n - link_type(c->path), c->path.n));
	for (size_t i = 0; i < ws->book.files.n; i++)
		*map_put(&paths, ws->book.files.file[i].path) = 1;
	if (map_get(&paths, buf_view(&to)) == MAP_NONE) {
		struct reference ref = {
			.from = c->path, .to = buf_view(&to), .alone = book_files(&ws->book, c->id, &same) < 2, .paths = &paths,
			.name = name, .nnames = names_of(name, c),
		};

		textedit_begin(out, NULL);
		change_all(out, ws, &ref);
		textedit_rename(out, ws, c->path, buf_view(&to));
		textedit_end(out);
	}
	map_free(&paths);
	buf_free(&to);
}
