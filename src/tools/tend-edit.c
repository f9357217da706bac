/* SPDX-License-Identifier: ISC */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "cli/editor.h"
#include "os/fd.h"

static const char help[] =
	"usage: tend-edit WHO ...\n"
	"Opens contacts in $VISUAL or $EDITOR, then commits the changes.\n"
	OPTIONS_WRITE_HELP;

/* a file as it was before; a link or a pipe is one, too: what is read is compared, nothing else */
struct edit_before {
	struct str path;
	struct buf bytes;
	bool read;
};

/* all of a file: whether it could be read */
static bool
read_whole(struct buf *out, int dirfd, const char *path)
{
	int fd = openat(dirfd, path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	bool ok = fd >= 0 && fd_read(out, fd, CONTACT_MAX) == 0;

	if (fd >= 0)
		close(fd);
	return ok;
}

static bool
changed(const struct edit_before *f, int dirfd)
{
	struct buf now = {0};
	bool read = read_whole(&now, dirfd, f->path.p), is;

	/* beyond the largest size nothing is compared */
	is = read != f->read || !str_eq(buf_view(&now), buf_view(&f->bytes)) || now.n > CONTACT_MAX;
	buf_free(&now);
	return is;
}

static void
say_what(struct buf *out, const struct str *path, size_t n)
{
	enum { NAMED = 100 };

	if (n == 1)
		buf_fmt(out, "edit %.*s", STR_ARG(link_stem(path[0])));
	else
		buf_fmt(out, "edit %zu contacts\n", n);
	for (size_t i = 0; n > 1 && i < n && i < NAMED; i++)
		buf_fmt(out, "\n%.*s", STR_ARG(link_stem(path[i])));
}

/* the files, by the editor, then those that it changed, by git */
static int
edit_files(struct tool *t, struct edit_before *file, struct str *path, size_t n, bool terminal)
{
	struct buf message = {0};
	size_t different = 0;
	int status;

	for (size_t i = 0; i < n; i++) {
		file[i].path = path[i];
		file[i].read = read_whole(&file[i].bytes, t->book.dirfd, path[i].p);
	}
	status = editor_run(t->book.dirfd, path, n, terminal);
	for (size_t i = 0; i < n; i++)
		if (changed(&file[i], t->book.dirfd))
			path[different++] = file[i].path;
	if (status)
		tool_hint(t, "the editor exited with status %d%s", status,
		          different ? "; what it wrote is not committed" : "");
	if (!status && different) {
		say_what(&message, path, different);
		status = editor_commit(t, t->book.dirfd, t->book.dir.p, path, different, message.p);
	}
	buf_free(&message);
	return status ? LEFT_OUT : DONE;
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		OPTIONS_WRITE_LONG,
	};
	struct edit_before *file;
	struct str *path;
	struct tool t;
	bool terminal = false;
	int opt, status;

	tool_begin(&t, argv, help);
	while ((opt = options_next(&t, argc, argv, OPTIONS_WRITE_SHORT, options)) != -1)
		options_take(&t, opt);
	if (optind == argc)
		tool_fail(&t, "name a contact, or type: tend due | head -3 | tend edit -");
	for (int i = optind; i < argc; i++)
		terminal |= strcmp(argv[i], "-") == 0;
	t.quiet = true; /* what is wrong with a file is what it may be edited for */
	tool_open(&t, (struct needs){0}, false, argc - optind, argv + optind);
	errors_free(&t.book.errors);
	if (t.errors.n)
		tool_fail(&t, "nothing was opened");
	if (!t.people.n)
		return tool_close(&t, NULL);
	file = mem_zero(t.people.n, sizeof(*file));
	path = mem_zero(t.people.n, sizeof(*path));
	for (size_t i = 0; i < t.people.n; i++)
		path[i] = t.book.contact[t.people.who[i]].path;
	status = edit_files(&t, file, path, t.people.n, terminal);
	for (size_t i = 0; i < t.people.n; i++)
		buf_free(&file[i].bytes);
	free(file);
	free(path);
	return tool_close(&t, NULL) == DONE ? status : LEFT_OUT;
}
