/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/marker.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "contact/contact.h"
#include "merge/merge_body.h"
#include "merge/merge_check.h"
#include "merge/merge_front.h"

/* the form of a file apart from its lines; a difference in it alone is not a change */
struct manner {
	bool bom, crlf, ended;
};

/* the lines of a file, all with LF at their end */
static struct str
plain(struct manner *out, struct str file, struct arena *a)
{
	size_t crlf = 0, lf = 0;
	struct buf text = {0};
	struct str kept;

	out->bom = str_skip(&file, STR("\xEF\xBB\xBF"));
	for (size_t i = 0; i < file.n; i++) {
		bool pair = file.p[i] == '\r' && i + 1 < file.n && file.p[i + 1] == '\n';

		lf += file.p[i] == '\n';
		crlf += pair;
		if (!pair)
			buf_chr(&text, file.p[i]);
	}
	out->crlf = crlf * 2 > lf;
	out->ended = !file.n || file.p[file.n - 1] == '\n';
	if (!out->ended)
		buf_chr(&text, '\n');
	kept = arena_str(a, buf_view(&text));
	buf_free(&text);
	return kept;
}

/* the value of at least two versions; an empty base does not count */
static bool
most(const bool v[SIDES], bool base, bool otherwise)
{
	if (v[OURS] == v[THEIRS])
		return v[OURS];
	return base ? v[BASE] : otherwise;
}

static struct manner
pick_manner(const struct manner v[SIDES], bool base)
{
	bool bom[SIDES], crlf[SIDES], ended[SIDES];

	for (enum side s = BASE; s < SIDES; s++) {
		bom[s] = v[s].bom;
		crlf[s] = v[s].crlf;
		ended[s] = v[s].ended;
	}
	return (struct manner){most(bom, base, false), most(crlf, base, false), most(ended, base, true)};
}

/* gives the lines the form of the file */
static void
dress(struct buf *out, struct str text, struct manner how)
{
	if (!how.ended && text.n)
		text.n--;
	if (how.bom)
		buf_str(out, STR("\xEF\xBB\xBF"));
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '\n' && how.crlf)
			buf_chr(out, '\r');
		buf_chr(out, text.p[i]);
	}
}

/* the reason why a file cannot be merged as a contact, or NULL */
static const char *
unfit(struct str file, struct merger *m)
{
	struct errors errors = {0};
	struct parse p = {.arena = m->arena, .errors = &errors, .path = STR("x.md"), .keys = KEYSET(KEY_TYPE)};
	struct contact c;
	int is;

	if (file.n > CONTACT_MAX)
		return "a file of more than 1 MiB";
	if (utf8_invalid(file) < file.n)
		return "not UTF-8";
	if (str_chr(file, '\r') < file.n)
		return "lines that end with CR alone";
	if (marker_conflict(file))
		return "conflict markers of an earlier merge";
	is = contact_parse(&c, file, &p);
	errors_free(&errors);
	return is ? NULL : "not a contact";
}

static struct str
fence_of(struct str file, bool closing)
{
	struct split at;

	if (front_split(&at, file) != 1)
		return STR("");
	return closing ? str_sub(file, at.front_end, at.body) : str_sub(file, 0, at.front);
}

static void
add_fence(struct merger *m, const struct str file[SIDES], bool closing)
{
	struct str v[SIDES], fence;

	for (enum side s = BASE; s < SIDES; s++)
		v[s] = fence_of(file[s], closing);
	merge_pick(&fence, v);
	buf_str(m->out, fence);
}

static struct str
body_of(struct str file)
{
	struct split at;

	return front_split(&at, file) == 1 ? str_sub(file, at.body, file.n) : STR("");
}

/* merges contacts; returns the reason if that fails, else NULL */
static const char *
merge_contact(struct merger *m, const struct str file[SIDES])
{
	struct str body[SIDES];
	const char *why;

	for (enum side s = BASE; s < SIDES; s++) {
		why = s == BASE && !file[s].n ? NULL : unfit(file[s], m);
		if (why)
			return why;
		body[s] = body_of(file[s]);
	}
	add_fence(m, file, false);
	if (merge_front(m, file) < 0)
		return "front-matter that cannot be merged key by key";
	add_fence(m, file, true);
	merge_body(m, body);
	return merge_holds(m, file, buf_view(m->out)) ? NULL : "what was added would not all be there";
}

/* true if a side lost most of the log; for files merged line by line */
static bool
lost_lines(const struct str file[SIDES], enum side side, struct arena *a)
{
	struct outline base, now;

	merge_outline_read(&base, file[BASE], a);
	merge_outline_entries(&base, file[BASE], a);
	merge_outline_read(&now, file[side], a);
	merge_outline_entries(&now, file[side], a);
	return merge_lost(&base, &now, a);
}

static void
merge_plain(struct merger *m, const struct str file[SIDES])
{
	struct buf text = {0};

	buf_clear(m->out);
	m->conflicts = merge_lines(&text, m, file);
	if (!m->conflicts && !merge_same(file[OURS], file[THEIRS]) &&
	    (lost_lines(file, OURS, m->arena) || lost_lines(file, THEIRS, m->arena)))
		merge_conflict(m, file[OURS], file[THEIRS]);
	else
		buf_str(m->out, buf_view(&text));
	buf_free(&text);
}

static int
merge_texts(struct buf *out, const struct merge *input, const char **why)
{
	const struct str file[SIDES] = {input->base, input->ours, input->theirs};
	struct manner manner[SIDES];
	struct str text[SIDES];
	struct arena arena = {0};
	struct buf merged = {0};
	struct merger m = {.input = input, .arena = &arena, .out = &merged};

	for (enum side s = BASE; s < SIDES; s++)
		text[s] = plain(&manner[s], file[s], &arena);
	*why = merge_contact(&m, text);
	if (*why)
		merge_plain(&m, text);
	dress(out, buf_view(&merged), input->joined.n ? manner[OURS] : pick_manner(manner, file[BASE].n > 0));
	for (enum side s = BASE; s < SIDES; s++)
		free(m.exempt[s]);
	buf_free(&merged);
	arena_free(&arena);
	return m.conflicts;
}

static bool
binary(struct str file)
{
	return str_chr(file, '\0') < file.n;
}

int
merge_files(struct buf *out, const struct merge *m, const char **why)
{
	struct merge input = *m;

	buf_clear(out);
	*why = NULL;
	if (!input.marker)
		input.marker = MARKER_SIZE;
	if (str_eq(input.ours, input.base) || str_eq(input.theirs, input.base) ||
	    str_eq(input.ours, input.theirs)) {
		buf_str(out, str_eq(input.ours, input.base) ? input.theirs : input.ours);
		return 0;
	}
	if (binary(input.base) || binary(input.ours) || binary(input.theirs)) {
		*why = "a binary file";
		buf_str(out, input.ours);
		return -1;
	}
	return merge_texts(out, &input, why);
}
