/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "base/period.h"
#include "base/text.h"
#include "base/utf8.h"
#include "contact/body_fields.h"
#include "contact/body_keys.h"
#include "contact/contact.h"
#include "contact/death.h"
#include "contact/living_name.h"
#include "contact/no_contact.h"
#include "contact/noted_gate.h"
#include "contact/wrong_value.h"
#include "entry/stamp.h"
#include "front/front_lost.h"
#include "front/status.h"

const struct field *
contact_field(const struct contact *c, enum key key)
{
	for (size_t i = 0; i < c->nfields; i++)
		if (c->field[i].key == key)
			return c->field[i].n ? &c->field[i] : NULL;
	return NULL;
}

struct str
contact_text(const struct contact *c, enum key key)
{
	const struct field *f = contact_field(c, key);

	return f ? field_text(f, 0) : STR("");
}

struct str
contact_name(const struct contact *c)
{
	struct str name = contact_text(c, KEY_NAME);

	return name.n ? name : c->id;
}

bool
contact_has_value(const struct contact *c, enum key key, struct str text)
{
	const struct field *f = contact_field(c, key);

	for (uint16_t i = 0; f && i < f->n; i++)
		if (text_same(field_text(f, i), text))
			return true;
	return false;
}

day
contact_day(const struct contact *c, enum key key)
{
	struct str text = contact_text(c, key);
	struct partial p;
	const char *why;

	return text.n && stamp_partial(&p, text, &c->dates, &why) == 0 ? partial_first(p) : DAY_NONE;
}

struct partial
contact_partial(const struct contact *c, enum key key)
{
	struct str text = contact_text(c, key);
	struct partial p = {0};
	const char *why;

	if (text.n)
		stamp_partial(&p, text, &c->dates, &why);
	return p;
}

int64_t
contact_number(const struct contact *c, enum key key, int64_t otherwise)
{
	int64_t n = str_number(contact_text(c, key), 1000000);

	return n < 0 ? otherwise : n;
}

int
contact_period(struct period *out, const struct contact *c, enum key key)
{
	return period_parse(out, contact_text(c, key));
}

day
contact_first_entry(const struct contact *c, day today)
{
	day first = DAY_NONE;

	for (uint32_t i = 0; i < c->body.nentries; i++) {
		const struct entry *e = &c->body.entry[i];

		if (entry_done(e, today) && (first == DAY_NONE || e->date < first))
			first = e->date;
	}
	return first;
}

struct str
contact_entry_text(const struct contact *c, const struct entry *e)
{
	return c->body.text ? c->body.text[e - c->body.entry] : STR("");
}

struct str
contact_entry_note(const struct contact *c, const struct entry *e)
{
	uint32_t own = c->body.nentries - c->body.nnoted;

	return e->note ? c->body.note[(size_t)(e - c->body.entry) - own] : STR("");
}

const struct entry *
contact_link_entry(const struct contact *c, const struct link *l)
{
	return l->entry < 0 ? NULL : &c->body.entry[l->entry];
}

bool
contact_typed(const struct contact *c)
{
	struct str type = contact_text(c, KEY_TYPE);

	return !type.n || text_same(type, STR("person")) || text_same(type, STR("contact"));
}

/* reads a sign of death off the name; true if there is one in it, or in that of the file */
static bool
take_death(struct contact *c, struct parse *p)
{
	struct str stem = link_stem(p->path);
	bool dead = living_name(stem).n < stem.n;

	for (size_t i = 0; i < c->nfields; i++) {
		struct field *f = &c->field[i];
		struct str name = f->key == KEY_NAME && f->n ? living_name(field_text(f, 0)) : STR("");

		if (!name.n || name.n == field_text(f, 0).n)
			continue;
		f->value->p = arena_str(p->arena, name).p;
		f->value->n = name.n & INT32_MAX;
		f->value->linked = 0;
		dead = true;
	}
	return dead;
}

