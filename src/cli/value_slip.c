/* SPDX-License-Identifier: ISC */
#include "base/edit_distance.h"
#include "base/text.h"
#include "cli/value_slip.h"

/* the words that a key accepts */
struct value_slip {
	struct str wanted;
	bool known;      /* it is one of them */
	struct str near; /* the most similar, if any */
	unsigned best;   /* how many typing errors away that is, or more than can be meant */
	struct buf all;  /* for a message */
};

static void
look_at(struct value_slip *s, struct str word)
{
	unsigned d = edit_distance(word, s->wanted, s->best);

	if (str_starts(word, s->wanted))
		d = 1;
	s->known |= text_same(word, s->wanted);
	buf_fmt(&s->all, "%s%.*s", s->all.n ? ", " : "", STR_ARG(word));
	if (d < s->best) {
		s->best = d;
		s->near = word;
	}
}

static void
look_at_all(struct value_slip *s, const struct settings *set, enum key key)
{
	const struct key_words *words = key_words(key);

	for (size_t i = 0; key == KEY_TIER && i < set->ntiers; i++)
		look_at(s, set->tier[i].name);
	for (size_t i = 0; words && i < 4 && words->word[i]; i++)
		look_at(s, str_of(words->word[i]));
}

bool
value_slip_unknown(struct str *near, struct buf *all, const struct tool *t, enum key key, struct str value)
{
	struct value_slip s = {.wanted = value, .best = value.n < 5 ? 2 : 3};

	look_at_all(&s, &t->book.set, key);
	*near = s.near;
	buf_str(all, buf_view(&s.all));
	buf_free(&s.all);
	return all->n && !s.known;
}

static void
look_up(const struct tool *t, struct str name, enum key key, struct str value)
{
	struct buf all = {0};
	struct str near;
	bool unknown = value_slip_unknown(&near, &all, t, key, value);

	if (unknown && near.n)
		tool_fail(t, "%.*s=%.*s: not a known %s; did you mean %.*s=%.*s?", STR_ARG(name), STR_ARG(value), key_name(key),
		          STR_ARG(name), STR_ARG(near));
	if (unknown && key == KEY_TIER)
		tool_fail(t, "%.*s=%.*s: not a known tier; type one of %s, or add it to tiers: in me.md",
		          STR_ARG(name), STR_ARG(value), all.p);
	if (unknown)
		tool_fail(t, "%.*s=%.*s: not a known %s; type one of %s", STR_ARG(name), STR_ARG(value), key_name(key), all.p);
	buf_free(&all);
}

void
value_slip(const struct tool *t, struct str name, struct str value)
{
	bool exact;
	enum key key = key_find(name, &t->book.own, &exact);
	struct str rest = value, one;

	if (key != KEY_TIER && !key_words(key))
		return;
	while (key_is_list(key) && rest.n) {
		rest = str_cut(&one, rest, ',');
		if (str_trim(one).n)
			look_up(t, name, key, str_trim(one));
	}
	if (!key_is_list(key) && str_trim(value).n)
		look_up(t, name, key, str_trim(value));
}
