/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "front/relation.h"

static const struct relation words[] = {
#define RELATION(name, as, inverse, card) {STR_INIT(as), STR_INIT(inverse), STR_INIT(card)},
#include "front/relations.def"
};

static const struct str keys[] = {
#define RELATION(name, as, inverse, card) STR_INIT(name),
#include "front/relations.def"
};

enum { WORDS = sizeof(words) / sizeof(words[0]) };
_Static_assert(WORDS < RELATION_OWN, "the numbers of the owner's words come after these");

struct relation
relation_of(unsigned number, const struct relations *own)
{
	if (number < RELATION_OWN)
		return words[number - 1];
	return number - RELATION_OWN < own->n ? own->v[number - RELATION_OWN] : (struct relation){0};
}

bool
relation_any(const struct field *f)
{
	return f->relation || (f->key == KEY_RELATIONS && f->shape == SHAPE_MAP);
}

unsigned
relation_number(const struct field *f, size_t i, const struct map *own)
{
	unsigned number = f->relation;
	bool exact;

	if (f->key == KEY_RELATIONS && f->shape == SHAPE_MAP)
		key_find_relation(field_pair(f, i), own, &exact, &number);
	return number;
}

bool
relation_name(struct str *name, struct str *rest)
{
	while (rest->n) {
		*rest = str_cut(name, *rest, ',');
		*name = str_trim(*name);
		if (name->n)
			return true;
	}
	return false;
}

struct str
relation_card(unsigned number)
{
	static const struct relations none;

	return relation_of(number, &none).card;
}

struct str
relation_key(struct str word)
{
	for (size_t i = 0; word.n && i < WORDS; i++)
		if (text_same(keys[i], word) || text_same(words[i].as, word))
			return keys[i];
	for (size_t i = 0; word.n && i < WORDS; i++)
		if (text_same(words[i].card, word))
			return keys[i];
	return STR("");
}
