/* SPDX-License-Identifier: ISC */
#include "base/utf8.h"
#include "find/context.h"

static struct str
body_of(struct context *x, const struct contact *c, struct str file)
{
	struct split at;

	contact_split(&at, c, file);
	x->body = str_sub(file, at.body, file.n);
	x->line = at.body_line;
	x->rest = x->body;
	x->at = x->line;
	return x->body;
}

struct str
context_body(struct context *x, const struct contact *c)
{
	return body_of(x, c, c->raw);
}

bool
context_repair(struct context *x, const struct contact *c)
{
	if (utf8_invalid(c->raw) == c->raw.n)
		return false;
	buf_clear(&x->scratch);
	utf8_repair(&x->scratch, c->raw);
	body_of(x, c, buf_view(&x->scratch));
	return true;
}

/* true if a line ends the paragraph or item above it */
static bool
is_border(struct str line)
{
	struct str s = str_trim(line);

	return !s.n || s.p[0] == '#' || s.p[0] == '>' || str_starts(s, STR("- ")) || str_starts(s, STR("* ")) ||
	       str_starts(s, STR("+ "));
}

/*
 * The paragraph that begins on line `at`. Continues from the last one: scanning from the top for
 * each link would take quadratic time in a file of links.
 */
static struct str
paragraph(struct context *x, uint32_t at)
{
	struct str rest, line;
	size_t n = 0;

	if (at < x->at) {
		x->rest = x->body;
		x->at = x->line;
	}
	for (; x->at < at; x->at++)
		if (!str_line(&line, &x->rest))
			return STR("");
	rest = x->rest;
	while (str_line(&line, &rest) && (!n || !is_border(line)))
		n = x->rest.n - rest.n;
	return str_sub(x->rest, 0, n);
}

/* the offset after the last sentence end before `at`, or of the first one after it */
static size_t
sentence_end(struct str s, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if ((s.p[i] == '.' || s.p[i] == '!' || s.p[i] == '?') &&
		    (i + 1 == s.n || s.p[i + 1] == ' ' || s.p[i + 1] == '\n' || s.p[i + 1] == '\r'))
			return i + 1;
	return to;
}

struct str
context_sentence(struct context *x, const struct link *l)
{
	struct str s = paragraph(x, l->line), target = str_of(l->target);
	size_t at = str_find(s, target), from = 0, end;

	if (at == s.n)
		return s;
	while ((end = sentence_end(s, from, at)) < at)
		from = end;
	return str_sub(s, from, sentence_end(s, at + target.n, s.n));
}

void
context_free(struct context *x)
{
	buf_free(&x->scratch);
}
