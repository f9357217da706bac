/* SPDX-License-Identifier: ISC */
#include "base/words.h"
#include "brief/brief_careful.h"
#include "find/context.h"
#include "contact/sentences.h"

enum { ROW = 66 }; /* bytes of a row that has more than one sentence, at most */

/* what begins such a request, at the beginning of a clause; folded, an apostrophe is a blank */
static const struct str requests[] = {
	STR_INIT("don t "), STR_INIT("do not "), STR_INIT("never "), STR_INIT("please no "),
	STR_INIT("please don t "), STR_INIT("please do not "), STR_INIT("no calls "),
	STR_INIT("no visits "), STR_INIT("no jokes "), STR_INIT("no new people "),
	STR_INIT("not a word "), STR_INIT("no word "), STR_INIT("avoid "), STR_INIT("keep it "),
	STR_INIT("better not "), STR_INIT("best not "), STR_INIT("careful "), STR_INIT("phone him not "),
	STR_INIT("phone her not "), STR_INIT("call him not "), STR_INIT("call her not "),
	STR_INIT("nicht "), STR_INIT("nie "), STR_INIT("niemals "), STR_INIT("bitte nicht "),
	STR_INIT("bitte kein "), STR_INIT("bitte keine "), STR_INIT("bitte keinen "),
	STR_INIT("kein wort "), STR_INIT("auf keinen fall "), STR_INIT("vorsicht "),
	STR_INIT("ne pas "), STR_INIT("ne jamais "), STR_INIT("surtout pas "), STR_INIT("pas un mot "),
	STR_INIT("eviter "), STR_INIT("no preguntar "), STR_INIT("no hablar "),
	STR_INIT("no mencionar "), STR_INIT("no llamar "), STR_INIT("no decir "), STR_INIT("evitar "),
	STR_INIT("cuidado "), STR_INIT("ojo "), STR_INIT("nao perguntar "), STR_INIT("nao falar "),
	STR_INIT("non chiedere "), STR_INIT("non parlare "), STR_INIT("non dire "), STR_INIT("mai "),
	STR_INIT("niet "), STR_INIT("nooit "), STR_INIT("liever niet "),
};

/* true if a clause begins with such a request */
static bool
is_request(struct str clause, struct buf *words, struct buf *scratch)
{
	struct str word;

	buf_clear(words);
	while (words_next(scratch, &word, &clause))
		buf_fmt(words, "%.*s ", STR_ARG(buf_view(scratch)));
	for (size_t i = 0; i < sizeof(requests) / sizeof(requests[0]); i++)
		if (str_starts(buf_view(words), requests[i]))
			return true;
	return false;
}

/* true for a sentence that says what to leave unsaid or undone */
static bool
is_careful(struct cues *cues, struct str sentence)
{
	const unsigned quiet = 1u << CUE_SECRET | 1u << CUE_CONFIDENCE | 1u << CUE_AGAINST |
	                       1u << CUE_CLOSED | 1u << CUE_NEVER | 1u << CUE_DISTRUST |
	                       1u << CUE_NO_GIFTS | 1u << CUE_UNSETTLED | 1u << CUE_TABOO |
	                       1u << CUE_DRY;
	struct buf words = {0}, scratch = {0};
	bool is = cues_kinds(cues, sentence) & quiet;

	for (size_t i = 0; i < sentence.n && !is; i++) {
		/* after a mark and a blank; a dash is beyond ASCII, as some letters are */
		bool begins = !i || (char_space(sentence.p[i]) &&
		                     (char_in(sentence.p[i - 1], STR(",;:-")) ||
		                      (unsigned char)sentence.p[i - 1] >= 0x80)) ||
		              sentence.p[i] == '(';

		is = begins && is_request(str_sub(sentence, i, sentence.n), &words, &scratch);
	}
	buf_free(&words);
	buf_free(&scratch);
	return is;
}

static void
flush(struct briefing *b, struct buf *row, size_t *rows)
{
	if (row->n) {
		brief_fact_add(b, BRIEF_CAREFUL, 0, brief_fact_line(b, buf_view(row)));
		++*rows;
	}
	buf_clear(row);
}

size_t
brief_careful(struct briefing *b, size_t after)
{
	struct context context = {0};
	size_t end = 0, rows = 0;
	struct buf row = {0};
	struct sentences s;
	struct str one;

	context_body(&context, b->c);
	context_repair(&context, b->c);
	sentences_open(&s, context.body);
	while (rows < BRIEF_CAREFUL_ROWS && sentences_next(&s, &one)) {
		end += one.n + 1;
		if (end <= after + 1 || !is_careful(&b->cues, one))
			continue;
		if (row.n + 1 + one.n > ROW)
			flush(b, &row, &rows);
		buf_fmt(&row, "%s%.*s", row.n ? " " : "", STR_ARG(one));
	}
	if (rows < BRIEF_CAREFUL_ROWS)
		flush(b, &row, &rows);
	buf_free(&row);
	sentences_close(&s);
	context_free(&context);
	return rows;
}
