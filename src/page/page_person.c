/* SPDX-License-Identifier: ISC */
#include "account/due.h"
#include "base/utf8.h"
#include "contact/body_page.h"
#include "entry/dial.h"
#include "entry/email.h"
#include "page/page_frame.h"
#include "print/html.h"

/* the page of a contact, while it is written */
struct person_page {
	struct buf *out;
	struct pages *p;
	const struct contact *c;
};

/* --- links --- */

/*
 * compares ASCII letters in either case; text_same() would take U+2121 for "tel", which no browser
 * does
 */
static bool
is_scheme(struct str s, struct str scheme)
{
	size_t i = 0;

	while (i < s.n && i < scheme.n && (s.p[i] | 0x20) == scheme.p[i])
		i++;
	return i == s.n && i == scheme.n;
}

/* schemes allowed in links: none runs or loads anything of this machine */
static bool
may_link(struct str url)
{
	static const struct str schemes[] = {
		STR_INIT("https"), STR_INIT("http"), STR_INIT("mailto"), STR_INIT("tel"),
	};
	struct str scheme;

	str_cut(&scheme, url, ':');
	for (size_t i = 0; scheme.n < url.n && i < sizeof(schemes) / sizeof(schemes[0]); i++)
		if (is_scheme(scheme, schemes[i]))
			return true;
	return false;
}

/* links to a person's page from another person's page */
static bool
link_person(struct buf *out, const struct pages *p, struct str name)
{
	size_t who = book_find(p->book, name);

	if (who == p->book->n || !p->link[who].n)
		return false;
	buf_str(out, p->link[who]);
	return true;
}

/* callback of body_page() */
static bool
link_to(struct buf *out, struct str to, bool wiki, void *arg)
{
	const struct pages *p = arg;
	struct buf name = {0};
	bool linked;

	if (wiki ? link_wiki(&name, to) : link_file(&name, to)) {
		linked = link_person(out, p, buf_view(&name));
	} else {
		linked = !wiki && may_link(to);
		if (linked)
			buf_str(out, to);
	}
	buf_free(&name);
	return linked;
}

static void
add_link(struct buf *out, struct str scheme, struct str to, struct str text)
{
	buf_str(out, STR("<a href=\""));
	buf_str(out, scheme);
	html_text(out, to);
	buf_str(out, STR("\">"));
	html_isolated(out, text);
	buf_str(out, STR("</a>"));
}

/* --- the keys --- */

static void
add_email(struct person_page *s, struct str value)
{
	struct buf to = {0};
	struct str address = email_address(value);
	size_t at = str_chr(address, '@');

	if (!at || at + 1 >= address.n) {
		html_isolated(s->out, value);
		return;
	}
	html_address(&to, str_sub(address, 0, at));
	buf_chr(&to, '@');
	html_address(&to, str_sub(address, at + 1, address.n));
	add_link(s->out, STR("mailto:"), buf_view(&to), value);
	buf_free(&to);
}

static void
add_phone(struct person_page *s, struct str value)
{
	struct buf to = {0};

	if (dial_add(&to, value))
		add_link(s->out, STR("tel:"), buf_view(&to), value);
	else
		html_isolated(s->out, value);
	buf_free(&to);
}

static void
add_url(struct person_page *s, struct str value)
{
	if (may_link(value))
		add_link(s->out, STR(""), value, value);
	else
		html_isolated(s->out, value);
}

static void
add_person(struct person_page *s, struct str value)
{
	size_t who = book_find(s->p->book, value);

	if (who < s->p->book->n && s->p->link[who].n)
		page_name(s->out, s->p, who, "");
	else
		html_isolated(s->out, value);
}

static void
add_plain(struct person_page *s, struct str value)
{
	html_isolated(s->out, value);
}

/* true if the values name contacts */
static bool
of_people(const struct field *f)
{
	return key_kind(f->key) == KIND_PEOPLE || f->relation || f->key == KEY_RELATIONS;
}

