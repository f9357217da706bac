/* SPDX-License-Identifier: ISC */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "git/driver.h"
#include "os/fd.h"

enum { ATTRIBUTES_MAX = 1 << 20, DEPTH_MAX = 64 };

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

/* true if the attributes in a file name the driver; git does not read through a link either */
static bool
file_names(int dirfd, const char *path)
{
	int fd = openat(dirfd, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	struct buf bytes = {0};
	struct str rest, line;
	bool named = false;
	struct stat st;

	if (fd < 0)
		return false;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && fd_read(&bytes, fd, ATTRIBUTES_MAX) == 0) {
		rest = buf_view(&bytes);
		while (!named && str_line(&line, &rest))
			named = line_names(line);
	}
	close(fd);
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

bool
driver_named(int dirfd)
{
	int at = openat(dirfd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC), next;
	bool named = false, top = false;
	struct stat git, here, above;

	for (int depth = 0; at >= 0 && depth < DEPTH_MAX; depth++) {
		named = named || file_names(at, ".gitattributes");
		top = fstatat(at, ".git", &git, 0) == 0;
		if (top)
			break;
		next = openat(at, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		if (next >= 0 && fstat(at, &here) == 0 && fstat(next, &above) == 0 && same_file(&here, &above)) {
			close(next);
			next = -1;
		}
		close(at);
		at = next;
	}
	if (top)
		named = named || info_names(at, !S_ISDIR(git.st_mode));
	if (at >= 0)
		close(at);
	return top && named;
}

bool
driver_set(int dirfd)
{
	const char *argv[] = {"git", "config", "--get", DRIVER_KEY, NULL};
	struct buf value = {0};
	int status = ask(&value, dirfd, argv);

	buf_free(&value);
	return status != 1;
}
