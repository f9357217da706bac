/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "cli/day_value.h"
#include "cli/plan_slip.h"
#include "cli/plan_write.h"
#include "cli/write.h"
#include "edit/typed.h"

size_t
plan_write_drop(struct tool *t)
{
	size_t kept = 0;

	for (size_t i = 0; i < t->people.n; i++) {
		const struct contact *c = &t->book.contact[t->people.who[i]];

		if (c->me || c->inactive)
			errors_add(&t->errors, c->path, 0, 0, c->me ? "the owner's own file" : "no longer in any list, by its status");
		else
			t->people.who[kept++] = t->people.who[i];
	}
	t->people.n = kept;
	return kept;
}

/* an ask or promise to write */
struct planned {
	struct edit edit;
	struct task task;
};

static int
put_task(struct buf *out, struct str file, void *arg)
{
	struct planned *p = arg;

	return edit_plan(out, file, &p->task, &p->edit);
}

static int
write_task(struct tool *t, struct planned *p, bool dry)
{
	struct writer w;
	struct buf said = {0};
	int status;

	write_begin(&w, t, dry, plan_write_drop(t));
	w.broken = true;
	write_people(&w, put_task, p, &p->edit);
	if (p->task.by != DAY_NONE)
		day_value_said(&said, p->task.by);
	w.said = buf_view(&said);
	status = write_end(&w, p->task.kind == TASK_ASK ? "ask" : "promise", p->task.text);
	buf_free(&said);
	return status;
}

/* joins the words on one line with blanks between them, so that the text needs no quotes */
static void
join(struct buf *out, int argc, char **argv)
{
	for (int i = 0; i < argc; i++) {
		const char *s = argv[i];

		/* the end of a word counts as a blank */
		do {
			if ((unsigned char)*s > ' ')
				buf_chr(out, *s);
			else if (out->n && out->p[out->n - 1] != ' ')
				buf_chr(out, ' ');
		} while (*s++);
	}
}

/* the first two words are one name without quotes */
static void
fail_name(struct tool *t, char **word)
{
	struct buf both = {0}, scratch = {0};
	struct names *names = &t->book.names;
	size_t who;

	buf_fmt(&both, "%s %s", word[0], word[1]);
	who = names->n ? names_whole(names, &scratch, buf_view(&both)) : t->book.n;
	if (who < t->book.n)
		tool_fail(t, "%s: one contact (%.*s); put the name in quotes: tend %s --plan '%s' ...", both.p,
		          STR_ARG(t->book.contact[who].id), strrchr(t->name, '-') ? strrchr(t->name, '-') + 1 : t->name, both.p);
	buf_free(&both);
	buf_free(&scratch);
}

int
plan_write(struct tool *t, enum task_kind kind, bool dry, int argc, char **argv)
{
	struct planned p;
	struct buf words = {0};
	const char *why;
	int status;

	if (t->rev)
		tool_fail(t, "--plan writes, and what was (-r) cannot be written");
	if (argc < 2)
		tool_fail(t, "name a contact and what %s; see %s --help",
		          kind == TASK_ASK ? "to ask for" : "you promised", t->name);
	join(&words, argc - 1, argv + 1);
	if (typed_task(&p.task, buf_view(&words), tool_today(t), &why) < 0)
		tool_fail(t, "%s", why);
	p.task.kind = kind;
	t->quiet = true; /* tend-check reports problems of the rest of a file */
	t->exact = true;
	t->stays = true;
	tool_open(t, (struct needs){0}, false, 1, argv);
	if (!t->people.n) {
		if (argc > 2)
			fail_name(t, argv);
		tool_no_contact(t);
	}
	if (p.task.by == DAY_NONE)
		plan_slip(t, argv[0], p.task.text);
	tool_report_pending(t);
	errors_free(&t->book.errors);
	status = write_task(t, &p, dry);
	buf_free(&words);
	return status;
}
