/* SPDX-License-Identifier: ISC */
/*
 * What an edit reads back before it is written: the right bytes pass, and whatever says something
 * else does not. Texts that are put into a front-matter are read as what they were.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "front/key.h"
#include "edit/change.h"
#include "cli/me_file.h"

#include "../bench/chance.h"
#include "sample.h"

static uint64_t chance;

#define ANY(a) (a)[below(&chance, sizeof(a) / sizeof((a)[0]))]

/* --- a change, and everything that another writing of it could say --- */

static const struct {
	const char *file, *key, *value, *right;
	enum edit_op op;
} changes[] = {
	{"org: A\ntags: [a, b]\n", "org", "B", "org: B\ntags: [a, b]\n", EDIT_SET},
	{"org: A\nmine: x\n", "title", "T", "org: A\ntitle: T\nmine: x\n", EDIT_SET},
	{"tags: [a, b]\nmood: {a: b}\n", "tags", "c", "tags: [a, b, c]\nmood: {a: b}\n", EDIT_ADD},
	{"name: N\nup: 1\n", "tags", "c", "name: N\ntags: [c]\nup: 1\n", EDIT_ADD},
	{"tags: [a, b, c]\nx: y\n", "tags", "b", "tags: [a, c]\nx: y\n", EDIT_REMOVE},
	{"email: [a@x, A@x, b@x]\n", "email", "a@x", "email: [b@x]\n", EDIT_REMOVE},
	{"url: [h/a, h/A]\n", "url", "h/a", "url: [h/A]\n", EDIT_REMOVE},
	{"org: A\nmine: x\n", "mine", "", "org: A\n", EDIT_UNSET},
	{"tags: [a]\norg: O\n", "tags", "p, q", "tags: [p, q]\norg: O\n", EDIT_SET},
};

static const char body[] = "---\nText.\n\n## Log\n- 2026-05-01 call: x\n";

