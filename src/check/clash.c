/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "check/clash.h"

/* the first place of a name */
struct seen {
	const struct contact *who;
	const struct value *value; /* NULL if the name is the id */
	const char *key;
	bool reported;
};

struct clash {
	struct errors *out;
	struct map names, addresses; /* folded name: index into seen */
	struct seen *seen;
	size_t n, cap;
	uint32_t id; /* index of the current contact's id in seen */
	struct arena arena;
	struct buf scratch;
};

static void
report(struct clash *c, const struct seen *s, const struct contact *other)
{
	struct str text = s->value ? value_text(s->value) : s->who->id;

	errors_add(c->out, s->who->path, s->value ? s->value->line : 0, s->value ? s->value->col : 0,
	           "%s: %.*s is also that of %.*s", s->key, STR_ARG(utf8_cut(text, 100)), STR_ARG(other->path));
}

/*
 * Reports a folded name that two files have, at each place of it. If one of the two is an id and the
 * other a name, only the name is reported.
 */
static void
compare(struct clash *c, struct seen *first, const struct seen *second)
{
	bool report_first = first->value || !second->value;
	bool report_second = second->value || !first->value;

	if (first->who == second->who)
		return;
	if (report_second)
		report(c, second, first->who);
	if (report_first && !first->reported) {
		report(c, first, second->who);
		first->reported = true;
	}
}

/* the index of the first place of a name; MAP_NONE if the name is blank */
static uint32_t
add(struct clash *c, struct map *map, struct str name, struct seen second)
{
	uint32_t i;

	buf_clear(&c->scratch);
	text_fold(&c->scratch, name);
	if (!c->scratch.n)
		return MAP_NONE;
	i = map_get(map, buf_view(&c->scratch));
	if (i != MAP_NONE) {
		/* a name equal to the file's own id is skipped: the clash of the id is reported */
		if (i != c->id || !second.value)
			compare(c, &c->seen[i], &second);
		return i;
	}
	c->seen = mem_reserve(c->seen, c->n, &c->cap, sizeof(*c->seen));
	c->seen[c->n] = second;
	*map_put(map, arena_str(&c->arena, buf_view(&c->scratch))) = (uint32_t)c->n;
	return (uint32_t)c->n++;
}

static void
add_values(struct clash *c, struct map *map, const struct contact *who, enum key key)
{
	const struct field *f = contact_field(who, key);

	for (size_t i = 0; f && i < f->n; i++)
		add(c, map, field_text(f, i), (struct seen){who, &f->value[i], key_name(key), false});
}

void
clash_find(struct errors *out, const struct book *b)
{
	struct clash c = {.out = out};

	for (size_t i = 0; i < b->n; i++) {
		const struct contact *who = &b->contact[i];

		c.id = MAP_NONE;
		c.id = add(&c, &c.names, who->id, (struct seen){who, NULL, "id", false});
		add_values(&c, &c.names, who, KEY_NAME);
		add_values(&c, &c.names, who, KEY_ALIASES);
		add_values(&c, &c.addresses, who, KEY_EMAIL);
	}
	free(c.seen);
	map_free(&c.names);
	map_free(&c.addresses);
	arena_free(&c.arena);
	buf_free(&c.scratch);
}
