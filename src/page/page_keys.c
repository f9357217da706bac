/* SPDX-License-Identifier: ISC */
#include "page/page_frame.h"
#include "page/page_keys.h"
#include "page/page_link.h"
#include "print/html.h"

/* the front-matter, while it is written */
struct keys_page {
	struct buf *out;
	const struct pages *p;
	const struct contact *c;
	struct str pair; /* the key of the value in a map */
};

static void
add_plain(struct keys_page *s, struct str value)
{
	if (page_link_web(value))
		page_link_add(s->out, value, value);
	else
		html_isolated(s->out, value);
}

/* the value as a link, if there is an address */
static void
add_linked(struct keys_page *s, bool linked, struct buf *address, struct str value)
{
	if (linked)
		page_link_add(s->out, buf_view(address), value);
	else
		add_plain(s, value);
	buf_free(address);
}

static void
add_email(struct keys_page *s, struct str value)
{
	struct buf to = {0};
	bool linked = page_link_mail(&to, value);

	add_linked(s, linked, &to, value);
}

static void
add_phone(struct keys_page *s, struct str value)
{
	struct buf to = {0};
	bool linked;

	buf_str(&to, STR("tel:"));
	linked = page_link_phone(&to, value, true);
	add_linked(s, linked, &to, value);
}

static void
add_messenger(struct keys_page *s, struct str value)
{
	struct buf to = {0};
	struct str service;
	bool linked = page_link_messenger(&to, &service, s->pair, value);

	add_linked(s, linked, &to, value);
}

static void
add_url(struct keys_page *s, struct str value)
{
	if (page_link_may(value))
		page_link_add(s->out, value, value);
	else
		html_isolated(s->out, value);
}

static void
add_person(struct keys_page *s, struct str value)
{
	size_t who = book_find(s->p->book, value);

	if (who < s->p->book->n && s->p->link[who].n)
		page_name(s->out, s->p, who, "");
	else
		add_plain(s, value);
}

/* true if the values name contacts */
static bool
of_people(const struct field *f)
{
	return key_kind(f->key) == KIND_PEOPLE || f->relation || f->key == KEY_RELATIONS;
}

/* the function that shows the values of a key */
static void (*shown_as(const struct field *f))(struct keys_page *, struct str)
{
	switch (key_card(f->key)->form) {
	case CARD_MAIL: return add_email;
	case CARD_PHONE: return add_phone;
	case CARD_URL: return add_url;
	case CARD_MESSENGER: return add_messenger;
	default: return of_people(f) ? add_person : add_plain;
	}
}

static void
add_field(struct keys_page *s, const struct field *f)
{
	void (*add)(struct keys_page *, struct str) = shown_as(f);

	buf_str(s->out, STR("<dt>"));
	html_isolated(s->out, str_of(f->name));
	buf_str(s->out, STR("</dt>\n"));
	for (size_t i = 0; i < f->n && !field_noted(f, i); i++) {
		buf_str(s->out, i ? STR(" · ") : STR("<dd>"));
		if (field_pair(f, i).n) {
			html_isolated(s->out, field_pair(f, i));
			buf_str(s->out, STR(": "));
		}
		s->pair = field_pair(f, i);
		add(s, of_people(f) ? field_target(f, i) : field_text(f, i));
	}
	buf_str(s->out, STR("</dd>\n"));
}

/* ties recorded in either file */
static void
add_ties(struct keys_page *s, size_t who)
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

void
page_keys_add(struct buf *out, const struct pages *p, size_t who)
{
	struct keys_page s = {.out = out, .p = p, .c = &p->book->contact[who]};
	size_t begin = out->n, empty;

	buf_str(out, STR("<details class=\"keys\"><summary>Everything noted</summary>\n<dl>\n"));
	empty = out->n;
	for (size_t i = 0; i < s.c->nfields; i++) {
		const struct field *f = &s.c->field[i];

		if (f->key != KEY_NAME && f->n && !field_noted(f, 0))
			add_field(&s, f);
	}
	add_ties(&s, who);
	if (out->n == empty)
		out->n = begin;
	else
		buf_str(out, STR("</dl>\n</details>\n"));
}
