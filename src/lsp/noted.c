/* SPDX-License-Identifier: ISC */
#include "edit/link_place.h"
#include "entry/link.h"
#include "lsp/noted.h"
#include "match/noted_needs.h"

/* --- links --- */

/* where the text of a link begins, or its target if it has none: "[a [b]](x.md)" */
static size_t
label_of(struct str text, const struct link_place *p)
{
	size_t i = p->at.from - p->angle, depth = 0;

	/* the "]" comes first, so depth is never 0 at a "[" */
	if (i < 2 || p->wiki || text.p[i - 1] != '(' || text.p[i - 2] != ']')
		return i;
	while (i-- > 0) {
		depth += text.p[i] == ']';
		if (text.p[i] == '[' && --depth == 0)
			return i;
	}
	return 0;
}

/* true if an offset is within a link, its text or its target */
static bool
in_link(struct str text, const struct link_places *links, size_t at)
{
	for (size_t i = 0; i < links->n; i++)
		if (links->v[i].at.to > at && label_of(text, &links->v[i]) <= at)
			return true;
	return false;
}

/* true if [from, to) of a text is a link, as it is not in code */
static bool
is_link(struct str text, size_t body, size_t from, size_t to)
{
	struct link_places links = {0};
	bool there = false;

	link_places_text(&links, text, body, text.n);
	for (size_t i = 0; i < links.n; i++)
		there |= links.v[i].at.from > from && links.v[i].at.to < to;
	link_places_free(&links);
	return there;
}

static void
link_name(struct offers *a, struct str name, const struct contact *who, size_t body)
{
	struct str text = buf_view(&a->doc->text);
	struct link_places links = {0};
	struct buf link = {0}, title = {0};
	size_t at = (size_t)(name.p - text.p), same;
	bool wiki;

	link_places_text(&links, text, body, text.n);
	wiki = links.n && links.v[0].wiki && book_files(&a->ws->book, who->id, &same) < 2;
	link_write(&link, a->doc->path, who->path, name, wiki);
	buf_clear(&a->new);
	buf_str(&a->new, str_sub(text, 0, at));
	buf_str(&a->new, buf_view(&link));
	buf_str(&a->new, str_sub(text, at + name.n, text.n));
	if (!in_link(text, &links, at) && is_link(buf_view(&a->new), body, at, at + link.n)) {
		buf_fmt(&title, "Link %.*s to %.*s", STR_ARG(name), STR_ARG(contact_name(who)));
		offers_here(a, "quickfix", title.p);
	}
	link_places_free(&links);
	buf_free(&link);
	buf_free(&title);
}

/* the names in a line of the text */
static void
link_names(struct offers *a, struct str line, size_t body)
{
	struct book *b = &a->ws->book;
	const struct acquainted *acquainted = workspace_acquainted(a->ws);
	struct buf scratch = {0};
	struct str name;
	size_t who;

	while ((who = acquainted_next(&name, acquainted, a->doc->who, false, &line, &scratch)) < b->n)
		link_name(a, name, &b->contact[who], body);
	buf_free(&scratch);
}

/* --- needs --- */

static void
note_needs(struct offers *a)
{
	struct prose_needs needs;
	struct edit edit = offers_edit(a, a->doc->path);
	struct buf text = {0}, title = {0};

	prose_needs_open(&needs);
	prose_needs_of(&needs, a->who, a->ws->today);
	for (size_t i = 0; i < needs.n; i++) {
		const struct prose_need *n = &needs.v[i];
		size_t last = n->line - 1;

		for (size_t k = 0; k < n->quote.n; k++)
			last += n->quote.p[k] == '\n';
		if (a->line + 1 < n->line || a->line > last)
			continue;
		buf_clear(&text);
		buf_clear(&title);
		prose_needs_line(&text, noted_needs_text(n));
		buf_fmt(&title, "Add to needs: %s", text.p);
		if (edit_key(&a->new, buf_view(&a->doc->text), STR("needs"), EDIT_ADD, buf_view(&text),
		             &edit) > 0)
			offers_here(a, "quickfix", title.p);
	}
	prose_needs_close(&needs);
	buf_free(&text);
	buf_free(&title);
}

void
noted_offers(struct offers *a)
{
	const struct lines *l = &a->doc->lines;
	struct split split;
	size_t from = l->at[a->line], to = a->line + 1 < l->n ? l->at[a->line + 1] : l->text.n;

	if (front_split(&split, l->text) != 1)
		split.body = 0;
	if (from < split.body)
		return;
	if (!a->who->me && !a->who->inactive)
		note_needs(a);
	link_names(a, str_sub(l->text, from, to), split.body);
}
