/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "account/due.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "contact/body_page.h"
#include "entry/dial.h"
#include "entry/email.h"
#include "page/page_frame.h"
#include "page/page_keys.h"
#include "page/page_link.h"
#include "page/page_picture.h"
#include "page/page_reach.h"
#include "print/brief_text.h"
#include "print/html.h"
#include "base/relative.h"

/* the page of a contact, while it is written */
struct person_page {
	struct buf *out;
	struct pages *p;
	const struct contact *c;
	size_t who;
	struct page_pictures pictures;
};

/* --- links in the text --- */

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
	const struct person_page *s = arg;
	struct buf name = {0};
	bool linked;

	if (wiki ? link_wiki(&name, to) : link_file(&name, to)) {
		linked = link_person(out, s->p, buf_view(&name));
	} else {
		linked = !wiki && page_link_may(to);
		if (linked)
			buf_str(out, to);
	}
	buf_free(&name);
	return linked;
}

/* callback of body_page() */
static bool
picture_at(struct buf *out, struct str to, uint32_t line, void *arg)
{
	struct person_page *s = arg;
	struct str link = page_picture_beside(&s->pictures, to, line);

	buf_str(out, link);
	return link.n > 0;
}

/* --- who it is --- */

/* appends the first letters of the first and of the last word of a name */
static void
add_initials(struct buf *out, struct str name)
{
	struct str first = STR(""), last = STR(""), word;

	while (name.n) {
		struct str rest;

		name = str_cut(&word, name, ' ');
		rest = word;
		/* punctuation is no initial */
		if (!word.n || utf8_next(&rest) < '0' || (word.n - rest.n == 1 && !char_alpha(word.p[0]) && !char_digit(word.p[0])))
			continue;
		word = str_sub(word, 0, word.n - rest.n);
		if (!first.n)
			first = word;
		else
			last = word;
	}
	html_text(out, first);
	html_text(out, last);
}

static void
add_face(struct person_page *s)
{
	struct str photo = page_picture_photo(&s->pictures);

	/* the name is beside it: what cannot be seen is not to be read aloud as well */
	if (photo.n) {
		buf_fmt(s->out, "<img class=\"face\" src=\"%.*s\" alt=\"\">\n", STR_ARG(photo));
		return;
	}
	buf_str(s->out, STR("<span class=\"face\" aria-hidden=\"true\"><b>"));
	add_initials(s->out, contact_name(s->c));
	buf_str(s->out, STR("</b></span>\n"));
}

/* "VP Engineering · Acme · Lisbon", and why the contact is inactive */
static void
add_role(struct person_page *s)
{
	static const enum key keys[] = {KEY_TITLE, KEY_ORG, KEY_PLACE};
	size_t begin = s->out->n, empty;

	buf_str(s->out, STR("<p>"));
	empty = s->out->n;
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		struct str text = contact_text(s->c, keys[i]);

		if (!text.n)
			continue;
		buf_str(s->out, s->out->n > empty ? STR(" · ") : STR(""));
		html_isolated(s->out, text);
	}
	if (s->out->n == empty)
		s->out->n = begin;
	else
		buf_str(s->out, STR("</p>\n"));
	if (s->c->inactive) {
		buf_str(s->out, STR("<p>Status: <b>"));
		html_isolated(s->out, contact_why_inactive(s->c));
		buf_str(s->out, STR("</b></p>\n"));
	}
}

/* --- when --- */

/* appends "3 weeks ago", "in 2 weeks", "today", in bold, and the day itself */
static void
add_when(struct person_page *s, const char *what, day d)
{
	char text[DAY_SIZE];

	buf_fmt(s->out, "<span>%s <b>", what);
	relative_when(s->out, (int64_t)d - s->p->today);
	buf_fmt(s->out, "</b> <small>%s</small></span>\n", day_format(text, d));
}

static void
add_dormant(struct person_page *s, day last)
{
	day since = day_add(last, s->p->book->set.dormant);
	char text[DAY_SIZE];

	buf_fmt(s->out, "<span>Dormant <b>since %s</b></span>\n", day_format(text, since));
}

