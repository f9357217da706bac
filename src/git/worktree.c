/* SPDX-License-Identifier: ISC */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "git/worktree.h"
#include "os/os.h"

enum {
	WAIT_STEP = 50,   /* milliseconds */
	WAIT_STEPS = 40,
	STALE = 60,       /* seconds; an older lock is not waited for */
	NEW = 5,          /* seconds: what git has done since then may be a step of what it is about to end */
};

/* --- paths --- */

/* true unless the system says that there is no such path: one that it cannot look at may be there */
static bool
may_exist(const char *path)
{
	return access(path, F_OK) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

/* appends the parts of a path, "." dropped and ".." taken back; `out` begins with "/" or is empty */
static void
add_parts(struct buf *out, struct str path)
{
	struct str part;

	while (path.n) {
		path = str_cut(&part, path, '/');
		if (!part.n || str_eq(part, STR(".")))
			continue;
		if (!str_eq(part, STR(".."))) {
			buf_chr(out, '/');
			buf_str(out, part);
			continue;
		}
		while (out->n && out->p[--out->n] != '/')
			;
	}
}

/* the folder of an absolute path without links in it, since the top has none either */
static void
add_absolute(struct buf *out, const char *path)
{
	struct buf folder = {0};
	const char *slash = strrchr(path, '/');
	char *real;

	buf_add(&folder, path, (size_t)(slash - path));
	real = realpath(folder.n ? folder.p : "/", NULL);
	add_parts(out, real ? str_of(real) : buf_view(&folder));
	add_parts(out, str_of(slash));
	free(real);
	buf_free(&folder);
}

int
worktree_path(struct buf *out, const char *top, const char *from, const char *path)
{
	struct buf whole = {0};
	struct str above = str_of(top), p;

	if (path[0] == '/') {
		add_absolute(&whole, path);
	} else {
		add_parts(&whole, str_of(from));
		add_parts(&whole, str_of(path));
	}
	p = buf_view(&whole);
	buf_clear(out);
	if (p.n > above.n && str_starts(p, above))
		buf_str(out, str_sub(p, above.n, p.n));
	buf_free(&whole);
	return out->n ? 0 : -1;
}

void
worktree_real(struct buf *there, struct buf *path, const char *dir)
{
	struct buf at = {0};
	char *real;
	size_t end;

	buf_str(&at, str_of(dir));
	while (!(real = realpath(at.n ? at.p : ".", NULL)) && at.n) {
		for (end = at.n - 1; end && at.p[end] != '/';)
			end--;
		/* the root is always there */
		at.n = end;
		at.p[end] = '\0';
	}
	buf_str(there, str_of(real));
	buf_str(path, str_of(real));
	while (at.n && dir[at.n] == '/')
		dir++;
	if (dir[at.n])
		buf_fmt(path, "/%s", dir + at.n);
	while (path->n > 1 && path->p[path->n - 1] == '/')
		path->p[--path->n] = '\0';
	buf_free(&at);
	free(real);
}

/* --- files --- */

/* a folder on the way to a file */
static const char *
look_above(struct buf *folder)
{
	struct stat st;
	size_t n = folder->n;
	bool other;

	if (lstat(folder->p, &st) < 0)
		return errno == ENOENT || errno == ENOTDIR ? NULL : strerror(errno);
	if (S_ISLNK(st.st_mode))
		return "a folder of its path is a symbolic link";
	buf_str(folder, STR("/.git"));
	other = may_exist(folder->p);
	folder->p[folder->n = n] = '\0';
	return other ? "it lies in another repository" : NULL;
}

const char *
worktree_look(struct stat *st, const char *top, struct str path)
{
	struct buf at = {0};
	struct str part, rest = path;
	const char *wrong = NULL;

	memset(st, 0, sizeof(*st));
	buf_str(&at, str_of(top));
	while (!wrong && (rest = str_cut(&part, rest, '/')).n) {
		buf_str(&at, part);
		wrong = look_above(&at);
		buf_chr(&at, '/');
	}
	buf_str(&at, part);
	if (!wrong && lstat(at.p, st) < 0) {
		wrong = errno == ENOENT || errno == ENOTDIR ? NULL : strerror(errno);
		st->st_mode = 0;
	} else if (!wrong && S_ISLNK(st->st_mode)) {
		wrong = "it is a symbolic link";
	} else if (!wrong && !S_ISREG(st->st_mode)) {
		wrong = S_ISDIR(st->st_mode) ? "it is a folder" : "it is no regular file";
	}
	buf_free(&at);
	return wrong;
}

/* --- the index --- */

static void
tell_age(struct buf *why, int64_t seconds)
{
	static const struct {
		int64_t seconds;
		const char *name;
	} units[] = {{86400, "day"}, {3600, "hour"}, {60, "minute"}, {1, "second"}};
	size_t i = 0;

	while (i < 3 && seconds < units[i].seconds)
		i++;
	seconds = seconds < 0 ? 0 : seconds / units[i].seconds;
	buf_fmt(why, "%lld %s%s", (long long)seconds, units[i].name, seconds == 1 ? "" : "s");
}

int
worktree_lock(struct buf *lock, const char *gitdir, int64_t now, struct buf *why)
{
	struct stat st = {0};
	int fd = -1;

	buf_fmt(lock, "%sindex.lock", gitdir);
	for (int i = 0; i < WAIT_STEPS && fd < 0; i++) {
		fd = open(lock->p, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
		if (fd >= 0 || errno != EEXIST)
			break;
		if (lstat(lock->p, &st) == 0 && now - st.st_mtime > STALE)
			break;
		usleep(WAIT_STEP * 1000);
	}
	if (fd >= 0) {
		close(fd);
		return 0;
	}
	buf_str(why, buf_view(lock));
	if (errno != EEXIST) {
		buf_fmt(why, ": %s", strerror(errno));
	} else {
		buf_str(why, STR(" is there, "));
		tell_age(why, now - st.st_mtime);
		buf_str(why, STR(" old: another git is at work; if none is, it was killed, and the file can be deleted"));
	}
	buf_clear(lock);
	return -1;
}

static int
copy_bytes(int in, int out)
{
	char scratch[64 * 1024];
	ssize_t got, put = 0;

	while ((got = read(in, scratch, sizeof(scratch))) > 0 || (got < 0 && errno == EINTR))
		for (ssize_t at = 0; at < got; at += put)
			if ((put = write(out, scratch + at, (size_t)(got - at))) < 0)
				return -1;
	return got < 0 ? -1 : 0;
}

int
worktree_copy(const char *from, const char *to, struct stat *st)
{
	int in, out, bad, err;

	unlink(to);
	/* an index is replaced and never written into, so a hard link does for a copy */
	if (link(from, to) == 0) {
		if (stat(to, st) == 0)
			return 0;
		err = errno;
		unlink(to);
		errno = err;
		return -1;
	}
	in = open(from, O_RDONLY | O_CLOEXEC);
	if (in < 0)
		return errno == ENOENT ? 1 : -1;
	/* O_EXCL: a file that is there might be the same one under another name */
	out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	bad = out < 0 || fstat(in, st) < 0 || copy_bytes(in, out) < 0;
	err = errno;
	if (out >= 0 && close(out) < 0 && !bad) {
		bad = 1;
		err = errno;
	}
	close(in);
	errno = err;
	return bad ? -1 : 0;
}

int64_t
worktree_entries(const char *index)
{
	unsigned char head[12]; /* "DIRC", version, number; big-endian */
	int fd = open(index, O_RDONLY | O_CLOEXEC), err;
	ssize_t n;

	if (fd < 0)
		return errno == ENOENT ? 0 : -1;
	n = read(fd, head, sizeof(head));
	err = errno;
	close(fd);
	errno = err;
	if (n != (ssize_t)sizeof(head))
		return -1;
	return (int64_t)head[8] << 24 | head[9] << 16 | head[10] << 8 | head[11];
}

int
worktree_replace(const char *from, const char *to, mode_t mode)
{
	int fd = open(from, O_RDONLY | O_CLOEXEC), err;
	bool bad = fd < 0 || (mode && fchmod(fd, mode & 07777) < 0) || fsync(fd) < 0;

	err = errno;
	if (fd >= 0)
		close(fd);
	errno = err;
	return bad ? -1 : rename(from, to);
}

int
worktree_flush(const char *folder)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC), bad;

	if (fd < 0)
		return -1;
	bad = os_sync(fd);
	close(fd);
	return bad;
}

