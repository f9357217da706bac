/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "find/cues.h"

#include "row_file.h"
#include "small_book.h"

#define TODAY "2026-09-01"
#define SINCE "2025-09-01"

enum { FILE_ROWS = 180, CARE_ROWS = 650, APART_ROWS = 120 }; /* of the files, at least */

/* What a contact's notes call for: the first sentence of each kind, and what counts as one. */

static void
test_quotes(void **state)
{
	static const char *const cases[][2] = {
		{"ana | Likes tea.", ""},
		{"ana | Her father died. Likes tea.", "sad: Her father died."},
		{"ana | Likes tea. His dog DIED in May! He is ill.", "sad: His dog DIED in May!"},
		{"ana | Undied. Diedrich called.", ""},
		/* words of a phrase follow each other, in one sentence */
		{"ana | She is ill.", "sad: She is ill."}, {"ana | She is not ill.", ""},
		{"ana | Who she is. Ill met.", ""},
		{"ana | After the funeral, tea.", "sad: After the funeral, tea."},
		{"ana | An der Trauerfeier.", "sad: An der Trauerfeier."},
		{"ana | Er war beim Begräbnis.", "sad: Er war beim Begräbnis."},
		{"ana | The isle ill suits him.", ""}, {"ana | Il est au chômage.", "work: Il est au chômage."},
		/* age, an operation, a fall, a job or a home that is gone; not the trade */
		{"ana | Her aunt can no longer live alone.", "sad: Her aunt can no longer live alone."},
		{"ana | Seine Tante kann nicht mehr allein wohnen.",
		 "sad: Seine Tante kann nicht mehr allein wohnen."},
		{"ana | Sa tante ne peut plus vivre seule.", "sad: Sa tante ne peut plus vivre seule."},
		{"ana | Su tía no puede vivir sola.", "sad: Su tía no puede vivir sola."},
		{"ana | Haar tante kan niet meer alleen wonen.",
		 "sad: Haar tante kan niet meer alleen wonen."},
		{"ana | Likes to live alone.", ""}, {"ana | Hip operation in May.", "sad: Hip operation in May."},
		{"ana | Runs an operation in Lagos.", ""}, {"ana | Out of work since June.", "work: Out of work since June."},
		{"ana | Works on wheelchairs.", ""}, {"ana | Ha perso il lavoro.", "work: Ha perso il lavoro."},
		{"ana | 2026-08-01 mail: they had to close", "sad: they had to close"},
		{"ana | 2026-08-01 mail: they closed the deal", ""},
		{"ana | 2026-08-01 mail: they closed the plant", "work: they closed the plant"},
		/* sets and gaps: any animal, any relative, three words between, but in one sentence */
		{"ana | Put their poor old parrot down.", "sad: Put their poor old parrot down."},
		{"ana | Put the cup near the very old blue parrot down.", ""},
		{"ana | Asked me over tea not to say it.", "secret: Asked me over tea not to say it."},
		{"ana | Asked me over. Not to say more.", ""},
		{"ana | Put their coats here. Parrot down.", ""}, {"ana | Put the rabbit down in May.", "sad: Put the rabbit down in May."},
		{"ana | Lost her stepmother.", "sad: Lost her stepmother."}, {"ana | Lost her keys.", ""},
		/* griefs of one line, and what only sounds like one */
		{"ana | Stroke in Sept.", "sad: Stroke in Sept."}, {"ana | A stroke of luck.", ""},
		{"ana | Rowed stroke at Cambridge.", ""}, {"ana | MS diagnosis last month.", "sad: MS diagnosis last month."},
		{"ana | Her dog was put down in May.", "sad: Her dog was put down in May."},
		{"ana | Put down a deposit.", ""}, {"ana | Brustkrebs, OP im Nov.", "sad: Brustkrebs, OP im Nov."},
		{"ana | Sohn auf Intensiv.", "sad: Sohn auf Intensiv."}, {"ana | Arbeitet auf Intensiv.", ""},
		{"ana | Begraven op 3 nov.", "sad: Begraven op 3 nov."},
		{"ana | Son père est en réanimation.", "sad: Son père est en réanimation."},
		{"ana | Su madre está en la UCI.", "sad: Su madre está en la UCI."},
		{"ana | Died laughing at my joke.", ""}, {"ana | Her plants died.", ""},
		{"ana | Mort de rire.", ""}, {"ana | Muerta de risa.", ""}, {"ana | Runs a hospice.", ""},
		{"ana | Her plants died. So did her cat; it died.", "sad: So did her cat; it died."},
		{"ana | Likes being asked about bees.", "advice: Likes being asked about bees."},
		{"ana | Freut sich über Fragen zum Chor.", "advice: Freut sich über Fragen zum Chor."},
		{"ana | Never talk to him about bees.", "taboo: Never talk to him about bees."}, {"ana | Talk to him about bees.", "advice: Talk to him about bees."},
		/* not of the owner, but for secrets */
		{"ana | I fell out with her.", "secret: I fell out with her."},
		/* a mended quarrel is none, wherever the file says so; a secret stays one */
		{"ana | I fell out with her. Likes tea. We made up in May.", ""},
		{"ana | Streit mit Hanna. Wieder gut mit ihr.", ""},
		{"ana | Streit mit Hanna. Nicht versöhnt.", "secret: Streit mit Hanna."},
		{"ana | Fell out with Jo; never reconciled.", "secret: Fell out with Jo; never reconciled."},
		{"ana | Told me in confidence. They reconciled.", "secret: Told me in confidence."},
		{"ana | When I was ill she came.", ""},
		{"ana | When she was ill I came.", "sad: When she was ill I came."},
		{"ana | Als ich krank war.", ""}, {"ana | Als er krank war.", "sad: Als er krank war."},
		{"ana | Separated since July.", "sad: Separated since July. & unwed: Separated since July."},
		{"ana | Left the choir after the row with Paul.",
		 "secret: Left the choir after the row with Paul."},
		{"ana | Sat in the row behind.", ""},
		{"ana | Krach mit Paul.", "secret: Krach mit Paul."},
		{"ana | Paid late, my fault.", "against: Paid late, my fault."},
		/* a secret is that alone, and hides no other sentence */
		{"ana | Between us: she is ill.", "secret: Between us: she is ill."},
		{"ana | Confidential: she is ill. Her mother died.",
		 "sad: Her mother died. & secret: Confidential: she is ill."},
		/* a quiet search is a secret, a quiet person is none */
		{"ana | Looks round for something else, quietly.", "secret: Looks round for something else, quietly."},
		{"ana | Ihr Chef weiß nichts.", "secret: Ihr Chef weiß nichts."},
		{"ana | Cherche discrètement ailleurs.", "secret: Cherche discrètement ailleurs."},
		{"ana | Speaks quietly. Ganz still. Discrète.", ""},
		{"ana | Never again.", "distrust: Never again. & never: Never again."},
		{"ana | Mai più con Eva.", "never: Mai più con Eva."},
		/* advice begins its sentence */
		{"ana | Ask about the lake.", "advice: Ask about the lake."},
		{"ana | *Ask about the lake.*", "advice: *Ask about the lake.*"},
		{"ana | Never ask about the lake.", "taboo: Never ask about the lake."},
		/* entries: sad and secret alone, from the first day to the last */
		{"ana | 2026-08-01 call: her father died", "sad: her father died"},
		{"ana | 2025-09-01 call: her father died", "sad: her father died"},
		{"ana | 2025-08-31 call: her father died", ""},
		{"ana | 2026-09-01 call: her father died", "sad: her father died"},
		{"ana | 2026-09-02 call: her father died", ""},
		{"ana | 2026-08-01 call: Ask about the lake.", ""},
		{"ana | 2026-08-01 call: keep this between us", "secret: keep this between us"},
		/* what must not be brought up, and the sentence before it, is no sorrow to ask about */
		{"ana | Her son died in 2019, never bring it up.", "taboo: Her son died in 2019, never bring it up."},
		{"ana | Sie hatte Krebs. Lieber nicht ansprechen.", "secret: Lieber nicht ansprechen. & taboo: Lieber nicht ansprechen."},
		{"ana | A perdu sa mère. Sujet sensible. Son père est mort.",
		 "sad: Son père est mort. & taboo: Sujet sensible."},
		{"ana | Had a stroke. Only I know.", "secret: Only I know."},
		{"ana | 2026-08-01 call: her father died. Doesn't want to be asked.",
		 "taboo: Doesn't want to be asked."},
		/* nor is a scar: the latest year of the sentence is over for two years */
		{"ana | Infarkt 2019, wieder fit.", ""}, {"ana | Enterrement de sa tante en 2020.", ""},
		{"ana | Her dad died in 2023.", ""}, {"ana | Her dad died in 2024.", "sad: Her dad died in 2024."},
		{"ana | Cancer 2015, lost her job in 2026.",
		 "sad: Cancer 2015, lost her job in 2026. & work: Cancer 2015, lost her job in 2026."},
		{"ana | Depresión en 2010. Su hermano murió en mayo.", "sad: Su hermano murió en mayo."},
		{"ana | Beroerte in 2011. | 2026-08-01 call: her sister died", "sad: her sister died"},
		{"ana | Zawał w 2012. Vive al 12345 viale. Ha perso il padre.", "sad: Ha perso il padre."},
		/* nor is what came to nothing, a trade, a book */
		{"ana | Biopsy negative, hooray!", ""}, {"ana | Kein Krebs!", ""}, {"ana | No cancer after all.", ""},
		{"ana | Tumor gutartig.", ""}, {"ana | Fausse alerte, pas de cancer.", ""},
		{"ana | Not cured: cancer again.", "sad: Not cured: cancer again."},
		{"ana | Kommt nicht, Krebs.", "sad: Kommt nicht, Krebs."},
		{"ana | Oncology nurse, treats cancer patients.", ""}, {"ana | Forscht seit Jahren zu Krebs.", ""},
		{"ana | Médecin en soins palliatifs.", ""}, {"ana | Avocate, divorce et successions.", ""},
		{"ana | Lawyer, divorced.", "sad: Lawyer, divorced. & unwed: Lawyer, divorced."},
		{"ana | Nurse, has cancer.", "sad: Nurse, has cancer."},
		{"ana | Works again after chemo.", "sad: Works again after chemo."},
		{"ana | Wrote a novel about a widow's death.", ""}, {"ana | Read a book on dementia.", ""},
		{"ana | Arbeitet mit Krebspatienten, die Mutter hat Krebs.",
		 "sad: Arbeitet mit Krebspatienten, die Mutter hat Krebs."},
		/* an infarct of their own is no time to be of help */
		{"ana | Auf null seit dem Infarkt (Aug).", "sad: Auf null seit dem Infarkt (Aug). & closed: Auf null seit dem Infarkt (Aug)."},
		{"ana | Zawał w sierpniu.", "sad: Zawał w sierpniu. & closed: Zawał w sierpniu."},
		{"ana | Tuvo un infarto.", "sad: Tuvo un infarto."},
		{"ana | Infarkt im Mai 2025.", "sad: Infarkt im Mai 2025."},
		{"ana | Her father had a heart attack.", "sad: Her father had a heart attack."},
		{"ana | Sein Bruder nimmt niemanden mehr.", ""},
		/* the notes come first */
		{"ana | He is ill. | 2026-08-01 call: her father died", "sad: He is ill."},
	};
	static const char *const kinds[CUE_KINDS] = {
		[CUE_SAD] = "sad", [CUE_SECRET] = "secret", [CUE_WORK] = "work", [CUE_AGAINST] = "against",
		[CUE_CLOSED] = "closed", [CUE_DISTRUST] = "distrust", [CUE_NEVER] = "never",
		[CUE_ADVICE] = "advice", [CUE_TABOO] = "taboo", [CUE_DRY] = "dry", [CUE_LAME] = "lame",
		[CUE_DOUBTS] = "doubts", [CUE_UNWED] = "unwed", [CUE_BABY_LOST] = "lost",
		[CUE_NO_BIRTHDAY] = "none",
	};
	struct buf found = {0};
	struct cues cues;

	(void)state;
	cues_open(&cues);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct small_book s;

		small_book_open(&s, cases[i][0]);
		cues_of(&cues, &s.book.contact[0], small_book_day(SINCE), small_book_day(TODAY));
		for (enum cue k = 0; k < CUE_KINDS; k++)
			if (cues.quote[k].n && kinds[k])
				buf_fmt(&found, "%s%s: %.*s", found.n ? " & " : "", kinds[k], STR_ARG(cues.quote[k]));
		small_book_check(cases[i][0], &found, cases[i][1]);
		small_book_close(&s);
	}
	cues_close(&cues);
	buf_free(&found);
}

