/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cli/day_value.h"
#include "cli/log_slip.h"
#include "cli/write.h"
#include "import/notes.h"

static const char help[] =
	"usage: tend-log [-N] WHO ... [DATE] [to|from] [+|-]KIND[ xN][: TEXT]\n"
	"       tend-log [-N] -\n"
	"Records that you were in touch, or will be, in the log of each WHO.\n"
	"\n"
	"  DATE                   2026-09-01, yesterday, 3d ago or monday, or a plan:\n"
	"                         tomorrow, in 2 weeks (today); it may also follow KIND\n"
	"  to, from               you reached out (also '->'); they did (also '<-')\n"
	"  +KIND, -KIND           you gave; you received a favour\n"
	"  -                      rows like those of tend-entries, from standard input\n"
	"\n"
	"  -N, --dry-run          show what would change, as a diff\n"
	OPTIONS_WRITE_HELP;

struct log_job {
	struct tool *t;
	struct notes notes;
	bool once;
	struct buf said; /* the day, if it was typed in words */
};

/* the notes of one contact, for edit_log() */
struct batch {
	const struct edit *edit;
	const struct edit_entry *v;
	size_t n;
	bool once;
	int added;
};

static int
log_batch(struct buf *out, struct str file, void *arg)
{
	struct batch *b = arg;

	b->added = edit_log(out, file, b->v, b->n, b->once, b->edit);
	return b->added > 0 ? 1 : b->added;
}

static void
read_rows(struct log_job *j)
{
	struct tool_input in = {0};
	size_t number = 0;
	struct str s;

	while (tool_line(j->t, &in, &s)) {
		number++;
		if (str_ends(s, STR("\n")))
			s.n--;
		if (str_ends(s, STR("\r")))
			s.n--;
		if (s.n)
			notes_row(&j->notes, &j->t->book, s, number, &j->t->errors);
	}
	for (size_t i = 0; i < j->notes.n; i++)
		j->notes.v[i].entry.plan = j->notes.v[i].entry.date > j->t->today;
}

static size_t
count_people(const struct log_job *j)
{
	size_t n = 0;

	for (size_t i = 0; i < j->notes.n; i++)
		n += !i || j->notes.v[i].who != j->notes.v[i - 1].who;
	return n;
}

/* appends the subject of the commit: "+intro", or the number of entries */
static void
say_what(struct buf *out, const struct log_job *j, size_t added)
{
	const struct edit_entry *e = &j->notes.v[0].entry;

	if (j->once)
		buf_fmt(out, "%zu %s", added, added == 1 ? "entry" : "entries");
	else
		buf_fmt(out, "%s%.*s", e->sign == '+' ? "+" : e->sign == '-' ? "-" : "", STR_ARG(e->kind));
}

/* edits each file once, with all its entries */
static int
write_notes(struct log_job *j, bool dry)
{
	struct edit_entry *e = mem_alloc(j->notes.n * sizeof(*e));
	struct writer w;
	struct buf what = {0};
	size_t added = 0;
	int status;

	notes_sort(&j->notes);
	write_begin(&w, j->t, dry, count_people(j));
	w.broken = true;
	for (size_t i = 0, n; i < j->notes.n; i += n) {
		const struct contact *c = &j->t->book.contact[j->notes.v[i].who];
		struct edit edit = {.path = c->path, .errors = &j->t->errors, .own = &j->t->book.own,
		                    .dates = j->t->book.set.dates, .rule = &j->t->book.set.members.rule,
		                    .bare = members_bare(&j->t->book.set.members, c->path)};
		struct batch batch = {.edit = &edit, .v = e, .once = j->once};

		for (n = 0; i + n < j->notes.n && j->notes.v[i + n].who == j->notes.v[i].who; n++)
			e[n] = j->notes.v[i + n].entry;
		batch.n = n;
		if (write_file(&w, c->path, log_batch, &batch) > 0)
			added += (size_t)batch.added;
	}
	say_what(&what, j, added);
	w.said = buf_view(&j->said);
	free(e);
	status = write_end(&w, !j->once && j->notes.v[0].entry.plan ? "plan" : "log", buf_view(&what));
	buf_free(&what);
	return status;
}

int
main(int argc, char **argv)
{
	struct tool t;
	struct log_job j = {.t = &t};
	struct arena arena = {0};
	struct edit_entry e = {0};
	struct log_slip slip = {.tool = &t};
	bool dry;
	int status;

	tool_begin(&t, argv, help);
	/* -ask after an operand is a kind */
	dry = options_dry_run(&t, argc, argv, "+" OPTIONS_DRY_SHORT);
	j.once = argc - optind == 1 && strcmp(argv[optind], "-") == 0;
	tool_today(&t);
	slip.word = (const char *const *)argv + optind;
	slip.n = (size_t)(argc - optind);
	if (!j.once)
		log_slip_read(&slip, &e, &arena);
	e.plan = !j.once && e.date > t.today;
	if (slip.at.day.n)
		day_value_said(&j.said, e.date);
	t.quiet = true; /* other problems in the files are for tend-check to report */
	if (j.once)
		tool_open(&t, NOTES_NEEDS, true, 0, NULL);
	else
		log_slip_open(&slip, &e, argv + optind);
	errors_free(&t.book.errors);
	if (j.once)
		read_rows(&j);
	for (size_t i = 0; i < t.people.n && !j.once; i++)
		notes_add(&j.notes, &t.book, t.people.who[i], &e, t.people.who, t.people.n);
	status = j.notes.n ? write_notes(&j, dry) : tool_close(&t, NULL) ? NOTHING : DONE;
	notes_free(&j.notes);
	arena_free(&arena);
	buf_free(&j.said);
	return status;
}