/* the function that shows the values of a key */
static void (*shown_as(const struct field *f))(struct person_page *, struct str)
{
	switch (key_card(f->key)->form) {
	case CARD_MAIL: return add_email;
	case CARD_PHONE: return add_phone;
	case CARD_URL: return add_url;
	default: return of_people(f) ? add_person : add_plain;
	}
}

static void
add_field(struct person_page *s, const struct field *f)
{
	void (*add)(struct person_page *, struct str) = shown_as(f);

	buf_str(s->out, STR("<dt>"));
	html_isolated(s->out, str_of(f->name));
	buf_str(s->out, STR("</dt>\n"));
	for (size_t i = 0; i < f->n; i++) {
		buf_str(s->out, i ? STR(" · ") : STR("<dd>"));
		if (field_pair(f, i).n) {
			html_isolated(s->out, field_pair(f, i));
			buf_str(s->out, STR(": "));
		}
		add(s, of_people(f) ? field_target(f, i) : field_text(f, i));
	}
	buf_str(s->out, STR("</dd>\n"));
}

static void
add_fact(struct person_page *s, const char *name, const char *text)
{
	buf_fmt(s->out, "<dt>%s</dt>\n<dd>%s</dd>\n", name, text);
}

/* the last contact and the due day, as dates, which stay true tomorrow */
static void
add_due(struct person_page *s)
{
	struct due d = due_of(s->c, &s->p->book->set, s->p->today);
	char text[DAY_SIZE];

	if (s->c->inactive)
		return;
	if (d.last != DAY_NONE)
		add_fact(s, "in touch", day_format(text, d.last));
	if (d.due != DAY_NONE)
		add_fact(s, "due", day_format(text, d.due));
}

/* ties recorded in either file */
static void
add_ties(struct person_page *s, size_t who)
{
	const struct mesh *m = &s->p->mesh;
	uint32_t node = m->node[who];

	if (node == COMPONENTS_NONE || !mesh_ties(m, node))
		return;
	buf_str(s->out, STR("<dt>ties</dt>\n<dd>"));
	for (uint32_t i = m->graph.start[node]; i < m->graph.start[node + 1]; i++) {
		buf_str(s->out, i > m->graph.start[node] ? STR(" · ") : STR(""));
		page_name(s->out, s->p, m->who[m->graph.to[i]], "");
	}
	buf_str(s->out, STR("</dd>\n"));
}

static void
add_keys(struct person_page *s, size_t who)
{
	size_t begin = s->out->n, empty;

	buf_str(s->out, STR("<dl>\n"));
	empty = s->out->n;
	add_due(s);
	for (size_t i = 0; i < s->c->nfields; i++)
		if (s->c->field[i].key != KEY_NAME && s->c->field[i].n)
			add_field(s, &s->c->field[i]);
	add_ties(s, who);
	if (s->out->n == empty)
		s->out->n = begin;
	else
		buf_str(s->out, STR("</dl>\n"));
}

/* --- the text --- */

static void
add_body(struct person_page *s, struct parse *p)
{
	struct relink relink = {link_to, s->p};
	struct buf text = {0}, html = {0};
	struct split split;

	contact_split(&split, s->c, s->c->raw);
	utf8_repair(&text, str_sub(s->c->raw, split.body, s->c->raw.n));
	if (str_trim(buf_view(&text)).n) {
		buf_str(s->out, STR("<article class=\"note\">\n"));
		if (body_page(&html, buf_view(&text), split.body_line, &relink, p) == 0) {
			html_clean(s->out, buf_view(&html));
		} else {
			buf_str(s->out, STR("<pre>"));
			html_text(s->out, buf_view(&text));
			buf_str(s->out, STR("</pre>\n"));
		}
		buf_str(s->out, STR("</article>\n"));
	}
	buf_free(&text);
	buf_free(&html);
}

void
page_person(struct buf *out, struct pages *p, size_t who, struct parse *parse)
{
	struct person_page s = {.out = out, .p = p, .c = &p->book->contact[who]};

	parse->path = s.c->path;
	page_person_begin(out, p, who);
	add_keys(&s, who);
	add_body(&s, parse);
	page_person_end(out);
}
