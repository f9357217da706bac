/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/utf8.h"
#include "contact/body.h"
#include "contact/body_fields.h"
#include "contact/body_keys.h"
#include "front/fields.h"

/* reads a day as people write it into its ISO form; false if it is none */
static bool
write_day(struct buf *out, struct str s, bool year, const struct written_style *dates)
{
	char date[DAY_SIZE];
	const char *why;
	enum written_is is;
	day d;

	is = written_read(&d, &s, dates, &why);
	if ((is != WRITTEN_DAY && !(is == WRITTEN_MONTH && year)) || str_trim(s).n)
		return false;
	day_format(date, d);
	buf_clear(out);
	buf_str(out, str_sub(str_of(date), year ? 0 : 5, is == WRITTEN_MONTH ? 7 : 10));
	return true;
}

/*
 * The value of a key with days in the form that front-matter has: "[[May 5th, 1990]]" is
 * 1990-05-05, and "March 12" 03-12. What is no day stays.
 */
static struct str
plain_day(struct buf *out, enum key_kind kind, struct str value, const struct written_style *dates)
{
	struct str s = value;
	struct partial partial;
	size_t aside = str_find(value, STR(" ("));

	if (str_starts(s, STR("[[")) && str_ends(s, STR("]]")))
		s = str_sub(s, 2, s.n - 2);
	else if (aside < s.n)
		s = str_trim(str_sub(s, 0, aside)); /* "(46)", "(in Porto)" */
	if (partial_parse(&partial, s) == 0)
		return s;
	if (write_day(out, s, true, dates))
		return buf_view(out);
	/* a day without its year is that of a leap year */
	if (kind == KIND_PARTIAL && s.n && s.n < 40) {
		struct buf with = {0};
		bool is;

		buf_str(&with, s);
		buf_str(&with, STR(" 2000"));
		is = write_day(out, buf_view(&with), false, dates);
		buf_free(&with);
		if (is)
			return buf_view(out);
	}
	return value;
}

static bool
has_days(enum key_kind kind)
{
	return kind == KIND_DAY || kind == KIND_PARTIAL;
}

const char *
body_fields_wrong(enum key_kind kind)
{
	if (kind == KIND_DAY)
		return "not a date; write 2025-06-01";
	return kind == KIND_PARTIAL ? "not a date; write 1980-04-17, or 04-17 without a year" : NULL;
}

struct body_fields_reader {
	struct body_keys keys;
	struct fields fields;
	struct parse *parse;
	uint32_t line;  /* of the body in the file */
	size_t bytes;   /* of values so far */
	uint32_t at_line; /* a line of the file, and where it starts */
	size_t line_start;
	struct buf scratch;
};

/* the column of a byte; many keys may stand on one long line */
static uint32_t
column(struct body_fields_reader *r, const char *at, uint32_t line)
{
	size_t i = (size_t)(at - r->keys.text.p);

	if (line != r->at_line)
		r->line_start = str_line_start(r->keys.text, i);
	r->at_line = line;
	return (uint32_t)(i - r->line_start) + 1;
}

static void
add(struct body_fields_reader *r, struct str key, struct str value, uint32_t line, uint32_t col)
{
	bool exact;
	enum key known = key_find(key, r->parse->own, &exact);

	if (has_days(key_kind(known)))
		value = plain_day(&r->scratch, key_kind(known), value, &r->parse->dates);
	fields_begin(&r->fields, key, line, col);
	fields_value(&r->fields, value, line, col);
	fields_end(&r->fields, SHAPE_SCALAR);
}

/*
 * The name that a file's own name holds, as Logseq writes that of a page: "Person___Ann%20Day" is
 * Ann Day. Empty without such marks.
 */
static struct str
file_name(struct buf *out, struct str stem)
{
	struct str part = stem, all;
	bool marked = false;
	size_t at;

	while ((at = str_find(part, STR("___"))) + 3 < part.n) {
		part = str_sub(part, at + 3, part.n);
		marked = true;
	}
	buf_clear(out);
	for (size_t i = 0; i < part.n; i++) {
		bool escape = part.p[i] == '%' && i + 2 < part.n && char_hex(part.p[i + 1]) >= 0 &&
		              char_hex(part.p[i + 2]) >= 0;

		buf_chr(out, escape ? (char)(char_hex(part.p[i + 1]) * 16 + char_hex(part.p[i + 2])) : part.p[i]);
		marked |= escape;
		i += escape ? 2 : 0;
	}
	all = buf_view(out);
	if (!marked || utf8_invalid(all) < all.n)
		return STR("");
	/* "%2F" separates, too */
	while ((at = str_chr(all, '/')) + 1 < all.n)
		all = str_sub(all, at + 1, all.n);
	return str_trim(all);
}

/* the name in the title of a page: without the folders that the file's name has, too */
static struct str
page_name(struct body_fields_reader *r, struct str title)
{
	struct str last = file_name(&r->scratch, link_stem(r->parse->path));
	size_t n = last.n;

	return n && n < title.n && title.p[title.n - n - 1] == '/' && str_ends(title, last)
	           ? str_sub(title, title.n - n, title.n) : title;
}

