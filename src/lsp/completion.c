/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "entry/link.h"
#include "lsp/completion.h"
#include "lsp/reply.h"
#include "lsp/spot.h"

enum {
	MOST = 100, /* items at a time; the editor asks again when more is typed */
	/* kinds of items in the protocol */
	ITEM_TEXT = 1, ITEM_PROPERTY = 10, ITEM_VALUE = 12, ITEM_SNIPPET = 15, ITEM_PERSON = 18,
};

struct completing {
	struct buf *out;
	struct workspace *ws;
	struct doc *doc;
	struct spot at;
	size_t from, to; /* what an item replaces */
	size_t n;
	struct map seen;
	struct arena arena;
	struct buf text, detail;
};

/* an item whose text replaces what was typed; `typed` is what the editor filters by */
static void
item(struct completing *c, struct str label, int kind, struct str detail, struct str text)
{
	struct str typed = str_sub(c->doc->lines.text, c->from, c->at.from + c->at.word.n);

	if (c->n >= MOST)
		return;
	reply_object(c->out, NULL);
	reply_text(c->out, "label", label);
	reply_number(c->out, "kind", kind);
	if (detail.n)
		reply_text(c->out, "detail", detail);
	/* by any word of a name, which an editor's own filter does not know */
	reply_text(c->out, "filterText", typed.n ? typed : label);
	buf_clear(&c->detail);
	buf_fmt(&c->detail, "%04zu", c->n++);
	reply_text(c->out, "sortText", buf_view(&c->detail));
	reply_object(c->out, "textEdit");
	place_range(c->out, "range", &c->doc->lines, c->from, c->to);
	reply_text(c->out, "newText", text);
	reply_object_end(c->out);
	reply_object_end(c->out);
}

/* true if a text begins with the word that is typed, whatever its case and accents */
static bool
begins(const struct completing *c, struct str text)
{
	struct buf a = {0}, b = {0};
	bool is;

	text_fold(&a, text);
	text_fold(&b, c->at.word);
	is = str_starts(buf_view(&a), buf_view(&b));
	buf_free(&a);
	buf_free(&b);
	return is;
}

/* --- keys --- */

const char *
completion_meaning(enum key key)
{
	static const char *const meaning[KEY_COUNT] = {
#define MEANING(id, text) [KEY_##id] = (text),
#include "lsp/meanings.def"
	};

	return meaning[key];
}

static void
keys(struct completing *c)
{
	const struct contact *who = c->doc->who != WORKSPACE_NONE ? &c->ws->book.contact[c->doc->who] : NULL;
	size_t colon = c->to;

	while (colon < c->doc->lines.text.n && char_blank(c->doc->lines.text.p[colon]))
		colon++;
	for (enum key k = 1; k < KEY_COUNT; k++) {
		struct str name = str_of(key_written(k, &c->ws->book.own));
		bool there = who && contact_field(who, k), setting = key_is_setting(k);
		bool written = colon < c->doc->lines.text.n && c->doc->lines.text.p[colon] == ':';

		if (there || !begins(c, name) || (setting && !(who && who->me)))
			continue;
		buf_clear(&c->text);
		buf_str(&c->text, name);
		if (!written)
			buf_str(&c->text, STR(": "));
		item(c, name, ITEM_PROPERTY, str_of(completion_meaning(k) ? completion_meaning(k) : ""), buf_view(&c->text));
	}
}

/* --- values --- */

/* a value, once */
static void
value(struct completing *c, struct str text)
{
	uint32_t *seen;

	if (!text.n || str_chr(text, '\n') < text.n || !begins(c, text))
		return;
	seen = map_put(&c->seen, arena_str(&c->arena, text));
	if (*seen == MAP_NONE)
		item(c, text, ITEM_VALUE, STR(""), text);
	*seen = 1;
}

/* what other contacts have under the key that is being written */
static void
used_values(struct completing *c)
{
	const struct book *b = &c->ws->book;

	for (size_t i = 0; i < b->n && c->n < MOST; i++)
		for (size_t f = 0; f < b->contact[i].nfields; f++) {
			const struct field *field = &b->contact[i].field[f];
			bool same = c->at.key != KEY_OTHER ? field->key == c->at.key
			                                   : field->key == KEY_OTHER && text_same(str_of(field->name), c->at.name);

			for (size_t k = 0; same && i != c->doc->who && k < field->n; k++)
				value(c, field_text(field, k));
		}
}

static bool
is_shared(enum key key)
{
	static const enum key shared[] = {KEY_OTHER, KEY_ORG, KEY_PLACE, KEY_TAGS, KEY_ROLES, KEY_FIELD, KEY_STAGE, KEY_TITLE,
	                                  KEY_KNOWN_FOR, KEY_ADMIRE, KEY_EVERY};

	for (size_t i = 0; i < sizeof(shared) / sizeof(shared[0]); i++)
		if (shared[i] == key)
			return true;
	return false;
}

/* --- people --- */

static struct str
file_of(const struct contact *who)
{
	return str_sub(who->path, 0, who->path.n - link_type(who->path));
}

