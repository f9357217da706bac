/* SPDX-License-Identifier: ISC */
#include "base/shell.h"
#include "book/copies.h"
#include "check/leftover.h"
#include "entry/link.h"

/* the file that a temporary one was for: "sub/ana.md" for "sub/.ana.md.tend-123456" */
static struct str
target_of(struct buf *out, struct str path)
{
	size_t name = str_after_last(path, '/'), tail = STR(".tend-XXXXXX").n;

	buf_clear(out);
	buf_str(out, str_sub(path, 0, name));
	buf_str(out, str_sub(path, name + 1, path.n - tail));
	return buf_view(out);
}

/* appends a path as a word for the shell, which no tool takes for an option */
static void
add_word(struct buf *out, struct str path)
{
	struct buf word = {0};

	buf_str(&word, str_starts(path, STR("-")) ? STR("./") : STR(""));
	buf_str(&word, path);
	buf_chr(out, ' ');
	shell_word(out, buf_view(&word));
	buf_free(&word);
}

/* how a copy comes into its original */
static void
report_copy(struct errors *out, const struct copy *c, struct buf *command)
{
	buf_clear(command);
	buf_str(command, STR("tend merge"));
	add_word(command, c->of);
	add_word(command, c->path);
	errors_add(out, c->path, 0, 0, "a copy of %.*s that a sync program left: no tool reads it; to "
	           "merge the two: %s", STR_ARG(c->of), command->p);
}

/* what only has the name of a copy is read: it may be all that is left of a contact */
static void
report_alone(struct errors *out, const struct copy *c, struct buf *original)
{
	struct str of = {0}, stem = link_stem(c->path);
	size_t at = str_after_last(c->path, '/');

	copies_sure(&of, stem);
	buf_clear(original);
	buf_str(original, str_sub(c->path, 0, at));
	buf_str(original, of);
	buf_str(original, str_sub(c->path, at + stem.n, c->path.n));
	errors_add(out, c->path, 0, 0, "named as a copy of %s, which is not there: read as a contact of "
	           "its own; if it is that one, rename it", original->p);
}

static void
find_copies(struct errors *out, const struct scan *s)
{
	struct buf scratch = {0};

	for (size_t i = 0; i < s->ncopies; i++)
		if (s->copy[i].of.n)
			report_copy(out, &s->copy[i], &scratch);
		else
			report_alone(out, &s->copy[i], &scratch);
	buf_free(&scratch);
}

void
leftover_find(struct errors *out, const struct book *b)
{
	const struct scan *s = &b->files;
	struct map present = {0};
	struct buf scratch = {0};

	for (size_t i = 0; s->nleftover && i < s->n; i++)
		*map_put(&present, s->file[i].path) = 0;
	for (size_t i = 0; i < s->nleftover; i++) {
		struct str of = target_of(&scratch, s->leftover[i]);

		if (map_get(&present, of) != MAP_NONE)
			errors_add(out, s->leftover[i], 0, 0, "left by a tool that was stopped while it wrote %.*s, which is "
			           "whole; compare the two, and remove this one", STR_ARG(of));
		else
			errors_add(out, s->leftover[i], 0, 0, "left by a tool that was stopped before %.*s was made; rename "
			           "it, or remove it", STR_ARG(of));
	}
	find_copies(out, s);
	map_free(&present);
	buf_free(&scratch);
}
