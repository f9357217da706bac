/* SPDX-License-Identifier: ISC */
#include "cli/importer.h"
#include "cli/related_book.h"
#include "cli/sync.h"
#include "read/portrait.h"
#include "vcf/uid.h"
#include "vcf/vcard.h"
#include "table/table_map.h"

static const char help[] =
	"usage: tend-vcard [options] [WHO ...]\n"
	"       tend-vcard --import [options] FILE|- ...\n"
	"       tend-vcard --vdir DIR [options] [WHO ...]\n"
	"Writes contacts as vCards, for a phone, a mail program or an address book;\n"
	"imports another address book; or keeps a folder of cards the same as the book.\n"
	"\n"
	"      --v3               version 3.0 instead of 4.0, for old phones\n"
	"      --share            cards to give to others, without your notes\n"
	"  -r, --rev REV|DATE     read the book as it was in git then\n"
	"\n"
	"  -i, --import           import FILE, or standard input\n"
	"      --from KIND        the kind of FILE: " CARD_FORMATS(LIST_FIRST, LIST_NEXT, LIST_OR) "\n"
	"                         (default: recognise it)\n"
	"      --map COLUMN=KEY,... for --from csv: the key of each column\n"
	"      --vdir DIR         synchronise with the cards in DIR, both ways\n"
	"      --delete           for --vdir: remove on one side what is gone on the other\n"
	"  -d, --folder FOLDER    create new files in this folder of the book\n"
	"  -N, --dry-run          show what would change, as a diff\n"
	"  -f, --format FORM      results as " ROWS_FORMATS(LIST_FIRST, LIST_NEXT, LIST_OR) " (one object a line)\n"
	"  -H, --header           a header above tsv\n"
	OPTIONS_WRITE_HELP;

/* the options: some are for export only, some for import only */
struct vcard_options {
	struct import_options import;
	unsigned flags;
	bool in;
	struct sync_options sync; /* of --vdir; its `dir` is NULL without */
	const char *out_only, *in_only; /* such an option that was given, or NULL */
	struct table_map map;
};

static void
cards(struct tool *t, bool whole, unsigned flags)
{
	struct book names = {0}, *related = related_book(&names, t, whole || (flags & (VCARD_3 | VCARD_SHARE)));
	struct buf out = {0}, uid = {0}, photo = {0};

	for (size_t i = 0; i < t->people.n && !ferror(stdout); i++) {
		const struct contact *c = &t->book.contact[t->people.who[i]];

		buf_clear(&uid);
		uid_add(&uid, &t->book, c);
		buf_clear(&out);
		/* git has the texts of an older book */
		if (!t->rev)
			portrait_read(&photo, &t->book, c, &t->errors);
		vcard_add(&out, c, buf_view(&uid), buf_view(&photo), related, flags);
		show_text(buf_view(&out));
	}
	if (related == &names)
		book_close(related);
	buf_free(&out);
	buf_free(&uid);
	buf_free(&photo);
}

enum { OPT_V3 = OPTIONS_OWN, OPT_FROM, OPT_MAP, OPT_SHARE, OPT_VDIR, OPT_DELETE };

static void
add_map(struct vcard_options *w, const struct tool *t, const char *items)
{
	struct buf why = {0};

	if (table_map_add(&w->map, str_of(items), &why) < 0)
		tool_fail(t, "--map: %s", why.p);
	buf_free(&why);
	w->import.map = &w->map;
}

/* handles an option of this tool; false for a shared one */
static bool
own_option(struct vcard_options *w, const struct tool *t, int opt)
{
	switch (opt) {
	case OPT_V3:
		w->flags |= VCARD_3;
		w->out_only = "--v3";
		return true;
	case OPT_SHARE:
		w->flags |= VCARD_SHARE;
		w->out_only = "--share";
		return true;
	case 'i':
		w->in = true;
		return true;
	case OPT_FROM:
		w->import.from = import_from(t, optarg);
		w->in_only = "--from";
		return true;
	case OPT_MAP:
		add_map(w, t, optarg);
		w->in_only = "--map";
		return true;
	case OPT_VDIR:
		w->sync.dir = optarg;
		return true;
	case OPT_DELETE:
		w->sync.removes = true;
		return true;
	case 'd':
		w->import.folder = w->sync.folder = optarg;
		return true;
	case 'N':
		w->import.dry = w->sync.dry = true;
		return true;
	case 'f':
		w->in_only = "--format";
		return false;
	case 'H':
		w->in_only = "--header";
		return false;
	default:
		return false;
	}
}

static void
check(const struct vcard_options *w, const struct tool *t)
{
	const char *way = w->in ? "--import" : "--vdir";

	if (w->in && w->sync.dir)
		tool_fail(t, "--vdir cannot be used with --import");
	if ((w->in || w->sync.dir) && w->out_only)
		tool_fail(t, "%s cannot be used with %s", w->out_only, way);
	if ((w->in || w->sync.dir) && t->rev)
		tool_fail(t, "--rev cannot be used with %s", way);
	if (!w->in && w->in_only)
		tool_fail(t, "%s works only with --import", w->in_only);
	if (!w->in && !w->sync.dir && (w->import.folder || w->import.dry))
		tool_fail(t, "%s works only with --import or --vdir", w->import.folder ? "--folder" : "--dry-run");
	if (!w->sync.dir && w->sync.removes)
		tool_fail(t, "--delete works only with --vdir");
}

static void
check_map(struct vcard_options *w, const struct tool *t)
{
	const struct import_from *csv = import_from(t, "csv");

	if (!w->import.map)
		return;
	if (w->import.from && w->import.from != csv)
		tool_fail(t, "--map works only with --from csv");
	if (!table_map_names(&w->map))
		tool_fail(t, "--map: no column is the name; add \"COLUMN=name\", or \"COLUMN=first-name,COLUMN=last-name\"");
	w->import.from = csv;
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"v3", no_argument, NULL, OPT_V3},
		{"share", no_argument, NULL, OPT_SHARE},
		{"import", no_argument, NULL, 'i'},
		{"from", required_argument, NULL, OPT_FROM},
		{"map", required_argument, NULL, OPT_MAP},
		{"vdir", required_argument, NULL, OPT_VDIR},
		{"delete", no_argument, NULL, OPT_DELETE},
		{"folder", required_argument, NULL, 'd'},
		{"dry-run", no_argument, NULL, 'N'},
		OPTIONS_FORMAT_LONG,
	};
	struct vcard_options w = {0};
	struct tool t;
	int opt, status;

	tool_begin(&t, argv, help);
	while ((opt = options_next(&t, argc, argv, "id:N" OPTIONS_FORMAT_SHORT, options)) != -1)
		if (!own_option(&w, &t, opt))
			options_take(&t, opt);
	check(&w, &t);
	if (w.in) {
		if (optind == argc)
			tool_fail(&t, "--import needs a FILE; - is standard input");
		check_map(&w, &t);
		status = import_run(&t, &w.import, argv + optind, argc - optind);
		table_map_free(&w.map);
		return status;
	}
	if (w.sync.dir)
		return sync_run(&t, &w.sync, argc - optind, argv + optind);
	tool_open(&t, VCARD_NEEDS, t.rev != NULL, argc - optind, argv + optind);
	cards(&t, argc == optind || t.rev, w.flags);
	return tool_close(&t, NULL);
}
