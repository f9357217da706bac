/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/words.h"
#include "find/language_names.h"

/* a name of a language, folded, in itself, English, German, French, Spanish or Dutch */
struct language_name {
	struct str name;
	const char *language;
};
#define NAME(name, language) {STR_INIT(#name), #language}

/* sorted by name */
static const struct language_name names[] = {
	NAME(aleman, german), NAME(allemand, german), NAME(anglais, english), NAME(arabe, arabic),
	NAME(arabic, arabic), NAME(arabisch, arabic), NAME(baskisch, basque),
	NAME(basque, basque), NAME(castellano, spanish), NAME(catala, catalan),
	NAME(catalaans, catalan), NAME(catalan, catalan), NAME(cestina, czech),
	NAME(checo, czech), NAME(chinees, chinese), NAME(chinese, chinese),
	NAME(chinesisch, chinese), NAME(chino, chinese), NAME(chinois, chinese),
	NAME(coreano, korean), NAME(coreen, korean), NAME(cymraeg, welsh), NAME(czech, czech),
	NAME(danes, danish), NAME(danisch, danish), NAME(danish, danish), NAME(danois, danish),
	NAME(dansk, danish), NAME(deens, danish), NAME(deutsch, german), NAME(duits, german),
	NAME(dutch, dutch), NAME(engels, english), NAME(englisch, english),
	NAME(english, english), NAME(espagnol, spanish), NAME(espanol, spanish),
	NAME(euskara, basque), NAME(farsi, persian), NAME(finlandes, finnish),
	NAME(finnisch, finnish), NAME(finnish, finnish), NAME(finnois, finnish),
	NAME(fins, finnish), NAME(francais, french), NAME(frances, french), NAME(frans, french),
	NAME(franzosisch, french), NAME(french, french), NAME(gaeilge, irish), NAME(gales, welsh),
	NAME(gallois, welsh), NAME(german, german), NAME(grec, greek), NAME(greek, greek),
	NAME(griechisch, greek), NAME(griego, greek), NAME(grieks, greek),
	NAME(hebraisch, hebrew), NAME(hebreeuws, hebrew), NAME(hebreo, hebrew),
	NAME(hebreu, hebrew), NAME(hebrew, hebrew), NAME(hindi, hindi), NAME(holandes, dutch),
	NAME(hongaars, hungarian), NAME(hongrois, hungarian), NAME(hungarian, hungarian),
	NAME(hungaro, hungarian), NAME(iers, irish), NAME(ingles, english), NAME(irisch, irish),
	NAME(irish, irish), NAME(irlandais, irish), NAME(irlandes, irish),
	NAME(italiaans, italian), NAME(italian, italian), NAME(italiano, italian),
	NAME(italien, italian), NAME(italienisch, italian), NAME(ivrit, hebrew),
	NAME(japanese, japanese), NAME(japanisch, japanese), NAME(japans, japanese),
	NAME(japonais, japanese), NAME(japones, japanese), NAME(katalanisch, catalan),
	NAME(koreaans, korean), NAME(korean, korean), NAME(koreanisch, korean),
	NAME(magyar, hungarian), NAME(mandarin, chinese), NAME(nederlands, dutch),
	NAME(neerlandais, dutch), NAME(neerlandes, dutch), NAME(niederlandisch, dutch),
	NAME(nihongo, japanese), NAME(noors, norwegian), NAME(norsk, norwegian),
	NAME(noruego, norwegian), NAME(norvegien, norwegian), NAME(norwegian, norwegian),
	NAME(norwegisch, norwegian), NAME(oekraiens, ukrainian), NAME(persa, persian),
	NAME(persan, persian), NAME(persian, persian), NAME(persisch, persian),
	NAME(perzisch, persian), NAME(polaco, polish), NAME(polish, polish),
	NAME(polnisch, polish), NAME(polonais, polish), NAME(polski, polish), NAME(pools, polish),
	NAME(portugais, portuguese), NAME(portugees, portuguese), NAME(portugiesisch, portuguese),
	NAME(portugues, portuguese), NAME(portuguese, portuguese), NAME(roemeens, romanian),
	NAME(romanian, romanian), NAME(roumain, romanian), NAME(rumanisch, romanian),
	NAME(rumano, romanian), NAME(ruso, russian), NAME(russe, russian), NAME(russian, russian),
	NAME(russisch, russian), NAME(schwedisch, swedish), NAME(spaans, spanish),
	NAME(spanisch, spanish), NAME(spanish, spanish), NAME(sueco, swedish),
	NAME(suedois, swedish), NAME(suomi, finnish), NAME(svenska, swedish),
	NAME(swedish, swedish), NAME(tcheque, czech), NAME(tschechisch, czech),
	NAME(tsjechisch, czech), NAME(turc, turkish), NAME(turco, turkish), NAME(turkce, turkish),
	NAME(turkisch, turkish), NAME(turkish, turkish), NAME(turks, turkish),
	NAME(ucraniano, ukrainian), NAME(ukrainian, ukrainian), NAME(ukrainien, ukrainian),
	NAME(ukrainisch, ukrainian), NAME(ungarisch, hungarian), NAME(vasco, basque),
	NAME(walisisch, welsh), NAME(welsh, welsh), NAME(zweeds, swedish),
};

