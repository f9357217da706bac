/* SPDX-License-Identifier: ISC */
#include "base/shell.h"
#include "cli/write.h"
#include "edit/edit.h"

static const char help[] =
	"usage: tend-done [-N] WHO TEXT [--no]\n"
	"Ticks an ask that was granted, a promise you kept, or a plan that took place:\n"
	"the one with TEXT in it.\n"
	"\n"
	"      --no               the answer was no, you will not keep it, or it fell through\n"
	"  -N, --dry-run          show what would change, as a diff\n"
	OPTIONS_WRITE_HELP;

struct done_answer {
	struct edit edit;
	struct str words;
	char mark;
	day today;
	struct buf text; /* of the ticked task */
};

static int
tick(struct buf *out, struct str file, void *arg)
{
	struct done_answer *a = arg;
	int ret = edit_tick(out, file, a->words, a->mark, a->today, true, &a->edit);

	if (ret > 0) {
		buf_clear(&a->text);
		buf_str(&a->text, a->mark == '-' ? STR("no: ") : STR(""));
		buf_str(&a->text, edit_ticked(file, buf_view(out)));
	}
	return ret;
}

static int
write_answer(struct tool *t, struct done_answer *a, bool dry)
{
	struct writer w;
	bool listed;
	int status;

	write_begin(&w, t, dry, t->people.n);
	w.broken = true;
	write_people(&w, tick, a, &a->edit);
	listed = t->errors.n > 1 && a->words.n;
	status = write_end(&w, "done", buf_view(&a->text));
	if (listed)
		tool_hint(t, "nothing was ticked; type words that only one has");
	buf_free(&a->text);
	return status;
}

/* the first word is no contact: WHO may be missing */
static _Noreturn void
fail_who(struct tool *t, int n, char **word)
{
	struct buf none = {0}, typed = {0};

	buf_fmt(&none, "%s: no such contact", word[0]);
	if (n > 1 && t->errors.n == 1 && str_eq(t->errors.v[0].what, buf_view(&none))) {
		shell_words(&typed, (const char *const *)word, (size_t)n);
		tool_fail(t, "%s; name one before the text: tend done WHO%s", none.p, typed.p);
	}
	tool_no_contact(t);
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"dry-run", no_argument, NULL, 'N'},
		{"no", no_argument, NULL, OPTIONS_OWN},
		OPTIONS_WRITE_LONG,
	};
	struct done_answer a = {.mark = 'x'};
	struct buf text = {0};
	struct tool t;
	bool dry = false;
	int opt, status;

	tool_begin(&t, argv, help);
	while ((opt = options_next(&t, argc, argv, "N" OPTIONS_WRITE_SHORT, options)) != -1) {
		if (opt == 'N')
			dry = true;
		else if (opt == OPTIONS_OWN)
			a.mark = '-';
		else
			options_take(&t, opt);
	}
	if (argc == optind)
		tool_fail(&t, "name a contact and some words of an ask, promise or plan; "
		              "see %s --help", t.name);
	/* joined, so that several words need no quotes */
	for (int i = optind + 1; i < argc; i++)
		buf_fmt(&text, "%s%s", i > optind + 1 ? " " : "", argv[i]);
	a.words = buf_view(&text);
	t.quiet = true;
	t.exact = true;
	t.stays = true;
	tool_open(&t, (struct needs){0}, false, 1, argv + optind);
	if (!t.people.n)
		fail_who(&t, argc - optind, argv + optind);
	tool_report_pending(&t);
	errors_free(&t.book.errors);
	a.today = tool_today(&t);
	status = write_answer(&t, &a, dry);
	buf_free(&text);
	return status;
}
