/* SPDX-License-Identifier: ISC */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "cli/import_read.h"
#include "os/fd.h"
#include "os/os.h"
#include "read/friends.h"
#include "table/abook.h"
#include "table/ldif.h"
#include "table/linkedin.h"
#include "table/sniff.h"
#include "table/table.h"
#include "vcf/vcf.h"

#define READ_MAX ((size_t)1 << 30) /* bytes of one file */

struct import_from {
	const char *name;
	void (*read)(struct cards *, struct str bytes, struct str path);
	bool folders, config;
};

static const struct import_from formats[] = {
#define ROW(...) {__VA_ARGS__},
	CARD_FORMATS(ROW, ROW, ROW)
#undef ROW
};

/* the format of a name; NULL for an unknown one */
static const struct import_from *
format_of(const char *name)
{
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	return NULL;
}

const struct import_from *
import_from(const struct tool *t, const char *name)
{
	const struct import_from *from = format_of(name);

	if (from || strcmp(name, "auto") == 0)
		return from;
	tool_fail(t, "--from %s: there are " CARD_FORMATS(LIST_FIRST, LIST_NEXT, LIST_AND), name);
}

/* files and folders to be read, in their order */
struct import_read_list {
	struct str *v;
	size_t n, cap;
};

static void
list_add(struct import_read_list *l, struct str path)
{
	l->v = mem_reserve(l->v, l->n, &l->cap, sizeof(*l->v));
	l->v[l->n++] = path;
}

static void
failed(struct cards *c, struct str path, int err)
{
	errors_add(&c->errors, path, 0, 0, "%s", strerror(err));
}

/* reads a file or standard input; 0, or -1, reported */
static int
read_bytes(struct buf *out, struct cards *c, const char *file)
{
	int fd = strcmp(file, "-") == 0 ? STDIN_FILENO : open(file, O_RDONLY | O_NOCTTY | O_CLOEXEC);
	int got = fd < 0 ? -1 : fd_read(out, fd, READ_MAX);

	if (got < 0)
		failed(c, str_of(file), errno);
	else if (out->n > READ_MAX)
		errors_add(&c->errors, str_of(file), 0, 0, "more than 1 GiB: not read");
	if (fd > STDIN_FILENO)
		close(fd);
	return got < 0 || out->n > READ_MAX ? -1 : 0;
}

