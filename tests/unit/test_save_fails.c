/* SPDX-License-Identifier: ISC */
/*
 * Each file call that writing a file makes fails once, for each reason, on a system that has all
 * and on those that lack something; and an editor saves just before each call. The calls below
 * stand before those of the C library, for all of this program.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "contact/contact.h"
#include "store/save.h"

/* elsewhere the C library has other names for these calls */
#if defined(__linux__) && __SIZEOF_POINTER__ == 8
#include <sys/xattr.h>

/* POSIX alone knows no attributes and no exchange, so that it loses what is saved just before */
#ifdef TEND_PORTABLE
static const bool portable = true;
#else
static const bool portable = false;
#endif

/* what the system lacks in a run: these calls fail each time */
enum lack { LACKS_NOTHING, LACKS_EXCHANGE, LACKS_FOLDER_LOCK, LACKS_LEASE, LACKS_ATTRS, LACKS };

/* a run: what fails, and what an editor does meanwhile; calls are numbered from 1, 0 is none */
struct run {
	enum lack lacks;
	int error, lacks_error;
	int at, act_at, again_at;  /* the call that fails; those before which the editor acts */
	bool onward;               /* all later calls fail too, and the editor acts before each */
	void (*act)(void);
	int count;                 /* calls so far */
	bool armed, noted;         /* calls are counted; the attribute user.note is set */
	bool unwritten;            /* the system said that bytes may not be on the disk */
};

static struct run run;
static int book;
static struct errors errors;

static void *
next(const char *name)
{
	void *p = dlsym(RTLD_NEXT, name);

	if (!p)
		abort();
	return p;
}

/* true if this call fails, with errno; lets the editor act first */
static bool
fails(enum lack kind)
{
	int n;

	if (!run.armed)
		return false;
	n = ++run.count;
	if (run.act && (n == run.act_at || n == run.again_at || (run.onward && n > run.act_at))) {
		run.armed = false;
		run.act();
		run.armed = true;
	}
	if (n == run.at || (run.onward && run.at && n > run.at))
		errno = run.error;
	else if (kind != LACKS_NOTHING && kind == run.lacks)
		errno = run.lacks_error;
	else
		return false;
	return true;
}

