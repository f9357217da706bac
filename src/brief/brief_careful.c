/* SPDX-License-Identifier: ISC */
#include "brief/brief_careful.h"
#include "contact/sentences.h"
#include "find/context.h"
#include "find/peace.h"

enum { ROW = 66 }; /* bytes of a row that has more than one sentence, at most */

static void
flush(struct briefing *b, struct buf *row, size_t *rows)
{
	if (row->n) {
		brief_fact_add(b, BRIEF_CAREFUL, 0, brief_fact_line(b, buf_view(row)));
		++*rows;
	}
	buf_clear(row);
}

/* adds a sentence to the row, or to a new one if that is full */
static void
add(struct briefing *b, struct buf *row, size_t *rows, struct str one)
{
	if (row->n + 1 + one.n > ROW)
		flush(b, row, rows);
	buf_fmt(row, "%s%.*s", row->n ? " " : "", STR_ARG(one));
}

static void
read_notes(struct briefing *b, struct buf *row, size_t *rows, size_t after)
{
	struct context context = {0};
	struct sentences s;
	struct str one;
	size_t end = 0;

	context_body(&context, b->c);
	context_repair(&context, b->c);
	sentences_open(&s, context.body);
	while (*rows < BRIEF_CAREFUL_ROWS && sentences_next(&s, &one)) {
		end += one.n + 1;
		if (end > after && (cues_kinds(&b->cues, one) & CUES_LEAVE || peace_until(one, b->today) != DAY_NONE))
			add(b, row, rows, one);
	}
	sentences_close(&s);
	context_free(&context);
}

static void
read_entries(struct briefing *b, struct buf *row, size_t *rows)
{
	for (uint32_t i = b->c->body.nentries; i-- && *rows < BRIEF_CAREFUL_ROWS;) {
		const struct entry *e = &b->c->body.entry[i];
		struct str text = contact_entry_text(b->c, e), one;

		if (!entry_done(e, b->today) || e->date < b->today - CUES_SAD_DAYS)
			continue;
		while (*rows < BRIEF_CAREFUL_ROWS && sentences_split(&one, &text))
			if (cues_kinds(&b->cues, one) & 1u << CUE_CONFIDENCE)
				add(b, row, rows, one);
	}
}

size_t
brief_careful(struct briefing *b, size_t after)
{
	struct buf row = {0};
	size_t rows = 0;

	read_notes(b, &row, &rows, after);
	read_entries(b, &row, &rows);
	if (rows < BRIEF_CAREFUL_ROWS)
		flush(b, &row, &rows);
	buf_free(&row);
	return rows;
}
