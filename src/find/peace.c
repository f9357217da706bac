/* SPDX-License-Identifier: ISC */
#include "base/dayname.h"
#include "base/gapped_table.h"
#include "base/words_table.h"
#include "contact/sentences.h"
#include "find/context.h"
#include "find/peace.h"

enum {
	NEXT = 4,    /* words after "until" in which its term stands: "the end of May" */
	DAYS = 32,   /* more than a month has; a term is month * DAYS + day */
	LAST = 31,   /* the last day of a month, however many it has */
	EASTER = 13, /* in place of a month */
	BEFORE = 1,  /* bits of words, below those of a term */
	END = 2,
	TERM_SHIFT = 2,
};

static const struct gapped_row wish_rows[] = {
#define WISH(language, phrases) {0, phrases},
#define UNTIL(language, words)
#define ENDS(words)
#define TERM(month, day, words)
#include "find/peace.def"
#undef WISH
#undef UNTIL
#undef ENDS
#undef TERM
};

static const struct words_row term_rows[] = {
#define WISH(language, phrases)
#define UNTIL(language, words) {BEFORE, STR_INIT(words)},
#define ENDS(words) {END, STR_INIT(words)},
#define TERM(month, day, words) {((month) * DAYS + (day)) << TERM_SHIFT, STR_INIT(words)},
#include "find/peace.def"
#undef WISH
#undef UNTIL
#undef ENDS
#undef TERM
};

static struct gapped_table wishes = GAPPED_TABLE(wish_rows);
static struct words_table terms = WORDS_TABLE(term_rows);

/* Easter Sunday of a year, by the rule of Meeus, Jones and Butcher */
static day
easter(int year)
{
	int a = year % 19, b = year / 100, c = year % 100;
	int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
	int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
	int n = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;

	return day_of(year, n / 31, n % 31 + 1);
}

/* the next day of a term, from a day on */
static day
next_day(uint32_t term, day from)
{
	int month = (int)(term / DAYS), mday = (int)(term % DAYS), year, m, d;
	day at;

	day_civil(from, &year, &m, &d);
	do
		at = month == EASTER ? easter(year) : mday == LAST ? day_of(year + month / 12, month % 12 + 1, 1) - 1 :
		                                                      day_of(year, month, mday);
	while (year++, at < from);
	return at;
}

/* the term that a word names, as month * DAYS + day, or 0 */
static uint32_t
term_of(struct str folded)
{
	uint32_t bits = words_table_bits(&terms, folded);
	int month = dayname_month_any(folded);

	return bits >> TERM_SHIFT ? bits >> TERM_SHIFT : month ? (uint32_t)month * DAYS + 1 : 0;
}

/* the term that follows "until" in a text, or 0 */
static uint32_t
term_in(struct str text)
{
	struct buf scratch = {0};
	struct str word;
	uint32_t term = 0, is;
	bool end = false;

	for (size_t left = 0; !term && words_next(&scratch, &word, &text); left -= left > 0) {
		term = left ? term_of(buf_view(&scratch)) : 0;
		is = words_table_bits(&terms, buf_view(&scratch));
		end = left && (end || is & END);
		if (is & BEFORE)
			left = NEXT + 1;
	}
	buf_free(&scratch);
	return end && term % DAYS == 1 ? term - 1 + LAST : term;
}

day
peace_until(struct str sentence, day written)
{
	uint32_t term = gapped_table_said(&wishes, sentence) ? term_in(sentence) : 0;

	return term ? next_day(term, written) : DAY_NONE;
}

/* true if a sentence, written on a day, asks for peace today */
static bool
asks(struct str sentence, day written, day today)
{
	day until = peace_until(sentence, written);

	return until != DAY_NONE && until >= today;
}

static bool
entry_asks(const struct contact *c, const struct entry *e, day today)
{
	struct str one, text = contact_entry_text(c, e);
	bool is = false;

	while (!is && sentences_split(&one, &text))
		is = asks(one, e->date, today);
	return is;
}

/* the day of the last entry that is done, or today */
static day
last_written(const struct contact *c, day today)
{
	day last = DAY_NONE;

	for (uint32_t i = 0; i < c->body.nentries; i++)
		if (entry_done(&c->body.entry[i], today) && (last == DAY_NONE || c->body.entry[i].date > last))
			last = c->body.entry[i].date;
	return last == DAY_NONE ? today : last;
}

bool
peace_wished(const struct contact *c, day today)
{
	struct context context = {0};
	struct sentences s;
	struct str one;
	day written = last_written(c, today);
	bool wished = false;

	/* most notes have no such phrase, and one pass over them is enough */
	if (gapped_table_said(&wishes, context_body(&context, c))) {
		context_repair(&context, c);
		sentences_open(&s, context.body);
		while (!wished && sentences_next(&s, &one))
			wished = asks(one, written, today);
		sentences_close(&s);
	}
	for (uint32_t i = 0; i < c->body.nentries && !wished; i++) {
		const struct entry *e = &c->body.entry[i];

		wished = entry_done(e, today) && e->dir == '<' && entry_asks(c, e, today);
	}
	context_free(&context);
	return wished;
}
