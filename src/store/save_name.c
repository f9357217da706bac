/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "contact/contact.h"
#include "os/fd.h"
#include "os/os.h"
#include "store/resolve.h"
#include "store/save_name.h"
#include "store/temp.h"

enum { TRIES = 100, PAUSE = 20 /* ms, while another program writes the file */ };

/* results of one try, besides those of save_remove() */
enum { BUSY = 2 };

/* a file whose name is to change or to go */
struct naming {
	struct save *save;
	struct str path; /* for messages */
	struct resolve at;
	struct temp temp;
	struct buf bytes;
};

static int
refuse(const struct naming *w, const char *what)
{
	errors_add(w->save->errors, w->path, 0, 0, "%s", what);
	return -1;
}

/* reports an error with the system's reason; errno is 0 if there is none */
static int
failed(const struct naming *w, const char *what)
{
	int err = errno;

	if (!err)
		return refuse(w, what);
	errors_add(w->save->errors, w->path, 0, 0, "%s: %s", what, strerror(err));
	return -1;
}

static void
end(struct naming *w)
{
	resolve_close(&w->at);
	buf_free(&w->temp.name);
	buf_free(&w->bytes);
}

/* finds the file: 0, or -1 reported */
static int
find(struct naming *w)
{
	const char *wrong = resolve_find(&w->at, w->save->dirfd, w->path, false);
	struct stat st;

	if (wrong)
		return failed(w, wrong);
	if (fstatat(w->at.dirfd, w->at.name.p, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return failed(w, "cannot be found");
	if (!S_ISREG(st.st_mode))
		return refuse(w, "a link, or no regular file: its name stays");
	return 0;
}

static int
may_rename(const struct naming *w)
{
	return faccessat(w->at.dirfd, ".", W_OK | X_OK, AT_EACCESS) < 0
	               ? failed(w, "its name cannot be changed")
	               : 0;
}

static void
written(struct naming *w)
{
	if (fsync(w->at.dirfd) < 0 && errno != EINVAL)
		failed(w, "done, but it may not be on the disk");
}

static bool
exists(const struct naming *w, const char *name)
{
	struct stat st;

	return fstatat(w->at.dirfd, name, &st, AT_SYMLINK_NOFOLLOW) == 0;
}

/*
 * Renames, but never over a file: 0, or -1 with errno. Where the system cannot do both at once, the
 * file must not appear in between; a link and an unlink would leave two names if killed.
 */
static int
move(const struct naming *w, const char *from, const char *to)
{
	if (os_rename_new(w->at.dirfd, from, to) == 0)
		return 0;
	if (errno != ENOSYS && errno != EINVAL)
		return -1;
	if (exists(w, to)) {
		errno = EEXIST;
		return -1;
	}
	return renameat(w->at.dirfd, from, w->at.dirfd, to);
}

/* --- another name --- */

/* records both names; what this program wrote under the old one is now under the new one */
static void
count_rename(struct save *s, struct str from, struct str to)
{
	struct save_written *old = save_count(s, from), written = *old, *new;

	old->before = old->after = (struct buf){0};
	old->named = true;
	new = save_count(s, to);
	buf_free(&new->before);
	buf_free(&new->after);
	new->before = written.before;
	new->after = written.after;
	new->named = written.named || (!written.before.n && !written.after.n);
	s->gone = true;
}

static int
rename_to(struct naming *w, struct str to, const char *name, bool dry)
{
	struct str old = save_remember(w->save, w->path), new = save_remember(w->save, to);

	if (exists(w, name))
		return 0;
	if (dry)
		return may_rename(w) < 0 ? -1 : 1;
	if (move(w, w->at.name.p, name) < 0)
		return errno == EEXIST ? 0 : failed(w, "its name cannot be changed");
	count_rename(w->save, old, new);
	written(w);
	if (exists(w, w->at.name.p))
		refuse(w, "saved again under its old name meanwhile, and stays beside the new one");
	return 1;
}

static int
start_rename(struct save *s, struct str from, struct str to, bool dry)
{
	struct naming w = {.save = s, .path = from, .at.dirfd = -1, .temp.fd = -1};
	struct buf name = {0};
	const char *slash;
	int r;

	buf_str(&name, to);
	slash = strrchr(name.p, '/');
	r = find(&w);
	if (r == 0)
		r = rename_to(&w, to, slash ? slash + 1 : name.p, dry);
	end(&w);
	buf_free(&name);
	return r;
}

int
save_rename(struct save *s, struct str from, struct str to)
{
	return start_rename(s, from, to, false);
}

int
save_preview_rename(struct save *s, struct str from, struct str to)
{
	return start_rename(s, from, to, true);
}

/* --- none --- */

/* 1 if the open file has just these bytes, 0 if not, -1 reported */
static int
holds(struct naming *w, int fd, struct str bytes)
{
	buf_clear(&w->bytes);
	if (lseek(fd, 0, SEEK_SET) < 0 || fd_read(&w->bytes, fd, CONTACT_MAX) < 0)
		return failed(w, "cannot be read");
	return str_eq(buf_view(&w->bytes), bytes);
}

/* under the temporary's name: the same file, as it was? */
static int
judge(struct naming *w, int fd, struct str bytes, enum os_lease lease)
{
	struct stat a, b;
	int is = holds(w, fd, bytes);

	if (is <= 0)
		return is;
	if (fstat(fd, &a) < 0 || fstatat(w->at.dirfd, w->temp.name.p, &b, AT_SYMLINK_NOFOLLOW) < 0)
		return failed(w, "cannot be looked at");
	if (a.st_dev != b.st_dev || a.st_ino != b.st_ino)
		return 0;
	return os_lease_broken(fd, lease) ? BUSY : 1;
}

static int
hide(struct naming *w)
{
	int r = temp_name(&w->temp, w->at.dirfd, w->at.name);

	for (int i = 0; r == 0 && i < TRIES; i++) {
		r = move(w, w->at.name.p, w->temp.name.p);
		if (r == 0 || errno != EEXIST)
			return r;
		r = temp_name_next(&w->temp);
	}
	return -1;
}

static int
remove_open(struct naming *w, int fd, struct str bytes)
{
	enum os_lease lease = os_lease_take(fd);
	struct str kept = save_remember(w->save, w->path);
	int r;

	if (lease == OS_LEASE_REFUSED)
		return BUSY;
	r = holds(w, fd, bytes);
	if (r == 1 && hide(w) < 0)
		r = failed(w, "cannot be removed");
	else if (r == 1) {
		r = judge(w, fd, bytes, lease);
		if (r == 1 && unlinkat(w->at.dirfd, w->temp.name.p, 0) < 0)
			r = failed(w, "cannot be removed");
		/*
		 * where an editor has saved a new file meanwhile, that one has the name, and the
		 * old one is beside it
		 */
		if (r != 1 && move(w, w->temp.name.p, w->at.name.p) < 0)
			errors_add(w->save->errors, w->path, 0, 0, "is now called %s: %s",
			           w->temp.name.p, strerror(errno));
		if (r == 1) {
			save_count(w->save, kept)->named = true;
			w->save->gone = true;
			written(w);
		}
	}
	os_lease_give(fd, lease);
	return r;
}

static int
try_remove(struct naming *w, struct str bytes)
{
	int fd, r = find(w);

	if (r < 0)
		return -1;
	fd = openat(w->at.dirfd, w->at.name.p,
	            O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (fd < 0)
		return failed(w, "cannot be opened");
	r = remove_open(w, fd, bytes);
	close(fd);
	return r;
}

int
save_remove(struct save *s, struct str path, struct str bytes)
{
	struct naming w = {.save = s, .path = path, .at.dirfd = -1, .temp.fd = -1};
	int r = BUSY;

	for (int i = 0; i < TRIES && r == BUSY; i++) {
		if (i)
			poll(NULL, 0, PAUSE);
		r = try_remove(&w, bytes);
	}
	if (r == BUSY)
		r = refuse(&w, "another program is writing it all the time: not removed");
	end(&w);
	return r;
}

int
save_preview_remove(struct save *s, struct str path)
{
	struct naming w = {.save = s, .path = path, .at.dirfd = -1, .temp.fd = -1};
	int r = find(&w) < 0 || may_rename(&w) < 0 ? -1 : 1;

	end(&w);
	return r;
}