static bool
is_tagged(const struct contact *c)
{
	const struct field *f = contact_field(c, KEY_TAGS);

	for (uint16_t i = 0; f && i < f->n; i++)
		if (status_is_tag(field_text(f, i)))
			return true;
	return false;
}

/* what says so of a contact without a status: the name, a tag or the notes */
static enum contact_end
end_of(const struct contact *c, struct str body, const struct parse *p)
{
	struct str name = contact_text(c, KEY_NAME), quote;

	if (c->signed_dead)
		return END_SIGN;
	if (str_eq(p->path, STR("me.md")))
		return END_NONE;
	if (is_tagged(c))
		return END_TAG;
	if (!noted_gate_may(body))
		return END_NONE;
	if (death_noted(&quote, body, name))
		return END_DEATH;
	return no_contact_noted(&quote, body, name) ? END_NO_CONTACT : END_NONE;
}

struct str
contact_why_inactive(const struct contact *c)
{
	static const struct str ends[] = {
		[END_NONE] = STR_INIT(""), [END_SIGN] = STR_INIT("deceased, by the name"),
		[END_TAG] = STR_INIT("by a tag"), [END_DEATH] = STR_INIT("deceased, by your notes"),
		[END_NO_CONTACT] = STR_INIT("no contact, by your notes"),
	};
	struct str status = contact_text(c, KEY_STATUS);

	return c->inactive && status.n ? status : ends[c->end];
}

/* the line and column of a byte */
static void
place(struct str bytes, size_t at, uint32_t *line, uint32_t *col)
{
	struct str rest = str_sub(bytes, 0, at), l = STR("");
	size_t from = 0;

	*line = 0;
	while (str_line(&l, &rest)) {
		++*line;
		from = (size_t)(l.p - bytes.p);
	}
	if (!*line || (at && (bytes.p[at - 1] == '\n' || bytes.p[at - 1] == '\r'))) {
		++*line;
		from = at;
	}
	*col = (uint32_t)(at - from) + 1;
}

/* the bytes as valid UTF-8; reports a repair */
static struct str
valid(struct buf *scratch, struct str bytes, struct parse *p)
{
	size_t bad = utf8_invalid(bytes);
	uint32_t line, col;

	if (bad == bytes.n)
		return bytes;
	place(bytes, bad, &line, &col);
	errors_add(p->errors, p->path, line, col,
	           bytes.p[bad] ? "invalid UTF-8 is read as U+FFFD" : "a NUL byte is read as U+FFFD");
	utf8_repair(scratch, bytes);
	return buf_view(scratch);
}

/* true for "---" and then a key: a contact whose front-matter does not end */
static bool
unclosed(struct str bytes)
{
	struct str rest = bytes, line = STR(""), key;

	str_line(&line, &rest);
	str_line(&line, &rest);
	str_cut(&key, line, ':');
	return key.n < line.n && key.n && key.n < KEY_MAX && str_chr(key, ' ') == key.n;
}

/* true for text without a colon: a note has it between two rules, and it is not front-matter */
static bool
is_prose(struct str yaml)
{
	struct str line, rest = yaml;

	if (str_chr(yaml, ':') < yaml.n)
		return false;
	while (str_line(&line, &rest)) {
		line = str_trim(line);
		if (line.n && line.p[0] != '#')
			return true;
	}
	return false;
}

static bool
is_template(struct str yaml, struct str body, const struct parse *p)
{
	return (note_placeholder(yaml) || note_placeholder_title(body)) && !str_eq(p->path, STR("me.md"));
}

/* the parse with the keys that say what a file is */
static struct parse
with_own_keys(const struct parse *p)
{
	struct parse own = *p;

	own.keys |= KEYSET(KEY_NAME) | KEYSET(KEY_TYPE) | KEYSET(KEY_STATUS) | KEYSET(KEY_TAGS) |
	            (p->rule ? p->rule->keys : 0);
	return own;
}

