/* SPDX-License-Identifier: ISC */
#ifndef SMALL_BOOK_H
#define SMALL_BOOK_H

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "book/people.h"

/*
 * A book in memory, for the tables of the studies: a contact a line, sorted by id, as
 *
 *	ana; every: 1 month; tags: [tea] | Likes the lake. | 2026-08-01 <- mail: how are you?
 *
 * The id and keys stand first. What begins with a digit or "[" is an entry of the log, what begins
 * with "!" a promise, and the rest are the paragraphs above. `me` is the owner and has the
 * settings.
 */
struct small_book {
	struct book book;
	struct people people; /* all, as operands would name them */
	struct arena arena;
	struct errors errors;
};

/* cuts the text before a separator off *rest */
static inline struct str
small_book_cut(struct str *rest, struct str by)
{
	size_t at = str_find(*rest, by);
	struct str part = str_trim(str_sub(*rest, 0, at));

	*rest = at < rest->n ? str_sub(*rest, at + by.n, rest->n) : STR("");
	return part;
}

/* appends the parts of a file of one kind: 'L' the log, 'P' promises, 'T' the text */
static inline void
small_book_parts(struct buf *file, struct str line, char kind)
{
	while (line.n) {
		struct str part = small_book_cut(&line, STR(" | "));
		char first = part.n ? part.p[0] : ' ';
		char is = char_digit(first) || first == '[' ? 'L' : first == '!' ? 'P' : 'T';

		if (is == kind && is == 'L')
			buf_fmt(file, "- %.*s\n", STR_ARG(part));
		else if (is == kind && is == 'P')
			buf_fmt(file, "- [ ] %.*s\n", STR_ARG(str_sub(part, 1, part.n)));
		else if (is == kind)
			buf_fmt(file, "%.*s\n\n", STR_ARG(part));
	}
}

/* the file of a line, and its path */
static inline struct str
small_book_file(struct small_book *s, struct str *path, struct str line)
{
	struct buf file = {0}, name = {0};
	struct str head = small_book_cut(&line, STR(" | ")), id = small_book_cut(&head, STR("; "));
	struct str bytes;

	buf_fmt(&name, "%.*s.md", STR_ARG(id));
	*path = arena_str(&s->arena, buf_view(&name));
	buf_str(&file, STR("---\n"));
	while (head.n) {
		struct str key = small_book_cut(&head, STR("; "));

		buf_fmt(&file, "%.*s\n", STR_ARG(key));
	}
	buf_str(&file, STR("---\n"));
	small_book_parts(&file, line, 'T');
	buf_str(&file, STR("## Promises\n"));
	small_book_parts(&file, line, 'P');
	buf_str(&file, STR("\n## Log\n"));
	small_book_parts(&file, line, 'L');
	bytes = arena_str(&s->arena, buf_view(&file));
	buf_free(&file);
	buf_free(&name);
	return bytes;
}

static inline void
small_book_add(struct small_book *s, struct str path, struct str bytes, size_t *cap)
{
	struct book *b = &s->book;
	struct parse p = {
		.arena = &s->arena, .errors = &s->errors, .path = path, .keys = KEYSET_ALL,
		.own = &b->own, .dates = b->set.dates,
		.want = WANT_ENTRIES | WANT_TEXTS | WANT_LINKS | WANT_TASKS | WANT_RAW,
	};

	b->contact = mem_reserve(b->contact, b->n, cap, sizeof(*b->contact));
	assert_int_equal(contact_parse(&b->contact[b->n], bytes, &p), 1);
	b->contact[b->n].raw = bytes;
	b->contact[b->n].me = str_eq(path, STR("me.md"));
	assert_true(!b->n || str_cmp(b->contact[b->n - 1].id, b->contact[b->n].id) < 0);
	b->n++;
}

static inline void
small_book_open(struct small_book *s, const char *text)
{
	struct str rest = str_of(text), line, path, bytes;
	size_t cap = 0;

	*s = (struct small_book){.book.set = settings_default(), .book.whole = true};
	for (struct str me = rest; str_line(&line, &me);)
		if (str_starts(line, STR("me")) &&
		    (line.n == 2 || line.p[2] == ';' || line.p[2] == ' ')) {
			bytes = small_book_file(s, &path, line);
			settings_load(&s->book.set, &s->book.own, bytes, &s->arena, &s->errors);
		}
	while (str_line(&line, &rest)) {
		bytes = small_book_file(s, &path, line);
		small_book_add(s, path, bytes, &cap);
	}
	s->book.me = s->book.n;
	s->people.who = mem_alloc((s->book.n + 1) * sizeof(size_t));
	for (size_t i = 0; i < s->book.n; i++) {
		s->people.who[s->people.n++] = i;
		if (s->book.contact[i].me)
			s->book.me = i;
	}
	/* a table says nothing that a file may not */
	if (s->errors.n)
		fail_msg("%s: %.*s", text, STR_ARG(s->errors.v[0].what));
}

static inline void
small_book_close(struct small_book *s)
{
	free(s->people.who);
	free(s->book.contact);
	names_free(&s->book.names);
	map_free(&s->book.own);
	arena_free(&s->arena);
	errors_free(&s->errors);
}

static inline struct str
small_book_id(const struct small_book *s, size_t who)
{
	return s->book.contact[who].id;
}

static inline day
small_book_day(const char *text)
{
	day d;

	assert_int_equal(day_parse(&d, str_of(text)), 0);
	return d;
}

/* compares what a study found in a book with the table, and clears it */
static inline void
small_book_check(const char *text, struct buf *found, const char *want)
{
	if (!str_eq(buf_view(found), str_of(want)))
		fail_msg("%s\nwant: %s\ngot:  %.*s", text, want, STR_ARG(buf_view(found)));
	buf_clear(found);
}

#endif
