/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/shell.h"
#include "base/text.h"
#include "cli/log_day_slip.h"
#include "cli/log_kind_slip.h"
#include "cli/log_slip.h"
#include "cli/log_text_slip.h"
#include "cli/log_who_slip.h"
#include "cli/log_word_slip.h"
#include "import/notes.h"

enum { SAID = 60 }; /* bytes of a command in a message, about */

/* appends a word of a command, in quotes if a shell needs them */
static void
add_word(struct buf *out, struct str s)
{
	buf_chr(out, ' ');
	shell_word(out, s);
}

/* appends the words from `from` up to `to`; a long command ends in dots */
static void
add_words(struct buf *out, const struct log_slip *l, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		if (out->n > SAID) {
			buf_str(out, STR(" ..."));
			return;
		}
		add_word(out, str_of(l->word[i]));
	}
}

static bool
has_colon(const struct log_slip *l, size_t i)
{
	return strchr(l->word[i], ':') != NULL;
}

static bool
is_option(const char *word)
{
	return word[0] == '-' && ((char_alpha(word[1]) && !word[2]) || (word[1] == '-' && word[2]));
}

/* the word at `at` is a KIND, and what follows the word at `colon` is a text */
static _Noreturn void
fail_colon(const struct log_slip *l, size_t at, size_t colon, const char *is)
{
	struct buf typed = {0}, last = {0}, text = {0};
	struct str kind = log_word_kind(str_of(l->word[colon]));
	/* the whole of a sentence is the text: "had lunch with her" */
	bool sentence = !log_word_common(str_of(l->word[colon])) && log_word_begins(str_of(l->word[colon]));

	for (size_t i = colon; sentence && i < l->n; i++)
		buf_fmt(&text, "%s%s", i > colon ? " " : "", l->word[i]);
	buf_fmt(&last, "%.*s:", STR_ARG(sentence ? log_word_of(buf_view(&text)) : kind));
	add_words(&typed, l, 0, colon);
	add_word(&typed, buf_view(&last));
	add_words(&typed, l, colon + !sentence, l->n);
	tool_fail(l->tool, "%s: %s; put a colon before the text: tend log%s", l->word[at], is, typed.p);
}

/* the last word is a common KIND, and those from `at` to it are the text: "monday evening call" */
static void
fail_last(const struct log_slip *l, size_t at)
{
	struct buf typed = {0}, kind = {0};

	if (at + 1 >= l->n || log_word_common(str_of(l->word[at])) || !log_word_common(str_of(l->word[l->n - 1])))
		return;
	add_words(&typed, l, 0, at);
	buf_fmt(&kind, "%s:", l->word[l->n - 1]);
	add_word(&typed, buf_view(&kind));
	add_words(&typed, l, at, l->n - 1);
	tool_fail(l->tool, "%s: neither a contact nor a date; a text follows the KIND and a colon: tend log%s", l->word[at],
	          typed.p);
}

/* true for an option of tend-log, as it may stand before WHO */
static bool
has_option(const char *word)
{
	static const struct str own[] = {
		STR_INIT("-N"), STR_INIT("-n"), STR_INIT("-C"), STR_INIT("-t"), STR_INIT("-h"), STR_INIT("--dry-run"),
		STR_INIT("--directory"), STR_INIT("--today"), STR_INIT("--help"), STR_INIT("--version"),
	};
	struct str name;

	str_cut(&name, str_of(word), '=');
	return STR_ONE_OF(name, own);
}

/* true for an option of tend-log whose value is the next word */
static bool
takes_next(const char *word)
{
	static const struct str own[] = {STR_INIT("-C"), STR_INIT("-t"), STR_INIT("--directory"), STR_INIT("--today")};

	return STR_ONE_OF(str_of(word), own);
}

