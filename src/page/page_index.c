/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "account/due.h"
#include "base/mem.h"
#include "base/relative.h"
#include "base/text.h"
#include "base/utf8.h"
#include "page/page_frame.h"
#include "print/html.h"

enum {
	BYTES = 1000, /* of a person's text in the list; their page has all of it */
	JUMPS = 13,   /* people from which on there are letters: more than a phone shows at once */
};

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

/* --- the list --- */

/* a person in the list: sorted by group, then key, then in the order of the book */
struct row {
	struct str key;
	size_t who;
	char group; /* 'a' to 'z', or OTHER */
};

enum { OTHER = '{' }; /* after 'z' */

static bool
is_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

static int
by_key(const void *va, const void *vb)
{
	const struct row *a = va, *b = vb;
	int order = a->group != b->group ? a->group - b->group : str_cmp(a->key, b->key);

	return order ? order : (a->who > b->who) - (a->who < b->who);
}

/* the folded text in the arena; scratch is cleared first */
static struct str
folded(struct arena *arena, struct buf *scratch, struct str s)
{
	return arena_str(arena, text_folded(scratch, s));
}

/*
 * The key is the name or, if that does not begin with a Latin letter, the id: 川辺 葵 with the id
 * aoi-kawabe is under A.
 */
static struct row
row_of(const struct pages *p, struct arena *arena, struct buf *scratch, size_t who)
{
	struct row row = {folded(arena, scratch, p->name[who]), who, OTHER};

	if (!row.key.n || !is_letter(row.key.p[0])) {
		struct str id = folded(arena, scratch, p->book->contact[who].id);

		if (id.n && is_letter(id.p[0]))
			row.key = id;
	}
	if (row.key.n && is_letter(row.key.p[0]))
		row.group = row.key.p[0];
	return row;
}

/* the sorted rows of the inactive people, or of the others; the caller frees them */
static struct row *
read_rows(size_t *n, const struct pages *p, struct arena *arena, bool inactive)
{
	struct row *row = mem_alloc(p->people.n * sizeof(*row));
	struct buf scratch = {0};

	*n = 0;
	for (size_t i = 0; i < p->people.n; i++)
		if (p->book->contact[p->people.who[i]].inactive == inactive)
			row[(*n)++] = row_of(p, arena, &scratch, p->people.who[i]);
	qsort(row, *n, sizeof(*row), by_key);
	buf_free(&scratch);
	return row;
}

/* appends the address of a group: letter-a; letter-other */
static void
add_group(struct buf *out, char group)
{
	if (group == OTHER)
		buf_str(out, STR("letter-other"));
	else
		buf_fmt(out, "letter-%c", group);
}

/* appends a link to the first person of each letter */
static void
add_letters(struct buf *out, const struct row *row, size_t n)
{
	buf_str(out, STR("<nav class=\"letters\" id=\"letters\" aria-label=\"Letters\">\n"));
	for (size_t i = 0; i < n; i++) {
		if (i && row[i].group == row[i - 1].group)
			continue;
		buf_str(out, STR("<a href=\"#"));
		add_group(out, row[i].group);
		if (row[i].group == OTHER)
			buf_str(out, STR("\" aria-label=\"other\">#</a>\n"));
		else
			buf_fmt(out, "\">%c</a>\n", row[i].group - 'a' + 'A');
	}
	buf_str(out, STR("</nav>\n"));
}

