/* SPDX-License-Identifier: ISC */
#include <unistd.h>

#include "cli/tool.h"
#include "page/site.h"

static const char help[] =
	"usage: tend-page [options] DIR [WHO ...]\n"
	"Writes the book as HTML pages into DIR, to read on your phone: all contacts with\n"
	"a search, who is due, maps and charts. Prints the path of the first page.\n"
	"\n"
	"  -r, --rev REV|DATE     read the book as it was in git then\n"
	OPTIONS_WRITE_HELP;

/* there is a progress line from SOON pages on, updated every PACE pages */
enum { SOON = 512, PACE = 128 };

/* drops the slashes at the end, which shells add when they complete a name */
static const char *
folder(char *path)
{
	for (size_t n = strlen(path); n > 1 && path[n - 1] == '/';)
		path[--n] = '\0';
	return path;
}

static void
progress(void *arg, size_t done, size_t all)
{
	const struct tool *t = arg;

	if (all < SOON || !isatty(STDERR_FILENO))
		return;
	if (done == all)
		show_no_progress();
	else if (done % PACE == 0)
		show_progress(t->name, done, all);
}

static int
write_site(struct tool *t, struct garden *garden, const char *path)
{
	struct errors errors = {0};
	struct pages pages;
	struct page_dir dir = {0};
	struct site site = {
		.pages = &pages, .garden = garden, .dir = &dir, .errors = &errors,
		/* git has the texts of an older book */
		.pictures = !t->rev, .progress = progress, .arg = t,
	};
	const char *why;
	int bad;

	if (page_dir_open(&dir, path, PAGE_FOLDER, t->book.dirfd, &t->errors, &why) < 0)
		tool_fail(t, "%s: %s", path, why);
	pages_open(&pages, &t->book, &t->people, t->today);
	bad = site_write(&site);
	/* an error of the book and of its page is reported once */
	errors_join(&errors, &t->book.errors);
	errors_sort(&errors);
	errors_join(&t->errors, &errors);
	page_dir_close(&dir);
	pages_close(&pages);
	return bad;
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"rev", required_argument, NULL, 'r'},
		OPTIONS_WRITE_LONG,
	};
	struct needs needs = PAGE_NEEDS;
	struct garden garden;
	struct tool t;
	const char *path;
	int opt, bad;

	tool_begin(&t, argv, help);
	while ((opt = options_next(&t, argc, argv, "r:" OPTIONS_WRITE_SHORT, options)) != -1)
		options_take(&t, opt);
	if (optind == argc || !*argv[optind])
		tool_fail(&t, "name a folder to write to; see tend-page --help");
	path = folder(argv[optind++]);
	t.quiet = true;
	tool_book(&t);
	garden_open(&garden, &t.book.set, &t.book.own, STR(""));
	needs.keys |= garden.needs.keys;
	needs.parts |= garden.needs.parts;
	tool_open(&t, needs, true, argc - optind, argv + optind);
	bad = write_site(&t, &garden, path);
	garden_close(&garden);
	if (!bad)
		show_fmt("%s/" SITE_FIRST "\n", path);
	opt = tool_close(&t, NULL);
	return bad ? NOTHING : opt;
}
