/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <yaml.h>

#include "base/marker.h"
#include "base/mem.h"
#include "front/events.h"
#include "front/fields.h"
#include "front/front_plain.h"

enum { ERRORS_MAX = 16 }; /* for each file, so that a damaged one does not hide reports on others */

/* a place in a text, in bytes and in the characters that libyaml counts */
struct front_place {
	size_t at, chars;
};

struct front_reader {
	yaml_parser_t yaml;
	struct fields fields;
	struct str text; /* the text that libyaml reads */
	struct front_place start, place; /* the place last looked up: its line's, and its own */
	uint32_t line;   /* number of the first line */
	enum shape shape;
	unsigned depth; /* number of open lists and maps */
	unsigned skip;  /* depth at which an ignored value began, or 0 */
	size_t link;    /* where the inside of an unquoted [[link]] began, if it is that value */
	struct front_place linked; /* the line and column of the link */
	bool have_key, have_pair;
	bool paired; /* a list holds pairs, "- wedding: 2012-06-09", and is read as a map */
	enum fields_item item; /* of the map in a list that is now read */
	struct error error;
};

/* true for a byte within a character: not its first */
static bool
goes_on(struct str s, size_t i)
{
	return i < s.n && ((unsigned char)s.p[i] & 0xc0) == 0x80;
}

/* moves to a character, which is mostly near the last one: its byte */
static size_t
seek(struct front_place *p, struct str text, size_t chars)
{
	for (; p->chars < chars && p->at < text.n; p->chars++)
		for (p->at++; goes_on(text, p->at); p->at++)
			;
	for (; p->chars > chars && p->at > 0; p->chars--)
		for (p->at--; p->at && goes_on(text, p->at); p->at--)
			;
	return p->at;
}

/* the column in bytes, as editors expect it */
static uint32_t
column(struct front_reader *r, yaml_mark_t at)
{
	size_t start = seek(&r->start, r->text, at.index - at.column);

	return (uint32_t)(seek(&r->place, r->text, at.index) - start) + 1;
}

static int
refuse(struct front_reader *r, yaml_mark_t at, const char *what)
{
	r->error.line = r->line + (uint32_t)at.line;
	r->error.col = column(r, at);
	r->error.what = str_of(what);
	return -1;
}

/* stores libyaml's own message, which is static */
static int
refuse_yaml(struct front_reader *r)
{
	yaml_mark_t at = r->yaml.problem_mark;

	if (r->yaml.error == YAML_READER_ERROR)
		at = r->yaml.mark;
	return refuse(r, at, r->yaml.problem ? r->yaml.problem : "not YAML");
}

static struct str
scalar_text(const yaml_event_t *e)
{
	return (struct str){(const char *)e->data.scalar.value, e->data.scalar.length};
}

static bool
scalar_null(const yaml_event_t *e)
{
	struct str s = scalar_text(e);

	return e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
	       (!s.n || str_eq(s, STR("~")) || str_eq(s, STR("null")));
}

static void
end_field(struct front_reader *r)
{
	fields_end(&r->fields, r->paired ? SHAPE_MAP : r->shape);
	r->have_key = false;
}

static void
on_scalar(struct front_reader *r, const yaml_event_t *e)
{
	struct str text = scalar_text(e);
	uint32_t line = r->line + (uint32_t)e->start_mark.line, col;

	if (r->skip)
		return;
	col = column(r, e->start_mark);
	if (!r->have_key) {
		fields_begin(&r->fields, text, line, col);
		r->shape = SHAPE_SCALAR;
		r->have_key = true;
		r->have_pair = r->paired = false;
	} else if ((r->shape == SHAPE_MAP || r->depth == 3) && !r->have_pair) {
		fields_pair(&r->fields, text);
		r->have_pair = true;
	} else {
		if (!scalar_null(e) && r->item)
			fields_item_value(&r->fields, r->item, text, line, col);
		else if (!scalar_null(e))
			fields_value(&r->fields, text, line, col);
		r->have_pair = false;
		if (r->depth == 1)
			end_field(r);
	}
}

/*
 * True for the inner list of an unquoted link, [[a, b]]: YAML reads two lists, and a person a link.
 * Its text is then read as it is written.
 */
static bool
begins_link(struct front_reader *r, const yaml_event_t *e)
{
	size_t at = seek(&r->place, r->text, e->start_mark.index);

	if (at < 1 || at + 1 >= r->text.n || r->text.p[at] != '[' || r->text.p[at - 1] != '[' ||
	    char_in(r->text.p[at + 1], STR("[]")))
		return false;
	r->link = at + 1;
	r->linked.at = r->line + e->start_mark.line;
	r->linked.chars = column(r, e->start_mark) - 1;
	return true;
}

