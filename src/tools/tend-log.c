/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <tend/mem.h>
#include <tend/typed.h>

#include "write.h"

static const char help[] =
	"usage: tend-log [-n] WHO ... [DATE] [to|from] [+|-]KIND[ xN][: TEXT]\n"
	"       tend-log [-n] -\n"
	"Writes down that there was contact, in the file of each WHO.\n"
	"\n"
	"  DATE                   2026-09-01, yesterday, 3d, monday (today)\n"
	"  to, from               I reached out (also '->'); they did (also '<-')\n"
	"  +KIND, -KIND           I gave; I received a favour\n"
	"  -                      rows as of tend-entries, from standard input\n"
	"\n"
	"  -n, --dry-run          show what would change, as a diff\n"
	TOOL_WRITE_HELP;

/* an entry to be written into one contact's file; texts with the links for it */
struct note {
	size_t who, order;
	struct edit_entry entry;
};

struct job {
	struct tool *t;
	struct note *v;
	size_t n, cap;
	bool once;
	struct arena arena;
};

/* the notes of one contact, as edit_log() wants them */
struct batch {
	const struct edit *edit;
	const struct edit_entry *v;
	size_t n;
	bool once;
	int added;
};

static int
log_batch(struct buf *out, struct str file, void *arg)
{
	struct batch *b = arg;

	b->added = edit_log(out, file, b->v, b->n, b->once, b->edit);
	return b->added > 0 ? 1 : b->added;
}

static void
add_note(struct job *j, size_t who, struct edit_entry e)
{
	j->v = mem_room(j->v, j->n, &j->cap, sizeof(*j->v));
	j->v[j->n] = (struct note){who, j->n, e};
	j->n++;
}

/* whether a file's links are [[…]] rather than […](….md): by those it has */
static bool
writes_wiki(const struct contact *c)
{
	return str_find(c->raw, STR("[[")) < c->raw.n && str_find(c->raw, STR(".md)")) == c->raw.n;
}

/* the links that an entry will have, in the words it has now */
static void
read_links(struct body *out, struct job *j, const struct edit_entry *e)
{
	struct errors errors = {0};
	struct parse p = {.arena = &j->arena, .errors = &errors, .want = WANT_ENTRIES | WANT_LINKS};
	struct buf item = {0};
	size_t from;

	buf_fmt(&item, "# Log\n- 2000-01-01 %.*s: ", STR_ARG(e->kind));
	from = item.n;
	buf_str(&item, e->text);
	for (size_t i = from; i < item.n; i++)
		if (item.p[i] == '\n')
			item.p[i] = ' ';
	body_parse(out, buf_view(&item), 1, &p);
	buf_free(&item);
	errors_free(&errors);
}

static bool
linked(struct book *b, const struct body *body, size_t who)
{
	for (uint32_t i = 0; i < body->nlinks; i++)
		if (book_find(b, str_of(body->link[i].target)) == who)
			return true;
	return false;
}

/* the text with links to those of `with` to whom it has none yet */
static struct str
link_text(struct job *j, size_t who, const struct edit_entry *e, const size_t *with, size_t n)
{
	struct book *b = &j->t->book;
	const struct contact *c = &b->contact[who];
	struct buf links = {0}, out = {0};
	struct str s, text = e->text;
	struct body body = {0};

	if (n)
		read_links(&body, j, e);
	for (size_t i = 0; i < n; i++) {
		const struct contact *other = &b->contact[with[i]];

		if (with[i] == who || linked(b, &body, with[i]))
			continue;
		if (links.n)
			buf_str(&links, STR(", "));
		link_write(&links, c->path, other->path, contact_name(other), writes_wiki(c));
	}
	buf_str(&out, text);
	if (links.n)
		buf_fmt(&out, text.n ? " (%s)" : "%s", links.p);
	s = arena_str(&j->arena, buf_view(&out));
	buf_free(&links);
	buf_free(&out);
	return s;
}

/* one entry, as typed, for everybody named */
static void
read_command(struct job *j, struct edit_entry e)
{
	const struct people *p = &j->t->people;

	for (size_t i = 0; i < p->n; i++) {
		struct edit_entry own = e;

		own.text = link_text(j, p->who[i], &e, p->who, p->n);
		add_note(j, p->who[i], own);
	}
}

/* whom the cell of a row names, comma-separated; who is nobody's name is told */
static size_t
find_with(struct job *j, struct str names, size_t line, size_t **with)
{
	struct book *b = &j->t->book;
	size_t n = 0, cap = 0;
	struct str name;

	*with = NULL;
	while (names.n) {
		size_t who;

		names = str_cut(&name, names, ',');
		who = book_find(b, str_trim(name));
		if (who == b->n) {
			errors_add(&j->t->errors, STR(""), 0, 0, "standard input:%zu: %.*s: no such contact", line,
			           STR_ARG(name));
			continue;
		}
		*with = mem_room(*with, n, &cap, sizeof(**with));
		(*with)[n++] = who;
	}
	return n;
}

