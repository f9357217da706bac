/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "account/field.h"
#include "base/mem.h"
#include "brief/brief_dates.h"
#include "brief/brief_log.h"
#include "brief/brief_network.h"
#include "brief/brief_notes.h"
#include "brief/brief_others.h"
#include "brief/brief_reach.h"
#include "find/done_mark.h"
#include "match/give_talk.h"
#include "match/noted_needs.h"

enum { VIA_MAX = 3 };

const char *
brief_part_name(enum brief_part part)
{
	static const char *const names[] = {
		[BRIEF_TITLE] = "title", [BRIEF_STATUS] = "status", [BRIEF_NOTES] = "notes",
		[BRIEF_CAREFUL] = "careful", [BRIEF_OWN] = "own", [BRIEF_REACH] = "reach", [BRIEF_SINCE] = "since", [BRIEF_DATES] = "dates",
		[BRIEF_WHY] = "why",
		[BRIEF_LAST] = "last", [BRIEF_LOG] = "log", [BRIEF_PLAN] = "plan", [BRIEF_ACCOUNT] = "account", [BRIEF_AGENDA] = "agenda",
		[BRIEF_NEEDS] = "needs", [BRIEF_OFFERS] = "offers", [BRIEF_GIVE] = "give", [BRIEF_PROMISE] = "promise", [BRIEF_ASKS] = "ask",
		[BRIEF_COMMON] = "common", [BRIEF_TIES] = "ties", [BRIEF_NEWS] = "news", [BRIEF_HOOK] = "hook",
		[BRIEF_MISSING] = "missing",
	};

	return names[part];
}

/* true for a need that is their last question: the log has it, and what to give answers it */
static bool
is_last_question(const struct briefing *b, struct str need)
{
	struct give_talk talk;

	if (!str_ends(need, STR("?")) || !noted_needs_mark(b->c, need).n)
		return false;
	give_talk_read(&talk, b->c, b->today);
	return talk.question.n && str_find(talk.word, need) < talk.word.n;
}

/*
 * What stands between the values that the file has. A list on one line, "[a CFO, two days a week]",
 * may be one phrase that its commas cut, and reads as it was written.
 */
static const char *
between_listed(const struct field *f, const char *otherwise)
{
	if (f && f->key != KEY_NEEDS && f->key != KEY_OFFERS)
		return otherwise;
	for (size_t i = 0; f && i + f->noted < f->n; i++)
		if (f->value[i].line != f->value[0].line ||
		    str_find(field_text(f, i), STR(",")) < field_text(f, i).n)
			return otherwise;
	return ", ";
}

/* appends a value, or all of a list, on one line */
static void
add_values(struct briefing *b, enum key key, const char *between)
{
	const struct field *f = contact_field(b->c, key);
	const char *listed = between_listed(f, between);
	bool any = false;

	for (size_t i = 0; f && i < f->n; i++) {
		struct str s = brief_fact_line(b, field_text(f, i));

		if ((key == KEY_NEEDS || key == KEY_OFFERS) && done_mark(f, i))
			continue;
		if (!s.n || (key == KEY_NEEDS && is_last_question(b, field_text(f, i))))
			continue;
		if (any)
			buf_str(&b->scratch, str_of(field_noted(f, i) ? between : listed));
		buf_str(&b->scratch, s);
		if (key == KEY_NEEDS)
			buf_str(&b->scratch, noted_needs_mark(b->c, field_text(f, i)));
		any = true;
	}
}

/* --- facts of the front-matter --- */

static void
add_title(struct briefing *b)
{
	static const enum key keys[] = {KEY_TITLE, KEY_ORG, KEY_PLACE};

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		size_t before = b->scratch.n, from;

		buf_str(&b->scratch, before ? STR(", ") : STR(""));
		from = b->scratch.n;
		add_values(b, keys[i], ", ");
		if (b->scratch.n == from)
			b->scratch.n = before;
	}
	if (contact_text(b->c, KEY_TIER).n) {
		buf_str(&b->scratch, b->scratch.n ? STR("; ") : STR(""));
		add_values(b, KEY_TIER, ", ");
	}
	if (b->scratch.n)
		brief_fact_plain(b, BRIEF_TITLE);
}