static int
text_order(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* all that the keys of a file say, as one text; the items of an added list in any order */
static bool
tell(struct buf *out, const struct change *c, struct str file)
{
	struct arena arena = {0};
	struct contact contact;
	bool good = change_parse(&contact, c, file, &arena, WANT_NO_SHORT_CUT) == 1;

	buf_clear(out);
	for (size_t i = 0; good && i < contact.nfields; i++) {
		const struct field *f = &contact.field[i];
		bool mine = change_meant(c, f->key, str_of(f->name));
		const char **text = arena_zero(&arena, f->n + 1, sizeof(*text));

		/* a list of one says what a text says */
		buf_fmt(out, "%s %d", mine ? "mine" : f->name,
		        mine ? f->shape == SHAPE_MAP : (int)f->shape);
		for (size_t k = 0; k < f->n; k++) {
			struct buf one = {0};

			buf_fmt(&one, "<%.*s=%.*s>", STR_ARG(field_pair(f, k)),
			        STR_ARG(field_text(f, k)));
			text[k] = arena_str(&arena, buf_view(&one)).p;
			buf_free(&one);
		}
		if (mine && c->op == EDIT_ADD)
			qsort(text, f->n, sizeof(*text), text_order);
		for (size_t k = 0; k < f->n; k++)
			buf_str(out, str_of(text[k]));
		buf_chr(out, '\n');
	}
	arena_free(&arena);
	return good;
}

/* something else in the front-matter: a byte, a line, a key, an item, or a piece taken out */
static void
tamper(struct buf *out, struct str right)
{
	static const char *const pieces[] = {
		"a", "b", ", ", "x: y\n", "org: Z\n", "[", "]", "{z: y}", "tags: [q]\n", "\n", "'",
		" ", "mine: w\n", "c", "Tags: x\n", "", "",
		"name: N\n", "b, ", "title: {a: b}\n", "---\n", "# ", "\xff", "mood: {a: c}\n",
		": ", "{a: b}",
	};
	size_t at = 4 + below(&chance, (uint32_t)right.n - 3), n = below(&chance, 8);
	size_t front = str_find(right, STR("\n---\n")) + 1;

	/* often a whole line */
	if (below(&chance, 3) == 0)
		while (at > 4 && right.p[at - 1] != '\n')
			at--;
	if (below(&chance, 3) == 0)
		n = at < right.n ? str_chr(str_sub(right, at, right.n), '\n') + 1 : 0;
	at = at < front || below(&chance, 20) == 0 ? at : 4;
	buf_clear(out);
	buf_str(out, str_sub(right, 0, at));
	buf_str(out, str_of(ANY(pieces)));
	buf_str(out, str_sub(right, at + below(&chance, 2) * n, right.n));
}

static void
test_read_back(void **state)
{
	size_t rounds = sample_rounds(4000, 100000), passed = 0;
	struct errors errors = {0};
	struct edit edit = {.path = STR("a.md"), .errors = &errors};

	(void)state;
	chance = sample_seed();
	for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
		struct buf file = {0}, right = {0}, wrong = {0}, said = {0}, says = {0};
		struct str both[2] = {STR("p"), STR("q")};
		bool list = strcmp(changes[i].value, "p, q") == 0, exact;
		struct change c = {.name = str_of(changes[i].key), .op = changes[i].op,
		        .value = str_of(changes[i].value), .shown = str_of(changes[i].value), .edit = &edit};

		buf_fmt(&file, "---\n%s%s", changes[i].file, body);
		buf_fmt(&right, "---\n%s%s", changes[i].right, body);
		c.file = buf_view(&file);
		c.known = key_find(c.name, NULL, &exact);
		patch_begin(&c.patches, c.file);
		assert_int_equal(change_open(&c), 0);
		c.at = change_choose(&c);
		c.list = list;
		c.item = list ? both : NULL;
		c.nitems = list ? 2 : 0;
		assert_true(change_read_back(&c, buf_view(&right)));
		assert_true(tell(&said, &c, buf_view(&right)));
		for (size_t k = 0; k < rounds; k++) {
			bool same, good;
			struct split a;

			tamper(&wrong, buf_view(&right));
			good = change_read_back(&c, buf_view(&wrong));
			same = front_split(&a, buf_view(&wrong)) == 1 &&
			       str_eq(str_sub(buf_view(&wrong), a.front_end, wrong.n),
			        str_of(body)) &&
			       tell(&says, &c, buf_view(&wrong)) &&
			        str_eq(buf_view(&says), buf_view(&said));
			passed += good;
			if (good && !same)
				fail_msg("%s for %s:\n%s", wrong.p, right.p, says.p);
		}
		patch_end(&c.patches);
		buf_free(&file);
		buf_free(&right);
		buf_free(&wrong);
		buf_free(&said);
		buf_free(&says);
	}
	assert_true(passed > 100);
	errors_free(&errors);
}

/* a file that would grow beyond the limit is left as it is,
        and so is one with too much front-matter */
static void
test_large(void **state)
{
	struct errors errors = {0};
	struct edit edit = {.path = STR("a.md"), .errors = &errors};
	struct buf file = {0}, out = {0};
	struct str value = STR("Acme");
	struct edit_field f = {.name = STR("org"), .value = &value, .n = 1};

	(void)state;
	for (size_t large = 0; large < 2; large++) {
		buf_clear(&file);
		buf_str(&file, STR("---\nname: A\n"));
		buf_str(&file, large ? STR("x: y\n---\n") : STR("why: "));
		while (file.n < (large ? CONTACT_MAX - 3 : FRONT_MAX + 20))
			buf_chr(&file, 'x');
		buf_str(&file, large ? STR("\n") : STR("\n---\n"));
		assert_int_equal(edit_key(&out, buf_view(&file), STR("org"), EDIT_SET, value,
		        &edit), -1);
		assert_int_equal(edit_put(&out, buf_view(&file), &f, 1, &edit), -1);
		assert_int_equal(out.n, 0);
		assert_int_equal(errors.n, 2 * (large + 1));
	}
	errors_free(&errors);
	buf_free(&file);
	buf_free(&out);
}