/* --- folders of git --- */

bool
worktree_has(const char *folder, const char *name)
{
	struct buf path = {0};
	bool is;

	buf_fmt(&path, "%s%s", folder, name);
	is = may_exist(path.p);
	buf_free(&path);
	return is;
}

bool
worktree_none(const char *folder)
{
	char *at = realpath(folder, NULL);
	bool none = false;

	while (at && !none && !worktree_has(at, "/.git") && !worktree_has(at, "/HEAD")) {
		/* an empty path was the root */
		none = !*at;
		if (!none)
			*strrchr(at, '/') = '\0';
	}
	free(at);
	return none;
}

/* the files and folders of git that show what is under way */
static const struct {
	const char *file, *name;
} states[] = {
	{"rebase-merge", "a rebase"},
	{"rebase-apply", "a rebase, or git am,"},
	{"MERGE_HEAD", "a merge"},
	{"CHERRY_PICK_HEAD", "a cherry-pick"},
	{"REVERT_HEAD", "a revert"},
	{"sequencer", "a cherry-pick or revert"},
};

const char *
worktree_under_way(const char *gitdir, bool *new, int64_t now)
{
	struct buf path = {0};
	const char *name = NULL;
	struct stat st;

	for (size_t i = 0; i < sizeof(states) / sizeof(states[0]) && !name; i++) {
		buf_clear(&path);
		buf_fmt(&path, "%s%s", gitdir, states[i].file);
		if (lstat(path.p, &st) < 0)
			continue;
		name = states[i].name;
		/* one that has stopped waits for the user */
		*new = i == 0 && now - st.st_mtime <= NEW && !worktree_has(gitdir, "rebase-merge/stopped-sha");
	}
	buf_free(&path);
	return name;
}

bool
worktree_recent(const char *gitdir, const char *name, int64_t now)
{
	struct buf path = {0};
	struct stat st;
	bool recent;

	buf_fmt(&path, "%s%s", gitdir, name);
	recent = lstat(path.p, &st) == 0 && now - st.st_mtime <= NEW;
	buf_free(&path);
	return recent;
}

bool
worktree_hooks(const char *folder)
{
	static const char *const hooks[] = {
		"pre-commit", "prepare-commit-msg", "commit-msg", "post-commit", "post-index-change", "reference-transaction",
	};
	struct buf path = {0};
	bool found = false;

	for (size_t i = 0; i < sizeof(hooks) / sizeof(hooks[0]) && !found; i++) {
		buf_clear(&path);
		buf_fmt(&path, "%s/%s", folder, hooks[i]);
		found = access(path.p, X_OK) == 0;
	}
	buf_free(&path);
	return found;
}

size_t
worktree_count(const char *folder, size_t max)
{
	DIR *dir = opendir(folder);
	const struct dirent *e;
	size_t n = 0;

	while (dir && n < max && (e = readdir(dir)))
		n += e->d_name[0] != '.';
	if (dir)
		closedir(dir);
	return n;
}
