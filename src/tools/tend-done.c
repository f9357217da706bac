/* SPDX-License-Identifier: ISC */
#include "cli/write.h"
#include "edit/edit.h"

static const char help[] =
	"usage: tend-done [-n] WHO TEXT [--no]\n"
	"Ticks an ask that was granted, or a promise that was kept: the open one that\n"
	"begins with TEXT.\n"
	"\n"
	"      --no               the answer was no; I shall not keep it\n"
	"  -n, --dry-run          show what would change, as a diff\n"
	TOOL_WRITE_HELP;

struct done_answer {
	struct edit edit;
	struct str beginning;
	char mark;
	struct buf text; /* of the task that was ticked */
};

/* the text behind the box, the one byte that changed, to the end of its line */
static void
keep_text(struct done_answer *a, struct str old, struct str new)
{
	struct str line, rest;
	size_t i = 0;

	while (i < old.n && i < new.n && old.p[i] == new.p[i])
		i++;
	rest = str_sub(new, i + 2, new.n);
	buf_clear(&a->text);
	if (a->mark == '-')
		buf_str(&a->text, STR("no: "));
	if (str_line(&line, &rest))
		buf_str(&a->text, str_trim(line));
}

static int
tick(struct buf *out, struct str file, void *arg)
{
	struct done_answer *a = arg;
	int ret = edit_tick(out, file, a->beginning, a->mark, &a->edit);

	if (ret > 0)
		keep_text(a, file, buf_view(out));
	return ret;
}

static int
write_answer(struct tool *t, struct done_answer *a, bool dry)
{
	struct writer w;
	int status;

	write_begin(&w, t, dry, t->people.n);
	for (size_t i = 0; i < t->people.n; i++) {
		struct str path = t->book.contact[t->people.who[i]].path;

		a->edit = (struct edit){.path = path, .errors = &t->errors, .own = &t->book.own};
		write_file(&w, path, tick, a);
	}
	status = write_end(&w, "done", buf_view(&a->text));
	buf_free(&a->text);
	return status;
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"dry-run", no_argument, NULL, 'n'},
		{"no", no_argument, NULL, TOOL_OWN},
		TOOL_WRITE_LONG,
	};
	struct done_answer a = {.mark = 'x'};
	struct buf text = {0};
	struct tool t;
	bool dry = false;
	int opt, status;

	tool_begin(&t, argv, help);
	while ((opt = options_next(&t, argc, argv, "n" TOOL_WRITE_SHORT, options)) != -1) {
		if (opt == 'n')
			dry = true;
		else if (opt == TOOL_OWN)
			a.mark = '-';
		else
			tool_option(&t, opt);
	}
	if (argc - optind < 2)
		tool_fail(&t, "who, and what was asked or promised? see %s --help", t.name);
	/* several words need no quotes */
	for (int i = optind + 1; i < argc; i++)
		buf_fmt(&text, "%s%s", i > optind + 1 ? " " : "", argv[i]);
	a.beginning = buf_view(&text);
	t.quiet = true;
	tool_open(&t, (struct needs){0}, false, 1, argv + optind);
	errors_free(&t.book.errors);
	status = write_answer(&t, &a, dry);
	buf_free(&text);
	return status;
}
