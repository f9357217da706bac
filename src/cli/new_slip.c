/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/shell.h"
#include "cli/new_slip.h"
#include "cli/set_slip.h"

static bool
is_address(struct str s)
{
	struct str local, host = str_cut(&local, s, '@');

	return local.n && str_chr(host, '.') < host.n && str_chr(s, ' ') == s.n && str_chr(host, '@') == host.n;
}

void
new_slip(const struct tool *t, char *const *operand, int n)
{
	struct key_change *v = mem_alloc((size_t)n * sizeof(*v));
	struct str name = str_of(operand[0]), local;
	struct buf typed = {0};
	size_t changes = 0;

	if (is_address(name)) {
		str_cut(&local, name, '@');
		shell_word(&typed, local);
		buf_str(&typed, STR(" email="));
		shell_word(&typed, name);
		tool_fail(t, "%s: an address, not a name; put the name first: tend new %s", operand[0], typed.p);
	}
	for (int i = 1; i < n; i++)
		if (key_change_parse(&v[changes], str_of(operand[i])))
			set_slip_item(t, &v[changes++]);
	set_slip_twice(t, v, changes);
	free(v);
}
