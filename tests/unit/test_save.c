/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <pthread.h>
#include <stdatomic.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "contact/contact.h"
#include "store/save_commit.h"
#include "store/save_name.h"

/* POSIX alone knows no attributes, no leases, and no exchange of two names */
#ifdef TEND_PORTABLE
static const bool portable = true;
#else
static const bool portable = false;
#endif

/* a book of its own for each test, in which the test stands */
static char dir[64];
static int book;
static struct save save;
static struct errors errors;

/* --- files, as a test and as an editor see them --- */

static void
spew(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	close(fd);
}

static void
append(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_APPEND | O_CLOEXEC);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	close(fd);
}

/* as vim does with backupcopy=no, and most others */
static void
rename_save(const char *path, const char *text)
{
	spew("editor.new", text);
	assert_int_equal(rename("editor.new", path), 0);
}

static struct buf
slurp(const char *path)
{
	struct buf out = {0};
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	char scratch[4096];
	ssize_t n;

	assert_true(fd >= 0);
	while ((n = read(fd, scratch, sizeof(scratch))) > 0)
		buf_add(&out, scratch, (size_t)n);
	buf_add(&out, "", 0);
	close(fd);
	return out;
}

#define HOLDS(path, text) \
	do { \
		struct buf is_ = slurp(path); \
		assert_string_equal(is_.p, text); \
		buf_free(&is_); \
	} while (0)

/* how many names the folder has, but for the lock: a temporary that stays is one too many */
static int
files(const char *path)
{
	DIR *d = opendir(path);
	const struct dirent *e;
	int n = 0;

	assert_non_null(d);
	while ((e = readdir(d)))
		n += strcmp(e->d_name, ".tend.lock") != 0;
	closedir(d);
	return n - 2;
}

/* --- edits --- */

/* an edit that adds a line, and what an editor does at that moment */
struct editor {
	const char *line;
	void (*act)(struct editor *);
	int left, calls; /* how often it still acts; how often the edit was made */
};

static int
add(struct buf *out, struct str file, void *arg)
{
	struct editor *e = arg;

	e->calls++;
	if (e->left > 0) {
		e->left--;
		e->act(e);
	}
	buf_str(out, file);
	buf_str(out, str_of(e->line));
	return 1;
}

static int
nothing(struct buf *out, struct str file, void *arg)
{
	(void)arg;
	buf_str(out, file);
	return 0;
}

static int
the_same(struct buf *out, struct str file, void *arg)
{
	(void)arg;
	buf_str(out, file);
	return 1;
}

static int
refuse(struct buf *out, struct str file, void *arg)
{
	(void)out;
	(void)file;
	errors_add(&errors, str_of(arg), 0, 0, "not so");
	return -1;
}

static int
swell(struct buf *out, struct str file, void *arg)
{
	(void)file;
	(void)arg;
	buf_reserve(out, CONTACT_MAX + 1);
	memset(out->p, 'x', CONTACT_MAX + 1);
	out->n = CONTACT_MAX + 1;
	return 1;
}

static int
edit(const char *path, const char *line)
{
	struct editor e = {.line = line};

	return save_file(&save, str_of(path), add, &e);
}

/* the last message */
static const char *
told(void)
{
	return errors.n ? errors.v[errors.n - 1].what.p : "";
}

/* --- what an edit leaves as it was --- */

static void
test_bytes(void **state)
{
	static const char *const texts[] = {
		"one\n", "one\r\ntwo\r\n", "no last newline", "\xef\xbb\xbf---\nname: A\n---\n", "", "a\rb\r",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		char want[100];

		spew("a.md", texts[i]);
		assert_int_equal(save_file(&save, STR("a.md"), nothing, NULL), 0);
		HOLDS("a.md", texts[i]);
		assert_int_equal(edit("a.md", "+"), 1);
		snprintf(want, sizeof(want), "%s+", texts[i]);
		HOLDS("a.md", want);
	}
	assert_int_equal(errors.n, 0);
	assert_int_equal(save.n, 1);
	assert_string_equal(save.v[0].path.p, "a.md");
	assert_int_equal(files("."), 1);
}

