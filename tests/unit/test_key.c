/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h> /* wants the five above first */

#include "front/key.h"

static const struct {
	enum key key;
	const char *name;
	bool synonym;
} names[] = {
#define KEY(id, name, kind, how, search, card) {KEY_##id, name, false},
#define SYNONYM(id, name) {KEY_##id, name, true},
#include "front/keys.def"
};

enum { NAMES = sizeof(names) / sizeof(names[0]) };

/* each name of the table is found, as what it is, and stands there once */
static void
test_names(void **state)
{
	(void)state;
	for (size_t i = 0; i < NAMES; i++) {
		char scratch[KEY_MAX], other[KEY_MAX];
		struct str name = str_of(names[i].name);
		bool exact;

		if (!name.n || str_chr(name, ' ') < name.n || str_chr(name, '_') < name.n)
			fail_msg("%s: words are joined by -", names[i].name);
		assert_int_equal(key_find(name, NULL, &exact), names[i].key);
		assert_int_equal(exact, !names[i].synonym);
		if (!names[i].synonym)
			assert_string_equal(key_name(names[i].key), names[i].name);
		for (size_t k = 0; k < i; k++)
			assert_false(str_eq(key_fold(scratch, name), key_fold(other, str_of(names[k].name))));
	}
}

/* each word for a related person is found as a key of the user's, and stands there once */
static void
test_relations(void **state)
{
	static const char *const words[] = {
#define RELATION(name, as, inverse, card) name,
#include "front/relations.def"
	};
	struct map own = {0};
	unsigned relation;
	bool exact;

	(void)state;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		assert_int_equal(key_find_relation(str_of(words[i]), NULL, &exact, &relation), KEY_OTHER);
		assert_int_equal(relation, i + 1);
		assert_false(exact);
	}
	assert_int_equal(key_find_relation(STR("Best Friend"), NULL, &exact, &relation), KEY_OTHER);
	assert_int_not_equal(relation, 0);
	assert_int_equal(key_find_relation(STR("org"), NULL, &exact, &relation), KEY_ORG);
	assert_int_equal(relation, 0);
	assert_int_equal(key_find_relation(STR("pet"), NULL, &exact, &relation), KEY_OTHER);
	assert_int_equal(relation, 0);
	*map_put(&own, STR("pet")) = key_own(KEY_OTHER, 130);
	*map_put(&own, STR("friend")) = key_own(KEY_OTHER, 0);
	assert_int_equal(key_find_relation(STR("Pet"), &own, &exact, &relation), KEY_OTHER);
	assert_int_equal(relation, 130);
	assert_int_equal(key_find_relation(STR("friend"), &own, &exact, &relation), KEY_OTHER);
	assert_int_equal(relation, 0);
	map_free(&own);
	/* none is suggested for a typing error: too many words of the user's own are near */
	assert_null(key_near(STR("kind")));
}

static void
test_find(void **state)
{
	bool exact;

	(void)state;
	assert_int_equal(key_find(STR("Job Title"), NULL, &exact), KEY_TITLE);
	assert_false(exact);
	assert_int_equal(key_find(STR("KNOWN_FOR"), NULL, &exact), KEY_KNOWN_FOR);
	assert_true(exact);
	assert_int_equal(key_find(STR("knownFor"), NULL, &exact), KEY_KNOWN_FOR);
	assert_true(exact);
	assert_int_equal(key_find(STR("EMAIL[HOME]"), NULL, &exact), KEY_EMAIL);
	assert_int_equal(key_find(STR("ADR[x].LOCALITY"), NULL, &exact), KEY_PLACE);
	assert_int_equal(key_find(STR("[HOME]"), NULL, &exact), KEY_OTHER);
	assert_int_equal(key_find(STR("email]["), NULL, &exact), KEY_OTHER);
	assert_int_equal(key_find(STR("wht"), NULL, &exact), KEY_OTHER);
	assert_int_equal(key_find(STR(""), NULL, &exact), KEY_OTHER);
	assert_int_equal(key_find(STR("namename"), NULL, &exact), KEY_OTHER);
	assert_int_equal(key_find(STR("a name of more than forty bytes, which is none"), NULL, &exact), KEY_OTHER);
	assert_false(exact);
}

/* of names that are as near the first by bytes, wherever they stand in the table */
static void
test_near(void **state)
{
	(void)state;
	assert_string_equal(key_near(STR("offer")), "offers");
	assert_string_equal(key_near(STR("tiet")), "tier");
	assert_string_equal(key_near(STR("rolex")), "role");
	assert_null(key_near(STR("hat")));
	assert_null(key_near(STR("quux")));
}

/* ranks go up with the table, and keys without one come after; no two properties of a card share a place */
static void
test_order(void **state)
{
	size_t last = 0;

	(void)state;
	for (enum key k = 1; k < KEY_COUNT; k++) {
		const struct key_card *card = key_card(k);

		assert_true(key_rank(k) > last || key_rank(k) == KEY_COUNT);
		last = key_rank(k);
		assert_true(!key_is_setting(k) || (last == KEY_COUNT && !key_search(k) && !card->property));
		assert_true(!key_is_set(k) || key_is_list(k));
		assert_int_equal(card->property != NULL, card->place > 0);
		for (enum key j = 1; card->property && j < k; j++)
			assert_int_not_equal(key_card(j)->place, card->place);
	}
	assert_int_equal(key_rank(KEY_OTHER), KEY_COUNT);
	assert_true(key_rank(KEY_NAME) < key_rank(KEY_AVOID));
}

static void
test_searched(void **state)
{
	(void)state;
	assert_true(key_searched() & KEYSET(KEY_OTHER));
	assert_true(key_searched() & KEYSET(KEY_KNOWS));
	assert_false(key_searched() & KEYSET(KEY_STATUS));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_find),
		cmocka_unit_test(test_relations),
		cmocka_unit_test(test_near),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_searched),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
