/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cell.h"
#include "base/mem.h"
#include "cli/tool.h"

bool
tool_line(const struct tool *t, struct tool_input *in, struct str *line)
{
	ssize_t got = getline(&in->line, &in->capacity, stdin);

	if (got >= 0) {
		*line = (struct str){in->line, (size_t)got};
		return true;
	}
	free(in->line);
	if (!feof(stdin)) /* also when memory runs out */
		tool_fail(t, "standard input: %s", strerror(errno));
	return false;
}

/* the first field of each line of standard input */
static void
read_names(const struct tool *t, struct str **v, size_t *n, size_t *cap, struct arena *arena)
{
	struct tool_input in = {0};
	struct str line, field;

	while (tool_line(t, &in, &line)) {
		struct buf name = {0};

		str_cut(&field, line, '\t');
		field = str_trim(field);
		if (!field.n)
			continue;
		cell_unescape(&name, field);
		*v = mem_reserve(*v, *n, cap, sizeof(**v));
		(*v)[(*n)++] = arena_str(arena, buf_view(&name));
		buf_free(&name);
	}
}

bool
tool_operands(const struct tool *t, struct str **v, size_t *n, struct arena *arena, int argc, char **argv)
{
	size_t cap = 0;
	bool piped = false;

	*v = NULL;
	*n = 0;
	for (int i = 0; i < argc; i++) {
		if (strcmp(argv[i], "-") == 0) {
			read_names(t, v, n, &cap, arena);
			piped = true;
			continue;
		}
		*v = mem_reserve(*v, *n, &cap, sizeof(**v));
		(*v)[(*n)++] = str_of(argv[i]);
	}
	return piped;
}
