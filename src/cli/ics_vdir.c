/* SPDX-License-Identifier: ISC */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "calendar/calendar_update.h"
#include "cli/ics_ticks.h"
#include "cli/ics_vdir.h"
#include "entry/link.h"
#include "os/fd.h"
#include "store/save_name.h"

enum { BYTES_MAX = 1 << 20, NAME_MAX_UID = 200 };

/* a file of the folder with one item of this feed */
struct vdir_file {
	struct str name, bytes;
	struct calendar_item item;
	bool used; /* the feed has its UID */
};

struct vdir {
	struct tool *tool;
	const char *dir;
	const struct ics_feed *feed;
	struct vdir_file *v;
	size_t n, cap;
	struct map uid;        /* UID: index in v */
	struct calendar calendar;
	struct ics_ticks ticks; /* for the answered tasks of the book */
	struct save save;
	struct errors errors;  /* paths relative to the folder */
	struct arena arena;
};

/* --- reading --- */

/* true for a UID that this feed has: of a kind, and an event or a task */
static bool
ours(const struct vdir *d, struct str uid, bool todo)
{
	return (ics_ticks_kind(uid) & d->feed->kinds) && todo == d->feed->todo &&
	       str_starts(uid, STR("todo-")) == todo;
}

static void
take_file(struct vdir *d, struct str name, struct str bytes)
{
	struct errors none = {0};
	size_t before = d->calendar.n;
	const struct calendar_item *item;

	d->calendar.errors = &none;
	calendar_read(&d->calendar, bytes, name);
	/* one item of ours and nothing else, read without a doubt: else it is not for us to change */
	if (d->calendar.n == before + 1 && !none.n) {
		item = &d->calendar.v[before];
		if (ours(d, item->uid, item->todo)) {
			*map_put(&d->uid, item->uid) = (uint32_t)d->n;
			d->v = mem_reserve(d->v, d->n, &d->cap, sizeof(*d->v));
			d->v[d->n++] = (struct vdir_file){name, arena_str(&d->arena, bytes), *item, false};
		}
	}
	errors_free(&none);
}

static int
name_order(const void *va, const void *vb)
{
	return str_cmp(*(const struct str *)va, *(const struct str *)vb);
}

