/* SPDX-License-Identifier: ISC */
#include "contact/own_date.h"
#include "edit/patch.h"
#include "import/sync_days.h"

struct choosing {
	struct sync_days *out;
	const struct field *field; /* or NULL */
	const struct written_style *style;
	const struct sync_change *change;
	size_t n;
	struct arena *arena;
};

static bool
same_day(const struct own_date *d, const struct sync_change *c)
{
	struct buf a = {0}, b = {0};
	struct own_date own;
	const char *why;
	bool is = own_date_read(&own, c->name, c->text, &(struct written_style){0}, &why) == 0;

	own_date_form(&a, d);
	if (is)
		own_date_form(&b, &own);
	is = is && str_eq(buf_view(&a), buf_view(&b));
	buf_free(&a);
	buf_free(&b);
	return is;
}

/* true if a change says the i-th day of the contact */
static bool
says(const struct choosing *c, const struct sync_change *change, size_t i)
{
	struct own_date own;
	const char *why;

	return change->key == KEY_DATES && own_date(&own, c->field, i, c->style, &why) == 0 && same_day(&own, change);
}

static bool
goes(const struct choosing *c, size_t i)
{
	for (size_t k = 0; k < c->n; k++)
		if (c->change[k].gone && says(c, &c->change[k], i))
			return true;
	return false;
}

static bool
comes(const struct choosing *c, const struct sync_change *change)
{
	for (size_t i = 0; c->field && i < c->field->n; i++)
		if (says(c, change, i))
			return false;
	return change->key == KEY_DATES && !change->gone;
}

static bool
has_name(const struct sync_days *d, struct str name)
{
	for (size_t i = 0; i < d->n; i++)
		if (str_eq(d->name[i], name))
			return true;
	return false;
}

/* adds a day to a map: a name that is there gets a number */
static void
add_pair(struct choosing *c, struct str name, struct str text)
{
	struct buf own = {0};
	size_t number = 1;

	name = name.n ? name : STR("date");
	buf_str(&own, name);
	while (has_name(c->out, buf_view(&own))) {
		buf_clear(&own);
		buf_fmt(&own, "%.*s %zu", STR_ARG(name), ++number);
	}
	c->out->name[c->out->n] = arena_str(c->arena, buf_view(&own));
	c->out->text[c->out->n++] = text;
	buf_free(&own);
}

/* adds a day to a list: "wedding: 2012-06-09" */
static void
add_item(struct choosing *c, struct str name, struct str text)
{
	struct buf item = {0};

	if (name.n && !str_eq(name, STR("date")))
		buf_fmt(&item, "%.*s: ", STR_ARG(name));
	buf_str(&item, text);
	c->out->text[c->out->n++] = arena_str(c->arena, buf_view(&item));
	buf_free(&item);
}

void
sync_days(struct sync_days *out, const struct field *f, const struct written_style *style,
          const struct sync_change *change, size_t n, struct arena *arena)
{
	size_t had = f ? f->n : 0, coming = 0;
	struct choosing c = {out, f, style, change, n, arena};

	*out = (struct sync_days){
		.name = arena_alloc(arena, (had + n + 1) * sizeof(struct str)),
		.text = arena_alloc(arena, (had + n + 1) * sizeof(struct str)),
		.gone = arena_alloc(arena, (had + 1) * sizeof(struct str)),
		.pairs = !had || f->shape == SHAPE_MAP,
	};
	out->goes = arena_zero(arena, had + 1, sizeof(bool));
	for (size_t i = 0; i < had; i++) {
		out->goes[i] = goes(&c, i);
		if (out->goes[i])
			out->gone[out->ngone++] = field_text(f, i);
		else if (out->pairs)
			add_pair(&c, field_pair(f, i), field_text(f, i));
	}
	out->nstay = out->n;
	for (size_t k = 0; k < n; k++) {
		if (!comes(&c, &change[k]))
			continue;
		coming++;
		if (out->pairs)
			add_pair(&c, change[k].name, change[k].text);
		else
			add_item(&c, change[k].name, change[k].text);
	}
	if (!coming && !out->ngone)
		out->n = 0;
}

/* adds the lines of the days that come, after the last of the map, which begins and ends like them */
static void
add_lines(struct buf *out, struct str like, const struct sync_days *d)
{
	size_t blanks = 0, end = like.n;

	while (blanks < like.n && char_blank(like.p[blanks]))
		blanks++;
	while (end && char_line_end(like.p[end - 1]))
		end--;
	for (size_t i = d->nstay; i < d->n; i++) {
		buf_str(out, str_sub(like, 0, blanks));
		patch_scalar(out, d->name[i], STR(""), true);
		buf_str(out, STR(": "));
		patch_scalar(out, d->text[i], STR(""), false);
		buf_str(out, str_sub(like, end, like.n));
	}
}

bool
sync_days_lines(struct buf *out, struct str file, const struct field *f, const struct sync_days *d)
{
	uint32_t number = 1;
	size_t i = 0;

	buf_clear(out);
	for (size_t k = 1; f && k < f->n; k++)
		if (f->value[k].line <= f->value[k - 1].line)
			return false;
	if (!f || !f->n || f->shape != SHAPE_MAP)
		return false;
	for (; file.n; number++) {
		size_t n = str_chr(file, '\n') + 1;
		struct str line = str_sub(file, 0, n);
		bool is = i < f->n && f->value[i].line == number;

		if (is && (!str_ends(line, STR("\n")) || str_find(line, STR("{")) < line.n))
			return false;
		if (!is || !d->goes[i])
			buf_str(out, line);
		i += is;
		if (is && i == f->n)
			add_lines(out, line, d);
		file = str_sub(file, n, file.n);
	}
	return i == f->n;
}

bool
sync_days_are(const struct sync_days *d, const struct field *f)
{
	if (!f || f->n != d->n)
		return !f && !d->n;
	for (size_t i = 0; i < d->n; i++)
		if (!str_eq(field_text(f, i), d->text[i]) || !str_eq(field_pair(f, i), d->name[i]))
			return false;
	return true;
}
