/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "find/asking.h"

/* folded and sorted */
static const struct str words[] = {
	STR_INIT("able"), STR_INIT("acquaintance"), STR_INIT("advice"), STR_INIT("advise"),
	STR_INIT("aide"), STR_INIT("aider"), STR_INIT("aiuto"), STR_INIT("ajuda"),
	STR_INIT("alguem"), STR_INIT("alguien"), STR_INIT("algum"), STR_INIT("alguma"),
	STR_INIT("alguna"), STR_INIT("alguno"), STR_INIT("any"), STR_INIT("anybody"),
	STR_INIT("anyone"), STR_INIT("ask"), STR_INIT("asking"), STR_INIT("ayuda"),
	STR_INIT("ayudar"), STR_INIT("been"), STR_INIT("being"), STR_INIT("besoin"),
	STR_INIT("best"), STR_INIT("better"), STR_INIT("bitte"), STR_INIT("boa"), STR_INIT("bom"),
	STR_INIT("bon"), STR_INIT("bonne"), STR_INIT("brauche"), STR_INIT("brauchen"),
	STR_INIT("braucht"), STR_INIT("buena"), STR_INIT("bueno"), STR_INIT("buona"),
	STR_INIT("buono"), STR_INIT("busca"), STR_INIT("buscar"), STR_INIT("busco"),
	STR_INIT("can"), STR_INIT("cerco"), STR_INIT("cherche"), STR_INIT("cherchent"),
	STR_INIT("chercher"), STR_INIT("chi"), STR_INIT("conhece"), STR_INIT("conheces"),
	STR_INIT("connais"), STR_INIT("connaissez"), STR_INIT("connait"), STR_INIT("conoce"),
	STR_INIT("conoces"), STR_INIT("conosce"), STR_INIT("conosci"), STR_INIT("conozco"),
	STR_INIT("conseil"), STR_INIT("consejo"), STR_INIT("consiglio"), STR_INIT("could"),
	STR_INIT("did"), STR_INIT("does"), STR_INIT("empfehlen"), STR_INIT("empfehlung"),
	STR_INIT("encontrar"), STR_INIT("everyone"), STR_INIT("experienced"), STR_INIT("expert"),
	STR_INIT("experts"), STR_INIT("find"), STR_INIT("finde"), STR_INIT("finden"),
	STR_INIT("finding"), STR_INIT("finds"), STR_INIT("gens"), STR_INIT("gente"),
	STR_INIT("gesucht"), STR_INIT("get"), STR_INIT("gets"), STR_INIT("getting"),
	STR_INIT("goed"), STR_INIT("goede"), STR_INIT("good"), STR_INIT("got"), STR_INIT("great"),
	STR_INIT("gut"), STR_INIT("gute"), STR_INIT("guten"), STR_INIT("guter"), STR_INIT("gutes"),
	STR_INIT("had"), STR_INIT("having"), STR_INIT("helfen"), STR_INIT("help"),
	STR_INIT("helpen"), STR_INIT("helping"), STR_INIT("helps"), STR_INIT("here"),
	STR_INIT("hilfe"), STR_INIT("hilft"), STR_INIT("hjalp"), STR_INIT("how"), STR_INIT("hulp"),
	STR_INIT("iemand"), STR_INIT("irgendjemand"), STR_INIT("irgendwer"), STR_INIT("jemand"),
	STR_INIT("jemandem"), STR_INIT("jemanden"), STR_INIT("kan"), STR_INIT("kann"),
	STR_INIT("kannst"), STR_INIT("kender"), STR_INIT("kenne"), STR_INIT("kennen"),
	STR_INIT("kennt"), STR_INIT("kent"), STR_INIT("knew"), STR_INIT("know"),
	STR_INIT("knowing"), STR_INIT("knowledgeable"), STR_INIT("knows"), STR_INIT("konnte"),
	STR_INIT("konnten"), STR_INIT("let"), STR_INIT("leute"), STR_INIT("look"),
	STR_INIT("looking"), STR_INIT("may"), STR_INIT("me"), STR_INIT("mensch"),
	STR_INIT("menschen"), STR_INIT("mensen"), STR_INIT("might"), STR_INIT("must"),
	STR_INIT("my"), STR_INIT("necesita"), STR_INIT("necesito"), STR_INIT("need"),
	STR_INIT("needed"), STR_INIT("needing"), STR_INIT("needs"), STR_INIT("nobody"),
	STR_INIT("nodig"), STR_INIT("nogen"), STR_INIT("our"), STR_INIT("people"),
	STR_INIT("person"), STR_INIT("persone"), STR_INIT("pessoa"), STR_INIT("pessoas"),
	STR_INIT("peut"), STR_INIT("please"), STR_INIT("pode"), STR_INIT("precisa"),
	STR_INIT("preciso"), STR_INIT("procura"), STR_INIT("procuro"), STR_INIT("puede"),
	STR_INIT("qualcuno"), STR_INIT("quelqu"), STR_INIT("quelquun"), STR_INIT("quem"),
	STR_INIT("quien"), STR_INIT("quiere"), STR_INIT("recomendar"), STR_INIT("recommander"),
	STR_INIT("recommend"), STR_INIT("recommended"), STR_INIT("recommends"),
	STR_INIT("reliable"), STR_INIT("seek"), STR_INIT("seeking"), STR_INIT("seeks"),
	STR_INIT("shall"), STR_INIT("should"), STR_INIT("soker"), STR_INIT("some"),
	STR_INIT("somebody"), STR_INIT("someone"), STR_INIT("suche"), STR_INIT("suchen"),
	STR_INIT("sucht"), STR_INIT("than"), STR_INIT("that"), STR_INIT("their"), STR_INIT("them"),
	STR_INIT("there"), STR_INIT("these"), STR_INIT("they"), STR_INIT("this"),
	STR_INIT("those"), STR_INIT("trouver"), STR_INIT("trovare"), STR_INIT("us"),
	STR_INIT("veut"), STR_INIT("want"), STR_INIT("wanted"), STR_INIT("wants"), STR_INIT("we"),
	STR_INIT("weiss"), STR_INIT("welche"), STR_INIT("welcher"), STR_INIT("welches"),
	STR_INIT("wem"), STR_INIT("wen"), STR_INIT("wer"), STR_INIT("what"), STR_INIT("where"),
	STR_INIT("which"), STR_INIT("who"), STR_INIT("whom"), STR_INIT("whose"), STR_INIT("wie"),
	STR_INIT("would"), STR_INIT("you"), STR_INIT("zoek"), STR_INIT("zoeken"),
	STR_INIT("zoekt"),
};

bool
asking_word(struct str folded)
{
	return bsearch(&folded, words, sizeof(words) / sizeof(words[0]), sizeof(words[0]), str_order);
}