static void
report_lost(struct str bytes, struct parse *p)
{
	uint32_t line = front_lost(bytes);

	if (line)
		errors_add(p->errors, p->path, line, 1, "front-matter without its first line: write --- as the first line of the file");
}

/* reads the front-matter of a file: 1, 0 if it has none, or -1 if it makes the file a note */
static int
parse_front(struct contact *c, struct str bytes, struct split *at, struct parse *p)
{
	struct parse front = with_own_keys(p);
	struct str yaml;
	int split = front_split(at, bytes);

	if (split < 0 && unclosed(bytes)) {
		errors_add(p->errors, p->path, 1, 1, "front-matter without an end (a line ---): left out");
		return -1;
	}
	if (split <= 0) {
		if (!p->bare)
			report_lost(bytes, p);
		return 0;
	}
	yaml = str_sub(bytes, at->front, at->front_end);
	if (is_prose(yaml))
		return 0;
	if (is_template(yaml, str_sub(bytes, at->body, bytes.n), p)) {
		p->note = NOTE_TEMPLATE;
		return -1;
	}
	if (yaml.n > FRONT_MAX) {
		errors_add(p->errors, p->path, at->front_line, 1, "front-matter of more than %d KiB: left out",
		           FRONT_MAX / 1024);
		return -1;
	}
	front_parse(&c->field, &c->nfields, yaml, at->front_line, &front);
	return 1;
}

void
contact_split(struct split *at, const struct contact *c, struct str file)
{
	size_t from = str_starts(file, STR("\xEF\xBB\xBF")) ? 3 : 0;

	if (c->bare || front_split(at, file) != 1)
		*at = (struct split){from, from, from, 1, 1};
}

/* reads the keys that stand in the body, if there can be any */
static void
parse_body_fields(struct contact *c, struct str body, uint32_t line, const struct parse *p)
{
	struct parse all = with_own_keys(p);

	if (!p->bare && !body_keys_may(body))
		return;
	body_fields_read(&c->field, &c->nfields, body, line, c->bare, &all);
}

static int
parse_valid(struct contact *c, struct str bytes, struct parse *p)
{
	struct split at;
	struct str body;
	int front;

	p->note = NOTE_BARE;
	front = parse_front(c, bytes, &at, p);
	if (front < 0 || (!front && !p->bare))
		return 0;
	c->bare = !front;
	if (c->bare)
		contact_split(&at, c, bytes);
	body = str_sub(bytes, at.body, bytes.n);
	if (c->bare && note_placeholder_title(body)) {
		p->note = NOTE_TEMPLATE;
		return 0;
	}
	/* only where `people:` is set do the keys in the text say what a file is */
	if (p->bare)
		parse_body_fields(c, body, at.body_line, p);
	p->note = p->rule ? p->rule->judge(p->rule, c, p) : contact_typed(c) ? NOTE_NONE : NOTE_TYPE;
	if (p->note)
		return 0;
	if (!p->bare)
		parse_body_fields(c, body, at.body_line, p);
	wrong_values_check(c, at.body_line, p);
	c->signed_dead = take_death(c, p);
	c->end = (contact_text(c, KEY_STATUS).n ? END_NONE : end_of(c, body, p)) & UINT8_MAX;
	c->inactive = c->signed_dead || c->end || status_means(contact_text(c, KEY_STATUS));
	if (p->want & (WANT_ENTRIES | WANT_TEXTS | WANT_LINKS | WANT_TASKS))
		body_parse(&c->body, body, at.body_line, p);
	return 1;
}

int
contact_parse(struct contact *out, struct str bytes, struct parse *p)
{
	struct contact c = {0};
	struct buf scratch = {0};
	int is = parse_valid(&c, valid(&scratch, bytes, p), p);

	buf_free(&scratch);
	if (!is)
		return 0;
	c.path = p->path;
	c.dates = p->dates;
	c.id = link_stem(c.path);
	if (p->want & WANT_RAW)
		c.raw = arena_str(p->arena, bytes);
	*out = c;
	return 1;
}
