/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "book/copies.h"
#include "cli/init_files.h"
#include "cli/me_file.h"

static const char attributes[] = "*.md merge=tend\n"
                                 "*.MD merge=tend\n"
                                 "*.markdown merge=tend\n"
                                 "*.Markdown merge=tend\n";

/* further patterns are those of copies.def */
static const char ignore[] =
	"# left by editors\n"
	"*~\n"
	".*.sw?\n"
	".#*\n"
	"\\#*#\n"
	"*.orig\n"
	".DS_Store\n"
	"# left by sync\n"
	".stfolder\n"
	".stversions\n"
	".~lock.*#\n"
	"# left by tend, when it was killed\n"
	".*.tend-*\n"
	".tend.lock\n";

void
init_report(struct init *in, const char *path, const char *what)
{
	show_fmt("%s: %s\n", path, what);
	in->did++;
}

/* appends the lines of `arg` that the file does not have */
static int
add_missing(struct buf *out, struct str file, void *arg)
{
	struct str lines = str_of(arg), line;
	const char *end = str_find(file, STR("\r\n")) < file.n ? "\r\n" : "\n";
	size_t before;

	buf_str(out, file);
	if (file.n && !str_ends(file, STR("\n")))
		buf_str(out, str_of(end));
	before = out->n;
	while (str_line(&line, &lines)) {
		struct str rest = file, have = {0};
		bool there = str_starts(line, STR("# "));

		while (!there && str_line(&have, &rest))
			there = str_eq(str_trim(have), line);
		if (there)
			continue;
		buf_str(out, line);
		buf_str(out, str_of(end));
	}
	return out->n > before;
}

struct init_text {
	struct buf bytes;
	struct str other; /* another text that tend writes to this file */
	bool same;
};

/* sets `same` if a file has these bytes: then an earlier run wrote it and could not commit it */
static int
is_ours(struct buf *out, struct str file, void *arg)
{
	struct init_text *t = arg;

	(void)out;
	t->same = str_eq(file, buf_view(&t->bytes)) || str_eq(file, t->other);
	return 0;
}

static void
put_file(struct init *in, const char *name, struct str text, struct str other, const char *what)
{
	struct init_text t = {.other = other};
	int r = save_new(&in->save, str_of(name), text);

	buf_str(&t.bytes, text);
	if (r > 0)
		init_report(in, name, what);
	if (r == 0 && !other.n && (r = save_file(&in->save, str_of(name), add_missing, t.bytes.p)) > 0)
		init_report(in, name, "lines added");
	if (r == 0)
		r = save_file(&in->save, str_of(name), is_ours, &t);
	in->wrote = in->wrote || r > 0;
	if (r > 0 || t.same)
		in->commit[in->n++] = name;
	in->failed = in->failed || r < 0;
	buf_free(&t.bytes);
}

static void
put_ignore(struct init *in)
{
	struct buf text = {0};
	const char *tail;

	buf_str(&text, str_of(ignore));
	buf_str(&text, STR("# copies that sync programs leave\n"));
	for (size_t i = 0; (tail = copies_glob(i)); i++)
		buf_fmt(&text, "*%s.*\n", tail);
	put_file(in, ".gitignore", buf_view(&text), STR(""),
	         "leaves out files of editors and sync programs");
	buf_free(&text);
}

/* the owner as git's configuration names them; otherwise that is left to fill in */
static void
make_me(struct buf *out, struct init *in, bool git)
{
	struct str name = {0}, email = {0};

	if (git && in->repo) {
		config_get(&name, &in->repo->config, "user.name");
		config_get(&email, &in->repo->config, "user.email");
	}
	me_file(out, str_trim(name), str_trim(email));
}

static void
write_me(struct init *in, bool git)
{
	struct buf text = {0}, unnamed = {0};
	unsigned before = in->did;

	make_me(&text, in, git);
	make_me(&unnamed, in, false);
	put_file(in, "me.md", buf_view(&text), buf_view(&unnamed), "your own contact, and the settings");
	in->made_me = in->did > before;
	buf_free(&text);
	buf_free(&unnamed);
}

static void
report_errors(struct init *in)
{
	const struct errors *e = &in->tool.errors;

	for (size_t i = 0; i < e->n; i++)
		tool_hint(&in->tool, "%.*s%s%.*s", STR_ARG(e->v[i].path), e->v[i].path.n ? ": " : "", STR_ARG(e->v[i].what));
	in->failed = in->failed || e->n;
}

void
init_files(struct init *in, bool git)
{
	if (save_begin(&in->save, in->dirfd, &in->tool.errors) == 0) {
		write_me(in, git);
		if (in->repo) {
			put_file(in, ".gitattributes", str_of(attributes), STR(""), "which files git merges with tend-merge");
			put_ignore(in);
		}
		save_end(&in->save);
	}
	report_errors(in);
}
