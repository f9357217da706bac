/* SPDX-License-Identifier: ISC */
#include "edit/link_place.h"
#include "lsp/goto.h"
#include "lsp/reply.h"
#include "lsp/spot.h"

/* appends a location at the beginning of a contact's file */
static void
location(struct buf *out, const struct workspace *ws, struct str path, const struct lines *l, size_t from, size_t to)
{
	struct buf uri = {0};

	workspace_uri(&uri, ws, path);
	reply_object(out, NULL);
	reply_text(out, "uri", buf_view(&uri));
	place_range(out, "range", l, from, to);
	reply_object_end(out);
	buf_free(&uri);
}

/* the contact at the cursor, else that of the file; WORKSPACE_NONE if there is none */
static size_t
contact_at(struct workspace *ws, const struct doc *d, const struct msg *params, bool or_file)
{
	struct mention_spot spot;

	if (!d || !ws->open)
		return WORKSPACE_NONE;
	if (spot_mention(&spot, ws, d, place_of_msg(&d->lines, msg_get(params, "position"))))
		return spot_contact(ws, spot.target);
	return or_file ? d->who : WORKSPACE_NONE;
}

void
goto_definition(struct buf *out, struct workspace *ws, const struct msg *params)
{
	size_t who = contact_at(ws, workspace_asked(ws, params), params, false);
	struct lines nothing = {0};

	if (who == WORKSPACE_NONE)
		return;
	lines_read(&nothing, STR(""), true);
	location(out, ws, ws->book.contact[who].path, &nothing, 0, 0);
	lines_free(&nothing);
}

/* true if the record of a contact names another, so that its text is worth reading */
static bool
may_name(struct workspace *ws, const struct contact *c, size_t who)
{
	for (uint32_t i = 0; i < c->body.nlinks; i++)
		if (spot_contact(ws, str_of(c->body.link[i].target)) == who)
			return true;
	for (size_t i = 0; i < c->nfields; i++)
		for (size_t k = 0; key_kind(c->field[i].key) == KIND_PEOPLE && k < c->field[i].n; k++)
			if (spot_contact(ws, value_target(&c->field[i].value[k])) == who)
				return true;
	return false;
}

/* appends the lines of a contact that name another: its values of front-matter, and its links */
static void
mentions(struct buf *out, struct workspace *ws, size_t in, size_t who)
{
	const struct contact *c = &ws->book.contact[in];
	struct link_places links = {0};
	struct lines l = {0};
	struct split split;
	struct buf text = {0};

	if (!may_name(ws, c, who) || !workspace_text(&text, ws, in))
		return;
	lines_read(&l, buf_view(&text), ws->utf8);
	if (front_split(&split, buf_view(&text)) == 1)
		link_places_value(&links, buf_view(&text), split.front, split.front_end);
	else
		split.body = 0;
	link_places_text(&links, buf_view(&text), split.body, text.n);
	for (size_t i = 0; i < links.n; i++)
		if (spot_contact(ws, str_sub(buf_view(&text), links.v[i].at.from, links.v[i].at.to)) == who)
			location(out, ws, c->path, &l, links.v[i].at.from, links.v[i].at.to);
	for (size_t i = 0; i < c->nfields; i++)
		for (size_t k = 0; key_kind(c->field[i].key) == KIND_PEOPLE && k < c->field[i].n; k++) {
			const struct value *v = &c->field[i].value[k];
			size_t from = v->line && v->line <= l.n ? l.at[v->line - 1] + (v->col ? v->col - 1 : 0) : 0;

			/* a link was found above */
			if (!v->linked && spot_contact(ws, value_text(v)) == who)
				location(out, ws, c->path, &l, from, from + value_text(v).n);
		}
	link_places_free(&links);
	lines_free(&l);
	buf_free(&text);
}

void
goto_references(struct buf *out, struct workspace *ws, const struct msg *params)
{
	size_t who = contact_at(ws, workspace_asked(ws, params), params, true);

	if (who == WORKSPACE_NONE)
		return;
	reply_array(out, NULL);
	for (size_t i = 0; i < ws->book.n; i++)
		mentions(out, ws, i, who);
	reply_array_end(out);
}

void
goto_links(struct buf *out, struct workspace *ws, const struct msg *params)
{
	struct doc *d = workspace_asked(ws, params);
	struct link_places links = {0};
	struct split split;

	if (!d || !ws->open)
		return;
	if (front_split(&split, d->lines.text) == 1)
		link_places_value(&links, d->lines.text, split.front, split.front_end);
	else
		split.body = 0;
	link_places_text(&links, d->lines.text, split.body, d->lines.text.n);
	reply_array(out, NULL);
	for (size_t i = 0; i < links.n; i++) {
		size_t who = spot_contact(ws, str_sub(d->lines.text, links.v[i].at.from, links.v[i].at.to));
		struct buf uri = {0};

		if (who == WORKSPACE_NONE)
			continue;
		workspace_uri(&uri, ws, ws->book.contact[who].path);
		reply_object(out, NULL);
		place_range(out, "range", &d->lines, links.v[i].at.from, links.v[i].at.to);
		reply_text(out, "target", buf_view(&uri));
		reply_object_end(out);
		buf_free(&uri);
	}
	reply_array_end(out);
	link_places_free(&links);
}
