/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "find/peace.h"
#include "find/prose_list.h"
#include "find/prose_met.h"
#include "find/prose_sentence.h"
#include "find/prose_split.h"

enum {
	QUOTE_MAX = 240, /* bytes of a quote; a longer sentence is cut to its clause */
	ALIKE = 4,       /* bytes of a word that two sentences may share, at least */
	METS_MAX = 256,  /* sentences that say that a need was met, at most */
	NAME_MAX_BYTES = 256, /* bytes of a name that are compared */
};

/* a sentence that says, or may say, that a need was met */
struct prose_met {
	struct str text;
	day date;
	size_t place; /* of its sentence in the file */
	size_t block; /* of its paragraph */
	bool one;
};

struct reader {
	struct prose_needs *out;
	const struct contact *c;
	day today;
	struct str rest;       /* the lines that are left */
	uint32_t line;         /* the number of the next one */
	uint32_t next_entry;   /* index of the next entry */
	const struct entry *entry; /* that the lines stand in, or NULL */
	const struct entry *last_incoming; /* if it is unanswered, or NULL */
	bool heading_entry;    /* whether that entry is a heading */
	size_t place, block;
	size_t *places, places_cap, *blocks, blocks_cap; /* of each need */
	struct prose_met *met;
	size_t nmet, met_cap;
	struct prose_sentence sentence;
	struct prose_need listed; /* the need that began a list, which a ";" goes on with */
	bool in_list;
};

/* --- sentences --- */

/* a sentence without quotes, dashes and the "." around it */
static struct str
bare(struct str s)
{
	return str_strip(s, STR("\"'*_-> "), STR(".;,\"'*_ "));
}

static void
add_need(struct reader *r, const struct prose_need *found, struct str text, uint32_t line)
{
	struct prose_needs *n = r->out;
	struct prose_need need = *found;

	need.quote = text.n > QUOTE_MAX ? need.thing : text;
	need.line = line;
	need.date = r->entry ? r->entry->date : DAY_NONE;
	n->v = mem_reserve(n->v, n->n, &n->cap, sizeof(*n->v));
	r->places = mem_reserve(r->places, n->n, &r->places_cap, sizeof(*r->places));
	r->blocks = mem_reserve(r->blocks, n->n, &r->blocks_cap, sizeof(*r->blocks));
	r->places[n->n] = r->place;
	r->blocks[n->n] = r->block;
	n->v[n->n++] = need;
}

/* adds the things of a list that a text goes on with */
static void
add_listed(struct reader *r, struct str text, uint32_t line)
{
	struct prose_need need = r->listed;

	while (r->out->n < PROSE_NEEDS_MAX && prose_list_next(&need, &r->sentence, &text))
		add_need(r, &need, need.quote, line);
}

/* adds the need of a sentence, and what it lists after it */
static void
add_needs(struct reader *r, const struct prose_need *need, uint32_t line)
{
	struct str text = r->sentence.text;

	add_need(r, need, text, line);
	r->in_list = prose_list_begins(text, need->thing);
	r->listed = *need;
	if (r->in_list)
		add_listed(r, str_sub(text, (size_t)(need->thing.p + need->thing.n - text.p), text.n), line);
}

static void
read_sentence(struct reader *r, struct str text, uint32_t line)
{
	struct prose_sentence *s = &r->sentence;
	struct prose_need need = {0};
	unsigned may = prose_phrases_may(s->phrases, text, PROSE_MAY_ALL);

	r->place++;
	if (r->in_list && utf8_invalid(text) == text.n)
		add_listed(r, bare(text), line);
	if (!may || utf8_invalid(text) < text.n)
		return;
	s->text = bare(text);
	if (may & PROSE_MAY_PHRASE && r->out->n < PROSE_NEEDS_MAX) {
		s->incoming = r->entry && r->entry->dir == '<';
		s->open_question = r->entry && r->entry == r->last_incoming;
		s->n = prose_phrases_split(s->token, PROSE_SENTENCE_WORDS, s->phrases, s->text);
		if (prose_sentence_need(&need, s)) {
			/* peace until Easter is nothing to look for */
			if (peace_until(s->text, 0) == DAY_NONE)
				add_needs(r, &need, line);
			return;
		}
	}
	if (!(may & PROSE_MAY_MET))
		return;
	r->met = mem_reserve(r->met, r->nmet, &r->met_cap, sizeof(*r->met));
	r->met[r->nmet++] = (struct prose_met){
		s->text, r->entry ? r->entry->date : DAY_NONE, r->place, r->block, false,
	};
}