static void
test_no_change(void **state)
{
	struct stat a, b;

	(void)state;
	spew("a.md", "text\n");
	stat("a.md", &a);
	assert_int_equal(save_file(&save, STR("a.md"), nothing, NULL), 0);
	assert_int_equal(save_file(&save, STR("a.md"), the_same, NULL), 0);
	assert_int_equal(save_file(&save, STR("a.md"), refuse, (void *)"a.md"), -1);
	assert_string_equal(told(), "not so");
	assert_int_equal(errors.n, 1);
	stat("a.md", &b);
	assert_int_equal(a.st_ino, b.st_ino);
	assert_int_equal(a.st_mtim.tv_nsec, b.st_mtim.tv_nsec);
	assert_int_equal(save.n, 0);
	assert_int_equal(files("."), 1);
}

static void
test_attributes(void **state)
{
	static const mode_t modes[] = {0600, 0644, 0640, 0664, 0755, 01644};
	char value[16];
	struct stat st;
	bool xattrs;

	(void)state;
	spew("a.md", "text\n");
	xattrs = !portable && setxattr("a.md", "user.note", "keep\0me", 7, 0) == 0 && setxattr("a.md", "user.empty", "", 0, 0) == 0;
	for (size_t i = 0; i < sizeof(modes) / sizeof(modes[0]); i++) {
		chmod("a.md", modes[i]);
		assert_int_equal(edit("a.md", "+"), 1);
		stat("a.md", &st);
		assert_int_equal(st.st_mode & 07777, modes[i]);
	}
	if (xattrs) {
		assert_int_equal(getxattr("a.md", "user.note", value, sizeof(value)), 7);
		assert_memory_equal(value, "keep\0me", 7);
		assert_int_equal(getxattr("a.md", "user.empty", value, sizeof(value)), 0);
	}
	if (geteuid() == 0) {
		assert_int_equal(chown("a.md", 12345, 23456), 0);
		assert_int_equal(edit("a.md", "+"), 1);
		stat("a.md", &st);
		assert_int_equal(st.st_uid, 12345);
		assert_int_equal(st.st_gid, 23456);
	}
	assert_int_equal(errors.n, 0);
}

/* as Linux keeps an ACL: its version, then tag, permissions and id of each entry */
struct acl_entry {
	uint16_t tag, perm;
	uint32_t id;
};
struct acl {
	uint32_t version;
	struct acl_entry entry[5];
};

static const struct acl acl = {
	2, {{1, 6, UINT32_MAX}, {2, 4, 12345}, {4, 0, UINT32_MAX}, {16, 4, UINT32_MAX}, {32, 0, UINT32_MAX}},
};

static void
test_acl(void **state)
{
	struct acl is;
	struct stat st;

	(void)state;
	spew("a.md", "text\n");
	if (portable || setxattr("a.md", "system.posix_acl_access", &acl, sizeof(acl), 0) < 0)
		skip();
	assert_int_equal(edit("a.md", "+"), 1);
	assert_int_equal(getxattr("a.md", "system.posix_acl_access", &is, sizeof(is)), sizeof(is));
	assert_memory_equal(&is, &acl, sizeof(acl));
	/* what the folder would give to new files is not given to one that did not have it */
	spew("b.md", "text\n");
	chmod("b.md", 0644);
	assert_int_equal(setxattr(".", "system.posix_acl_default", &acl, sizeof(acl), 0), 0);
	assert_int_equal(edit("b.md", "+"), 1);
	assert_int_equal(getxattr("b.md", "system.posix_acl_access", &is, sizeof(is)), -1);
	stat("b.md", &st);
	assert_int_equal(st.st_mode & 07777, 0644);
	assert_int_equal(errors.n, 0);
}

/* --- an editor saves at the same moment --- */

