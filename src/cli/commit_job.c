/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/cell.h"
#include "base/mem.h"
#include "book/load_file.h"
#include "cli/commit_job.h"
#include "entry/link.h"
#include "os/child.h"
#include "os/fd.h"

struct repo_file *
commit_job_add(struct commit_job *c, struct str path)
{
	c->file = mem_reserve(c->file, c->n, &c->cap, sizeof(*c->file));
	c->file[c->n] = (struct repo_file){.path = arena_str(&c->arena, path).p};
	return &c->file[c->n++];
}

void
commit_job_read(struct commit_job *c)
{
	struct tool_input in = {0};
	struct str line, cell, rest;

	while (tool_line(&c->tool, &in, &line)) {
		struct buf path = {0};

		if (str_ends(line, STR("\n")))
			line.n--;
		rest = str_cut(&cell, line, '\t');
		cell_unescape(&path, c->written ? cell : line);
		if (path.n) {
			struct repo_file *f = commit_job_add(c, buf_view(&path));

			f->known = c->written && digest_parse(&f->written, rest) == 0;
		}
		buf_free(&path);
	}
}

void
commit_job_message(struct commit_job *c, const char *given, const char *tool)
{
	struct str text = str_trim(str_of(given));

	if (text.n)
		buf_str(&c->message, text);
	else if (c->n == 1)
		buf_fmt(&c->message, "edit %.*s", STR_ARG(link_stem(str_of(c->file[0].path))));
	else
		buf_fmt(&c->message, "edit %zu contacts", c->n);
	buf_fmt(&c->message, "\n\nTend: %s %s\n", tool, VERSION);
}

void
commit_job_owner(struct commit_job *c)
{
	struct errors errors = {0};
	struct buf bytes = {0};
	struct parse p = {
		.arena = &c->arena,
		.errors = &errors,
		.path = STR("me.md"),
		.keys = KEYSET(KEY_NAME) | KEYSET(KEY_EMAIL),
		.bare = true,
	};
	struct contact me;

	if (load_file(&bytes, AT_FDCWD, "me.md", NULL) == 0 && contact_parse(&me, buf_view(&bytes), &p) == 1) {
		c->owner.name = arena_str(&c->arena, contact_text(&me, KEY_NAME));
		c->owner.address = arena_str(&c->arena, contact_text(&me, KEY_EMAIL));
	}
	c->repo->owner = &c->owner;
	buf_free(&bytes);
	errors_free(&errors);
}

void
commit_job_hint_owner(const struct commit_job *c)
{
	if (!c->owner.assumed.n || c->owner.before)
		return;
	if (c->owner.name.n && c->owner.address.n)
		tool_hint(&c->tool, "committed as %s, from me.md; to change that: git config --global user.email ADDRESS",
		          c->owner.assumed.p);
	else
		tool_hint(&c->tool, "committed as %s; to change that, put your name and email in me.md", c->owner.assumed.p);
}

void
commit_job_others(struct commit_job *c, int out)
{
	struct buf lines = {0};

	for (size_t i = 0; i < c->n; i++)
		if (c->file[i].other) {
			cell_escape(&lines, str_of(c->file[i].path));
			buf_chr(&lines, '\n');
		}
	if (fd_write(out, buf_view(&lines)) < 0)
		tool_hint(&c->tool, "standard output: %s", strerror(errno));
	buf_free(&lines);
}

void
commit_job_tidy(void)
{
	const char *argv[] = {"git", "maintenance", "run", "--auto", "--quiet", NULL};
	pid_t pid = fork();
	struct child child;
	int null;

	if (pid != 0)
		return;
	setsid();
	null = open("/dev/null", O_RDWR);
	for (int fd = 0; fd < 3; fd++)
		dup2(null, fd);
	/* not execlp(): a relative folder in $PATH leads into the book, where an untrusted file may be called git */
	_exit(child_start(&child, argv, AT_FDCWD, 0) < 0);
}

void
commit_job_end(struct commit_job *c)
{
	repo_close(c->repo);
	free(c->file);
	buf_free(&c->message);
	buf_free(&c->why);
	buf_free(&c->owner.assumed);
	arena_free(&c->arena);
}
