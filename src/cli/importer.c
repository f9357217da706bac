/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cli/importer.h"
#include "cli/photo.h"
#include "cli/show.h"
#include "cli/write.h"
#include "import/import_file.h"
#include "import/import_match.h"

/* rows are printed last, so that a closed pipe cannot stop the import */
struct importer_row {
	struct str id, key, value;
	const char *did;
};

struct importing {
	struct tool *tool;
	const struct import_options *options;
	const char *file; /* the first, for the message of the commit */
	struct cards cards;
	struct import im;
	struct writer writer;
	struct importer_row *row;
	size_t nrows, row_cap;
	struct arena texts; /* texts of the rows */
	/* people: with a new file, a changed one, one that has all; and those whose file is not written */
	size_t fresh, changed, unchanged, failed;
};

static bool
has_entries(const struct import *im, const struct import_person *p)
{
	for (size_t i = 0; i < p->ncards; i++)
		if (im->cards->v[p->card[i]].nentries)
			return true;
	return false;
}

/* --- rows --- */

static void
add_row(struct importing *imp, struct str id, const char *did, struct str key, struct str value)
{
	imp->row = mem_reserve(imp->row, imp->nrows, &imp->row_cap, sizeof(*imp->row));
	imp->row[imp->nrows++] = (struct importer_row){
		arena_str(&imp->texts, id), arena_str(&imp->texts, key), arena_str(&imp->texts, value), did,
	};
}

static void
add_step_rows(struct importing *imp, const struct import_file *j)
{
	struct str name = STR("");

	for (size_t i = 0; i < j->steps.n && !name.n; i++)
		if (j->steps.v[i].did == IMPORT_ADDED && str_eq(j->steps.v[i].key, STR("name")))
			name = j->steps.v[i].value;
	if (j->made)
		add_row(imp, j->id, "made", STR("name"), name);
	for (size_t i = 0; i < j->steps.n; i++) {
		const struct import_step *s = &j->steps.v[i];

		if (s->did == IMPORT_FULL || (j->made && s->did == IMPORT_ADDED && str_eq(s->key, STR("name"))))
			continue;
		add_row(imp, j->id, s->did == IMPORT_ADDED ? "added" : "kept", s->key, s->value);
	}
}

static void
print(struct importing *imp)
{
	static const struct column columns[] = {
		{"id", CELL_TEXT}, {"did", CELL_TEXT}, {"key", CELL_TEXT}, {"value", CELL_TEXT},
	};
	struct rows *rows = tool_rows(imp->tool, columns, sizeof(columns) / sizeof(columns[0]));

	for (size_t i = 0; i < imp->nrows; i++) {
		rows_id(rows, imp->row[i].id);
		rows_text(rows, str_of(imp->row[i].did));
		rows_text(rows, imp->row[i].key);
		rows_text(rows, imp->row[i].value);
	}
	if (rows_close(rows) == 0 || errno == EPIPE)
		return;
	tool_fail(imp->tool, "standard output: %s", strerror(errno));
}

/* one line, the same for every format; on standard error, since the rows are the output */
static void
sum_up(const struct importing *imp)
{
	struct buf line = {0};

	buf_fmt(&line, "%zu new, %zu changed, %zu unchanged, %zu skipped", imp->fresh, imp->changed, imp->unchanged,
	        imp->failed + imp->cards.skipped);
	if (imp->options->dry)
		buf_str(&line, STR(" (dry run: nothing is written)"));
	show_message("import", buf_view(&line));
	buf_free(&line);
}

/* --- one contact --- */

/* brings the photo of a card beside a file that names none; returns the name of the picture */
static struct str
bring_photo(struct importing *imp, struct import_file *j, const struct contact *now)
{
	for (size_t i = 0; i < j->person->ncards; i++) {
		struct card *card = &imp->cards.v[j->person->card[i]];
		struct str name;

		if (!card->photo.n || (now && contact_field(now, KEY_PHOTO)))
			continue;
		photo_write(&name, &imp->writer, j->path, card->photo, &imp->cards.arena);
		card->photo = STR("");
		if (!name.n)
			continue;
		/* the name that it had in another book */
		for (size_t k = card->nvalues; k-- > 0;)
			if (card->value[k].key == KEY_PHOTO)
				card->value[k] = card->value[--card->nvalues];
		card->value = mem_reserve(card->value, card->nvalues, &card->value_room, sizeof(*card->value));
		card->value[card->nvalues++] = (struct card_value){.key = KEY_PHOTO, .text = name};
		return name;
	}
	return STR("");
}

