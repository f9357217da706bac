/* SPDX-License-Identifier: ISC */
#include "base/dayname.h"
#include "base/gapped_table.h"
#include "base/words.h"
#include "find/amends.h"

enum { SHORT = 14 }; /* words of such a sentence, at most */

/* what may begin one, folded, between blanks */
static const struct str turns = STR_INIT(
	" but however now meanwhile since then later update correction actually unfortunately sadly finally edit "
	"aber doch jetzt inzwischen mittlerweile nun seitdem seither dann leider nachtrag korrektur jedoch spater danach "
	"mais maintenant depuis desormais finalement helas puis ensuite "
	"pero ahora luego despues desde aunque entretanto mientras "
	"ma adesso ora ormai poi intanto purtroppo maar nu inmiddels intussen sindsdien helaas toen daarna "
	"mas agora depois afinal porem infelizmente ale teraz juz niestety jednak potem pozniej odtad tymczasem ");
/* may stand before a month or a year that begins one */
static const struct str at[] = {
	STR_INIT("in"), STR_INIT("since"), STR_INIT("im"), STR_INIT("seit"), STR_INIT("ab"), STR_INIT("en"),
	STR_INIT("depuis"), STR_INIT("desde"), STR_INIT("a"), STR_INIT("ad"), STR_INIT("da"), STR_INIT("dal"),
	STR_INIT("sinds"), STR_INIT("vanaf"), STR_INIT("em"), STR_INIT("w"), STR_INIT("od"), STR_INIT("mid"),
};

enum tag { TURNS, REFERS };

/* two words that begin one, and what refers to the sentence before; see base/gapped_phrases.h */
static const struct gapped_row rows[] = {
	{TURNS, ". no longer; . not any more; . not anymore; . nicht mehr; . entre temps; . plus maintenant; . ya no; "
	 ". al final; . nel frattempo; . alla fine; . ja nao; . od tego; . non piu; . niet meer"},
	{REFERS, "it; this; them; topic; subject; . that is/s; about that; his/her/their name .; say so"},
	{REFERS, "thema; davon; daruber; druber; drauf; darauf; daran; dran; dazu; danach; es niemandem/nicht/keinem; "
	 "weiss/wissen/ahnt es; seinen/ihren namen; das .. nicht/nie .; ihn"},
	{REFERS, "ca; cela; sujet; en parle/parler/parlez/parlons; le sait/savent/dit/dire; le sait; son/leur nom"},
	{REFERS, "esto; eso; ello; tema; lo sabe/saben/diga/digas; no lo; su nombre"},
	{REFERS, "parlarne; parliamone; argomento; lo sa/sanno; dirlo; saperlo; di questo; di cio; suo nome"},
	{REFERS, "erover; ervan; hierover; daarover; er niet/nooit over; niet/nooit over beginnen/praten; onderwerp; "
	 "weet/weten het; zijn/haar naam ."},
	{REFERS, "disso; nisso; isso; isto; assunto; sabe/sabem de/disso; seu nome; nome dele/dela"},
	{REFERS, "o tym; o to; temat; tematu; tego nie; jego/jej imie/imienia; nie wie/wiedza ."},
};

static struct gapped_table table = GAPPED_TABLE(rows);

/* true if a text begins with the number of a day or a year: "2026-09:", "12.5.", "2024" */
static bool
begins_number(struct str s)
{
	size_t n = 0;

	while (n < s.n && char_digit(s.p[n]))
		n++;
	return n == 4 || (n && n <= 2 && n < s.n && char_in(s.p[n], STR("./-")));
}

static bool
is_month(struct str word)
{
	return dayname_maybe(word) && (dayname_month_any(word) || (word.n >= 3 && dayname_month(word, 0)));
}

/* true if a text begins with a day, a month or a year, or a word such as "since" and one */
static bool
begins_day(struct str s, struct buf *folded)
{
	struct str rest = s, word;

	if (begins_number(s))
		return true;
	if (!words_next(folded, &word, &rest) || word.p != s.p)
		return false;
	if (is_month(buf_view(folded)))
		return true;
	if (!STR_ONE_OF(buf_view(folded), at))
		return false;
	rest = str_trim(rest);
	return begins_number(rest) || (words_next(folded, &word, &rest) && is_month(buf_view(folded)));
}

static bool
says(struct str sentence, enum tag tag, bool front)
{
	struct buf words = {0}, scratch = {0};
	struct gapped_found found;
	struct gapped_at from = {0};
	bool said = false;

	words_spaced(&words, &scratch, sentence);
	while (!said && gapped_phrases_next(&found, gapped_table_phrases(&table), buf_view(&words), &from))
		said = found.tag == tag && (!front || found.at <= 1);
	buf_free(&words);
	buf_free(&scratch);
	return said;
}

bool
amends(struct str sentence)
{
	struct buf folded = {0};
	struct str rest = sentence, word;
	bool is = words_count(sentence) <= SHORT &&
	          (begins_day(sentence, &folded) ||
	           (words_next(&folded, &word, &rest) && str_has_item(turns, ' ', buf_view(&folded))) ||
	           says(sentence, TURNS, true));

	buf_free(&folded);
	return is;
}

bool
amends_refers(struct str sentence)
{
	size_t clause = 0;

	/* a later clause refers to the first */
	while (clause < sentence.n && !char_in(sentence.p[clause], STR(",;:(")))
		clause++;
	sentence = str_sub(sentence, 0, clause);
	return words_count(sentence) <= SHORT && says(sentence, REFERS, false);
}
