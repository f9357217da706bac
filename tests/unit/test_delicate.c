/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h> /* wants the five above first */

#include "find/delicate.h"

#include "small_book.h"

/* true if notes warn of a topic */
static bool
warns(struct cues *cues, const char *notes, const char *topic)
{
	struct small_book s;
	struct buf text = {0};
	bool warns;

	buf_fmt(&text, "ana | %s", notes);
	small_book_open(&s, text.p);
	warns = delicate_in(cues, &s.book.contact[0], str_of(topic));
	small_book_close(&s);
	buf_free(&text);
	return warns;
}

/* What notes warn of without its name. */
static void
test_unfit(void **state)
{
	static const struct {
		const char *notes, *topic;
		bool unfit;
	} cases[] = {
		{"Sober since 2021.", "wine", true}, {"Sober since 2021.", "natural wines", true},
		{"Stopped drinking in May.", "craft beer", true}, {"Doesn't drink.", "whisky", true},
		{"Trinkt nicht mehr.", "Wein", true}, {"Kein Alkohol!", "Bier", true},
		{"Ne boit plus.", "vin", true}, {"No bebe.", "cerveza", true}, {"Drinkt niet.", "wijn", true},
		{"Drinks anything.", "wine", false}, {"Sober since 2021.", "chess", false},
		{"A sobering talk.", "wine", false}, {"Sells wine.", "wine", false}, {"", "wine", false},
		{"Broke her leg in two places.", "running", true}, {"Pregnant, due in May.", "Climbing", true},
		{"Tore his ACL.", "football", true}, {"Bein gebrochen.", "Klettern", true},
		{"Enceinte.", "escalade", true}, {"Embarazada.", "correr", true}, {"Zwanger.", "hardlopen", true},
		/* illness, medicine, belief */
		{"Nie pije od roku.", "wino", true},
		{"Nie pije z powodu leków.", "piwo", true},
		{"Nie może pić, wątroba.", "wino", true},
		{"Marskość wątroby.", "piwo", true},
		{"AA, 3 jaar.", "wijn", true},
		{"Mag geen alcohol.", "bier", true},
		{"Geen wijn meer i.v.m. medicijnen.", "wijn", true},
		{"Leverproblemen.", "bier", true},
		{"Drinkt niet vanwege zijn geloof.", "wijn", true},
		{"Liver trouble, doctor's orders.", "wine", true},
		{"AA, three years.", "beer", true},
		{"Must not drink.", "whisky", true},
		{"No wine while on antibiotics.", "wine", true},
		{"Leberzirrhose.", "Wein", true},
		{"Darf keinen Alkohol.", "Bier", true},
		{"Kein Wein mehr, Tabletten.", "Wein", true},
		{"AA seit 2021.", "Bier", true},
		{"Plus de vin, à cause du traitement.", "vin", true},
		{"Cirrhose.", "vin", true},
		{"No puede beber por la medicación.", "vino", true},
		{"El hígado, nada de vino.", "vino", true},
		{"Não bebe há três anos.", "vinho", true},
		{"Não pode beber.", "cerveja", true},
		{"Non beve da un anno.", "vino", true},
		{"Niente vino, antibiotici.", "vino", true},
		{"Non può bere.", "birra", true},
		{"Sells liver sausage.", "wine", false},
		{"AA batteries for the lamp.", "wine", false},
		{"Doctor, orders books.", "wine", false},
		{"Nie pije kawy.", "wino", false},
		{"Nie może pić kawy.", "wino", false},
		{"Non beve da sola.", "scacchi", false},
		{"Geen wijn meer in huis gehaald, koopt nu in Utrecht.", "schaken", false},
		{"Drinkt niet voor zes uur.", "wijn", false},
		{"No puede beber café.", "vino", false},
		{"Must not drink coffee.", "wine", false},
		{"Broke her leg.", "poetry", false}, {"Broke the record.", "running", false},
		{"Pregnant.", "", false},
		{"Never offer wine.", "cocktails", true}, {"No wine, please.", "beer", true},
		{"Drinks wine, no beer.", "wine", false}, {"Never drinks coffee.", "wine", false},
		/* a child, and what else may be expected */
		{"Expecting.", "gin", true}, {"Expects a baby in June.", "surfing", true},
		{"She's expecting twins.", "rowing", true}, {"Expecting her second.", "wine", true},
		{"Expecting a call from Rome.", "wine", false}, {"Is expecting a visitor.", "skiing", false},
		{"Erwartet ein Kind.", "Reiten", true}, {"Erwartet einen Anruf.", "Reiten", false},
		{"Attend un bébé.", "plongée", true}, {"Attend son train.", "vin", false},
		{"Espera un hijo.", "buceo", true}, {"Espera un paquete.", "vino", false},
		{"In verwachting.", "schaatsen", true}, {"Aspetta una bimba.", "sci", true},
		{"Breastfeeding.", "wine", true}, {"Breastfeeding.", "running", false},
		/* bones, and what only has their words */
		{"Broke both wrists.", "tennis", true}, {"Broken arm.", "judo", true},
		{"Must not run until May.", "parkrun", true}, {"Can't run the workshop.", "running", false},
		{"Knee surgery in May.", "skating", true}, {"Performs knee surgery.", "skating", false},
		{"Her leg is in plaster.", "fencing", true}, {"Works in plaster and clay.", "fencing", false},
		{"Is injured again.", "crossfit", true}, {"Nurses injured birds.", "climbing", false},
		{"Arm gebrochen.", "Turnen", true}, {"Knie-OP im Mai.", "Rudern", true},
		{"Arm in Gips.", "Boxen", true}, {"Arbeitet mit Gips.", "Boxen", false},
		{"Hat sich verletzt.", "Tanzen", true}, {"War sehr verletzt davon.", "Tanzen", false},
		{"S'est cassé le bras.", "aviron", true}, {"Pas de sport.", "vélo", true},
		{"Se rompió el tobillo.", "senderismo", true}, {"Está lesionada.", "esquí", true},
		{"Mag niet sporten.", "voetbal", true}, {"Geblesseerd.", "roeien", true},
		{"Infortunata alla caviglia.", "corsa", true}, {"Braço partido.", "futebol", true},
	};
	struct cues cues;

	(void)state;
	cues_open(&cues);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (warns(&cues, cases[i].notes, cases[i].topic) != cases[i].unfit)
			fail_msg("%s: %s", cases[i].notes, cases[i].topic);
	cues_close(&cues);
}