static void
add_person(struct buf *out, const struct pages *p, size_t who)
{
	size_t begin, empty;

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

/* appends the list; with `jumps`, the first person of each letter has its address */
static void
add_list(struct buf *out, const struct pages *p, const struct row *row, size_t n, bool jumps)
{
	/* some screen readers do not announce a list without bullets unless it has the role */
	buf_str(out, STR("<ul class=\"people\" role=\"list\">\n"));
	for (size_t i = 0; i < n; i++) {
		buf_str(out, STR("<li"));
		if (jumps && (!i || row[i].group != row[i - 1].group)) {
			buf_str(out, STR(" id=\""));
			add_group(out, row[i].group);
			buf_chr(out, '"');
		}
		buf_chr(out, '>');
		add_person(out, p, row[i].who);
	}
	buf_str(out, STR("</ul>\n"));
}

void
page_index(struct buf *out, const struct pages *p)
{
	struct arena arena = {0};
	size_t n, ninactive;
	struct row *row = read_rows(&n, p, &arena, false);
	struct row *inactive = read_rows(&ninactive, p, &arena, true);

	page_frame_begin(out, p, PAGE_INDEX);
	/* the search is hidden until the script shows it, because it needs the script */
	buf_str(out, STR("<div class=\"find\">\n<div role=\"search\" id=\"search\" hidden>\n"
	                 "<label class=\"unseen\" for=\"q\">Search by name, organisation, title, tag or place</label>\n"
	                 "<input type=\"search\" id=\"q\" placeholder=\"Name, organisation, title, tag or place\" "
	                 "autocomplete=\"off\" spellcheck=\"false\">\n"
	                 "<p role=\"status\" id=\"found\"></p>\n</div>\n"));
	if (n >= JUMPS)
		add_letters(out, row, n);
	buf_str(out, STR("</div>\n"));
	if (!p->people.n)
		buf_str(out, STR("<p>This book has no contacts yet. Add the first: <code>tend new 'Ana López'</code></p>\n"));
	if (n)
		add_list(out, p, row, n, n >= JUMPS);
	if (ninactive) {
		buf_str(out, STR("<h2>Inactive</h2>\n"));
		add_list(out, p, inactive, ninactive, false);
	}
	page_frame_end(out, p, PAGE_INDEX);
	free(row);
	free(inactive);
	arena_free(&arena);
}

/* --- who is due --- */

/* appends "2 years ago, 2024-06-01", "today, 2026-09-01" */
static void
add_past(struct buf *out, day date, day today)
{
	char text[DAY_SIZE];

	relative_when(out, (int64_t)date - today);
	buf_fmt(out, ", %s", day_format(text, date));
}

/* appends the state and since when: "late, due since 2026-03-01", "dormant since 2026-06-01" */
static void
add_state(struct buf *out, const struct pages *p, const struct due *d)
{
	day since = d->due;
	char text[DAY_SIZE];

	buf_fmt(out, "<span%s>", d->state >= DUE_LATE ? " class=\"late\"" : "");
	buf_str(out, str_of(due_state_name(d->state)));
	buf_str(out, STR("</span>"));
	/* the due day of a dormant contact may be long before, or still ahead */
	if (d->state == DUE_DORMANT)
		since = day_add(d->last, p->book->set.dormant);
	if (since == p->today)
		buf_str(out, STR(" today"));
	else if (since != DAY_NONE)
		buf_fmt(out, "%s since %s", d->state == DUE_LATE ? ", due" : "", day_format(text, since));
}

static void
add_due(struct buf *out, const struct pages *p, const struct due *d)
{
	struct str tier = contact_text(&p->book->contact[d->who], KEY_TIER);

	buf_str(out, STR("<li>"));
	page_name(out, p, d->who, PAGE_FOLDER "/");
	buf_str(out, STR("<small>"));
	add_state(out, p, d);
	if (d->last != DAY_NONE) {
		buf_str(out, STR(" · last contact "));
		add_past(out, d->last, p->today);
	}
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
		             "<ul class=\"people due\" role=\"list\">\n", n);
		for (size_t i = 0; i < n; i++)
			add_due(out, p, &v[i]);
		buf_str(out, STR("</ul>\n"));
	} else if (p->current.n) {
		buf_str(out, STR("<p>No one is due today. You are up to date.</p>\n"));
	} else {
		buf_fmt(out, "<p>No one is due: %s.</p>\n", page_why_none(p));
	}
	page_frame_end(out, p, PAGE_DUE);
	free(v);
}
