/* SPDX-License-Identifier: ISC */
#include "base/cell.h"
#include "base/period.h"
#include "base/text.h"
#include "edit/typed.h"

/* the direction that a word means; 0 for other words */
static char
direction(struct str word)
{
	if (str_eq(word, STR("to")) || str_eq(word, STR("->")))
		return '>';
	return str_eq(word, STR("from")) || str_eq(word, STR("<-")) ? '<' : 0;
}

/* true for "x3", which weighs the kind before it */
static bool
is_weight(struct str word)
{
	return str_starts(word, STR("x")) && str_number(str_sub(word, 1, word.n), 99) >= 0;
}

/* true if a word ends the names */
static bool
ends_who(struct str word, day today)
{
	day d;

	return direction(word) || str_starts(word, STR("+")) || str_starts(word, STR("-")) ||
	       str_chr(word, ':') < word.n || day_parse_words(&d, word, today, false) == 0;
}

static size_t
count_who(const char *const *word, size_t n, day today)
{
	size_t who = 1;

	while (who < n && !ends_who(str_of(word[who]), today))
		who++;
	if (who < n)
		return who;
	return n > 2 && is_weight(str_of(word[n - 1])) ? n - 2 : n - 1;
}

/* lowers ASCII letters only, as entry_parse() does for a kind */
static struct str
lower(struct str s, struct arena *arena)
{
	char *p = arena_bytes(arena, s.n);

	for (size_t i = 0; i < s.n; i++)
		p[i] = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] - 'A' + 'a') : s.p[i];
	return (struct str){p, s.n};
}

/* reads the kind and text of an entry from the remaining words, in the form of a file */
static int
read_rest(struct edit_entry *out, const char *const *word, size_t n, struct arena *arena, const char **why)
{
	struct buf item = {0};
	struct entry e = {0};
	struct str text = STR("");
	enum entry_is is;

	buf_str(&item, STR("2000-01-01"));
	for (size_t i = 0; i < n; i++) {
		buf_chr(&item, ' ');
		buf_str(&item, str_of(word[i]));
	}
	*why = "no KIND, as call or +help: moved house";
	is = entry_parse(&e, &text, buf_view(&item), &(struct written_style){WRITTEN_ANY, 0}, why);
	if (is == ENTRY_GOOD && e.nkind) {
		out->sign = e.sign;
		out->weight = e.weight;
		out->kind = lower(entry_kind(&e), arena);
		out->text = arena_str(arena, text);
	}
	buf_free(&item);
	return is == ENTRY_GOOD && e.nkind ? 0 : -1;
}

int
typed_words(struct edit_entry *out, size_t *who, const char *const *word, size_t n, day today,
            struct arena *arena, const char **why)
{
	size_t at;

	*out = (struct edit_entry){.date = today, .dir = '-', .sign = '.', .weight = 1};
	*why = "a WHO and a KIND are needed";
	if (n < 2)
		return -1;
	at = *who = count_who(word, n, today);
	if (at < n && day_parse_words(&out->date, str_of(word[at]), today, false) == 0)
		at++;
	if (at < n && direction(str_of(word[at])))
		out->dir = direction(str_of(word[at++]));
	return read_rest(out, word + at, n - at, arena, why);
}

enum typed_column { WHO, DATE, DIR, SIGN, KIND, WEIGHT, WITH, TEXT, COLUMNS };

/* cuts a line at its TABs; ignores columns beyond the last */
static size_t
cut(struct str cell[COLUMNS], struct str line)
{
	size_t n = 0;

	for (struct str rest = line; n < COLUMNS; rest = str_sub(rest, cell[n - 1].n + 1, rest.n)) {
		str_cut(&cell[n], rest, '\t');
		if (cell[n++].n == rest.n)
			break;
	}
	return n;
}

static struct str
unescape(struct str cell, struct arena *arena)
{
	struct buf plain = {0};
	struct str s;

	if (str_chr(cell, '\\') == cell.n)
		return arena_str(arena, cell);
	cell_unescape(&plain, cell);
	s = arena_str(arena, buf_view(&plain));
	buf_free(&plain);
	return s;
}

