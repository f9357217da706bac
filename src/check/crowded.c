/* SPDX-License-Identifier: ISC */
#include "check/crowded.h"

struct str
crowded_folder(size_t *most, const struct book *b)
{
	struct map folders = {0};
	struct str crowded = STR("");

	*most = 0;
	for (size_t i = 0; i < b->n; i++) {
		struct str path = b->contact[i].path;
		struct str folder = str_sub(path, 0, path.n - link_stem(path).n - link_type(path));
		uint32_t *n = map_put(&folders, folder);

		*n = *n == MAP_NONE ? 1 : *n + 1;
		if (*n > *most) {
			*most = *n;
			crowded = folder;
		}
	}
	map_free(&folders);
	return crowded;
}
