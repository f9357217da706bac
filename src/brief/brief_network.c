/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "brief/brief_network.h"
#include "brief/brief_others.h"
#include "entry/link.h"
#include "find/context.h"
#include "contact/sentences.h"
#include "names/no_org.h"

enum { TIED = 5, NEWS = 2 };

/* the keys that two contacts may have in common, in the order of the page; you know who lives near */
static const enum key shared[] = {KEY_ORG, KEY_FIELD, KEY_TAGS};
enum { SHARED = sizeof(shared) / sizeof(shared[0]) };

/* --- in common with the owner --- */

/* the form of a value in `owner_values`: a byte for the key, then the folded value */
static struct str
shared_form(struct buf *out, enum key key, struct str value)
{
	buf_clear(out);
	if (key == KEY_ORG && no_org(value))
		return STR("");
	buf_chr(out, (char)key);
	text_fold(out, value);
	return out->n > 1 ? buf_view(out) : STR("");
}

void
brief_owner_values(struct briefing *b)
{
	struct buf form = {0};

	for (size_t i = 0; i < SHARED && b->book->me < b->book->n; i++) {
		const struct field *f = contact_field(&b->book->contact[b->book->me], shared[i]);

		for (size_t k = 0; f && k < f->n; k++) {
			struct str s = shared_form(&form, shared[i], field_text(f, k));

			if (s.n && map_get(&b->owner_values, s) == MAP_NONE)
				*map_put(&b->owner_values, arena_str(b->arena, s)) = 1;
		}
	}
	buf_free(&form);
}

void
brief_common(struct briefing *b)
{
	struct buf form = {0};

	for (size_t i = 0; i < SHARED; i++) {
		const struct field *f = contact_field(b->c, shared[i]);
		bool any = false;

		for (size_t k = 0; f && k < f->n; k++) {
			struct str s = shared_form(&form, shared[i], field_text(f, k));

			if (!s.n || map_get(&b->owner_values, s) == MAP_NONE)
				continue;
			if (shared[i] == KEY_TAGS && !items_have(&b->intros.tags, b->who, k))
				continue;
			s = brief_fact_line(b, field_text(f, k));
			if (any)
				buf_fmt(&b->scratch, ", %.*s", STR_ARG(s));
			else
				buf_fmt(&b->scratch, "%s%s %.*s", b->scratch.n ? "; " : "", key_name(shared[i]), STR_ARG(s));
			any = true;
		}
	}
	if (b->scratch.n)
		brief_fact_plain(b, BRIEF_COMMON);
	buf_free(&form);
}

/* --- ties --- */

static bool
is_called(const struct contact *c, struct str name)
{
	return text_same(c->id, name) || text_same(contact_name(c), name) || contact_has_value(c, KEY_ALIASES, name);
}

/* a contact named in a value is tied to the subject, so only ties need be compared */
void
brief_name(struct briefing *b, struct str value)
{
	const struct graph *tied = &b->intros.ties.tied;
	struct buf name = {0};
	struct str found;

	link_value(&name, value);
	found = buf_view(&name);
	for (uint32_t i = tied->start[b->who]; i < tied->start[b->who + 1]; i++) {
		const struct contact *c = &b->book->contact[tied->to[i]];

		if (!is_called(c, buf_view(&name)))
			continue;
		found = contact_name(c);
		break;
	}
	buf_str(&b->scratch, brief_fact_line(b, found));
	buf_free(&name);
}

/* true if a value is the name of a contact, or a list with it */
static bool
names_contact(const struct value *v, const struct contact *c)
{
	struct str rest = value_target(v), name;
	struct buf plain = {0};
	bool is;

	link_value(&plain, rest);
	is = is_called(c, buf_view(&plain));
	while (!is && !v->linked && relation_name(&name, &rest))
		is = is_called(c, name);
	buf_free(&plain);
	return is;
}