static void
test_in(void **state)
{
	static const struct {
		const char *text;
		enum cue cue;
		bool is;
	} cases[] = {
		{"she died", CUE_SAD, true}, {"she died", CUE_SECRET, false}, {"", CUE_SAD, false},
		{"tea. she died", CUE_SAD, true}, {"just between us, yes", CUE_SECRET, true},
		{"Ask about tea", CUE_ADVICE, true}, {"do ask about tea", CUE_ADVICE, false},
		{"Fine. Ask about tea", CUE_ADVICE, true},
	};
	struct cues cues;

	(void)state;
	cues_open(&cues);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (cues_in(&cues, str_of(cases[i].text), cases[i].cue) != cases[i].is)
			fail_msg("%s: want %d", cases[i].text, cases[i].is);
	cues_close(&cues);
}

/* checks the rows "what it wants | text" of a file; there are `least` or more */
static void
check_rows(const char *name, int least, size_t (*wrong_in)(struct cues *, struct str want, struct str text))
{
	struct row_file rows;
	struct str row, want;
	struct cues cues;
	size_t wrong = 0;

	cues_open(&cues);
	row_file_open(&rows, name);
	while (row_file_next(&rows, &row)) {
		struct str text = str_trim(str_cut(&want, row, '|'));

		wrong += wrong_in(&cues, str_trim(want), text);
	}
	row_file_close(&rows, least);
	cues_close(&cues);
	assert_int_equal(wrong, 0);
}