/* defines NAME, which fails or calls the C library's */
#define CALL(type, name, params, args) \
	type name params \
	{ \
		type (*real) params; \
		*(void **)&real = next(#name); \
		return fails(LACKS_NOTHING) ? -1 : real args; \
	}

CALL(int, fstat, (int fd, struct stat *st), (fd, st))
CALL(int, fstatat, (int fd, const char *name, struct stat *st, int how), (fd, name, st, how))
CALL(ssize_t, pread, (int fd, void *p, size_t n, off_t at), (fd, p, n, at))
CALL(ssize_t, read, (int fd, void *p, size_t n), (fd, p, n))
CALL(ssize_t, write, (int fd, const void *p, size_t n), (fd, p, n))
CALL(int, unlinkat, (int fd, const char *name, int how), (fd, name, how))
CALL(int, mkdirat, (int fd, const char *name, mode_t mode), (fd, name, mode))
CALL(int, renameat, (int a, const char *from, int b, const char *to), (a, from, b, to))
CALL(int, linkat, (int a, const char *from, int b, const char *to, int how), (a, from, b, to, how))
CALL(int, faccessat, (int fd, const char *name, int mode, int how), (fd, name, mode, how))
CALL(int, fchown, (int fd, uid_t uid, gid_t gid), (fd, uid, gid))
CALL(int, fchmod, (int fd, mode_t mode), (fd, mode))
CALL(int, getentropy, (void *p, size_t n), (p, n))
CALL(ssize_t, readlink, (const char *path, char *p, size_t n), (path, p, n))

#undef CALL

/* the flags with which a file is open */
static int
flags(int fd)
{
	int (*real)(int, int, ...);

	*(void **)&real = next("fcntl");
	return real(fd, F_GETFL);
}

/* the next two do nothing: thousands of runs need no disk, and no other process to wait for */
int
fsync(int fd)
{
	(void)fd;
	if (!fails(LACKS_NOTHING))
		return 0;
	/* some file systems cannot sync folders */
	run.unwritten |= errno != EINVAL;
	return -1;
}

int
poll(struct pollfd *fds, nfds_t n, int ms)
{
	(void)fds;
	(void)n;
	(void)ms;
	return 0;
}

/* a descriptor is closed although that fails */
int
close(int fd)
{
	bool writes = run.armed && (flags(fd) & O_ACCMODE) == O_WRONLY;
	int (*real)(int), bad;

	*(void **)&real = next("close");
	bad = real(fd);
	if (!fails(LACKS_NOTHING))
		return bad;
	run.unwritten |= writes && errno != EINTR;
	return -1;
}

int
openat(int at, const char *name, int how, ...)
{
	int (*real)(int, const char *, int, ...);
	va_list args;
	mode_t mode;

	va_start(args, how);
	mode = how & O_CREAT ? va_arg(args, mode_t) : 0;
	va_end(args);
	*(void **)&real = next("openat");
	return fails(LACKS_NOTHING) ? -1 : real(at, name, how, mode);
}

int
fcntl(int fd, int what, ...)
{
	int (*real)(int, int, ...);
	bool lease = what == F_SETLEASE || what == F_GETLEASE || what == F_SETSIG;
	va_list args;
	long arg;

	va_start(args, what);
	arg = va_arg(args, long);
	va_end(args);
	*(void **)&real = next("fcntl");
	return lease && fails(LACKS_LEASE) ? -1 : real(fd, what, arg);
}

int
flock(int fd, int how)
{
	int (*real)(int, int);

	*(void **)&real = next("flock");
	return fails(flags(fd) & O_DIRECTORY ? LACKS_FOLDER_LOCK : LACKS_NOTHING) ? -1 : real(fd,
	        how);
}

/* renameat2() alone is called so */
long
syscall(long n, ...)
{
	long (*real)(long, ...), a[6];
	va_list args;

	va_start(args, n);
	for (size_t i = 0; i < 6; i++)
		a[i] = va_arg(args, long);
	va_end(args);
	*(void **)&real = next("syscall");
	return n == SYS_renameat2 &&
	        fails(LACKS_EXCHANGE) ? -1 : real(n, a[0], a[1], a[2], a[3], a[4], a[5]);
}

/*
 * Attributes as no file system has them all: those of the file that is read, and those that the
 * folder gives to a new one.
 */
static const char theirs[] = "user.note\0user.gone\0security.label\0trusted.key",
        given[] = "security.label\0system.acl\0security.other";

ssize_t
flistxattr(int fd, char *out, size_t n)
{
	bool old = (flags(fd) & O_ACCMODE) == O_RDONLY;
	size_t have = old ? sizeof(theirs) : sizeof(given);

	if (fails(LACKS_ATTRS))
		return -1;
	assert_true(have <= n);
	memcpy(out, old ? theirs : given, have);
	return (ssize_t)have;
}

ssize_t
fgetxattr(int fd, const char *name, void *out, size_t n)
{
	(void)fd;
	if (fails(LACKS_ATTRS))
		return -1;
	assert_true(n >= 4);
	if (strcmp(name, "user.gone") == 0) {
		errno = ENODATA;
		return -1;
	}
	memcpy(out, "keep", 4);
	return 4;
}

int
fsetxattr(int fd, const char *name, const void *value, size_t n, int how)
{
	(void)fd;
	(void)how;
	if (fails(LACKS_ATTRS))
		return -1;
	if (strcmp(name, "user.note") == 0 && n == 4 && memcmp(value, "keep", 4) == 0)
		run.noted = true;
	return 0;
}

int
fremovexattr(int fd, const char *name)
{
	(void)fd;
	(void)name;
	return fails(LACKS_ATTRS) ? -1 : 0;
}

/* --- the book --- */

static void
spew(const char *path, const char *text)
{
	/* an editor that opens a file under a lease would wait */
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NONBLOCK | O_CLOEXEC, 0644);

	if (fd < 0)
		return;
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	close(fd);
}

/* the text of a file, at most 63 bytes; "" if there is none */
static const char *
slurp(char text[64], const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? 0 : read(fd, text, 63);

	assert_true(n >= 0);
	text[n] = '\0';
	if (fd >= 0)
		close(fd);
	return text;
}

/* how many files of a folder satisfy `is`; removes them all if `gone` */
static int
files(const char *path, bool (*is)(const char *path, const char *name), bool gone)
{
	DIR *d = opendir(path);
	const struct dirent *e;
	char at[300];
	int n = 0;

	while (d && (e = readdir(d))) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0 ||
		        strcmp(e->d_name, "sub") == 0)
			continue;
		snprintf(at, sizeof(at), "%s/%s", path, e->d_name);
		n += is && is(at, e->d_name);
		if (gone)
			unlink(at);
	}
	if (d)
		closedir(d);
	return n;
}

