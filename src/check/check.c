/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/stem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "check/check_part.h"
#include "check/front_lines.h"
#include "check/inner_keys.h"
#include "check/noted_end.h"
#include "check/plain_lines.h"
#include "check/split_list.h"
#include "check/unread_lines.h"
#include "front/status.h"

/* --- values --- */

static void
check_words(struct check *c, const struct field *f, const struct key_words *words)
{
	for (size_t i = 0; i < f->n; i++) {
		const struct value *v = &f->value[i];
		bool found = f->key == KEY_STATUS && status_means(value_text(v));

		for (size_t w = 0; w < 4 && words->word[w]; w++)
			found |= text_same(value_text(v), str_of(words->word[w]));
		if (!found)
			errors_add(c->out, c->who->path, v->line, v->col, "%s: not %s: %.*s", f->name,
			           words->text, STR_ARG(utf8_cut(value_text(v), CHECK_QUOTE)));
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
	           STR_ARG(utf8_cut(value_text(v), CHECK_QUOTE)));
	buf_free(&names);
}

static void
check_past(struct check *c, const struct field *f)
{
	if (contact_day(c->who, f->key) > c->today)
		errors_add(c->out, c->who->path, f->value->line, f->value->col, "%s: a day to come: not counted yet",
		           f->name);
}

/* reports an address that mail cannot be sent to */
static void
check_email(struct check *c, const struct field *f)
{
	for (size_t i = 0; i < f->n; i++)
		if (str_chr(field_text(f, i), '@') == field_text(f, i).n)
			errors_add(c->out, c->who->path, f->value[i].line, f->value[i].col, "%s: \"%.*s\" is not an address",
			           f->name, STR_ARG(utf8_cut(field_text(f, i), CHECK_QUOTE)));
}

/* --- one file --- */

static void
check_field(struct check *c, const struct field *f)
{
	if (f->key == KEY_OTHER && !f->relation)
		check_part_key(c, f);
	if (f->key == KEY_OTHER)
		inner_keys_check(c->out, c->who, f, &c->book->own);
	if (!f->n)
		return;
	/* outside me.md the name of a setting is the user's own key */
	if (key_words(f->key) && (!key_is_setting(f->key) || c->who->me))
		check_words(c, f, key_words(f->key));
	if (f->key == KEY_TIER)
		check_tier(c, f);
	else if (f->key == KEY_EMAIL)
		check_email(c, f);
	else if (f->key == KEY_MET || f->key == KEY_LAST)
		check_past(c, f);
	else if (key_kind(f->key) == KIND_PEOPLE)
		check_part_people(c, f);
	else if (f->relation || (f->key == KEY_RELATIONS && !c->who->me))
		check_part_relation(c, f);
}

/* true for an introduction, or a step on the way to one */
static bool
introduces(const struct entry *e)
{
	return str_eq(entry_kind(e), STR("intro-ask")) || str_eq(entry_kind(e), STR("intro-yes")) ||
	       str_eq(entry_kind(e), STR("intro-no")) || (e->sign == '+' && str_eq(entry_kind(e), STR("intro")));
}

/* true if the entry is a heading, as "### 2026-06-12", which has no box */
static bool
is_heading(const struct check *c, const struct entry *e)
{
	struct str rest = c->who->raw, line = {0};

	for (uint32_t n = 0; n < e->line && rest.n; n++)
		rest = str_cut(&line, rest, '\n');
	return str_starts(str_trim(line), STR("#"));
}

static void
check_entry(struct check *c, const struct entry *e, bool linked)
{
	if (e->note)
		return;
	if (!e->plan && e->date > c->today)
		errors_add(c->out, c->who->path, e->line, 0, "entry: a day to come: taken for a plan%s",
		           is_heading(c, e) ? "; it counts from that day on" : ", which is written - [ ]");
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
		errors_add(out, STR("me.md"), 0, 0, "language: no stemmer for %.*s", STR_ARG(utf8_cut(b->set.language, CHECK_QUOTE)));
	else
		stem_close(stem);
}

/* true for a field of the text, as company:: [[Acme]] */
static bool
is_in_text(const struct contact *c, const struct field *f)
{
	struct split at;

	contact_split(&at, c, c->raw);
	return f->value->line >= at.body_line;
}

/* true for a link that is the value of a key in the text, and none's name */
static bool
is_value(const struct check *c, const struct link *l)
{
	for (size_t i = 0; l->entry < 0 && i < c->who->nfields; i++) {
		const struct field *f = &c->who->field[i];
		size_t n = f->shape == SHAPE_MAP ? 0 : f->n + f->hidden;

		if (key_kind(f->key) == KIND_PEOPLE)
			continue;
		for (size_t k = 0; k < n; k++)
			if (f->value[k].linked && str_eq(value_target(&f->value[k]), str_of(l->target)) &&
					is_in_text(c->who, f))
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
	check_part_count(c, &c->book->contact[i], 1);
	clash_add(&c->clash, c->book, i);
}

void
check_drop(struct check *c, size_t i)
{
	check_part_count(c, &c->book->contact[i], -1);
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
		check_part_name(c, body->link[k].line, 0, STR("link"), str_of(body->link[k].target), TO_NOTE);
	}
	check_entries(c);
	clash_find(out, &c->clash, c->book, i);
	front_lines_check(out, c->book, i);
	plain_lines_check(out, c->book, i);
	noted_end_check(out, c->who);
	if (!c->who->me)
		unread_lines_check(out, c->who, &c->book->errors);
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
