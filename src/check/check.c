/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/edit_distance.h"
#include "base/mem.h"
#include "base/stem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "check/check.h"
#include "check/clash.h"
#include "check/front_lines.h"
#include "check/plain_lines.h"
#include "check/split_list.h"

enum {
	MEANT = 3,     /* a user's own key in this many files is not a typo */
	QUOTE = 60,    /* bytes of a value quoted in a message */
};

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

struct check {
	struct errors *out;
	struct book *book;
	const struct contact *who;
	day today;
	struct clash clash;
	uint64_t turn; /* the number of contacts that were added or dropped */
	struct map keys; /* folded key: index into use */
	struct check_use *use;
	size_t nuse, use_cap;
	struct map files; /* folded ids of all files, including notes; filled on first use */
	struct like *like; /* for each contact; filled on first use */
	unsigned guesses;
	struct arena arena;
	struct buf name, scratch;
};

static struct str
folded(struct check *c, struct str s)
{
	buf_clear(&c->scratch);
	text_fold(&c->scratch, s);
	return buf_view(&c->scratch);
}

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

static void
count_keys(struct check *c, const struct contact *who, int by)
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

static void
check_key(struct check *c, const struct field *f)
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

/* --- values --- */

static void
check_words(struct check *c, const struct field *f, const struct key_words *words)
{
	for (size_t i = 0; i < f->n; i++) {
		const struct value *v = &f->value[i];
		bool found = false;

		for (size_t w = 0; w < 4 && words->word[w]; w++)
			found |= text_same(value_text(v), str_of(words->word[w]));
		if (!found)
			errors_add(c->out, c->who->path, v->line, v->col, "%s: not %s: %.*s", f->name,
			           words->text, STR_ARG(utf8_cut(value_text(v), QUOTE)));
	}
}

static void
check_tier(struct check *c, const struct field *f)
{
	const struct settings *set = &c->book->set;
	const struct value *v = f->value;
	struct buf names = {0};

	for (size_t i = 0; i < set->ntiers; i++) {
		if (text_same(set->tier[i].name, value_text(v))) {
			buf_free(&names);
			return;
		}
		buf_fmt(&names, "%s%.*s", i ? ", " : "", STR_ARG(set->tier[i].name));
	}
	errors_add(c->out, c->who->path, v->line, v->col, "%s: not one of %s: %.*s", f->name, names.p,
	           STR_ARG(utf8_cut(value_text(v), QUOTE)));
	buf_free(&names);
}

static void
check_past(struct check *c, const struct field *f)
{
	if (contact_day(c->who, f->key) > c->today)
		errors_add(c->out, c->who->path, f->value->line, f->value->col, "%s: a day to come: not counted yet",
		           f->name);
}

/* --- names --- */

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
	errors_add(c->out, c->who->path, line, col, "%.*s: %.*s could be %s%s", STR_ARG(key), STR_ARG(utf8_cut(name, QUOTE)), list.p,
	           f->n > n ? ", …" : "");
	buf_free(&list);
}

/* what a name may refer to */
enum leads { TO_CONTACT, TO_NOTE, TO_UNFILED, TO_TEXT };

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

/*
 * checks a name that should refer to a contact; `leads` also allows a note, a person without a
 * file, or any text that is near no contact
 */
static void
check_name(struct check *c, uint32_t line, uint32_t col, struct str key, struct str name, enum leads to)
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
		errors_add(c->out, c->who->path, line, col, "%.*s: %.*s is a note, no contact", STR_ARG(key), STR_ARG(utf8_cut(name, QUOTE)));
	if (is)
		return;
	who = guess(c, name);
	if (who < c->book->n)
		errors_add(c->out, c->who->path, line, col, "%.*s: no contact is called %.*s; did you mean %.*s?", STR_ARG(key),
		           STR_ARG(utf8_cut(name, QUOTE)), STR_ARG(c->book->contact[who].id));
	else if (to != TO_TEXT && (to != TO_UNFILED || is_id(name)))
		errors_add(c->out, c->who->path, line, col, "%.*s: %s is called %.*s", STR_ARG(key),
		           to == TO_NOTE ? "no contact or note" : "no contact", STR_ARG(utf8_cut(name, QUOTE)));
}