static uint32_t
count_lines(const char *from, const char *to)
{
	uint32_t n = 0;

	for (; from < to; from++)
		n += *from == '\n';
	return n;
}

/* reads the sentences of a paragraph or an item, whose first line is `line` */
static void
read_block(struct reader *r, struct str block, uint32_t line)
{
	struct str rest = block, text;
	const char *counted = block.p;

	r->block++;
	r->in_list = false;
	if (!block.n || (r->entry && !entry_done(r->entry, r->today)))
		return;
	while (rest.n) {
		text = prose_split(&rest);
		if (!text.n)
			continue;
		line += count_lines(counted, text.p);
		counted = text.p;
		read_sentence(r, text, line);
		r->in_list &= str_ends(text, STR(";"));
	}
}

/* --- lines --- */

/* the text of a list item, after its marker and its task box; false for a plan */
static bool
item_text(struct str *text)
{
	struct str s = str_trim(*text);

	if (s.n > 1 && char_in(s.p[0], STR("-*+")) && char_blank(s.p[1]))
		s = str_trim(str_sub(s, 1, s.n));
	if (s.n > 2 && s.p[0] == '[' && s.p[2] == ']')
		return false;
	*text = s;
	return true;
}

/* what a line of an entry says, after its day and its kind */
static struct str
entry_text(const struct reader *r, struct str line)
{
	struct str item = str_trim(line), text;
	const char *why;
	struct entry e;

	while (item.n && item.p[0] == '#')
		item = str_trim(str_sub(item, 1, item.n));
	if (!item_text(&item))
		return STR("");
	return entry_parse(&e, &text, item, &r->c->dates, &why) > ENTRY_BAD ? text : item;
}

static bool
begins_block(struct str s)
{
	return (s.n > 1 && char_in(s.p[0], STR("-*+")) && char_blank(s.p[1])) || s.p[0] == '|';
}

/* true for a line that is no prose, and ends what is above it */
static bool
is_other(struct str s)
{
	return s.p[0] == '#' || s.p[0] == '>' || str_starts(s, STR("<!--"));
}

static bool
is_fence(struct str s)
{
	return str_starts(s, STR("```")) || str_starts(s, STR("~~~"));
}

/* moves past a block of code */
static void
skip_code(struct reader *r)
{
	struct str line;

	while (str_line(&line, &r->rest)) {
		r->line++;
		if (is_fence(str_trim(line)))
			return;
	}
}

/* true if the next line goes on with the same paragraph or item */
static bool
goes_on(const struct reader *r)
{
	struct str rest = r->rest, line;

	if (!str_line(&line, &rest) ||
	    (r->next_entry < r->c->body.nentries && r->c->body.entry[r->next_entry].line <= r->line))
		return false;
	line = str_trim(line);
	return line.n && !begins_block(line) && !is_other(line) && !is_fence(line);
}

/* enters the entry that begins on this line; false if none does */
static bool
enter(struct reader *r, uint32_t line)
{
	const struct body *b = &r->c->body;

	while (r->next_entry < b->nentries && b->entry[r->next_entry].line < line)
		r->next_entry++;
	if (r->next_entry == b->nentries || b->entry[r->next_entry].line != line)
		return false;
	r->entry = &b->entry[r->next_entry++];
	return true;
}

/* reads a line and those that go on with it */
static void
read_lines(struct reader *r)
{
	struct str line, text, all, last;
	uint32_t at = r->line;
	bool entered;

	str_line(&line, &r->rest);
	r->line++;
	text = str_trim(line);
	if (!text.n)
		return;
	entered = enter(r, at);
	if (entered)
		r->heading_entry = text.p[0] == '#';
	else if (text.p[0] == '#' || (r->entry && !r->heading_entry && !char_blank(line.p[0])))
		r->entry = NULL;
	if (is_fence(text)) {
		skip_code(r);
		return;
	}
	all = last = text;
	while (!(entered && r->heading_entry) && goes_on(r)) {
		str_line(&last, &r->rest);
		r->line++;
		last = str_trim(last);
	}
	/* most blocks have no word of a phrase, and need no closer look */
	all.n = (size_t)(last.p + last.n - all.p);
	if (!prose_phrases_may(r->out->phrases, all, PROSE_MAY_ALL))
		return;
	if (entered)
		text = entry_text(r, line);
	else if (is_other(text) || !item_text(&text))
		text = STR("");
	if (text.n && last.p != all.p)
		text.n = (size_t)(last.p + last.n - text.p);
	read_block(r, text, at);
}

/* --- what was met --- */

