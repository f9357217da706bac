/* SPDX-License-Identifier: ISC */
#include <tend/vcard.h>

#include "tool.h"

static const char help[] =
	"usage: tend-vcard [options] [WHO ...]\n"
	"The people of the book as vCards, for a phone, a mail program, an address book.\n"
	"\n"
	"      --v3               version 3.0, for old phones, in place of 4.0\n"
	"  -s, --share            cards to give away: without what you noted of them\n"
	"\n"
	"  -C, --directory DIR    the book (else $TEND_BOOK, a me.md upward, ~/contacts)\n"
	"  -t, --today DATE       work as on that day (else $TEND_TODAY, the clock)\n"
	"  -r, --rev REV|DATE     the book as git had it then\n"
	"  -h, --help, --version\n";

/*
 * Whether a contact's file is the first of its id. Not every file need be loaded, so it is looked for among
 * the files, which are in the order of ids and paths; a note of that id counts.
 */
static bool
first_of_id(const struct scan *files, const struct contact *c)
{
	size_t from = 0, to = files->n;

	while (from < to) {
		size_t at = from + (to - from) / 2;

		if (str_cmp(files->file[at].id, c->id) < 0)
			from = at + 1;
		else
			to = at;
	}
	return from == files->n || !str_eq(files->file[from].id, c->id) || str_eq(files->file[from].path, c->path);
}

static void
cards(struct tool *t, unsigned flags)
{
	struct buf out = {0}, name = {0};

	for (size_t i = 0; i < t->people.n && !ferror(stdout); i++) {
		const struct contact *c = &t->book.contact[t->people.who[i]];

		buf_clear(&name);
		vcard_uid(&name, c, first_of_id(&t->book.files, c));
		buf_clear(&out);
		vcard_add(&out, c, buf_view(&name), flags);
		fwrite(out.p, 1, out.n, stdout);
	}
	buf_free(&out);
	buf_free(&name);
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"v3", no_argument, NULL, TOOL_OWN},
		{"share", no_argument, NULL, 's'},
		{"rev", required_argument, NULL, 'r'},
		TOOL_WRITE_LONG,
	};
	unsigned flags = 0;
	struct tool t;
	int opt, status;

	tool_begin(&t, argv, help);
	while ((opt = getopt_long(argc, argv, "sr:" TOOL_WRITE_SHORT, options, NULL)) != -1) {
		if (opt == TOOL_OWN)
			flags |= VCARD_3;
		else if (opt == 's')
			flags |= VCARD_SHARE;
		else
			tool_option(&t, opt);
	}
	tool_open(&t, VCARD_ASK, false, argc - optind, argv + optind);
	cards(&t, flags);
	status = tool_close(&t, NULL);
	return status;
}
