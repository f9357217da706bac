/* SPDX-License-Identifier: ISC */
#include <string.h>
#include <unistd.h>

#include "cli/tool.h"
#include "import/message.h"
#include "read/mailbox.h"

static const char help[] =
	"usage: tend-mail [options] PATH ...\n"
	"Prints mail from and to contacts as rows for tend-log.\n"
	"\n"
	"  PATH                   a Maildir or a folder of them, an mbox, a message; - is\n"
	"                         paths on standard input, or mail itself\n"
	"\n"
	"  -s, --since DATE       only messages of that day and later\n"
	OPTIONS_HELP;

static const struct column columns[] = {
	{"id", CELL_TEXT}, {"date", CELL_DAY}, {"dir", CELL_TEXT}, {"sign", CELL_TEXT},
	{"kind", CELL_TEXT}, {"weight", CELL_NUMBER}, {"with", CELL_LIST}, {"text", CELL_TEXT},
};

static void
take(void *arg, struct str path, uint32_t line, struct str head)
{
	messages_add(arg, path, line, head);
}

/* false if none of the paths could be opened */
static bool
read_mail(struct tool *t, struct messages *letters, char **path)
{
	struct mailbox box = {.take = take, .arg = letters, .errors = &t->errors};
	size_t reported = t->errors.n;
	bool any;

	for (; *path; path++)
		if (strcmp(*path, "-") == 0)
			mailbox_stream(&box, STDIN_FILENO);
		else
			mailbox_read(&box, str_of(*path));
	any = box.opened || t->errors.n == reported;
	mailbox_free(&box);
	return any;
}

static void
print(struct rows *rows, const struct book *b, const struct message *l)
{
	rows_id(rows, b->contact[l->who].id);
	rows_day(rows, l->date);
	rows_text(rows, (struct str){&l->dir, 1});
	rows_text(rows, STR("."));
	rows_text(rows, STR("email"));
	rows_number(rows, 1);
	rows_list(rows, NULL, 0);
	rows_text(rows, l->text);
}

static struct rows *
list(struct tool *t, day since, char **path)
{
	struct mail_reader *reader = mail_open();
	struct messages letters;
	struct rows *rows;

	messages_begin(&letters, &t->book, reader, t->today, since, &t->errors);
	if (!letters.owned)
		tool_hint(t, "me.md has no email, so it is unknown who reached out; type: tend %s",
		          t->book.me < t->book.n ? "set me email=ADDRESS" : "init");
	if (!read_mail(t, &letters, path))
		tool_no_contact(t);
	messages_end(&letters);
	rows = tool_rows(t, columns, sizeof(columns) / sizeof(columns[0]));
	for (size_t i = 0; i < letters.n; i++)
		print(rows, &t->book, &letters.v[i]);
	messages_free(&letters);
	mail_close(reader);
	return rows;
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"since", required_argument, NULL, 's'},
		OPTIONS_LONG,
	};
	const char *since = NULL;
	struct tool t;
	int opt;

	tool_begin(&t, argv, help);
	while ((opt = options_next(&t, argc, argv, "s:" OPTIONS_SHORT, options)) != -1) {
		if (opt == 's')
			since = optarg;
		else
			options_take(&t, opt);
	}
	if (optind == argc)
		tool_fail(&t, "name a folder, an mbox or a message; see %s --help", t.name);
	tool_open(&t, MESSAGE_NEEDS, true, 0, NULL);
	return tool_close(&t, list(&t, since ? tool_day(&t, since, false) : DAY_MIN, argv + optind));
}
