/* SPDX-License-Identifier: ISC */
#include "page/site.h"
#include "read/portrait.h"
#include "vcf/uid.h"
#include "vcf/vcard.h"

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
	buf_str(out, buf_view(&s->garden_page));
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

/* "p/ana-lopez.html", or with another suffix */
static struct str
file_of(struct pages *p, size_t who, struct str suffix)
{
	struct buf name = {0};
	struct str file = p->file[who];

	buf_fmt(&name, PAGE_FOLDER "/%.*s%.*s", STR_ARG(str_sub(file, 0, file.n - PAGE_SUFFIX_LEN)), STR_ARG(suffix));
	file = arena_str(&p->arena, buf_view(&name));
	buf_free(&name);
	return file;
}

/* callback of the pages for their pictures */
static bool
put_picture(void *arg, struct str name, struct str bytes)
{
	struct site *s = arg;
	struct buf path = {0};
	struct str file;

	buf_fmt(&path, PAGE_FOLDER "/%.*s", STR_ARG(name));
	file = arena_str(&s->pages->arena, buf_view(&path));
	buf_free(&path);
	return page_dir_add_late(s->dir, file) == 0 && page_dir_write(s->dir, file, bytes) == 0;
}

/* the card to save: to be given to others as well, so without private notes; for old phones too */
static int
write_card(struct site *s, size_t who, struct str file)
{
	const struct book *b = s->pages->book;
	struct errors again = {0}; /* the page reports the photo */
	struct buf card = {0}, uid = {0}, photo = {0};
	int bad;

	uid_add(&uid, b, &b->contact[who]);
	if (s->pages->put)
		portrait_read(&photo, b, &b->contact[who], &again);
	vcard_add(&card, &b->contact[who], buf_view(&uid), buf_view(&photo), NULL, VCARD_3 | VCARD_SHARE);
	bad = page_dir_write(s->dir, file, buf_view(&card));
	errors_free(&again);
	buf_free(&card);
	buf_free(&uid);
	buf_free(&photo);
	return bad;
}

static int
write_people(struct site *s, const struct str *file, const struct str *card)
{
	const struct people *people = &s->pages->people;
	struct parse p = {.errors = s->errors};
	struct buf page = {0};
	int bad = 0;

	for (size_t i = 0; i < people->n && !bad; i++) {
		buf_clear(&page);
		page_person(&page, s->pages, people->who[i], &p);
		bad = page_dir_write(s->dir, file[i], buf_view(&page)) < 0 || write_card(s, people->who[i], card[i]) < 0;
		s->progress(s->arg, bad ? people->n : i + 1, people->n);
	}
	buf_free(&page);
	return bad ? -1 : 0;
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

static int
write_all(struct site *s)
{
	const struct people *people = &s->pages->people;
	struct str *file = arena_alloc(&s->pages->arena, people->n * sizeof(*file));
	struct str *card = arena_alloc(&s->pages->arena, people->n * sizeof(*card));

	if (s->pictures) {
		s->pages->put = put_picture;
		s->pages->put_arg = s;
	}
	for (size_t i = 0; i < VIEWS; i++)
		page_dir_add(s->dir, views[i].file);
	for (size_t i = 0; i < people->n; i++) {
		file[i] = file_of(s->pages, people->who[i], STR(PAGE_SUFFIX));
		card[i] = file_of(s->pages, people->who[i], STR(PAGE_CARD));
		page_dir_add(s->dir, file[i]);
		page_dir_add(s->dir, card[i]);
	}
	if (page_dir_begin(s->dir) < 0 || write_people(s, file, card) < 0 || write_views(s) < 0)
		return -1;
	return page_dir_end(s->dir);
}

int
site_write(struct site *s)
{
	int bad;

	/* it shows the keys alone, without what the briefs find in the notes */
	page_garden(&s->garden_page, s->pages, s->garden);
	pages_brief(s->pages);
	bad = write_all(s);
	buf_free(&s->garden_page);
	return bad;
}