static int
on_begin(struct front_reader *r, const yaml_event_t *e)
{
	bool map = e->type == YAML_MAPPING_START_EVENT;

	if (++r->depth > FRONT_DEPTH)
		return refuse(r, e->start_mark, "nested too deeply");
	if (r->depth == 1)
		return map ? 0 : refuse(r, e->start_mark, "a list where `key: value` should be");
	if (!r->have_key)
		return refuse(r, e->start_mark, "a key must be a word");
	if (r->skip)
		return 0;
	if (r->depth == 2)
		r->shape = map ? SHAPE_MAP : SHAPE_LIST;
	else if (map && r->depth == 3 && r->shape == SHAPE_LIST &&
	         (r->item = fields_item(&r->fields)) != ITEM_NONE)
		r->paired |= r->item != ITEM_PERSON;
	else if (map || r->shape == SHAPE_MAP || begins_link(r, e))
		r->skip = r->depth;
	return 0;
}

/* hands over a link with its brackets; its end is that of the inner list */
static void
end_link(struct front_reader *r, const yaml_event_t *e)
{
	size_t to = seek(&r->place, r->text, e->end_mark.index);
	bool closed = to < r->text.n && r->text.p[to] == ']';
	struct str text = str_sub(r->text, closed ? r->link - 2 : r->link, closed ? to + 1 : to - 1);

	fields_value(&r->fields, text, (uint32_t)r->linked.at, (uint32_t)r->linked.chars);
	r->link = 0;
}

static void
on_end(struct front_reader *r, const yaml_event_t *e)
{
	if (r->depth == r->skip) {
		r->skip = 0;
		r->have_pair = !r->have_pair && r->shape == SHAPE_MAP;
		if (r->link)
			end_link(r, e);
	} else if (r->depth == 3 && !r->skip) {
		if (r->item)
			fields_item_end(&r->fields);
		r->item = ITEM_NONE;
		fields_pair(&r->fields, STR(""));
	}
	if (--r->depth == 1)
		end_field(r);
}

static bool
anchored(const yaml_event_t *e)
{
	switch (e->type) {
	case YAML_ALIAS_EVENT:
		return true;
	case YAML_SCALAR_EVENT:
		return e->data.scalar.anchor != NULL;
	case YAML_SEQUENCE_START_EVENT:
		return e->data.sequence_start.anchor != NULL;
	case YAML_MAPPING_START_EVENT:
		return e->data.mapping_start.anchor != NULL;
	default:
		return false;
	}
}

static int
on_event(struct front_reader *r, const yaml_event_t *e)
{
	if (anchored(e))
		return refuse(r, e->start_mark, "anchors (&) and aliases (*) are not read; quote the text if you mean the sign");
	switch (e->type) {
	case YAML_SCALAR_EVENT:
		if (r->depth == 0 && !scalar_null(e))
			return refuse(r, e->start_mark, "not a `key: value`");
		if (r->depth)
			on_scalar(r, e);
		return 0;
	case YAML_SEQUENCE_START_EVENT:
	case YAML_MAPPING_START_EVENT:
		return on_begin(r, e);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		if (r->depth > 1)
			on_end(r, e);
		return 0;
	default:
		return 0;
	}
}

/* reads one text as YAML into r->fields; -1 with r->error set if it is not YAML */
static int
read_yaml(struct front_reader *r, struct str yaml, uint32_t line)
{
	bool end = false;
	int ret = 0;

	r->text = yaml;
	r->start = r->place = (struct front_place){0};
	r->line = line;
	r->depth = r->skip = 0;
	r->link = 0;
	r->item = ITEM_NONE;
	r->have_key = false;
	if (!yaml_parser_initialize(&r->yaml))
		return refuse(r, (yaml_mark_t){0}, "out of memory");
	yaml_parser_set_encoding(&r->yaml, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&r->yaml, (const unsigned char *)yaml.p, yaml.n);
	while (!end && !ret) {
		yaml_event_t e;

		if (!yaml_parser_parse(&r->yaml, &e)) {
			ret = refuse_yaml(r);
			break;
		}
		ret = on_event(r, &e);
		end = e.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&e);
	}
	yaml_parser_delete(&r->yaml);
	return ret;
}

/*
 * Reads the next top-level key with all its lines. Indented lines, comments, blank lines, "- item"
 * and closing brackets belong to the key before.
 */
static bool
next_chunk(struct str *chunk, struct str *rest, uint32_t *lines)
{
	struct str line, look = *rest;

	*lines = 0;
	while (look.n) {
		char c = look.p[0];

		if (*lines && !char_in(c, STR(" \t#-]}\r\n")))
			break;
		str_line(&line, &look);
		++*lines;
	}
	*chunk = str_sub(*rest, 0, rest->n - look.n);
	*rest = look;
	return chunk->n > 0;
}

/* true if a chunk belongs to a conflict and is left out; *begins, if the conflict begins here */
static bool
in_conflict(struct marker_reader *r, struct str chunk, bool *begins)
{
	struct str line;
	enum marker m = str_line(&line, &chunk) ? marker_next(r, line) : MARKER_NONE;

	*begins = m == MARKER_OURS;
	return m || r->part == MARKER_BASE || r->part == MARKER_THEIRS;
}

/*
 * True if one more problem may be reported; the first that may not is replaced by a message saying
 * so. The reader then stops, so that it drops no problem in silence.
 */
