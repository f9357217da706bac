/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "base/slug.h"
#include "base/text.h"
#include "book/copies.h"
#include "cli/editor.h"
#include "cli/day_value.h"
#include "cli/new_slip.h"
#include "cli/set_slip.h"
#include "cli/value_slip.h"
#include "cli/write.h"
#include "edit/edit.h"
#include "entry/link.h"
#include "os/child.h"

static const char help[] =
	"usage: tend-new [-eN] [-d FOLDER] NAME [key=value ...]\n"
	"Creates a contact, and prints its id.\n"
	"\n"
	"  -d, --folder FOLDER    create the file in this folder of the book\n"
	"  -e, --edit             open it in $VISUAL or $EDITOR\n"
	"  -N, --dry-run          show what would change, as a diff\n"
	OPTIONS_WRITE_HELP;

struct new_options {
	const char *folder; /* NULL for the book's own folder */
	bool edit, dry;
};

/* adds one key to the new file */
static void
set_key(struct tool *t, struct buf *file, struct str path, struct str key, struct str value)
{
	struct edit edit = {.path = path, .errors = &t->errors, .own = &t->book.own,
	                    .dates = t->book.set.dates, .rule = &t->book.set.members.rule};
	struct buf out = {0};
	int done = edit_key(&out, buf_view(file), key, EDIT_SET, value, &edit);

	if (done < 0) {
		tool_close(t, NULL);
		exit(NOTHING);
	}
	if (done > 0) {
		buf_clear(file);
		buf_str(file, buf_view(&out));
	}
	buf_free(&out);
}

/* writes the bytes of the new file: its name and the given keys */
static void
compose(struct tool *t, struct buf *file, struct str path, char **operand, int n)
{
	struct arena arena = {0};
	day d;

	buf_clear(file);
	buf_str(file, STR("---\nname:\n---\n"));
	set_key(t, file, path, STR("name"), str_of(operand[0]));
	for (int i = 1; i < n; i++) {
		struct str key, typed, value = str_cut(&key, str_of(operand[i]), '=');

		if (!key.n || key.n == strlen(operand[i])) {
			set_slip_new(t, (size_t)i, (size_t)n, operand);
			set_slip_colon(t, operand[i]);
			new_slip_quotes(t, operand, n, i);
		}
		typed = value = str_trim(value);
		value_slip(t, key, value);
		day_value(&d, &value, t, key, &arena);
		day_value_side(t, key, typed, value);
		if (value.n)
			set_key(t, file, path, key, value);
	}
	arena_free(&arena);
}

/* the next of id, id-2, id-3… that no file of the book has; "me" is reserved for the owner */
static void
next_id(struct buf *id, const struct book *b, struct str plain, unsigned *n)
{
	size_t file;

	do {
		buf_clear(id);
		buf_str(id, plain);
		if (++*n > 1)
			buf_fmt(id, "-%u", *n);
	} while (str_eq(buf_view(id), STR("me")) || book_files(b, buf_view(id), &file));
}

/* lets the user edit the file, then commits it: the exit status */
static int
edit_file(const struct tool *t, int dirfd, const char *dir, struct str path, const char *message)
{
	int status = editor_run(dirfd, &path, 1, false);

	if (status)
		tool_hint(t, "the editor exited with status %d; the file was created: %.*s", status,
		          STR_ARG(path));
	else
		status = editor_commit(t, dirfd, dir, &path, 1, message);
	return status ? LEFT_OUT : DONE;
}

static int
make(struct tool *t, const struct new_options *w, char **operand, int n)
{
	struct buf plain = {0}, id = {0}, path = {0}, file = {0}, message = {0}, dir = {0};
	struct str of;
	unsigned number = 0;
	int made, dirfd = fcntl(t->book.dirfd, F_DUPFD_CLOEXEC, 0), status;
	struct writer writer;

	slug(&plain, str_of(operand[0]));
	if (copies_sure(&of, buf_view(&plain)))
		tool_fail(t, "%s: this would be the file name of a sync program's copy of %.*s; "
		             "choose another", operand[0],
		          STR_ARG(of));
	write_begin(&writer, t, w->dry, 1);
	do {
		next_id(&id, &t->book, buf_view(&plain), &number);
		write_path(&path, w->folder, buf_view(&id));
		compose(t, &file, buf_view(&path), operand, n);
		/* 0 if another program has just made the file */
		made = write_new(&writer, buf_view(&path), buf_view(&file));
	} while (made == 0);
	if (made > 0)
		new_slip_made(t, operand, n, buf_view(&id));
	if (made > 0 && !w->dry)
		show_fmt("%s\n", id.p);
	/* the writer closes the book */
	buf_str(&dir, t->book.dir);
	status = write_end(&writer, "new", str_of(operand[0]));
	buf_fmt(&message, "edit %s", id.p);
	if (made > 0 && w->edit && !w->dry && edit_file(t, dirfd, dir.p, buf_view(&path), message.p) != DONE)
		status = LEFT_OUT;
	buf_free(&plain);
	buf_free(&id);
	buf_free(&path);
	buf_free(&file);
	buf_free(&message);
	buf_free(&dir);
	return made > 0 ? status : NOTHING;
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"folder", required_argument, NULL, 'd'},
		{"edit", no_argument, NULL, 'e'},
		{"dry-run", no_argument, NULL, 'N'},
		OPTIONS_WRITE_LONG,
	};
	struct new_options w = {0};
	struct tool t;
	int opt;

	tool_begin(&t, argv, help);
	while ((opt = options_next(&t, argc, argv, "d:eN" OPTIONS_WRITE_SHORT, options)) != -1) {
		if (opt == 'd')
			w.folder = optarg;
		else if (opt == 'e')
			w.edit = true;
		else if (opt == 'N')
			w.dry = true;
		else
			options_take(&t, opt);
	}
	if (optind == argc || !str_trim(str_of(argv[optind])).n)
		tool_fail(&t, "name the contact: tend new 'Ada Finch'; see %s --help", t.name);
	tool_book(&t);
	book_load(&t.book, (struct needs){NAME_KEYS, 0}, NULL, 0);
	names_build(&t.book.names, t.book.contact, t.book.n);
	errors_free(&t.book.errors); /* other problems in the book are for tend-check to report */
	new_slip(&t, argv + optind, argc - optind);
	return make(&t, &w, argv + optind, argc - optind);
}