/* What the notes say of another takes nothing away from the contact. */
static void
test_others(void **state)
{
	static const char *const cases[][2] = {
		{"Her brother broke his leg.", "running"}, {"Her sister is pregnant.", "climbing"},
		{"His wife is expecting a baby.", "wine"}, {"My friend tore his ACL.", "football"},
		{"Sein Bruder hat sich das Bein gebrochen.", "Laufen"}, {"Ihre Tochter ist schwanger.", "Klettern"},
		{"Son frère s'est cassé la jambe.", "escalade"}, {"Sa sœur attend un bébé.", "vin"},
		{"Su hermano se rompió el brazo.", "correr"}, {"Su hija está embarazada.", "cerveza"},
		{"Haar broer heeft zijn arm gebroken.", "hardlopen"}, {"Zijn dochter is in verwachting.", "wijn"},
		{"Suo fratello ha una gamba rotta.", "corsa"}, {"O irmão tem uma perna partida.", "futebol"},
	};
	struct cues cues;

	(void)state;
	cues_open(&cues);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (warns(&cues, cases[i][0], cases[i][1]))
			fail_msg("%s: %s", cases[i][0], cases[i][1]);
	cues_close(&cues);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {cmocka_unit_test(test_unfit), cmocka_unit_test(test_others)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
