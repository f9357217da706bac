/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "base/text.h"
#include "book/marks.h"

static bool
is_mark(struct str tag, const struct settings *set)
{
	return note_person(tag) || text_one_of(tag, set->mark, set->nmarks);
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
