/* SPDX-License-Identifier: ISC */
#include "book/survey.h"
#include "cli/init_survey.h"
#include "cli/left.h"

enum { FOLDERS = 6 }; /* as many as a line holds */

static void
print_folders(const struct survey *s)
{
	size_t shown = s->nfolders <= FOLDERS ? s->nfolders : FOLDERS - 1;

	show_fmt("%zu Markdown file%s: ", s->files, s->files == 1 ? "" : "s");
	for (size_t i = 0; i < shown; i++) {
		const struct survey_folder *f = &s->folder[i];

		show_fmt(f->path.n ? "%s%zu in %.*s" : "%s%zu here", i ? ", " : "", f->n, STR_ARG(f->path));
	}
	if (shown < s->nfolders)
		show_fmt(", the others in %zu more folders", s->nfolders - shown);
	show_text(STR("\n"));
}

static void
print_people(const struct survey *s, bool set)
{
	struct buf left = {0};
	size_t n = left_text(&left, &s->left, LEFT_ALL);

	if (s->people == 1)
		show_fmt("1 is a contact: %s\n", set ? "people: in me.md names it" : "it has front-matter");
	else
		show_fmt("%zu are contacts%s\n", s->people,
		         !s->people ? "" : set ? ": people: in me.md names them" : ": they have front-matter");
	if (s->noted)
		show_fmt("%zu %s read for the contacts that %s: notes: in me.md names %s\n", s->noted,
		         s->noted == 1 ? "is" : "are", s->noted == 1 ? "it names" : "they name",
		         s->noted == 1 ? "it" : "them");
	if (n)
		show_fmt("%zu %s not: %s\n", n, n == 1 ? "is" : "are", left.p);
	buf_free(&left);
}

static void
print_line(const struct survey *s)
{
	const char *why = s->line_folder ? "lie there" : "have that";

	if (s->line.n)
		show_fmt("To change that, put into me.md: people: %s (%zu note%s %s)\n", s->line.p, s->line_files,
		         s->line_files == 1 ? "" : "s", s->line_files == 1 ? (s->line_folder ? "lies there" : "has that") : why);
	else if (!s->people)
		show_text(STR("To change that, put into me.md the folder of your people, as people: People; "
		              "people: . is the whole book\n"));
	if (s->notes.n)
		show_fmt("To read the contacts that your notes of days name, put into me.md: notes: %s\n", s->notes.p);
}

void
init_survey(struct init *in)
{
	struct book book = {.dirfd = -1};
	struct survey s = {0};

	if (book_open(&book, in->dir) < 0)
		return;
	survey_make(&s, &book);
	in->contacts = s.people;
	in->advised = s.line.n || s.notes.n || (s.files && !s.people);
	if (s.files && (in->made_me || s.people < s.files)) {
		print_folders(&s);
		print_people(&s, book.set.members.n > 0);
		print_line(&s);
	}
	survey_free(&s);
	book_close(&book);
}