/* words of a need that is of a language: to learn it, or to have it translated; sorted */
static const struct str uses[] = {
	STR_INIT("apprendre"), STR_INIT("aprender"), STR_INIT("clase"), STR_INIT("clases"),
	STR_INIT("class"), STR_INIT("classes"), STR_INIT("conversation"), STR_INIT("cours"),
	STR_INIT("course"), STR_INIT("courses"), STR_INIT("curso"), STR_INIT("cursus"),
	STR_INIT("dolmetscher"), STR_INIT("dolmetscherin"), STR_INIT("interprete"),
	STR_INIT("interpreter"), STR_INIT("interpreting"), STR_INIT("kurs"), STR_INIT("learn"),
	STR_INIT("learning"), STR_INIT("learns"), STR_INIT("lecon"), STR_INIT("lecons"),
	STR_INIT("leert"), STR_INIT("lehrer"), STR_INIT("lehrerin"), STR_INIT("lektor"),
	STR_INIT("leraar"), STR_INIT("lerares"), STR_INIT("leren"), STR_INIT("lernen"),
	STR_INIT("lernt"), STR_INIT("les"), STR_INIT("lessen"), STR_INIT("lesson"),
	STR_INIT("lessons"), STR_INIT("nachhilfe"), STR_INIT("oefenen"), STR_INIT("practicar"),
	STR_INIT("practice"), STR_INIT("practise"), STR_INIT("practises"), STR_INIT("practising"),
	STR_INIT("pratiquer"), STR_INIT("profesor"), STR_INIT("profesora"),
	STR_INIT("professeur"), STR_INIT("proofread"), STR_INIT("proofreader"),
	STR_INIT("proofreading"), STR_INIT("sprachkurs"), STR_INIT("subtitles"),
	STR_INIT("tandem"), STR_INIT("teach"), STR_INIT("teacher"), STR_INIT("teaching"),
	STR_INIT("tolk"), STR_INIT("traduccion"), STR_INIT("traducir"), STR_INIT("traducteur"),
	STR_INIT("traduction"), STR_INIT("traductor"), STR_INIT("traductora"),
	STR_INIT("traductrice"), STR_INIT("traduire"), STR_INIT("traduit"), STR_INIT("translate"),
	STR_INIT("translated"), STR_INIT("translates"), STR_INIT("translating"),
	STR_INIT("translation"), STR_INIT("translations"), STR_INIT("translator"),
	STR_INIT("tutor"), STR_INIT("uben"), STR_INIT("ubersetzen"), STR_INIT("ubersetzer"),
	STR_INIT("ubersetzerin"), STR_INIT("ubersetzt"), STR_INIT("ubersetzung"),
	STR_INIT("unterricht"), STR_INIT("vertalen"), STR_INIT("vertaler"), STR_INIT("vertaling"),
};

struct str
language_name_at(size_t i)
{
	return i < sizeof(names) / sizeof(names[0]) ? names[i].name : STR("");
}

static int
name_order(const void *word, const void *name)
{
	return str_order(word, &((const struct language_name *)name)->name);
}

static const char *
language_of(struct str folded)
{
	const struct language_name *found =
		bsearch(&folded, names, sizeof(names) / sizeof(names[0]), sizeof(names[0]), name_order);

	return found ? found->language : NULL;
}

/* true if a text names this language */
static bool
has_language(struct buf *scratch, struct str text, const char *language)
{
	struct str word;

	while (words_next(scratch, &word, &text)) {
		const char *is = language_of(buf_view(scratch));

		if (is && str_eq(str_of(is), str_of(language)))
			return true;
	}
	return false;
}

bool
language_name_is(struct str text)
{
	struct buf scratch = {0};
	struct str word;
	bool is = words_next(&scratch, &word, &text) && language_of(buf_view(&scratch)) &&
	          !words_next(&scratch, &word, &text);

	buf_free(&scratch);
	return is;
}

bool
language_name_aside(struct str need, struct str offer)
{
	struct buf scratch = {0}, inner = {0};
	bool aside = false;
	struct str word;

	while (words_next(&scratch, &word, &need)) {
		struct str folded = buf_view(&scratch);
		const char *is = language_of(folded);

		if (bsearch(&folded, uses, sizeof(uses) / sizeof(uses[0]), sizeof(uses[0]), str_order)) {
			aside = false;
			break;
		}
		aside |= is && has_language(&inner, offer, is);
	}
	buf_free(&scratch);
	buf_free(&inner);
	return aside;
}
