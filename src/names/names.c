/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/edit_distance.h"
#include "base/mem.h"
#include "base/text.h"
#include "names/names.h"

struct name {
	const char *folded; /* terminated */
	uint32_t who;  /* MAP_NONE for a name that was dropped */
	uint32_t next; /* the next name with the same folded form, or MAP_NONE */
	bool address;
};

/* adds a name, each of a contact once; those of equal form are in the order of their contacts */
static void
add_name(struct names *s, struct map *map, struct str text, size_t who, bool address)
{
	struct str folded;
	uint32_t *at;

	buf_clear(&s->scratch);
	text_fold(&s->scratch, text);
	if (!s->scratch.n)
		return;
	folded = arena_str(&s->arena, buf_view(&s->scratch));
	s->v = mem_reserve(s->v, s->n, &s->cap, sizeof(*s->v));
	at = map_put(map, folded);
	while (*at != MAP_NONE && s->v[*at].who < who)
		at = &s->v[*at].next;
	if (*at != MAP_NONE && s->v[*at].who == who)
		return;
	s->v[s->n] = (struct name){folded.p, (uint32_t)who, *at, address};
	*at = (uint32_t)s->n++;
}

static void
add_values(struct names *s, const struct contact *c, enum key key, size_t who)
{
	const struct field *f = contact_field(c, key);

	for (size_t i = 0; f && i < f->n; i++)
		add_name(s, &s->others, field_text(f, i), who, key == KEY_EMAIL);
}

/* most references are exact ids; a map of the raw bytes finds them without folding */
static void
add_raw(struct names *s, struct str id, size_t who)
{
	uint32_t *is = map_put(&s->raw, id);

	*is = *is == MAP_NONE ? (uint32_t)who : NAMES_SEVERAL;
}

size_t
names_id(const struct names *s, struct str id)
{
	return map_get(&s->raw, id);
}

void
names_build(struct names *s, const struct contact *c, size_t n)
{
	names_free(s);
	map_reserve(&s->raw, n);
	map_reserve(&s->ids, n);
	map_reserve(&s->others, 2 * n);
	s->passive = mem_alloc(n * sizeof(*s->passive));
	/* from the last: each name is put before its equals, so lookups see them in order */
	for (size_t i = n; i-- > 0;) {
		contact_soon(c, n, i - CONTACT_SOON);
		s->passive[i] = c[i].inactive || c[i].me;
		add_raw(s, c[i].id, i);
		add_name(s, &s->ids, c[i].id, i, false);
		add_values(s, &c[i], KEY_NAME, i);
		add_values(s, &c[i], KEY_ALIASES, i);
		add_values(s, &c[i], KEY_EMAIL, i);
	}
}

/* drops what add_values() added */
static void
drop_values(struct names *s, const struct contact *c, enum key key, size_t who)
{
	const struct field *f = contact_field(c, key);

	for (size_t i = 0; f && i < f->n; i++) {
		uint32_t *at, dropped;

		buf_clear(&s->scratch);
		text_fold(&s->scratch, field_text(f, i));
		/* map_put() would keep a key that is not there */
		if (map_get(&s->others, buf_view(&s->scratch)) == MAP_NONE)
			continue;
		at = map_put(&s->others, buf_view(&s->scratch));
		while (*at != MAP_NONE && s->v[*at].who != who)
			at = &s->v[*at].next;
		if (*at == MAP_NONE)
			continue;
		dropped = *at;
		*at = s->v[dropped].next;
		s->v[dropped].who = MAP_NONE;
	}
}

static void
add_word_values(struct names *s, const struct contact *c, enum key key, size_t who)
{
	const struct field *f = contact_field(c, key);

	for (size_t i = 0; f && i < f->n; i++) {
		name_words_add(&s->words, text_folded(&s->scratch, field_text(f, i)), (uint32_t)who, key == KEY_EMAIL);
	}
}