/* what the file of one contact says that another is to it; false if nothing */
static bool
related(struct relation *out, struct briefing *b, const struct contact *from, const struct contact *to)
{
	for (uint32_t i = 0; i < from->nfields; i++) {
		const struct field *f = &from->field[i];

		/* thousands of plain ties are not read once for each of them */
		if (!relation_any(f))
			continue;
		for (size_t k = 0; k < f->n; k++) {
			unsigned number = relation_number(f, k, &b->book->own);

			if (!number || !names_contact(&f->value[k], to))
				continue;
			*out = relation_of(number, &b->book->set.relations);
			return true;
		}
	}
	return false;
}

/* true if the notes of one say that the two are no couple any more, or that the other died */
static bool
is_parted(struct briefing *b, const struct contact *one, const struct contact *other)
{
	struct context context = {0};
	struct str body = context_body(&context, one), sentence, first;
	struct sentences at;
	bool is = cues_in(&b->cues, body, CUE_UNWED);

	str_cut(&first, contact_name(other), ' ');
	sentences_open(&at, body);
	while (!is && sentences_next(&at, &sentence))
		is = first.n && str_starts(sentence, first) && cues_in(&b->cues, sentence, CUE_SAD);
	sentences_close(&at);
	return is;
}

/* the word for a tie, "partner", in its own file or from the other side; else empty */
static struct str
tie_word(struct briefing *b, const struct contact *c)
{
	bool own, couple;
	struct relation r;

	own = related(&r, b, b->c, c);
	if (!own && !related(&r, b, c, b->c))
		return STR("");
	couple = str_eq(r.card, STR("spouse")) || str_eq(r.card, STR("sweetheart"));
	if (couple && (is_parted(b, b->c, c) || is_parted(b, c, b->c)))
		return STR("");
	return own ? r.as : r.inverse;
}

/* adds the ties with a word, or those without */
static void
add_ties(struct briefing *b, bool worded, size_t *n)
{
	const struct graph *tied = &b->intros.ties.tied;

	for (uint32_t i = tied->start[b->who]; i < tied->start[b->who + 1]; i++) {
		const struct contact *c = &b->book->contact[tied->to[i]];
		struct str word = tie_word(b, c);

		if (c->inactive || worded != (word.n > 0) || ++*n > TIED)
			continue;
		buf_str(&b->scratch, *n > 1 ? STR(", ") : STR(""));
		if (word.n)
			buf_fmt(&b->scratch, "%.*s ", STR_ARG(brief_fact_line(b, word)));
		buf_str(&b->scratch, brief_fact_line(b, contact_name(c)));
		if (brief_others_quarrel(b, c))
			buf_str(&b->scratch, STR(" (they do not speak)"));
	}
}

void
brief_ties(struct briefing *b)
{
	size_t n = 0, lead_length;

	add_ties(b, true, &n);
	add_ties(b, false, &n);
	lead_length = b->scratch.n;
	if (n > TIED)
		buf_fmt(&b->scratch, " and %zu more", n - TIED);
	if (n)
		brief_fact_add(b, BRIEF_TIES, lead_length, STR(""));
}

/* --- news --- */

void
brief_news(struct briefing *b)
{
	char date[DAY_SIZE];
	size_t n;
	const struct news *v = news_of(&n, b->news, b->nnews, b->c->id);

	for (size_t i = 0; i < n && i < NEWS; i++, v++) {
		struct str from = brief_fact_line(b, v->from), to = brief_fact_line(b, v->to);

		buf_fmt(&b->scratch, "%s %.*s: ", day_format(date, v->date), STR_ARG(v->key));
		if (!to.n)
			buf_fmt(&b->scratch, "no longer %.*s", STR_ARG(from));
		else if (!from.n)
			buf_fmt(&b->scratch, "now %.*s", STR_ARG(to));
		else
			buf_fmt(&b->scratch, "%.*s, before that %.*s", STR_ARG(to), STR_ARG(from));
		brief_fact_plain(b, BRIEF_NEWS);
	}
}
