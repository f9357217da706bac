/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h> /* wants the five above first */

#include "account/automatic.h"
#include "account/known.h"

#include "small_book.h"

#define TODAY "2026-09-01"

/* Who keeps in touch, and what a program wrote: each rule with its border. */

/* "ID in/out share state" of each */
static void
test_known(void **state)
{
	static const char *const cases[][2] = {
		{"a", "a 0/0 -1 unknown"}, {"a | 2026-08-01 tea", "a 0/0 -1 unknown"},
		{"a | 2026-08-01 -> mail", "a 0/1 -1 unknown"},
		{"a | 2026-08-01 -> mail | 2026-08-02 -> call", "a 0/2 0 one-way"},
		{"a | 2026-08-01 <- mail | 2026-08-02 <- call", "a 2/0 100 known"}, {"a | 2026-08-01 <- mail", "a 1/0 -1 known"},
		{"a | 2026-09-01 <- mail", "a 1/0 -1 known"}, {"a | 2026-09-02 <- mail", "a 0/0 -1 unknown"},
		/* a half is rounded up */
		{"a | 2026-08-01 <- a | 2026-08-01 -> b | 2026-08-01 -> c", "a 1/2 33 known"},
		{"a | 2026-08-01 -> a | 2026-08-01 <- b | 2026-08-01 <- c", "a 2/1 67 known"},
		{"a | 2026-08-01 <- a | 2026-08-01 -> b | 2026-08-01 -> c | 2026-08-01 -> d | 2026-08-01 -> e | "
		 "2026-08-01 -> f | 2026-08-01 -> g | 2026-08-01 -> h", "a 1/7 13 known"},
		/* after two periods, or the dormant time */
		{"a; every: 1 month | 2026-07-02 <- mail", "a 1/0 -1 known"},
		{"a; every: 1 month | 2026-07-01 <- mail", "a 1/0 -1 fading"},
		{"a; every: 9 years | 2024-09-02 <- mail", "a 1/0 -1 known"},
		{"a; every: 9 years | 2024-09-01 <- mail", "a 1/0 -1 fading"},
		{"a; every: never | 2000-01-01 <- mail\nme; dormant: never", "a 1/0 -1 known"},
		{"a; every: 1 month | 2000-01-01 <- mail\nme; dormant: never", "a 1/0 -1 fading"},
		/* a program is no voice, and the last one is a person's */
		{"a | 2026-08-01 <- newsletter: May", "a 0/0 -1 unknown"},
		{"a; every: 1 month | 2026-07-01 <- mail: hi | 2026-08-01 <- newsletter: May",
		 "a 1/0 -1 fading"},
		{"a; every: 1 month | 2026-07-02 <- mail: hi | 2026-08-01 <- newsletter: May", "a 1/0 -1 known"},
		{"a | 2026-08-01 -> newsletter: mine", "a 0/1 -1 unknown"},
		{"a | 2026-09-02 <- newsletter: May", "a 0/0 -1 unknown"},
		/* the most in, then the least out, then by id; neither the owner nor who is gone */
		{"a | 2026-08-01 <- x\nb | 2026-08-01 <- x | 2026-08-02 <- y",
		 "b 2/0 100 known, a 1/0 -1 known"},
		{"a | 2026-08-01 <- x | 2026-08-01 -> y\nb | 2026-08-01 <- x", "b 1/0 -1 known, a 1/1 50 known"},
		{"a | 2026-08-01 <- x\nb | 2026-08-01 <- x", "a 1/0 -1 known, b 1/0 -1 known"},
		{"a; status: archived | 2026-08-01 <- x\nme | 2026-08-01 <- x", ""},
	};
	struct buf found = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct small_book s;
		struct known *v;
		size_t n;

		small_book_open(&s, cases[i][0]);
		known_find(&v, &n, &s.book, &s.people, small_book_day(TODAY));
		for (size_t k = 0; k < n; k++)
			buf_fmt(&found, "%s%.*s %d/%d %d %s", k ? ", " : "",
			        STR_ARG(small_book_id(&s, v[k].who)), (int)v[k].in, (int)v[k].out, v[k].share, known_state_name(v[k].state));
		small_book_check(cases[i][0], &found, cases[i][1]);
		free(v);
		small_book_close(&s);
	}
	buf_free(&found);
}

static void
test_automatic(void **state)
{
	static const struct {
		const char *entry;
		bool is;
	} cases[] = {
		{"newsletter: May", true}, {"Newsletter", true}, {"newsletters: May", false},
		{"rundbrief: Mai", true},
		{"digest", true}, {"mail: hello", false}, {"mail", false},
		/* the beginning of a word, in any case */
		{"mail: from no-reply@example.org", true}, {"mail: NOREPLY", true},
		{"mail: from donotreply@example.org", true},
		{"mail: sono-reply", false}, {"mail: ümno-reply", false}, {"mail: (unsubscribe)", true},
		{"mail: to unsubscribed", true},
		{"mail: resubscribe", false}, {"mail: no reply came", false},
		{"mail: Out of office until May", true},
		{"mail: we were out of offices", true}, {"mail: get out of the office", false},
		{"mail: our newsletter: May", true}, {"mail: wrote for our newsletter", false},
		{"mail: Réponse automatique", true}, {"mail: réponse Automatique", true},
		{"mail: se désabonner", true},
		{"mail: Abwesenheitsnotiz", true}, {"mail: disiscriviti", true}, {"mail: uitschrijven", true},
		{"mail: cancelar subscrição", true}, {"mail: fuera de la oficina", true},
		{"mail: automatisch antwoord", true},
		{"mail: view in browser", true}, {"mail: mailer-daemon", true}, {"mail: n", false},
		{"mail: no-repl", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct small_book s;
		struct buf line = {0};
		const struct contact *c;

		buf_fmt(&line, "a | 2026-08-01 <- %s", cases[i].entry);
		small_book_open(&s, line.p);
		c = &s.book.contact[0];
		if (automatic_entry(&c->body.entry[0], contact_entry_text(c, &c->body.entry[0])) != cases[i].is)
			fail_msg("%s: want %d", cases[i].entry, cases[i].is);
		small_book_close(&s);
		buf_free(&line);
	}
}

/* a phrase counts within the first 1024 bytes of a text, and a long text is read in time */
static void
test_long(void **state)
{
	static const struct {
		int before;
		bool is;
	} cases[] = {{1015, true}, {1016, true}, {1017, false}, {500000, false}};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct entry e = {.dir = '<'};
		struct buf text = {0};

		for (int k = 1; k < cases[i].before; k++)
			buf_chr(&text, 'n');
		buf_str(&text, STR(" no-reply"));
		assert_int_equal(automatic_entry(&e, buf_view(&text)), cases[i].is);
		buf_free(&text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_known), cmocka_unit_test(test_automatic), cmocka_unit_test(test_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
