/* SPDX-License-Identifier: ISC */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "book/scan.h"
#include "entry/link.h"
#include "os/os.h"

struct folder {
	struct str path;
	unsigned depth;
};

struct scanner {
	struct scan *out;
	struct errors *errors;
	int dirfd;
	struct folder *todo; /* folders not read yet */
	size_t ntodo, todo_cap;
	struct buf path;
};

const struct file *
scan_add(struct scan *s, struct str path)
{
	struct str kept = arena_str(&s->arena, path);

	s->file = mem_reserve(s->file, s->n, &s->cap, sizeof(*s->file));
	s->file[s->n] = (struct file){link_stem(kept), kept};
	return &s->file[s->n++];
}

bool
scan_leftover(struct str name)
{
	enum { RANDOM = 6 };
	struct str mark = STR(".tend-");

	return name.n > 1 + mark.n + RANDOM && name.p[0] == '.' &&
	       str_ends(str_sub(name, 0, name.n - RANDOM), mark);
}

static void
add_leftover(struct scan *s, struct str path)
{
	s->leftover = mem_reserve(s->leftover, s->nleftover, &s->leftover_cap, sizeof(*s->leftover));
	s->leftover[s->nleftover++] = arena_str(&s->arena, path);
}

static void
add_folder(struct scanner *s, struct str path, unsigned depth)
{
	if (depth > SCAN_DEPTH) {
		errors_add(s->errors, path, 0, 0, "more than %d folders deep: left out", SCAN_DEPTH);
		return;
	}
	s->todo = mem_reserve(s->todo, s->ntodo, &s->todo_cap, sizeof(*s->todo));
	s->todo[s->ntodo++] = (struct folder){arena_str(&s->out->arena, path), depth};
}

/* the type of a directory entry; a system call only if readdir does not know it */
static enum os_type
entry_type(const struct scanner *s, const struct dirent *e, const char *path, int flags)
{
	enum os_type type = os_entry_type(e);
	struct stat st;

	if (type != OS_UNKNOWN && (type != OS_LINK || flags))
		return type;
	if (fstatat(s->dirfd, path, &st, flags) < 0)
		return flags ? OS_UNKNOWN : OS_FILE; /* opening a dangling link reports it */
	return os_type(st.st_mode);
}

static void
visit(struct scanner *s, const struct dirent *e, unsigned depth)
{
	struct str path = buf_view(&s->path);
	enum os_type type = entry_type(s, e, s->path.p, AT_SYMLINK_NOFOLLOW);
	bool markdown = link_markdown(path);

	if (type == OS_FOLDER) {
		add_folder(s, path, depth + 1);
		return;
	}
	if (type == OS_LINK)
		type = entry_type(s, e, s->path.p, 0);
	if (!markdown && type != OS_FOLDER)
		return;
	if (utf8_invalid(path) < path.n)
		errors_add(s->errors, path, 0, 0, "the name is not UTF-8: left out");
	else if (type == OS_FOLDER)
		errors_add(s->errors, path, 0, 0, "a link to a folder is not followed");
	else if (type != OS_FILE)
		errors_add(s->errors, path, 0, 0, "not a regular file: left out");
	else
		scan_add(s->out, path);
}

static void
report_unread(struct scanner *s, struct str folder)
{
	const char *why = strerror(errno);

	errors_add(s->errors, folder.n ? folder : STR("."), 0, 0, "%s", why);
	errors_add(&s->out->unread, folder.n ? folder : STR("."), 0, 0, "%s", why);
}

static void
read_folder(struct scanner *s, struct folder f)
{
	int fd = openat(s->dirfd, f.path.n ? f.path.p : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	const struct dirent *e;
	size_t prefix;

	if (!dir) {
		report_unread(s, f.path);
		if (fd >= 0)
			close(fd);
		return;
	}
	buf_clear(&s->path);
	buf_str(&s->path, f.path);
	if (f.path.n)
		buf_chr(&s->path, '/');
	prefix = s->path.n;
	for (errno = 0; (e = readdir(dir)); errno = 0) {
		s->path.n = prefix;
		buf_str(&s->path, str_of(e->d_name));
		if (scan_leftover(str_of(e->d_name)))
			add_leftover(s->out, buf_view(&s->path));
		if (e->d_name[0] == '.')
			continue;
		visit(s, e, f.depth);
	}
	if (errno)
		report_unread(s, f.path);
	closedir(dir);
}

static int
file_order(const void *va, const void *vb)
{
	const struct file *a = va, *b = vb;
	int d = str_cmp(a->id, b->id);

	return d ? d : str_cmp(a->path, b->path);
}

void
scan_sort(struct scan *s)
{
	if (s->n)
		qsort(s->file, s->n, sizeof(*s->file), file_order);
}

void
scan_folder(struct scan *out, int dirfd, struct errors *errors)
{
	struct scanner s = {.out = out, .errors = errors, .dirfd = dirfd};

	add_folder(&s, STR(""), 0);
	while (s.ntodo)
		read_folder(&s, s.todo[--s.ntodo]);
	scan_sort(out);
	free(s.todo);
	buf_free(&s.path);
}

void
scan_free(struct scan *s)
{
	free(s->file);
	free(s->leftover);
	free(s->copy);
	errors_free(&s->unread);
	arena_free(&s->arena);
	*s = (struct scan){0};
}
