/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "base/buf.h"
#include "edit/places.h"

static const char *const styles[] = {
	[PLACE_EMPTY] = "empty", [PLACE_SCALAR] = "scalar", [PLACE_BLOCK] = "block",
	[PLACE_FLOW] = "flow", [PLACE_LIST] = "list", [PLACE_OTHER] = "other",
};

/* a front-matter, and its places as text: key|known|style|lines|value|items in <> */
static const struct {
	const char *file, *says;
} cases[] = {
	{"---\n---\n", ""},
	{"---\n# nothing\n---\n", ""},
	{"---\nname: Ana\n---\n", "name|name|scalar|name: Ana\n|Ana|\n"},
	{"\xEF\xBB\xBF---\r\nname: Ana\r\norg:\r\n---\r\nx", "name|name|scalar|name: Ana\r\n|Ana|\norg|org|empty|org:\r\n||\n"},
	{"---\nna\xC3\xAFve: \xC3\xA9\xC3\xA9 # c\nb: '\xC3\xA9'\n---\n",
	 "na\xC3\xAFve||scalar|na\xC3\xAFve: \xC3\xA9\xC3\xA9 # c\n|\xC3\xA9\xC3\xA9|\nb||scalar|b: '\xC3\xA9'\n|'\xC3\xA9'|\n"},
	{"---\n\"company\" : x\n'org': y\n---\n", "company|org|scalar|\"company\" : x\n|x|\norg|org|scalar|'org': y\n|y|\n"},
	{"---\ntags: [a, \"b, c\",\n  'd' ] # e\n# f\nx: 1\n---\n",
	 "tags|tags|flow|tags: [a, \"b, c\",\n  'd' ] # e\n# f\n|[a, \"b, c\",\n  'd' ]|<a><\"b, c\"><'d'>\nx||scalar|x: 1\n|1|\n"},
	{"---\ntags:\n- a\n# c\n- \"b\"\n\nx:\n  - 1\n  -\n---\n",
	 "tags|tags|list|tags:\n- a\n# c\n- \"b\"\n\n|- a\n# c\n- \"b\"|<a><\"b\">\nx||list|x:\n  - 1\n  -\n|- 1\n  -|<1><>\n"},
	{"---\nwhy: |  # c\n  a\n\n  b\n\norg: a\n  b\nfield: \"a\n  b\"\n---\n",
	 "why|why|block|why: |  # c\n  a\n\n  b\n\n||  # c\n  a\n\n  b|\norg|org|block|org: a\n  b\n|a\n  b|\nfield|field|block|field: \"a\n  b\"\n|\"a\n  b\"|\n"},
	{"---\nwhy: # c\n  Because\nk: # d\n---\n", "why|why|scalar|why: # c\n  Because\n|Because|\nk||empty|k: # d\n||\n"},
	{"---\ntiers:\n  a: 1\n  b: [2, 3] # x\nx: {a: 1}\ny: [[a]]\nz: [a: 1]\n---\n",
	 "tiers|tiers|other|tiers:\n  a: 1\n  b: [2, 3] # x\n|a: 1\n  b: [2, 3]|\nx||other|x: {a: 1}\n|{a: 1}|\n"
	 "y||scalar|y: [[a]]\n|[[a]]|\nz||other|z: [a: 1]\n|[a: 1]|\n"},
	{"---\ntags: []\nx: !!str 1\ny: [!a b]\nz: ~\n---\n",
	 "tags|tags|flow|tags: []\n|[]|\nx||other|x: !!str 1\n|!!str 1|\ny||other|y: [!a b]\n|[!a b]|\nz||scalar|z: ~\n|~|\n"},
	{"---\na: 1\na: 2\n...\nbody", "a||scalar|a: 1\n|1|\na||scalar|a: 2\n|2|\n"},
	{"---\n  a: 1\n  b: 2\n---\n", "a||scalar|  a: 1\n|1|\nb||scalar|  b: 2\n|2|\n"},
	{"---\ra: 1\rb:\r- \xE2\x82\xAC\r---\r", "a||scalar|a: 1\r|1|\nb||list|b:\r- \xE2\x82\xAC\r|- \xE2\x82\xAC|<\xE2\x82\xAC>\n"},
	{"---\nfirma: x\n---\n", "firma|org|scalar|firma: x\n|x|\n"},
	/* these are read-only */
	{"a: 1\n", NULL},
	{"---\na: 1\n", NULL},
	{"---\na: &x 1\n---\n", NULL},
	{"---\na: *x\n---\n", NULL},
	{"---\n<<: {a: 1}\n---\n", NULL},
	{"---\na: [\n---\n", NULL},
	{"---\na: 1\n--- b\n---\n", NULL},
	{"---\n{a: 1}\n---\n", NULL},
	{"---\n- a\n---\n", NULL},
	{"---\n? a\n: 1\n---\n", NULL},
	{"---\n!!str a: 1\n---\n", NULL},
	{"---\na: \xFF\n---\n", NULL},
	{"---\n<<<<<<< ours\na: 1\n=======\na: 2\n>>>>>>> theirs\n---\n", NULL},
};

static void
write_places(struct buf *out, const struct place *p, size_t n, struct str file)
{
	for (size_t i = 0; i < n; i++) {
		buf_fmt(out, "%.*s|%s|%s|%.*s|%.*s|", STR_ARG(p[i].key), key_name(p[i].known), styles[p[i].style],
		        STR_ARG(str_sub(file, p[i].from, p[i].to)),
		        STR_ARG(str_sub(file, p[i].value.from, p[i].value.to)));
		for (size_t k = 0; k < p[i].nitems; k++)
			buf_fmt(out, "<%.*s>", STR_ARG(str_sub(file, p[i].item[k].from, p[i].item[k].to)));
		buf_chr(out, '\n');
	}
}

static void
test_cases(void **state)
{
	struct map own = {0};

	(void)state;
	*map_put(&own, STR("firma")) = KEY_ORG;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct str file = str_of(cases[i].file);
		struct arena arena = {0};
		struct place *place;
		struct buf out = {0};
		size_t n;
		int ret = places_find(&place, &n, file, &own, &arena);

		assert_int_equal(ret, cases[i].says ? 0 : -1);
		if (!ret)
			write_places(&out, place, n, file);
		buf_chr(&out, 0);
		assert_string_equal(out.p, cases[i].says ? cases[i].says : "");
		buf_free(&out);
		arena_free(&arena);
	}
	map_free(&own);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};

	return cmocka_run_group_tests_name("places", tests, NULL, NULL);
}