/* --- texts --- */

static const char *const words[] = {
	"a", "A b", "\xC3\xA1", "", " ", "x: y", "#h", " #", "it's", "\"q\"", "\\", "null", "Null",
	"~", "true", "False", "+351", "007", "0.5",
	"0x1F", "-01", "+", "-", "- ", "--", "1e5", "\t", "\r", "\n", "\x01", "\x7f", "\xC2\x85",
	"\xE2\x80\xA8", "\xEF\xBB\xBF", "\xEF\xBF\xBE",
	"\xEF\xBF\xBF", "\xF0\x9F\x99\x8F", "{", "}", "[", "]", ",", "?", ":", "&a", "*b", "!c",
	"|", ">", "%", "@", "`", "...", "---", "<<", "=",
	".", "+1.5", "+a", "-0b",
};

static void
any_text(struct buf *out)
{
	buf_clear(out);
	for (uint32_t n = 1 + below(&chance, 3); n; n--)
		buf_str(out, str_of(ANY(words)));
	buf_add(out, "", 0);
}

/* what a front-matter of one key says; the text is unchanged if it is in no list */
static bool
says(struct str file, const char *key, struct str want)
{
	struct arena arena = {0};
	struct errors errors = {0};
	struct parse p = {.path = STR("a.md"), .arena = &arena, .errors = &errors,
	        .keys = KEYSET_ALL};
	struct contact c;
	bool exact, good = contact_parse(&c, file, &p) == 1;
	enum key known = key_find(str_of(key), NULL, &exact);

	good = good && str_eq(contact_text(&c, known), want);
	arena_free(&arena);
	errors_free(&errors);
	return good;
}

static void
test_scalars(void **state)
{
	static const char *const likes[] = {"", "'x'", "\"x\"", "x"};
	struct buf text = {0}, file = {0};

	(void)state;
	chance = sample_seed();
	for (size_t i = 0; i < sample_rounds(20000, 200000); i++) {
		bool flow = below(&chance, 2);

		any_text(&text);
		buf_clear(&file);
		buf_str(&file, flow ? STR("---\ntitle: [") : STR("---\ntitle: "));
		patch_scalar(&file, buf_view(&text), str_of(ANY(likes)), flow);
		buf_str(&file, flow ? STR("]\n---\n") : STR("\n---\n"));
		/* a value is shown without the blanks around it */
		if (!says(buf_view(&file), "title", buf_view(&text)) &&
		    !says(buf_view(&file), "title", str_trim(buf_view(&text))))
			fail_msg("%s for %s", file.p, text.p);
	}
	buf_free(&text);
	buf_free(&file);
}

/* the owner's file says the name, but for control characters, and nothing else in its place */
static void
test_me(void **state)
{
	struct buf name = {0}, email = {0}, file = {0}, want = {0};

	(void)state;
	chance = sample_seed();
	for (size_t i = 0; i < sample_rounds(5000, 100000); i++) {
		any_text(&name);
		any_text(&email);
		buf_clear(&file);
		buf_clear(&want);
		if (below(&chance, 10) == 0)
			buf_str(&name, STR("\xff"));
		me_file(&file, buf_view(&name), buf_view(&email));
		for (size_t k = 0; k < name.n && !strchr(name.p, '\xff'); k++)
			if ((unsigned char)name.p[k] >= ' ')
				buf_chr(&want, name.p[k]);
		buf_add(&want, "", 0);
		if (!says(buf_view(&file), "name", buf_view(&want)) &&
		        !says(buf_view(&file), "name", str_trim(buf_view(&want))))
			fail_msg("%s for %s", file.p, name.p);
	}
	buf_free(&name);
	buf_free(&email);
	buf_free(&file);
	buf_free(&want);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_read_back), cmocka_unit_test(test_large),
		        cmocka_unit_test(test_scalars), cmocka_unit_test(test_me),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
