/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "base/edit_distance.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "check/check_part.h"

enum { MEANT = 3 }; /* a user's own key in this many files is not a typo */

/* how often a key that tend does not know is used */
struct check_use {
	uint32_t files; /* number of contacts with the key */
	uint64_t last;  /* the turn in which the last of them was counted */
	bool me, looked;
	const char *near;
};

/* an id, for finding similar ones */
struct like {
	struct str folded;
	uint32_t letters; /* a bit for each letter it contains */
};

/* --- keys --- */

/* counts a key of a contact, once a turn; `by` is 1, or -1 to take it back */
static void
count_key(struct check *c, const struct field *f, bool me, int by)
{
	char scratch[KEY_MAX];
	struct str key = key_fold(scratch, str_of(f->name));
	uint32_t i = map_get(&c->keys, key);
	struct check_use *u;

	if (!key.n)
		return;
	if (i == MAP_NONE) {
		i = (uint32_t)c->nuse++;
		c->use = mem_reserve(c->use, i, &c->use_cap, sizeof(*c->use));
		c->use[i] = (struct check_use){0};
		*map_put(&c->keys, arena_str(&c->arena, key)) = i;
	}
	u = &c->use[i];
	if (u->last != c->turn) /* NOLINT(clang-analyzer-core.NullDereference): it has been stored */
		u->files += (uint32_t)by;
	u->last = c->turn;
	if (me)
		u->me = by > 0;
}

void
check_part_count(struct check *c, const struct contact *who, int by)
{
	c->turn++;
	for (size_t f = 0; f < who->nfields; f++)
		if (who->field[f].key == KEY_OTHER)
			count_key(c, &who->field[f], who->me, by);
}

static bool
in_garden(const struct settings *set, struct str key)
{
	for (size_t i = 0; i < set->ngarden; i++)
		if (text_same(set->garden[i], key))
			return true;
	return false;
}

void
check_part_key(struct check *c, const struct field *f)
{
	char scratch[KEY_MAX];
	uint32_t i = map_get(&c->keys, key_fold(scratch, str_of(f->name)));
	struct check_use *u = i == MAP_NONE ? NULL : &c->use[i];

	if (!u || u->files >= MEANT || map_get(&c->book->own, key_fold(scratch, str_of(f->name))) != MAP_NONE ||
	    (u->me && u->files > 1))
		return;
	/* there it names the diary's files */
	if (c->who->me && text_same(str_of(f->name), STR("notes")))
		return;
	if (!u->looked && !in_garden(&c->book->set, str_of(f->name)))
		u->near = key_near(str_of(f->name));
	u->looked = true;
	if (u->near)
		errors_add(c->out, c->who->path, f->line, f->col, "%s: did you mean %s?", f->name, u->near);
}

/* --- names --- */

static struct str
folded(struct check *c, struct str s)
{
	return text_folded(&c->scratch, s);
}

/* true if there is a file of that name; it is then a note */
static bool
is_note(struct check *c, struct str name)
{
	const struct scan *files = &c->book->files;
	size_t n = c->files.n ? 0 : files->n;

	for (size_t i = 0; i < n; i++)
		*map_put(&c->files, arena_str(&c->arena, folded(c, files->file[i].id))) = 0;
	return map_get(&c->files, folded(c, name)) != MAP_NONE;
}

static uint32_t
letters(struct str s)
{
	uint32_t set = 0;

	for (size_t i = 0; i < s.n; i++)
		set |= 1u << (s.p[i] & 31);
	return set;
}

static void
fill_like(struct check *c)
{
	c->like = mem_alloc(c->book->n * sizeof(*c->like));
	for (size_t i = 0; i < c->book->n; i++) {
		c->like[i].folded = arena_str(&c->arena, folded(c, c->book->contact[i].id));
		c->like[i].letters = letters(c->like[i].folded);
	}
}

/* the contact whose id differs by at most two typos, or b->n */
static size_t
nearest(struct check *c, struct str name)
{
	size_t best = c->book->n;
	struct str s = folded(c, name);
	uint32_t has = letters(s);
	unsigned limit = s.n < 4 ? 0 : s.n < 8 ? 1 : 2;

	for (size_t i = 0; i < c->book->n && limit; i++) {
		const struct like *l = &c->like[i];
		unsigned d;

		/* a typo changes at most two letters, so most ids are skipped here */
		if (__builtin_popcount(has ^ l->letters) > 2 * (int)limit)
			continue;
		d = edit_distance(s, l->folded, limit);
		if (d <= limit) {
			best = i;
			limit = d - (d > 0);
		}
	}
	return best;
}