static void
by_rename(struct editor *e)
{
	(void)e;
	rename_save("a.md", "theirs\n");
}

static void
in_place(struct editor *e)
{
	(void)e;
	spew("a.md", "theirs\n");
}

static void
appending(struct editor *e)
{
	(void)e;
	append("a.md", "theirs\n");
}

/* vim with backupcopy=no and backup, Emacs: the old one is moved away, the new one written in its place */
static void
with_backup(struct editor *e)
{
	(void)e;
	assert_int_equal(rename("a.md", "a.md~"), 0);
	spew("a.md", "theirs\n");
}

static void
delete(struct editor *e)
{
	(void)e;
	assert_int_equal(unlink("a.md"), 0);
}

static void
by_link(struct editor *e)
{
	(void)e;
	spew("b.md", "elsewhere\n");
	unlink("a.md");
	assert_int_equal(symlink("b.md", "a.md"), 0);
}

static void
test_editor(void **state)
{
	static const struct {
		void (*act)(struct editor *);
		int times;
		const char *want;
	} v[] = {
		{by_rename, 1, "theirs\nours\n"}, {by_rename, 5, "theirs\nours\n"}, {in_place, 1, "theirs\nours\n"},
		{in_place, 5, "theirs\nours\n"}, {appending, 2, "text\ntheirs\ntheirs\nours\n"},
		{with_backup, 1, "theirs\nours\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		struct editor e = {"ours\n", v[i].act, v[i].times, 0};

		spew("a.md", "text\n");
		assert_int_equal(save_file(&save, STR("a.md"), add, &e), 1);
		HOLDS("a.md", v[i].want);
		assert_true(e.calls > 1);
		unlink("a.md~");
		assert_int_equal(files("."), 1);
	}
	assert_int_equal(errors.n, 0);
	assert_int_equal(save.n, 1);
}

static void
test_editor_always(void **state)
{
	struct editor e = {"ours\n", by_rename, 1000, 0};

	(void)state;
	spew("a.md", "text\n");
	assert_int_equal(save_file(&save, STR("a.md"), add, &e), -1);
	HOLDS("a.md", "theirs\n");
	assert_string_equal(told(), "another program is writing it all the time: not written to");
	assert_int_equal(errors.n, 1);
	assert_int_equal(save.n, 0);
	assert_int_equal(files("."), 1);
}

static void
test_editor_removes(void **state)
{
	struct editor e = {"ours\n", delete, 1, 0}, l = {"ours\n", by_link, 1, 0};

	(void)state;
	spew("a.md", "text\n");
	assert_int_equal(save_file(&save, STR("a.md"), add, &e), -1);
	assert_string_equal(told(), "cannot be opened: No such file or directory");
	assert_int_equal(files("."), 0);
	/* what has become a link meanwhile is followed, and not replaced */
	spew("a.md", "text\n");
	assert_int_equal(save_file(&save, STR("a.md"), add, &l), 1);
	HOLDS("b.md", "elsewhere\nours\n");
	assert_string_equal(save.v[0].path.p, "b.md");
	assert_int_equal(files("."), 2);
}

/* a file that is half written is waited for, and not taken for what it seems to be */
static int
half_written(struct buf *out, struct str file, void *arg)
{
	int *fd = arg;

	if (*fd >= 0) {
		assert_int_equal(write(*fd, "theirs\n", 7), 7);
		close(*fd);
		*fd = -1;
	}
	if (!file.n)
		return refuse(out, file, (void *)"a.md");
	buf_str(out, file);
	buf_str(out, STR("ours\n"));
	return 1;
}

static void
test_half_written(void **state)
{
	int fd;

	(void)state;
	spew("a.md", "text\n");
	fd = open("a.md", O_WRONLY | O_TRUNC | O_CLOEXEC);
	assert_int_equal(save_file(&save, STR("a.md"), half_written, &fd), 1);
	HOLDS("a.md", "theirs\nours\n");
	assert_int_equal(errors.n, 0);
}

/* who has it open for writing might write at any moment, into a file that is gone */
static void
test_held_open(void **state)
{
	int fd;

	(void)state;
	spew("a.md", "text\n");
	fd = open("a.md", O_WRONLY | O_APPEND | O_CLOEXEC);
	if (edit("a.md", "ours\n") == 1)
		skip(); /* a file system without leases */
	assert_string_equal(told(), "another program is writing it all the time: not written to");
	close(fd);
	HOLDS("a.md", "text\n");
	assert_int_equal(edit("a.md", "ours\n"), 1);
	HOLDS("a.md", "text\nours\n");
	assert_int_equal(files("."), 1);
}

/* what editors leave beside it is theirs */
static void
test_beside(void **state)
{
	static const char *const names[] = {".a.md.swp", "a.md~", "#a.md#", "4913", ".a.md.tend-abcdef", ".a.md.un~"};

	(void)state;
	spew("a.md", "text\n");
	for (size_t i = 0; i < 6; i++)
		spew(names[i], names[i]);
	assert_int_equal(symlink("me@host.1234", ".#a.md"), 0);
	assert_int_equal(edit("a.md", "ours\n"), 1);
	for (size_t i = 0; i < 6; i++)
		HOLDS(names[i], names[i]);
	assert_int_equal(files("."), 8);
}

/* an editor that saves as fast as it can, in one manner and the other: its last word must stand */
static atomic_bool stop;

struct fast {
	bool in_place;
	char last[32];
};

static void *
save_fast(void *arg)
{
	struct fast *f = arg;

	for (int n = 0; !stop; n++) {
		int fd;

		snprintf(f->last, sizeof(f->last), "editor %d\n", n);
		fd = open(f->in_place ? "a.md" : "editor.new", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
		if (fd < 0 || write(fd, f->last, strlen(f->last)) < 0)
			return arg;
		close(fd);
		if (!f->in_place && rename("editor.new", "a.md") < 0)
			return arg;
		usleep((unsigned)n % 7 * 1000);
	}
	return NULL;
}

/*
 * POSIX alone may lose what is saved in the moment before the rename, or is not written yet. But the file is whole:
 * a version of the editor's, be it the empty one, and what was added to it.
 */
static bool
whole(struct str rest)
{
	struct str line;

	for (size_t i = 0; str_line(&line, &rest); i++)
		if (!str_eq(line, STR("ours")) && (i || (!str_starts(line, STR("editor ")) && !str_eq(line, STR("text")))))
			return false;
	return true;
}

static void
test_fast_editor(void **state)
{
	(void)state;
	for (int how = 0; how < 10; how++) {
		struct fast f = {.in_place = how & 1};
		pthread_t thread;
		void *failed;
		struct buf is;

		spew("a.md", "text\n");
		stop = false;
		assert_int_equal(pthread_create(&thread, NULL, save_fast, &f), 0);
		for (int i = 0; i < 10; i++)
			edit("a.md", "ours\n");
		stop = true;
		pthread_join(thread, &failed);
		assert_null(failed);
		is = slurp("a.md");
		if (portable ? !whole(buf_view(&is)) : !str_starts(buf_view(&is), str_of(f.last)))
			fail_msg("%s: %s is lost: %s", f.in_place ? "in place" : "by rename", f.last, is.p);
		buf_free(&is);
		assert_int_equal(files("."), 1);
	}
}

/* --- what is refused --- */

struct refused {
	const char *path, *what;
};

static void
test_refused(void **state)
{
	static const struct refused v[] = {
		{"../x.md", "not a path within the book"},
		{"/tmp/x.md", "not a path within the book"},
		{"a//b.md", "not a path within the book"},
		{"./a.md", "not a path within the book"},
		{"sub/../a.md", "not a path within the book"},
		{"sub/", "not a path within the book"},
		{"", "not a path within the book"},
		{"none.md", "cannot be opened: No such file or directory"},
		{"none/a.md", "the folder cannot be opened: No such file or directory"},
		{"sub", "not a regular file"},
		{"a.md/b.md", "a folder on the way is a link, or no folder: Not a directory"},
		{"inside/b.md", "a folder on the way is a link, or no folder: Not a directory"},
		{"outside/b.md", "a folder on the way is a link, or no folder: Not a directory"},
		{"out.md", "a link that leads out of the book is not written to"},
		{"up.md", "a link that leads out of the book is not written to"},
		{"git.md", "a link into a dot-folder is not written to"},
		{"nowhere.md", "the link leads nowhere: No such file or directory"},
		{"loop.md", "the link leads nowhere: Too many levels of symbolic links"},
		{"folder.md", "not a regular file"},
		{"hard.md", "has further names (hard links), which would be left with the old text; not written to"},
		{"fifo.md", "not a regular file"},
		{"read-only.md", "read-only"},
		{"big.md", "more than 1 MiB: not written to"},
	};
	struct buf big = {0};

	(void)state;
	buf_reserve(&big, CONTACT_MAX + 1);
	memset(big.p, 'x', CONTACT_MAX + 1);
	big.p[CONTACT_MAX + 1] = '\0';
	mkdir("sub", 0755);
	mkdir(".git", 0755);
	spew("a.md", "text\n");
	spew("sub/b.md", "text\n");
	spew(".git/config", "text\n");
	spew("../out.md", "text\n");
	spew("hard.md", "text\n");
	spew("read-only.md", "text\n");
	spew("big.md", big.p);
	chmod("read-only.md", 0444);
	assert_int_equal(link("hard.md", "hard2.md"), 0);
	assert_int_equal(symlink("sub", "inside") | symlink("..", "outside") | symlink("../out.md", "up.md"), 0);
	assert_int_equal(symlink("/etc/passwd", "out.md") | symlink(".git/config", "git.md"), 0);
	assert_int_equal(symlink("none.md", "nowhere.md") | symlink("loop.md", "loop.md") | symlink("sub", "folder.md"), 0);
	assert_int_equal(mkfifo("fifo.md", 0600), 0);
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		size_t n = errors.n;
		int here = files("."), above = files("..");

		if (edit(v[i].path, "+") != -1)
			fail_msg("%s: written", v[i].path);
		assert_string_equal(told(), v[i].what);
		assert_int_equal(errors.n, n + 1);
		assert_string_equal(errors.v[n].path.p, v[i].path);
		assert_int_equal(files("."), here);
		assert_int_equal(files(".."), above);
	}
	HOLDS("hard.md", "text\n");
	HOLDS("read-only.md", "text\n");
	HOLDS("../out.md", "text\n");
	assert_int_equal(save_file(&save, STR("a.md"), swell, NULL), -1);
	assert_string_equal(told(), "would have more than 1 MiB: not written to");
	HOLDS("a.md", "text\n");
	assert_int_equal(save.n, 0);
	buf_free(&big);
	unlink("../out.md");
}

/* a link within the book stays one: the file that it leads to is written */
static void
test_links(void **state)
{
	char full[100];
	struct stat st;

	(void)state;
	mkdir("sub", 0755);
	spew("sub/b.md", "text\n");
	snprintf(full, sizeof(full), "%s/book/link.md", dir);
	assert_int_equal(symlink("sub/b.md", "link.md") | symlink(full, "full.md") | symlink("../link.md", "sub/up.md"), 0);
	assert_int_equal(edit("link.md", "1\n"), 1);
	assert_int_equal(edit("full.md", "2\n"), 1);
	assert_int_equal(edit("sub/up.md", "3\n"), 1);
	assert_int_equal(edit("sub/b.md", "4\n"), 1);
	HOLDS("sub/b.md", "text\n1\n2\n3\n4\n");
	lstat("link.md", &st);
	assert_true(S_ISLNK(st.st_mode));
	assert_int_equal(save.n, 1);
	assert_string_equal(save.v[0].path.p, "sub/b.md");
	assert_int_equal(errors.n, 0);
}

/* --- new files --- */

static void
test_new(void **state)
{
	char name[300];
	struct stat st;

	(void)state;
	assert_int_equal(save_new(&save, STR("a.md"), STR("text\n")), 1);
	HOLDS("a.md", "text\n");
	stat("a.md", &st);
	assert_int_equal(st.st_mode & 07777, 0600);
	assert_int_equal(save_new(&save, STR("a.md"), STR("other\n")), 0);
	HOLDS("a.md", "text\n");
	assert_int_equal(symlink("nowhere", "link.md"), 0);
	assert_int_equal(save_new(&save, STR("link.md"), STR("other\n")), 0);
	assert_int_equal(save_new(&save, STR("x/y/z.md"), STR("")), 1);
	HOLDS("x/y/z.md", "");
	stat("x/y", &st);
	assert_int_equal(st.st_mode & 07777, 0700);
	assert_int_equal(errors.n, 0);
	assert_int_equal(save_new(&save, STR("../a.md"), STR("text\n")), -1);
	assert_int_equal(save_new(&save, STR("a.md/b.md"), STR("text\n")), -1);
	assert_int_equal(save_new(&save, STR("link.md/b.md"), STR("text\n")), -1);
	assert_int_equal(save_new(&save, STR(""), STR("text\n")), -1);
	assert_int_equal(errors.n, 4);
	/* the longest name that there can be, and one that is longer */
	memset(name, 'n', sizeof(name));
	assert_int_equal(save_new(&save, (struct str){name, 255}, STR("text\n")), 1);
	name[255] = '\0';
	assert_int_equal(edit(name, "+"), 1);
	assert_int_equal(save_new(&save, (struct str){name, 254}, STR("text\n")), 1);
	assert_int_equal(save_new(&save, (struct str){"nul\0.md", 7}, STR("text\n")), -1);
	assert_int_equal(save.n, 4);
	assert_string_equal(save.v[1].path.p, "x/y/z.md");
	assert_int_equal(files("."), 5);
	assert_int_equal(files("x/y"), 1);
}

/* --- names --- */

static void
test_rename(void **state)
{
	struct stat before, after;

	(void)state;
	assert_int_equal(mkdir("x", 0700), 0);
	spew("x/a.md", "text\n");
	spew("x/c.md", "other\n");
	assert_int_equal(chmod("x/a.md", 0640), 0);
	assert_int_equal(stat("x/a.md", &before), 0);
	assert_int_equal(save_preview_rename(&save, STR("x/a.md"), STR("x/b.md")), 1);
	HOLDS("x/a.md", "text\n");
	assert_int_equal(save.n, 0);
	assert_int_equal(save_rename(&save, STR("x/a.md"), STR("x/b.md")), 1);
	HOLDS("x/b.md", "text\n");
	assert_int_equal(stat("x/b.md", &after), 0);
	assert_int_equal(after.st_ino, before.st_ino);
	assert_int_equal(after.st_mode, before.st_mode);
	assert_int_equal(save.n, 2);
	assert_true(save.gone);
	assert_string_equal(save.v[0].path.p, "x/a.md");
	assert_string_equal(save.v[1].path.p, "x/b.md");
	/* never over a file, nor over a link */
	assert_int_equal(save_rename(&save, STR("x/b.md"), STR("x/c.md")), 0);
	assert_int_equal(symlink("nowhere", "x/link.md"), 0);
	assert_int_equal(save_rename(&save, STR("x/b.md"), STR("x/link.md")), 0);
	HOLDS("x/b.md", "text\n");
	HOLDS("x/c.md", "other\n");
	assert_int_equal(errors.n, 0);
	assert_int_equal(save_rename(&save, STR("x/link.md"), STR("x/d.md")), -1);
	assert_int_equal(save_rename(&save, STR("x/none.md"), STR("x/d.md")), -1);
	assert_int_equal(save_rename(&save, STR("../a.md"), STR("d.md")), -1);
	assert_int_equal(errors.n, 3);
	assert_int_equal(save.n, 2);
	assert_int_equal(files("x"), 3);
}

static void
test_remove(void **state)
{
	(void)state;
	spew("a.md", "text\n");
	assert_int_equal(save_preview_remove(&save, STR("a.md")), 1);
	/* it has been saved meanwhile */
	assert_int_equal(save_remove(&save, STR("a.md"), STR("old text\n")), 0);
	assert_int_equal(save_remove(&save, STR("a.md"), STR("text")), 0);
	HOLDS("a.md", "text\n");
	assert_int_equal(save.n, 0);
	assert_false(save.gone);
	assert_int_equal(save_remove(&save, STR("a.md"), STR("text\n")), 1);
	assert_int_equal(files("."), 0);
	assert_int_equal(save.n, 1);
	assert_true(save.gone);
	assert_int_equal(errors.n, 0);
	assert_int_equal(save_remove(&save, STR("a.md"), STR("text\n")), -1);
	assert_int_equal(symlink("nowhere", "link.md"), 0);
	assert_int_equal(save_remove(&save, STR("link.md"), STR("")), -1);
	assert_int_equal(errors.n, 2);
	assert_int_equal(files("."), 1);
}

/* folders for a file that then cannot be made are removed, and no others */
static void
test_new_folders(void **state)
{
	char path[300], name[260];
	static const char *const in[] = {"a/b/c", "x/y/new", "x/y", "x/./n", "x/a.md/n"};

	(void)state;
	memset(name, 'n', sizeof(name));
	name[256] = '\0';
	assert_int_equal(save_new(&save, STR("x/y/a.md"), STR("text\n")), 1);
	assert_int_equal(save_new(&save, STR("x/a.md"), STR("text\n")), 1);
	for (size_t i = 0; i < sizeof(in) / sizeof(in[0]); i++) {
		snprintf(path, sizeof(path), "%s/%s", in[i], name);
		assert_int_equal(save_new(&save, str_of(path), STR("text\n")), -1);
	}
	/* the second folder cannot be made */
	snprintf(path, sizeof(path), "a/%s/b.md", name);
	assert_int_equal(save_new(&save, str_of(path), STR("text\n")), -1);
	assert_string_equal(errors.v[errors.n - 1].what.p, "the folder cannot be opened: File name too long");
	assert_int_equal(files("."), 1);
	assert_int_equal(files("x"), 2);
	assert_int_equal(files("x/y"), 1);
	mkdir("x/empty", 0700);
	snprintf(path, sizeof(path), "x/empty/%s", name);
	assert_int_equal(save_new(&save, str_of(path), STR("text\n")), -1);
	assert_int_equal(files("x"), 3);
	assert_int_equal(save_new(&save, STR("a/b/c.md"), STR("text\n")), 1);
}

/* --- the lock --- */

static void
test_lock(void **state)
{
	struct save other;
	struct stat st;
	int p[2], status;
	pid_t pid;
	char c;

	(void)state;
	assert_int_equal(pipe(p), 0);
	spew("a.md", "");
	pid = fork();
	if (pid == 0) {
		struct errors e = {0};
		struct editor second = {.line = "second\n"};

		/* a lock is of the open folder, which both have */
		close(save.lock.fd);
		if (write(p[1], "x", 1) != 1 || save_begin(&other, book, &e) < 0)
			_exit(1);
		status = save_file(&other, STR("a.md"), add, &second);
		save_end(&other);
		_exit(status != 1);
	}
	assert_int_equal(read(p[0], &c, 1), 1);
	usleep(50 * 1000);
	assert_int_equal(waitpid(pid, &status, WNOHANG), 0);
	assert_int_equal(edit("a.md", "first\n"), 1);
	save_end(&save);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	HOLDS("a.md", "first\nsecond\n");
	assert_int_equal(stat(".tend.lock", &st), -1);
	/* one that a run left which was killed */
	spew(".tend.lock", "");
	assert_int_equal(save_begin(&save, book, &errors), 0);
	save_end(&save);
	assert_int_equal(stat(".tend.lock", &st), portable ? -1 : 0);
	close(p[0]);
	close(p[1]);
}

/* --- the commit --- */

static void
test_commit(void **state)
{
	char *path = strdup(getenv("PATH"));

	(void)state;
	mkdir("../bin", 0755);
	spew("../bin/tend-commit", "#!/bin/sh\nprintf '%s|' \"$@\" >../args\ncat >../paths\nls -A >../names\nexit $(cat ../status)\n");
	chmod("../bin/tend-commit", 0755);
	spew("../status", "0");
	setenv("PATH", "../bin:/bin:/usr/bin", 1);
	/* nothing was written: no need of it */
	assert_int_equal(save_commit(&save, STR("log x"), "tend-log"), 0);
	assert_int_equal(save_new(&save, STR("a b.md"), STR("text\n")), 1);
	assert_int_equal(save_commit(&save, STR("log x"), "tend-log"), -1);
	assert_string_equal(errors.v[0].what.p, "tend-commit: No such file or directory");
	/* a new file is not shown: git takes none away */
	assert_string_equal(errors.v[1].what.p, "written, not committed; to commit it later: tend commit 'a b.md'");
	setenv("PATH", "/bin:/usr/bin", 1);
	{
		char full[200];

		snprintf(full, sizeof(full), "%s/bin:/bin:/usr/bin", dir);
		setenv("PATH", full, 1);
	}
	assert_int_equal(save_new(&save, STR("tab\tnl\ncr\rback\\.md"), STR("text\n")), 1);
	assert_int_equal(save_commit(&save, STR("log x: +intro"), "tend-log"), 0);
	HOLDS("../args", "--written|--message|log x: +intro|--tool|tend-log|-|");
	HOLDS("../paths", "a b.md\t5-6baca648789c851c\ntab\\tnl\\ncr\\rback\\\\.md\t5-6baca648789c851c\n");
	assert_int_equal(errors.n, 2);
	spew("../status", "1");
	assert_int_equal(save_commit(&save, STR(""), "tend-log"), -1);
	assert_string_equal(errors.v[2].what.p, "written, not committed; to commit them later: tend commit "
	                                        "'a b.md' 'tab\tnl\ncr\rback\\.md'");
	assert_int_equal(errors.n, 3);
	setenv("PATH", path, 1);
	free(path);
}

static int
begin(void **state)
{
	(void)state;
	/* not what is installed on this machine */
	setenv("TEND_EXEC_PATH", "/nowhere", 1);
	snprintf(dir, sizeof(dir), "/tmp/tend-save-XXXXXX");
	if (!mkdtemp(dir) || chdir(dir) < 0 || mkdir("book", 0755) < 0 || chdir("book") < 0)
		return -1;
	book = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	umask(022);
	return save_begin(&save, book, &errors);
}

static int
remove_one(const char *path, const struct stat *st, int what, struct FTW *at)
{
	(void)st;
	(void)what;
	(void)at;
	return remove(path);
}

static int
end(void **state)
{
	(void)state;
	save_end(&save);
	errors_free(&errors);
	close(book);
	if (chdir("/") < 0)
		return -1;
	return nftw(dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_bytes),
		TEST(test_no_change),
		TEST(test_attributes),
		TEST(test_acl),
		TEST(test_editor),
		TEST(test_editor_always),
		TEST(test_editor_removes),
		TEST(test_half_written),
		TEST(test_held_open),
		TEST(test_beside),
		TEST(test_fast_editor),
		TEST(test_refused),
		TEST(test_links),
		TEST(test_new), TEST(test_new_folders),
		TEST(test_rename),
		TEST(test_remove),
		TEST(test_lock),
		TEST(test_commit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
