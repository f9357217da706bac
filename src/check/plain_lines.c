/* SPDX-License-Identifier: ISC */
#include "base/period.h"
#include "base/utf8.h"
#include "check/plain_lines.h"

static const struct plain_foreign {
	enum key key;
	struct str words; /* separated by "|" */
} foreign[] = {
#define FOREIGN(key, words) {KEY_##key, STR_INIT(words)},
#include "check/foreign.def"
};

struct plain_lines {
	struct errors *out;
	const struct book *book;
	const struct contact *who;
	uint32_t line;
};

/* the key that a word of another language means, or KEY_OTHER */
static enum key
meant(struct str name)
{
	char scratch[KEY_MAX];
	struct str folded = key_fold(scratch, name), word;

	while (folded.n && folded.p[folded.n - 1] == '.')
		folded.n--;
	for (size_t i = 0; folded.n && i < sizeof(foreign) / sizeof(foreign[0]); i++)
		for (struct str rest = foreign[i].words; rest.n;) {
			rest = str_cut(&word, rest, '|');
			if (str_eq(word, folded))
				return foreign[i].key;
		}
	return KEY_OTHER;
}

/* takes blanks, the marker of an item and marks of emphasis off a line */
static struct str
bare_text(struct str line)
{
	struct str s = str_trim(line);

	if (s.n > 1 && char_in(s.p[0], STR("-*+")) && s.p[1] == ' ')
		s = str_trim(str_sub(s, 2, s.n));
	return str_strip(s, STR("*_"), STR(""));
}

static void
check_name(struct plain_lines *l, struct str line, struct str name)
{
	bool exact;
	enum key key;

	name = str_strip(str_trim(name), STR(""), STR("*_ "));
	if (!name.n || key_find(name, &l->book->own, &exact) != KEY_OTHER)
		return;
	key = meant(name);
	if (key != KEY_OTHER)
		errors_add(l->out, l->who->path, l->line, (uint32_t)(name.p - line.p) + 1,
		           "%.*s: not read; if it is %s, put keys: {%.*s: %s} into me.md", STR_ARG(name), key_name(key),
		           STR_ARG(name), key_name(key));
}

/* true for "ann@example.org", the first word of a line */
static bool
is_address(struct str word)
{
	size_t at = str_chr(word, '@');

	return at && at + 3 < word.n && str_chr(str_sub(word, at, word.n), '.') + at + 1 < word.n;
}

/* reports an address, a number or a period that has no key with a colon */
static void
check_value(struct plain_lines *l, struct str line, struct str s)
{
	static const struct str contact[] = {STR_INIT("Contact every "), STR_INIT("contact every "),
	                                     STR_INIT("Keep in touch every "), STR_INIT("keep in touch every ")};
	struct str word, rest = str_cut(&word, s, ' '), after = s;
	struct period period;
	uint32_t col = (uint32_t)(s.p - line.p) + 1;
	bool exact;

	word = str_strip(word, STR(""), STR(",;"));
	rest = str_trim(rest);
	if (is_address(word))
		errors_add(l->out, l->who->path, l->line, col, "an address without its key: write Email: %.*s",
		           STR_ARG(utf8_cut(word, 60)));
	else if (rest.n && (char_digit(rest.p[0]) || rest.p[0] == '+') &&
	         (key_find(word, NULL, &exact) == KEY_PHONE || meant(word) == KEY_PHONE))
		errors_add(l->out, l->who->path, l->line, col, "a number without a colon: write Phone: %.*s",
		           STR_ARG(utf8_cut(rest, 60)));
	else if (STR_SKIP_ANY(&after, contact) >= 0 && period_parse(&period, after) == 0)
		errors_add(l->out, l->who->path, l->line, col, "a period without its key: write Every: %.*s",
		           STR_ARG(after));
}

static void
check_line(struct plain_lines *l, struct str line)
{
	struct str s = bare_text(line), name, rest;

	if (str_skip(&s, STR("|"))) {
		str_cut(&name, s, '|');
		check_name(l, line, name);
		return;
	}
	rest = str_cut(&name, s, ':');
	if (name.n < s.n && !str_starts(rest, STR("//")))
		check_name(l, line, name);
	else
		check_value(l, line, s);
}

/* reports front-matter that is none: below a blank line, or in TOML */
static void
check_fence(struct plain_lines *l, struct str text)
{
	struct str line, rest = text;
	uint32_t n = 1;

	while (str_line(&line, &rest) && !str_trim(line).n)
		n++;
	line = str_trim(line);
	if (str_eq(line, STR("+++")))
		errors_add(l->out, l->who->path, n, 1,
		           "front-matter in TOML is not read: write key: value between two lines ---");
	else if (n > 1 && str_eq(line, STR("---")) && str_find(rest, STR("\n---")) < rest.n)
		errors_add(l->out, l->who->path, n, 1,
		           "front-matter begins on the first line: take out what is above it");
}

/* reports an address that stands somewhere in the text of a contact without one */
static void
check_mention(struct plain_lines *l, struct str text)
{
	struct str line, word, words;

	for (l->line = 1; str_line(&line, &text); l->line++)
		for (words = line; words.n;) {
			words = str_cut(&word, words, ' ');
			word = str_strip(word, STR("|*_`<(["), STR("|*_`>)],;."));
			if (!is_address(word) || str_chr(word, '(') < word.n || str_chr(word, ':') < word.n)
				continue;
			errors_add(l->out, l->who->path, l->line, (uint32_t)(word.p - line.p) + 1,
			           "an address that is not read: if it is theirs, write Email: %.*s at the top",
			           STR_ARG(utf8_cut(word, 60)));
			return;
		}
}

static void
check_file(struct plain_lines *l)
{
	struct str rest = l->who->raw, line, s;

	str_skip(&rest, STR("\xEF\xBB\xBF"));
	for (l->line = 1; str_line(&line, &rest); l->line++) {
		s = str_trim(line);
		/* what stands below a heading of level 2 is about something of its own */
		if (str_starts(s, STR("##")) || str_starts(s, STR("- #")) || str_starts(s, STR("```")))
			return;
		if (s.n && s.p[0] != '#' && s.p[0] != '>')
			check_line(l, line);
	}
}

void
plain_lines_check(struct errors *out, const struct book *b, size_t i)
{
	struct plain_lines l = {.out = out, .book = b, .who = &b->contact[i]};
	struct str text = l.who->raw;
	size_t before;

	str_skip(&text, STR("\xEF\xBB\xBF"));
	if (!l.who->bare)
		return;
	before = out->n;
	check_fence(&l, text);
	check_file(&l);
	if (out->n == before && !contact_field(l.who, KEY_EMAIL))
		check_mention(&l, text);
}
