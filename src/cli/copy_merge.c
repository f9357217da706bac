/* SPDX-License-Identifier: ISC */
#include "base/marker.h"
#include "base/mem.h"
#include "book/copies.h"
#include "book/load_file.h"
#include "cli/copy_merge.h"
#include "entry/link.h"
#include "merge/merge_copy.h"

enum { TRIES = 10 }; /* for a file that others save meanwhile */

struct copying {
	struct tool *tool;
	struct str file, copy; /* paths from the book */
	struct merge_copy study;
	struct buf theirs;     /* the copy's bytes, as they were read last */
	struct arena arena;
	/* of the last merge */
	int conflicts;
	uint32_t line; /* of the first conflict */
};

/* the file with the copy, which is read again each time, in it: a save_edit */
static int
edit_file(struct buf *out, struct str file, void *arg)
{
	struct copying *c = arg;
	struct errors *errors = &c->tool->errors;
	struct parse p = {.errors = errors, .path = c->copy};

	if (load_file(&c->theirs, c->tool->book.dirfd, c->copy.p, &p) < 0)
		return -1;
	if (marker_conflict(file)) {
		errors_add(errors, c->file, marker_first(file, MARKER_SIZE), 1,
		           "a conflict of an earlier merge: settle it first");
		return -1;
	}
	c->conflicts = merge_copy_files(out, &c->study, file, buf_view(&c->theirs));
	c->line = marker_first(buf_view(out), c->study.marker ? c->study.marker : MARKER_SIZE);
	if (c->conflicts < 0) {
		errors_add(errors, c->file, 0, 0, "not merged: a binary file");
		return -1;
	}
	return !str_eq(buf_view(out), file);
}

static void
remove_copy(struct copying *c, struct writer *w)
{
	int gone = 0;

	for (int i = 0; i < TRIES && !gone && !c->conflicts; i++) {
		/* what was saved into it since it was read is not lost: it is merged, too */
		if (i && write_file(w, c->file, edit_file, c) < 0)
			return;
		if (!c->conflicts)
			gone = write_remove(w, c->copy, buf_view(&c->theirs));
	}
	if (!gone && !c->conflicts)
		errors_add(&c->tool->errors, c->copy, 0, 0, "saved all the time: not removed");
}

/* merges the two: the exit status */
static int
merge_files_of(struct copying *c, struct writer *w)
{
	struct tool *t = c->tool;
	struct buf what = {0};
	int status;

	write_remove_may(w, c->copy);
	if (t->errors.n || write_file(w, c->file, edit_file, c) < 0)
		return write_end(w, "merge", STR(""));
	/* the copy last: a merge that is stopped in between can be done again */
	remove_copy(c, w);
	if (c->study.unread)
		errors_add(&t->errors, c->file, 0, 0, "merged without the versions that git has: %.*s",
		           STR_ARG(buf_view(&c->study.why)));
	if (c->conflicts) {
		errors_add(&t->errors, c->file, c->line, 1, "%d %s; settle %s, then remove %.*s", c->conflicts,
		           c->conflicts == 1 ? "conflict" : "conflicts", c->conflicts == 1 ? "it" : "them",
		           STR_ARG(c->copy));
		save_end(&w->save);
		return tool_close(t, NULL);
	}
	buf_fmt(&what, "the copy %.*s", STR_ARG(link_stem(c->copy)));
	w->who = link_stem(c->file);
	status = write_end(w, "merge", buf_view(&what));
	buf_free(&what);
	return status;
}

/* the path of an operand from the book; what lies elsewhere ends the tool */
static struct str
find_path(struct copying *c, const char *operand)
{
	struct buf path = {0};
	struct str kept;

	people_book_path(&path, &c->tool->book, str_of(operand));
	kept = arena_str(&c->arena, buf_view(&path));
	buf_free(&path);
	return kept;
}

/* true if the second path is that of a file beside the first, named as a copy of it */
static bool
is_named_copy(struct str file, struct str copy)
{
	struct str of = link_stem(file), stem = link_stem(copy);
	size_t folder = (size_t)(of.p - file.p);

	return folder == (size_t)(stem.p - copy.p) &&
	       str_eq(str_sub(file, 0, folder), str_sub(copy, 0, folder)) && copies_fit(stem, of);
}

int
copy_merge(struct tool *t, const char *file, const char *copy, unsigned short marker, bool dry)
{
	struct copying c = {.tool = t};
	struct writer w;
	int status;

	mem_keep();
	tool_book(t);
	errors_free(&t->book.errors); /* other problems in the book are for tend-check to report */
	c.file = find_path(&c, file);
	c.copy = find_path(&c, copy);
	if (!is_named_copy(c.file, c.copy))
		tool_fail(t, "%s: not named as a copy of %s; if both are one person's: tend join", copy, file);
	write_begin(&w, t, dry, 0);
	merge_copy_open(&c.study, t->book.dir.p, c.file, &t->book.own);
	c.study.marker = marker;
	status = merge_files_of(&c, &w);
	merge_copy_close(&c.study);
	buf_free(&c.theirs);
	arena_free(&c.arena);
	return status;
}
