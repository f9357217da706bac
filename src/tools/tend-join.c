/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "cli/joining.h"

static const char help[] =
	"usage: tend-join [-N] WHO OTHER\n"
	"Combines two contacts that are the same person: adds OTHER to the file of WHO,\n"
	"and changes every reference to OTHER into one to WHO.\n"
	"\n"
	"  -N, --dry-run          show what would change, as a diff\n"
	OPTIONS_WRITE_HELP;

enum { TRIES = 10 }; /* for a file that others save meanwhile */

static void
remove_other(struct joining *j, struct writer *w)
{
	struct errors *errors = &j->tool->errors;
	int gone = 0;

	for (int i = 0; i < TRIES && !gone; i++) {
		/* what was saved into it since it was read is not lost: it is joined, too */
		if (i && write_file(w, j->first->path, joining_edit, j) < 0)
			return;
		gone = write_remove(w, j->second->path, buf_view(&j->other));
	}
	if (!gone)
		errors_add(errors, j->second->path, 0, 0,
		           "another program keeps saving it: not removed");
}

static int
join_files(struct joining *j, struct writer *w)
{
	struct moving *m = &j->moving;
	struct tool *t = j->tool;
	struct str first = j->first->path, second = j->second->path;
	struct buf what = {0};
	int status;

	/* all of it, or nothing */
	write_file_may(w, first, joining_edit, j);
	write_remove_may(w, second);
	moving_find(m, first, second);
	if (t->errors.n)
		return write_end(w, "join", STR(""));
	/* the second file last: who is stopped in between can do it again */
	write_file(w, first, joining_edit, j);
	if (!t->errors.n)
		moving_write(m);
	if (t->errors.n)
		errors_add(&t->errors, second, 0, 0,
		           "not removed, because not every file is written; run the command again");
	else
		remove_other(j, w);
	moving_report(m);
	buf_fmt(&what, "with %.*s", STR_ARG(j->second->id));
	w->who = j->first->id;
	status = write_end(w, "join", buf_view(&what));
	buf_free(&what);
	return status;
}

int
main(int argc, char **argv)
{
	struct tool t;
	struct joining j = {.tool = &t};
	struct writer w;
	bool dry;
	int status;

	tool_begin(&t, argv, help);
	dry = options_dry_run(&t, argc, argv, OPTIONS_DRY_SHORT);
	if (argc - optind != 2)
		tool_fail(&t, "name two contacts; see %s --help", t.name);
	t.quiet = true;
	t.exact = true;
	tool_open(&t, (struct needs){NAME_KEYS, 0}, true, 2, argv + optind);
	errors_free(&t.book.errors);
	if (t.errors.n)
		tool_fail(&t, "nothing was joined");
	if (t.people.n != 2)
		tool_fail(&t, "%s and %s: the same file", argv[optind], argv[optind + 1]);
	j.first = &t.book.contact[t.people.who[0]];
	j.second = &t.book.contact[t.people.who[1]];
	if (j.second->me)
		tool_fail(&t, "me.md: has the settings of the book; name it first to join another "
		              "with it");
	write_begin(&w, &t, dry, 0);
	joining_begin(&j, &w);
	status = join_files(&j, &w);
	moving_end(&j.moving);
	buf_free(&j.other);
	return status;
}
