/* SPDX-License-Identifier: ISC */
/*
 * Any bytes as a contact's file and rows of tend log -, for libFuzzer: the rows, a form feed, the
 * file of a. Nothing may crash, leak or take for ever. What is added keeps all other lines, is read
 * back, and is added once. The rows are also the words of a command, and a task.
 */
#include <stdint.h>
#include <string.h>

#include "edit/edit.h"
#include "import/notes.h"

#include "fuzz_book.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char others[] = "\f---\nname: Bo\naliases: [a b]\n---\n\f---\nname: Cy\n---\n[[b]]\n";

/* every line of the file is still there, in its order */
static void
keeps(struct str file, struct str now)
{
	struct str line, other;

	while (str_line(&line, &file)) {
		bool found = false;

		while (!found && str_line(&other, &now))
			found = str_eq(str_trim(line), str_trim(other));
		fuzz_must(found, "a line is lost", line);
	}
}

static void
add(struct str file, const struct notes *notes, const struct contact *who)
{
	struct errors errors = {0};
	struct edit edit = {.path = who->path, .errors = &errors};
	struct edit_entry *e = mem_zero(notes->n + 1, sizeof(*e));
	struct buf out = {0}, again = {0};
	size_t n = 0;
	int added;

	for (size_t i = 0; i < notes->n; i++)
		if (notes->v[i].who == 0)
			e[n++] = notes->v[i].entry;
	added = n ? edit_log(&out, file, e, n, true, &edit) : 0;
	fuzz_must(added >= 0 || errors.n, "refused without a reason", file);
	fuzz_must(added > 0 || !out.n, "nothing is added, and something written", file);
	if (added > 0) {
		keeps(file, buf_view(&out));
		fuzz_must(edit_log(&again, buf_view(&out), e, n, true, &edit) <= 0, "added twice",
			  buf_view(&out));
	}
	buf_free(&out);
	buf_free(&again);
	errors_free(&errors);
	free(e);
}

/* the words of a line, as a shell would hand them over */
static void
read_words(struct str line, struct arena *arena)
{
	const char *word[16], *why = NULL;
	struct typed_place at;
	struct edit_entry e = {0};
	struct task task = {0};
	struct str one, rest = line;
	size_t n = 0;

	while (rest.n && n < 16) {
		rest = str_cut(&one, rest, ' ');
		word[n++] = arena_str(arena, str_sub(one, 0, one.n ? strnlen(one.p, one.n) : 0)).p;
	}
	if (n)
		fuzz_must(typed_words(&e, &at, word, n, day_of(2026, 9, 1), arena, &why) == 0 ||
				  why,
			  "no reason", line);
	fuzz_must(typed_task(&task, line, day_of(2026, 9, 1), &why) == 0 || why, "no reason", line);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str rows, line, all = {(const char *)data, size}, file = str_cut(&rows, all, '\f'),
			       rest = rows;
	struct buf book = {0};
	struct notes notes = {0};
	struct errors errors = {0};
	struct fuzz_book f;
	size_t number = 0;

	buf_str(&book, STR("---\nname: Me\n---\n\f"));
	buf_str(&book, str_sub(file, 0, str_chr(file, '\f')));
	buf_str(&book, str_of(others));
	fuzz_book_open(&f, buf_view(&book));
	while (str_line(&line, &rest)) {
		read_words(line, &f.arena);
		if (line.n)
			notes_row(&notes, &f.book, line, ++number, &errors);
	}
	notes_sort(&notes);
	if (f.book.n && str_eq(f.book.contact[0].id, STR("a")))
		add(str_sub(file, 0, str_chr(file, '\f')), &notes, &f.book.contact[0]);
	notes_free(&notes);
	fuzz_book_close(&f);
	errors_free(&errors);
	buf_free(&book);
	return 0;
}
