/* SPDX-License-Identifier: ISC */
#include "base/marker.h"
#include "cli/write_broken.h"

void
write_broken(struct errors *out, const struct book *b, struct str path, struct str file)
{
	struct arena arena = {0};
	/* without keys, values are not looked at */
	struct parse p = {.arena = &arena, .errors = out, .path = path, .own = &b->own, .dates = b->set.dates,
	                  .rule = &b->set.members.rule, .bare = members_bare(&b->set.members, path)};
	struct contact c;

	if (marker_conflict(file))
		errors_add(out, path, marker_first(file, MARKER_SIZE), 1,
		           "the file has a merge conflict: edit it, and keep what is right");
	else
		contact_parse(&c, file, &p);
	arena_free(&arena);
}
