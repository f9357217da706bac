/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/dayword.h"
#include "base/mem.h"
#include "base/shell.h"
#include "base/text.h"
#include "book/nearby.h"
#include "book/rev.h"
#include "book/survey.h"
#include "cli/cond_slip.h"
#include "cli/left.h"
#include "cli/none.h"
#include "cli/tool.h"
#include "front/note_path.h"
#include "library/library.h"

/* ends the tool if a revision could not be read completely */
static void
check_rev(const struct tool *t, const char *why)
{
	if (why && *why)
		tool_fail(t, "-r %s: %s", t->rev, why);
	if (why)
		exit(NOTHING);
}

bool
tool_takes_keys(const struct tool *t)
{
	static const struct str not[] = {STR_INIT("tend-log"), STR_INIT("tend-done"), STR_INIT("tend-edit"),
	                                 STR_INIT("tend-points")};

	if (STR_ONE_OF(str_of(t->name), not))
		return false;
	return strstr(t->help, "WHO ...") || strstr(t->help, "CONDITION") || strstr(t->help, "key=value");
}

/* the tool of a command with a condition: this one, or tend-ls */
static const char *
filter(const struct tool *t)
{
	static const struct str writes[] = {STR_INIT("tend-set"), STR_INIT("tend-new"), STR_INIT("tend-rename"),
	                                    STR_INIT("tend-join")};

	if (!tool_takes_keys(t) || STR_ONE_OF(str_of(t->name), writes) || !str_starts(str_of(t->name), STR("tend-")))
		return "ls";
	return t->name + strlen("tend-");
}

void
tool_book(struct tool *t)
{
	struct buf dir = {0};
	const char *why = NULL;

	tool_today(t);
	/* the folder of a revision need not exist today */
	if (book_locate(&dir, t->dir) < 0 && !t->rev) {
		struct buf typed = {0};

		if (access(dir.p, F_OK) < 0) {
			buf_str(&typed, STR(", or make one: tend init "));
			shell_word(&typed, buf_view(&dir));
		}
		tool_fail(t, "%s: no book there; name one with -C or $TEND_BOOK%.*s", dir.p,
		          STR_ARG(buf_view(&typed)));
	}
	if (!t->dir)
		nearby_path(&dir);
	if (t->rev)
		rev_open(&t->book, dir.p, t->rev, t->today, &why);
	else if (book_open(&t->book, dir.p) < 0)
		tool_fail(t, "%s: %s", dir.p, strerror(errno));
	check_rev(t, why);
	t->book.command = filter(t);
	buf_free(&dir);
}

bool
tool_empty(const struct tool *t)
{
	const struct book *b = &t->book;
	bool notes = false;

	if (!b->whole || b->n != (b->me < b->n))
		return false;
	/* a README alone is no folder of notes */
	for (size_t i = 0; i < b->files.n && !notes; i++)
		notes = !str_eq(b->files.file[i].path, STR("me.md")) && !note_path_lists(b->files.file[i].path);
	return notes;
}

/* says what a folder without contacts holds, and what would make it a book */
static void
hint_empty(const struct tool *t)
{
	struct survey s = {0};
	struct buf left = {0};
	size_t n = left_text(&left, &t->book.left, LEFT_ALL);

	if (n)
		tool_hint(t, "no contact among %zu Markdown file%s: %s", n, n == 1 ? "" : "s", left.p);
	if (n && t->book.dirfd >= 0)
		survey_make(&s, &t->book);
	if (s.line.n)
		tool_hint(t, "put people: %s into me.md (%zu of them)", s.line.p, s.line_files);
	else if (n)
		tool_hint(t, "put the folder of your people into me.md, as people: People; people: . is the whole book");
	survey_free(&s);
	buf_free(&left);
}

