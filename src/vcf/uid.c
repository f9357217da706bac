/* SPDX-License-Identifier: ISC */
#include "base/uuid.h"
#include "vcf/uid.h"

/*
 * true if the contact's file is the first with its id among all files, which are sorted by path;
 * notes count
 */
static bool
first_of_id(const struct scan *files, const struct contact *c)
{
	size_t from = 0, to = files->n;

	while (from < to) {
		size_t at = from + (to - from) / 2;

		if (str_cmp(files->file[at].id, c->id) < 0)
			from = at + 1;
		else
			to = at;
	}
	return from == files->n || !str_eq(files->file[from].id, c->id) || str_eq(files->file[from].path, c->path);
}

/* an id contains no "/", so the two forms cannot collide */
static void
made(struct buf *out, const char *begin, struct str what)
{
	struct buf name = {0};
	char uuid[UUID_SIZE];

	buf_str(&name, str_of(begin));
	buf_str(&name, what);
	buf_str(out, STR("urn:uuid:"));
	buf_str(out, str_of(uuid_of(uuid, buf_view(&name))));
	buf_free(&name);
}

void
uid_made(struct buf *out, const struct book *b, const struct contact *c)
{
	bool first = first_of_id(&b->files, c);

	made(out, first ? "tend:" : "tend:./", first ? c->id : c->path);
}

void
uid_of_id(struct buf *out, struct str id)
{
	made(out, "tend:", id);
}

const struct field *
uid_field(const struct contact *c)
{
	char scratch[KEY_MAX];

	for (size_t i = 0; i < c->nfields; i++)
		if (c->field[i].key == KEY_OTHER && c->field[i].n && c->field[i].shape != SHAPE_MAP &&
		    str_eq(key_fold(scratch, str_of(c->field[i].name)), STR("uid")))
			return &c->field[i];
	return NULL;
}

void
uid_add(struct buf *out, const struct book *b, const struct contact *c)
{
	const struct field *own = uid_field(c);

	if (own)
		buf_str(out, field_text(own, 0));
	else
		uid_made(out, b, c);
}

void
uid_fold(struct buf *out, struct str uid)
{
	size_t from = out->n;
	struct str rest;

	for (size_t i = 0; i < uid.n; i++)
		buf_chr(out, char_lower(uid.p[i]));
	rest = str_sub(buf_view(out), from, out->n);
	if (str_skip(&rest, STR("urn:uuid:")) && rest.n) {
		memmove(out->p + from, rest.p, rest.n);
		out->n = from + rest.n;
	}
}
