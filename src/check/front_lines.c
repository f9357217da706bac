/* SPDX-License-Identifier: ISC */
#include "base/utf8.h"
#include "check/front_lines.h"

enum { QUOTE = 60 }; /* bytes of a value quoted in a message */

struct front_lines {
	struct errors *out;
	const struct book *book;
	const struct contact *who;
	struct map used; /* the folded names of `keys:` that files have */
	struct arena arena;
	struct str name; /* the key that items belong to */
	uint32_t line;
	bool noting; /* notes which keys files have, and reports nothing */
};

/* reports "#word" where a value should be; "# text" is a comment */
static void
check_value(struct front_lines *l, struct str value, size_t col)
{
	size_t n = 0;
	bool exact;

	if (value.n < 2 || value.p[0] != '#' || value.p[1] == '#')
		return;
	while (n < value.n && !char_space(value.p[n]) && value.p[n] != ',')
		n++;
	if (n > 1 && key_find(str_trim(l->name), &l->book->own, &exact) == KEY_TAGS)
		errors_add(l->out, l->who->path, l->line, (uint32_t)col,
		           "%.*s: YAML takes %.*s for a comment: put it in quotes, or leave out the #",
		           STR_ARG(l->name), STR_ARG(utf8_cut(str_sub(value, 0, n), QUOTE)));
}

/* notes that a file has a key, if the owner has named it */
static void
note_key(struct front_lines *l, struct str name)
{
	char scratch[KEY_MAX];
	struct str folded;

	if (!l->book->own.n)
		return;
	folded = key_fold(scratch, name);
	if (map_get(&l->book->own, folded) != MAP_NONE && map_get(&l->used, folded) == MAP_NONE)
		*map_put(&l->used, arena_str(&l->arena, folded)) = 1;
}

static void
check_line(struct front_lines *l, struct str line)
{
	struct str rest = str_trim(line), value;

	if (str_skip(&rest, STR("- "))) {
		value = str_trim(rest);
	} else if (line.n && !char_space(line.p[0]) && line.p[0] != '#' && str_chr(line, ':') < line.n) {
		value = str_trim(str_cut(&l->name, line, ':'));
		if (l->noting)
			note_key(l, str_trim(l->name));
	} else {
		return;
	}
	if (!l->noting)
		check_value(l, value, (size_t)(value.p - line.p) + 1);
}

static void
read_front(struct front_lines *l)
{
	struct split at;
	struct str line, rest;

	if (front_split(&at, l->who->raw) != 1)
		return;
	l->name = STR("");
	rest = str_sub(l->who->raw, at.front, at.front_end);
	/* nothing to look at in most files */
	if (!l->noting && str_chr(rest, '#') == rest.n)
		return;
	for (l->line = at.front_line; str_line(&line, &rest); l->line++)
		check_line(l, line);
}

/* reports the names of `keys:` that have no effect */
static void
check_names(struct front_lines *l, const struct contact *me)
{
	const struct field *f = contact_field(me, KEY_KEYS);

	for (size_t i = 0; f && f->shape == SHAPE_MAP && i < f->n; i++) {
		const struct value *v = &f->value[i];
		char scratch[KEY_MAX];
		struct str name = field_pair(f, i), folded = key_fold(scratch, name);
		bool exact;
		enum key means = key_find(value_text(v), NULL, &exact);

		if (map_get(&l->book->own, folded) == MAP_NONE)
			continue; /* reported when it was read */
		if (means != KEY_OTHER && map_get(&l->book->own, folded) == (uint32_t)means &&
		    key_find(name, NULL, &exact) == means)
			errors_add(l->out, me->path, v->line, v->col, "keys: %.*s is %s already: leave it out", STR_ARG(name),
			           key_name(means));
		else if (map_get(&l->used, folded) == MAP_NONE)
			errors_add(l->out, me->path, v->line, v->col, "keys: no file has %.*s", STR_ARG(name));
	}
}

void
front_lines_check(struct errors *out, const struct book *b, size_t i)
{
	struct front_lines l = {.out = out, .book = b, .who = &b->contact[i]};

	read_front(&l);
}

void
front_lines_check_keys(struct errors *out, const struct book *b)
{
	struct front_lines l = {.out = out, .book = b, .noting = true};

	if (b->me == b->n)
		return;
	for (size_t i = 0; i < b->n && b->own.n; i++) {
		l.who = &b->contact[i];
		read_front(&l);
		for (size_t k = 0; l.who->bare && k < l.who->nfields; k++)
			note_key(&l, str_of(l.who->field[k].name));
	}
	check_names(&l, &b->contact[b->me]);
	map_free(&l.used);
	arena_free(&l.arena);
}
