/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/text.h"
#include "book/copies.h"
#include "cli/moving.h"
#include "cli/renamed.h"

static const char help[] =
	"usage: tend-rename [-N] [--alias] WHO NEW-ID\n"
	"Changes the id of a contact, and every reference to it.\n"
	"\n"
	"      --alias            keep the old id as an alias\n"
	"  -N, --dry-run          show what would change, as a diff\n"
	OPTIONS_WRITE_HELP;

struct renaming {
	struct moving moving;
	struct tool *tool;
	bool alias;
};

/* the contact's own file: its references to itself, and the alias */
static int
edit_own(struct buf *out, struct str file, void *arg)
{
	struct renaming *r = arg;
	struct edit edit = {
		.path = r->moving.who->path, .errors = &r->tool->errors, .own = r->moving.edit.own,
		.dates = r->moving.edit.dates, .rule = r->moving.edit.rule};
	struct buf referred = {0};
	int changed = moving_edit(&referred, file, &r->moving), aliased;

	if (!r->alias) {
		buf_str(out, buf_view(&referred));
		buf_free(&referred);
		return changed;
	}
	aliased = edit_key(out, changed ? buf_view(&referred) : file, STR("aliases"), EDIT_ADD,
	                   r->moving.who->id, &edit);
	if (aliased == 0)
		buf_str(out, buf_view(&referred));
	buf_free(&referred);
	return aliased < 0 ? -1 : aliased || changed;
}

/* whether the contact is found by its old id even so */
static bool
finds(const struct moving *m)
{
	for (size_t i = 0; i < m->to.nnames; i++)
		if (text_same(m->to.name[i], m->who->id))
			return true;
	return text_same(m->who->id, link_stem(m->to.to));
}

/* what cannot be a new id ends the tool */
static void
check_id(struct tool *t, const struct contact *who, struct str id)
{
	const char *wrong = link_id_wrong(id);
	struct found found;
	struct str of;
	size_t file, n;

	if (!wrong && copies_sure(&of, id))
		wrong = "a sync program names its copies like this";
	if (wrong)
		tool_fail(t, "%.*s: cannot be an id: %s", STR_ARG(id), wrong);
	if (text_same(who->id, STR("me")) && who->me)
		tool_fail(t, "me.md: has the settings of the book, and keeps its name");
	if (text_same(id, STR("me")))
		tool_fail(t, "%.*s: the name of your own file", STR_ARG(id));
	if (str_eq(id, who->id))
		tool_fail(t, "%.*s: already the id", STR_ARG(id));
	n = book_files(&t->book, id, &file);
	if (n > (text_same(id, who->id) ? 1 : 0))
		tool_fail(t, "%.*s: taken by %.*s; if both are the same person: tend join",
		          STR_ARG(id), STR_ARG(t->book.files.file[file].path));
	found = names_find(&t->book.names, id);
	for (size_t i = 0; i < found.n && i < NAMES_CANDIDATES; i++)
		if (&t->book.contact[found.who[i]] != who)
			tool_fail(t, "%.*s: is a name of %.*s", STR_ARG(id),
			          STR_ARG(t->book.contact[found.who[i]].id));
}

static int
rename_file(struct renaming *r, struct writer *w, struct str id)
{
	struct moving *m = &r->moving;
	struct tool *t = w->tool;
	struct str from = m->to.from, to = m->to.to;
	struct buf what = {0};
	int status;

	/* all of it, or nothing */
	m->edit.path = from;
	write_file_may(w, from, edit_own, r);
	if (write_move_may(w, from, to) == 0)
		errors_add(&t->errors, to, 0, 0, "a file of that name exists");
	moving_find(m, from, from);
	if (t->errors.n)
		return write_end(w, "rename", STR(""));
	/* the file last: who is stopped in between can do it again */
	moving_write(m);
	m->edit.path = from;
	if (t->errors.n)
		errors_add(&t->errors, from, 0, 0,
		           "not renamed, because not every reference is changed; run the command again");
	else if (write_move(w, from, to, edit_own, r) == 0)
		errors_add(
			&t->errors, to, 0, 0,
			"a file of that name exists: not renamed; the references to it are changed");
	if (!w->dry && !t->errors.n && !r->alias && !finds(m))
		renamed_hint_alias(t, m->who, id);
	if (!w->dry && !t->errors.n)
		renamed_hint_blank(t, m->who->id, id);
	moving_report(m);
	buf_fmt(&what, "to %.*s", STR_ARG(id));
	w->who = m->who->id;
	status = write_end(w, "rename", buf_view(&what));
	buf_free(&what);
	return status;
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"alias", no_argument, NULL, OPTIONS_OWN},
		{"dry-run", no_argument, NULL, 'N'},
		OPTIONS_WRITE_LONG,
	};
	struct tool t;
	struct renaming r = {.tool = &t};
	const struct contact *who;
	struct writer w;
	struct buf to = {0};
	struct str id;
	bool dry = false;
	int opt, status;
	size_t type;

	tool_begin(&t, argv, help);
	while ((opt = options_next(&t, argc, argv, "N" OPTIONS_WRITE_SHORT, options)) != -1) {
		if (opt == OPTIONS_OWN)
			r.alias = true;
		else if (opt == 'N')
			dry = true;
		else
			options_take(&t, opt);
	}
	if (argc - optind != 2)
		tool_fail(&t, "name a contact and the new id; see %s --help", t.name);
	t.quiet = true;
	t.exact = true;
	tool_open(&t, (struct needs){NAME_KEYS, 0}, true, 1, argv + optind);
	errors_free(&t.book.errors);
	if (t.people.n != 1)
		tool_fail(&t, "nothing was renamed");
	who = &t.book.contact[t.people.who[0]];
	id = str_of(argv[optind + 1]);
	if (link_type(id))
		id = link_stem(id);
	if (!t.book.names.n)
		names_build(&t.book.names, t.book.contact, t.book.n);
	check_id(&t, who, id);
	/* its folder, the new id, and .md or .markdown as before */
	type = link_type(who->path);
	buf_str(&to, str_sub(who->path, 0, who->path.n - link_stem(who->path).n - type));
	buf_str(&to, id);
	buf_str(&to, str_sub(who->path, who->path.n - type, who->path.n));
	write_begin(&w, &t, dry, 0);
	moving_begin(&r.moving, &w, who, buf_view(&to));
	status = rename_file(&r, &w, id);
	moving_end(&r.moving);
	buf_free(&to);
	return status;
}