static bool
is_folder(const char *path)
{
	struct stat st;

	return strcmp(path, "-") != 0 && stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool
is_card(struct str name)
{
	return str_ends(name, STR(".vcf")) || str_ends(name, STR(".VCF"));
}

/* true for a folder, not for a link to one */
static bool
is_own_folder(DIR *dir, const struct dirent *e)
{
	enum os_type type = os_entry_type(e);
	struct stat st;

	if (type == OS_UNKNOWN && fstatat(dirfd(dir), e->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0)
		type = os_type(st.st_mode);
	return type == OS_FOLDER;
}

/* lists a folder: cards in `files`, folders in `folders` */
static void
list_folder(struct cards *c, struct import_read_list *files, struct import_read_list *folders, struct str folder)
{
	DIR *dir = opendir(folder.p);
	struct buf path = {0};
	struct dirent *e;

	if (!dir) {
		failed(c, folder, errno);
		return;
	}
	for (errno = 0; (e = readdir(dir)); errno = 0) {
		struct str name = str_of(e->d_name);

		if (str_starts(name, STR(".")))
			continue;
		buf_clear(&path);
		buf_str(&path, folder);
		if (!str_ends(folder, STR("/")))
			buf_chr(&path, '/');
		buf_str(&path, name);
		if (is_card(name))
			list_add(files, arena_str(&c->arena, buf_view(&path)));
		/* links are not followed, since they may form a loop */
		else if (is_own_folder(dir, e))
			list_add(folders, arena_str(&c->arena, buf_view(&path)));
	}
	if (errno)
		failed(c, folder, errno);
	closedir(dir);
	buf_free(&path);
}

/* reports a file that the format does not read, with the way to read it */
static void
report_other(struct cards *c, struct str path, const struct sniff *s)
{
	if (s->table)
		errors_add(&c->errors, path, 0, 0,
		           "this looks like a table; use --from csv, and say which column is which: "
		           "--map 'COLUMN=name,COLUMN=email'; the columns are: %.*s", STR_ARG(buf_view(&s->names)));
	else if (s->from)
		errors_add(&c->errors, path, 0, 0, "this looks like %s; use --from %s", s->what, s->from);
	else
		errors_add(&c->errors, path, 0, 0, "this looks like %s; %s", s->what, s->then);
}

/* the format of a file that is to be recognised; NULL if none reads it, reported */
static const struct import_from *
recognise(struct cards *c, struct str path, const struct sniff *s)
{
	const struct import_from *from = s->from && !s->table ? format_of(s->from) : NULL;
	struct error *e;

	if (!s->what)
		return format_of("vcard");
	if (!from)
		report_other(c, path, s);
	if (!from || from == format_of("vcard"))
		return from;
	e = errors_add(&c->errors, path, 0, 0, "read as %s (--from %s)", s->what, s->from);
	if (e)
		e->note = true;
	return from;
}

/* true if a format reads what a file seems to be */
static bool
is_read(const struct cards *c, const struct import_from *from, const struct sniff *s)
{
	bool tables = from->read == linkedin_read || from->read == google_read ||
	              from->read == outlook_read || from->read == thunderbird_read ||
	              from->read == csv_table_read;
	const struct import_from *other = s->from ? format_of(s->from) : NULL;

	if (!s->what || (other && other->read == from->read))
		return true;
	if (from->read == thunderbird_read && other && other->read == ldif_read)
		return true;
	/* a map reads any table; a table that is not known may be one of that format after all */
	return (from->read == csv_table_read && c->map && s->names.n) || (tables && s->table);
}

static void
read_one(struct cards *c, const struct import_from *from, const char *file)
{
	struct str path = strcmp(file, "-") == 0 ? STR("standard input") : str_of(file);
	struct buf bytes = {0};
	struct sniff s;

	if (read_bytes(&bytes, c, file) == 0) {
		sniff_file(&s, buf_view(&bytes));
		if (!from)
			from = recognise(c, path, &s);
		else if (!is_read(c, from, &s)) {
			report_other(c, path, &s);
			from = NULL;
		}
		if (from)
			from->read(c, buf_view(&bytes), path);
		sniff_free(&s);
	}
	buf_free(&bytes);
}

static void
read_folder(struct cards *c, const struct import_from *from, struct str folder)
{
	struct import_read_list files = {0}, folders = {0};
	size_t before = c->errors.n;

	list_add(&folders, folder);
	for (size_t i = 0; i < folders.n; i++)
		list_folder(c, &files, &folders, folders.v[i]);
	if (files.n)
		qsort(files.v, files.n, sizeof(*files.v), str_order);
	else if (c->errors.n == before)
		errors_add(&c->errors, folder, 0, 0, "no *.vcf in it");
	for (size_t i = 0; i < files.n; i++)
		read_one(c, from, files.v[i].p);
	free(files.v);
	free(folders.v);
}

/* reads the folders of khard's configuration: "path = ~/.contacts/friends" for each address book */
static void
read_config(struct cards *c, const struct import_from *from, const char *file)
{
	const char *home = getenv("HOME");
	struct buf bytes = {0}, path = {0};
	struct str line, rest, key, value;
	bool any = false;

	if (read_bytes(&bytes, c, file) < 0)
		return;
	for (rest = buf_view(&bytes); str_line(&line, &rest);) {
		value = str_trim(str_cut(&key, line, '='));
		if (!str_eq(str_trim(key), STR("path")) || !value.n)
			continue;
		any = true;
		buf_clear(&path);
		if (str_starts(value, STR("~/"))) {
			buf_str(&path, str_of(home));
			value = str_sub(value, 1, value.n);
		}
		buf_str(&path, value);
		read_folder(c, from, arena_str(&c->arena, buf_view(&path)));
	}
	if (!any)
		errors_add(&c->errors, str_of(file), 0, 0, "no line \"path = FOLDER\" in it");
	buf_free(&bytes);
	buf_free(&path);
}

void
import_read(struct cards *c, const struct import_from *from, const char *file)
{
	if (is_folder(file) && (!from || from->folders))
		read_folder(c, from ? from : format_of("vcard"), str_of(file));
	else if (from && from->config && str_ends(str_of(file), STR(".conf")))
		read_config(c, from, file);
	else
		read_one(c, from, file);
}
