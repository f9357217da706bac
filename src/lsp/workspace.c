/* SPDX-License-Identifier: ISC */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/text.h"
#include "book/load_file.h"
#include "book/marks.h"
#include "lsp/locate.h"
#include "lsp/uri.h"
#include "lsp/workspace.h"

enum { AT_ONCE = 20 }; /* files that are read again one by one; if more have changed, all are */

void
workspace_uri(struct buf *out, const struct workspace *ws, struct str path)
{
	struct buf all = {0};

	buf_fmt(&all, "%s/%.*s", ws->dir.p, STR_ARG(path));
	uri_write(out, buf_view(&all));
	buf_free(&all);
}

/* --- the book --- */

size_t
workspace_contact(const struct workspace *ws, struct str path)
{
	for (size_t i = 0; path.n && i < ws->book.n; i++)
		if (str_eq(ws->book.contact[i].path, path))
			return i;
	return WORKSPACE_NONE;
}

/* true if both have the same values of a key */
static bool
same_values(const struct contact *a, const struct contact *b, enum key key)
{
	const struct field *x = contact_field(a, key), *y = contact_field(b, key);
	size_t n = x ? x->n : 0;

	if (n != (y ? y->n : 0))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!str_eq(field_text(x, i), field_text(y, i)))
			return false;
	return true;
}

/* puts a contact in the place of another version of it */
static void
put(struct workspace *ws, size_t who, const struct contact *c)
{
	struct contact *at = &ws->book.contact[who];
	bool called = same_values(at, c, KEY_NAME) && same_values(at, c, KEY_ALIASES);

	check_drop(ws->check, who);
	/* the indexes stay while nothing in them changes */
	if (!called || !same_values(at, c, KEY_EMAIL) || at->inactive != c->inactive)
		names_change(&ws->book.names, who, at, c);
	if (!called || !same_values(at, c, KEY_ORG) || !same_values(at, c, KEY_PLACE))
		acquainted_close(&ws->acquainted);
	*at = *c;
	check_add(ws->check, who);
}

/* parses the bytes of a contact; false if they are a note now */
static bool
parse(struct contact *out, const struct workspace *ws, struct str path, struct str bytes, struct arena *arena,
      struct errors *errors)
{
	struct needs needs = CHECK_NEEDS;
	struct parse p = {
		.arena = arena, .errors = errors, .path = path, .keys = needs.keys, .own = &ws->book.own,
		.dates = ws->book.set.dates, .want = needs.parts | WANT_TEXTS | WANT_PLACES,
	};

	*out = (struct contact){0};
	if (!members_parse(out, &ws->book.set.members, bytes, &p))
		return false;
	out->me = str_eq(path, STR("me.md"));
	marks_hide(out, &ws->book.set);
	return true;
}

/* reads the text of a document into the book */
static void
read_doc(struct workspace *ws, struct doc *d)
{
	struct arena old = d->arena;
	struct contact c;

	d->arena = (struct arena){0};
	errors_free(&d->errors);
	lines_read(&d->lines, buf_view(&d->text), ws->utf8);
	d->who = WORKSPACE_NONE;
	if (ws->book.contact && d->at != WORKSPACE_NONE) {
		/* for the other files the contact stays, as it was saved */
		if (parse(&c, ws, ws->book.contact[d->at].path, buf_view(&d->text), &d->arena, &d->errors))
			d->who = d->at;
		put(ws, d->at, d->who == d->at ? &c : &d->saved);
	}
	arena_free(&old);
}

/* finds the contact of a document in a book that was just loaded */
static void
join(struct workspace *ws, struct doc *d)
{
	struct buf file = {0};

	d->path = STR("");
	d->at = WORKSPACE_NONE;
	if (ws->open && uri_path(&file, buf_view(&d->uri))) {
		d->path = arena_str(&ws->book.arena, locate_below(buf_view(&ws->dir), buf_view(&file)));
		d->at = workspace_contact(ws, d->path);
	}
	/* one file under two URIs: the text that was opened first counts */
	for (size_t i = 0; i < ws->n && d->at != WORKSPACE_NONE; i++)
		if (ws->doc[i] != d && ws->doc[i]->joined && ws->doc[i]->at == d->at) {
			d->path = STR("");
			d->at = WORKSPACE_NONE;
		}
	d->joined = true;
	if (d->at != WORKSPACE_NONE)
		d->saved = ws->book.contact[d->at];
	buf_free(&file);
	read_doc(ws, d);
}

