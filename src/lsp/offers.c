/* SPDX-License-Identifier: ISC */
#include "lsp/offers.h"
#include "lsp/reply.h"
#include "lsp/textedit.h"

struct edit
offers_edit(struct offers *a, struct str path)
{
	return (struct edit){
		.path = path, .errors = &a->errors, .own = &a->ws->book.own, .dates = a->ws->book.set.dates,
		.rule = &a->ws->book.set.members.rule, .bare = members_bare(&a->ws->book.set.members, path),
	};
}

void
offers_add(struct offers *a, const char *kind, struct str title, struct str path, struct str old,
           struct str new)
{
	reply_object(a->out, NULL);
	reply_text(a->out, "title", title);
	reply_text(a->out, "kind", str_of(kind));
	textedit_begin(a->out, "edit");
	textedit_file(a->out, a->ws, path, old, new);
	textedit_end(a->out);
	reply_object_end(a->out);
}

void
offers_here(struct offers *a, const char *kind, const char *title)
{
	offers_add(a, kind, str_of(title), a->doc->path, buf_view(&a->doc->text), buf_view(&a->new));
}
