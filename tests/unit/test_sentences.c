/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h> /* wants the five above first */

#include "contact/sentences.h"

/* Where a sentence ends, and which lines of a file are sentences; found ones with "|" between. */

static void
check(const char *text, struct buf *got, const char *want)
{
	if (!str_eq(buf_view(got), str_of(want)))
		fail_msg("%s\nwant %s\ngot  %.*s", text, want, STR_ARG(buf_view(got)));
	buf_clear(got);
}

static void
show(struct buf *got, struct str one)
{
	if (got->n)
		buf_chr(got, '|');
	buf_str(got, one);
}

static void
test_split(void **state)
{
	static const char *const cases[][2] = {
		{"", ""}, {"  ", ""}, {"One", "One"}, {" One. Two. ", "One.|Two."}, {"One.Two", "One.Two"},
		{"One! Two? Three", "One!|Two?|Three"}, {"One… Two", "One…|Two"}, {"One…Two", "One…Two"},
		{"One, two; three: four", "One, two; three: four"},
		/* an abbreviation, an initial */
		{"In St. Ives.", "In St. Ives."}, {"By Dr. Who.", "By Dr. Who."}, {"J. Doe", "J. Doe"},
		{"By J. R. Hart. Good.", "By J. R. Hart.|Good."}, {"By J.R. Hart", "By J.R. Hart"},
		{"Ask Ron. Then go.", "Ask Ron.|Then go."}, {"At st. Now", "At st.|Now"},
		{"She and I. Then", "She and I.|Then"}, {"She said no. He", "She said no.|He"},
		{"No. Not now", "No.|Not now"}, {"On TV. Then", "On TV.|Then"}, {"Si. Viene", "Si.|Viene"},
		{"tram no. 9 to", "tram no. 9 to"}, {"see p. 4 of", "see p. 4 of"}, {"Nr. 8 is", "Nr. 8 is"},
		{"Zimmer mit z. B. Balkon", "Zimmer mit z. B. Balkon"}, {"z.B. Brot", "z.B. Brot"},
		{"per fax o.ä. sende", "per fax o.ä. sende"}, {"i.v.m. de wet", "i.v.m. de wet"},
		{"m.b.t. Anna", "m.b.t. Anna"}, {"about approx. 20 of", "about approx. 20 of"},
		{"A vs. B", "A vs. B"}, {"ok. 30 osób", "ok. 30 osób"}, {"All ok. She", "All ok.|She"},
		{"ul. Długa", "ul.|Długa"}, {"ul. 3 Maja", "ul. 3 Maja"}, {"św. Anny", "św. Anny"},
		{"the prof. Rossi", "the prof. Rossi"}, {"the Rev. Poe", "the Rev. Poe"},
		{"a rev. Poe", "a rev.|Poe"}, {"pens etc. and", "pens etc. and"}, {"etc. She", "etc.|She"},
		{"at 7 a.m. on", "at 7 a.m. on"}, {"at 7 p.m. She", "at 7 p.m.|She"},
		{"at 7 p. m. Luego", "at 7 p. m.|Luego"}, {"En EE. UU. vive", "En EE.|UU.|vive"},
		{"in the U.S. She", "in the U.S.|She"}, {"w 2024 r. Mieszka", "w 2024 r.|Mieszka"},
		{"w 2024 r. w lesie", "w 2024 r. w lesie"}, {"UNA ONG. Vive", "UNA ONG.|Vive"},
		/* a day, an ordinal */
		{"3. May", "3. May"}, {"Paid 3. May be", "Paid 3.|May be"},
		{"Bis 24.11. den Brief", "Bis 24.11. den Brief"}, {"Am 24.11. Freut", "Am 24.11.|Freut"},
		{"3.5. 2026 um", "3.5. 2026 um"}, {"For 12.80. then", "For 12.80.|then"},
		{"ab 2. Oktober in", "ab 2. Oktober in"}, {"zum 40. Geburtstag", "zum 40. Geburtstag"},
		{"im 2. Stock", "im 2. Stock"}, {"She is 5. Likes", "She is 5.|Likes"},
		{"in 2023. Moved", "in 2023.|Moved"}, {"in 2023. moved", "in 2023.|moved"},
		{"le 4 févr. chez", "le 4 févr. chez"}, {"on 4 Feb. She", "on 4 Feb.|She"},
		{"since Sept. 2025", "since Sept. 2025"}, {"find out. then", "find out.|then"},
		/* a short month after its day; an abbreviation in any of the languages */
		{"ab ca. 8. Feb", "ab ca. 8. Feb"}, {"ab 8. Feb. wieder da", "ab 8. Feb. wieder da"},
		{"bis 3. Okt weg. Dann", "bis 3. Okt weg.|Dann"}, {"vor dem 12. Dez in Ulm", "vor dem 12. Dez in Ulm"},
		{"bis 1. Jan", "bis 1. Jan"}, {"Bought 8. Feb was", "Bought 8. Feb was"},
		{"Pfarrer i. R. am See", "Pfarrer i. R. am See"}, {"Lehrer i. R., malt. Dann", "Lehrer i. R., malt.|Dann"},
		{"d. h. Anna", "d. h. Anna"}, {"u. a. Geige", "u. a. Geige"}, {"p. ex. Le Mans", "p. ex. Le Mans"},
		{"p. ej. Lola", "p. ej. Lola"}, {"por ej. Lola", "por ej. Lola"}, {"per es. Carlo", "per es. Carlo"},
		{"ad es. Carlo", "ad es. Carlo"}, {"m. in. Anna", "m. in. Anna"},
		{"He is. Carlo", "He is.|Carlo"}, {"Ole. Ada", "Ole.|Ada"}, {"Wer ex. Carlo", "Wer ex.|Carlo"},
		{"kein Alk. Nie", "kein Alk.|Nie"}, {"Dort 8. Februar", "Dort 8. Februar"},
		{"She is 8. Febe too", "She is 8.|Febe too"}, {"She is 8. Marta too", "She is 8.|Marta too"},
		/* nothing ends in brackets that are soon closed, but right before they close */
		{"fastet (kein Alk. Aschermittwoch - Ostern). Ja", "fastet (kein Alk. Aschermittwoch - Ostern).|Ja"},
		{"Lars (+47 ...) answers. Then", "Lars (+47 ...) answers.|Then"},
		{"Jean (p.ex. au lac. Oui) nage. Puis", "Jean (p.ex. au lac. Oui) nage.|Puis"},
		{"Ana (no? Sí!) vive aquí. Lola", "Ana (no? Sí!) vive aquí.|Lola"},
		{"(One. Two.) Three", "(One. Two.)|Three"}, {"Luca (nie. No", "Luca (nie.|No"},
		{"One) two. Three", "One) two.|Three"}, {"Odd :( tea. Cy", "Odd :( tea.|Cy"},
		{"Bo (tea). Cy (wine). Di", "Bo (tea).|Cy (wine).|Di"}, {"(aa (bb. cc) dd. ee) ff. gg", "(aa (bb. cc) dd. ee) ff.|gg"},
		/* quotations */
		{"\"Come. Now.\" Then", "\"Come. Now.\"|Then"}, {"„Ja. Gut.“ Dann", "„Ja. Gut.“|Dann"},
		{"« Qui ? » dit", "« Qui ? »|dit"}, {"a 5\" pipe. Then", "a 5\" pipe.|Then"},
		{"\"Come. Now", "\"Come.|Now"}, {"“One.” Two", "“One.”|Two"},
		{"... so. Yes", "...|so.|Yes"},
		/* closing marks belong to it */
		{"(One.) Two", "(One.)|Two"}, {"\"One?\" Two", "\"One?\"|Two"}, {"**One.** Two", "**One.**|Two"},
		{"[One.] Two", "[One.]|Two"}, {"_One._ Two", "_One._|Two"}, {"One.) b", "One.)|b"},
		{"One.( b", "One.( b"},
		{"One.\nTwo", "One.|Two"}, {"One.\tTwo", "One.|Two"},
		/* of scripts without spaces, and of Arabic */
		{"一。二", "一。|二"}, {"一？二！三", "一？|二！|三"}, {"أ؟ ب", "أ؟|ب"},
		{"أ؟ب", "أ؟ب"},
		{"Ä. B", "Ä.|B"},
	};
	struct buf got = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct str rest = str_of(cases[i][0]), one;

		while (sentences_split(&one, &rest))
			show(&got, one);
		check(cases[i][0], &got, cases[i][1]);
	}
	buf_free(&got);
}

