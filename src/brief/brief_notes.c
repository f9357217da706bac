/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "base/words.h"
#include "brief/brief_notes.h"
#include "contact/sentences.h"
#include "find/amends.h"
#include "find/context.h"
#include "find/peace.h"

enum {
	ROW = 66,      /* bytes of a row that has more than one sentence, at most */
	ROWS = 2,      /* of what may be left out, at most */
	ALL_ROWS = 12, /* at most */
	NOTES = 256,   /* sentences that are read */
	HUSH_WORDS = 3, /* of one that bids silence on the sentence before, at most: "Nie pytać." */
};

/* the kinds of cues that say what is never left out */
static const unsigned grave = 1u << CUE_SAD | 1u << CUE_BABY_LOST | 1u << CUE_WORK | 1u << CUE_SECRET |
                              1u << CUE_CONFIDENCE | 1u << CUE_TABOO | 1u << CUE_QUARREL | 1u << CUE_DANGER |
                              1u << CUE_FOE | 1u << CUE_UNSETTLED | 1u << CUE_DISTRUST | 1u << CUE_NEVER |
                              1u << CUE_BARRED;

/* of those, what is said of the sentence before if it is short */
static const unsigned hushes = 1u << CUE_TABOO | 1u << CUE_SECRET | 1u << CUE_CONFIDENCE;

/* a sentence of the notes, and those that follow and amend it are one group */
struct sentence {
	struct str text;
	unsigned kinds;
	size_t end; /* of the group that it begins */
	bool added;
};

struct notes {
	struct briefing *b;
	struct sentence v[NOTES];
	size_t n, shown; /* the first ones that the page shows whole */
	struct buf row;
	size_t rows;
};

/* true if a sentence follows the one before it in the same paragraph, or item */
static bool
goes_on(const struct notes *s, size_t i)
{
	const char *from = s->v[i - 1].text.p + s->v[i - 1].text.n;
	size_t lines = 0;

	for (; from < s->v[i].text.p; from++) {
		lines += *from == '\n';
		if (char_in(*from, STR("-*+#|")))
			return false;
	}
	return lines < 2;
}

/* sets where the group ends that sentence i begins */
static void
end_group(struct notes *s, size_t i)
{
	size_t end = i + 1;

	while (end < s->n && goes_on(s, end) && amends(s->v[end].text))
		end++;
	s->v[i].end = end;
}

static void
read(struct notes *s, struct str body)
{
	struct sentences at;

	sentences_open(&at, body);
	while (s->n < NOTES && sentences_next(&at, &s->v[s->n].text))
		s->n++;
	sentences_close(&at);
}

/* the columns of a group, with a blank after each sentence */
static size_t
group_width(const struct notes *s, size_t i)
{
	size_t width = 0;

	for (size_t k = i; k < s->v[i].end; k++)
		width += text_width(s->v[k].text) + 1;
	return width;
}

static void
show(struct notes *s)
{
	struct buf all = {0};
	size_t width = 0;

	for (size_t i = 0; i < s->n && width < BRIEF_NOTES_COLUMNS;) {
		size_t more, end;
		bool fits;

		end_group(s, i);
		more = group_width(s, i);
		fits = width + more <= BRIEF_NOTES_COLUMNS + 1;
		/* one word alone would say too little */
		if (!fits && width > BRIEF_NOTES_COLUMNS / 4)
			break;
		end = fits ? s->v[i].end : i + 1;
		for (; i < end; i++)
			buf_fmt(&all, "%s%.*s", all.n ? " " : "", STR_ARG(s->v[i].text));
		if (!fits)
			break;
		s->shown = end;
		width += more;
	}
	if (all.n)
		brief_fact_add(s->b, BRIEF_NOTES, 0, brief_fact_line(s->b, buf_view(&all)));
	buf_free(&all);
}

static void
flush(struct notes *s)
{
	if (s->row.n) {
		brief_fact_add(s->b, BRIEF_CAREFUL, 0, brief_fact_line(s->b, buf_view(&s->row)));
		s->rows++;
	}
	buf_clear(&s->row);
}

/* the rows so far, with the one that is not full yet */
static size_t
rows(const struct notes *s)
{
	return s->rows + (s->row.n > 0);
}

/* adds sentences to the row, or to a new one if that is full and there are fewer than `most` */
static void
add(struct notes *s, size_t from, size_t end, size_t most)
{
	size_t n = 0;

	for (size_t i = from; i < end; i++)
		n += s->v[i].text.n + 1;
	if (!s->row.n || s->row.n + n > ROW) {
		if (rows(s) >= most)
			return;
		flush(s);
	}
	for (size_t i = from; i < end; i++) {
		buf_fmt(&s->row, "%s%.*s", s->row.n ? " " : "", STR_ARG(s->v[i].text));
		s->v[i].added = true;
	}
}

/* what the sentences of a group call for */
static unsigned
group_kinds(const struct notes *s, size_t i)
{
	unsigned kinds = 0;

	for (size_t k = i; k < s->v[i].end; k++)
		kinds |= s->v[k].kinds;
	return kinds;
}

/* true for a sentence that needs the one before it: "Don't ask!", "Never bring it up." */
static bool
refers(const struct sentence *one)
{
	return amends_refers(one->text) || (one->kinds & hushes && words_count(one->text) <= HUSH_WORDS);
}

/* adds the groups with a cue of `wanted`, and none of `but` */
static void
add_groups(struct notes *s, unsigned wanted, unsigned but, size_t most)
{
	for (size_t i = s->shown; i < s->n; i = s->v[i].end) {
		unsigned kinds = group_kinds(s, i);
		size_t from = i;

		if (!(kinds & wanted) || kinds & but)
			continue;
		if (i > s->shown && !s->v[i - 1].added && goes_on(s, i) && refers(&s->v[i]))
			from--;
		add(s, from, s->v[i].end, most);
	}
}

/* reads what the sentences call for that the page does not show */
static void
read_kinds(struct notes *s)
{
	for (size_t i = s->shown; i < s->n; i++) {
		unsigned kinds = cues_kinds(&s->b->cues, s->v[i].text, CUES_ALL);

		if (kinds & 1u << CUE_RELIEF)
			kinds &= ~(1u << CUE_SAD);
		if (peace_until(s->v[i].text, s->b->today) != DAY_NONE)
			kinds |= 1u << CUE_CAREFUL;
		s->v[i].kinds = kinds;
	}
	for (size_t i = s->shown; i < s->n; i = s->v[i].end)
		end_group(s, i);
}

static void
add_entries(struct notes *s)
{
	struct briefing *b = s->b;

	for (uint32_t i = b->c->body.nentries; i-- && rows(s) <= ROWS;) {
		const struct entry *e = &b->c->body.entry[i];
		struct str text = contact_entry_text(b->c, e);

		if (!entry_done(e, b->today) || e->date < b->today - CUES_SAD_DAYS)
			continue;
		while (sentences_split(&s->v[0].text, &text))
			if (cues_kinds(&b->cues, s->v[0].text, 1u << CUE_CONFIDENCE))
				add(s, 0, 1, ROWS);
	}
}

size_t
brief_notes(struct briefing *b)
{
	struct notes s = {.b = b};
	struct context context = {0};

	context_body(&context, b->c);
	context_repair(&context, b->c);
	read(&s, context.body);
	show(&s);
	read_kinds(&s);
	add_groups(&s, grave, 0, ALL_ROWS);
	add_groups(&s, CUES_LEAVE, grave, rows(&s) + ROWS);
	add_entries(&s);
	flush(&s);
	context_free(&context);
	buf_free(&s.row);
	return s.rows;
}