/* what stands in a text for a contact, after the brackets that are typed already */
static void
mention(struct completing *c, const struct contact *who)
{
	bool alone = workspace_alone(c->ws, who->id);
	struct str name = contact_name(who), target = alone ? who->id : file_of(who);

	buf_clear(&c->text);
	if (c->at.is == SPOT_LINK) {
		struct buf link = {0};

		link_write(&link, c->doc->path, who->path, name, false);
		buf_str(&c->text, str_sub(buf_view(&link), 1, link.n));
		buf_free(&link);
	} else if (c->at.is == SPOT_WIKI) {
		buf_str(&c->text, target);
		if (!str_eq(name, target))
			buf_fmt(&c->text, "|%.*s", STR_ARG(name));
		buf_str(&c->text, STR("]]"));
	} else {
		buf_str(&c->text, target);
	}
}

static void
people(struct completing *c)
{
	struct book *b = &c->ws->book;
	bool *like = mem_zero(b->n + 1, sizeof(*like));

	if (c->at.word.n)
		names_like(&b->names, like, c->at.word);
	else
		memset(like, true, b->n);
	for (size_t i = 0; i < b->n && c->n < MOST; i++) {
		const struct contact *who = &b->contact[i];
		struct buf detail = {0};

		if (!like[i] || who->me || i == c->doc->who)
			continue;
		mention(c, who);
		buf_str(&detail, who->id);
		if (contact_text(who, KEY_ORG).n)
			buf_fmt(&detail, " · %.*s", STR_ARG(contact_text(who, KEY_ORG)));
		item(c, contact_name(who), ITEM_PERSON, buf_view(&detail), buf_view(&c->text));
		buf_free(&detail);
	}
	free(like);
}

/* --- entries --- */

static void
entries(struct completing *c)
{
	static const struct {
		const char *label, *rest;
	} forms[] = {
		{"today", " "}, {"I reached out", " -> call: "}, {"they did", " <- mail: "}, {"I gave", " -> +help: "},
		{"I received", " <- -favour: "},
	};
	char date[DAY_SIZE];
	struct str today = str_of(day_format(date, c->ws->today));

	if (c->at.word.n && !str_starts(today, c->at.word))
		return;
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		buf_clear(&c->text);
		buf_fmt(&c->text, "%.*s%s", STR_ARG(today), forms[i].rest);
		item(c, buf_view(&c->text), ITEM_SNIPPET, str_of(forms[i].label), buf_view(&c->text));
	}
}

/* the kinds that the book uses, and those by which one gives */
static void
kinds(struct completing *c)
{
	static const char *const gifts[] = {"idea", "intro", "help", "fun", "praise"};
	const struct book *b = &c->ws->book;
	struct str word = c->at.word;
	char sign = word.n && strchr("+-", word.p[0]) ? word.p[0] : 0;

	if (sign) {
		c->at.word = str_sub(word, 1, word.n);
		c->at.from++;
		c->from++;
	}
	for (size_t i = 0; sign && i < sizeof(gifts) / sizeof(gifts[0]); i++)
		value(c, str_of(gifts[i]));
	for (size_t i = 0; i < b->n && c->n < MOST; i++)
		for (uint32_t k = 0; i != c->doc->who && k < b->contact[i].body.nentries; k++)
			value(c, entry_kind(&b->contact[i].body.entry[k]));
}

/* --- the request --- */

/*
 * A link replaces the brackets that the editor has put after the cursor. Those before it stay: some
 * editors (eglot) offer only what begins with the word at the cursor.
 */
static void
take_brackets(struct completing *c)
{
	struct str text = c->doc->lines.text;

	if (c->at.is == SPOT_WIKI && str_starts(str_sub(text, c->to, text.n), STR("]]")))
		c->to += 2;
	else if (c->at.is == SPOT_LINK && c->to < text.n && text.p[c->to] == ']')
		c->to++;
}

static void
values(struct completing *c)
{
	const struct settings *set = &c->ws->book.set;
	const struct key_words *words = key_words(c->at.key);

	if (key_kind(c->at.key) == KIND_PEOPLE) {
		people(c);
		return;
	}
	for (size_t i = 0; c->at.key == KEY_TIER && i < set->ntiers; i++)
		value(c, set->tier[i].name);
	for (size_t i = 0; words && i < 4 && words->word[i]; i++)
		value(c, str_of(words->word[i]));
	if (is_shared(c->at.key))
		used_values(c);
}

void
completion_request(struct buf *out, struct workspace *ws, const struct msg *params)
{
	struct completing c = {.out = out, .ws = ws, .doc = workspace_asked(ws, params)};

	if (!c.doc || !ws->open)
		return;
	c.to = place_of_msg(&c.doc->lines, msg_get(params, "position"));
	c.at = spot_at(ws, c.doc, c.to);
	c.from = c.at.from;
	take_brackets(&c);
	reply_object(out, NULL);
	reply_array(out, "items");
	switch (c.at.is) {
	case SPOT_KEY: keys(&c); break;
	case SPOT_VALUE: values(&c); break;
	case SPOT_WIKI:
	case SPOT_LINK: people(&c); break;
	case SPOT_ENTRY: entries(&c); break;
	case SPOT_KIND: kinds(&c); break;
	case SPOT_NOTHING: break;
	}
	reply_array_end(out);
	/* what is typed next may be another word of a name */
	reply_bool(out, "isIncomplete", c.n > 0);
	reply_object_end(out);
	map_free(&c.seen);
	arena_free(&c.arena);
	buf_free(&c.text);
	buf_free(&c.detail);
}