void
names_change(struct names *s, size_t who, const struct contact *from, const struct contact *to)
{
	static const enum key keys[] = {KEY_NAME, KEY_ALIASES, KEY_EMAIL};
	enum { KEYS = sizeof(keys) / sizeof(keys[0]) };
	bool words = s->words.n > 0;
	size_t sorted;

	s->passive[who] = to->inactive || to->me;
	for (size_t k = 0; k < KEYS; k++)
		drop_values(s, from, keys[k], who);
	for (size_t k = 0; k < KEYS; k++)
		add_values(s, to, keys[k], who);
	if (!words)
		return;
	sorted = name_words_drop(&s->words, (uint32_t)who);
	name_words_add(&s->words, text_folded(&s->scratch, to->id), (uint32_t)who, false);
	for (size_t k = 0; k < KEYS; k++)
		add_word_values(s, to, keys[k], who);
	name_words_insert(&s->words, sorted);
}

size_t
names_whole(const struct names *s, struct buf *scratch, struct str name)
{
	const struct map *const maps[] = {&s->ids, &s->others};
	size_t who = names_id(s, name);

	if (who < NAMES_SEVERAL)
		return who;
	buf_clear(scratch);
	text_fold(scratch, name);
	for (size_t m = 0; scratch->n && m < 2; m++) {
		uint32_t i = map_get(maps[m], buf_view(scratch));

		for (who = MAP_NONE; i != MAP_NONE && who != NAMES_SEVERAL; i = s->v[i].next)
			who = who == MAP_NONE || who == s->v[i].who ? s->v[i].who : NAMES_SEVERAL;
		if (who != MAP_NONE)
			return who;
	}
	return MAP_NONE;
}

static void
add_found(struct found *f, size_t who)
{
	size_t n = f->n < NAMES_CANDIDATES ? f->n : NAMES_CANDIDATES;

	for (size_t i = 0; i < n; i++)
		if (f->who[i] == who)
			return;
	if (f->n < NAMES_CANDIDATES)
		f->who[f->n] = who;
	f->n++;
}

/* the contacts with exactly this name; stops after the candidates, since thousands may match */
static struct found
find_whole(const struct names *s, const struct map *map, struct str folded)
{
	struct found f = {0};
	uint32_t i = map_get(map, folded);

	for (; i != MAP_NONE && f.n <= NAMES_CANDIDATES; i = s->v[i].next)
		add_found(&f, s->v[i].who);
	return f;
}

struct found
names_find(struct names *s, struct str name)
{
	struct found f;
	struct str folded;

	folded = text_folded(&s->scratch, name);
	f = find_whole(s, &s->ids, folded);
	return f.n ? f : find_whole(s, &s->others, folded);
}

/* those of one way to match: who is active goes before who is not */
struct names_match {
	struct found active, passive;
};

static void
add_match(const struct names *s, struct names_match *m, size_t who)
{
	add_found(s->passive[who] ? &m->passive : &m->active, who);
}

static struct found
end_match(const struct names_match *m)
{
	return m->active.n ? m->active : m->passive;
}

static struct found
match_whole(const struct names *s, struct str folded)
{
	struct names_match m = {0};
	uint32_t i = map_get(&s->others, folded);

	for (; i != MAP_NONE && m.active.n <= NAMES_CANDIDATES; i = s->v[i].next)
		add_match(s, &m, s->v[i].who);
	return end_match(&m);
}

void
names_prepare(struct names *s)
{
	if (s->words.n)
		return;
	for (size_t i = 0; i < s->n; i++)
		if (s->v[i].who != MAP_NONE)
			name_words_add(&s->words, str_of(s->v[i].folded), s->v[i].who, s->v[i].address);
	name_words_sort(&s->words);
}

