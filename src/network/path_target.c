/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "book/operand_hint.h"
#include "network/path_target.h"

static const struct {
	struct str begins;
	enum key key;
} sets[] = {
	{STR_INIT("org="), KEY_ORG},
	{STR_INIT("tag="), KEY_TAGS},
};

#define SETS (sizeof(sets) / sizeof(sets[0]))

struct path_target_finder {
	struct people_graph *people;
	struct arena *arena;
	struct errors *errors;
	bool *seen; /* for each node, true if it is already a target */
	struct buf scratch, folded;
};

/* the index of an operand's set, or SETS */
static size_t
set_of(struct str operand)
{
	size_t i = 0;

	while (i < SETS && !str_starts(operand, sets[i].begins))
		i++;
	return i;
}

bool
path_target_is_set(struct str operand)
{
	return set_of(operand) < SETS;
}

/* true if a contact has the value, after folding */
static bool
has(struct path_target_finder *f, const struct contact *c, enum key key, struct str folded)
{
	const struct field *field = contact_field(c, key);

	for (size_t i = 0; field && i < field->n; i++) {
		if (str_eq(text_folded(&f->scratch, field_text(field, i)), folded))
			return true;
	}
	return false;
}

/* all contacts with the value of a set; false, reported, if there are none */
static bool
find_set(struct path_target_finder *f, struct path_target *t, size_t set)
{
	const struct people_graph *w = f->people;
	struct str value = str_sub(t->name, sets[set].begins.n, t->name.n);

	buf_clear(&f->folded);
	text_fold(&f->folded, value);
	t->node = arena_alloc(f->arena, w->contacts * sizeof(*t->node));
	for (size_t i = 0; i < w->book->n && f->folded.n; i++)
		if (w->counts[i] && has(f, &w->book->contact[i], sets[set].key, buf_view(&f->folded)))
			t->node[t->n++] = (uint32_t)i;
	if (!t->n)
		errors_add(f->errors, STR(""), 0, 0, "%.*s: no contact has it", STR_ARG(t->name));
	return t->n;
}

/*
 * Finds people without a file whose names an operand fits best: returns how many, with the first in
 * *node and up to NAMES_CANDIDATES names in `list`.
 */
static size_t
match_unfiled(struct path_target_finder *f, struct str operand, size_t *node, struct buf *list)
{
	const struct unfiled *unfiled = &f->people->unfiled;
	struct buf plain = {0}, name = {0}, marks = {0};
	enum name_fit best = NAME_APART;
	size_t n = 0;

	name_plain(&plain, NULL, text_folded(&f->folded, operand));
	for (size_t i = 0; i < unfiled->n && plain.n; i++) {
		enum name_fit fit;

		buf_clear(&name);
		buf_clear(&marks);
		name_plain(&name, &marks, unfiled->fold[i]);
		fit = name_fit(buf_view(&name), marks.p, buf_view(&plain));
		if (fit < best)
			continue;
		if (fit > best) {
			best = fit;
			n = 0;
			buf_clear(list);
		}
		if (!n++)
			*node = f->people->book->n + i;
		if (n <= NAMES_CANDIDATES)
			buf_fmt(list, "%s%.*s", n > 1 ? ", " : "", STR_ARG(unfiled->name[i]));
	}
	buf_free(&plain);
	buf_free(&name);
	buf_free(&marks);
	return n;
}

/*
 * the person without a file whose name fits an operand, the last way to match; the graph's n,
 * reported, if there is none
 */
static size_t
find_unfiled(struct path_target_finder *f, struct str operand)
{
	struct buf list = {0};
	size_t node = f->people->n, n = match_unfiled(f, operand, &node, &list);

	if (!n) {
		operand_near(&list, f->people->book, operand);
		errors_add(f->errors, STR(""), 0, 0,
		           "%.*s: no such contact, and no contact knows such a person%.*s", STR_ARG(operand),
		           STR_ARG(buf_view(&list)));
	}
	if (n > 1)
		errors_add(f->errors, STR(""), 0, 0, "%.*s: could be %s%s", STR_ARG(operand), list.p,
		           n > NAMES_CANDIDATES ? ", …" : "");
	buf_free(&list);
	return n == 1 ? node : f->people->n;
}

