/* SPDX-License-Identifier: ISC */
#include "check/inner_keys.h"
#include "contact/log_name.h"

/* the keys that a map is not the place for; others, as "title", may be about anything */
static bool
is_personal(enum key key)
{
	return key == KEY_EMAIL || key == KEY_PHONE || key == KEY_BIRTHDAY || key == KEY_ORG ||
	       key == KEY_LAST || key == KEY_EVERY;
}

/* true if a list follows the line of a key */
static bool
has_items(const struct contact *c, uint32_t at)
{
	struct str line = STR(""), rest = c->raw;

	for (uint32_t i = 0; i <= at; i++)
		if (!str_line(&line, &rest))
			return false;
	return str_starts(str_trim(line), STR("- "));
}

void
inner_keys_check(struct errors *out, const struct contact *c, const struct field *f,
                 const struct map *own)
{
	struct str name = str_of(f->name);
	char scratch[KEY_MAX];
	bool exact;

	for (size_t i = 0; f->shape == SHAPE_MAP && i < f->n; i++) {
		enum key key = key_find(field_pair(f, i), own, &exact);

		/* "mobile" of a phone is its label */
		if (is_personal(key) && key != f->key)
			errors_add(out, c->path, f->value[i].line, f->value[i].col,
			           "%s: %.*s is not read within it: write %s: on a line of its own", f->name,
			           STR_ARG(field_pair(f, i)), key_name(key));
	}
	if (!f->n && log_name(key_fold(scratch, name)) && has_items(c, f->line))
		errors_add(out, c->path, f->line, f->col,
		           "%s: entries in the front-matter are not read: write them below ## Log", f->name);
}
