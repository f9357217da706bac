/* SPDX-License-Identifier: ISC */
#include "base/utf8.h"
#include "base/words.h"
#include "check/split_list.h"

enum {
	QUOTE = 60,   /* bytes of a value quoted in a message */
	LONGEST = 16, /* bytes of a word of the list, at most */
};

/* the words, each between blanks */
static const char list[] = " "
#define SPLIT(words) words " "
#include "check/split_list.def"
#undef SPLIT
	;

static bool
listed(struct str word)
{
	struct str all = {list, sizeof(list) - 1};
	char between[LONGEST + 2] = " ";

	if (word.n > LONGEST)
		return false;
	memcpy(between + 1, word.p, word.n);
	between[word.n + 1] = ' ';
	return str_find(all, (struct str){between, word.n + 2}) < all.n;
}

/* true for a text of common words alone */
static bool
says_nothing(struct buf *scratch, struct str text)
{
	struct str word, rest = text;
	size_t n = 0;

	while (words_next(scratch, &word, &rest)) {
		struct str folded = buf_view(scratch);

		if (++n > SPLIT_LIST_WORDS ||
		    !(str_digits(folded) || words_stop(folded) || listed(folded)))
			return false;
	}
	return n > 0;
}

/* true if an item is on the line of its key, so that the list is one of commas */
static bool
is_flow(const struct contact *c, const struct field *f)
{
	struct str rest = c->raw, line = {0};
	uint32_t n = 0;

	while (n < f->line && str_line(&line, &rest))
		n++;
	return n == f->line && str_chr(line, '[') < line.n;
}

/* true if a line is below the front-matter */
static bool
is_in_text(const struct contact *c, uint32_t line)
{
	struct str rest = c->raw, s;

	if (c->bare)
		return true;
	for (uint32_t n = 1; n < line && str_line(&s, &rest); n++)
		if (n > 1 && str_eq(str_trim(s), STR("---")))
			return true;
	return false;
}

/* true for "a cook, a tent": each part names one thing */
static bool
lists_things(struct str text)
{
	static const struct str articles[] = {STR_INIT("a "), STR_INIT("an "), STR_INIT("some ")};
	size_t n = 0;

	for (struct str part; text.n; n++) {
		text = str_cut(&part, text, ',');
		part = str_trim(part);
		if (STR_SKIP_ANY(&part, articles) < 0)
			return false;
	}
	return n > 1;
}

/* reports a text that may be a list; in the text of a file, a list has a line for each item */
static void
report_one(struct errors *out, const struct contact *c, const struct field *f)
{
	struct str text = utf8_cut(field_text(f, 0), QUOTE);

	if (is_in_text(c, f->value->line))
		errors_add(out, c->path, f->value->line, f->value->col,
		           "%s: read as one; for several write a line %s:: for each: %.*s", f->name, f->name,
		           STR_ARG(text));
	else
		errors_add(out, c->path, f->value->line, f->value->col,
		           "%s: read as one; for several write %s: [%.*s]", f->name, f->name, STR_ARG(text));
}

void
split_list_check(struct errors *out, const struct contact *c, const struct field *f)
{
	struct buf scratch = {0};

	if ((f->key == KEY_NEEDS || f->key == KEY_OFFERS) && f->shape != SHAPE_LIST && f->n == 1 &&
	    lists_things(field_text(f, 0)))
		report_one(out, c, f);

	if ((f->key != KEY_NEEDS && f->key != KEY_OFFERS) || f->shape != SHAPE_LIST || f->n < 2)
		return;
	for (size_t i = 1; i < f->n; i++) {
		if (!says_nothing(&scratch, field_text(f, i)))
			continue;
		if (!is_flow(c, f))
			break;
		errors_add(out, c->path, f->value[i].line, f->value[i].col,
		           "%s: is \"%.*s\" a part of \"%.*s\"? Put a phrase with a comma in quotes", f->name,
		           STR_ARG(utf8_cut(field_text(f, i), QUOTE)),
		           STR_ARG(utf8_cut(field_text(f, i - 1), QUOTE)));
		break;
	}
	buf_free(&scratch);
}