static void
add_due(struct person_page *s)
{
	struct due d = due_of(s->c, &s->p->book->set, s->p->today);

	buf_str(s->out, STR("<p class=\"when\">"));
	if (d.last != DAY_NONE)
		add_when(s, "Last contact", d.last);
	else
		buf_str(s->out, STR("<span>No contact yet</span>\n"));
	if (d.state == DUE_DORMANT && d.last != DAY_NONE && !s->c->inactive)
		add_dormant(s, d.last);
	else if (d.due != DAY_NONE && !s->c->inactive)
		add_when(s, "Due", d.due);
	buf_str(s->out, STR("</p>\n"));
}

/* --- the texts --- */

/* appends Markdown of the contact as HTML; or as it is if a part would be left out */
static void
add_markdown(struct person_page *s, struct str text, uint32_t line, struct parse *p)
{
	struct relink relink = {link_to, picture_at, s};
	struct buf html = {0};

	if (body_page(&html, text, line, &relink, p) == 0) {
		html_clean(s->out, buf_view(&html));
	} else {
		buf_str(s->out, STR("<pre>"));
		html_text(s->out, text);
		buf_str(s->out, STR("</pre>\n"));
	}
	buf_free(&html);
}

/* true for a fact that the page has above the brief or below; of the log, the newest entry stays */
static bool
is_elsewhere(const struct fact *f, const struct fact *before)
{
	enum brief_part part = f->part;

	return part == BRIEF_TITLE || part == BRIEF_STATUS || part == BRIEF_NOTES ||
	       part == BRIEF_CAREFUL || part == BRIEF_REACH || part == BRIEF_LAST ||
	       (part == BRIEF_LOG && before && before->part == BRIEF_LOG);
}

static void
add_brief(struct person_page *s)
{
	struct errors again = {0}; /* the notes report what is in them */
	struct parse p = {.errors = &again, .path = s->c->path};
	const struct fact *fact;
	struct fact *kept;
	struct buf text = {0};
	struct str rest, heading;
	size_t n, nkept = 0;

	brief_of(&fact, &n, s->p->brief, s->who);
	kept = mem_alloc((n + 1) * sizeof(*kept));
	for (size_t i = 0; i < n; i++)
		if (!is_elsewhere(&fact[i], i ? &fact[i - 1] : NULL))
			kept[nkept++] = fact[i];
	if (nkept) {
		brief_text_page(&text, BRIEF_TEXT_MARKDOWN, s->p->name[s->who], kept, nkept);
		rest = buf_view(&text);
		/* the page has its own */
		str_line(&heading, &rest);
		buf_str(s->out, STR("<section class=\"brief note\" aria-label=\"Brief\">\n"));
		add_markdown(s, rest, 1, &p);
		buf_str(s->out, STR("</section>\n"));
	}
	buf_free(&text);
	free(kept);
	errors_free(&again);
}

static void
add_body(struct person_page *s, struct parse *p)
{
	struct buf text = {0};
	struct split split;

	contact_split(&split, s->c, s->c->raw);
	utf8_repair(&text, str_sub(s->c->raw, split.body, s->c->raw.n));
	if (str_trim(buf_view(&text)).n) {
		buf_str(s->out, STR("<article class=\"note\">\n"));
		add_markdown(s, buf_view(&text), split.body_line, p);
		buf_str(s->out, STR("</article>\n"));
	}
	buf_free(&text);
}

void
page_person(struct buf *out, struct pages *p, size_t who, struct parse *parse)
{
	struct buf main = {0};
	struct person_page s = {
		.out = &main, .p = p, .c = &p->book->contact[who], .who = who,
		.pictures = {.pages = p, .who = who, .errors = parse->errors},
	};

	parse->path = s.c->path;
	buf_str(&main, STR("<div class=\"who\">\n"));
	add_face(&s);
	buf_str(&main, STR("<div>\n<h1>"));
	html_isolated(&main, p->name[who]);
	buf_str(&main, STR("</h1>\n"));
	add_role(&s);
	buf_str(&main, STR("</div>\n</div>\n"));
	add_due(&s);
	page_reach_add(&main, p, who);
	add_brief(&s);
	add_body(&s, parse);
	page_keys_add(&main, p, who);
	page_person_begin(out, p, who, str_find(buf_view(&main), STR("<img ")) < main.n);
	buf_str(out, buf_view(&main));
	page_person_end(out, p);
	page_picture_free(&s.pictures);
	buf_free(&main);
}
