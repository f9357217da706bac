/* SPDX-License-Identifier: ISC */
#include <unistd.h>

#include "cli/tool.h"
#include "page/page.h"
#include "page/page_dir.h"

static const char help[] =
	"usage: tend-page [options] DIR [WHO ...]\n"
	"The book as pages of HTML in a folder, to carry on a phone: everybody, a search, who\n"
	"is due, the map of ties, the garden, the weeks. Prints where to begin to read.\n"
	"\n"
	"  -r, --rev REV|DATE     of the book as git had it then\n"
	TOOL_WRITE_HELP;

enum { SOON = 512, PACE = 128 }; /* pages: from how many on there is a word of progress, and how often */

struct site {
	struct tool tool;
	struct pages pages;
	struct page_dir dir;
	struct garden garden;
	struct errors errors; /* of the book and of the pages, which may tell the same */
};

static void
add_index(struct buf *out, struct site *s)
{
	page_index(out, &s->pages);
}

static void
add_due(struct buf *out, struct site *s)
{
	page_due(out, &s->pages);
}

static void
add_map(struct buf *out, struct site *s)
{
	page_map(out, &s->pages);
}

static void
add_garden(struct buf *out, struct site *s)
{
	page_garden(out, &s->pages, &s->garden);
}

static void
add_weeks(struct buf *out, struct site *s)
{
	page_weeks(out, &s->pages);
}

/* the pages that are not about one person; the first comes last, when all it leads to is there */
static const struct {
	struct str file;
	void (*add)(struct buf *, struct site *);
} views[] = {
	{STR_INIT("due.html"), add_due},
	{STR_INIT("map.html"), add_map},
	{STR_INIT("garden.html"), add_garden},
	{STR_INIT("weeks.html"), add_weeks},
	{STR_INIT("index.html"), add_index},
};

enum { VIEWS = sizeof(views) / sizeof(views[0]) };

/* a folder as it is told, without the "/" that a shell puts behind it */
static const char *
folder(char *path)
{
	for (size_t n = strlen(path); n > 1 && path[n - 1] == '/';)
		path[--n] = '\0';
	return path;
}

static void
progress(const struct site *s, size_t done)
{
	size_t all = s->pages.people.n;

	if (all < SOON || !isatty(STDERR_FILENO))
		return;
	if (done == all)
		show_no_progress();
	else if (done % PACE == 0)
		show_progress(s->tool.name, done, all);
}

/* "p/ana-lopez.html" */
static struct str
file_of(struct site *s, size_t who)
{
	struct buf name = {0};
	struct str file;

	buf_fmt(&name, PAGE_FOLDER "/%.*s", STR_ARG(s->pages.file[who]));
	file = arena_str(&s->pages.arena, buf_view(&name));
	buf_free(&name);
	return file;
}

static int
write_people(struct site *s, const struct str *file)
{
	struct parse p = {.errors = &s->errors};
	struct buf page = {0};
	int bad = 0;

	for (size_t i = 0; i < s->pages.people.n && !bad; i++) {
		buf_clear(&page);
		page_person(&page, &s->pages, s->pages.people.who[i], &p);
		bad = page_dir_write(&s->dir, file[i], buf_view(&page));
		progress(s, bad ? s->pages.people.n : i + 1);
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
		bad = page_dir_write(&s->dir, views[i].file, buf_view(&page));
	}
	buf_free(&page);
	return bad;
}

static int
write_all(struct site *s)
{
	struct str *file = arena_alloc(&s->pages.arena, s->pages.people.n * sizeof(*file));

	for (size_t i = 0; i < VIEWS; i++)
		page_dir_add(&s->dir, views[i].file);
	for (size_t i = 0; i < s->pages.people.n; i++) {
		file[i] = file_of(s, s->pages.people.who[i]);
		page_dir_add(&s->dir, file[i]);
	}
	if (page_dir_begin(&s->dir) < 0 || write_people(s, file) < 0 || write_views(s) < 0)
		return -1;
	return page_dir_end(&s->dir);
}

/* what is told: each once, though a page may tell what the book did */
static void
join_errors(struct site *s)
{
	errors_join(&s->errors, &s->tool.book.errors);
	errors_sort(&s->errors);
	errors_join(&s->tool.errors, &s->errors);
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"rev", required_argument, NULL, 'r'},
		TOOL_WRITE_LONG,
	};
	struct needs ask = PAGE_NEEDS;
	struct site s = {0};
	struct tool *t = &s.tool;
	const char *why, *path;
	int opt, bad;

	tool_begin(t, argv, help);
	while ((opt = options_next(t, argc, argv, "r:" TOOL_WRITE_SHORT, options)) != -1)
		tool_option(t, opt);
	if (optind == argc || !*argv[optind])
		tool_fail(t, "into which folder?");
	path = folder(argv[optind++]);
	t->quiet = true;
	tool_book(t);
	garden_open(&s.garden, &t->book.set, &t->book.own, STR(""));
	ask.keys |= s.garden.ask.keys;
	ask.parts |= s.garden.ask.parts;
	tool_open(t, ask, true, argc - optind, argv + optind);
	if (page_dir_open(&s.dir, path, PAGE_FOLDER, t->book.dirfd, &t->errors, &why) < 0)
		tool_fail(t, "%s: %s", path, why);
	pages_open(&s.pages, &t->book, &t->people, t->today);
	bad = write_all(&s);
	join_errors(&s);
	page_dir_close(&s.dir);
	pages_close(&s.pages);
	garden_close(&s.garden);
	if (!bad)
		show_fmt("%s/index.html\n", path);
	opt = tool_close(t, NULL);
	return bad ? NOTHING : opt;
}
