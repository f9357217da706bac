/* SPDX-License-Identifier: ISC */
#include "base/edit_distance.h"
#include "base/shell.h"
#include "base/text.h"
#include "book/operand_hint.h"
#include "entry/link.h"

enum { FEW = 16 };

bool
operand_is_path(struct str operand)
{
	return str_chr(operand, '/') < operand.n || link_type(operand);
}

void
operand_list(struct buf *list, const struct book *b, const struct found *found)
{
	size_t n = found->n < NAMES_CANDIDATES ? found->n : NAMES_CANDIDATES;

	for (size_t i = 0; i < n; i++) {
		struct str path = b->contact[found->who[i]].path;

		buf_str(list, i ? STR(", ") : STR(""));
		link_operand(list, str_sub(path, 0, path.n - link_type(path)));
	}
	if (found->n > n)
		buf_str(list, STR(", …"));
}

void
operand_near(struct buf *out, struct book *b, struct str operand)
{
	struct found near = {0};

	/* each takes as long as a look at every name */
	if (operand_is_path(operand) || b->names.guesses == FEW)
		return;
	b->names.guesses++;
	near = names_near(&b->names, operand);
	if (!near.n)
		return;
	buf_str(out, STR("; did you mean "));
	operand_list(out, b, &near);
	buf_chr(out, '?');
}

/* true for "3/5/26", "12.4." and the like: a date as no tool reads it */
static bool
is_date_like(struct str s)
{
	size_t marks = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (!char_digit(s.p[i]) && !char_in(s.p[i], STR("/.-")))
			return false;
		marks += !char_digit(s.p[i]);
	}
	return marks == 2 && char_digit(s.p[0]);
}

/* appends a hint if an operand is several contacts with commas between, "ada,bo" */
static void
hint_commas(struct buf *out, struct book *b, struct str operand)
{
	struct buf apart = {0};
	struct str rest = operand, one;
	size_t n = 0;

	for (; rest.n; n++) {
		rest = str_cut(&one, rest, ',');
		if (names_match(&b->names, str_trim(one)).n != 1) {
			buf_free(&apart);
			return;
		}
		buf_chr(&apart, ' ');
		shell_word(&apart, str_trim(one));
	}
	if (n > 1)
		buf_fmt(out, "; put spaces, not commas, between contacts:%s", apart.p);
	buf_free(&apart);
}

/* appends "tend due KEY=VALUE" */
static void
add_condition(struct buf *out, const struct book *b, const char *key, struct str value)
{
	struct buf cond = {0};

	buf_fmt(&cond, "%s=%.*s", key, STR_ARG(value));
	buf_fmt(out, "tend %s ", b->command ? b->command : "ls");
	shell_word(out, buf_view(&cond));
	buf_free(&cond);
}

/* appends a hint if an operand is a tier, or nearly one, also with a sign before it, "+many" */
static void
hint_tier(struct buf *out, const struct book *b, struct str operand)
{
	bool sign = operand.n > 1 && char_in(operand.p[0], STR("+@#:"));
	struct str word = str_sub(operand, sign, operand.n), near = {0};
	unsigned best = word.n < 5 ? 2 : 3;

	for (size_t i = 0; i < b->set.ntiers; i++) {
		unsigned d = edit_distance(b->set.tier[i].name, word, best);

		if (d < best) {
			best = d;
			near = b->set.tier[i].name;
		}
	}
	if (!near.n)
		return;
	buf_str(out, text_same(near, word) ? STR("; it is a tier: ") : STR("; if you meant a tier: "));
	add_condition(out, b, key_name(KEY_TIER), text_same(near, word) ? word : near);
}

/* appends a hint if an operand is a condition with a colon, "tier:many" */
static void
hint_colon(struct buf *out, const struct book *b, struct str operand)
{
	struct str name, value = str_trim(str_cut(&name, operand, ':'));
	bool exact;
	enum key key = key_find(name, &b->own, &exact);

	if (!value.n || key == KEY_OTHER)
		return;
	buf_str(out, STR("; a condition has = for the colon: "));
	add_condition(out, b, key_name(key), value);
}

void
operand_hint(struct buf *out, struct book *b, struct str operand)
{
	size_t file;

	hint_commas(out, b, operand);
	if (!out->n)
		operand_near(out, b, operand);
	if (!out->n)
		hint_tier(out, b, operand);
	if (!out->n)
		hint_colon(out, b, operand);
	if (!out->n && book_files(b, operand, &file))
		buf_fmt(out, "; %.*s is a note, no contact: tend help contact",
		        STR_ARG(b->files.file[file].path));
	if (!out->n && is_date_like(operand))
		buf_str(out, STR("; if it is a date, write it as 2025-06-01, or set dates: dmy in me.md"));
}