int
tool_select(struct tool *t, struct selection *s, char **rest, int argc, char **argv)
{
	struct error err;
	int n;

	if (!t->book.dir.n && selection_any(argc, argv))
		tool_book(t);
	n = selection_take(s, rest, argc, argv, &t->book.own, t->today, &err);
	if (n < 0)
		tool_fail(t, "%.*s", STR_ARG(err.what));
	return n;
}

/* why no contact is left: a key that no contact has, or a value of it */
static void
hint_restricted(const struct tool *t, const struct selection *s, bool named)
{
	struct buf typed = {0};

	for (size_t i = 0; i < s->n && !named; i++)
		if (field_meant(&s->cond[i].field, &t->book)) {
			tool_hint_key(t, &s->cond[i].field);
			return;
		}
	if (!named && cond_slip(t, s))
		return;
	for (size_t i = 0; i < s->n; i++)
		buf_fmt(&typed, "%s%.*s", i ? " and " : "", STR_ARG(s->cond[i].typed));
	if (named)
		tool_hint(t, "none of these contacts has %s", typed.p);
	else
		tool_hint(t, "no active contact has %s; list what they have: tend ls -o id,%.*s", typed.p,
		          STR_ARG(s->cond[0].field.name));
	buf_free(&typed);
}

static void
restrict_people(struct tool *t, const struct selection *s)
{
	bool named = t->people.named, any = t->people.n > 0;

	selection_apply(s, &t->people, &t->book, t->today, &t->errors);
	if (any && !t->people.n)
		hint_restricted(t, s, named);
}

/* true if a contact has this value of a key */
static bool
has_value(const struct book *b, enum key key, struct str value)
{
	for (size_t i = 0; i < b->n; i++)
		if (contact_has_value(&b->contact[i], key, value))
			return true;
	return false;
}

/* the condition that an operand may mean: a key, a status, or a value of tags, place or org */
static bool
find_condition(struct buf *cond, const struct book *b, struct str operand)
{
	static const enum key keys[] = {KEY_TAGS, KEY_PLACE, KEY_ORG};
	const struct key_words *status = key_words(KEY_STATUS);
	bool exact;
	enum key key = key_find(operand, &b->own, &exact);

	for (size_t i = 0; i < sizeof(status->word) / sizeof(status->word[0]) && status->word[i]; i++)
		if (text_same(operand, str_of(status->word[i])))
			buf_fmt(cond, "status=%s", status->word[i]);
	if (!cond->n && key != KEY_OTHER)
		buf_fmt(cond, "%s!=", key_name(key));
	for (size_t i = 0; !cond->n && i < sizeof(keys) / sizeof(keys[0]); i++)
		if (has_value(b, keys[i], operand))
			buf_fmt(cond, "%s=%.*s", key_name(keys[i]), STR_ARG(operand));
	return cond->n > 0;
}

/*
 * Hints at what the only operand may mean if it is no contact: a day, a condition, or else, on a
 * terminal, a search; the tool ends after that, so the book is loaded once more, for the keys of find_condition().
 */
static void
hint_unknown(struct tool *t, struct str operand)
{
	struct buf none = {0}, cond = {0}, typed = {0};
	bool unknown;
	day d;

	buf_fmt(&none, "%.*s: no such contact", STR_ARG(operand));
	unknown = t->errors.n && str_eq(t->errors.v[0].what, buf_view(&none));
	buf_free(&none);
	if (t->book.rev || !unknown)
		return;
	if (operand.n && char_letter(operand.p[0]) &&
	    (dayword_past(&d, operand, t->today, false) == 0 || dayword_ahead(&d, operand, t->today, false) == 0)) {
		shell_word(&typed, operand);
		tool_hint(t, "to work as on a day: tend %s -t %s", t->book.command, typed.p);
		buf_free(&typed);
		return;
	}
	book_load(&t->book, (struct needs){KEYSET(KEY_TAGS) | KEYSET(KEY_PLACE) | KEYSET(KEY_ORG), 0}, NULL, 0);
	if (find_condition(&cond, &t->book, operand)) {
		shell_word(&typed, buf_view(&cond));
		tool_hint(t, "a condition lists the contacts that have it: tend %s %s", t->book.command, typed.p);
	} else if (isatty(STDERR_FILENO) && tool_may_be_name(operand)) {
		shell_word(&typed, operand);
		tool_hint(t, "to search all files: tend who %s; to list the contacts: tend ls", typed.p);
	}
	buf_free(&cond);
	buf_free(&typed);
}

