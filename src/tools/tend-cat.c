/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/cell.h"
#include "base/mem.h"
#include "book/copies.h"
#include "cli/tool.h"
#include "git/repo_revision.h"
#include "os/fd.h"

static const char help[] =
	"usage: tend-cat [options]\n"
	"Prints the files of a book as one stream: SIZE TAB PATH, the bytes, a line end.\n"
	"\n"
	"  -r, --rev REV|DATE     as they were in git then\n"
	OPTIONS_WRITE_HELP;

/* a book up to this size is printed after all of it has been read; a larger one while it is parsed */
#define AHEAD ((size_t)1 << 20)

struct cat {
	struct tool tool;
	struct repo *repo;
	struct buf bytes, out, why;
	size_t ahead; /* how many bytes wait in `out` */
	/* what the revision has: its files, and for each path the index of its blob */
	struct scan files;
	struct map paths;
	struct oid *blob;
	size_t nblobs, blob_cap;
};

static int
print(struct cat *c)
{
	show_text(buf_view(&c->out));
	buf_clear(&c->out);
	return ferror(stdout) ? 1 : 0;
}

static int
frame(struct cat *c, struct str path)
{
	buf_fmt(&c->out, "%zu\t", c->bytes.n);
	cell_escape(&c->out, path);
	buf_chr(&c->out, '\n');
	buf_str(&c->out, buf_view(&c->bytes));
	buf_chr(&c->out, '\n');
	return c->out.n > c->ahead ? print(c) : 0;
}

static int
add_blob(struct str path, struct oid blob, void *arg)
{
	struct cat *c = arg;

	c->blob = mem_reserve(c->blob, c->nblobs, &c->blob_cap, sizeof(*c->blob));
	*map_put(&c->paths, scan_add(&c->files, path)->path) = (uint32_t)c->nblobs;
	c->blob[c->nblobs++] = blob;
	return 0;
}

static int
read_blob(struct buf *out, struct str path, void *arg)
{
	struct cat *c = arg;

	if (repo_blob(out, c->repo, c->blob[map_get(&c->paths, path)], &c->why) == 0)
		return 0;
	/* whole or nothing: whoever reads this must not take a part of the book for all of it */
	tool_fail(&c->tool, "%.*s: %s", STR_ARG(path), c->why.p);
}

static void
print_rev(struct cat *c, const char *dir)
{
	const char *rev = c->tool.rev;
	struct oid commit;
	int none = repo_open(&c->repo, dir, &c->why), need = -1;

	if (none > 0)
		tool_fail(&c->tool, "%s: not in a git repository, so it has no history", dir);
	if (none < 0)
		tool_fail(&c->tool, "%s: %s", dir, c->why.p);
	if (repo_at(&commit, c->repo, str_of(rev), tool_today(&c->tool), &c->why) == 0)
		need = repo_need(c->repo, commit, &c->why);
	c->ahead = need > 0 ? SIZE_MAX : AHEAD;
	if (need < 0 || repo_files(c->repo, commit, add_blob, c, &c->why) < 0)
		tool_fail(&c->tool, "%s: %s", rev, c->why.p);
	copies_leave_out(&c->files, read_blob, c, NULL);
	for (size_t i = 0, stop = 0; i < c->files.n && !stop; i++) {
		read_blob(&c->bytes, c->files.file[i].path, c);
		stop = frame(c, c->files.file[i].path) != 0;
	}
	print(c);
	scan_free(&c->files);
	map_free(&c->paths);
	free(c->blob);
	repo_close(c->repo);
}

static void
print_file(struct cat *c, struct str path)
{
	if (fd_read_file(&c->bytes, c->tool.book.dirfd, path.p, SIZE_MAX) == 0)
		frame(c, path);
	else
		errors_add(&c->tool.errors, path, 0, 0, "%s", strerror(errno));
}

static void
print_files(struct cat *c)
{
	const struct scan *files;

	tool_book(&c->tool);
	files = &c->tool.book.files;
	for (int me = 1; me >= 0; me--)
		for (size_t i = 0; i < files->n && !ferror(stdout); i++)
			if (str_eq(files->file[i].path, STR("me.md")) == (me == 1))
				print_file(c, files->file[i].path);
	print(c);
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"rev", required_argument, NULL, 'r'},
		OPTIONS_WRITE_LONG,
	};
	struct cat c = {0};
	struct buf dir = {0};
	int opt, status;

	tool_begin(&c.tool, argv, help);
	while ((opt = options_next(&c.tool, argc, argv, "r:" OPTIONS_WRITE_SHORT, options)) != -1)
		options_take(&c.tool, opt);
	if (optind < argc)
		tool_fail(&c.tool, "%s: unexpected operand; see tend-cat --help", argv[optind]);
	if (c.tool.rev) {
		/* a folder of that revision may not exist today */
		book_locate(&dir, c.tool.dir);
		c.tool.book.dirfd = -1;
		print_rev(&c, dir.p);
	} else {
		print_files(&c);
	}
	status = tool_close(&c.tool, NULL);
	buf_free(&dir);
	buf_free(&c.bytes);
	buf_free(&c.out);
	buf_free(&c.why);
	return status;
}
