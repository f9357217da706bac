/* SPDX-License-Identifier: ISC */
/*
 * Any bytes as a dated note, for libFuzzer: nothing may crash, leak or take for ever, a mention is what mention.h says,
 * and line ends do not matter. And any bytes as the path of a note, and as a glob.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "names/glob.h"
#include "names/mention.h"
#include "fuzz_must.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const files[][2] = {
	{"ann.md", "---\nname: Ann Lee\naliases: [Annie, mum]\n---\n"},
	{"bob.md", "---\nname: Bob\nemail: bob@example.org\n---\n"},
	{"x/Cyd Lane-Moe.md", "---\nname: O'Cyd\n---\n"},
	{"y/Cyd Lane.md", "---\nname: \xC3\x89lo \xE5\xB1\xB1\xE7\x94\xB0\n---\n"},
	{"zoe.md", "---\nname: Ann Lee Dr. Zoe A.\n---\n"},
};

enum { FILES = sizeof(files) / sizeof(files[0]) };

static struct contact contact[FILES];
static struct names names;
static struct spoken spoken;

static void
begin(void)
{
	static struct arena arena;
	static struct errors errors;

	for (size_t i = 0; i < FILES; i++) {
		struct parse p = {.arena = &arena, .errors = &errors, .keys = NAME_KEYS, .path = str_of(files[i][0])};

		fuzz_must(contact_parse(&contact[i], str_of(files[i][1]), &p) == 1, "a contact", p.path);
	}
	names_build(&names, contact, FILES);
	spoken_build(&spoken, &names, contact, FILES);
}

static void
check(const struct mention *m, struct str bytes)
{
	uint32_t lines = 2;
	bool self = false;

	for (size_t i = 0; i < bytes.n; i++)
		lines += bytes.p[i] == '\n' || bytes.p[i] == '\r';
	fuzz_must(m->who < FILES && m->file == 7, "who", m->text);
	fuzz_must(m->date != DAY_NONE, "a day", m->text);
	fuzz_must(m->line > 0 && m->line <= lines, "the line", m->text);
	fuzz_must(str_trim(m->text).n == m->text.n, "not trimmed", m->text);
	fuzz_must(utf8_invalid(m->text) == m->text.n, "no UTF-8", m->text);
	for (uint32_t i = 0; i < m->nwith; i++) {
		self |= m->with[i] == m->who;
		for (uint32_t k = 0; k < i; k++)
			fuzz_must(m->with[k] != m->with[i], "twice", m->text);
	}
	fuzz_must(self, "not with itself", m->text);
}

static void
read_note(struct mentions *out, struct arena *arena, struct str bytes, struct str path, bool lint)
{
	struct errors errors = {0};
	struct mention_book book = {.spoken = &spoken, .errors = lint ? &errors : NULL};

	out->arena = arena;
	mention_read(out, bytes, path, 7, &book);
	for (size_t i = 0; i < out->n; i++)
		check(&out->v[i], bytes);
	errors_free(&errors);
}

static bool
same(const struct mentions *a, const struct mentions *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (a->v[i].who != b->v[i].who || a->v[i].date != b->v[i].date || a->v[i].line != b->v[i].line ||
		    !str_eq(a->v[i].text, b->v[i].text))
			return false;
	return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str raw = {(const char *)data, size}, bytes, glob, path, title;
	struct mentions a = {0}, b = {0};
	struct arena arena = {0};
	struct buf valid = {0}, crlf = {0};
	static const struct written_style style;

	if (!names.n)
		begin();
	utf8_repair(&valid, raw);
	bytes = buf_view(&valid);
	for (size_t i = 0; i < bytes.n; i++) {
		if (bytes.p[i] == '\n' && (!i || bytes.p[i - 1] != '\r'))
			buf_chr(&crlf, '\r');
		buf_chr(&crlf, bytes.p[i]);
	}
	read_note(&a, &arena, bytes, STR("2026-08-12 x.md"), false);
	read_note(&b, &arena, buf_view(&crlf), STR("2026-08-12 x.md"), true);
	fuzz_must(same(&a, &b), "line ends matter", bytes);
	b.n = 0;
	read_note(&b, &arena, bytes, STR("x.md"), true);
	path = str_cut(&glob, bytes, '\n');
	glob_matches(str_sub(glob, 0, 300), str_sub(path, 0, 300));
	mention_day(&title, path, &style);
	fuzz_must(title.n <= path.n, "a title", path);
	free(a.v);
	free(b.v);
	buf_free(&valid);
	buf_free(&crlf);
	arena_free(&arena);
	return 0;
}
