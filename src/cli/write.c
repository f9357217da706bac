/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/utf8.h"
#include "cli/write.h"
#include "cli/write_broken.h"
#include "entry/link.h"
#include "print/diff.h"
#include "read/picture.h"
#include "store/commit_hint.h"
#include "store/save_commit.h"
#include "store/save_name.h"

enum {
	PROGRESS_AFTER = 1000, /* milliseconds before progress is shown */
	PROGRESS_EVERY = 100,  /* milliseconds between updates of progress */
	IDS_MAX = 100,         /* ids in a commit message */
	SUBJECT_MAX = 100,     /* bytes of the text in the first line of a commit message */
};

static int64_t
milliseconds(void)
{
	struct timespec t;

	return clock_gettime(CLOCK_MONOTONIC, &t) < 0 ? 0 : (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000 + 1;
}

void
write_begin(struct writer *w, struct tool *t, bool dry, size_t total)
{
	*w = (struct writer){.tool = t, .dry = dry, .total = total};
	w->since = isatty(STDERR_FILENO) ? milliseconds() : 0;
	if (dry)
		save_dry(&w->save, t->book.dirfd, &t->errors);
	else if (save_begin(&w->save, t->book.dirfd, &t->errors) < 0) {
		tool_close(t, NULL);
		exit(NOTHING);
	}
}

void
write_begin_book(struct writer *w, struct tool *t, bool dry)
{
	const struct errors *unread = &t->book.files.unread;

	tool_book(t);
	write_begin(w, t, dry, 0);
	if (!dry) {
		book_close(&t->book);
		t->book = (struct book){0};
		tool_book(t);
		w->save.dirfd = t->book.dirfd;
	}
	if (unread->n)
		tool_fail(t, "%.*s: %.*s: a folder of the book; nothing was written, since contacts there would be made again",
		          STR_ARG(unread->v->path), STR_ARG(unread->v->what));
}

static void
report_progress(struct writer *w)
{
	int64_t now = w->since && w->total > 1 ? milliseconds() : 0;

	w->processed++;
	if (!now || now - w->since < PROGRESS_AFTER || now - w->last < PROGRESS_EVERY)
		return;
	w->last = now;
	w->shown = true;
	show_progress(w->tool->name, w->processed, w->total);
}

static void
end_progress(struct writer *w)
{
	if (w->shown)
		show_no_progress();
	w->shown = false;
}

/* the name of one side of a diff; that of no file is empty */
static void
diff_name(struct buf *out, char side, struct str path)
{
	if (path.n)
		buf_fmt(out, "%c/%.*s", side, STR_ARG(path));
	else
		buf_str(out, STR("/dev/null"));
}

/* the diff of a file, whose name may change, come or go; ends quietly where no program reads on */
static void
show_diff(struct writer *w, struct str from, struct str to, struct str before, struct str after)
{
	struct buf old = {0}, new = {0}, diff = {0};

	diff_name(&old, 'a', from);
	diff_name(&new, 'b', to);
	if (from.n && to.n && !str_eq(from, to))
		diff_renamed(&diff, from, to);
	diff_unified(&diff, buf_view(&old), buf_view(&new), before, after);
	end_progress(w);
	w->showed = true;
	show_text(buf_view(&diff));
	if (fflush(stdout) && errno == EPIPE)
		exit(DONE);
	if (ferror(stdout))
		tool_fail(w->tool, "standard output: %s", strerror(errno));
	buf_free(&old);
	buf_free(&new);
	buf_free(&diff);
}

static int
dry_file(struct writer *w, struct str path, save_edit *edit, void *arg)
{
	struct buf old = {0}, new = {0};
	int ret = save_preview(&w->save, path, edit, arg, &old, &new);

	if (ret > 0)
		show_diff(w, path, path, buf_view(&old), buf_view(&new));
	buf_free(&old);
	buf_free(&new);
	return ret;
}

/* an edit of a file whose problems are reported if it is written */
struct watched {
	const struct writer *w;
	struct str path;
	save_edit *edit;
	void *arg;
	struct errors broken;
};

static int
watched_edit(struct buf *out, struct str file, void *arg)
{
	struct watched *e = arg;
	int ret = e->edit(out, file, e->arg);

	errors_free(&e->broken);
	if (ret > 0 && e->w->broken)
		write_broken(&e->broken, &e->w->tool->book, e->path, buf_view(out));
	return ret;
}

int
write_file(struct writer *w, struct str path, save_edit *edit, void *arg)
{
	struct watched e = {.w = w, .path = path, .edit = edit, .arg = arg};
	int ret = w->dry ? dry_file(w, path, watched_edit, &e) : save_file(&w->save, path, watched_edit, &e);

	if (ret > 0)
		errors_join(&w->tool->errors, &e.broken);
	errors_free(&e.broken);
	w->succeeded += ret >= 0;
	report_progress(w);
	return ret;
}

static int
dry_move(struct writer *w, struct str from, struct str to, save_edit *edit, void *arg)
{
	struct buf old = {0}, new = {0};
	int ret = save_preview_rename(&w->save, from, to), changed;

	if (ret > 0) {
		changed = save_preview(&w->save, from, edit, arg, &old, &new);
		ret = changed < 0 ? -1 : ret;
		if (ret > 0)
			show_diff(w, from, to, buf_view(&old), buf_view(changed ? &new : &old));
	}
	buf_free(&old);
	buf_free(&new);
	return ret;
}

int
write_move(struct writer *w, struct str from, struct str to, save_edit *edit, void *arg)
{
	int ret;

	if (w->dry)
		ret = dry_move(w, from, to, edit, arg);
	else
		ret = save_file(&w->save, from, edit, arg) < 0 ? -1 : save_rename(&w->save, from, to);
	w->succeeded += ret > 0;
	report_progress(w);
	return ret;
}

int
write_move_may(struct writer *w, struct str from, struct str to)
{
	return save_preview_rename(&w->save, from, to);
}

int
write_remove(struct writer *w, struct str path, struct str bytes)
{
	int ret = w->dry ? save_preview_remove(&w->save, path) : save_remove(&w->save, path, bytes);

	if (w->dry && ret > 0)
		show_diff(w, path, STR(""), bytes, STR(""));
	w->succeeded += ret > 0;
	report_progress(w);
	return ret;
}

int
write_remove_may(struct writer *w, struct str path)
{
	return save_preview_remove(&w->save, path);
}

int
write_file_may(struct writer *w, struct str path, save_edit *edit, void *arg)
{
	struct buf old = {0}, new = {0};
	int ret = save_preview(&w->save, path, edit, arg, &old, &new);

	buf_free(&old);
	buf_free(&new);
	return ret;
}

void
write_people(struct writer *w, save_edit *change, void *arg, struct edit *edit)
{
	struct tool *t = w->tool;

	for (size_t i = 0; i < t->people.n; i++) {
		struct str path = t->book.contact[t->people.who[i]].path;

		*edit = (struct edit){.path = path, .errors = &t->errors, .own = &t->book.own,
		                      .dates = t->book.set.dates, .rule = &t->book.set.members.rule,
		                      .bare = members_bare(&t->book.set.members, path)};
		write_file(w, path, change, arg);
	}
}

void
write_path(struct buf *path, const char *name, struct str id)
{
	struct str folder = str_of(name);

	while (str_ends(folder, STR("/")))
		folder.n--;
	buf_clear(path);
	buf_str(path, folder);
	if (folder.n)
		buf_chr(path, '/');
	buf_str(path, id);
	buf_str(path, STR(".md"));
}

/* true if a component begins with a dot; save_new() refuses "." and ".." that leave the book */
static bool
has_dot_folder(struct str path)
{
	struct str part;

	while (path.n) {
		path = str_cut(&part, path, '/');
		if (str_starts(part, STR(".")) && !str_eq(part, STR(".")) && !str_eq(part, STR("..")))
			return true;
	}
	return false;
}

int
write_new(struct writer *w, struct str path, struct str bytes)
{
	int ret;

	if (has_dot_folder(path)) {
		errors_add(&w->tool->errors, path, 0, 0, "below a dot-folder, where no tool looks for contacts");
		return -1;
	}
	ret = w->dry ? save_preview_new(&w->save, path, bytes) : save_new(&w->save, path, bytes);
	if (w->dry && ret > 0)
		show_diff(w, STR(""), path, STR(""), bytes);
	w->succeeded += ret > 0;
	report_progress(w);
	return ret;
}

/* the beginning of a text, at most SUBJECT_MAX bytes; it ends with a word, unless that is long */
static struct str
cut_words(struct str s)
{
	struct str cut = utf8_cut(s, SUBJECT_MAX);
	size_t n = cut.n;

	if (cut.n == s.n || s.p[cut.n] == ' ')
		return cut;
	while (n > SUBJECT_MAX / 2 && cut.p[n - 1] != ' ')
		n--;
	return n > SUBJECT_MAX / 2 ? str_trim(str_sub(cut, 0, n)) : cut;
}

/* appends the text as one line, shortened */
static void
add_line(struct buf *out, struct str s)
{
	struct str cut = cut_words(s);

	for (size_t i = 0; i < cut.n; i++)
		buf_chr(out, (unsigned char)cut.p[i] < ' ' || cut.p[i] == 0x7f ? ' ' : cut.p[i]);
	if (cut.n < s.n)
		buf_str(out, STR("…"));
}

static void
add_commit_message(struct buf *out, const struct save *s, struct str who, const char *verb, struct str what)
{
	size_t n = 0, first = 0;

	/* a photo belongs to the contact beside it */
	for (size_t i = s->n; i-- > 0;)
		if (!picture_is_file(s->v[i].path)) {
			first = i;
			n++;
		}
	if (who.n || n == 1)
		buf_fmt(out, "%s %.*s: ", verb, STR_ARG(who.n ? who : link_stem(s->v[first].path)));
	else
		buf_fmt(out, "%s %zu contacts: ", verb, n);
	add_line(out, what);
	buf_chr(out, '\n');
	for (size_t i = 0, k = 0; n > 1 && i < s->n && k < IDS_MAX; i++)
		if (!picture_is_file(s->v[i].path))
			buf_fmt(out, "%s%.*s\n", k++ ? "" : "\n", STR_ARG(link_stem(s->v[i].path)));
	if (n > IDS_MAX)
		buf_fmt(out, "and %zu more\n", n - IDS_MAX);
}

/*
 * One line on standard error: that nothing changed; or on a terminal what was written, as the commit
 * has it. A tool that says it itself does so with these verbs; what came through a pipe as nothing,
 * its other end has said.
 */
static void
say_done(const struct writer *w, const char *verb, struct str message)
{
	const struct tool *t = w->tool;
	struct str line;

	if (strcmp(verb, "new") == 0 || strcmp(verb, "import") == 0 || strcmp(verb, "merge") == 0 ||
	    strcmp(verb, "sync") == 0)
		return;
	if (w->save.n && w->since && str_line(&line, &message)) {
		struct buf all = {0};

		buf_str(&all, line);
		if (w->said.n)
			buf_fmt(&all, " (%.*s)", STR_ARG(w->said));
		show_message(NULL, buf_view(&all));
		buf_free(&all);
	} else if (!w->save.n && w->succeeded && !w->showed && !t->errors.n)
		tool_hint(t, "nothing %s%s%.*s", w->dry ? "would change" : "changed", w->has.n ? "; " : "", STR_ARG(w->has));
}

int
write_end(struct writer *w, const char *verb, struct str what)
{
	struct tool *t = w->tool;
	struct buf message = {0};
	bool nothing, refused = false;
	int status;

	end_progress(w);
	if (!w->dry && w->save.n) {
		add_commit_message(&message, &w->save, w->who, verb, what);
		w->save.at = commit_hint_at(t->book.dirfd, t->book.dir.p);
		refused = save_commit(&w->save, buf_view(&message), t->name) < 0;
	}
	if (!refused)
		say_done(w, verb, buf_view(&message));
	save_end(&w->save);
	buf_free(&message);
	nothing = !w->succeeded && t->errors.n;
	status = tool_close(t, NULL);
	return nothing ? NOTHING : status;
}
