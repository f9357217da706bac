/* SPDX-License-Identifier: ISC */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "read/mbox.h"

/* how to treat a path, by its name and its parent */
enum as { AS_NAMED, AS_MESSAGE, AS_NUMBERED, AS_OTHER, AS_DOTTED };

struct todo {
	struct str path;
	enum as as;
};

struct queue {
	struct todo *v;
	size_t n, cap;
};

static void
push(struct queue *q, struct todo t)
{
	q->v = mem_reserve(q->v, q->n, &q->cap, sizeof(*q->v));
	q->v[q->n++] = t;
}

static int
todo_order(const void *va, const void *vb)
{
	const struct todo *a = va, *b = vb;

	return str_cmp(a->path, b->path);
}

/* the last component of a path */
static struct str
base_name(struct str path)
{
	while (path.n > 1 && path.p[path.n - 1] == '/')
		path.n--;
	return str_sub(path, str_after_last(path, '/'), path.n);
}

static bool
holds_messages(struct str name)
{
	return str_eq(name, STR("cur")) || str_eq(name, STR("new"));
}

static enum as
judge(struct str name, bool messages)
{
	if (str_starts(name, STR(".")))
		return AS_DOTTED;
	if (messages)
		return AS_MESSAGE;
	return str_number(name, 999999999) >= 0 ? AS_NUMBERED : AS_OTHER;
}

static struct str
path_in(struct mailbox *box, struct str folder, struct str name)
{
	struct buf path = {0};
	struct str kept;

	buf_str(&path, folder);
	if (!str_ends(folder, STR("/")))
		buf_chr(&path, '/');
	buf_str(&path, name);
	kept = arena_str(&box->arena, buf_view(&path));
	buf_free(&path);
	return kept;
}

static void
list_folder(struct mailbox *box, struct queue *q, DIR *dir, const struct todo *t)
{
	bool messages = holds_messages(base_name(t->path)), maildir = false;
	struct queue found = {0};
	struct dirent *e;

	box->found += messages;
	for (errno = 0; (e = readdir(dir)); errno = 0) {
		struct str name = str_of(e->d_name);

		if (str_eq(name, STR(".")) || str_eq(name, STR("..")))
			continue;
		maildir |= holds_messages(name);
		push(&found, (struct todo){path_in(box, t->path, name), judge(name, messages)});
	}
	if (errno)
		mbox_report(box, t->path, 0, strerror(errno));
	if (found.n)
		qsort(found.v, found.n, sizeof(*found.v), todo_order);
	/* pushed in reverse, because the queue takes the last one first */
	for (size_t i = found.n; i-- > 0;)
		if ((maildir || messages || t->as != AS_DOTTED) &&
		    !(maildir && str_eq(base_name(found.v[i].path), STR("tmp"))))
			push(q, found.v[i]);
	free(found.v);
}

/* true on the first call for a folder */
static bool
is_new(struct mailbox *box, const struct stat *st)
{
	char key[40];
	struct str k = {key, 0};

	k.n = (size_t)snprintf(key, sizeof(key), "%llx:%llx", (unsigned long long)st->st_dev, (unsigned long long)st->st_ino);
	if (map_get(&box->seen, k) != MAP_NONE)
		return false;
	*map_put(&box->seen, arena_str(&box->arena, k)) = 1;
	return true;
}

/* reads a folder; takes over fd */
static void
read_folder(struct mailbox *box, struct queue *q, int fd, const struct stat *st, const struct todo *t)
{
	DIR *dir = NULL;

	if (t->as == AS_MESSAGE)
		mbox_report(box, t->path, 0, "a folder, where a message should be");
	else if (is_new(box, st) && !(dir = fdopendir(fd)))
		mbox_report(box, t->path, 0, strerror(errno));
	if (!dir) {
		close(fd);
		return;
	}
	list_folder(box, q, dir, t);
	closedir(dir);
}

static void
read_file(struct mailbox *box, int fd, const struct todo *t)
{
	struct lines l = {.fd = fd};
	struct str line;
	bool begins;

	buf_reserve(&box->scratch, PIECE);
	l.piece = box->scratch.p;
	if (lines_next(&line, &begins, &l)) {
		if (t->as != AS_OTHER || mbox_marks(line))
			mbox_scan(box, &l, t->path, line, t->as != AS_MESSAGE && t->as != AS_NUMBERED);
	} else if (l.error) {
		mbox_report(box, t->path, 0, strerror(l.error));
	} else if (t->as == AS_MESSAGE || t->as == AS_NUMBERED) {
		mbox_report(box, t->path, 1, "no mail: it is empty");
	}
}

/* true for a draft, by Maildir flags as in "1:2,DS": it was not sent */
static bool
is_draft(struct str name)
{
	size_t at = str_find(name, STR(":2,"));

	return at < name.n && str_chr(str_sub(name, at, name.n), 'D') < name.n - at;
}

static void
read_path(struct mailbox *box, struct queue *q, const struct todo *t)
{
	/* O_NONBLOCK, so that opening a FIFO does not wait */
	int fd = open(t->path.p, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	struct stat st;

	if (fd < 0 || fstat(fd, &st) < 0) {
		mbox_report(box, t->path, 0, strerror(errno));
		if (fd >= 0)
			close(fd);
		return;
	}
	box->opened++;
	if (S_ISDIR(st.st_mode)) {
		read_folder(box, q, fd, &st, t);
		return;
	}
	if (S_ISREG(st.st_mode) && t->as != AS_DOTTED && !is_draft(base_name(t->path)))
		read_file(box, fd, t);
	else if (!S_ISREG(st.st_mode) && t->as <= AS_NUMBERED)
		mbox_report(box, t->path, 0, "no ordinary file");
	close(fd);
}

void
mailbox_read(struct mailbox *box, struct str path)
{
	struct todo t = {arena_str(&box->arena, path), AS_NAMED};
	size_t found = box->found, folders = box->seen.n, reported = box->errors->n;
	struct queue q = {0};

	if (memchr(path.p, 0, path.n)) {
		mbox_report(box, path, 0, "no file has such a name");
		return;
	}
	push(&q, t);
	while (q.n) {
		t = q.v[--q.n];
		read_path(box, &q, &t);
	}
	if (box->seen.n > folders && box->found == found && box->errors->n == reported)
		mbox_report(box, path, 0, "no mail in it");
	free(q.v);
}

static void
read_names(struct mailbox *box, struct lines *l, struct str line)
{
	bool begins = true;

	do {
		size_t indent = 0;

		while (indent < line.n && char_blank(line.p[indent]))
			indent++;
		line = str_sub(line, indent, str_chr(line, '\n'));
		if (begins && line.n)
			mailbox_read(box, line);
	} while (lines_next(&line, &begins, l));
	if (l->error)
		mbox_report(box, STR("standard input"), 0, strerror(l->error));
}

void
mailbox_stream(struct mailbox *box, int fd)
{
	struct buf scratch = {0};
	struct lines l = {.fd = fd};
	struct str line;
	bool begins;

	buf_reserve(&scratch, PIECE);
	l.piece = scratch.p;
	if (!lines_next(&line, &begins, &l)) {
		if (l.error)
			mbox_report(box, STR("standard input"), 0, strerror(l.error));
	} else if (mbox_marks(line) || mbox_header(line)) {
		box->opened++;
		mbox_scan(box, &l, STR("standard input"), line, true);
	} else {
		read_names(box, &l, line);
	}
	buf_free(&scratch);
}

void
mailbox_free(struct mailbox *box)
{
	buf_free(&box->scratch);
	buf_free(&box->head);
	map_free(&box->seen);
	arena_free(&box->arena);
}
