/* SPDX-License-Identifier: ISC */
#include "base/marker.h"
#include "entry/link.h"
#include "lsp/reply.h"
#include "lsp/sync_copy.h"
#include "lsp/textedit.h"
#include "merge/merge_copy.h"

static void
add(struct offers *a, const struct copy *copy, int conflicts, struct str ours)
{
	struct buf title = {0};

	buf_fmt(&title, "Merge %.*s into %.*s", STR_ARG(copy->path), STR_ARG(copy->of));
	if (conflicts)
		buf_fmt(&title, ", with %d %s", conflicts, conflicts == 1 ? "conflict" : "conflicts");
	reply_object(a->out, NULL);
	reply_text(a->out, "title", buf_view(&title));
	reply_text(a->out, "kind", STR("quickfix"));
	textedit_begin(a->out, "edit");
	if (!str_eq(ours, buf_view(&a->new)))
		textedit_file(a->out, a->ws, copy->of, ours, buf_view(&a->new));
	if (!conflicts)
		textedit_delete(a->out, a->ws, copy->path);
	textedit_end(a->out);
	reply_object_end(a->out);
	buf_free(&title);
}

static void
offer(struct offers *a, const struct copy *copy)
{
	struct merge_copy study;
	struct buf ours = {0}, theirs = {0};
	int conflicts;

	if (workspace_file(&ours, a->ws, copy->of) && workspace_file(&theirs, a->ws, copy->path) &&
	    !marker_conflict(buf_view(&ours))) {
		merge_copy_open(&study, a->ws->dir.p, copy->of, &a->ws->book.own);
		conflicts = merge_copy_files(&a->new, &study, buf_view(&ours), buf_view(&theirs));
		if (conflicts >= 0)
			add(a, copy, conflicts, buf_view(&ours));
		merge_copy_close(&study);
	}
	buf_free(&ours);
	buf_free(&theirs);
}

void
sync_copy_offers(struct offers *a)
{
	const struct scan *files = &a->ws->book.files;

	for (size_t i = 0; a->ws->deletes && a->doc->path.n && i < files->ncopies; i++)
		if (files->copy[i].of.n && (str_eq(files->copy[i].path, a->doc->path) ||
		                            str_eq(files->copy[i].of, a->doc->path)))
			offer(a, &files->copy[i]);
}
