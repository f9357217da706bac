/* SPDX-License-Identifier: ISC */
#include "base/words_table.h"
#include "contact/log_name.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* kinds of contact, without the s that makes them several */
static const struct log_name_subject {
	struct str word;
	bool alone; /* "Calls" are a log, "Contacts" are people */
	bool notes; /* "Call Notes" are a log, "Contact Notes" may be anything */
} subjects[] = {
	{STR_INIT("interaction"), true, true},   {STR_INIT("communication"), true, false},
	{STR_INIT("conversation"), true, true},  {STR_INIT("meeting"), true, true},
	{STR_INIT("call"), true, true},          {STR_INIT("touchpoint"), true, true},
	{STR_INIT("touch point"), true, true},   {STR_INIT("contact"), false, false},
	{STR_INIT("correspondence"), false, false},
};

static const struct str before[] = {STR_INIT("recent "), STR_INIT("past "), STR_INIT("previous "),
                                    STR_INIT("all ")};
static const struct str records[] = {STR_INIT("log"), STR_INIT("logs"), STR_INIT("history"),
                                     STR_INIT("timeline")};
enum { TALKS = 1, RECORD = 2, PARTNER = 4, FILLER = 8, LIKE = 16 };

static const struct words_row rows[] = {
#define WORDS(bits, words) {bits, STR_INIT(words)},
#include "contact/log_names.def"
};

static struct words_table names = WORDS_TABLE(rows);

/* the bits of all words of a heading; *known is set if each has a part in the name of a log */
static uint32_t
bits_of(struct str words, bool *known)
{
	struct str word;
	uint32_t bits = 0, of;

	for (*known = words.n > 0; words.n; *known = *known && of & ~(uint32_t)LIKE) {
		words = str_cut(&word, words, ' ');
		of = words_table_bits(&names, word);
		bits |= of;
	}
	return bits;
}

/* skips a subject and the blank after it; NULL without one */
static const struct log_name_subject *
skip_subject(struct str *s, bool *several)
{
	for (size_t i = 0; i < COUNT(subjects); i++) {
		struct str t = *s;

		/* most words are none, and each heading of a book comes here */
		if (!t.n || t.p[0] != subjects[i].word.p[0] || !str_skip(&t, subjects[i].word))
			continue;
		*several = str_skip(&t, STR("s"));
		if (t.n && !str_skip(&t, STR(" ")))
			continue;
		*s = t;
		return &subjects[i];
	}
	return NULL;
}

bool
log_name(struct str s)
{
	const struct log_name_subject *subject;
	bool several, known;
	uint32_t bits;

	if (str_eq(s, STR("log")) || str_eq(s, STR("logs")))
		return true;
	bits = bits_of(s, &known);
	if (known && (bits & TALKS || (bits & RECORD && bits & PARTNER)))
		return true;
	if (!s.n || !char_in(s.p[0], STR("cimtrpa")))
		return false;
	if (char_in(s.p[0], STR("rpa")))
		STR_SKIP_ANY(&s, before);
	do
		subject = skip_subject(&s, &several);
	while (subject && str_skip(&s, STR("and ")));
	if (!subject)
		return false;
	if (!s.n)
		return several && subject->alone;
	for (size_t i = 0; i < COUNT(records); i++)
		if (str_eq(s, records[i]))
			return true;
	return subject->notes && str_eq(s, STR("notes"));
}

bool
log_name_like(struct str words)
{
	struct str word, rest = words;
	bool several;

	while (rest.n) {
		struct str t = rest;

		if (skip_subject(&t, &several))
			return true;
		rest = str_cut(&word, rest, ' ');
		if (words_table_bits(&names, word) & (RECORD | LIKE))
			return true;
	}
	return false;
}

/*
 * True for a title of words of ASCII letters with single blanks between, as most are; its words are
 * then those in lower case.
 */
static bool
plain_words(struct buf *out, struct str title)
{
	bool blank = true;
	size_t n = 0;

	while (n < title.n && (char_alpha(title.p[n]) || (!blank && title.p[n] == ' ')))
		blank = title.p[n++] == ' ';
	if (blank || n < title.n || n > 100)
		return false;
	buf_clear(out);
	buf_str(out, title);
	for (size_t i = 0; i < n; i++)
		out->p[i] = char_lower(out->p[i]);
	return true;
}

struct str
log_name_words(struct buf *out, struct buf *scratch, struct str title)
{
	struct str word, rest;
	size_t at = 0;

	if (plain_words(out, title))
		return buf_view(out);
	/* pandoc writes an id: "## Log {#log}" */
	if (str_ends(title, STR("}")) && str_find(title, STR(" {#")) < title.n)
		title = str_sub(title, 0, str_find(title, STR(" {#")));
	rest = title;
	buf_clear(out);
	while (title.n <= 100 && words_next(scratch, &word, &rest)) {
		if (out->n)
			buf_chr(out, ' ');
		if (out->n && str_eq(str_trim(str_sub(title, at, (size_t)(word.p - title.p))), STR("&")))
			buf_str(out, STR("and "));
		at = (size_t)(word.p - title.p) + word.n;
		buf_str(out, buf_view(scratch));
	}
	return buf_view(out);
}