/* the contact that an unknown name probably means, or b->n */
static size_t
guess(struct check *c, struct str name)
{
	struct found f;

	if (!c->guesses)
		return c->book->n;
	c->guesses--;
	if (!c->like)
		fill_like(c);
	f = names_match(&c->book->names, name);
	return f.n == 1 ? f.who[0] : nearest(c, name);
}

static void
report_ambiguous(struct check *c, uint32_t line, uint32_t col, struct str key, struct str name, const struct found *f)
{
	struct buf list = {0};
	size_t n = f->n < NAMES_CANDIDATES ? f->n : NAMES_CANDIDATES;

	for (size_t i = 0; i < n; i++) {
		const struct contact *who = &c->book->contact[f->who[i]];

		buf_fmt(&list, "%s%.*s", i ? ", " : "", STR_ARG(str_sub(who->path, 0, who->path.n - link_type(who->path))));
	}
	errors_add(c->out, c->who->path, line, col, "%.*s: %.*s could be %s%s", STR_ARG(key), STR_ARG(utf8_cut(name, CHECK_QUOTE)), list.p,
	           f->n > n ? ", …" : "");
	buf_free(&list);
}

/* true if the name is written as an id or a path and so means a file: "dan-ito", not "Dan Ito" */
static bool
is_id(struct str name)
{
	for (size_t i = 0; i < name.n; i++) {
		char ch = name.p[i];

		if (!char_digit(ch) && !(ch >= 'a' && ch <= 'z') && !strchr("-_./", ch))
			return false;
	}
	return true;
}

void
check_part_name(struct check *c, uint32_t line, uint32_t col, struct str key, struct str name, enum check_leads to)
{
	struct found f = names_find(&c->book->names, name);
	size_t who;
	bool is;

	if (f.n > 1)
		report_ambiguous(c, line, col, key, name, &f);
	if (f.n)
		return;
	is = is_note(c, name);
	if (is && to != TO_NOTE && to != TO_TEXT)
		errors_add(c->out, c->who->path, line, col, "%.*s: %.*s is a note, no contact", STR_ARG(key), STR_ARG(utf8_cut(name, CHECK_QUOTE)));
	if (is)
		return;
	who = guess(c, name);
	if (who < c->book->n)
		errors_add(c->out, c->who->path, line, col, "%.*s: no contact is called %.*s; did you mean %.*s?", STR_ARG(key),
		           STR_ARG(utf8_cut(name, CHECK_QUOTE)), STR_ARG(c->book->contact[who].id));
	else if (to != TO_TEXT && (to != TO_UNFILED || is_id(name)))
		errors_add(c->out, c->who->path, line, col, "%.*s: %s is called %.*s", STR_ARG(key),
		           to == TO_NOTE ? "no contact or note" : "no contact", STR_ARG(utf8_cut(name, CHECK_QUOTE)));
}

void
check_part_people(struct check *c, const struct field *f)
{
	for (size_t i = 0; i < f->n; i++) {
		const struct value *v = &f->value[i];

		link_value(&c->name, value_target(v));
		check_part_name(c, v->line, v->col, str_of(f->name), buf_view(&c->name),
		           f->key == KEY_AVOID ? TO_CONTACT : TO_UNFILED);
	}
}

/* true for one lower-case word, such as "true", which people write beside relations */
static bool
is_word(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < 'a' || s.p[i] > 'z')
			return false;
	return true;
}

void
check_part_relation(struct check *c, const struct field *f)
{
	for (size_t i = 0; i < f->n; i++) {
		const struct value *v = &f->value[i];
		struct str rest = value_target(v), name;

		link_value(&c->name, rest);
		if (!relation_number(f, i, &c->book->own) || names_find(&c->book->names, buf_view(&c->name)).n == 1)
			continue;
		if (v->linked)
			check_part_name(c, v->line, v->col, str_of(f->name), buf_view(&c->name), is_note(c, buf_view(&c->name)) ? TO_NOTE : TO_UNFILED);
		while (!v->linked && relation_name(&name, &rest))
			if (!is_word(name))
				check_part_name(c, v->line, v->col, str_of(f->name), name, TO_TEXT);
	}
}
