/* SPDX-License-Identifier: ISC */
#include "base/words.h"
#include "find/context.h"
#include "match/tag_words.h"

enum {
	SHORT = 5, /* bytes of a folded tag, at least */
	TAGS = 64, /* tags that are looked at, at most */
};

static void
add_fields(struct buf *out, const struct contact *c, enum key key, struct buf *scratch)
{
	const struct field *f = contact_field(c, key);

	for (uint16_t i = 0; f && i < f->n; i++)
		words_spaced(out, scratch, field_text(f, i));
}

size_t
tag_words_of(struct str *out, size_t max, const struct contact *tagged, const struct contact *other)
{
	const struct field *f = contact_field(tagged, KEY_TAGS);
	struct buf text = {0}, tag = {0}, scratch = {0};
	struct context context = {0};
	size_t n = 0;

	if (f) {
		words_spaced(&text, &scratch, context_body(&context, other));
		add_fields(&text, other, KEY_TITLE, &scratch);
		add_fields(&text, other, KEY_ORG, &scratch);
		add_fields(&text, other, KEY_ROLES, &scratch);
	}
	for (uint16_t i = 0; f && i < f->n && i < TAGS && n < max; i++) {
		buf_clear(&tag);
		words_spaced(&tag, &scratch, field_text(f, i));
		/* the two blanks around it */
		if (tag.n >= SHORT + 2 && !contact_has_value(other, KEY_TAGS, field_text(f, i)) &&
		    str_find(buf_view(&text), buf_view(&tag)) < text.n)
			out[n++] = field_text(f, i);
	}
	buf_free(&text);
	buf_free(&tag);
	buf_free(&scratch);
	context_free(&context);
	return n;
}
