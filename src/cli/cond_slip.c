/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "base/shell.h"
#include "base/text.h"
#include "cli/cond_slip.h"
#include "cli/value_slip.h"

/* appends "tend TOOL CONDITION" */
static void
add_command(struct buf *out, const struct tool *t, struct str key, const char *op, struct str value)
{
	struct buf cond = {0};

	buf_fmt(&cond, "%.*s%s%.*s", STR_ARG(key), op, STR_ARG(value));
	buf_fmt(out, "tend %s ", t->book.command);
	shell_word(out, buf_view(&cond));
	buf_free(&cond);
}

/* "tier=a,b", or "tier=a tier=b": a contact has one tier */
static void
hint_two(const struct tool *t, const struct cond *c, struct str a, struct str b)
{
	struct buf typed = {0}, either = {0};

	buf_fmt(&either, "^(%.*s|%.*s)$", STR_ARG(a), STR_ARG(b));
	add_command(&typed, t, c->field.name, "~", buf_view(&either));
	tool_hint(t, "%.*s: a contact has one; for those with either: %s", STR_ARG(c->field.name), typed.p);
	buf_free(&typed);
	buf_free(&either);
}

/* a value that the key does not have */
static bool
hint_value(const struct tool *t, const struct cond *c)
{
	struct buf all = {0}, typed = {0};
	struct str near, first, rest = str_cut(&first, c->value, ',');
	bool exact;

	/* the tier is a computed field */
	if (!value_slip_unknown(&near, &all, t, key_find(c->field.name, NULL, &exact), c->value)) {
		buf_free(&all);
		return false;
	}
	if (rest.n && str_chr(rest, ',') == rest.n)
		hint_two(t, c, str_trim(first), str_trim(rest));
	else if (near.n) {
		add_command(&typed, t, c->field.name, "=", near);
		tool_hint(t, "%.*s: no such %.*s; did you mean this: %s", STR_ARG(c->typed), STR_ARG(c->field.name), typed.p);
	} else
		tool_hint(t, "%.*s: no such %.*s; there are %s", STR_ARG(c->typed), STR_ARG(c->field.name), all.p);
	buf_free(&all);
	buf_free(&typed);
	return true;
}

/* true if a contact of the book has a key of the user's own */
static bool
has_field(const struct book *b, struct str name)
{
	char scratch[KEY_MAX], other[KEY_MAX];
	struct str folded = key_fold(scratch, name);

	for (size_t i = 0; i < b->n; i++)
		for (size_t k = 0; k < b->contact[i].nfields; k++)
			if (str_eq(key_fold(other, str_of(b->contact[i].field[k].name)), folded))
				return true;
	return false;
}

bool
cond_slip(const struct tool *t, const struct selection *s)
{
	for (size_t i = 0; i < s->n; i++) {
		const struct cond *c = &s->cond[i];

		if (c->op != COND_IS || c->not || !c->value.n)
			continue;
		if (hint_value(t, c))
			return true;
		for (size_t k = 0; k < i; k++)
			if (s->cond[k].op == COND_IS && !s->cond[k].not && str_eq(s->cond[k].field.name, c->field.name) &&
			    !key_is_list(c->field.key) && !str_eq(s->cond[k].value, c->value)) {
				hint_two(t, c, s->cond[k].value, c->value);
				return true;
			}
		if (t->book.whole && c->field.computed < 0 && c->field.key == KEY_OTHER && !has_field(&t->book, c->field.name) &&
		    !field_meant(&c->field, &t->book)) {
			tool_hint(t, "%.*s: no contact has the key %.*s; the keys of tend: tend help contact", STR_ARG(c->typed),
			          STR_ARG(c->field.name));
			return true;
		}
	}
	return false;
}
