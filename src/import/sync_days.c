/* SPDX-License-Identifier: ISC */
#include "contact/own_date.h"
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
	for (size_t i = 0; i < had; i++) {
		if (goes(&c, i))
			out->gone[out->ngone++] = field_text(f, i);
		else if (out->pairs)
			add_pair(&c, field_pair(f, i), field_text(f, i));
	}
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