static size_t
wrong_kinds(struct cues *cues, struct str want, struct str text)
{
	static const struct {
		const char *name;
		enum cue cue;
	} kinds[] = {
		{"confidence", CUE_CONFIDENCE}, {"distrust", CUE_DISTRUST}, {"refuses", CUE_NO_GIFTS},
		{"unsettled", CUE_UNSETTLED}, {"alone", CUE_ALONE},
		{"taboo", CUE_TABOO}, {"dry", CUE_DRY}, {"lame", CUE_LAME}, {"doubts", CUE_DOUBTS},
		{"unwed", CUE_UNWED}, {"lost", CUE_BABY_LOST}, {"none", CUE_NO_BIRTHDAY},
	};
	size_t wrong = 0;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (cues_in(cues, text, kinds[i].cue) != (str_find(want, str_of(kinds[i].name)) < want.n)) {
			print_error("%s: want %.*s, not so: %.*s\n", kinds[i].name, STR_ARG(want), STR_ARG(text));
			wrong++;
		}
	return wrong;
}

static size_t
wrong_care(struct cues *cues, struct str want, struct str text)
{
	static const struct {
		const char *name;
		unsigned kinds;
	} cares[] = {
		{"sad", 1u << CUE_SAD}, {"work", 1u << CUE_WORK}, {"careful", CUES_LEAVE},
		{"-", 1u << CUE_SAD | 1u << CUE_WORK | CUES_LEAVE},
	};
	unsigned has = cues_kinds(cues, text, CUES_ALL);

	for (size_t i = 0; i < sizeof(cares) / sizeof(cares[0]); i++) {
		if (!str_eq(want, str_of(cares[i].name)))
			continue;
		if (!(has & cares[i].kinds) == str_eq(want, STR("-")))
			return 0;
	}
	print_error("want %.*s, has %x: %.*s\n", STR_ARG(want), has, STR_ARG(text));
	return 1;
}

