/* SPDX-License-Identifier: ISC */
#include "page/site.h"

static void
add_index(struct buf *out, struct site *s)
{
	page_index(out, s->pages);
}

static void
add_due(struct buf *out, struct site *s)
{
	page_due(out, s->pages);
}

static void
add_map(struct buf *out, struct site *s)
{
	page_map(out, s->pages);
}

static void
add_garden(struct buf *out, struct site *s)
{
	page_garden(out, s->pages, s->garden);
}

static void
add_weeks(struct buf *out, struct site *s)
{
	page_weeks(out, s->pages);
}

/* the pages that are not about one person, in the order in which they are written */
static const struct {
	struct str file;
	void (*add)(struct buf *, struct site *);
} views[] = {
	{STR_INIT("due.html"), add_due},
	{STR_INIT("map.html"), add_map},
	{STR_INIT("garden.html"), add_garden},
	{STR_INIT("weeks.html"), add_weeks},
	{STR_INIT(SITE_FIRST), add_index},
};

enum { VIEWS = sizeof(views) / sizeof(views[0]) };

/* "p/ana-lopez.html" */
static struct str
file_of(struct pages *p, size_t who)
{
	struct buf name = {0};
	struct str file;

	buf_fmt(&name, PAGE_FOLDER "/%.*s", STR_ARG(p->file[who]));
	file = arena_str(&p->arena, buf_view(&name));
	buf_free(&name);
	return file;
}

static int
write_people(struct site *s, const struct str *file)
{
	const struct people *people = &s->pages->people;
	struct parse p = {.errors = s->errors};
	struct buf page = {0};
	int bad = 0;

	for (size_t i = 0; i < people->n && !bad; i++) {
		buf_clear(&page);
		page_person(&page, s->pages, people->who[i], &p);
		bad = page_dir_write(s->dir, file[i], buf_view(&page));
		s->progress(s->arg, bad ? people->n : i + 1, people->n);
	}
	buf_free(&page);
	return bad;
}

static int
write_views(struct site *s)
{
	struct buf page = {0};
	int bad = 0;

	for (size_t i = 0; i < VIEWS && !bad; i++) {
		buf_clear(&page);
		views[i].add(&page, s);
		bad = page_dir_write(s->dir, views[i].file, buf_view(&page));
	}
	buf_free(&page);
	return bad;
}

int
site_write(struct site *s)
{
	const struct people *people = &s->pages->people;
	struct str *file = arena_alloc(&s->pages->arena, people->n * sizeof(*file));

	for (size_t i = 0; i < VIEWS; i++)
		page_dir_add(s->dir, views[i].file);
	for (size_t i = 0; i < people->n; i++) {
		file[i] = file_of(s->pages, people->who[i]);
		page_dir_add(s->dir, file[i]);
	}
	if (page_dir_begin(s->dir) < 0 || write_people(s, file) < 0 || write_views(s) < 0)
		return -1;
	return page_dir_end(s->dir);
}