static bool
is_temp(const char *path, const char *name)
{
	(void)path;
	return strstr(name, ".tend-") != NULL;
}

static bool
is_old(const char *path, const char *name)
{
	char text[64];

	(void)name;
	return strncmp(slurp(text, path), "old\n", 4) == 0;
}

static bool
is_theirs(const char *path, const char *name)
{
	char text[64];

	(void)name;
	return strstr(slurp(text, path), "theirs") != NULL;
}

static void
fresh(void)
{
	files("sub", NULL, true);
	rmdir("sub");
	files(".", NULL, true);
	spew("a.md", "old\n");
	chmod("a.md", 0640);
	if (geteuid() == 0 && chown("a.md", geteuid(), 23456) < 0)
		abort();
	if (symlink("a.md", "l.md") < 0)
		abort();
	errors_free(&errors);
}

/* --- what is written --- */

static int
add(struct buf *out, struct str file, void *arg)
{
	(void)arg;
	buf_str(out, file);
	buf_str(out, STR("ours\n"));
	return 1;
}

static int
leave(struct buf *out, struct str file, void *arg)
{
	(void)out;
	(void)file;
	(void)arg;
	return 0;
}

static int
change(struct save *s)
{
	return save_file(s, STR("a.md"), add, NULL);
}

static int
follow(struct save *s)
{
	return save_file(s, STR("l.md"), add, NULL);
}

static int
keep(struct save *s)
{
	return save_file(s, STR("a.md"), leave, NULL);
}

static int
create(struct save *s)
{
	return save_new(s, STR("sub/n.md"), STR("new\n"));
}

/* three files in two folders, the first again if it failed; the least of the results */
static int
several(struct save *s)
{
	int a = change(s), b = save_new(s, STR("b.md"), STR("new\n")), c = create(s);

	a = a < 0 ? change(s) : a;
	return a < b ? a < c ? a : c : b < c ? b : c;
}

static int
preview(struct save *s)
{
	struct buf old = {0}, new = {0};
	int r = save_preview(s, STR("l.md"), add, NULL, &old, &new);

	buf_free(&old);
	buf_free(&new);
	return r;
}

static int
preview_new(struct save *s)
{
	int a = save_preview_new(s, STR("sub/n.md"), STR("new\n")),
	        b = save_preview_new(s, STR("b.md"), STR("new\n"));

	return a < b ? a : b;
}

static const struct writing {
	int (*write)(struct save *);
	bool a, n, dry; /* what changes: a.md, sub/n.md; nothing is written */
} tasks[] = {
	{change, true, false, false}, {follow, true, false, false}, {keep, false, false, false},
	{create, false, true, false}, {several, true, true, false}, {preview, true, false, true},
	{preview_new, false, true, true},
};

enum { TASKS = sizeof(tasks) / sizeof(tasks[0]) };

/* does a task under the faults of `run`, and returns what it returned, or -1 */
static int
perform(const struct writing *t)
{
	struct save s;
	int r = -1;

	fresh();
	run.count = 0;
	run.noted = run.unwritten = false;
	run.armed = true;
	if (t->dry)
		save_dry(&s, book, &errors);
	if (t->dry || save_begin(&s, book, &errors) == 0) {
		r = t->write(&s);
		save_end(&s);
	}
	run.armed = false;
	return r;
}

/* what must be true of a run; the message names the run, so that it can be done again */
#define RIGHT(is) \
	do { \
		if (!(is)) \
			fail_msg("%s: task %td, lacks %d, call %d errno %d, editor before %d and %d: %s", \
			         #is, t - tasks, (int)run.lacks, run.at, run.error, run.act_at, \
			         run.again_at, errors.n ? errors.v[0].what.p : ""); \
	} while (0)

/* what must be true, whatever failed */
static void
check(const struct writing *t, int r)
{
	char text[64];
	bool a = strcmp(slurp(text, "a.md"), "old\nours\n") == 0, n;

	/* if the new file is said to be gone, an editor has saved, and its text gets the line */
	a = a || (run.error == ENOENT && strcmp(text, "old\nours\nours\n") == 0);
	RIGHT(a || strcmp(text, "old\n") == 0);
	n = strcmp(slurp(text, "sub/n.md"), "new\n") == 0;
	RIGHT(n || !*text);
	RIGHT((r >= 0 && !run.unwritten) || errors.n);
	RIGHT(!t->dry || (!a && !n));
	RIGHT(r <= 0 || t->dry || (a == t->a && n == t->n));
	RIGHT(r >= 0 || t->write == several || (!a && !n));
	/* what is said to be gone already is not removed */
	RIGHT(files(".", is_temp, false) + files("sub", is_temp, false) == 0 || errors.n ||
	        run.error == ENOENT);
	RIGHT(!a || t->dry || run.noted || run.lacks == LACKS_ATTRS || run.error == ENOTSUP ||
	      run.error == ENOSYS || portable);
}