/* those that an operand fits in a row, at least so well */
static struct found
match_row(const struct names *s, struct str plain, enum name_fit fit)
{
	struct names_match m = {0};
	size_t n;
	const struct name_start *v = name_words_range(&s->words, &n, plain);

	for (size_t i = 0; i < n && m.active.n <= NAMES_CANDIDATES; i++) {
		/* whole words come first: nothing but the end and a space is before a letter */
		if (fit == NAME_WORD && v[i].text[plain.n] > ' ')
			break;
		if (name_start_fit(&v[i], plain) >= fit)
			add_match(s, &m, v[i].who);
	}
	return end_match(&m);
}

/* those with a name where each word of an operand begins another word */
static struct found
match_apart(const struct names *s, struct str plain)
{
	struct names_match m = {0};
	const struct name_start *rarest = NULL;
	struct str word, rest = plain;
	size_t least = SIZE_MAX;

	if (name_count(plain) < 2)
		return m.active;
	while (rest.n) {
		const struct name_start *v;
		size_t n;

		rest = str_cut(&word, rest, ' ');
		v = name_words_range(&s->words, &n, word);
		if (n < least) {
			rarest = v;
			least = n;
		}
	}
	for (size_t i = 0; rarest && i < least && m.active.n <= NAMES_CANDIDATES; i++)
		if (name_fit(str_of(rarest[i].whole), rarest[i].marks, plain))
			add_match(s, &m, rarest[i].who);
	return end_match(&m);
}

/* the plain form of a name, in the scratch */
static struct str
plain_of(struct names *s, struct str name)
{
	struct buf folded = {0};

	text_fold(&folded, name);
	buf_clear(&s->scratch);
	name_plain(&s->scratch, NULL, buf_view(&folded));
	buf_free(&folded);
	return buf_view(&s->scratch);
}

struct found
names_match(struct names *s, struct str name)
{
	struct found f;
	struct str plain;

	f = find_whole(s, &s->ids, text_folded(&s->scratch, name));
	if (!f.n)
		f = match_whole(s, buf_view(&s->scratch));
	if (f.n)
		return f;
	plain = plain_of(s, name);
	if (!plain.n)
		return f;
	names_prepare(s);
	for (enum name_fit fit = NAME_WORD; !f.n && fit >= NAME_PART; fit--)
		f = match_row(s, plain, fit);
	return f.n ? f : match_apart(s, plain);
}

size_t
names_like(struct names *s, bool *like, struct str name)
{
	struct str plain = plain_of(s, name);
	const struct name_start *v;
	size_t n, count = 0;

	if (!plain.n)
		return 0;
	names_prepare(s);
	v = name_words_range(&s->words, &n, plain);
	for (size_t i = 0; i < n; i++) {
		count += !like[v[i].who];
		like[v[i].who] = true;
	}
	return count;
}

struct found
names_near(struct names *s, struct str name)
{
	struct found f = {0};
	struct str plain = plain_of(s, name), last = STR("");
	size_t words = name_count(plain);
	unsigned limit = plain.n < 4 ? 0 : plain.n < 8 ? 1 : 2, d = limit + 1;

	if (!limit)
		return f;
	names_prepare(s);
	for (size_t i = 0; i < s->words.n; i++) {
		const struct name_start *at = &s->words.v[i];
		struct str head = name_head(at->text, words);

		if (at->marks[at->text - at->whole] != MARK_WORD)
			continue;
		/* equal ones stand together */
		if (!str_eq(head, last))
			d = edit_distance(head, plain, limit);
		last = head;
		if (d < limit) {
			limit = d;
			f.n = 0;
		}
		if (d <= limit)
			add_found(&f, at->who);
	}
	return f;
}

void
names_free(struct names *s)
{
	free(s->v);
	free(s->passive);
	name_words_free(&s->words);
	map_free(&s->raw);
	map_free(&s->ids);
	map_free(&s->others);
	buf_free(&s->scratch);
	arena_free(&s->arena);
	*s = (struct names){0};
}
