/* SPDX-License-Identifier: ISC */
#include <fcntl.h>
#include <unistd.h>

#include "base/text.h"
#include "book/load_file.h"
#include "cli/joining.h"
#include "merge/merge.h"

static bool
is_there(struct str path, void *arg)
{
	const struct joining *j = arg;
	struct buf name = {0};
	bool there;

	buf_str(&name, path);
	there = path.n && faccessat(j->tool->book.dirfd, name.p, F_OK, AT_EACCESS) == 0;
	buf_free(&name);
	return there;
}

/*
 * a step of an edit that leaves its result in out, or out as it was if nothing changes: the bytes
 * now
 */
static void
step(struct buf *now, struct buf *out, int changed)
{
	struct buf swap = *now;

	if (changed <= 0)
		return;
	*now = *out;
	*out = swap;
	buf_clear(out);
}

/* which of the two a value names, or NULL */
static const struct contact *
named(struct joining *j, struct str value)
{
	size_t who = book_find(&j->tool->book, value);
	const struct contact *c = who < j->tool->book.n ? &j->tool->book.contact[who] : NULL;

	return c == j->first || c == j->second ? c : NULL;
}

/*
 * whether an item is to go: in one of the two files who is tied to themselves, elsewhere who is
 * named twice
 */
static bool
is_idle(struct joining *j, const struct field *f, size_t i, bool own)
{
	const struct contact *c = named(j, field_text(f, i));

	if (own || c != j->second)
		return own && c;
	for (size_t k = 0; k < f->n; k++)
		if (named(j, field_text(f, k)) == j->first)
			return true;
	return false;
}

/* takes such items out of the keys that name contacts: 0, or -1 reported */
static int
drop_idle(struct buf *now, struct joining *j, const struct edit *edit, bool own)
{
	struct arena arena = {0};
	struct errors errors = {0};
	struct parse p = {.arena = &arena, .errors = &errors, .path = edit->path, .own = edit->own,
	                  .dates = edit->dates, .rule = edit->rule};
	struct buf out = {0};
	struct contact c;
	const keyset ties = KEYSET(KEY_KNOWS) | KEYSET(KEY_VIA) | KEYSET(KEY_RECOMMENDS) | KEYSET_RELATIONS;
	int ret;

	p.keys = ties;
	ret = contact_parse(&c, buf_view(now), &p);
	for (size_t k = 0; ret > 0 && k < c.nfields; k++) {
		const struct field *f = &c.field[k];
		size_t n = f->relation || (f->key != KEY_OTHER && ties & KEYSET(f->key)) ? f->n : 0;

		for (size_t i = 0; i < n && ret >= 0; i++) {
			if (!is_idle(j, f, i, own))
				continue;
			ret = edit_key(&out, buf_view(now), str_of(f->name),
			               n > 1 ? EDIT_REMOVE : EDIT_UNSET, field_text(f, i), edit);
			step(now, &out, ret);
			ret = ret < 0 ? -1 : 1;
		}
	}
	errors_free(&errors);
	arena_free(&arena);
	buf_free(&out);
	return ret < 0 ? -1 : 0;
}

/* in the file of a third: who names both names the first once */
static void
drop_twice(struct buf *now, struct moving *m)
{
	/* where that cannot be done, the first is named twice */
	drop_idle(now, m->arg, &m->edit, false);
}

void
joining_begin(struct joining *j, struct writer *w)
{
	moving_begin(&j->moving, w, j->second, j->first->path);
	j->moving.first = drop_twice;
	j->moving.arg = j;
}

/* one of the two files, with all in it that names the second naming the first */
static int
prepare(struct buf *now, struct joining *j, const struct contact *c)
{
	struct edit edit = {.path = c->path, .errors = &j->tool->errors, .own = &j->tool->book.own,
		.dates = j->tool->book.set.dates, .rule = &j->tool->book.set.members.rule};
	struct buf out = {0};
	int ret = drop_idle(now, j, &edit, true);

	if (ret == 0) {
		step(now, &out, moving_text(&out, buf_view(now), &j->moving, c->path));
		step(now, &out,
		     reference_move(&out, buf_view(now), c->path, j->first->path, is_there, j));
	}
	buf_free(&out);
	return ret;
}

static int
add_item(struct buf *now, struct joining *j, struct str key, struct str item)
{
	struct edit edit = {
		.path = j->first->path, .errors = &j->tool->errors, .own = &j->tool->book.own,
		.dates = j->tool->book.set.dates, .rule = &j->tool->book.set.members.rule};
	struct buf out = {0};
	int ret = edit_key(&out, buf_view(now), key, EDIT_ADD, item, &edit);

	step(now, &out, ret);
	buf_free(&out);
	return ret < 0 ? -1 : 0;
}

/*
 * every item of the second one's lists is in those of the first, however these are written; its
 * name finds the first
 */
static int
unite(struct buf *now, struct joining *j, struct str theirs)
{
	struct arena arena = {0};
	struct errors errors = {0};
	struct parse p = {.arena = &arena,
	                  .errors = &errors,
	                  .path = j->second->path,
	                  .keys = KEYSET_ALL,
	                  .own = &j->tool->book.own,
	                  .rule = &j->tool->book.set.members.rule};
	struct str name = contact_text(j->second, KEY_NAME);
	struct contact c;
	int ret = contact_parse(&c, theirs, &p) > 0 ? 0 : -1;

	for (uint32_t i = 0; ret == 0 && i < c.nfields; i++) {
		const struct field *f = &c.field[i];

		for (size_t k = 0;
		     (key_is_list(f->key) || f->shape == SHAPE_LIST) && k < f->n && ret == 0; k++)
			ret = add_item(now, j, str_of(f->name), field_text(f, k));
	}
	if (ret == 0 && name.n && !text_same(name, contact_name(j->first)))
		ret = add_item(now, j, STR("aliases"), name);
	errors_free(&errors);
	arena_free(&arena);
	return ret;
}

static int
join(struct buf *out, struct str ours, struct str theirs, struct joining *j)
{
	struct merge ask = {
		.ours = ours, .theirs = theirs, .own = &j->tool->book.own, .joined = j->second->id};
	const char *why;
	int conflicts = merge_files(out, &ask, &why);

	if (conflicts == 0 && !why)
		return 0;
	errors_add(&j->tool->errors, j->second->path, 0, 0, "cannot be joined with %.*s: %s",
	           STR_ARG(j->first->id), why ? why : "they contradict each other");
	return -1;
}

int
joining_edit(struct buf *out, struct str file, void *arg)
{
	struct joining *j = arg;
	struct arena arena = {0};
	struct parse p = {.arena = &arena, .errors = &j->tool->errors, .path = j->second->path};
	struct buf ours = {0}, theirs = {0};
	int ret = load_file(&j->other, j->tool->book.dirfd, j->second->path.p, &p);

	buf_str(&ours, file);
	buf_str(&theirs, buf_view(&j->other));
	if (ret == 0 && prepare(&ours, j, j->first) == 0 && prepare(&theirs, j, j->second) == 0 &&
	    join(out, buf_view(&ours), buf_view(&theirs), j) == 0)
		ret = unite(out, j, buf_view(&theirs)) == 0 ? 1 : -1;
	else
		ret = -1;
	buf_free(&ours);
	buf_free(&theirs);
	arena_free(&arena);
	return ret;
}
