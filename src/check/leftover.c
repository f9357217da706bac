/* SPDX-License-Identifier: ISC */
#include "check/leftover.h"

/* the file that a temporary one was for: "sub/ana.md" for "sub/.ana.md.tend-123456" */
static struct str
target_of(struct buf *out, struct str path)
{
	size_t name = path.n, tail = STR(".tend-XXXXXX").n;

	while (name && path.p[name - 1] != '/')
		name--;
	buf_clear(out);
	buf_str(out, str_sub(path, 0, name));
	buf_str(out, str_sub(path, name + 1, path.n - tail));
	return buf_view(out);
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
	map_free(&present);
	buf_free(&scratch);
}