static bool
may_report(uint32_t *reported, uint32_t line, struct parse *p)
{
	if (++*reported <= ERRORS_MAX)
		return true;
	errors_add(p->errors, p->path, line, 1, "too many errors: the rest of the front-matter is left out");
	return false;
}

/* reads key by key, so that an error in one leaves the others */
static void
read_chunks(struct front_reader *r, struct str yaml, uint32_t line)
{
	struct error whole = r->error;
	struct parse *p = r->fields.parse;
	struct marker_reader markers = {0};
	struct str chunk;
	uint32_t lines, reported = 0;

	r->fields.n = 0;
	for (; next_chunk(&chunk, &yaml, &lines); line += lines) {
		size_t before = r->fields.n;
		bool begins;

		if (in_conflict(&markers, chunk, &begins)) {
			if (!begins)
				continue;
			if (!may_report(&reported, line, p))
				return;
			errors_add(p->errors, p->path, line, 1, "a merge conflict: the first version is read");
			continue;
		}
		if (read_yaml(r, chunk, line) == 0)
			continue;
		r->fields.n = before;
		if (!may_report(&reported, line, p))
			return;
		errors_add(p->errors, p->path, r->error.line, r->error.col, "front-matter: %.*s", STR_ARG(r->error.what));
	}
	if (!reported)
		errors_add(p->errors, p->path, whole.line, whole.col, "front-matter: %.*s", STR_ARG(whole.what));
}

static bool
read_odd(void *reader, struct str key, uint32_t line)
{
	return read_yaml(reader, key, line) == 0;
}

void
front_parse(struct field **out, uint32_t *n, struct str yaml, uint32_t line, struct parse *p)
{
	struct front_reader r = {.fields = {.parse = p}};
	const struct front_odd odd = {read_odd, &r};

	if (((p->want & WANT_NO_SHORT_CUT) || !front_plain(&r.fields, yaml, line, &odd)) &&
	    read_yaml(&r, yaml, line) < 0)
		read_chunks(&r, yaml, line);
	fields_keep(out, n, &r.fields);
	fields_free(&r.fields);
}

static enum event_style
style_of(yaml_scalar_style_t style)
{
	if (style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE)
		return EVENT_TEXT;
	return style == YAML_PLAIN_SCALAR_STYLE ? EVENT_PLAIN : EVENT_QUOTED;
}

/* converts an event of libyaml; false if callers do not need it */
static bool
translate(struct event *out, const yaml_event_t *e, struct front_place *p, struct str yaml, struct arena *arena)
{
	*out = (struct event){0};
	out->from = seek(p, yaml, e->start_mark.index);
	out->to = seek(p, yaml, e->end_mark.index);
	switch (e->type) {
	case YAML_SCALAR_EVENT:
		out->kind = EVENT_SCALAR;
		out->style = style_of(e->data.scalar.style);
		out->tagged = e->data.scalar.tag != NULL;
		out->text = arena_str(arena, scalar_text(e));
		return true;
	case YAML_SEQUENCE_START_EVENT:
		out->kind = EVENT_LIST;
		out->flow = e->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
		out->tagged = e->data.sequence_start.tag != NULL;
		return true;
	case YAML_MAPPING_START_EVENT:
		out->kind = EVENT_MAP;
		out->flow = e->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
		out->tagged = e->data.mapping_start.tag != NULL;
		return true;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		out->kind = EVENT_END;
		return true;
	default:
		return false;
	}
}

/* counts open collections and documents; false for an event that forbids writing */
static bool
fit(const yaml_event_t *e, int *depth, int *documents)
{
	if (e->type == YAML_SEQUENCE_START_EVENT || e->type == YAML_MAPPING_START_EVENT)
		++*depth;
	else if (e->type == YAML_SEQUENCE_END_EVENT || e->type == YAML_MAPPING_END_EVENT)
		--*depth;
	else if (e->type == YAML_DOCUMENT_START_EVENT)
		++*documents;
	return *depth <= FRONT_DEPTH && *documents <= 1 && !anchored(e);
}

int
events_read(struct event **out, size_t *n, struct str yaml, struct arena *arena)
{
	struct front_place place = {0};
	struct event *v = NULL, event;
	size_t cap = 0;
	int depth = 0, documents = 0;
	bool good = true, end = false;
	yaml_parser_t parser;
	yaml_event_t e;

	*n = 0;
	if (!yaml_parser_initialize(&parser))
		mem_out();
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, (const unsigned char *)yaml.p, yaml.n);
	while (good && !end && (good = yaml_parser_parse(&parser, &e)) != 0) {
		good = fit(&e, &depth, &documents);
		end = e.type == YAML_STREAM_END_EVENT;
		if (good && translate(&event, &e, &place, yaml, arena)) {
			v = mem_reserve(v, *n, &cap, sizeof(*v));
			v[(*n)++] = event;
		}
		yaml_event_delete(&e);
	}
	/* that is no fault of the text's */
	if (parser.error == YAML_MEMORY_ERROR)
		mem_out();
	yaml_parser_delete(&parser);
	*n = events_links(v, *n, yaml);
	*out = arena_copy(arena, v, *n, sizeof(**out));
	free(v);
	return good ? 0 : -1;
}