void
tool_open(struct tool *t, struct needs needs, bool whole, int argc, char **argv)
{
	char **operand = mem_zero((size_t)argc + 1, sizeof(*operand));
	struct selection selection = {0};
	struct arena arena = {0};
	struct str *name;
	bool piped;
	size_t n;

	if (!t->exact) {
		argc = tool_select(t, &selection, operand, argc, argv);
		argv = operand;
	}
	needs.keys |= selection.needs.keys;
	needs.parts |= selection.needs.parts;
	for (size_t i = 0; i < selection.n; i++) {
		buf_chr(&t->conditions, ' ');
		shell_word(&t->conditions, selection.cond[i].typed);
	}
	if (!t->book.dir.n)
		tool_book(t);
	piped = tool_operands(t, &name, &n, &arena, argc, argv);
	/* empty standard input means no contact, not everyone */
	if (n || !piped)
		people_load(&t->people, &t->book, needs, whole, name, n, &t->errors);
	else
		t->people.named = true;
	check_rev(t, t->book.rev_error);
	for (size_t i = 0; i < t->book.errors.n && (!t->quiet || (n && !t->people.n)); i++)
		tool_report(t, &t->book.errors.v[i], false);
	if (!t->stays)
		tool_report_pending(t);
	if (tool_empty(t))
		hint_empty(t);
	if (n && !t->people.n && !t->stays) {
		if (n == 1 && !piped && (!t->exact || strcmp(t->book.command, t->name + strlen("tend-")) == 0))
			hint_unknown(t, name[0]);
		exit(NOTHING);
	}
	if (selection.n)
		restrict_people(t, &selection);
	selection_free(&selection);
	free(operand);
	free(name);
	arena_free(&arena);
}

const struct tend_book *
tool_library(struct tool *t)
{
	t->library = mem_alloc(sizeof(*t->library));
	library_wrap(t->library, &t->book, t->people);
	return t->library;
}

void
tool_contact(struct rows *rows, const struct contact *c)
{
	rows_id(rows, c->id);
	rows_text(rows, contact_name(c));
}

bool
tool_hint_unlisted(struct tool *t, const struct contact *c)
{
	if (!c->me && !c->inactive)
		return false;
	t->unlisted = true;
	if (c->me)
		tool_hint(t, "%.*s: in no list, since it is your own file", STR_ARG(c->id));
	else if (contact_text(c, KEY_STATUS).n)
		tool_hint(t, "%.*s: in no list, since its status is %.*s", STR_ARG(c->id), STR_ARG(contact_text(c, KEY_STATUS)));
	else
		tool_hint(t, "%.*s: in no list, by its status", STR_ARG(c->id));
	return true;
}

void
tool_hint_key(const struct tool *t, const struct field_ref *f)
{
	const char *meant = field_meant(f, &t->book);

	if (meant)
		tool_hint(t, "%.*s: %s this key; did you mean %s?", STR_ARG(f->name),
		          t->book.whole ? "no contact has" : "none of those named has", meant);
}

struct rows *
tool_rows(struct tool *t, const struct column *columns, size_t n)
{
	struct rows *rows = rows_open(stdout, t->format, t->header, columns, n);

	rows_look(rows, t->colour, !t->no_pager);
	if (t->number && !t->cuts)
		rows_limit(rows, t->number);
	t->none = none_text(t->name);
	return rows;
}