static void
add_found(struct body_fields_reader *r)
{
	const struct body_keys *k = &r->keys;
	uint32_t line = r->line + k->line - 1, col = column(r, k->value.p, line);
	struct parse *p = r->parse;
	bool exact;
	enum key known = key_find(k->key, p->own, &exact);

	if (!k->value.n || key_is_setting(known))
		return;
	if (k->below) {
		if ((p->want & WANT_LINT) && known != KEY_OTHER)
			errors_add(p->errors, p->path, line, col,
			           "%.*s: not read, since it stands below another item: begin a line with it",
			           STR_ARG(k->key));
		return;
	}
	r->bytes += k->value.n;
	/* a page of Logseq has its own title */
	if (known == KEY_TITLE && k->top && p->bare && text_same(k->key, STR("title")))
		add(r, STR("name"), page_name(r, k->value), line, col);
	else
		add(r, k->key, k->value, line, col);
}

/* the field of a key that is known, or has this name, or NULL */
static struct field *
find_field(struct field *v, uint32_t n, const struct field *like)
{
	for (uint32_t i = 0; i < n; i++)
		if (v[i].key == like->key && (like->key != KEY_OTHER || text_same(str_of(v[i].name), str_of(like->name))))
			return &v[i];
	return NULL;
}

/* reports to who asks for it that a field of the front-matter goes before a different one */
static void
tell_lost(const struct field *kept, const struct field *lost, struct parse *p)
{
	bool same = lost->n > 0;

	if (!(p->want & WANT_LINT) || kept->key == KEY_OTHER || kept->key == KEY_MET)
		return;
	for (size_t i = 0; same && i < lost->n; i++) {
		same = false;
		for (size_t k = 0; !same && k < kept->n; k++)
			same = text_same(field_text(kept, k), field_text(lost, i));
	}
	if (lost->n && !same)
		errors_add(p->errors, p->path, lost->value->line, lost->value->col,
		           "%s: not read, since %s on line %u counts: make them alike, or leave one out",
		           lost->name, kept->name, (unsigned)kept->line);
}

/* joins the fields of the body to those of the front-matter */
static void
join(struct field **v, uint32_t *n, const struct field *body, uint32_t nbody, struct parse *p)
{
	struct field *all = arena_alloc(p->arena, (*n + nbody) * sizeof(*all));
	uint32_t front = *n;

	if (front)
		memcpy(all, *v, front * sizeof(*all));
	for (uint32_t i = 0; i < nbody; i++) {
		struct field *at = find_field(all, front, &body[i]);

		if (!at)
			all[(*n)++] = body[i];
		else if (!at->n || fields_later(at, &body[i], &p->dates))
			*at = body[i];
		else
			tell_lost(at, &body[i], p);
	}
	*v = all;
}

static void
add_name(struct body_fields_reader *r)
{
	const struct body_keys *k = &r->keys;
	struct buf scratch = {0};
	struct str name = k->name, file;

	for (size_t i = 0; i < r->fields.n; i++)
		if (r->fields.v[i].key == KEY_NAME && r->fields.v[i].n)
			return;
	if (name.n) {
		add(r, STR("name"), name, r->line + k->name_line - 1,
		    column(r, name.p, r->line + k->name_line - 1));
	} else {
		file = file_name(&scratch, link_stem(r->parse->path));
		if (file.n)
			add(r, STR("name"), file, r->line, 1);
		buf_free(&scratch);
	}
	/* first, as in a front-matter */
	if (r->fields.n > 1 && r->fields.v[r->fields.n - 1].key == KEY_NAME) {
		struct field last = r->fields.v[r->fields.n - 1];

		memmove(r->fields.v + 1, r->fields.v, (r->fields.n - 1) * sizeof(last));
		r->fields.v[0] = last;
	}
}

void
body_fields_read(struct field **v, uint32_t *n, struct str body, uint32_t line, bool name_too,
                 struct parse *p)
{
	struct body_fields_reader r = {
		.keys = {.text = body, .own = p->own, .plain = p->bare},
		.fields = {.parse = p, .body = true},
		.parse = p,
		.line = line,
	};
	struct field *found;
	uint32_t nfound;

	while (body_keys_next(&r.keys)) {
		add_found(&r);
		if (r.bytes <= BODY_FIELDS_MAX)
			continue;
		errors_add(p->errors, p->path, line + r.keys.line - 1, 1,
		           "more than %d KiB of keys in the text: the rest is left out", BODY_FIELDS_MAX / 1024);
		break;
	}
	if (name_too)
		add_name(&r);
	if (r.fields.n) {
		fields_keep(&found, &nfound, &r.fields);
		join(v, n, found, nfound, p);
	}
	fields_free(&r.fields);
	body_keys_end(&r.keys);
	buf_free(&r.scratch);
}
