/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "book/book.h"
#include "names/glob.h"

/* a value of `notes:` as a glob: "./Daily/" and "Daily" are the same, and so is all below it */
static struct str
glob_of(struct str value)
{
	value = str_trim(value);
	str_skip(&value, STR("./"));
	str_skip(&value, STR("/"));
	if (str_ends(value, STR("/**")))
		value.n -= 3;
	while (value.n && value.p[value.n - 1] == '/')
		value.n--;
	return value;
}

static bool
has(struct str glob, struct str path)
{
	struct str stem = path;

	if (!glob.n)
		return false;
	if (glob_matches(glob, path))
		return true;
	/* a note is named without its .md, too */
	stem.n -= str_ends(stem, STR(".md")) ? 3 : 0;
	return stem.n < path.n && str_eq(glob, stem);
}

bool
diary_has(const struct settings *set, struct str path)
{
	for (size_t i = 0; i < set->nnotes; i++)
		if (has(glob_of(set->notes[i].glob), path))
			return !str_eq(path, STR("me.md"));
	return false;
}

void
diary_keep(struct diary *d, struct str path, struct str raw)
{
	d->note = mem_reserve(d->note, d->n, &d->cap, sizeof(*d->note));
	d->note[d->n++] = (struct diary_note){path, raw};
}

void
diary_check(struct book *b)
{
	for (size_t i = 0; i < b->set.nnotes; i++) {
		const struct settings_notes *s = &b->set.notes[i];
		size_t k = 0;

		while (k < b->diary.n && !has(glob_of(s->glob), b->diary.note[k].path))
			k++;
		if (k == b->diary.n)
			errors_add(&b->errors, STR("me.md"), s->line, s->col,
			           "notes: %.*s has no Markdown file: write a folder or a glob, as Daily or "
			           "Journal/*.md", STR_ARG(s->glob));
	}
}

void
diary_find(struct book *b)
{
	if (!b->set.nnotes)
		return;
	b->diary.is = mem_zero(b->files.n, sizeof(*b->diary.is));
	for (size_t i = 0; i < b->files.n; i++) {
		b->diary.is[i] = diary_has(&b->set, b->files.file[i].path);
		if (b->diary.is[i])
			diary_keep(&b->diary, b->files.file[i].path, STR(""));
	}
	diary_check(b);
}

void
diary_free(struct diary *d)
{
	free(d->note);
	free(d->is);
	free(d->found.v);
	*d = (struct diary){0};
}
