/* SPDX-License-Identifier: ISC */
/*
 * Any bytes as me.md, and its lines as paths of files: nothing may crash, leak or take for ever, each
 * error has a place in the text, and what a path alone decides does not depend on what is read.
 */
#include <stdint.h>
#include <stdlib.h>

#include "book/members_read.h"
#include "book/settings.h"
#include "front/note_path.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
try_path(const struct members *m, struct str path, struct str bytes)
{
	struct errors errors = {0};
	struct arena arena = {0};
	struct parse p = {.arena = &arena, .errors = &errors, .path = path};
	struct contact c;
	enum note_why why = members_path(m, path);

	note_path_lists(path);
	if (members_parse(&c, m, bytes, &p) ? p.note != NOTE_NONE : p.note == NOTE_NONE)
		abort();
	/* with no condition, or with the whole book, the path decides alike */
	if (why == NOTE_OUTSIDE && !m->n)
		abort();
	errors_free(&errors);
	arena_free(&arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = {(const char *)data, size}, rest = bytes, line;
	struct settings set = settings_default();
	struct errors errors = {0};
	struct arena arena = {0};
	struct scan files = {0};
	struct map own = {0};

	settings_load(&set, &own, bytes, &arena, &errors);
	for (unsigned i = 0; i < 50 && str_line(&line, &rest); i++)
		try_path(&set.members, arena_str(&files.arena, line), bytes);
	rest = bytes;
	for (unsigned i = 0; i < 50 && str_line(&line, &rest); i++)
		scan_add(&files, line);
	members_check(&set.members, &files, &errors);
	errors_free(&errors);
	map_free(&own);
	scan_free(&files);
	arena_free(&arena);
	return 0;
}