static size_t
wrong_apart(struct cues *cues, struct str want, struct str text)
{
	const unsigned ex = 1u << CUE_FOE, either = 1u << CUE_QUARREL | ex;
	unsigned has = cues_kinds(cues, text, either);

	if (str_eq(want, STR("-")) ? !has : str_eq(want, STR("foe")) ? has & ex : has)
		return 0;
	print_error("want %.*s, has %x: %.*s\n", STR_ARG(want), has, STR_ARG(text));
	return 1;
}

static void
test_file(void **state)
{
	(void)state;
	check_rows("cues.txt", FILE_ROWS, wrong_kinds);
}

static void
test_care(void **state)
{
	(void)state;
	check_rows("care.txt", CARE_ROWS, wrong_care);
}

static void
test_apart(void **state)
{
	(void)state;
	check_rows("apart.txt", APART_ROWS, wrong_apart);
}

/* a kind is found alone as it is found among all */
static size_t
wrong_alone(struct cues *cues, struct str want, struct str text)
{
	unsigned all = cues_kinds(cues, text, CUES_ALL);
	size_t wrong = 0;

	(void)want;
	for (enum cue k = 0; k < CUE_KINDS; k++)
		if (cues_kinds(cues, text, 1u << k) != (all & 1u << k)) {
			print_error("kind %d alone, not so: %.*s\n", (int)k, STR_ARG(text));
			wrong++;
		}
	return wrong;
}

static void
test_alone(void **state)
{
	(void)state;
	check_rows("cues.txt", FILE_ROWS, wrong_alone);
	check_rows("care.txt", CARE_ROWS, wrong_alone);
	check_rows("apart.txt", APART_ROWS, wrong_alone);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_quotes), cmocka_unit_test(test_in),
	                                   cmocka_unit_test(test_file), cmocka_unit_test(test_care),
	                                   cmocka_unit_test(test_apart), cmocka_unit_test(test_alone)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
