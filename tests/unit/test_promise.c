/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "base/words.h"
#include "find/promise.h"

#include "sample.h"

/*
 * What is asked of most sentences is not whether they are a promise, but whether they may be. No
 * promise is kept back there: on a great many sentences mixed from the words of the table.
 */

static const struct str lists[] = {
#define GAVE(language, words, before, never) STR_INIT(words), STR_INIT(before), STR_INIT(never),
#define WILL(language, leads, verbs) STR_INIT(leads), STR_INIT(verbs),
#define PHRASES(kind, language, phrases, never) STR_INIT(phrases), STR_INIT(never),
#define WORDS(kind, language, words) STR_INIT(words),
#include "find/noted_promises.def"
};

static const char *const between[] = {
	" ", " ", " ", ", ", ": ", " \xe2\x86\x92 ", " -> ", " the book ", " her ", " Tom ", " photos of ", " we ", " not ",
};

static uint64_t
chance(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return *seed >> 33;
}

/* one of the items of a list with a mark between them; empty for an empty list */
static struct str
pick(struct str list, char mark, uint64_t *seed)
{
	struct str item = {0}, one;

	for (uint64_t n = 1; list.n; n++) {
		list = str_cut(&one, list, mark);
		if (chance(seed) % n == 0)
			item = one;
	}
	return str_trim(item);
}

/* adds a phrase of the table: of "a/b" either, and without the marks of gaps */
static void
add_phrase(struct buf *out, uint64_t *seed)
{
	struct str rest = pick(lists[chance(seed) % (sizeof(lists) / sizeof(lists[0]))], ';', seed), word;

	while (rest.n) {
		rest = str_cut(&word, rest, ' ');
		buf_str(out, str_strip(pick(word, '/', seed), STR("?.*_"), STR("?.*_")));
		buf_chr(out, ' ');
	}
}

static void
test_may(void **state)
{
	static const enum promise_by by[] = {PROMISE_OWNER, PROMISE_OPEN, PROMISE_THEIRS};
	size_t n = sample_rounds(30000, 1000000), are = 0, end;
	struct promises promises;
	struct buf text = {0};

	(void)state;
	promises_open(&promises);
	for (size_t i = 0; i < n; i++) {
		uint64_t seed = sample_seed() + i * 7919;

		buf_clear(&text);
		if (chance(&seed) % 16 == 0)
			buf_str(&text, STR("TODO "));
		for (uint64_t k = chance(&seed) % 4 + 1; k; k--) {
			add_phrase(&text, &seed);
			buf_str(&text, str_of(between[chance(&seed) % (sizeof(between) / sizeof(between[0]))]));
		}
		for (size_t k = 0; k < sizeof(by) / sizeof(by[0]); k++) {
			if (!promises_in(&promises, buf_view(&text), by[k], &end))
				continue;
			are++;
			if (!promises_may(&promises, buf_view(&text)))
				fail_msg("kept back, of SEED=%" PRIu64 ": %s", sample_day(), text.p);
		}
	}
	/* enough of them are promises */
	assert_true(are > n / 4);
	promises_close(&promises);
	buf_free(&text);
}

/* a word or a phrase of a kind is found as a whole, wherever it stands */
static void
test_kinds(void **state)
{
	(void)state;
	assert_true(promises_has(STR(" i "), PROMISE_SELF));
	assert_true(promises_has(STR(" then i went "), PROMISE_SELF));
	assert_false(promises_has(STR(" in india "), PROMISE_SELF));
	assert_false(promises_has(STR(" "), PROMISE_SELF));
	assert_false(promises_has(STR(""), PROMISE_SELF));
	assert_true(promises_has(STR(" sent it "), PROMISE_KEPT));
	assert_true(promises_has(STR(" he kept my promise to him "), PROMISE_KEPT));
	assert_false(promises_has(STR(" sent items "), PROMISE_KEPT));
	assert_false(promises_has(STR(" sent it "), PROMISE_THANKS));
	assert_true(promises_has(STR(" sent it "), PROMISE_DEED));
	assert_true(promises_has_any(STR(" a book on kilns "), "photos; book on; x"));
	assert_true(promises_has_any(STR(" a "), "b; a"));
	assert_false(promises_has_any(STR(" a book on kilns "), "photos; boo; kiln"));
	assert_false(promises_has_any(STR(" a book "), ""));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_may),
		cmocka_unit_test(test_kinds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
