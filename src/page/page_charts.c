/* SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <stdlib.h>

#include "account/balance.h"
#include "page/page_frame.h"
#include "page/svg_bars.h"
#include "print/html.h"

/* --- the garden --- */

static void
add_kind_row(struct buf *out, const struct garden_bed *b, const struct garden_kind *k)
{
	buf_str(out, STR("<tr><th scope=\"row\">"));
	html_isolated(out, k->name);
	buf_fmt(out, "</th><td>%u</td><td>%d %%</td></tr>\n", (unsigned)k->people, garden_bed_share(b, k));
}

static void
add_kinds(struct buf *out, const struct garden_bed *b, size_t number)
{
	size_t drawn = b->n < PAGE_KINDS ? b->n : PAGE_KINDS, listed = b->n < 2 * PAGE_KINDS ? b->n : 2 * PAGE_KINDS;
	struct svg_bar bar[PAGE_KINDS];
	struct buf title = {0}, id = {0};

	buf_fmt(&title, "People by %.*s", STR_ARG(b->ref.name));
	buf_fmt(&id, "bed%zu", number);
	for (size_t i = 0; i < drawn; i++)
		bar[i] = (struct svg_bar){b->kind[i].name, b->kind[i].people, 0};
	svg_rows(out, &(struct svg_text){buf_view(&id), buf_view(&title), STR("The table below says the same."), false}, bar, drawn);
	buf_str(out, STR("<details><summary>The same as a table</summary>\n<table>\n"
	                 "<tr><th scope=\"col\">Kind</th><th scope=\"col\">People</th><th scope=\"col\">Share</th></tr>\n"));
	for (size_t i = 0; i < listed; i++)
		add_kind_row(out, b, &b->kind[i]);
	buf_str(out, STR("</table>\n</details>\n"));
	if (drawn < b->n)
		buf_fmt(out, "<p class=\"faint\">Drawn are the %zu commonest, of %zu.</p>\n", drawn, b->n);
	buf_free(&title);
	buf_free(&id);
}

static void
add_bed(struct buf *out, const struct pages *p, struct garden_bed *b, size_t number)
{
	/* computed first, because sorting the kinds invalidates `has` */
	double effective = garden_bed_effective(b);
	size_t none = p->current.n - b->people;

	garden_bed_sort(b);
	buf_str(out, STR("<h2>"));
	html_isolated(out, b->ref.name);
	buf_str(out, STR("</h2>\n<p>"));
	if (b->n == 1)
		buf_str(out, STR("1 kind."));
	else if (b->n)
		buf_fmt(out, "%zu kinds, as varied as %.1f equally common ones.", b->n, effective);
	else
		buf_str(out, STR("No contact has one yet."));
	if (b->n && none)
		buf_fmt(out, " %zu %s none.", none, none == 1 ? "contact has" : "contacts have");
	buf_str(out, STR("</p>\n"));
	if (b->n)
		add_kinds(out, b, number);
}

void
page_garden(struct buf *out, const struct pages *p, struct garden *g)
{
	garden_read(g, p->book, &p->current, p->today);
	page_frame_begin(out, p, PAGE_GARDEN);
	if (!p->current.n)
		buf_fmt(out, "<p>Nothing grows here yet: %s.</p>\n", page_why_none(p));
	for (size_t i = 0; i < g->n; i++)
		/* omits decades if no birthday is known */
		if (p->current.n && (!g->bed[i].decade || g->bed[i].n))
			add_bed(out, p, &g->bed[i], i);
	page_frame_end(out, p, PAGE_GARDEN);
}

/* --- the weeks --- */

/* names of a week's two numbers, in the order of bars and columns */
struct series {
	const char *id, *title, *desc, *first, *second;
};

static void
add_legend(struct buf *out, const struct series *s)
{
	buf_fmt(out, "<p class=\"one\"><b aria-hidden=\"true\">■</b> %s</p>\n", s->first);
	buf_fmt(out, "<p class=\"two\"><b aria-hidden=\"true\">■</b> %s</p>\n", s->second);
}

static void
add_weeks(struct buf *out, const struct series *s, const struct svg_bar *v, size_t n, uint64_t goal)
{
	buf_fmt(out, "<h2>%s</h2>\n", s->title);
	svg_columns(out, &(struct svg_text){str_of(s->id), str_of(s->title), str_of(s->desc), false}, v, n, goal);
	add_legend(out, s);
	if (goal)
		buf_fmt(out, "<p class=\"faint\">The broken line is the goal, %llu a week.</p>\n", (unsigned long long)goal);
	buf_fmt(out, "<details><summary>The same as a table</summary>\n<table>\n<tr><th scope=\"col\">Week</th>"
	        "<th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr>\n", s->first, s->second);
	for (size_t i = n; i-- > 0;)
		buf_fmt(out, "<tr><th scope=\"row\">%.*s</th><td>%llu</td><td>%llu</td></tr>\n", STR_ARG(v[i].label),
		        (unsigned long long)v[i].first, (unsigned long long)v[i].second);
	buf_str(out, STR("</table>\n</details>\n"));
}

/* reads the favours given and received in the weeks up to today, by weight */
static void
read_gifts(struct svg_bar *v, size_t n, const struct pages *p)
{
	day monday = p->today - day_weekday(p->today) + 1, first = monday - 7 * ((day)n - 1);
	struct balance_query query = {.today = p->today, .since = first, .until = p->today};
	struct balance_entry *entry;
	size_t count;

	balance_entries(&entry, &count, p->book, &p->current, &query);
	for (size_t i = 0; i < count; i++) {
		const struct entry *e = entry[i].entry;
		struct svg_bar *bar = &v[(e->date - first) / 7];

		if (e->sign == '+')
			bar->first += e->weight;
		else
			bar->second += e->weight;
	}
	free(entry);
}

static void
add_all_weeks(struct buf *out, const struct pages *p, size_t n, const struct svg_bar *met_bar,
              const struct svg_bar *gift)
{
	static const struct series met = {"met", "New people", "New people by week. The table below says the same.",
	                                  "met, and gave or received since", "met, and no gift yet"};
	static const struct series gifts = {"gifts", "Gifts", "What was given and received by week. The table below says the same.",
	                                    "given", "received"};

	buf_fmt(out, "<p>The last %zu weeks, this one included.</p>\n", n);
	add_weeks(out, &met, met_bar, n, (uint64_t)p->book->set.weekly);
	add_weeks(out, &gifts, gift, n, 0);
}

void
page_weeks(struct buf *out, const struct pages *p)
{
	struct svg_bar bar[PAGE_WEEKS] = {0}, gift[PAGE_WEEKS] = {0};
	char label[PAGE_WEEKS][32];
	struct reach r;

	reach_find(&r, p->book, &p->current, PAGE_WEEKS, p->today);
	for (size_t i = 0; i < r.n; i++) {
		const struct reach_week *w = &r.week[i];

		snprintf(label[i], sizeof(label[i]), "%04d-W%02d", w->year, w->week);
		bar[i] = (struct svg_bar){str_of(label[i]), (uint64_t)w->lasting, (uint64_t)(w->new - w->lasting)};
		gift[i].label = bar[i].label;
	}
	read_gifts(gift, r.n, p);
	page_frame_begin(out, p, PAGE_WEEK);
	if (!p->current.n)
		buf_fmt(out, "<p>These weeks are still empty: %s.</p>\n", page_why_none(p));
	else
		add_all_weeks(out, p, r.n, bar, gift);
	page_frame_end(out, p, PAGE_WEEK);
	reach_free(&r);
}
