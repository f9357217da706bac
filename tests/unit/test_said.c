/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h> /* wants the five above first */

#include "account/said.h"

#include "small_book.h"

#define TODAY "2026-09-01"

/* What they said last, whether it is open, and who asked you: each rule with its border. */

static void
test_question(void **state)
{
	static const struct {
		const char *text;
		bool asks;
	} cases[] = {
		{"", false}, {"how are you?", true}, {"how are you", false}, {"how? Fine", false},
		{"how are you?!", true}, {"how are you!?", true}, {"really?...", true}, {"really? x", false},
		{"(really?)", true}, {"**really?**", true}, {"\"really?\"", true}, {"»really?«", true},
		{"“really?”", true}, {"really?’", true}, {"really? 🙂", true}, {"really? ❤️", true},
		{"really?1", false}, {"really?,", false}, {"你好吗？", true}, {"كيف حالك؟", true},
		{"τι κάνεις\xCD\xBE", true}, {"what⁇", true}, {"what⁈", true}, {"what⁉", true},
		{"what⁊", false}, {"？』", true}, {"?é", false}, {"?\n", true},
		/* a rhetorical question wants no answer; a report of one does */
		{"My father died. Why did he have to die?", false}, {"Why did he have to cancel?", false},
		{"Why did he cancel?", true}, {"Guess who is back?", false}, {"And who knows?", false},
		{"Wer hätte das gedacht?", false}, {"Wer hat Zeit?", true}, {"Pourquoi moi ?", false},
		{"can you recommend a dentist", true}, {"fragt, ob ich im Dez. Zeit habe", true},
		{"Nice week. Demande si je viens", true}, {"vraagt of ik kom, graag", true},
		{"can you recommend a dentist. Thanks!", true}, {"asks whether it works. It does now.", false},
		{"sends greetings", false}, {"you can keep it", false},
		/* in reported speech, and as a request; not what the owner asks, nor small talk */
		{"asked whether I know a notary", true},
		{"She asked if I could read her draft", true},
		{"long call, he asked me to look at the lease", true},
		{"wants to know when we come", true}, {"asked my advice on the boat", true},
		{"please ring me on Monday", true}, {"Hi Ann, please send the minutes", true},
		{"Could you look at the lease", true}, {"let me know if you can come", true},
		{"asked when the book is out", true},
		{"She wondered whether the flat is still free", true},
		{"hat gefragt, ob ich einen Notar kenne", true},
		{"Er hat mich gefragt, wann ich komme", true}, {"fragte ob wir mitfahren", true},
		{"bittet um Rückruf", true}, {"Bitte um kurze Antwort", true},
		{"bitte schick mir die Fotos", true},
		{"wollte wissen, ob der Kurs stattfindet", true},
		{"Bitte bis Freitag die Unterlagen senden", true},
		{"sagt, ich soll sie anrufen", true}, {"m’a demandé si je venais", true},
		{"elle m'a demandé de relire son texte", true},
		{"Il voulait savoir quand je pars", true}, {"merci de me rappeler", true},
		{"rappelle-moi ce soir", true}, {"me ha preguntado si conozco un fontanero", true},
		{"me preguntó cuándo vuelvo", true}, {"quiere saber si voy", true},
		{"que la llame cuando pueda", true}, {"por favor envíame las fotos", true},
		{"me pidió que le mande el libro", true},
		{"perguntou se eu conhecia um canalizador", true},
		{"perguntou-me quando volto", true}, {"pediu-me que lhe ligasse", true},
		{"que lhe dissesse se há quartos", true}, {"gostava de saber se vou", true},
		{"liga-me amanhã", true}, {"mi ha chiesto se conosco un notaio", true},
		{"mi ha chiesto quando torno", true}, {"vorrebbe sapere se vengo", true},
		{"fammi sapere", true}, {"per favore mandami le foto", true},
		{"heeft gevraagd of ik meega", true}, {"vroeg me wanneer ik kom", true},
		{"wilde weten of het doorgaat", true}, {"bel me even terug", true},
		{"graag een reactie voor vrijdag", true}, {"pytała, czy znam notariusza", true},
		{"zapytał, kiedy wracam", true}, {"chce wiedzieć, czy przyjadę", true},
		{"prosi o telefon", true}, {"proszę o odpowiedź", true},
		{"daj znać, czy przyjedziesz", true}, {"Who does the accounts?", true},
		{"you can keep it", false},
		{"I asked whether she is well", false}, {"never asked how I am", false},
		{"asked how I am, sweet", false}, {"please find attached the invoice", false},
		{"asked her boss for a raise and got it", false},
		{"asked whether it works. It does now.", false},
		{"Who does he think he is?", false}, {"lol what?", false},
		{"Was glaubt der eigentlich, wer er ist?", false},
		{"Pour qui se prend-il ?", false}, {"¿Quién se cree que es?", false},
		{"Chi si crede di essere?", false}, {"hat viel gefragt", false},
		{"viele Fragen zum Garten", false}, {"merci de ta visite", false},
		{"merci de tout coeur", false},
		{"il m'a demandée en mariage?! non mais, incroyable", false},
		{"bitte, gern geschehen", false}, {"pregunta mucho por los niños", false},
		{"una pregunta muy buena", false}, {"fez boas perguntas", false},
		{"ha chiesto scusa", false}, {"fragt nie nach mir", false},
		{"vraagt nooit iets", false}, {"nie pytała o nic", false},
		{"pyta zawsze o zdrowie", false}, {"the asking price is too high", false},
		{"ik heb gevraagd of hij komt", false}, {"j'ai demandé si elle venait", false},
		{"ho chiesto se viene", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (said_question(str_of(cases[i].text)) != cases[i].asks)
			fail_msg("%s: want %d", cases[i].text, cases[i].asks);
}

/* the entry as "DAY open asked", or "-" */
static void
test_last(void **state)
{
	static const struct {
		const char *contact, *last;
	} cases[] = {
		{"ana", "-"},
		{"ana | 2026-08-01 -> mail: hello?", "-"},
		{"ana | 2026-08-01 mail: hello?", "-"},
		{"ana | 2026-08-01 <- mail: hello", "2026-08-01 open"},
		{"ana | 2026-08-01 <- mail: hello?", "2026-08-01 open asked"},
		/* a text is needed */
		{"ana | 2026-08-01 <- mail", "-"},
		{"ana | 2026-08-02 <- mail | 2026-08-01 <- mail: hello", "2026-08-01 open"},
		/* answered on the same day or later, by you or by both; not earlier, nor by a plan */
		{"ana | 2026-08-01 <- mail: hello | 2026-08-01 -> mail: hi", "2026-08-01"},
		{"ana | 2026-08-01 <- mail: hello | 2026-08-02 call: hi", "2026-08-01"},
		{"ana | 2026-08-01 <- mail: hello | 2026-07-31 -> mail: hi", "2026-08-01 open"},
		{"ana | 2026-08-01 <- mail: hello | 2026-09-02 -> mail: hi", "2026-08-01 open"},
		{"ana | 2026-08-01 <- mail: hello | 2026-09-01 -> mail: hi", "2026-08-01"},
		{"ana | 2026-08-01 <- mail: hello? | 2026-08-02 <- mail: and?", "2026-08-02 open asked"},
		/* what is to come was not said */
		{"ana | 2026-09-02 <- mail: hello?", "-"},
		{"ana | 2026-09-01 <- mail: hello?", "2026-09-01 open asked"},
		/* of open ones a question, the last of them; of answered ones the last */
		{"ana | 2026-08-01 <- mail: when? | 2026-08-05 <- mail: never mind", "2026-08-01 open asked"},
		{"ana | 2026-08-01 <- mail: when? | 2026-08-05 <- mail: where?", "2026-08-05 open asked"},
		{"ana | 2026-08-01 <- mail: when? | 2026-08-02 -> mail: soon | 2026-08-05 <- mail: ok",
		 "2026-08-05 open"},
		{"ana | 2026-08-01 <- mail: when? | 2026-08-05 <- mail: ok | 2026-08-05 -> mail: so",
		 "2026-08-05"},
		/* of one day the first in the file */
		{"ana | 2026-08-05 <- mail: b | 2026-08-05 <- mail: a?", "2026-08-05 open asked"},
		{"ana | 2026-08-05 <- mail: a? | 2026-08-05 <- mail: b", "2026-08-05 open asked"},
		/* answers about an introduction */
		{"ana | 2026-08-05 <- intro-yes: gladly?", "-"},
		{"ana | 2026-08-05 <- intro: gladly?", "2026-08-05 open asked"},
	};
	struct buf found = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct small_book s;
		struct said said;
		char date[DAY_SIZE];

		small_book_open(&s, cases[i].contact);
		said = said_last(&s.book.contact[0], small_book_day(TODAY));
		if (said.entry)
			buf_fmt(&found, "%s%s%s", day_format(date, said.entry->date), said.open ? " open" : "",
			        said.asked ? " asked" : "");
		else
			buf_chr(&found, '-');
		/* whether it asks is of no account once it is answered */
		if (said.entry && !said.open)
			found.n = DAY_SIZE - 1;
		small_book_check(cases[i].contact, &found, cases[i].last);
		small_book_close(&s);
	}
	buf_free(&found);
}

/* of two entries of one day the first, whatever they say */
static void
test_first_of_day(void **state)
{
	struct small_book s;
	struct said said;

	(void)state;
	small_book_open(&s, "ana | 2026-08-05 <- mail: one | 2026-08-05 <- mail: two");
	said = said_last(&s.book.contact[0], small_book_day(TODAY));
	assert_true(str_eq(contact_entry_text(&s.book.contact[0], said.entry), STR("one")));
	small_book_close(&s);
}

static void
test_find(void **state)
{
	static const struct {
		const char *book, *found;
	} cases[] = {
		/* without a question: written, and less than 30 days ago */
		{"ana | 2026-08-03 <- mail: hello", "ana"},
		{"ana | 2026-08-02 <- mail: hello", ""},
		{"ana | 2026-08-03 <- call: hello", ""},
		{"ana | 2026-08-03 <- +mail: hello", ""},
		{"ana | 2026-08-03 <- Brief: hallo", "ana"},
		{"ana | 2026-08-03 <- hello", ""},
		/* a question, of any kind, until the dormant time has passed, to the day */
		{"ana | 2026-08-02 <- call: when?", "ana"},
		{"ana | 2024-09-02 <- call: when?", "ana"},
		{"ana | 2024-09-01 <- call: when?", ""},
		{"ana | 2010-01-01 <- call: when?\nme; dormant: never", "ana"},
		{"ana | 2026-08-02 <- call: when? | 2026-08-02 -> mail: soon", ""},
		/* neither the owner nor who is inactive */
		{"ana; status: archived | 2026-08-02 <- call: when?\nme | 2026-08-02 <- call: when?", ""},
		/* questions first, then by tier, then the latest, then by id */
		{"ana; tier: critical | 2026-08-30 <- mail: hello\nbo | 2026-08-01 <- mail: when?", "bo ana"},
		{"ana | 2026-08-02 <- mail: when?\nbo; tier: critical | 2026-08-01 <- mail: when?", "bo ana"},
		{"ana; every: 1 week | 2026-08-01 <- mail: when?\nbo | 2026-08-02 <- mail: when?", "bo ana"},
		{"ana | 2026-08-01 <- mail: when?\nbo | 2026-08-02 <- mail: when?", "bo ana"},
		{"ana | 2026-08-01 <- mail: when?\nbo | 2026-08-01 <- mail: when?", "ana bo"},
	};
	struct buf found = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct small_book s;
		struct said *v;
		size_t n;

		small_book_open(&s, cases[i].book);
		said_find(&v, &n, &s.book, &s.people, small_book_day(TODAY));
		for (size_t k = 0; k < n; k++)
			buf_fmt(&found, "%s%.*s", k ? " " : "", STR_ARG(small_book_id(&s, v[k].who)));
		small_book_check(cases[i].book, &found, cases[i].found);
		free(v);
		small_book_close(&s);
	}
	buf_free(&found);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_question), cmocka_unit_test(test_last), cmocka_unit_test(test_first_of_day),
		cmocka_unit_test(test_find),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
