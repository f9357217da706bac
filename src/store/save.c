/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "contact/contact.h"
#include "os/fd.h"
#include "os/os.h"
#include "store/replace.h"
#include "store/resolve.h"
#include "store/save.h"

enum {
	TRIES = 100, /* for a file that others save meanwhile */
	PAUSE = 20,  /* ms, between two tries while another program writes the file */
	ABSENCES = 10, /* tries while the file is missing */
};

static const char GROWN[] = "would have more than 1 MiB: not written to", LARGE[] = "would have more than 1 MiB: not made";

/* results of one try, besides those of save_file() */
enum { AGAIN = 2, BUSY, ABSENT };

/* the state of one try for one file, from its path to its replacement */
struct saving {
	struct save *save;
	struct str path; /* as the caller gave it, for messages */
	struct resolve at;
	int fd;
	struct buf old, new;
	struct attrs attrs;
	struct temp temp;
};

static int
refuse(const struct saving *w, const char *what)
{
	errors_add(w->save->errors, w->path, 0, 0, "%s", what);
	return -1;
}

/* reports an error with the system's reason; 0 is none */
static int
failed(const struct saving *w, const char *what, int err)
{
	if (!err)
		return refuse(w, what);
	errors_add(w->save->errors, w->path, 0, 0, "%s: %s", what, strerror(err));
	return -1;
}

/* the state before the first try */
static struct saving
saving_of(struct save *s, struct str path)
{
	return (struct saving){.save = s, .path = path, .at.dirfd = -1, .fd = -1, .temp.fd = -1};
}

int
save_begin(struct save *s, int dirfd, struct errors *errors)
{
	*s = (struct save){.dirfd = dirfd, .errors = errors, .folder = -1};
	if (lock_take(&s->lock, dirfd, ".tend.lock") == 0)
		return 0;
	errors_add(errors, STR(""), 0, 0, "the book cannot be locked: %s", strerror(errno));
	return -1;
}

void
save_dry(struct save *s, int dirfd, struct errors *errors)
{
	*s = (struct save){.dirfd = dirfd, .errors = errors, .folder = -1, .lock.fd = -1};
}

void
save_end(struct save *s)
{
	save_sync(s);
	lock_give(&s->lock);
	for (size_t i = 0; i < s->n; i++) {
		buf_free(&s->v[i].before);
		buf_free(&s->v[i].after);
	}
	free(s->v);
	map_free(&s->seen);
	arena_free(&s->arena);
	*s = (struct save){.dirfd = -1, .folder = -1, .lock.fd = -1};
}

/* --- written files --- */

struct str
save_remember(struct save *s, struct str path)
{
	uint32_t i = map_get(&s->seen, path);

	if (i < s->n && str_eq(s->v[i].path, path))
		return s->v[i].path;
	path = arena_str(&s->arena, path);
	/* two may be remembered before they are written */
	s->v = mem_reserve(s->v, s->n + 1, &s->cap, sizeof(*s->v));
	*map_put(&s->seen, path) = (uint32_t)s->n;
	return path;
}

struct save_written *
save_count(struct save *s, struct str path)
{
	uint32_t i = map_get(&s->seen, path);

	if (i < s->n && str_eq(s->v[i].path, path))
		return &s->v[i];
	/* the key is there already: no memory is needed */
	*map_put(&s->seen, path) = (uint32_t)s->n;
	s->v[s->n] = (struct save_written){.path = path};
	return &s->v[s->n++];
}

/* lists a written file and takes over its bytes; of a second write only the bytes after it count */
static void
count(struct saving *w, struct str path, bool made)
{
	size_t n = w->save->n;
	struct save_written *v = save_count(w->save, path);

	if (w->save->n > n) {
		v->before = w->old;
		v->made = made;
		w->old = (struct buf){0};
	}
	v->named = false;
	buf_free(&v->after);
	v->after = w->new;
	w->new = (struct buf){0};
}

int
save_sync(struct save *s)
{
	int failed = s->folder >= 0 && fsync(s->folder) < 0 && errno != EINVAL, err = errno;

	if (failed)
		errors_add(s->errors, STR(""), 0, 0, "written, but it may not be on the disk: %s", strerror(err));
	if (s->folder >= 0)
		close(s->folder);
	s->folder = -1;
	return failed ? -1 : 0;
}

/*
 * records a written file. Its folder is synced later, once for several files in a row; it is taken
 * over from w.
 */