static void
test_question(void **state)
{
	static const char *const cases[][2] = {
		{"", ""}, {"Yes.", ""}, {"Who?", "Who?"}, {"Who? Me.", "Who?"}, {"Who? Why? Me.", "Why?"},
		{"\"Who?\" Me", "Who?"}, {"Who?! Me", "Who?"}, {"(Who?)", "Who?"}, {"一？二。", "一？"},
		{"أ؟", "أ؟"},
		{"Who! Me", ""}, {"a?b", ""},
		/* quotation marks are balanced */
		{"\"so, who ?\" he asks", "so, who ?"}, {"he says \"who?\"", "he says \"who?\""},
		{"« Qui ? » dit", "Qui ?"}, {"sie: „Wer?“ Ich", "sie: „Wer?“"}, {"(why?) Me", "why?"},
		{"when (now)?", "when (now)?"},
	};
	struct buf got = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		buf_str(&got, sentences_question(str_of(cases[i][0])));
		check(cases[i][0], &got, cases[i][1]);
	}
	buf_free(&got);
}

static void
test_lines(void **state)
{
	static const char *const cases[][2] = {
		{"One. Two.\n\nThree.\n", "One.|Two.|Three."},
		{"One\ntwo. Three\n", "One\ntwo.|Three"},
		{"One\n\ntwo.\n", "One|two."},
		/* items are paragraphs of their own, whatever their mark */
		{"- One\n* two\n+ three\n1. four\n2) five\n", "One|two|three|four|five"},
		{"One\n- two\n", "One|two"},
		{"-One\n", "-One"}, {"1.One\n", "1.One"}, {"1234567890. One", "1234567890.|One"},
		{"123456789. One", "123456789.|One"},
		/* an ordinal is no number of a list */
		{"3. Semester Master.", "3. Semester Master."}, {"1. FC fan.\n3. Stock.", "1. FC fan.|3. Stock."},
		{"8. One\n9. Two", "One|Two"},
		/* headings part, and are no text; those of logs and tasks take all below them away */
		{"One\n# Two\nthree\n", "One|three"}, {"#One\n", "#One"}, {"###### Log\nOne\n", ""},
		{"####### One\n", "####### One"},
		{"## Log\nOne\n### 2026\ntwo\n## Notes\nthree\n", "three"},
		{"# Log\n## Notes\nOne\n", ""}, {"## Asks\nOne\n## Promises\ntwo\n# Home\nthree\n", "three"},
		{"## Log\n## Asks\nOne\n## Garden\ntwo\n", "two"},
		/* entries and tasks, with the lines that go on with them */
		{"- 2026-01-01 tea\n  and cake\n- One\n", "One"}, {"- **2026-01-01** tea\n\nOne\n", "One"},
		{"- 2026 tea\n", "2026 tea"}, {"- 2026. tea\n", ""}, {"- 2026/1 tea\n", ""}, {"- 2026-\n", ""},
		{"- 2026\n", "2026"}, {"- 202-01 tea\n", "202-01 tea"},
		{"- [ ] One\n- [x] two\n- [One] two\n", "[One] two"}, {"- [[2026-01-01]] tea\n", ""},
		/* code, quotes, tables, comments, rules */
		{"One\n```\ntwo\n```\nthree\n", "One|three"}, {"~~~\nOne\n~~~\ntwo\n", "two"},
		{"> One\n| two |\n<!-- three -->\n---\n===\n***\nfour\n", "four"},
		{"One\n> two\nthree\n", "One|three"},
		{"**One** two\n", "**One** two"},
		/* a key with its bare value is none, as templates write it below a title */
		{"**Company:** Acme\n", ""}, {"birthday:: 1980-04-17\nOne\n", "One"}, {"- Name: Ana\n- Likes tea\n", "Likes tea"},
		{"One\nMet: 2019\ntwo\n", "One|two"}, {"Birthday parties bore him\n", "Birthday parties bore him"},
		{"He said: Company: first\n", "He said: Company: first"}, {"Needs: a plumber\nStatus: divorced\n", "Needs: a plumber\nStatus: divorced"},
		{"Title: head of glazes. Likes tea.\n", "Title: head of glazes.|Likes tea."}, {"Company:\n", "Company:"},
		/* a day whose month is of any language */
		{"- 19 toukokuuta 2025 kahvi\n- 3. huhtikuuta 2025: tee\n- 19 sons of 2025 men\n- 190 maja 2025\n- One\n", "19 sons of 2025 men|190 maja 2025|One"},
		{"Role:: Analyst. Likes tea.\nLocation:: Oslo\nTeam:: Data\n", "Team:: Data"},
	};
	struct buf got = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct sentences s;
		struct str one;

		sentences_open(&s, str_of(cases[i][0]));
		while (sentences_next(&s, &one))
			show(&got, one);
		sentences_close(&s);
		check(cases[i][0], &got, cases[i][1]);
	}
	buf_free(&got);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_split), cmocka_unit_test(test_question), cmocka_unit_test(test_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