static bool
has_word(struct str text, struct str word)
{
	struct buf folded = {0};
	struct str raw, rest = text;
	bool found = false;

	while (!found && words_next(&folded, &raw, &rest))
		found = text_same(raw, word);
	buf_free(&folded);
	return found;
}

/* true if both have a word of some length that is no function word */
static bool
share_word(struct str thing, struct str met)
{
	struct buf folded = {0};
	struct str raw, rest = thing;
	bool found = false;

	while (!found && words_next(&folded, &raw, &rest))
		found = folded.n >= ALIKE && !words_stop(buf_view(&folded)) && has_word(met, raw);
	buf_free(&folded);
	return found;
}

static bool
is_met(const struct reader *r, size_t need)
{
	const struct prose_need *n = &r->out->v[need];

	for (size_t i = 0; i < r->nmet; i++) {
		const struct prose_met *m = &r->met[i];
		bool dated = n->date != DAY_NONE && m->date != DAY_NONE;

		if (dated ? m->date < n->date : n->date != DAY_NONE || m->place < r->places[need])
			continue;
		if (m->one && m->place == r->places[need] + 1 && m->block == r->blocks[need])
			return true;
		if (share_word(n->thing, m->text))
			return true;
	}
	return false;
}

/* of the sentences that may say that a need was met, keeps those that do */
static void
keep_met(struct reader *r)
{
	struct prose_sentence *s = &r->sentence;
	size_t kept = 0;

	for (size_t i = 0; i < r->nmet && kept < METS_MAX; i++) {
		struct prose_met m = r->met[i];

		s->text = m.text;
		s->n = prose_phrases_split(s->token, PROSE_SENTENCE_WORDS, s->phrases, s->text);
		if (prose_met(s, &m.one))
			r->met[kept++] = m;
	}
	r->nmet = kept;
}

static void
drop_met(struct reader *r)
{
	struct prose_needs *n = r->out;
	size_t kept = 0;

	/* most files state no need */
	if (!n->n)
		return;
	keep_met(r);
	for (size_t i = 0; i < n->n; i++)
		if (!r->nmet || !is_met(r, i)) {
			n->v[kept] = n->v[i];
			r->places[kept] = r->places[i];
			r->blocks[kept++] = r->blocks[i];
		}
	n->n = kept;
}

/* --- one contact --- */

/* the last incoming entry, unless I reached out after it */
static const struct entry *
unanswered(const struct contact *c, day today)
{
	const struct entry *last = NULL;

	for (uint32_t i = 0; i < c->body.nentries; i++) {
		const struct entry *e = &c->body.entry[i];

		if (e->dir == '<' && entry_done(e, today) && (!last || e->date > last->date))
			last = e;
	}
	for (uint32_t i = 0; last && i < c->body.nentries; i++) {
		const struct entry *e = &c->body.entry[i];

		if (e->dir == '>' && entry_done(e, today) && e->date > last->date)
			return NULL;
	}
	return last;
}

void
prose_needs_open(struct prose_needs *n)
{
	*n = (struct prose_needs){.phrases = prose_phrases_open()};
}

void
prose_needs_of(struct prose_needs *n, const struct contact *c, day today)
{
	struct split at;
	struct reader r = {.out = n, .c = c, .today = today};

	n->n = 0;
	if (front_split(&at, c->raw) != 1)
		return;
	r.rest = str_sub(c->raw, at.body, c->raw.n);
	if (!prose_phrases_may(n->phrases, r.rest, PROSE_MAY_PHRASE))
		return;
	r.line = at.body_line;
	r.last_incoming = unanswered(c, today);
	r.sentence.phrases = n->phrases;
	r.sentence.names[0] = str_sub(contact_name(c), 0, NAME_MAX_BYTES);
	r.sentence.names[1] = str_sub(c->id, 0, NAME_MAX_BYTES);
	r.sentence.names[2] = str_sub(contact_text(c, KEY_ALIASES), 0, NAME_MAX_BYTES);
	r.sentence.names[3] = str_sub(contact_text(c, KEY_ORG), 0, NAME_MAX_BYTES);
	while (r.rest.n)
		read_lines(&r);
	drop_met(&r);
	free(r.places);
	free(r.blocks);
	free(r.met);
}

void
prose_needs_line(struct buf *out, struct str text)
{
	bool blank = false;

	for (size_t i = 0; i < text.n; i++) {
		if (!char_space(text.p[i]))
			buf_chr(out, text.p[i]);
		else if (!blank)
			buf_chr(out, ' ');
		blank = char_space(text.p[i]);
	}
}

void
prose_needs_close(struct prose_needs *n)
{
	free(n->v);
	prose_phrases_close(n->phrases);
}