static void
check_people(struct check *c, const struct field *f)
{
	for (size_t i = 0; i < f->n; i++) {
		const struct value *v = &f->value[i];

		link_value(&c->name, value_target(v));
		check_name(c, v->line, v->col, str_of(f->name), buf_view(&c->name),
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

/* "partner" and the like may hold any text: only what is probably a contact's name is reported */
static void
check_relation(struct check *c, const struct field *f)
{
	for (size_t i = 0; i < f->n; i++) {
		const struct value *v = &f->value[i];
		struct str rest = value_target(v), name;

		link_value(&c->name, rest);
		if (!relation_number(f, i, &c->book->own) || names_find(&c->book->names, buf_view(&c->name)).n == 1)
			continue;
		if (v->linked)
			check_name(c, v->line, v->col, str_of(f->name), buf_view(&c->name), is_note(c, buf_view(&c->name)) ? TO_NOTE : TO_UNFILED);
		while (!v->linked && relation_name(&name, &rest))
			if (!is_word(name))
				check_name(c, v->line, v->col, str_of(f->name), name, TO_TEXT);
	}
}

/* --- one file --- */

static void
check_field(struct check *c, const struct field *f)
{
	if (f->key == KEY_OTHER && !f->relation)
		check_key(c, f);
	if (!f->n)
		return;
	/* outside me.md the name of a setting is the user's own key */
	if (key_words(f->key) && (!key_is_setting(f->key) || c->who->me))
		check_words(c, f, key_words(f->key));
	if (f->key == KEY_TIER)
		check_tier(c, f);
	else if (f->key == KEY_MET || f->key == KEY_LAST)
		check_past(c, f);
	else if (key_kind(f->key) == KIND_PEOPLE)
		check_people(c, f);
	else if (f->relation || (f->key == KEY_RELATIONS && !c->who->me))
		check_relation(c, f);
}

/* true for an introduction, or a step on the way to one */
static bool
introduces(const struct entry *e)
{
	return str_eq(entry_kind(e), STR("intro-ask")) || str_eq(entry_kind(e), STR("intro-yes")) ||
	       str_eq(entry_kind(e), STR("intro-no")) || (e->sign == '+' && str_eq(entry_kind(e), STR("intro")));
}

static void
check_entry(struct check *c, const struct entry *e, bool linked)
{
	if (e->note)
		return;
	if (!e->plan && e->date > c->today)
		errors_add(c->out, c->who->path, e->line, 0,
		           "entry: a day to come: taken for a plan, which is written - [ ]");
	if (introduces(e) && !linked)
		errors_add(c->out, c->who->path, e->line, 0, "entry: %.*s who was it? link them, as [[id]]", STR_ARG(entry_kind(e)));
}

static void
check_entries(struct check *c)
{
	const struct body *body = &c->who->body;
	bool *linked = mem_zero(body->nentries, sizeof(*linked));

	for (uint32_t i = 0; i < body->nlinks; i++)
		if (body->link[i].entry >= 0)
			linked[body->link[i].entry] = true;
	for (uint32_t i = 0; i < body->nentries; i++)
		check_entry(c, &body->entry[i], linked[i]);
	free(linked);
}

/* reports a language without a stemmer, which finds only exact word forms */
static void
check_language(struct errors *out, const struct book *b)
{
	struct stem *stem = stem_open(b->set.language);

	if (!stem)
		errors_add(out, STR("me.md"), 0, 0, "language: no stemmer for %.*s", STR_ARG(utf8_cut(b->set.language, QUOTE)));
	else
		stem_close(stem);
}

/* true for a link that is the value of a key in the text, as company:: [[Acme]], and none's name */
static bool
is_value(const struct check *c, const struct link *l)
{
	struct split at;

	contact_split(&at, c->who, c->who->raw);
	for (size_t i = 0; l->entry < 0 && i < c->who->nfields; i++) {
		const struct field *f = &c->who->field[i];
		size_t n = f->shape == SHAPE_MAP ? 0 : f->n + f->hidden;

		if (key_kind(f->key) == KIND_PEOPLE || !n || f->value->line < at.body_line)
			continue;
		for (size_t k = 0; k < n; k++)
			if (f->value[k].linked && str_eq(value_target(&f->value[k]), str_of(l->target)))
				return true;
	}
	return false;
}

struct check *
check_open(struct book *b, day today)
{
	struct check *c = mem_zero(1, sizeof(*c));

	c->book = b;
	c->today = today;
	c->guesses = CHECK_GUESSES;
	if (!b->names.n)
		names_build(&b->names, b->contact, b->n);
	for (size_t i = 0; i < b->n; i++)
		check_add(c, i);
	return c;
}

void
check_add(struct check *c, size_t i)
{
	count_keys(c, &c->book->contact[i], 1);
	clash_add(&c->clash, c->book, i);
}

void
check_drop(struct check *c, size_t i)
{
	count_keys(c, &c->book->contact[i], -1);
	clash_drop(&c->clash, c->book, i);
}

void
check_contact(struct errors *out, struct check *c, size_t i)
{
	const struct body *body = &c->book->contact[i].body;

	c->out = out;
	c->who = &c->book->contact[i];
	for (size_t k = 0; k < c->who->nfields; k++) {
		check_field(c, &c->who->field[k]);
		split_list_check(c->out, c->who, &c->who->field[k]);
	}
	for (size_t k = 0; k < body->nlinks; k++) {
		const struct entry *e = contact_link_entry(c->who, &body->link[k]);

		/* a note's links are those of contacts that were found */
		if ((e && e->note) || is_value(c, &body->link[k]))
			continue;
		check_name(c, body->link[k].line, 0, STR("link"), str_of(body->link[k].target), TO_NOTE);
	}
	check_entries(c);
	clash_find(out, &c->clash, c->book, i);
	front_lines_check(out, c->book, i);
	plain_lines_check(out, c->book, i);
	if (c->who->me) {
		check_language(out, c->book);
		front_lines_check_keys(out, c->book);
	}
}

void
check_refill(struct check *c)
{
	c->guesses = CHECK_GUESSES;
}

void
check_close(struct check *c)
{
	map_free(&c->keys);
	map_free(&c->files);
	clash_free(&c->clash);
	free(c->use);
	free(c->like);
	arena_free(&c->arena);
	buf_free(&c->name);
	buf_free(&c->scratch);
	free(c);
}

/* --- the whole book --- */

/* keeps only errors in the files of these people */
static void
restrict_to(struct errors *out, const struct book *b, const struct people *people)
{
	struct map paths = {0};

	for (size_t i = 0; i < people->n; i++)
		*map_put(&paths, b->contact[people->who[i]].path) = 0;
	errors_keep(out, &paths);
	map_free(&paths);
}

void
check_book(struct errors *out, struct book *b, const struct people *people, day today)
{
	struct check *c = check_open(b, today);

	for (size_t i = 0; i < b->n; i++)
		check_contact(out, c, i);
	errors_join(out, &b->errors);
	if (people->named)
		restrict_to(out, b, people);
	errors_sort(out);
	check_close(c);
}