static void
add_status(struct briefing *b)
{
	if (!b->c->inactive)
		return;
	add_values(b, KEY_STATUS, ", ");
	if (!b->scratch.n)
		buf_str(&b->scratch, contact_why_inactive(b->c));
	brief_fact_plain(b, BRIEF_STATUS);
}

/* adds the keys that the owner wants in a brief, "partner Jo; kids Ada, Ben" */
static void
add_own(struct briefing *b)
{
	struct field_view v = {
		.contact = b->c, .set = &b->book->set, .today = b->today, .arena = b->arena,
	};

	for (size_t i = 0; i < b->book->set.nbriefs; i++) {
		struct str name = b->book->set.brief[i];
		struct field_ref ref = field_find(name, &b->book->own);
		struct field_value value = field_get(&ref, &v);

		for (size_t k = 0; k < value.n; k++) {
			struct str text = brief_fact_line(b, value.text[k]);

			if (k)
				buf_fmt(&b->scratch, ", %.*s", STR_ARG(text));
			else
				buf_fmt(&b->scratch, "%s%.*s %.*s", b->scratch.n ? "; " : "",
				        STR_ARG(name), STR_ARG(text));
		}
	}
	if (b->scratch.n)
		brief_fact_plain(b, BRIEF_OWN);
}

/* appends how long ago a day was: in whole years from two on, or in months, or days */
static void
add_elapsed(struct briefing *b, day from)
{
	int y, m, d, ty, tm, td;
	int months;

	day_civil(from, &y, &m, &d);
	day_civil(b->today, &ty, &tm, &td);
	months = (ty - y) * 12 + tm - m - (td < d);
	if (months >= 24)
		brief_fact_count(b, months / 12, "year");
	else if (months >= 1)
		brief_fact_count(b, months, "month");
	else if (from < b->today)
		brief_fact_count(b, b->today - from, "day");
	else
		buf_str(&b->scratch, STR("today"));
}

static void
add_via(struct briefing *b)
{
	const struct field *f = contact_field(b->c, KEY_VIA);

	/* limited, since each is compared with all contacts they are tied to */
	for (size_t i = 0; f && i < f->n && i < VIA_MAX; i++) {
		buf_str(&b->scratch, i ? STR(", ") : b->scratch.n ? STR("; via ") : STR("via "));
		brief_name(b, field_target(f, i));
	}
}

/* `met` need not be a date: some users write how they met */
static void
add_since(struct briefing *b)
{
	char date[DAY_SIZE];

	if (b->account.first != DAY_NONE) {
		/* only `met` says when it began; the first entry is what the notes have of it */
		buf_fmt(&b->scratch, "%s%s, ", day_format(date, b->account.first),
		        contact_day(b->c, KEY_MET) == b->account.first ? "" : " or earlier");
		add_elapsed(b, b->account.first);
	}
	if (contact_day(b->c, KEY_MET) == DAY_NONE && contact_text(b->c, KEY_MET).n) {
		buf_str(&b->scratch, b->scratch.n ? STR("; ") : STR(""));
		add_values(b, KEY_MET, ", ");
	}
	add_via(b);
	if (b->scratch.n)
		brief_fact_plain(b, BRIEF_SINCE);
}

static void
add_due(struct briefing *b)
{
	struct due d = due_of(b->c, &b->book->set, b->today);
	char date[DAY_SIZE];

	if (b->c->inactive || d.due == DAY_NONE)
		return;
	buf_str(&b->scratch, STR("; due "));
	/* "today" needs no date */
	if (d.late)
		buf_fmt(&b->scratch, "%s, ", day_format(date, d.due));
	brief_fact_when(b, d.due);
	if (d.state == DUE_LATE)
		buf_str(&b->scratch, STR(": late"));
	if (d.state == DUE_DORMANT)
		buf_str(&b->scratch, STR(": dormant, so say hello and ask nothing"));
}