static void
read_row(struct job *j, struct str line, size_t number)
{
	struct book *b = &j->t->book;
	struct typed_row row;
	const char *why;
	size_t col, who, *with, n;

	if (typed_row(&row, line, &j->arena, &why, &col) < 0) {
		/* the header of tend-entries -H */
		if (number > 1 || !str_starts(line, STR("id\tdate\t")))
			errors_add(&j->t->errors, STR(""), 0, 0, "standard input:%zu:%zu: %s", number, col, why);
		return;
	}
	who = book_find(b, row.who);
	if (who == b->n) {
		errors_add(&j->t->errors, STR(""), 0, 0, "standard input:%zu:1: %.*s: no such contact, or more than one",
		           number, STR_ARG(row.who));
		return;
	}
	n = find_with(j, row.with, number, &with);
	row.entry.text = link_text(j, who, &row.entry, with, n);
	add_note(j, who, row.entry);
	free(with);
}

static void
read_rows(struct job *j)
{
	char *line = NULL;
	size_t room = 0, number = 0;
	ssize_t got;

	while ((got = getline(&line, &room, stdin)) >= 0) {
		struct str s = {line, (size_t)got};

		number++;
		if (str_ends(s, STR("\n")))
			s.n--;
		if (str_ends(s, STR("\r")))
			s.n--;
		if (s.n)
			read_row(j, s, number);
	}
	free(line);
	if (!feof(stdin)) /* also when memory runs out */
		tool_fail(j->t, "standard input: %s", strerror(errno));
}

static int
note_order(const void *va, const void *vb)
{
	const struct note *a = va, *b = vb;

	if (a->who != b->who)
		return a->who < b->who ? -1 : 1;
	return (a->order > b->order) - (a->order < b->order);
}

static size_t
count_people(const struct job *j)
{
	size_t n = 0;

	for (size_t i = 0; i < j->n; i++)
		n += !i || j->v[i].who != j->v[i - 1].who;
	return n;
}

/* what the commit says was done: "+intro", or how many entries */
static void
say_what(struct buf *out, const struct job *j, size_t added)
{
	const struct edit_entry *e = &j->v[0].entry;

	if (j->once)
		buf_fmt(out, "%zu %s", added, added == 1 ? "entry" : "entries");
	else
		buf_fmt(out, "%s%.*s", e->sign == '+' ? "+" : e->sign == '-' ? "-" : "", STR_ARG(e->kind));
}

/* each file once, with all that goes into it */
static int
write_notes(struct job *j, bool dry)
{
	struct edit_entry *e = mem_alloc(j->n * sizeof(*e));
	struct writer w;
	struct buf what = {0};
	size_t added = 0;
	int status;

	qsort(j->v, j->n, sizeof(*j->v), note_order);
	write_begin(&w, j->t, dry, count_people(j));
	for (size_t i = 0, n; i < j->n; i += n) {
		const struct contact *c = &j->t->book.contact[j->v[i].who];
		struct edit edit = {.path = c->path, .errors = &j->t->errors, .own = &j->t->book.own};
		struct batch batch = {.edit = &edit, .v = e, .once = j->once};

		for (n = 0; i + n < j->n && j->v[i + n].who == j->v[i].who; n++)
			e[n] = j->v[i + n].entry;
		batch.n = n;
		if (write_file(&w, c->path, log_batch, &batch) > 0)
			added += (size_t)batch.added;
	}
	say_what(&what, j, added);
	free(e);
	status = write_end(&w, "log", buf_view(&what));
	buf_free(&what);
	return status;
}

static bool
read_options(struct tool *t, int argc, char **argv)
{
	static const struct option options[] = {
		{"dry-run", no_argument, NULL, 'n'},
		TOOL_WRITE_LONG,
	};
	bool dry = false;
	int opt;

	/* options end at the first operand: -ask is a kind */
	while ((opt = getopt_long(argc, argv, "+n" TOOL_WRITE_SHORT, options, NULL)) != -1) {
		if (opt == 'n')
			dry = true;
		else
			tool_option(t, opt);
	}
	return dry;
}

int
main(int argc, char **argv)
{
	struct ask ask = {NAME_KEYS, WANT_RAW};
	struct tool t;
	struct job j = {.t = &t};
	struct edit_entry e;
	const char *why;
	size_t who = 0;
	bool dry;
	int status;

	tool_begin(&t, argv, help);
	dry = read_options(&t, argc, argv);
	j.once = argc - optind == 1 && strcmp(argv[optind], "-") == 0;
	if (!j.once && typed_words(&e, &who, (const char *const *)argv + optind, (size_t)(argc - optind), tool_today(&t),
	                           &j.arena, &why) < 0)
		tool_fail(&t, "%s; see %s --help", why, t.name);
	t.quiet = true; /* what is wrong with the rest of a file is for tend-check to say */
	tool_open(&t, ask, j.once, (int)who, argv + optind);
	errors_free(&t.book.errors);
	if (j.once)
		read_rows(&j);
	else if (t.errors.n)
		tool_fail(&t, "nothing was logged");
	else
		read_command(&j, e);
	status = j.n ? write_notes(&j, dry) : tool_close(&t, NULL) ? NOTHING : DONE;
	free(j.v);
	arena_free(&j.arena);
	return status;
}
