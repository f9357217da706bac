/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "cli/photo.h"
#include "cli/sync_make.h"
#include "cli/sync_pair.h"
#include "import/import_file.h"
#include "import/sync_contact.h"

/* brings the picture of the card beside the file */
static struct str
bring_photo(struct sync_make *m, struct writer *w, struct str path)
{
	struct card *card = &m->im->cards->v[m->person->card[0]];
	struct str name;

	if (!card->photo.n)
		return STR("");
	photo_write(&name, w, path, card->photo, &m->im->cards->arena);
	card->photo = STR("");
	if (!name.n)
		return name;
	card->value = mem_reserve(card->value, card->nvalues, &card->value_room, sizeof(*card->value));
	card->value[card->nvalues++] = (struct card_value){.key = KEY_PHOTO, .text = name};
	return name;
}

/* writes the UID, which an import leaves out if it is that of the name */
static void
pin(struct sync_make *m, const struct import_file *j, struct buf *file)
{
	struct sync_values none = {0};
	struct sync_contact job = {.raw_was = &none, .raw = &none, .uid = m->im->cards->v[m->person->card[0]].uid, .edit = &j->edit};
	struct buf out = {0};

	if (sync_contact(&out, buf_view(file), &job) > 0) {
		buf_clear(file);
		buf_str(file, buf_view(&out));
	}
	buf_free(&out);
}

/* the card that the new file makes */
static void
read_back(struct sync_make *m, struct tool *t, const struct import_file *j, struct str file)
{
	struct arena arena = {0};
	struct errors errors = {0};
	struct parse p = {.arena = &arena, .errors = &errors, .path = j->path, .keys = KEYSET_ALL, .own = j->edit.own,
	                  .dates = j->edit.dates, .rule = j->edit.rule};
	struct contact c;

	if (contact_parse(&c, file, &p) == 1) {
		c.id = j->id;
		sync_pair_card(&m->book, t, &c, m->im->cards->v[m->person->card[0]].uid, 0);
	}
	errors_free(&errors);
	arena_free(&arena);
}

int
sync_make(struct sync_make *m, struct writer *w)
{
	struct tool *t = w->tool;
	struct import_file j = {
		.im = m->im, .person = m->person, .made = true,
		.edit = {.errors = &t->errors, .own = &t->book.own, .dates = t->book.set.dates,
		         .rule = &t->book.set.members.rule},
	};
	struct buf path = {0}, file = {0};
	struct str photo = STR(""), brought;
	int made;

	do {
		j.id = import_id(m->im, m->person);
		write_path(&path, m->folder, j.id);
		j.path = j.edit.path = buf_view(&path);
		brought = bring_photo(m, w, j.path);
		photo = brought.n ? brought : photo;
		made = import_file_update(&file, STR("---\n---\n"), &j);
		if (made > 0)
			pin(m, &j, &file);
		/* 0: another program made this file meanwhile, so try another id */
		made = made <= 0 ? -1 : write_new(w, j.path, buf_view(&file));
	} while (made == 0);
	if (made > 0)
		read_back(m, t, &j, buf_view(&file));
	else
		photo_remove(w, j.path, photo);
	free(j.steps.v);
	arena_free(&j.arena);
	buf_free(&path);
	buf_free(&file);
	return made > 0 ? 0 : -1;
}

void
sync_make_free(struct sync_make *m)
{
	buf_free(&m->book);
}