static void
add_last(struct briefing *b)
{
	char date[DAY_SIZE];

	if (b->account.last == DAY_NONE) {
		buf_str(&b->scratch, STR("never in touch"));
	} else {
		buf_fmt(&b->scratch, "%s, ", day_format(date, b->account.last));
		brief_fact_when(b, b->account.last);
	}
	add_due(b);
	brief_fact_plain(b, BRIEF_LAST);
}

/* adds the values of a key, or a text if there are none; an inactive contact needs no such text */
static void
add_key(struct briefing *b, enum brief_part part, enum key key, const char *missing)
{
	const struct field *f;

	add_values(b, key, "; ");
	if (b->scratch.n) {
		brief_fact_plain(b, part);
		return;
	}
	/* they asked for something, if only in the log */
	f = contact_field(b->c, key);
	if (b->c->inactive || !*missing || (f && f->noted))
		return;
	buf_str(&b->scratch, str_of(missing));
	brief_fact_plain(b, part);
	b->fact[b->n - 1].missing = true;
}

static bool
has_part(const struct briefing *b, enum brief_part part)
{
	for (size_t i = 0; i < b->n; i++)
		if (b->fact[i].part == part && !b->fact[i].missing)
			return true;
	return false;
}

/* drops what is missing: notes say enough of someone, and what to give says what you could do */
static void
drop_missing(struct briefing *b)
{
	static const enum brief_part gifts[] = {BRIEF_GIVE, BRIEF_PROMISE, BRIEF_AGENDA};
	bool notes = has_part(b, BRIEF_NOTES), gift = false;
	size_t kept = 0;

	for (size_t i = 0; i < sizeof(gifts) / sizeof(gifts[0]); i++)
		gift |= has_part(b, gifts[i]);
	for (size_t i = 0; i < b->n; i++)
		if (!b->fact[i].missing || !(notes || (gift && b->fact[i].part == BRIEF_NEEDS)))
			b->fact[kept++] = b->fact[i];
	b->n = kept;
}

/* --- one contact --- */

static void
add_facts(struct briefing *b)
{
	size_t careful;

	add_title(b);
	add_status(b);
	careful = brief_notes(b);
	careful += brief_others_secrets(b);
	add_own(b);
	brief_reach(b);
	add_since(b);
	brief_dates(b);
	add_key(b, BRIEF_WHY, KEY_WHY, "what makes them matter to you? nothing noted yet");
	add_last(b);
	brief_log(b, careful);
	brief_plans(b);
	brief_account(b);
	add_key(b, BRIEF_AGENDA, KEY_AGENDA, "");
	add_key(b, BRIEF_NEEDS, KEY_NEEDS, "what could you do for them? nothing noted yet");
	add_key(b, BRIEF_OFFERS, KEY_OFFERS, "");
	brief_give(b);
	brief_promises(b);
	brief_asks(b);
	brief_common(b);
	brief_ties(b);
	brief_news(b);
	add_key(b, BRIEF_HOOK, KEY_HOOK, "what would make them curious? nothing noted yet");
	drop_missing(b);
}

void
brief_of(const struct fact **out, size_t *n, struct briefing *b, size_t who)
{
	b->n = 0;
	b->who = who;
	b->c = &b->book->contact[who];
	if (!b->c->me) {
		b->account = account_of(b->c, &b->book->set, b->today);
		add_facts(b);
	}
	*out = b->fact;
	*n = b->n;
}

struct briefing *
brief_open(struct book *book, day today, const struct news *news, size_t n, struct arena *arena)
{
	struct briefing *b = mem_zero(1, sizeof(*b));

	b->book = book;
	b->today = today;
	b->news = news;
	b->nnews = n;
	b->arena = arena;
	intro_open(&b->intros, book, INTRO_ROLES, today);
	b->giver = give_open(&b->intros, today, arena);
	brief_owner_values(b);
	cues_open(&b->cues);
	return b;
}

void
brief_read_notes(struct briefing *b, const struct people *people)
{
	give_read_notes(b->giver, b->book, people);
}

void
brief_close(struct briefing *b)
{
	give_close(b->giver);
	cues_close(&b->cues);
	intro_close(&b->intros);
	map_free(&b->owner_values);
	buf_free(&b->scratch);
	free(b->fact);
	free(b);
}
