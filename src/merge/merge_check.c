/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "contact/contact.h"
#include "merge/merge_check.h"
#include "merge/merge_set.h"

enum { LOST = 5, RESULT = SIDES, FILES };

/* the number of occurrences in each file */
struct count {
	uint32_t in[FILES];
};

struct merge_check_tally {
	struct map map;
	struct count *v;
	size_t n, cap;
};

static struct count *
count_of(struct merge_check_tally *t, struct str key)
{
	uint32_t *at = map_put(&t->map, key);

	if (*at == MAP_NONE) {
		*at = (uint32_t)t->n;
		t->v = mem_reserve(t->v, t->n, &t->cap, sizeof(*t->v));
		t->v[t->n++] = (struct count){{0}};
	}
	return &t->v[*at];
}

static void
tally_free(struct merge_check_tally *t)
{
	map_free(&t->map);
	free(t->v);
}

/* an entry without its digits, so that a corrected date makes no difference */
static struct str
words_of(struct str text, struct arena *a)
{
	char *p = arena_bytes(a, text.n);
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++)
		if (!char_digit(text.p[i]) && !char_in(text.p[i], STR(" \t\n-*_:.|")))
			p[n++] = text.p[i];
	return (struct str){p, n};
}

static struct str
day_of_item(const struct merge_item *i, struct arena *a)
{
	char date[DAY_SIZE];

	return arena_str(a, str_of(day_format(date, i->date)));
}

/* lists the entries of a file, also those under their own heading */
static size_t
list_entries(struct merge_item **out, const struct outline *o)
{
	struct merge_item *v = NULL;
	size_t n = 0, cap = 0;

	for (size_t i = 0; i < o->n; i++) {
		const struct section *s = &o->v[i];

		if (s->date != DAY_NONE) {
			v = mem_reserve(v, n, &cap, sizeof(*v));
			v[n++] = (struct merge_item){.key = s->head, .text = s->text.n ? s->text : s->head, .date = s->date};
		}
		for (size_t k = 0; k < s->nblocks; k++)
			if (s->block[k].date != DAY_NONE) {
				v = mem_reserve(v, n, &cap, sizeof(*v));
				v[n++] = s->block[k];
			}
	}
	*out = v;
	return n;
}

enum likeness { SAME, SAME_WORDS, SAME_DAY, LIKENESSES };

static struct str
likeness_key(const struct merge_item *i, enum likeness how, struct arena *a)
{
	if (how == SAME)
		return i->key;
	return how == SAME_WORDS ? words_of(i->text, a) : day_of_item(i, a);
}

/* removes common items from both lists; returns how many of the first are left */
static size_t
cancel(struct merge_item *v, size_t *n, struct merge_item *other, size_t *nother, enum likeness how, struct arena *a)
{
	struct merge_check_tally t = {0};
	size_t left = 0, other_left = 0;

	for (size_t i = 0; i < *nother; i++)
		count_of(&t, likeness_key(&other[i], how, a))->in[OURS]++;
	for (size_t i = 0; i < *n; i++) {
		struct count *c = count_of(&t, likeness_key(&v[i], how, a));

		if (c->in[OURS] > c->in[BASE])
			c->in[BASE]++;
		else
			v[left++] = v[i];
	}
	for (size_t i = 0; i < *nother; i++) {
		struct count *c = count_of(&t, likeness_key(&other[i], how, a));

		if (c->in[BASE])
			c->in[BASE]--;
		else
			other[other_left++] = other[i];
	}
	*n = left;
	*nother = other_left;
	tally_free(&t);
	return left;
}

bool
merge_lost(const struct outline *base, const struct outline *side, struct arena *a)
{
	struct merge_item *had, *has;
	size_t n = list_entries(&had, base), left = n, other = list_entries(&has, side);

	/* edited entries are not lost */
	for (enum likeness how = SAME; how < LIKENESSES; how++)
		cancel(had, &left, has, &other, how, a);
	free(had);
	free(has);
	return left >= LOST && left * 2 >= n;
}

static void
count_lines(struct merge_check_tally *t, size_t file, struct str text)
{
	struct str line, rest = text;

	while (str_line(&line, &rest)) {
		line = str_trim(line);
		if (line.n)
			count_of(t, line)->in[file]++;
	}
}