/* an option that tend-log does not have, where others put the text or the date: "call -m 'at noon'" */
static _Noreturn void
fail_option(const struct log_slip *l, size_t i)
{
	static const struct str texts[] = {STR_INIT("-m"), STR_INIT("--message"), STR_INIT("--text"), STR_INIT("--note")};
	static const struct str reading[] = {STR_INIT("-p"), STR_INIT("--patch"), STR_INIT("--oneline"), STR_INIT("--stat"),
	                                     STR_INIT("--graph"), STR_INIT("--follow"), STR_INIT("--plans")};
	struct buf typed = {0}, kind = {0};
	bool text = i + 1 < l->n && STR_ONE_OF(str_of(l->word[i]), texts);

	/* "log ada -p", as in git */
	if (STR_ONE_OF(str_of(l->word[i]), reading) && i + 1 == l->n) {
		buf_str(&typed, strcmp(l->word[i], "--plans") == 0 ? STR(" --plans") : STR(""));
		add_words(&typed, l, 0, i);
		tool_fail(l->tool, "%s: no such option; to read the log: tend entries%s", l->word[i], typed.p);
	}
	add_words(&typed, l, 0, text && i > 1 ? i - 1 : i);
	if (text) {
		buf_fmt(&kind, "%s:", i > 1 ? l->word[i - 1] : "call");
		add_word(&typed, buf_view(&kind));
	}
	add_words(&typed, l, i + 1, l->n);
	tool_fail(l->tool, "%s: no such option; %s: tend log%s", l->word[i],
	          text ? "a text follows its KIND and a colon" : "leave it out", typed.p);
}

/* an option after WHO; the command has all of them before it, with their values */
static void
fail_order(const struct log_slip *l)
{
	static const struct str dry[] = {STR_INIT("-N"), STR_INIT("--dry-run")};
	struct buf options = {0}, rest = {0};
	size_t first = 0, i, next;

	/* where tend-set has it; in the text, it would be written */
	if (l->n > 2 && STR_ONE_OF(str_of(l->word[l->n - 1]), dry)) {
		add_words(&rest, l, 0, l->n - 1);
		tool_fail(l->tool, "%s: options go before WHO: tend log %s%s", l->word[l->n - 1], l->word[l->n - 1], rest.p);
	}
	for (i = 0; i < l->n && (!i || !has_colon(l, i - 1)); i = next) {
		bool option = i && is_option(l->word[i]);

		if (option && !has_option(l->word[i]))
			fail_option(l, i);
		if (option && i == 1 && l->n == 3 && strcmp(l->word[i], "-n") == 0 && str_digits(str_of(l->word[2]))) {
			buf_clear(&rest);
			add_words(&rest, l, 1, 3);
			add_words(&rest, l, 0, 1);
			tool_fail(l->tool, "-n: no such option; to read the log: tend entries%s", rest.p);
		}
		next = i + 1 + (option && takes_next(l->word[i]) && i + 1 < l->n);
		/* -n was the dry run once */
		if (option && strcmp(l->word[i], "-n") == 0)
			buf_str(&options, STR(" -N"));
		else
			add_words(option ? &options : &rest, l, i, next);
		if (option && !first)
			first = i;
	}
	add_words(&rest, l, i, l->n);
	if (first)
		tool_fail(l->tool, "%s: options go before WHO: tend log%s%s", l->word[first], options.p, rest.p);
	buf_free(&options);
	buf_free(&rest);
}

/* the words cannot be read: the text has no colon */
static void
fail_unread(const struct log_slip *l)
{
	const struct typed_place *at = &l->at;

	if (at->kind >= l->n || at->colon + 1 >= l->n)
		return;
	for (size_t i = at->who; i < l->n; i++)
		if (has_colon(l, i))
			return;
	/* "sam lunch tomorrow at noon" */
	if (at->who > 1 && at->kind > at->who && log_word_common(str_of(l->word[at->who - 1])))
		fail_colon(l, at->who - 1, at->kind - 1, "read as the KIND");
	fail_last(l, at->kind);
	fail_colon(l, at->kind, at->colon, "read as the KIND");
}

