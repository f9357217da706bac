/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "base/text.h"
#include "book/marks.h"

/* the words that people use in public templates */
static const struct str words[] = {
	STR_INIT("person"), STR_INIT("persons"), STR_INIT("people"), STR_INIT("contact"), STR_INIT("contacts"),
	STR_INIT("friend"), STR_INIT("friends"), STR_INIT("crm"), STR_INIT("prm"), STR_INIT("human"), STR_INIT("humans"),
};

/* the last part of a nested tag: "type/person" */
static struct str
leaf(struct str tag)
{
	size_t at = tag.n;

	while (at && tag.p[at - 1] != '/')
		at--;
	return str_sub(tag, at, tag.n);
}

static bool
same_word(struct str tag, struct str word)
{
	if (tag.n != word.n)
		return false;
	for (size_t i = 0; i < tag.n; i++)
		if (char_lower(tag.p[i]) != word.p[i])
			return false;
	return true;
}

static bool
is_mark(struct str tag, const struct settings *set)
{
	struct str last = leaf(tag);

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (same_word(last, words[i]))
			return true;
	for (size_t i = 0; i < set->nmarks; i++)
		if (text_same(tag, set->mark[i]))
			return true;
	return false;
}

void
marks_hide(struct contact *c, const struct settings *set)
{
	for (size_t k = 0; k < c->nfields; k++) {
		struct field *f = &c->field[k];

		if (f->key != KEY_TAGS || f->shape == SHAPE_MAP)
			continue;
		for (uint16_t i = 0; i < f->n && f->hidden < FIELD_HIDDEN;) {
			struct value mark = f->value[i];

			if (!is_mark(value_text(&mark), set)) {
				i++;
				continue;
			}
			memmove(f->value + i, f->value + i + 1, (size_t)(f->n + f->hidden - i - 1) * sizeof(mark));
			f->n--;
			f->value[f->n + f->hidden] = mark;
			f->hidden = (f->hidden + 1u) & FIELD_HIDDEN;
		}
	}
}
