/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "book/twin.h"
#include "contact/contact.h"

/* what two files have in common under a key */
enum twin_share {
	TWIN_UNKNOWN, /* one of them, or both, have no value */
	TWIN_SHARED,
	TWIN_APART,
};

/* the field of a key; KEY_OTHER stands for uid, which vCards have and tend itself does not know */
static const struct field *
field_of(const struct contact *c, enum key key)
{
	char scratch[KEY_MAX];

	if (key != KEY_OTHER)
		return contact_field(c, key);
	for (size_t i = 0; i < c->nfields; i++)
		if (c->field[i].key == KEY_OTHER && c->field[i].n &&
		    str_eq(key_fold(scratch, str_of(c->field[i].name)), STR("uid")))
			return &c->field[i];
	return NULL;
}

static enum twin_share
share(const struct contact *a, const struct contact *b, enum key key)
{
	const struct field *f = field_of(a, key), *g = field_of(b, key);

	if (!f || !g)
		return TWIN_UNKNOWN;
	for (size_t i = 0; i < f->n; i++)
		for (size_t k = 0; k < g->n; k++)
			if (text_same(field_text(f, i), field_text(g, k)))
				return TWIN_SHARED;
	return TWIN_APART;
}

static bool
any_apart(const struct contact *a, const struct contact *b, const enum key *key, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (share(a, b, key[i]) == TWIN_APART)
			return true;
	return false;
}

/* how many lines a file has that say something, and how many of these the other has, too */
struct twin_lines {
	size_t n, shared, body; /* body: of the shared, those below the front-matter */
};

/* the next line that says something: no blank one, heading or key without a value */
static bool
next_line(struct str *line, struct str *rest, unsigned *fences)
{
	while (str_line(line, rest)) {
		*line = str_trim(*line);
		*fences += str_eq(*line, STR("---")) && *fences < 2;
		if (line->n > 2 && !str_starts(*line, STR("#")) && !str_starts(*line, STR("---")) &&
		    !(*fences == 1 && str_ends(*line, STR(":"))))
			return true;
	}
	return false;
}

static void
count_lines(struct twin_lines *out, struct str file, struct str other)
{
	struct map lines = {0};
	struct str line;
	unsigned fences = 0;

	while (next_line(&line, &other, &fences)) {
		uint32_t *n = map_put(&lines, line);

		*n = *n == MAP_NONE ? 1 : *n + 1;
	}
	*out = (struct twin_lines){0};
	for (fences = 0; next_line(&line, &file, &fences); out->n++) {
		uint32_t n = map_get(&lines, line);

		if (n == MAP_NONE || n == 0)
			continue;
		*map_put(&lines, line) = n - 1;
		out->shared++;
		out->body += fences != 1;
	}
	map_free(&lines);
}

/* the lines of the file that has fewer */
static struct twin_lines
fewer_lines(struct str a, struct str b)
{
	struct twin_lines x, y;

	count_lines(&x, a, b);
	count_lines(&y, b, a);
	return x.n < y.n ? x : y;
}

static bool
parse(struct contact *out, struct str file, struct arena *arena, const struct map *own)
{
	struct errors errors = {0};
	struct parse p = {.arena = arena, .errors = &errors, .path = STR("x.md"), .own = own};
	int is;

	p.keys = KEYSET(KEY_OTHER) | KEYSET(KEY_NAME) | KEYSET(KEY_EMAIL) | KEYSET(KEY_PHONE) |
	         KEYSET(KEY_BIRTHDAY) | KEYSET(KEY_ORG) | KEYSET(KEY_URL);
	*out = (struct contact){0};
	is = contact_parse(out, file, &p);
	errors_free(&errors);
	return is > 0;
}

/* judges two contacts; `lines` are those of the shorter file */
static bool
same_person(const struct contact *a, const struct contact *b, struct twin_lines lines)
{
	static const enum key names[] = {KEY_NAME, KEY_BIRTHDAY}, reach[] = {KEY_EMAIL, KEY_PHONE},
	                      place[] = {KEY_ORG, KEY_URL};
	enum twin_share uid = share(a, b, KEY_OTHER);

	if (uid != TWIN_UNKNOWN)
		return uid == TWIN_SHARED;
	if (any_apart(a, b, names, 2))
		return false;
	if (share(a, b, KEY_EMAIL) == TWIN_SHARED || share(a, b, KEY_PHONE) == TWIN_SHARED)
		return 2 * lines.shared >= lines.n;
	if (any_apart(a, b, reach, 2) || any_apart(a, b, place, 2))
		return false;
	/* several people may have the same line in their logs, of a dinner, say */
	return (lines.body >= 1 && lines.shared == lines.n) ||
	       (lines.body >= 3 && 4 * lines.shared >= 3 * lines.n);
}

bool
twin_is(struct str a, struct str b, const struct map *own)
{
	struct arena arena = {0};
	struct contact x, y;
	struct twin_lines lines;
	bool is_x, is_y, twins;

	if (str_eq(a, b) || a.n > CONTACT_MAX || b.n > CONTACT_MAX)
		return str_eq(a, b);
	is_x = parse(&x, a, &arena, own);
	is_y = parse(&y, b, &arena, own);
	lines = fewer_lines(a, b);
	twins = is_x && is_y ? same_person(&x, &y, lines)
	                     : is_x == is_y && lines.body >= 3 && 4 * lines.shared >= 3 * lines.n;
	arena_free(&arena);
	return twins;
}
