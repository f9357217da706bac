/* SPDX-License-Identifier: ISC */
#include "account/automatic.h"
#include "account/question.h"
#include "contact/sentences.h"
#include "match/give_talk.h"
#include "match/settled.h"

enum { TASKS = 1000 }; /* promises that are looked at */

/* true if what was given may have had an effect to ask about */
static bool
has_effect(const struct entry *e)
{
	struct str kind = entry_kind(e);

	return e->sign == '+' && e->dir != '<' &&
	       (str_eq(kind, STR("intro")) || str_eq(kind, STR("idea")) || str_eq(kind, STR("help")));
}

static bool
counts(const struct contact *c, const struct entry *e, day today)
{
	return entry_done(e, today) && !automatic_entry(e, contact_entry_text(c, e));
}

/* the last entry, in which they reached out if `incoming`; of one day the first in the file */
static const struct entry *
last(const struct contact *c, day today, bool incoming)
{
	const struct entry *best = NULL;

	for (uint32_t i = 0; i < c->body.nentries; i++) {
		const struct entry *e = &c->body.entry[i];

		if ((!incoming || (e->dir == '<' && !entry_of_intro(e))) && (!best || e->date > best->date) &&
		    counts(c, e, today))
			best = e;
	}
	return best;
}

/* the last question of a text that wants an answer; without one, what asks without a "?" */
static struct str
question_of(struct str text)
{
	struct str question = sentences_question(text);

	if (question.n)
		return question_rhetorical(question) ? STR("") : question;
	return str_first_line(question_reported(text));
}

void
give_talk_read(struct give_talk *t, const struct contact *c, day today)
{
	const struct entry *newest = last(c, today, false);
	bool settled = false;

	*t = (struct give_talk){.heard = last(c, today, true)};
	if (newest && has_effect(newest)) {
		t->gave = newest;
		t->gift = contact_entry_text(c, newest);
	}
	if (!t->heard)
		return;
	t->word = contact_entry_text(c, t->heard);
	t->question = question_of(t->word);
	for (uint32_t i = 0; i < c->body.nentries; i++) {
		const struct entry *e = &c->body.entry[i];

		if (e->date < t->heard->date || (e->date == t->heard->date && e->dir == '<') ||
		    !counts(c, e, today))
			continue;
		t->after = true;
		settled |= settled_by(c, e);
	}
	if (settled || (t->after && today - t->heard->date > SETTLED_DAYS))
		t->question = STR("");
}

const struct task *
give_talk_promise(const struct contact *c)
{
	const struct task *best = NULL;

	for (uint32_t i = 0; i < c->body.ntasks && i < TASKS; i++) {
		const struct task *t = &c->body.task[i];

		if (t->kind != TASK_PROMISE || t->mark != ' ' || !t->text.n)
			continue;
		if (!best || (t->by != DAY_NONE && (best->by == DAY_NONE || t->by < best->by)))
			best = t;
	}
	return best;
}
