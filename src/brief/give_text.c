/* SPDX-License-Identifier: ISC */
#include "base/text.h"
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

/* true if a need is a sentence of the notes: "Wants to sell the boat before winter" */
static bool
is_sentence(const struct gift *g, const struct book *b)
{
	struct str s = g->need;
	size_t blanks = 0;

	for (size_t i = 0; i < s.n; i++)
		blanks += s.p[i] == ' ';
	return blanks >= 4 && text_class(text_peek(s)) == TEXT_UPPER &&
	       noted_needs_mark(&b->contact[g->who], s).n;
}

static struct str
with(const struct gift *g, const struct book *b)
{
	return contact_name(&b->contact[g->with]);
}

/* "meet Bo Lind (bo)": the id is what the user types next */
static void
meet(struct buf *out, const struct gift *g, const struct book *b)
{
	struct str id = b->contact[g->with].id, name = with(g, b);

	buf_fmt(out, "meet %.*s", STR_ARG(name));
	if (!str_eq(name, id))
		buf_fmt(out, " (%.*s)", STR_ARG(id));
}

void
give_text_what(struct buf *out, const struct gift *g, const struct book *b)
{
	switch (g->reason) {
	case GIVE_THEY_ASKED:
	case GIVE_STILL_OPEN:
		buf_fmt(out, "answer \"%.*s\"", STR_ARG(g->what));
		break;
	case GIVE_PROMISED:
		buf_fmt(out, "as promised: %.*s", STR_ARG(g->what));
		break;
	case GIVE_OUR_PASSION:
		buf_fmt(out, "%.*s together", STR_ARG(g->what));
		break;
	case GIVE_OUR_PLACE:
		buf_fmt(out, "something in %.*s", STR_ARG(g->what));
		break;
	case GIVE_THEIR_PASSION:
		topics(out, g);
		break;
	case GIVE_OUT_OF_REACH:
		buf_fmt(out, is_sentence(g, b) ? "is it settled? \"%.*s\"" : "any luck with \"%.*s\"?",
		        STR_ARG(g->need));
		break;
	case GIVE_THANKS:
		buf_str(out, STR("thank them"));
		if (g->what.n)
			buf_fmt(out, ": \"%.*s\"", STR_ARG(g->what));
		break;
	case GIVE_LAST_WORD:
		buf_fmt(out, "take up \"%.*s\"", STR_ARG(g->what));
		break;
	case GIVE_CAME_OF_IT:
		buf_fmt(out, "what came of \"%.*s\"?", STR_ARG(g->what));
		break;
	case GIVE_SAD:
		buf_str(out, STR("how are you? Then listen"));
		break;
	default:
		if (g->kind == GIVE_INTRO)
			meet(out, g, b);
		else
			buf_str(out, g->what);
	}
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
		buf_fmt(out, ", %.*s %s \"%.*s\"%s", STR_ARG(with(g, b)),
		        g->title ? "is" : g->noted ? "by your notes" : "offers", STR_ARG(g->what),
		        progress[g->progress]);
}

/* what another needs and they have */
static void
wanted(struct buf *out, const struct gift *g, const struct book *b)
{
	buf_fmt(out, "%.*s %s \"%.*s\"%.*s; %s \"%.*s\"", STR_ARG(with(g, b)),
	        g->need_noted ? "by your notes" : "needs", STR_ARG(g->need),
	        STR_ARG(noted_needs_mark(&b->contact[g->with], g->need)),
	        g->title ? "they are" : g->noted ? "your notes here:" : "they offer", STR_ARG(g->what));
}

/* appends an entry: "their mail of 2026-02-26" */
static void
entry(struct buf *out, const char *whose, const struct gift *g, const char *otherwise)
{
	char date[DAY_SIZE];

	buf_fmt(out, "%s ", whose);
	buf_str(out, g->entry.n ? g->entry : str_of(otherwise));
	buf_fmt(out, " of %s", day_format(date, g->date));
}

void
give_text_why(struct buf *out, const struct gift *g, const struct book *b)
{
	char date[DAY_SIZE];

	switch (g->reason) {
	case GIVE_THEY_ASKED:
		entry(out, "their", g, "question");
		buf_str(out, STR(", no contact since"));
		break;
	case GIVE_NEEDED:
		needed(out, g, b);
		break;
	case GIVE_WANTED:
		wanted(out, g, b);
		break;
	case GIVE_PROMISED:
		buf_str(out, STR("your promise"));
		if (g->date != DAY_NONE)
			buf_fmt(out, ", by %s", day_format(date, g->date));
		break;
	case GIVE_OWED:
	case GIVE_ADVISED:
		buf_str(out, STR("your notes say so"));
		break;
	case GIVE_AGENDA:
		buf_str(out, STR("on their agenda"));
		break;
	case GIVE_OUR_PASSION:
		buf_fmt(out, "you both: %.*s", STR_ARG(g->what));
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
	case GIVE_THEIR_PASSION:
		buf_str(out, STR("their passion"));
		break;
	case GIVE_STILL_OPEN:
		entry(out, "their", g, "question");
		buf_str(out, STR(", not answered yet"));
		break;
	case GIVE_OUT_OF_REACH:
		/* a brief puts all of it in brackets */
		buf_str(out, noted_needs_mark(&b->contact[g->who], g->need).n ? STR("their need, from your notes") : STR("their need"));
		break;
	case GIVE_THANKS:
		entry(out, "their", g, "favour");
		buf_str(out, STR(", no contact since"));
		break;
	case GIVE_LAST_WORD:
		entry(out, "their", g, "last word");
		buf_str(out, STR(", no contact since"));
		break;
	case GIVE_CAME_OF_IT:
		entry(out, "your", g, "gift");
		buf_str(out, STR(", no contact since"));
		break;
	case GIVE_HOOK:
		buf_str(out, STR("your hook"));
		break;
	case GIVE_SAD:
		buf_fmt(out, g->what.n ? "your notes: \"%.*s\"" : "your notes%.*s", STR_ARG(g->what));
		break;
	}
}