static void
unload(struct workspace *ws)
{
	if (!ws->open)
		return;
	check_close(ws->check);
	acquainted_close(&ws->acquainted);
	map_free(&ws->stems);
	ws->stems = (struct map){0};
	book_close(&ws->book);
	ws->book = (struct book){0};
	ws->check = NULL;
	ws->open = false;
}

/* before a book is read: what changes meanwhile is seen at the next look */
static void
look_first(struct workspace *ws)
{
	struct watch_news news = {0};
	int dir = ws->dir.n ? open(ws->dir.p, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;

	if (dir < 0)
		return;
	watch_look(&news, &ws->seen, dir);
	watch_news_free(&news);
	close(dir);
}

void
workspace_reload(struct workspace *ws)
{
	struct needs needs = CHECK_NEEDS;

	unload(ws);
	look_first(ws);
	if (ws->dir.n && book_open(&ws->book, ws->dir.p) == 0) {
		book_load(&ws->book, needs, NULL, 0);
		if (!ws->book.names.n)
			names_build(&ws->book.names, ws->book.contact, ws->book.n);
		ws->check = check_open(&ws->book, ws->today);
		ws->open = true;
	}
	for (size_t i = 0; i < ws->n; i++)
		ws->doc[i]->joined = false;
	for (size_t i = 0; i < ws->n; i++)
		join(ws, ws->doc[i]);
}

/* reads the contact of an open text again, as it is on disk */
static void
changed_below(struct workspace *ws, struct doc *d)
{
	struct buf bytes = {0};
	struct errors errors = {0};
	struct contact c;

	if (load_file(&bytes, ws->book.dirfd, d->path.p, NULL) == 0 &&
	    parse(&c, ws, d->path, buf_view(&bytes), &ws->book.arena, &errors)) {
		d->saved = c;
		if (d->who == WORKSPACE_NONE)
			put(ws, d->at, &c);
	}
	errors_free(&errors);
	buf_free(&bytes);
}

void
workspace_changed(struct workspace *ws, struct str file)
{
	struct str path = locate_below(buf_view(&ws->dir), file);
	size_t who = workspace_contact(ws, path);
	struct buf bytes = {0};
	struct errors errors = {0};
	struct contact c;

	if (!ws->open || !path.n)
		return;
	for (size_t i = 0; i < ws->n; i++)
		if (who != WORKSPACE_NONE && ws->doc[i]->at == who && !str_eq(path, STR("me.md"))) {
			changed_below(ws, ws->doc[i]);
			return;
		}
	/* settings, a new file, or one that is gone: everything may look different */
	if (who == WORKSPACE_NONE || str_eq(path, STR("me.md")) ||
	    load_file(&bytes, ws->book.dirfd, ws->book.contact[who].path.p, NULL) < 0 ||
	    !parse(&c, ws, ws->book.contact[who].path, buf_view(&bytes), &ws->book.arena, &errors))
		workspace_reload(ws);
	else
		put(ws, who, &c);
	errors_free(&errors);
	buf_free(&bytes);
}

bool
workspace_look(struct workspace *ws)
{
	struct watch_news news = {0};
	struct buf file = {0};
	struct stat st, loaded;
	bool otherwise;

	if (!ws->dir.n)
		return false;
	/* the folder itself may be another one, or have come back */
	otherwise = stat(ws->dir.p, &st) == 0 &&
	            (!ws->open || fstat(ws->book.dirfd, &loaded) < 0 || st.st_dev != loaded.st_dev || st.st_ino != loaded.st_ino);
	if (!otherwise && ws->open)
		watch_look(&news, &ws->seen, ws->book.dirfd);
	if (otherwise || news.others || news.n > AT_ONCE) {
		workspace_reload(ws);
		otherwise = true;
	}
	for (size_t i = 0; i < news.n && !otherwise; i++) {
		buf_clear(&file);
		buf_fmt(&file, "%s/%.*s", ws->dir.p, STR_ARG(news.path[i]));
		workspace_changed(ws, buf_view(&file));
	}
	otherwise |= news.n > 0;
	watch_news_free(&news);
	buf_free(&file);
	return otherwise;
}

/* --- open texts --- */

struct doc *
workspace_doc(const struct workspace *ws, struct str uri)
{
	for (size_t i = 0; i < ws->n; i++)
		if (str_eq(buf_view(&ws->doc[i]->uri), uri))
			return ws->doc[i];
	return NULL;
}

struct doc *
workspace_asked(const struct workspace *ws, const struct msg *params)
{
	return workspace_doc(ws, msg_text(params, "textDocument.uri"));
}

struct doc *
workspace_open(struct workspace *ws, struct str uri, struct str text, int64_t version)
{
	struct doc *d = workspace_doc(ws, uri);
	struct buf file = {0};
	bool again = d;

	if (!uri_path(&file, uri)) {
		buf_free(&file);
		return NULL;
	}
	buf_free(&file);
	if (!d) {
		ws->doc = mem_reserve(ws->doc, ws->n, &ws->cap, sizeof(struct doc *));
		d = ws->doc[ws->n++] = mem_zero(1, sizeof(*d));
		buf_str(&d->uri, uri);
	}
	buf_clear(&d->text);
	buf_str(&d->text, text);
	d->version = version;
	if (again)
		read_doc(ws, d);
	else
		join(ws, d);
	return d;
}

void
workspace_change(struct workspace *ws, struct doc *d, const struct msg *changes, int64_t version)
{
	for (size_t i = 0; i < msg_count(changes); i++)
		doc_change(d, msg_item(changes, i), ws->utf8);
	d->version = version;
	read_doc(ws, d);
}

void
workspace_drop(struct workspace *ws, struct doc *d)
{
	struct buf file = {0};
	size_t i = 0;

	while (ws->doc[i] != d)
		i++;
	memmove(&ws->doc[i], &ws->doc[i + 1], (ws->n - i - 1) * sizeof(struct doc *));
	ws->n--;
	if (d->at != WORKSPACE_NONE)
		put(ws, d->at, &d->saved);
	/* the file may have been saved meanwhile */
	if (uri_path(&file, buf_view(&d->uri)))
		workspace_changed(ws, buf_view(&file));
	buf_free(&file);
	doc_free(d);
}

bool
workspace_alone(struct workspace *ws, struct str id)
{
	struct buf folded = {0};
	size_t left = ws->stems.n ? 0 : ws->book.files.n;
	uint32_t n;

	for (size_t i = 0; i < left; i++) {
		uint32_t *files;

		files = map_put(&ws->stems, arena_str(&ws->book.arena, text_folded(&folded, ws->book.files.file[i].id)));
		*files = *files == MAP_NONE ? 1 : *files + 1;
	}
	n = map_get(&ws->stems, text_folded(&folded, id));
	buf_free(&folded);
	return n == 1 || n == MAP_NONE;
}

const struct acquainted *
workspace_acquainted(struct workspace *ws)
{
	if (!ws->acquainted.ready)
		acquainted_start(&ws->acquainted, &ws->book);
	acquainted_open(&ws->acquainted);
	return &ws->acquainted;
}

void
workspace_prepare(struct workspace *ws)
{
	if (!ws->open)
		return;
	names_prepare(&ws->book.names);
	workspace_alone(ws, STR("me"));
}

bool
workspace_text(struct buf *out, const struct workspace *ws, size_t who)
{
	buf_clear(out);
	for (size_t i = 0; i < ws->n; i++)
		if (ws->doc[i]->at == who) {
			buf_str(out, buf_view(&ws->doc[i]->text));
			return true;
		}
	return load_file(out, ws->book.dirfd, ws->book.contact[who].path.p, NULL) == 0;
}

bool
workspace_file(struct buf *out, const struct workspace *ws, struct str path)
{
	buf_clear(out);
	for (size_t i = 0; i < ws->n; i++)
		if (str_eq(ws->doc[i]->path, path)) {
			buf_str(out, buf_view(&ws->doc[i]->text));
			return true;
		}
	return load_file(out, ws->book.dirfd, path.p, NULL) == 0;
}

void
workspace_close(struct workspace *ws)
{
	unload(ws);
	for (size_t i = 0; i < ws->n; i++)
		doc_free(ws->doc[i]);
	free(ws->doc);
	watch_free(&ws->seen);
	buf_free(&ws->dir);
}