/* true if the KIND may be a name, so that all names of the book are needed */
static bool
in_doubt(const struct log_slip *l, const struct edit_entry *e)
{
	if (e->sign != '.' || e->text.n)
		return false;
	for (size_t i = 0; i < l->n; i++)
		if (has_colon(l, i))
			return false;
	return !log_word_common(e->kind);
}

/* true if a word of a name or id is this one */
static bool
names_by(const struct contact *c, struct str word)
{
	struct str rest = contact_name(c), part;

	while (rest.n) {
		rest = str_cut(&part, rest, ' ');
		if (text_same(part, word))
			return true;
	}
	return text_same(c->id, word);
}

/* the KIND is the name of a contact */
static void
fail_kind(const struct log_slip *l, const struct edit_entry *e)
{
	struct book *b = &l->tool->book;
	struct found found;
	struct buf typed = {0};
	size_t who = l->at.who, kind = l->at.kind;

	if (!b->names.n)
		names_build(&b->names, b->contact, b->n);
	found = names_match(&b->names, e->kind);

	for (size_t i = 0; i < found.n && i < NAMES_CANDIDATES; i++) {
		const struct contact *c = &b->contact[found.who[i]];

		if (!names_by(c, e->kind))
			continue;
		add_words(&typed, l, 0, who);
		add_word(&typed, e->kind);
		add_words(&typed, l, who, kind);
		buf_str(&typed, STR(" call"));
		add_words(&typed, l, kind + 1, l->n);
		tool_fail(l->tool, "%.*s: a contact (%.*s); type %.*s: if it is the KIND, else add one: tend log%s",
		          STR_ARG(e->kind), STR_ARG(c->id), STR_ARG(e->kind), typed.p);
	}
}

/* "ada moore: call": the rest of a name without quotes is read as the KIND */
static void
fail_surname(const struct log_slip *l, const struct edit_entry *e)
{
	const struct tool *t = l->tool;
	const struct contact *c = t->people.n == 1 ? &t->book.contact[t->people.who[0]] : NULL;
	struct buf both = {0}, typed = {0};
	struct str first;

	if (!c || l->at.who != 1 || l->at.kind != 1 || e->sign != '.' || log_word_common(e->kind) || !names_by(c, e->kind))
		return;
	buf_fmt(&both, "%s %.*s", l->word[0], STR_ARG(e->kind));
	add_word(&typed, buf_view(&both));
	str_cut(&first, e->text, ' ');
	if (!log_word_common(first))
		buf_str(&typed, e->text.n ? STR(" call:") : STR(" call"));
	add_words(&typed, l, 2, l->n);
	tool_fail(t, "%s: one contact (%.*s); put the name in quotes: tend log%s", both.p, STR_ARG(c->id), typed.p);
}

/* two WHOs are one name without quotes, and mean others, or none, as they stand */
static void
fail_name(const struct log_slip *l)
{
	struct book *b = &l->tool->book;

	/* without names, each WHO is an id or a path */
	for (size_t i = 0; b->names.n && i + 1 < l->at.who; i++) {
		struct buf both = {0}, scratch = {0}, typed = {0};
		struct found one = names_match(&b->names, str_of(l->word[i])), other;
		size_t who;

		buf_fmt(&both, "%s %s", l->word[i], l->word[i + 1]);
		other = names_match(&b->names, str_of(l->word[i + 1]));
		who = names_whole(&b->names, &scratch, buf_view(&both));
		if (who < b->n && (one.n != 1 || one.who[0] != who || other.n != 1 || other.who[0] != who)) {
			add_words(&typed, l, 0, i);
			add_word(&typed, buf_view(&both));
			add_words(&typed, l, i + 2, l->n);
			tool_fail(l->tool, "%s: one contact (%.*s); put the name in quotes: tend log%s", both.p,
			          STR_ARG(b->contact[who].id), typed.p);
		}
		buf_free(&both);
		buf_free(&scratch);
	}
}