/* true if all additions of the sides are there, as often as they were added, except exempt lines */
static bool
all_there(const struct merge_check_tally *t, const struct merge_check_tally *exempt)
{
	for (size_t i = 0; i < t->n; i++) {
		const struct count *c = &t->v[i];

		for (enum side s = OURS; s < SIDES; s++) {
			uint32_t free_of = i < exempt->n ? exempt->v[i].in[s] : 0;

			if (c->in[s] > c->in[BASE] + c->in[RESULT] + free_of)
				return false;
		}
	}
	return true;
}

static bool
lines_there(const struct merger *m, const struct str file[SIDES], struct str merged)
{
	struct merge_check_tally lines = {0}, exempt = {0};
	bool there;

	for (enum side s = BASE; s < SIDES; s++)
		count_lines(&lines, s, file[s]);
	count_lines(&lines, RESULT, merged);
	/* both tallies number the lines alike */
	exempt.n = lines.n;
	exempt.v = mem_zero(lines.n, sizeof(*exempt.v));
	for (enum side s = OURS; s < SIDES; s++)
		for (size_t i = 0; i < m->nexempt[s]; i++) {
			struct str line, rest = m->exempt[s][i];

			while (str_line(&line, &rest)) {
				uint32_t at = map_get(&lines.map, str_trim(line));

				if (at != MAP_NONE)
					exempt.v[at].in[s]++;
			}
		}
	there = all_there(&lines, &exempt);
	tally_free(&lines);
	tally_free(&exempt);
	return there;
}

struct merge_check_reading {
	struct contact c;
	int is;
	size_t errors;
};

static struct merge_check_reading
read_contact(struct str file, const struct merger *m)
{
	struct errors errors = {0};
	struct parse p = {.arena = m->arena, .errors = &errors, .path = STR("x.md"), .keys = KEYSET_ALL,
	                  .own = m->input->own, .want = WANT_ENTRIES | WANT_TEXTS | WANT_NO_TABLES};
	struct merge_check_reading r = {.is = 0};

	r.is = file.n ? contact_parse(&r.c, file, &p) : 0;
	r.errors = errors.n;
	errors_free(&errors);
	return r;
}

/* counts each item of a set with its key, and each entry with all its parts */
static void
count_parts(struct merge_check_tally *t, size_t file, const struct contact *c, const struct merger *m)
{
	struct arena *a = m->arena;
	struct buf key = {0};

	/* of a set that is written too oddly, what the other contact has is a comment: see merge.h */
	for (uint32_t i = 0; !m->input->joined.n && i < c->nfields; i++)
		for (size_t k = 0; key_is_set(c->field[i].key) && k < c->field[i].n; k++) {
			buf_clear(&key);
			buf_fmt(&key, "%s\n", key_name(c->field[i].key));
			buf_str(&key, field_text(&c->field[i], k));
			count_of(t, arena_str(a, buf_view(&key)))->in[file] = 1;
		}
	for (uint32_t i = 0; i < c->body.nentries; i++) {
		const struct entry *e = &c->body.entry[i];

		buf_clear(&key);
		buf_fmt(&key, "%d%c%c%u%d\n", (int)e->date, e->dir, e->sign, (unsigned)e->weight, (int)e->plan);
		buf_str(&key, entry_kind(e));
		count_of(t, arena_str(a, buf_view(&key)))->in[file]++;
	}
	buf_free(&key);
}

/* compares parsed parts, since the same lines may have another meaning */
static bool
parts_there(const struct merger *m, const struct str file[SIDES], const struct contact *merged)
{
	struct merge_check_tally parts = {0}, none = {0};
	bool there;

	for (enum side s = BASE; s < SIDES; s++) {
		struct merge_check_reading r = read_contact(file[s], m);

		if (r.is)
			count_parts(&parts, s, &r.c, m);
	}
	count_parts(&parts, RESULT, merged, m);
	there = all_there(&parts, &none);
	tally_free(&parts);
	return there;
}

bool
merge_holds(const struct merger *m, const struct str file[SIDES], struct str merged)
{
	struct merge_check_reading r = read_contact(merged, m);

	if (!r.is || !lines_there(m, file, merged))
		return false;
	return m->conflicts || parts_there(m, file, &r.c);
}