static void
test_each_call(void **state)
{
	static const int reasons[] = {
		EIO, EACCES, EPERM, ENOENT, EEXIST, EINTR, EINVAL, ENOSYS, ENOTSUP, ENOLCK, EBADF,
		        EAGAIN, ELOOP,
	};
	static const struct {
		enum lack what;
		int error;
	} lacks[] = {
		{LACKS_NOTHING, 0}, {LACKS_EXCHANGE, EINVAL}, {LACKS_EXCHANGE, ENOSYS},
		{LACKS_FOLDER_LOCK, ENOLCK},
		{LACKS_LEASE, EINVAL}, {LACKS_ATTRS, ENOTSUP},
	};
	int failed = 0;

	(void)state;
	for (size_t i = 0; i < TASKS * sizeof(lacks) / sizeof(lacks[0]); i++) {
		const struct writing *t = &tasks[i % TASKS];
		int calls;

		run = (struct run){.lacks = lacks[i / TASKS].what,
		        .lacks_error = lacks[i / TASKS].error};
		assert_int_equal(perform(t), t->a || t->n);
		assert_int_equal(errors.n, 0);
		check(t, 1);
		calls = run.count;
		assert_true(calls > 3);
		for (run.at = 1; run.at <= calls; run.at++) {
			for (size_t k = 0; k < sizeof(reasons) / sizeof(reasons[0]); k++) {
				int r;

				run.error = reasons[k];
				r = perform(t);
				failed += r < 0;
				check(t, r);
			}
		}
	}
	assert_true(failed > 1000);
}

/* --- an editor saves meanwhile --- */

static void
by_rename(void)
{
	spew("editor", "theirs\n");
	rename("editor", "a.md");
}

static void
in_place(void)
{
	spew("a.md", "theirs\n");
}

static void
with_backup(void)
{
	rename("a.md", "a.md~");
	spew("a.md", "theirs\n");
}

static void
by_link(void)
{
	spew("b.md", "theirs\n");
	unlink("a.md");
	if (symlink("b.md", "a.md") < 0)
		abort();
}

/* a folder and a file that another program makes */
static void
make(void)
{
	mkdir("sub", 0700);
	spew("sub/n.md", "theirs\n");
}

/* a task, while an editor saves; then nothing that it saved is lost, and nothing of ours is left */
static void
meet(const struct writing *t)
{
	int r = perform(t);

	RIGHT(r >= 0 || errors.n);
	/* an editor that waits for the end of a lease has not saved */
	RIGHT(run.act == in_place || portable ||
	      files(".", is_theirs, false) + files("sub", is_theirs, false) > 0);
	RIGHT(files(".", is_temp, false) + files("sub", is_temp, false) == 0 || errors.n);
}

static void
test_each_moment(void **state)
{
	static void (*const acts[])(void) = {by_rename, in_place, with_backup, by_link, make};

	(void)state;
	for (size_t i = 0; i < TASKS * sizeof(acts) / sizeof(acts[0]); i++) {
		const struct writing *t = &tasks[i % TASKS];
		int calls;

		run = (struct run){0};
		perform(t);
		calls = run.count;
		run.act = acts[i / TASKS];
		for (run.act_at = 1; run.act_at <= calls; run.act_at++)
			meet(t);
	}
}

/* another program removes the lock's file, and makes one that it locks */
static void
relock(void)
{
	unlink(".tend.lock");
	spew(".tend.lock", "");
}

static void
test_lock_moves(void **state)
{
	(void)state;
	run = (struct run){.lacks = LACKS_FOLDER_LOCK, .lacks_error = EBADF, .act = relock};
	for (run.act_at = 1; run.act_at < 12; run.act_at++) {
		int r = perform(&tasks[0]);

		assert_int_equal(r, 1);
		check(&tasks[0], r);
	}
}

/* while what an editor has saved is put back, it saves again, or a call fails */
static void
test_two_moments(void **state)
{
	int calls;

	(void)state;
	run = (struct run){.error = EIO};
	perform(&tasks[0]);
	calls = run.count;
	run.act = by_rename;
	for (run.act_at = 1; run.act_at <= calls; run.act_at++) {
		for (int n = run.act_at + 1; n < run.act_at + 50; n++) {
			run.again_at = n;
			meet(&tasks[0]);
			run.again_at = 0;
			run.at = n;
			meet(&tasks[0]);
			run.at = 0;
		}
	}
}