/* reads the files, in the order of their names; 0, or -1 with errno */
static int
read_folder(struct vdir *d)
{
	int fd = open(d->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	struct str *name = NULL;
	size_t n = 0, cap = 0;
	struct buf bytes = {0};
	struct dirent *e;
	int error;

	if (!dir)
		return -1;
	for (errno = 0; (e = readdir(dir)); errno = 0) {
		struct str s = str_of(e->d_name);

		if (s.p[0] == '.' || !str_ends(s, STR(".ics")))
			continue;
		name = mem_reserve(name, n, &cap, sizeof(*name));
		name[n++] = arena_str(&d->arena, s);
	}
	/* a file that is not listed would be made anew, without what was ticked in it */
	error = errno;
	if (n)
		qsort(name, n, sizeof(*name), name_order);
	for (size_t i = 0; i < n && !error; i++) {
		if (fd_read_file(&bytes, fd, name[i].p, BYTES_MAX) < 0)
			errors_add(&d->errors, name[i], 0, 0, "%s", strerror(errno));
		else if (bytes.n <= BYTES_MAX)
			take_file(d, name[i], buf_view(&bytes));
		else
			errors_add(&d->errors, name[i], 0, 0, "more than 1 MiB: left as it is");
	}
	closedir(dir);
	free(name);
	buf_free(&bytes);
	errno = error;
	return error ? -1 : 0;
}

/* --- ticks --- */

/* ticks in the book what was ticked in the folder; returns the exit status */
static int
import_ticks(struct vdir *d)
{
	struct tool first = *d->tool;
	struct calendar c = {0};
	struct buf path = {0};
	bool any = false;

	for (size_t i = 0; i < d->n; i++) {
		if (!d->v[i].item.todo || !ics_ticks_state(&d->v[i].item))
			continue;
		buf_clear(&path);
		buf_fmt(&path, "%s/%.*s", d->dir, STR_ARG(d->v[i].name));
		any |= ics_import_read(&c, &first, path.p);
	}
	buf_free(&path);
	if (!any) {
		calendar_free(&c);
		errors_free(&first.file_errors);
		return DONE;
	}
	return ics_import_run(&first, &c, &(struct ics_import){.ticks_only = true});
}

/* true if a tick stays in the folder, though the feed still has its item */
static bool
tick_stays(const struct vdir *d, const struct vdir_file *f, const struct calendar_item *now, size_t who)
{
	day on = calendar_time_day(&f->item.completed, d->calendar.here);

	if (!ics_ticks_state(&f->item))
		return false;
	if (ics_ticks_kind(f->item.uid) == ICS_FEED_BIRTHDAY)
		return now->due.date == f->item.due.date;
	if (ics_ticks_kind(f->item.uid) != ICS_FEED_DUE)
		return true;
	/* until it is logged; a cancelled one until it is due again */
	if (ics_ticks_state(&f->item) == '-')
		return now->due.date == f->item.due.date;
	if (on == DAY_NONE || on > d->tool->today)
		on = d->tool->today;
	return ics_ticks_last(&d->tool->book.contact[who]) < on;
}

/* --- writing --- */

struct vdir_update {
	struct str item;
	bool reopen;
};

static int
update(struct buf *out, struct str file, void *arg)
{
	const struct vdir_update *u = arg;

	return calendar_update(out, file, u->item, u->reopen);
}

static void
make_file(struct vdir *d, struct str uid, struct str item)
{
	struct buf name = {0}, bytes = {0};

	/* a file's name has at most 255 bytes */
	buf_str(&name, str_sub(uid, 0, NAME_MAX_UID));
	if (uid.n > NAME_MAX_UID)
		buf_fmt(&name, "-%08x", (unsigned)map_hash(uid));
	buf_str(&name, STR(".ics"));
	buf_str(&bytes, STR("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//tend//tend-ics//EN\r\n"));
	buf_str(&bytes, item);
	buf_str(&bytes, STR("END:VCALENDAR\r\n"));
	if (save_new(&d->save, arena_str(&d->arena, buf_view(&name)), buf_view(&bytes)) == 0)
		errors_add(&d->errors, arena_str(&d->arena, buf_view(&name)), 0, 0,
		           "a file of this name has other items: it stays, and the item is left out");
	buf_free(&name);
	buf_free(&bytes);
}

static void
take_item(void *arg, struct str uid, struct str text, size_t who, const struct task *task)
{
	struct vdir *d = arg;
	uint32_t at = map_get(&d->uid, uid);
	struct errors none = {0};
	struct calendar now = {.errors = &none, .here = d->calendar.here};
	struct vdir_update u = {.item = text};
	struct vdir_file *f;

	(void)task;
	if (at == MAP_NONE) {
		make_file(d, uid, text);
		return;
	}
	f = &d->v[at];
	f->used = true;
	calendar_read(&now, text, STR(""));
	if (now.n == 1 && !tick_stays(d, f, &now.v[0], who)) {
		u.reopen = ics_ticks_state(&f->item) != 0;
		save_file(&d->save, f->name, update, &u);
	}
	calendar_free(&now);
	errors_free(&none);
}

static bool
is_contact(const struct book *b, struct str path)
{
	for (size_t i = 0; i < b->n; i++)
		if (str_eq(b->contact[i].path, path))
			return true;
	return false;
}

/* true if an item is that of a file which could not be read: it is not done */
static bool
is_unread(const struct vdir *d, struct str uid)
{
	const struct book *b = &d->tool->book;
	struct str kind, rest = uid;
	struct buf id = {0};
	bool unread = false;

	str_skip(&rest, STR("todo-"));
	rest = str_cut(&kind, rest, '-');
	for (size_t i = 0; i < b->errors.n && !unread; i++) {
		const struct error *e = &b->errors.v[i];

		if (e->note || is_contact(b, e->path))
			continue;
		buf_clear(&id);
		ics_uid_part(&id, link_stem(e->path));
		/* without a path, or with one to a folder, any file may be missing */
		unread = !str_ends(e->path, STR(".md")) || str_starts(rest, buf_view(&id)) || str_starts(rest, STR("./"));
	}
	buf_free(&id);
	return unread;
}

static void
remove_gone(struct vdir *d)
{
	for (size_t i = 0; i < d->n; i++) {
		const struct vdir_file *f = &d->v[i];
		unsigned kind = ics_ticks_kind(f->item.uid);
		bool task = kind == ICS_FEED_PROMISE || kind == ICS_FEED_ASK;

		if (f->used || (is_unread(d, f->item.uid) && !(task && ics_ticks_closed(&d->ticks, f->item.uid))))
			continue;
		/* a tick that the book cannot take is reported, and stays there */
		if (ics_ticks_state(&f->item) && task && !ics_ticks_closed(&d->ticks, f->item.uid))
			continue;
		save_remove(&d->save, f->name, f->bytes);
	}
}

/* reports what concerns the folder with its path */
static void
join_errors(struct vdir *d)
{
	struct buf path = {0};

	for (size_t i = 0; i < d->errors.n; i++) {
		const struct error *e = &d->errors.v[i];

		buf_clear(&path);
		buf_fmt(&path, "%s%s%.*s", d->dir, e->path.n ? "/" : "", STR_ARG(e->path));
		errors_add(&d->tool->file_errors, buf_view(&path), e->line, e->col, "%.*s", STR_ARG(e->what));
	}
	buf_free(&path);
}

static void
sync_folder(struct vdir *d, int fd)
{
	struct ics_feed feed = *d->feed;
	struct meetings none = {0};
	struct errors quiet = {0};
	struct calendar empty = {.errors = &quiet};
	struct buf out = {0};

	ics_ticks_match(&d->ticks, &none, d->tool, &empty);
	if (save_begin(&d->save, fd, &d->errors) == 0) {
		feed.take = take_item;
		feed.arg = d;
		ics_feed_add(&out, &feed);
		remove_gone(d);
		save_end(&d->save);
	}
	buf_free(&out);
	meetings_free(&none);
	errors_free(&quiet);
}

static void
vdir_free(struct vdir *d)
{
	free(d->v);
	map_free(&d->uid);
	calendar_free(&d->calendar);
	ics_ticks_free(&d->ticks);
	errors_free(&d->errors);
	arena_free(&d->arena);
}

int
ics_vdir_run(struct tool *t, const char *dir, struct ics_feed *feed, const char *ahead)
{
	struct vdir d = {.tool = t, .dir = dir, .feed = feed, .calendar.here = ics_import_here};
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC), ticked, status;
	struct needs needs = ics_feed_needs(feed->kinds), tasks = ics_ticks_needs();

	if (fd < 0 || read_folder(&d) < 0)
		tool_fail(t, "--vdir %s: %s%s", dir, strerror(errno),
		          errno == ENOENT ? "; make the folder first" : "");
	ticked = import_ticks(&d);
	needs.keys |= tasks.keys;
	needs.parts |= tasks.parts;
	feed->until = tool_ahead(t, ahead);
	tool_open(t, needs, false, 0, NULL);
	feed->book = &t->book;
	feed->people = &t->people;
	feed->today = t->today;
	if (ticked != NOTHING)
		sync_folder(&d, fd);
	join_errors(&d);
	close(fd);
	status = tool_close(t, NULL);
	vdir_free(&d);
	return ticked > status ? ticked : status;
}
