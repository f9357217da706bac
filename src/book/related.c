/* SPDX-License-Identifier: ISC */
#include "book/related.h"

void
related_find(struct book *b, const struct field *f, void (*found)(void *, size_t who), void *arg)
{
	for (size_t i = 0; i < f->n; i++) {
		struct str rest = field_target(f, i), name;
		size_t who;

		if (!relation_number(f, i, &b->own))
			continue;
		who = book_find(b, rest);
		if (who < b->n)
			found(arg, who);
		else if (!f->value[i].linked && str_chr(rest, ',') < rest.n)
			while (relation_name(&name, &rest))
				if ((who = book_find(b, name)) < b->n)
					found(arg, who);
	}
}
