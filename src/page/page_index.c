/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "account/due.h"
#include "base/utf8.h"
#include "page/page_frame.h"
#include "print/html.h"

enum { BYTES = 1000 }; /* of a person's text in the list; their page has all of it */

/* keys shown below a name and searched */
static const enum key shown[] = {KEY_STATUS, KEY_ALIASES, KEY_TITLE, KEY_ORG, KEY_PLACE, KEY_TAGS};

static void
add_told(struct buf *out, const struct contact *c)
{
	size_t budget = BYTES;
	bool any = false;

	for (size_t k = 0; k < sizeof(shown) / sizeof(shown[0]); k++) {
		const struct field *f = contact_field(c, shown[k]);

		for (size_t i = 0; f && i < f->n && budget; i++) {
			struct str text = field_text(f, i), head = utf8_cut(text, budget);

			if (any)
				buf_str(out, i ? STR(", ") : STR(" · "));
			html_isolated(out, head);
			budget = head.n < text.n ? 0 : budget - head.n;
			any = true;
			if (!budget)
				buf_str(out, STR("…"));
		}
	}
}

static void
add_person(struct buf *out, const struct pages *p, size_t who)
{
	size_t begin, empty;

	buf_str(out, STR("<li>"));
	page_name(out, p, who, PAGE_FOLDER "/");
	begin = out->n;
	buf_str(out, STR("<small>"));
	empty = out->n;
	add_told(out, &p->book->contact[who]);
	if (out->n == empty)
		out->n = begin;
	else
		buf_str(out, STR("</small>"));
	buf_str(out, STR("</li>\n"));
}

/* appends the inactive people, or the others */
static void
add_list(struct buf *out, const struct pages *p, bool inactive)
{
	/* some screen readers do not announce a list without bullets unless it has the role */
	buf_str(out, STR("<ul class=\"people\" role=\"list\">\n"));
	for (size_t i = 0; i < p->people.n; i++)
		if (p->book->contact[p->people.who[i]].inactive == inactive)
			add_person(out, p, p->people.who[i]);
	buf_str(out, STR("</ul>\n"));
}

void
page_index(struct buf *out, const struct pages *p)
{
	page_frame_begin(out, p, PAGE_INDEX);
	/* hidden until the script shows it, because it needs the script */
	buf_str(out, STR("<div role=\"search\" id=\"search\" hidden>\n"
	                 "<label for=\"q\">Search by name, organisation, title, tag or place</label>\n"
	                 "<input type=\"search\" id=\"q\" autocomplete=\"off\" spellcheck=\"false\">\n"
	                 "<p role=\"status\" id=\"found\"></p>\n</div>\n"));
	if (!p->people.n)
		buf_str(out, STR("<p>This book has no contacts yet.</p>\n"));
	if (p->current.n)
		add_list(out, p, false);
	if (p->current.n < p->people.n) {
		buf_str(out, STR("<h2>Retired</h2>\n"));
		add_list(out, p, true);
	}
	page_frame_end(out, p, PAGE_INDEX);
}

static void
add_due(struct buf *out, const struct pages *p, const struct due *d)
{
	struct str tier = contact_text(&p->book->contact[d->who], KEY_TIER);
	char text[DAY_SIZE];

	buf_str(out, STR("<li>"));
	page_name(out, p, d->who, PAGE_FOLDER "/");
	buf_fmt(out, "<small><span%s>%s</span>", d->state >= DUE_LATE ? " class=\"late\"" : "", due_state_name(d->state));
	if (d->due != DAY_NONE)
		buf_fmt(out, " since %s", day_format(text, d->due));
	if (d->last != DAY_NONE)
		buf_fmt(out, " · last contact %s", day_format(text, d->last));
	if (tier.n) {
		buf_str(out, STR(" · "));
		html_isolated(out, utf8_cut(tier, BYTES));
	}
	buf_str(out, STR("</small></li>\n"));
}

void
page_due(struct buf *out, const struct pages *p)
{
	struct due *v;
	size_t n;

	due_find(&v, &n, p->book, &p->current, p->today, p->today, false);
	page_frame_begin(out, p, PAGE_DUE);
	if (n) {
		buf_fmt(out, "<p>%zu to contact, most overdue first.</p>\n"
		             "<ul class=\"people\" role=\"list\">\n", n);
		for (size_t i = 0; i < n; i++)
			add_due(out, p, &v[i]);
		buf_str(out, STR("</ul>\n"));
	} else {
		buf_str(out, STR("<p>No one is due.</p>\n"));
	}
	page_frame_end(out, p, PAGE_DUE);
	free(v);
}