/*
 * The contact with exactly this id, or the book's n. Contacts are sorted by id, so rows of other
 * tools need no name index, which takes a third as long as the graph.
 */
static size_t
find_id(const struct book *b, struct str id)
{
	size_t low = 0, high = b->n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (str_cmp(b->contact[mid].id, id) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	if (low == b->n || !str_eq(b->contact[low].id, id))
		return b->n;
	return low + 1 < b->n && str_eq(b->contact[low + 1].id, id) ? b->n : low;
}

/*
 * the node of a whole name; for a path only the name of a person without a file; the graph's n if
 * there is none
 */
static size_t
find_whole(struct path_target_finder *f, struct str operand)
{
	struct people_graph *w = f->people;
	/* a person with a file has none of these nodes, whichever of their names is given */
	size_t unfiled = unfiled_find(&w->unfiled, operand), who;

	if (unfiled < w->unfiled.n && (!operand_is_path(operand) || str_eq(w->unfiled.name[unfiled], operand)))
		return w->book->n + unfiled;
	if (operand_is_path(operand))
		return w->n;
	who = find_id(w->book, operand);
	return who < w->book->n ? who : people_graph_find(w, operand);
}

/*
 * the nodes of operands that are not a whole name but a path or a beginning; the graph's n,
 * reported, on failure
 */
static void
find_others(struct path_target_finder *f, size_t *node, const struct str *operand, size_t n)
{
	struct people_graph *w = f->people;

	people_find(node, w->book, operand, n, f->errors);
	for (size_t i = 0; i < n; i++) {
		if (node[i] == PEOPLE_NONE)
			node[i] = find_unfiled(f, operand[i]);
		else if (node[i] == w->book->n)
			node[i] = w->n;
	}
}

/* makes one person a target, once; empty for the owner and inactive contacts */
static bool
find_one(struct path_target_finder *f, struct path_target *t, size_t node)
{
	if (node == f->people->n || f->seen[node])
		return false;
	f->seen[node] = true;
	t->node = arena_alloc(f->arena, sizeof(*t->node));
	t->node[0] = (uint32_t)node;
	t->n = f->people->counts[node];
	return true;
}

/* makes targets of the operands; `node` has the nodes of those that are names */
static size_t
make_targets(struct path_target_finder *f, struct path_target *v, const struct str *operand, const size_t *node, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		v[kept] = (struct path_target){.name = operand[i]};
		if (node[i] == PEOPLE_NONE)
			kept += find_set(f, &v[kept], set_of(operand[i]));
		else
			kept += find_one(f, &v[kept], node[i]);
	}
	return kept;
}

void
path_target_find(struct path_target **out, size_t *n, struct people_graph *w, const struct str *operand, size_t noperands,
            struct arena *arena, struct errors *errors)
{
	struct path_target_finder f = {.people = w, .arena = arena, .errors = errors};
	struct str *other = mem_alloc(noperands * sizeof(*other));
	size_t *node = mem_alloc(noperands * sizeof(*node));
	size_t *found = mem_alloc(noperands * sizeof(*found)), others = 0;

	f.seen = mem_zero(w->n, sizeof(*f.seen));
	for (size_t i = 0; i < noperands; i++) {
		node[i] = find_whole(&f, operand[i]);
		if (node[i] == w->n && path_target_is_set(operand[i]))
			node[i] = PEOPLE_NONE;
		else if (node[i] == w->n)
			other[others++] = operand[i];
	}
	find_others(&f, found, other, others);
	for (size_t i = 0, k = 0; i < noperands; i++)
		if (node[i] == w->n)
			node[i] = found[k++];
	*out = arena_alloc(arena, noperands * sizeof(**out));
	*n = make_targets(&f, *out, operand, node, noperands);
	free(node);
	free(found);
	free(other);
	free(f.seen);
	buf_free(&f.scratch);
	buf_free(&f.folded);
}
