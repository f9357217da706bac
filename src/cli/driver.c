/* SPDX-License-Identifier: ISC */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/driver.h"
#include "os/fd.h"

enum { FILE_MAX = 1 << 20, DEPTH_MAX = 64 };

/*
 * Only `tend` in an absolute folder is run: a relative one leads into the book. --version tells it
 * from another program of that name, which may end with 0 and merge nothing. tend-merge puts its
 * result in place whole, so OURS is whole if it is killed. If git fails, too, OURS stays as it is
 * and the status is one that stops the merge; but if a byte can be written, the files are binary
 * and in conflict.
 */
const char driver_command[] =
	"t=$(command -v tend); v=; "
	"case $t in (/*) v=$(\"$t\" merge --version </dev/null 2>/dev/null);; esac; "
	"case $v in "
	"(\"tend-merge \"*) \"$t\" merge --marker-size=%L --path=%P -- %O %A %B; r=$?;; "
	"(*) r=127;; "
	"esac; "
	"if test $r -gt 1; then "
	"echo 'tend merge cannot be run here, so git merges this contact line by line' >&2; "
	"git merge-file -p --marker-size=%L -L ours -L base -L theirs %A %O %B >%A.tend-text; r=$?; "
	"if test $r -lt 128; then mv -f %A.tend-text %A || r=129; "
	"else echo >%A.tend-text && r=1; fi; "
	"rm -f %A.tend-text; "
	"fi; "
	"exit $r";

bool
driver_old(struct str value)
{
	bool ours = str_starts(value, STR("tend-merge ")) || str_starts(value, STR("tend merge ")) ||
	            str_starts(value, STR("t=$(command -v tend)"));

	return ours && !str_eq(value, str_of(driver_command));
}

/* true if a line of attributes gives the driver to a pattern */
static bool
line_names(struct str line)
{
	struct str word;
	bool pattern = true; /* the first word */

	line = str_trim(line);
	if (str_starts(line, STR("#")))
		return false;
	for (; line.n; pattern = false) {
		size_t end = 0;

		while (end < line.n && line.p[end] != ' ' && line.p[end] != '\t')
			end++;
		word = str_sub(line, 0, end);
		line = str_trim(str_sub(line, end, line.n));
		if (!pattern && str_eq(word, STR("merge=tend")))
			return true;
	}
	return false;
}

/* reads a whole file; git does not read attributes through a link either */
static bool
read_file(struct buf *out, int dirfd, const char *path)
{
	int fd = openat(dirfd, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	struct stat st;
	bool read;

	if (fd < 0)
		return false;
	read = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && fd_read(out, fd, FILE_MAX) == 0;
	close(fd);
	return read;
}

/* true if the attributes in a file name the driver */
static bool
file_names(int dirfd, const char *path)
{
	struct buf bytes = {0};
	struct str rest, line;
	bool named = false;

	if (read_file(&bytes, dirfd, path)) {
		rest = buf_view(&bytes);
		while (!named && str_line(&line, &rest))
			named = line_names(line);
	}
	buf_free(&bytes);
	return named;
}

/* starts git in a folder, with its output in out: the exit status */
static int
ask(struct buf *out, int dirfd, const char *const argv[])
{
	struct child c;

	command_environment(false);
	if (child_start(&c, argv, dirfd, CHILD_OUT | CHILD_SILENT) < 0)
		return COMMAND_ABSENT;
	return command_end(out, &c);
}

/* true if info/attributes names the driver; top is the folder that has .git */
static bool
info_names(int top, bool linked)
{
	const char *argv[] = {"git", "rev-parse", "--git-path", "info/attributes", NULL};
	struct buf path = {0};
	bool named = false;

	if (!linked)
		return file_names(top, ".git/info/attributes");
	/* .git is a file that says where the repository is */
	if (ask(&path, top, argv) == 0 && path.n) {
		path.p[--path.n] = '\0';
		named = file_names(top, path.p);
	}
	buf_free(&path);
	return named;
}

static bool
same_file(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/*
 * The folder of the work tree that has .git, open, or -1; `named` is set if attributes from the
 * folder up to it name the driver.
 */
static int
find_top(bool *named, int dirfd)
{
	int at = openat(dirfd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC), next;
	struct stat git, here, above;
	bool end;

	*named = false;
	for (int depth = 0; at >= 0 && depth < DEPTH_MAX; depth++) {
		*named = *named || file_names(at, ".gitattributes");
		if (fstatat(at, ".git", &git, 0) == 0) {
			*named = *named || info_names(at, !S_ISDIR(git.st_mode));
			return at;
		}
		next = openat(at, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		end = next < 0 || fstat(at, &here) < 0 || fstat(next, &above) < 0 || same_file(&here, &above);
		close(at);
		at = next;
		if (end)
			break;
	}
	if (at >= 0)
		close(at);
	return -1;
}

/* true if a repository's own configuration has the lines that tend-init makes git write */
static bool
plainly_set(int top)
{
	struct buf bytes = {0};
	struct str rest, line;
	bool section = false, set = false;

	if (!read_file(&bytes, top, ".git/config")) {
		buf_free(&bytes);
		return false;
	}
	rest = buf_view(&bytes);
	while (!set && str_line(&line, &rest)) {
		line = str_trim(line);
		if (str_starts(line, STR("[")))
			section = str_eq(line, STR("[merge \"tend\"]"));
		set = section && str_starts(line, STR("driver = "));
	}
	buf_free(&bytes);
	return set;
}

bool
driver_named(int dirfd)
{
	bool named;
	int top = find_top(&named, dirfd);

	if (top < 0)
		return false;
	close(top);
	return named;
}

bool
driver_missing(int dirfd)
{
	const char *argv[] = {"git", "config", "--get", DRIVER_KEY, NULL};
	struct buf value = {0};
	bool named, missing = false;
	int top = find_top(&named, dirfd);

	if (top < 0)
		return false;
	/* 1: git says that it is not set; else it is, or git cannot be asked */
	if (named && !plainly_set(top))
		missing = ask(&value, top, argv) == 1;
	close(top);
	buf_free(&value);
	return missing;
}