static void
make(struct importing *imp, struct import_file *j)
{
	struct buf path = {0}, file = {0};
	struct str photo = STR(""), brought;
	int made;

	j->made = true;
	do {
		j->id = import_id(&imp->im, j->person);
		write_path(&path, imp->options->folder, j->id);
		j->path = j->edit.path = buf_view(&path);
		brought = bring_photo(imp, j, NULL);
		photo = brought.n ? brought : photo;
		made = import_file_update(&file, STR("---\n---\n"), j);
		if (made == 0)
			buf_str(&file, STR("---\n---\n"));
		/* 0: another program made this file meanwhile, so try another id */
		made = made < 0 ? -1 : write_new(&imp->writer, j->path, buf_view(&file));
	} while (made == 0);
	if (made > 0)
		add_step_rows(imp, j);
	else
		photo_remove(&imp->writer, j->path, photo);
	imp->fresh += made > 0;
	imp->failed += made < 0;
	buf_free(&path);
	buf_free(&file);
}

static void
bring_to(struct importing *imp, struct import_file *j, const struct contact *c)
{
	bool any = false;
	struct str photo;
	int wrote = 0;

	j->id = c->id;
	j->path = j->edit.path = c->path;
	photo = bring_photo(imp, j, c);
	import_steps(&j->steps, &imp->im, j->person, j->id, c, SIZE_MAX, &j->arena);
	for (size_t i = 0; i < j->steps.n; i++)
		any |= j->steps.v[i].did == IMPORT_ADDED;
	if (!any) {
		imp->writer.processed++;
		imp->writer.succeeded++;
	}
	if (any)
		wrote = write_file(&imp->writer, c->path, import_file_update, j);
	if (wrote <= 0)
		photo_remove(&imp->writer, j->path, photo);
	if (wrote >= 0)
		add_step_rows(imp, j);
	imp->changed += wrote > 0;
	imp->unchanged += wrote == 0;
	imp->failed += wrote < 0;
}

static void
one_person(struct importing *imp, size_t i)
{
	struct tool *t = imp->tool;
	const struct import_person *p = &imp->im.v[i];
	struct import_file j = {
		.im = &imp->im, .person = p, .entries = has_entries(&imp->im, p),
		.edit = {.errors = &t->errors, .own = &t->book.own, .dates = t->book.set.dates,
		         .rule = &t->book.set.members.rule},
	};

	if (p->who < t->book.n)
		bring_to(imp, &j, &t->book.contact[p->who]);
	else
		make(imp, &j);
	free(j.steps.v);
	arena_free(&j.arena);
}

/* opens the book again under its lock, so that no other tool changes it after it was read */
static void
open_book(struct importing *imp)
{
	struct tool *t = imp->tool;
	struct needs needs = {KEYSET_ALL, 0};

	for (size_t i = 0; i < imp->cards.n; i++)
		if (imp->cards.v[i].nentries)
			needs.parts = WANT_ENTRIES | WANT_TEXTS;
	write_begin_book(&imp->writer, t, imp->options->dry);
	t->quiet = true; /* tend-check reports problems of the rest of a file */
	tool_open(t, needs, true, 0, NULL);
	errors_free(&t->book.errors);
}

static int
run(struct importing *imp)
{
	struct tool *t = imp->tool;
	int status;

	open_book(imp);
	import_match(&imp->im, &t->book, &imp->cards);
	errors_join(&t->file_errors, &imp->cards.errors);
	imp->writer.total = imp->im.n;
	for (size_t i = 0; i < imp->im.n; i++)
		one_person(imp, i);
	status = write_end(&imp->writer, "import", str_of(imp->file));
	if (!imp->options->dry)
		print(imp);
	if (status != NOTHING)
		sum_up(imp);
	return status;
}

int
import_run(struct tool *t, const struct import_options *o, char **file, int n)
{
	struct importing imp = {.tool = t, .options = o, .file = file[0], .cards.map = o->map};
	int status;

	for (int i = 0; i < n; i++)
		import_read(&imp.cards, o->from, file[i]);
	if (imp.cards.n) {
		status = run(&imp);
	} else {
		errors_join(&t->file_errors, &imp.cards.errors);
		t->book.dirfd = -1;
		status = tool_close(t, NULL) ? NOTHING : DONE;
		if (status == DONE)
			sum_up(&imp);
	}
	import_free(&imp.im);
	cards_free(&imp.cards);
	arena_free(&imp.texts);
	free(imp.row);
	return status;
}
