/* SPDX-License-Identifier: ISC */
#include "match/noted_needs.h"
#include "print/points_text.h"

static bool
is_you(const struct book *b, size_t who, size_t with)
{
	return who == with && who < b->n && b->contact[who].me;
}

static struct str
called(const struct book *b, size_t who, size_t with)
{
	return is_you(b, who, with) ? STR("you") : b->contact[who].id;
}

static void
need(struct buf *out, const struct point *p, const struct book *b, size_t with)
{
	struct str needy = called(b, p->who, with), giver = called(b, p->giver, with);
	const char *needs = is_you(b, p->who, with) ? "need" : "needs";
	struct str mark = noted_needs_mark(&b->contact[p->who], p->what);
	const char *offers = is_you(b, p->giver, with) ? "offer" : "offers";

	if (mark.n && str_ends(p->what, STR("?")))
		needs = "asked";
	buf_fmt(out, "%.*s %s \"%.*s\"", STR_ARG(needy), needs, STR_ARG(p->what));
	buf_str(out, mark);
	buf_str(out, STR(", "));
	buf_fmt(out, "%.*s %s \"%.*s\"", STR_ARG(giver), offers, STR_ARG(p->other));
}

/* a question about a missing key */
static const char *
question(enum key missing)
{
	switch (missing) {
	case KEY_PLACE:
		return "Where did you grow up, and where is home now?";
	case KEY_FIELD:
		return "What is it that you do, and how did you come to it?";
	case KEY_TAGS:
		return "What would you do with a free afternoon?";
	default:
		return "What would help you most just now?";
	}
}

void
points_text(struct buf *out, const struct point *p, const struct book *b, size_t with)
{
	struct str id = p->who < b->n ? b->contact[p->who].id : STR("");

	switch (p->kind) {
	case POINT_CAREFUL:
		buf_fmt(out, "keep apart: %.*s", STR_ARG(p->what));
		break;
	case POINT_ORG_BEFORE:
		id = p->who < b->n ? called(b, p->who, with) : STR("both");
		buf_fmt(out, "%.*s (%.*s before)", STR_ARG(p->what), STR_ARG(id));
		break;
	case POINT_NEED:
		need(out, p, b, with);
		break;
	case POINT_BRIDGE:
		buf_fmt(out, "%.*s: %.*s and %.*s", STR_ARG(id), STR_ARG(p->what), STR_ARG(p->other));
		break;
	case POINT_QUESTION:
		buf_fmt(out, "%.*s: ", STR_ARG(id));
		if (p->asked)
			buf_fmt(out, "Answer \"%.*s\" first.", STR_ARG(p->what));
		else if (p->quoted)
			buf_fmt(out, "Ask about \"%.*s\".", STR_ARG(p->what));
		else if (p->sad)
			buf_fmt(out, p->what.n ? "How are you? Then listen (your notes: \"%.*s\")."
			                       : "How are you? Then listen (your notes%.*s).",
			        STR_ARG(p->what));
		else if (p->what.n)
			buf_str(out, p->what);
		else
			buf_str(out, str_of(question(p->missing)));
		break;
	case POINT_ACQUAINTANCE:
	case POINT_VIA:
		buf_str(out, p->who < b->n ? id : p->what);
		break;
	default:
		buf_str(out, p->what);
	}
}
