/* SPDX-License-Identifier: ISC */
#include "account/automatic.h"

enum { BYTES = 1024 }; /* of a text that are read */

static const struct str kinds[] = {
	STR_INIT("newsletter"), STR_INIT("mailing"), STR_INIT("autoreply"), STR_INIT("auto-reply"),
	STR_INIT("notification"), STR_INIT("rundbrief"), STR_INIT("digest"),
};

/* compared without regard to the case of ASCII letters; of other letters, both forms are here */
static const struct str phrases[] = {
	STR_INIT("no-reply"), STR_INIT("noreply"), STR_INIT("no_reply"), STR_INIT("donotreply"),
	STR_INIT("do-not-reply"), STR_INIT("mailer-daemon"), STR_INIT("unsubscribe"),
	STR_INIT("view in browser"), STR_INIT("view this email in"), STR_INIT("automatic reply"),
	STR_INIT("automated reply"), STR_INIT("auto-reply"), STR_INIT("autoreply"),
	STR_INIT("out of office"), STR_INIT("out-of-office"), STR_INIT("newsletter:"),
	STR_INIT("newsletter abbestellen"), STR_INIT("abmelden vom newsletter"), STR_INIT("automatische antwort"),
	STR_INIT("abwesenheitsnotiz"), STR_INIT("abwesenheitsnachricht"),
	STR_INIT("se désabonner"), STR_INIT("se désinscrire"), STR_INIT("réponse automatique"),
	STR_INIT("Réponse automatique"), STR_INIT("absence du bureau"),
	STR_INIT("respuesta automática"), STR_INIT("fuera de la oficina"),
	STR_INIT("cancelar a subscrição"), STR_INIT("cancelar subscrição"),
	STR_INIT("resposta automática"), STR_INIT("ausência temporária"),
	STR_INIT("annulla l'iscrizione"), STR_INIT("disiscriviti"), STR_INIT("risposta automatica"),
	STR_INIT("uitschrijven"), STR_INIT("automatisch antwoord"),
	STR_INIT("afwezigheidsbericht"),
};

enum {
	KINDS = sizeof(kinds) / sizeof(kinds[0]),
	PHRASES = sizeof(phrases) / sizeof(phrases[0]),
};

/* the second letters of phrases by their first: most words need no more than a look at these */
static const char *const second[26] = {
	['a' - 'a'] = "ubnf", ['c' - 'a'] = "a", ['d' - 'a'] = "oi", ['f' - 'a'] = "u",
	['m' - 'a'] = "a", ['n' - 'a'] = "oe", ['o' - 'a'] = "u", ['r' - 'a'] = "ei\xC3",
	['s' - 'a'] = "e", ['u' - 'a'] = "ni", ['v' - 'a'] = "i",
};

static bool
may_start(struct str s)
{
	char c = s.n > 1 ? char_lower(s.p[0]) : '.', next = s.n > 1 ? char_lower(s.p[1]) : '.';

	return c >= 'a' && c <= 'z' && second[c - 'a'] && next && strchr(second[c - 'a'], next);
}

static bool
starts(struct str s, struct str phrase)
{
	return str_same(str_sub(s, 0, phrase.n), phrase);
}

bool
automatic_entry(const struct entry *e, struct str text)
{

	for (size_t i = 0; i < KINDS; i++)
		if (str_eq(entry_kind(e), kinds[i]))
			return true;
	text = str_sub(text, 0, BYTES);
	for (size_t at = 0; at < text.n; at++) {
		struct str rest = str_sub(text, at, text.n);

		/* a phrase begins a word */
		if ((at && char_letter(text.p[at - 1])) || !may_start(rest))
			continue;
		for (size_t i = 0; i < PHRASES; i++)
			if (starts(rest, phrases[i]))
				return true;
	}
	return false;
}
