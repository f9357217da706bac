/* SPDX-License-Identifier: ISC */
#include "brief/give_text.h"
#include "match/noted_needs.h"

static void
topics(struct buf *out, const struct gift *g)
{
	buf_str(out, STR("something on "));
	for (size_t i = 0; i < g->ntopics; i++) {
		buf_str(out, i == 0 ? STR("") : i + 1 == g->ntopics ? STR(" or ") : STR(", "));
		buf_str(out, g->topic[i]);
	}
}

void
give_text_what(struct buf *out, const struct gift *g, const struct book *b)
{
	if (g->kind == GIVE_INTRO)
		buf_fmt(out, "meet %.*s", STR_ARG(b->contact[g->with].id));
	else if (g->kind == GIVE_QUESTION)
		buf_str(out, STR("what can I do for you?"));
	else if (g->ntopics)
		topics(out, g);
	else if (g->kind == GIVE_FUN && g->reason == GIVE_OUR_PASSION)
		buf_fmt(out, "%.*s together", STR_ARG(g->what));
	else if (g->kind == GIVE_FUN)
		buf_fmt(out, "something in %.*s", STR_ARG(g->what));
	else
		buf_str(out, g->what);
}

/* appends a need, and whether it is from the notes */
static void
need(struct buf *out, const struct gift *g, const struct book *b)
{
	struct str mark = noted_needs_mark(&b->contact[g->who], g->need);

	buf_fmt(out, "%s \"%.*s\"", mark.n && str_ends(g->need, STR("?")) ? "asked" : "needs",
	        STR_ARG(g->need));
	buf_str(out, mark);
}

static void
needed(struct buf *out, const struct gift *g, const struct book *b)
{
	static const char *const progress[] = {
		[GIVE_NOT_BEGUN] = "", [GIVE_ONE_ASKED] = "; asked already", [GIVE_BOTH_AGREED] = "; both have agreed",
	};

	need(out, g, b);
	if (g->kind == GIVE_INTRO)
		buf_fmt(out, ", %.*s offers \"%.*s\"%s", STR_ARG(b->contact[g->with].id), STR_ARG(g->what),
		        progress[g->progress]);
}

void
give_text_why(struct buf *out, const struct gift *g, const struct book *b)
{
	char date[DAY_SIZE];

	switch (g->reason) {
	case GIVE_NEEDED:
		needed(out, g, b);
		break;
	case GIVE_NEVER_ASKED:
		buf_str(out, STR("no needs known, never asked"));
		break;
	case GIVE_ASKED:
		buf_fmt(out, "asked on %s, no needs noted since", day_format(date, g->asked));
		break;
	case GIVE_OUT_OF_REACH:
		need(out, g, b);
		buf_str(out, STR(", and nothing else to give"));
		break;
	case GIVE_AGENDA:
		buf_str(out, STR("on their agenda"));
		break;
	case GIVE_THEIR_PASSION:
		buf_str(out, STR("their passion"));
		break;
	case GIVE_OUR_PASSION:
		if (g->kind == GIVE_FUN)
			buf_fmt(out, "you both: %.*s", STR_ARG(g->what));
		else
			buf_str(out, STR("their passion; yours too"));
		break;
	case GIVE_OUR_PLACE:
		buf_fmt(out, "you are both in %.*s", STR_ARG(g->what));
		break;
	case GIVE_NEVER_PRAISED:
		buf_str(out, STR("never said so"));
		break;
	case GIVE_ADMIRED:
		buf_str(out, STR("you admire them; never said so"));
		break;
	}
}
