/* SPDX-License-Identifier: ISC */
#include "base/words.h"
#include "find/language_names.h"

enum { FORM = 5 }; /* letters of a name, from which on its last may change */

/* the names of a language, folded, in itself, English, German, French, Spanish, Dutch and Polish */
static const struct str rows[] = {
	STR_INIT("arabic arabe arabisch"),
	STR_INIT("basque baskisch euskara vasco"),
	STR_INIT("catalan catala catalaans katalanisch"),
	STR_INIT("chinese chinees chinesisch chino chinois mandarin"),
	STR_INIT("czech cestina checo tcheque tschechisch tsjechisch"),
	STR_INIT("danish danes danisch danois dansk deens"),
	STR_INIT("dutch holandes nederlands neerlandais neerlandes niderlandzki niederlandisch"),
	STR_INIT("english anglais angielski angielskiego engels englisch ingles"),
	STR_INIT("finnish finlandes finnisch finnois fins suomi"),
	STR_INIT("french francais frances francuski francuskiego frans franzosisch"),
	STR_INIT("german aleman allemand deutsch duits niemiecki niemieckiego"),
	STR_INIT("greek grec griechisch griego grieks"),
	STR_INIT("hebrew hebraisch hebreeuws hebreo hebreu ivrit"),
	STR_INIT("hindi"),
	STR_INIT("hungarian hongaars hongrois hungaro magyar ungarisch"),
	STR_INIT("irish gaeilge iers irisch irlandais irlandes"),
	STR_INIT("italian italiaans italiano italien italienisch wloski wloskiego"),
	STR_INIT("japanese japanisch japans japonais japones nihongo"),
	STR_INIT("korean coreano coreen koreaans koreanisch"),
	STR_INIT("norwegian noors norsk noruego norvegien norwegisch"),
	STR_INIT("persian farsi persa persan persisch perzisch"),
	STR_INIT("polish polaco polnisch polonais polski polskiego pools"),
	STR_INIT("portuguese portugais portugees portugiesisch portugues"),
	STR_INIT("romanian roemeens roumain rumanisch rumano"),
	STR_INIT("russian rosyjski rosyjskiego ruso russe russisch"),
	STR_INIT("spanish castellano espagnol espanol hiszpanski hiszpanskiego spaans spanisch"),
	STR_INIT("swedish schwedisch sueco suedois svenska zweeds"),
	STR_INIT("turkish turc turco turkce turkisch turks"),
	STR_INIT("ukrainian oekraiens ucraniano ukrainien ukrainisch"),
	STR_INIT("welsh cymraeg gales gallois walisisch"),
};

/* words of a need that is of a language: to learn it, or to have it translated */
static const struct str uses = STR_INIT(
	"apprendre aprender aula aulas lezione lezioni corso corsi clase clases class classes conversation cours course courses curso "
	"cursus dolmetscher dolmetscherin interprete interpreter interpreting kurs learn "
	"learning learns lecon lecons leert lehrer lehrerin lektor leraar lerares leren lernen "
	"lernt les lessen lesson lessons nachhilfe oefenen practicar practice practise practises "
	"practising pratiquer profesor profesora professeur professeure professor professora professore professoressa proofread proofreader proofreading "
	"sprachkurs subtitles tandem teach teacher teaching tolk traduccion traducir traducteur "
	"traduction traductor traductora traductrice traduire traduit translate translated "
	"translates translating translation translations translator tutor uben ubersetzen "
	"ubersetzer ubersetzerin ubersetzt ubersetzung unterricht vertalen vertaler vertaling "
	"tlumacz tlumaczka tlumaczy tlumaczenie tlumaczenia tlumaczen lekcje lekcji kurs nauczyciel "
	"nauczycielka korepetycje uczyc nauczyc");

struct str
language_names(size_t i)
{
	return i < sizeof(rows) / sizeof(rows[0]) ? rows[i] : STR("");
}

/* the row of a name; empty if it is none */
static struct str
row_of(struct str folded)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (str_has_item(rows[i], ' ', folded))
			return rows[i];
	return STR("");
}

/* true if a text has a name of the row */
static bool
names_one(struct buf *scratch, struct str text, struct str row)
{
	struct str word;

	while (words_next(scratch, &word, &text))
		if (str_has_item(row, ' ', buf_view(scratch)))
			return true;
	return false;
}

bool
language_names_is(struct str text)
{
	struct buf scratch = {0};
	struct str word;
	bool is = words_next(&scratch, &word, &text) && row_of(buf_view(&scratch)).n &&
	          !words_next(&scratch, &word, &text);

	buf_free(&scratch);
	return is;
}

bool
language_names_aside(struct str need, struct str offer)
{
	struct buf scratch = {0}, inner = {0};
	bool aside = false, used = false;
	struct str word;

	while (!used && words_next(&scratch, &word, &need)) {
		used = str_has_item(uses, ' ', buf_view(&scratch));
		aside |= names_one(&inner, offer, row_of(buf_view(&scratch)));
	}
	buf_free(&scratch);
	buf_free(&inner);
	return aside && !used;
}

/* true if a text has a form of a name of the row: "polnische" */
static bool
names_form(struct buf *scratch, struct str text, struct str row)
{
	struct str word, name, rest;

	while (words_next(scratch, &word, &text))
		for (rest = row; rest.n;) {
			rest = str_cut(&name, rest, ' ');
			if (str_starts(buf_view(scratch), name.n > FORM ? str_sub(name, 0, name.n - 1) : name))
				return true;
		}
	return false;
}

bool
language_names_lacks(struct str need, struct str text)
{
	struct buf scratch = {0}, inner = {0};
	bool lacks = false, used = false;
	struct str word, row;

	while (words_next(&scratch, &word, &need)) {
		used |= str_has_item(uses, ' ', buf_view(&scratch));
		row = row_of(buf_view(&scratch));
		lacks |= row.n && !str_starts(row, STR("english")) && !names_form(&inner, text, row);
	}
	buf_free(&scratch);
	buf_free(&inner);
	return used && lacks;
}