/* true if the message on this WHO says already what to type instead */
static bool
is_explained(const struct log_slip *l, const char *word)
{
	const struct errors *errors = &l->tool->errors;
	struct buf hint = {0};
	bool explained = false;

	buf_fmt(&hint, "%s: no such contact; ", word);
	for (size_t i = 0; i < errors->n && !explained; i++)
		explained = str_starts(errors->v[i].what, buf_view(&hint));
	buf_free(&hint);
	return explained;
}

/* "ada and bo lunch" */
static void
fail_and(const struct log_slip *l)
{
	struct buf typed = {0};

	for (size_t i = 1; i < l->at.who; i++) {
		if (!str_eq(str_of(l->word[i]), STR("and")) && !str_eq(str_of(l->word[i]), STR("&")))
			continue;
		add_words(&typed, l, 0, i);
		add_words(&typed, l, i + 1, l->n);
		tool_fail(l->tool, "%s: leave it out between contacts: tend log%s", l->word[i], typed.p);
	}
}

/* a WHO is no contact: the text has no colon */
static void
fail_who(const struct log_slip *l)
{
	struct book *b = &l->tool->book;

	/* with a date, a sign or a colon, it is clear where the KIND begins */
	if (l->at.who + 1 != l->n || !b->names.n)
		return;
	if (has_colon(l, l->n - 1) || char_in(l->word[l->n - 1][0], STR("+-")))
		return;
	for (size_t i = 1; i < l->at.who; i++)
		if (names_match(&b->names, str_of(l->word[i])).n == 0 && !is_explained(l, l->word[i])) {
			fail_last(l, i);
			fail_colon(l, i, i, "not a contact");
		}
}

/* WHO or the KIND is missing */
static _Noreturn void
fail_short(const struct log_slip *l)
{
	struct buf word = {0};

	if (!l->n)
		tool_fail(l->tool, "name a contact and a kind: tend log ada call; see tend-log --help");
	shell_word(&word, str_of(l->word[0]));
	if (log_word_common(buf_view(&word)))
		tool_fail(l->tool, "%s: read as WHO; name both, WHO first: tend log WHO %s", word.p, word.p);
	log_who_slip_joined(l);
	tool_fail(l->tool, "%s: read as WHO; add a KIND: tend log %s call; tend entries %s prints the log", word.p, word.p,
	          word.p);
}

void
log_slip_read(struct log_slip *l, struct edit_entry *e, struct arena *arena)
{
	const char *why;

	fail_order(l);
	if (l->n < 2)
		fail_short(l);
	log_word_slip(l);
	if (typed_words(e, &l->at, l->word, l->n, l->tool->today, arena, &why) == 0) {
		log_kind_slip(l, e);
		return;
	}
	log_day_slip(l);
	log_word_slip_date(l);
	log_text_slip(l);
	log_who_slip(l);
	fail_unread(l);
	if (strstr(why, "no KIND,"))
		log_word_slip_kind(l);
	tool_fail(l->tool, l->at.day.n && strstr(why, "past or to come") ? "%s" : "%s; see tend-log --help", why);
}

void
log_slip_open(struct log_slip *l, const struct edit_entry *e, char **operand)
{
	struct tool *t = l->tool;
	bool doubt = in_doubt(l, e);

	t->stays = true;
	tool_open(t, NOTES_NEEDS, doubt, (int)l->at.who, operand);
	fail_name(l);
	if (t->errors.n) {
		log_text_slip_time(l, l->at.who);
		log_who_slip_joined(l);
		log_day_slip(l);
		log_who_slip(l);
		fail_and(l);
		fail_who(l);
		tool_no_contact_new(t, "nothing was logged");
	}
	fail_surname(l, e);
	if (doubt)
		fail_kind(l, e);
}
