/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "table/ldif.h"
#include "table/profile.h"
#include "table/table.h"

/* "name: text", unfolded and decoded; offsets into ldif.text, which grows */
struct ldif_field {
	size_t name, name_end, text, text_end;
};

struct ldif {
	struct cards *cards;
	struct str path, rest;
	struct errors errors;
	struct columns columns;
	struct buf line, text;    /* the unfolded line; the texts of an entry */
	struct ldif_field *field; /* of an entry */
	size_t n, cap;
	uint32_t number, at;      /* the last line that was read; the first that makes `line` */
	uint32_t first;           /* the first of the entry */
	size_t groups, nameless;
	uint32_t group_line, nameless_line;
};

/* the first line of the text that says something */
static struct str
first_line(struct str text)
{
	struct str line = STR("");

	while (str_line(&line, &text) && (!str_trim(line).n || line.p[0] == '#'))
		;
	return line;
}

static bool
has_name(struct str line, struct str name)
{
	struct str head;

	return line.n > name.n && line.p[name.n] == ':' && (str_cut(&head, line, ':'), text_same(head, name));
}

bool
ldif_is(struct str text)
{
	struct str line = first_line(text);
	size_t at = (size_t)(line.p - text.p) + line.n;

	if (has_name(line, STR("version")))
		line = first_line(str_sub(text, at, text.n));
	return has_name(line, STR("dn"));
}

/* reads the next line with those that continue it, which begin with a blank; comments are skipped */
static bool
unfold(struct ldif *l)
{
	struct str line;

	do {
		buf_clear(&l->line);
		if (!str_line(&line, &l->rest))
			return false;
		l->at = ++l->number;
		buf_str(&l->line, line);
		while (line.n && l->rest.n && l->rest.p[0] == ' ' && str_line(&line, &l->rest)) {
			l->number++;
			buf_str(&l->line, str_sub(line, 1, line.n));
			line.n = 1; /* a blank line that continues is not the end */
		}
	} while (l->line.n && l->line.p[0] == '#');
	return true;
}

static int
digit(char c)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *at = c ? strchr(digits, c) : NULL;

	return at ? (int)(at - digits) : -1;
}

/* appends what base64 says; false for what is none */
static bool
decode(struct buf *out, struct str s)
{
	uint32_t bits = 0;
	int n = 0;

	s = str_trim(s);
	while (s.n && s.p[s.n - 1] == '=')
		s.n--;
	for (size_t i = 0; i < s.n; i++) {
		int d = digit(s.p[i]);

		if (d < 0)
			return false;
		bits = bits << 6 | (uint32_t)d;
		n += 6;
		if (n >= 8) {
			n -= 8;
			buf_chr(out, (char)(bits >> n & 0xFF));
		}
	}
	return true;
}

static void
take_field(struct ldif *l)
{
	struct str name, value = str_cut(&name, buf_view(&l->line), ':');
	struct ldif_field f = {.name = l->text.n};
	bool good = true;

	if (name.n == l->line.n || !str_trim(name).n) {
		errors_add(&l->errors, l->path, l->at, 1, "no \"name: value\", it is left out: %.*s",
		           STR_ARG(utf8_cut(name, 60)));
		return;
	}
	/* "cn;lang-en": options say nothing here */
	str_cut(&name, name, ';');
	buf_str(&l->text, str_trim(name));
	f.name_end = f.text = l->text.n;
	if (str_skip(&value, STR(":")))
		good = decode(&l->text, value);
	else if (!str_skip(&value, STR("<"))) /* the address of a file, which is not read */
		buf_str(&l->text, str_trim(value));
	f.text_end = l->text.n;
	if (!good)
		errors_add(&l->errors, l->path, l->at, 1, "%.*s: no base64, it is left out",
		           STR_ARG(utf8_cut(name, 60)));
	if (good && f.text_end > f.text) {
		l->field = mem_reserve(l->field, l->n, &l->cap, sizeof(*l->field));
		l->field[l->n++] = f;
	}
}

static struct str
name_of(const struct ldif *l, size_t i)
{
	return str_sub(buf_view(&l->text), l->field[i].name, l->field[i].name_end);
}

static struct str
text_of(const struct ldif *l, size_t i)
{
	return str_sub(buf_view(&l->text), l->field[i].text, l->field[i].text_end);
}

static bool
is_group(const struct ldif *l)
{
	for (size_t i = 0; i < l->n; i++)
		if (text_same(name_of(l, i), STR("objectclass")) && (text_same(text_of(l, i), STR("groupOfNames")) ||
		                                                     text_same(text_of(l, i), STR("groupOfUniqueNames"))))
			return true;
	return false;
}

/* false for a unit of an organisation, and for the line "version: 1" alone */
static bool
is_person(const struct ldif *l)
{
	static const struct str names[] = {
		STR_INIT("cn"), STR_INIT("sn"), STR_INIT("givenName"), STR_INIT("displayName"), STR_INIT("mail"),
	};

	for (size_t i = 0; i < l->n; i++)
		for (size_t k = 0; k < sizeof(names) / sizeof(names[0]); k++)
			if (text_same(name_of(l, i), names[k]))
				return true;
	return false;
}

static void
end_entry(struct ldif *l)
{
	struct profile p = {.cards = l->cards, .order = WRITTEN_ANY};

	if (is_group(l)) {
		l->group_line = l->groups++ ? l->group_line : l->first;
	} else if (is_person(l)) {
		profile_begin(&p, l->path, l->first);
		for (size_t i = 0; i < l->n; i++) {
			struct column_meaning col = columns_next(&l->columns, name_of(l, i));

			profile_add(&p, &col, STR(""), text_of(l, i));
		}
		profile_end(&p);
	} else if (l->n > 1) {
		l->nameless_line = l->nameless++ ? l->nameless_line : l->first;
	}
	l->n = 0;
	buf_clear(&l->text);
}

static void
report(struct ldif *l)
{
	l->cards->skipped += l->groups + l->nameless;
	if (l->groups)
		errors_add(&l->errors, l->path, l->group_line, 1, "groups are left out: %zu", l->groups);
	if (l->nameless)
		errors_add(&l->errors, l->path, l->nameless_line, 1, "entries that name no person are left out: %zu",
		           l->nameless);
}

void
ldif_read(struct cards *c, struct str bytes, struct str path)
{
	struct ldif l = {.cards = c, .path = path, .rest = cards_bytes(c, bytes, path)};

	columns_begin(&l.columns, COLUMN_LDIF);
	while (unfold(&l)) {
		if (!str_trim(buf_view(&l.line)).n) {
			end_entry(&l);
			continue;
		}
		l.first = l.n ? l.first : l.at;
		take_field(&l);
	}
	end_entry(&l);
	report(&l);
	errors_join(&c->errors, &l.errors);
	columns_free(&l.columns);
	buf_free(&l.line);
	buf_free(&l.text);
	free(l.field);
}

void
thunderbird_read(struct cards *c, struct str bytes, struct str path)
{
	if (ldif_is(bytes))
		ldif_read(c, bytes, path);
	else
		table_read(c, bytes, path, COLUMN_THUNDERBIRD);
}