/* reads one of the allowed characters, or "-" for none */
static int
read_sign(char *out, struct str cell, const char *allowed, const char *why_not, const char **why)
{
	if (!cell.n)
		return 0;
	if (cell.n == 1 && strchr(allowed, cell.p[0])) {
		*out = cell.p[0];
		return 0;
	}
	*why = why_not;
	return -1;
}

/* stores a cell in its part of the row; 0, or -1 with the reason */
static int
read_cell(struct typed_row *r, enum typed_column column, struct str cell, struct arena *arena, const char **why)
{
	bool none = str_eq(cell, STR("-"));
	int64_t n;

	switch (column) {
	case DATE:
		*why = "not a day, as 2025-06-01";
		return day_parse(&r->entry.date, cell);
	case DIR:
		return read_sign(&r->entry.dir, cell, "<>-", "neither >, < nor -", why);
	case SIGN:
		return read_sign(&r->entry.sign, cell, "+-.", "neither +, - nor .", why);
	case WEIGHT:
		n = none ? 1 : str_number(cell, 99);
		*why = "not a weight, 1 to 99";
		r->entry.weight = (int)n;
		return n > 0 ? 0 : -1;
	case WHO:
		*why = "no name";
		r->who = unescape(str_trim(cell), arena);
		return r->who.n ? 0 : -1;
	case KIND:
		r->entry.kind = none ? STR("") : lower(unescape(cell, arena), arena);
		return 0;
	case WITH:
		r->with = none ? STR("") : unescape(cell, arena);
		return 0;
	default:
		r->entry.text = none ? STR("") : unescape(cell, arena);
		return 0;
	}
}

int
typed_row(struct typed_row *out, struct str line, struct arena *arena, const char **why, size_t *col)
{
	struct str cell[COLUMNS];
	size_t n = cut(cell, line);

	*out = (struct typed_row){.entry = {.dir = '-', .sign = '.', .weight = 1}};
	*why = "a row needs a name and a date, with a TAB between";
	*col = 1;
	if (n < 2)
		return -1;
	for (size_t i = 0; i < n; i++) {
		*col = (size_t)(cell[i].p - line.p) + 1;
		if (read_cell(out, (enum typed_column)i, cell[i], arena, why) < 0)
			return -1;
	}
	return 0;
}

/* reads a day in the future */
static bool
read_ahead(day *out, struct str s, day today)
{
	struct period ahead;

	/* a count and its unit; neither a year nor "3/year" */
	if (s.n && char_digit(s.p[0]) && char_alpha(s.p[s.n - 1]) && str_chr(s, '/') == s.n && period_parse(&ahead, s) == 0) {
		*out = day_add(today, ahead);
		return true;
	}
	if (day_parse_words(out, s, today, true) < 0)
		return false;
	/* day_parse_words() reads a weekday as the last one: take the next one */
	if (s.n && char_alpha(s.p[0]) && *out < today && !text_same(s, STR("yesterday")))
		*out = day_add(*out, (struct period){*out + 7 > today ? 7 : 14, PERIOD_DAYS});
	return true;
}

/* the offset of the last word "by", or s.n */
static size_t
last_by(struct str s)
{
	for (size_t i = s.n; i-- > 0;)
		if ((!i || s.p[i - 1] == ' ') && str_starts(str_sub(s, i, s.n), STR("by ")))
			return i;
	return s.n;
}

int
typed_task(struct task *out, struct str words, day today, const char **why)
{
	struct str text = str_trim(words);
	size_t at = last_by(text);
	day by = DAY_NONE;

	if (at < text.n && read_ahead(&by, str_trim(str_sub(text, at + 3, text.n)), today))
		text = str_trim(str_sub(text, 0, at));
	*why = !text.n ? "nothing is said: no words are left" : by != DAY_NONE && by < today ? "the day to do it by is past" : NULL;
	if (*why)
		return -1;
	*out = (struct task){.text = text, .by = by, .since = today, .mark = ' '};
	return 0;
}
