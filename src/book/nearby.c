/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <unistd.h>

#include "base/str.h"
#include "book/nearby.h"

bool
nearby_in(struct str *rest, struct str path, struct str folder)
{
	if (!folder.n)
		return false;
	if (str_eq(folder, STR("/")))
		folder.n = 0;
	if (!str_starts(path, folder) || (path.n > folder.n && path.p[folder.n] != '/'))
		return false;
	*rest = str_sub(path, folder.n < path.n ? folder.n + 1 : path.n, path.n);
	return true;
}

/* appends "..", once for each name in the path */
static void
add_steps_up(struct buf *out, struct str below)
{
	struct str name;

	while (below.n) {
		below = str_cut(&name, below, '/');
		buf_str(out, out->n ? STR("/..") : STR(".."));
	}
}

void
nearby_path(struct buf *dir)
{
	char *here, *there;
	struct str rest;

	if (!dir->n || dir->p[0] != '/')
		return;
	here = getcwd(NULL, 0);
	there = realpath(dir->p, NULL);
	if (here && there && nearby_in(&rest, str_of(there), str_of(here))) {
		buf_clear(dir);
		buf_str(dir, rest.n ? rest : STR("."));
	} else if (here && there && nearby_in(&rest, str_of(here), str_of(there))) {
		buf_clear(dir);
		add_steps_up(dir, rest);
	}
	free(here);
	free(there);
}
