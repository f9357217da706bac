/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "contact/log_name.h"

static void
test_headings(void **state)
{
	static const char *const logs[] = {
		"Log", "Call history", "Meetings & Calls", "Recent interactions", "Contact Log {#log}", "Gespräche",
		"Letzte Gespräche", "Anrufe und Treffen", "Kontaktverlauf", "Rencontres", "Échanges", "Dernières rencontres",
		"Historique des échanges", "Suivi des contacts", "Historial de contactos", "Interacciones recientes",
		"Últimas conversaciones", "Storico contatti", "Incontri e chiamate", "Histórico de contatos",
		"Encontros", "Laatste gesprekken", "Contactmomenten", "Historia kontaktów", "Ostatnie rozmowy",
		"Spotkania", "Schůzky", "Senaste samtal", "Kontaktlogg", "Görüşmeler", "История общения", "Встречи",
		"Συναντήσεις", "互动记录", "联系记录", "やり取り", "連絡履歴", "대화", "연락 기록", "📞 Telefonate:",
	};
	/* dated items may stand below them: tend-check(1) asks */
	static const char *const like[] = {
		"History", "Notes", "Historique", "Verlauf", "Tagebuch", "Historial", "Geschiedenis", "Dziennik",
		"Kontakte", "Notizen", "История", "記録", "Contact notes",
	};
	static const char *const none[] = {
		"Family", "La famille", "De la", "Treffen mit Freunden", "Gesprächsthemen", "Kontaktdaten", "Geschenke",
		"Idées de cadeaux", "Réunion de famille", "電話番号", "",
	};
	struct buf out = {0}, scratch = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(logs) / sizeof(logs[0]); i++)
		if (!log_name(log_name_words(&out, &scratch, str_of(logs[i]))))
			fail_msg("\"%s\" is a log", logs[i]);
	for (size_t i = 0; i < sizeof(like) / sizeof(like[0]); i++) {
		struct str words = log_name_words(&out, &scratch, str_of(like[i]));

		if (log_name(words) || !log_name_like(words))
			fail_msg("\"%s\" may be a log", like[i]);
	}
	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++) {
		struct str words = log_name_words(&out, &scratch, str_of(none[i]));

		if (log_name(words) || log_name_like(words))
			fail_msg("\"%s\" is no log", none[i]);
	}
	buf_free(&out);
	buf_free(&scratch);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_headings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