static void
written(struct saving *w, struct str kept, bool made)
{
	struct save *s = w->save;
	struct stat a, b;

	if (s->folder >= 0 &&
	    !(fstat(s->folder, &a) == 0 && fstat(w->at.dirfd, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino))
		save_sync(s);
	if (s->folder < 0) {
		s->folder = w->at.dirfd;
		w->at.dirfd = -1;
	}
	count(w, kept, made);
}

/* --- reading --- */

static void
close_file(struct saving *w)
{
	temp_end(&w->temp);
	if (w->fd >= 0)
		close(w->fd);
	w->fd = -1;
	resolve_close(&w->at);
}

static void
free_saving(struct saving *w)
{
	buf_free(&w->old);
	buf_free(&w->new);
	buf_free(&w->temp.name);
	attrs_free(&w->attrs);
}

static int
open_at(const struct saving *w)
{
	return openat(w->at.dirfd, w->at.name.p, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
}

/* opens the target of a link instead */
static int
open_linked(struct saving *w)
{
	struct buf path = {0};
	const char *wrong = resolve_follow(&path, w->save->dirfd, &w->at);

	if (!wrong)
		wrong = resolve_find(&w->at, w->save->dirfd, buf_view(&path), false);
	buf_free(&path);
	if (wrong)
		return failed(w, wrong, errno);
	w->fd = open_at(w);
	return w->fd < 0 ? failed(w, "cannot be opened", errno) : 0;
}

static int
open_file(struct saving *w)
{
	const char *wrong = resolve_find(&w->at, w->save->dirfd, w->path, false);

	if (wrong)
		return failed(w, wrong, errno);
	w->fd = open_at(w);
	if (w->fd < 0 && os_is_link(errno))
		return open_linked(w);
	/* some editors remove the old file before they write the new one */
	if (w->fd < 0 && errno == ENOENT)
		return ABSENT;
	return w->fd < 0 ? failed(w, "cannot be opened", errno) : 0;
}

/* refuses files that must not be written although the system might allow it */
static int
may_write(const struct saving *w)
{
	const struct stat *st = &w->attrs.st;
	mode_t write = st->st_uid == geteuid() ? S_IWUSR : S_IWUSR | S_IWGRP | S_IWOTH;

	if (!S_ISREG(st->st_mode))
		return refuse(w, "not a regular file");
	if (st->st_nlink > 1)
		return refuse(w, "has further names (hard links), which would be left with the old text; not written to");
	if (st->st_nlink == 0)
		return ABSENT;
	if (!(st->st_mode & write))
		return refuse(w, "read-only");
	if (faccessat(w->at.dirfd, w->at.name.p, W_OK, AT_EACCESS) < 0)
		return errno == ENOENT ? ABSENT : failed(w, "not to be written to", errno);
	return 0;
}

static int
read_file(struct saving *w)
{
	buf_clear(&w->old);
	if (fd_read(&w->old, w->fd, CONTACT_MAX) < 0)
		return failed(w, "cannot be read", errno);
	return w->old.n > CONTACT_MAX ? refuse(w, "more than 1 MiB: not written to") : 0;
}

static int
load(struct saving *w)
{
	int r = open_file(w);
	const char *wrong;

	if (r)
		return r;
	wrong = attrs_read(&w->attrs, w->fd);
	if (wrong)
		return failed(w, wrong, errno);
	r = may_write(w);
	return r ? r : read_file(w);
}

/* --- writing --- */

/* reports the outcome of a replacement and returns the result for save_file() */
static int
report(struct saving *w, const struct replace *s, enum replaced how)
{
	if (how == REPLACE_LEFT || how == REPLACE_FAILED)
		errors_add(w->save->errors, w->path, 0, 0, "%s%s%s%s%s%s", how == REPLACE_LEFT ? "written, but " : "", s->wrong,
		           s->keep_temp ? " " : "", s->keep_temp ? w->temp.name.p : "", s->err ? ": " : "",
		           s->err ? strerror(s->err) : "");
	if (how == REPLACE_FAILED)
		return -1;
	return how == REPLACE_AGAIN ? AGAIN : how == REPLACE_BUSY ? BUSY : 1;
}

/* checks whether a file can be created there, with the messages of temp_make() */
static int
may_make(const struct saving *w)
{
	return faccessat(w->at.dirfd, ".", W_OK | X_OK, AT_EACCESS) < 0 ? failed(w, TEMP_NONE, errno) : 0;
}

static int
too_large(const struct saving *w, struct str bytes, const char *what)
{
	return bytes.n > CONTACT_MAX ? refuse(w, what) : 0;
}

static int
put(struct saving *w, struct replace *s)
{
	struct str kept = save_remember(w->save, buf_view(&w->at.path));
	const char *wrong = temp_make(&w->temp, w->at.dirfd, w->at.name, buf_view(&w->new), &w->attrs);
	enum replaced how;

	if (wrong)
		return failed(w, wrong, errno);
	how = replace_in(s);
	if (how == REPLACE_DONE || how == REPLACE_LEFT)
		written(w, kept, false);
	else
		temp_end(&w->temp);
	return report(w, s, how);
}

static int
attempt(struct saving *w, save_edit *edit, void *arg)
{
	struct replace replace = {.temp = &w->temp};
	int r = load(w);

	if (r)
		return r;
	buf_clear(&w->new);
	r = edit(&w->new, buf_view(&w->old), arg);
	replace.dirfd = w->at.dirfd;
	replace.name = w->at.name.p;
	replace.fd = w->fd;
	replace.bytes = buf_view(&w->old);
	if (r > 0 && str_eq(buf_view(&w->new), buf_view(&w->old)))
		r = 0;
	/* the edit failed, perhaps on a half-written file: try again if the file has changed */
	if (r <= 0)
		return replace_settled(&replace) ? r : BUSY;
	r = too_large(w, buf_view(&w->new), GROWN);
	return r ? r : put(w, &replace);
}

/* tries until a result is final; of the reports of earlier tries only the last is kept */
static int
attempts(struct saving *w, save_edit *edit, void *arg)
{
	struct errors *errors = w->save->errors;
	size_t n = errors->n;
	int absences = 0, r = AGAIN;

	for (int i = 0; i < TRIES && r >= AGAIN && absences < ABSENCES; i++) {
		if (i && r != AGAIN)
			poll(NULL, 0, PAUSE);
		errors_cut(errors, n);
		r = attempt(w, edit, arg);
		close_file(w);
		absences += r == ABSENT;
	}
	return r;
}

int
save_file(struct save *s, struct str path, save_edit *edit, void *arg)
{
	struct saving w = saving_of(s, path);
	int r = attempts(&w, edit, arg);

	if (r == ABSENT)
		r = failed(&w, "cannot be opened", ENOENT);
	else if (r >= AGAIN)
		r = refuse(&w, "another program is writing it all the time: not written to");
	free_saving(&w);
	return r;
}

/* gives the temporary its final name unless a file has it: 1, 0, or -1 with errno */
static int
put_new(struct saving *w)
{
	const char *temp = w->temp.name.p, *name = w->at.name.p;

	if (os_rename_new(w->at.dirfd, temp, name) == 0) {
		w->temp.there = false;
		return 1;
	}
	if (errno != ENOSYS && errno != EINVAL)
		return errno == EEXIST ? 0 : -1;
	if (linkat(w->at.dirfd, temp, w->at.dirfd, name, 0) < 0)
		return errno == EEXIST ? 0 : -1;
	return 1;
}

/* true if the name exists; if that is unknown, creating the file will report the reason */
static bool
exists(const struct saving *w)
{
	struct stat st;

	return fstatat(w->at.dirfd, w->at.name.p, &st, AT_SYMLINK_NOFOLLOW) == 0;
}

static int
make_new(struct saving *w, struct str bytes)
{
	const char *wrong = resolve_find(&w->at, w->save->dirfd, w->path, true);
	struct str kept;
	int r, err;

	if (wrong)
		return failed(w, wrong, errno);
	if (exists(w))
		return 0;
	if (too_large(w, bytes, LARGE))
		return -1;
	kept = save_remember(w->save, w->path);
	buf_str(&w->new, bytes);
	wrong = temp_make(&w->temp, w->at.dirfd, w->at.name, bytes, NULL);
	if (wrong)
		return failed(w, wrong, errno);
	r = put_new(w);
	err = errno;
	if (r > 0)
		written(w, kept, true);
	else
		temp_end(&w->temp);
	if (r < 0)
		return failed(w, "cannot be made", err);
	if (temp_remove(&w->temp) < 0)
		failed(w, "written, but the temporary file beside it cannot be removed", errno);
	return r;
}

int
save_new(struct save *s, struct str path, struct str bytes)
{
	struct saving w = saving_of(s, path);
	int r = make_new(&w, bytes);

	if (r <= 0)
		resolve_undo(&w.at, s->dirfd);
	close_file(&w);
	free_saving(&w);
	return r;
}

/* --- dry run --- */

static int
preview(struct saving *w, save_edit *edit, void *arg)
{
	int r = load(w);

	if (r)
		return r == ABSENT ? failed(w, "cannot be opened", ENOENT) : r;
	r = edit(&w->new, buf_view(&w->old), arg);
	if (r <= 0 || str_eq(buf_view(&w->new), buf_view(&w->old)))
		return r < 0 ? -1 : 0;
	return too_large(w, buf_view(&w->new), GROWN) || may_make(w) ? -1 : 1;
}

int
save_preview(struct save *s, struct str path, save_edit *edit, void *arg, struct buf *old, struct buf *new)
{
	struct saving w = saving_of(s, path);
	int r = preview(&w, edit, arg);

	*old = w.old;
	*new = w.new;
	w.old = w.new = (struct buf){0};
	close_file(&w);
	free_saving(&w);
	return r;
}

int
save_preview_new(struct save *s, struct str path, struct str bytes)
{
	struct saving w = saving_of(s, path);
	const char *wrong = resolve_find(&w.at, s->dirfd, path, false);
	/* a missing folder would be created, if its last existing parent is writable */
	bool folder = wrong && errno == ENOENT;
	int r;

	if (wrong && !folder)
		r = failed(&w, wrong, errno);
	else if (!folder && exists(&w))
		r = 0;
	else
		r = too_large(&w, bytes, LARGE) || (!folder && may_make(&w)) ? -1 : 1;
	close_file(&w);
	free_saving(&w);
	return r;
}
