/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "check/clash.h"

/* a place of a name */
struct clash_place {
	struct clash_place *next;
	size_t who;
	bool id; /* the name of the file */
};

/* one name of a contact */
struct clash_name {
	struct str text;
	const struct value *value; /* NULL if the name is the id */
	const char *key;
};

typedef void clash_visit(struct clash *, struct map *, const struct clash_name *, size_t who, void *arg);

static void
visit_values(struct clash *c, struct map *map, const struct book *b, size_t i, enum key key, clash_visit *visit, void *arg)
{
	const struct field *f = contact_field(&b->contact[i], key);

	for (size_t k = 0; f && k < f->n; k++)
		visit(c, map, &(struct clash_name){field_text(f, k), &f->value[k], key_name(key)}, i, arg);
}

static void
visit_all(struct clash *c, const struct book *b, size_t i, clash_visit *visit, void *arg)
{
	visit(c, &c->names, &(struct clash_name){b->contact[i].id, NULL, "id"}, i, arg);
	visit_values(c, &c->names, b, i, KEY_NAME, visit, arg);
	visit_values(c, &c->names, b, i, KEY_ALIASES, visit, arg);
	visit_values(c, &c->addresses, b, i, KEY_EMAIL, visit, arg);
}

static struct str
folded(struct clash *c, struct str name)
{
	return text_folded(&c->scratch, name);
}

/* the list of a name; NULL if nothing has it, or the name is blank */
static struct clash_place **
list_of(struct clash *c, struct map *map, struct str name)
{
	uint32_t i = name.n ? map_get(map, name) : MAP_NONE;

	return i == MAP_NONE ? NULL : &c->list[i];
}

static void
add(struct clash *c, struct map *map, const struct clash_name *name, size_t who, void *arg)
{
	struct str form = folded(c, name->text);
	struct clash_place **at = list_of(c, map, form), *place;

	(void)arg;
	if (!form.n)
		return;
	if (!at) {
		c->list = mem_reserve(c->list, c->n, &c->cap, sizeof(struct clash_place *));
		*map_put(map, arena_str(&c->arena, form)) = (uint32_t)c->n;
		at = &c->list[c->n++];
		*at = NULL;
	}
	while (*at && (*at)->who <= who)
		at = &(*at)->next;
	place = c->spare;
	if (place)
		c->spare = place->next;
	else
		place = arena_alloc(&c->arena, sizeof(*place));
	*place = (struct clash_place){*at, who, !name->value};
	*at = place;
}

static void
drop(struct clash *c, struct map *map, const struct clash_name *name, size_t who, void *arg)
{
	struct clash_place **at = list_of(c, map, folded(c, name->text));

	(void)arg;
	while (at && *at) {
		struct clash_place *place = *at;

		if (place->who != who) {
			at = &place->next;
			continue;
		}
		*at = place->next;
		place->next = c->spare;
		c->spare = place;
	}
}

void
clash_add(struct clash *c, const struct book *b, size_t i)
{
	visit_all(c, b, i, add, NULL);
}

void
clash_drop(struct clash *c, const struct book *b, size_t i)
{
	visit_all(c, b, i, drop, NULL);
}

struct finding {
	struct errors *out;
	const struct book *book;
	/* the lists whose first place is of this contact and was reported */
	struct map reported;
	struct arena arena;
	struct buf id; /* folded */
};

/*
 * The place of another contact that a place is reported beside; NULL if there is none. All are
 * compared with the first. If one of the two is an id and the other a name, only the name is
 * reported.
 */
static const struct clash_place *
beside(const struct clash_place *first, const struct clash_name *name, size_t who, bool *is_first)
{
	*is_first = first->who == who && first->id == !name->value;
	if (!*is_first)
		return first->who != who && (name->value || first->id) ? first : NULL;
	for (const struct clash_place *p = first->next; p; p = p->next)
		if (p->who != who && (!first->id || p->id))
			return p;
	return NULL;
}

static void
find(struct clash *c, struct map *map, const struct clash_name *name, size_t who, void *arg)
{
	struct finding *f = arg;
	const struct contact *in = &f->book->contact[who];
	struct str form = folded(c, name->text);
	struct clash_place **list = list_of(c, map, form);
	const struct clash_place *other;
	bool is_first;

	/* of a name equal to the file's own id, the clash of the id is reported */
	if (name->value && map == &c->names && str_eq(form, buf_view(&f->id)))
		return;
	if (!list || !(other = beside(*list, name, who, &is_first)))
		return;
	if (is_first) {
		uint32_t *seen = map_put(&f->reported, arena_str(&f->arena, form));

		if (*seen != MAP_NONE)
			return;
		*seen = 1;
	}
	errors_add(f->out, in->path, name->value ? name->value->line : 0, name->value ? name->value->col : 0,
	           "%s: %.*s is also that of %.*s", name->key, STR_ARG(utf8_cut(name->value ? name->text : in->id, 100)),
	           STR_ARG(f->book->contact[other->who].path));
}

void
clash_find(struct errors *out, struct clash *c, const struct book *b, size_t i)
{
	struct finding f = {.out = out, .book = b};

	text_fold(&f.id, b->contact[i].id);
	visit_all(c, b, i, find, &f);
	buf_free(&f.id);
	map_free(&f.reported);
	arena_free(&f.arena);
}

void
clash_free(struct clash *c)
{
	free(c->list);
	map_free(&c->names);
	map_free(&c->addresses);
	arena_free(&c->arena);
	buf_free(&c->scratch);
}