/* from one call on, an editor saves before each, or each fails */
static void
test_all_further(void **state)
{
	int calls;

	(void)state;
	run = (struct run){0};
	perform(&tasks[0]);
	calls = run.count;
	for (int n = 1; n <= calls; n++) {
		const struct writing *t = &tasks[0];

		run = (struct run){.onward = true, .act = by_rename, .act_at = n};
		meet(t);
		run = (struct run){.onward = true, .at = n, .error = EIO};
		RIGHT(perform(t) >= 0 || errors.n);
		RIGHT(files(".", is_old, false) > 0);
	}
}

/* --- what is refused whether or not it is only shown --- */

static int
swell(struct buf *out, struct str file, void *arg)
{
	(void)file;
	(void)arg;
	buf_reserve(out, CONTACT_MAX + 1);
	memset(out->p, 'x', CONTACT_MAX + 1);
	buf_filled(out, CONTACT_MAX + 1);
	return 1;
}

static int
repeat(struct buf *out, struct str file, void *arg)
{
	(void)arg;
	buf_str(out, file);
	return 1;
}

static void
test_same_refusals(void **state)
{
	static const struct {
		const char *path;
		save_edit *edit;
		int is;
	} v[] = {
		{"a.md", add, 1}, {"a.md", leave, 0}, {"a.md", repeat, 0}, {"a.md", swell, -1},
		{"no.md", add, -1},
		{"l.md", repeat, 0}, {"out.md", add, -1}, {"dot.md", add, -1}, {"sub", add, -1},
		{"../a.md", add, -1},
	};
	struct buf large = {0};

	(void)state;
	run = (struct run){0};
	swell(&large, STR(""), NULL);
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]) + 2; i++) {
		struct buf old = {0}, new = {0};
		struct str text = i & 1 ? STR("new\n") : buf_view(&large);
		bool edits = i < sizeof(v) / sizeof(v[0]);
		int is = edits ? v[i].is : i & 1 ? 1 : -1, r;
		struct save s;
		size_t n;

		fresh();
		assert_int_equal(mkdir("sub", 0700) + mkdir("sub/.x", 0700), 0);
		spew("sub/.x/y.md", "old\n");
		assert_int_equal(symlink("/etc/passwd", "out.md") + symlink("sub/.x/y.md",
		        "dot.md"), 0);
		save_dry(&s, book, &errors);
		r = edits ? save_preview(&s, str_of(v[i].path), v[i].edit, NULL, &old,
		        &new) : save_preview_new(&s, STR("b.md"), text);
		assert_int_equal(r, is);
		n = errors.n;
		assert_int_equal(n, is < 0);
		save_end(&s);
		assert_int_equal(save_begin(&s, book, &errors), 0);
		r = edits ? save_file(&s, str_of(v[i].path), v[i].edit, NULL) : save_new(&s,
		        STR("b.md"), text);
		assert_int_equal(r, is);
		assert_int_equal(errors.n, 2 * n);
		assert_true(!n || strcmp(errors.v[0].what.p, errors.v[1].what.p) == 0);
		save_end(&s);
		buf_free(&old);
		buf_free(&new);
		unlink("sub/.x/y.md");
		rmdir("sub/.x");
	}
	buf_free(&large);
}

static int
begin(void **state)
{
	static char dir[32];

	/* in memory, where there is such a place */
	snprintf(dir, sizeof(dir), "%s/tend-fails-XXXXXX",
	        access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	if (!mkdtemp(dir) || chdir(dir) < 0)
		return -1;
	*state = dir;
	umask(022);
	book = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return book < 0 ? -1 : 0;
}

static int
end(void **state)
{
	fresh();
	files(".", NULL, true);
	errors_free(&errors);
	close(book);
	return chdir("/") < 0 ? -1 : rmdir(*state);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_call), cmocka_unit_test(test_each_moment),
		        cmocka_unit_test(test_two_moments),
		cmocka_unit_test(test_lock_moves), cmocka_unit_test(test_all_further),
		        cmocka_unit_test(test_same_refusals),
	};

	return cmocka_run_group_tests(tests, begin, end);
}

#else

int
main(void)
{
	puts("1..0 # SKIP the calls of this C library have other names");
	return 0;
}

#endif
