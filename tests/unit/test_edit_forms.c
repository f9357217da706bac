/* SPDX-License-Identifier: ISC */
/*
 * Changes of a front-matter, ticks and entries in files of odd forms: what YAML and Markdown allow
 * and people seldom write. What the fuzzer asks of any bytes is asked here of these; and of fields
 * that are put, of plans and of entries that they are there, and that the rest is as it was.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include <signal.h>
#include <unistd.h>

#include "edit/edit.h"

#include "../bench/chance.h"
#include "../fuzz/fuzz_edit.c"
#include "sample.h"

static uint64_t chance;

#define ANY(a) (a)[below(&chance, sizeof(a) / sizeof((a)[0]))]

/* what a front-matter may be made of; "~" stands for the end of a line */
static const char *const wholes[] = {
	"text~", "''~", "|~ text~", "[a, b]~", "- a~- b~", "{tags: [a]}~", "!!map {tags: a}~",
	"!!map~tags: a~", "? tags~", "? tags~: a~",
	"? |~  tags~: a~", "? [a]~: b~", "# nothing~", "~", "&x~tags: a~", "tags~", "\"tags\"~: a~",
	"!x tags: a~", "<<: {tags: a}~", "? tags",
	"*x : a~", "? >~  org~: b~", "? !!str org~: b~",
};
static const char *const parts[] = {
	"tags: [a # c~  , b]~", "tags: [a~  , b~  ]~", "tags: [a,b , c,]~", "tags: [ # c~  a]~",
	"tags:~- # c~  a~- b~", "tags:~-~  a~- b~",
	"tags:~- a~-~", "tags: !!seq [a, b]~", "tags: !x a~", "tags: &y [a]~", "tags: [a, [b]]~",
	"tags:~- a~- {b: c}~", "tags: null~", "tags: ~",
	"tags: \"a\"~", "tags:~- a~", "tags:~  - a # c~  - b~  # below~", "tags:\t[a]~",
	"\"tags\"\t: a~", "tags : a~", "tags: |~  a~  b~",
	"tags: >-~  a~  b~", "tags: a~  b~", "tags: \"a~  b\"~", "categories: [x]~", "groups: x~",
	"org: A~", "org: 'A' # c~", "org: \"A\"~", "org: ~",
	"org:~  A~", "org: |~  A~", "org: {a: b}~", "email: [a@x, A@x]~", "url: http://x~",
	"tiers: {a: 1 year}~", "ratio: 7~", "type: person~",
	"mine: {a: b}~", "mine: a~", "mine: [a, b]~", "Mine: c~", "mine: !!str a~",
	"every: 2 weeks~", "# comment~", "~", "  # set in~",
	"tags:~- a~~- b~", "tags: [a,~~  b]~", "tags: [a,b]~", "tags:~-   a~-   b # c~",
	"org: x # c # d~", "'org': y~", "tags: [a]# x~",
};
static const char *const keys[] = {
	"tags", "tags", "tags", "org", "org", "email", "url", "mine", "type", "tiers", "ratio",
	"every", "new", "categories", "\xff", "a: b", "", "<<",
	"name", "note", "next", "status", "n\xC3\xA9w", "-a", "?", "org ",
};
static const char *const values[] = {
	"a", "b", "A", "c", "a, b", "[a, b]", "a,b,,", "person", "contact", "note", "2 weeks", "7",
	"x: y", "'", "\"", "", " ", "\xff", "http://x",
	"a@x", "A@x", "{a: b}", "- a", "null", "true", "tab\there", "# c", "[", ",", "\xC3\xA9",
};
static const char *const bodies[] = {
	"## Asks~", "# Promises~", "## Log~", "- [ ] two names~", "- [ ] [[ana|Ana]] two~",
	"- [ ] [two](x.md) names~", "- [ ] [two~", "- [ ] [[two~",
	"- [ ] [two] names~", "- [ ] [[two]] x~", "- [ ] [two](x~", "- [ ] *two* `names`~",
	"- [ ] 2026-05-01 two names~", "- [x] two names~",
	"\t- [ ] set in~", "  - [ ] set in~", "- 2026-05-01 call: x~",
	"- 2026-05-02 -> +help x3: y~", "* 2026-05-03~", "\t- 2026-05-04 mail~",
	"### 2026-06-12 Email~below~", "## 2026-06-13~", "text~", "~", "~",
	"- [ ] 2026-07-01 call: a plan~", "    more~", "1. 2026-05-05 call~", "[two",
	"- [ ] \\two~", "- [ ] [two][] x~", "```~", "## ~",
};
static const char *const begins[] = {"two", "two names", "ana", "set", "2026-05-01 two", "[", "",
        "none", "*two", "call", "x", "\\", "\xff"};

/* a text in which "~" is the end of a line; but "key: ~" is a null */
static void
add_text(struct buf *out, const char *s, const char *eol)
{
	for (; *s; s++)
		if (*s != '~')
			buf_chr(out, *s);
		else if (s[1] || below(&chance, 40))
			buf_str(out, str_of(eol));
}

static void
any_file(struct buf *out)
{
	static const char *const eols[] = {"\n", "\n", "\n", "\r\n", "\r\n", "\r"};
	const char *eol = ANY(eols);

	if (below(&chance, 12) == 0)
		buf_str(out, STR("\xEF\xBB\xBF"));
	buf_fmt(out, "---%s", eol);
	if (below(&chance, 6) == 0)
		add_text(out, ANY(wholes), eol);
	else
		for (uint32_t n = below(&chance, 4); n; n--)
			add_text(out, ANY(parts), eol);
	buf_fmt(out, "---%s", below(&chance, 20) ? eol : "");
	for (uint32_t n = below(&chance, 8); n; n--)
		add_text(out, ANY(bodies), eol);
}

/* the case in which the fuzzer's function gives up */
static struct buf all;

static void
show_case(int sig)
{
	(void)sig;
	if (write(STDERR_FILENO, all.p, all.n) < 0)
		_exit(2);
}

static void
test_fuzzed(void **state)
{
	static const char *const signs[] = {"=", "=", "+=", "-="};
	/* what it has found */
	static const char *const found[] = {
		"tags=x\n---\ntags:\n- # c\n  a\n- b\n---\n", "tags-=a\n---\ntags:\n- a\ntags: [a # c\n  , b]\n---\n",
		"tags-=a\n---\ntags: [a # c\n  , b]\n---\n",
	};

	(void)state;
	signal(SIGABRT, show_case);
	for (size_t i = 0; i < sizeof(found) / sizeof(found[0]); i++) {
		buf_clear(&all);
		buf_str(&all, str_of(found[i]));
		LLVMFuzzerTestOneInput((const uint8_t *)all.p, all.n);
	}
	chance = sample_seed();
	for (size_t i = 0; i < sample_rounds(12000, 300000); i++) {
		buf_clear(&all);
		if (below(&chance, 3))
			buf_fmt(&all, "%s%s%s\n", ANY(keys), ANY(signs), ANY(values));
		else
			buf_fmt(&all, "%s\n", ANY(begins));
		any_file(&all);
		LLVMFuzzerTestOneInput((const uint8_t *)all.p, all.n);
	}
	signal(SIGABRT, SIG_DFL);
	buf_free(&all);
}

/* --- what is put, planned and logged --- */

struct reading {
	struct arena arena;
	struct errors errors;
	struct contact c;
	bool good;
};

static void
read_all(struct reading *r, struct str file)
{
	struct parse p = {.path = STR("x.md"), .arena = &r->arena, .errors = &r->errors,
	        .keys = KEYSET_ALL,
	                  .want = WANT_ENTRIES | WANT_TASKS | WANT_TEXTS};

	*r = (struct reading){.good = false};
	r->good = contact_parse(&r->c, file, &p) == 1;
}

static void
free_reading(struct reading *r)
{
	arena_free(&r->arena);
	errors_free(&r->errors);
}

/* the front-matter is changed, and nothing below it; or the other way round */
static void
keeps(struct str old, struct str new, bool body)
{
	struct split a, b;

	assert_true(front_split(&a, old) == 1 && front_split(&b, new) == 1);
	if (body)
		assert_true(str_eq(str_sub(old, a.front_end, old.n),
		        str_sub(new, b.front_end, new.n)));
	else
		assert_true(str_eq(str_sub(old, 0, a.front_end), str_sub(new, 0, b.front_end)));
}

static void
test_put(void **state)
{
	struct buf file = {0}, out = {0};
	size_t done = 0;

	(void)state;
	chance = sample_seed();
	for (size_t i = 0; i < sample_rounds(6000, 200000); i++) {
		static const struct str texts[] = {
			STR_INIT("a"), STR_INIT("b c"), STR_INIT("two\nlines"),
			        STR_INIT("two\r\nlines"), STR_INIT("bad\n\xff"), STR_INIT("x: y"),
			STR_INIT("one\ntab\there"), STR_INIT(" lead\nx"), STR_INIT("end\n"),
			        STR_INIT("a\n\nb"),
		};
		static const char *const mine[] = {"tags", "org", "note", "mine", "...", "title",
		        "!", "groups"};
		struct errors errors = {0};
		struct edit edit = {.path = STR("x.md"), .errors = &errors};
		struct str value[3] = {ANY(texts), ANY(texts), ANY(texts)},
		        pair[3] = {STR("p"), STR("q"), STR("r")};
		struct edit_field f[2] = {{.name = STR("")}, {.name = STR("")}};
		size_t n = 1 + below(&chance, 2);
		int is;

		for (size_t k = 0; k < n; k++)
			f[k] = (struct edit_field){.name = str_of(ANY(mine)), .value = value,
			        .n = 1 + below(&chance, 3),
			                           .list = below(&chance, 2),
			        .pair = below(&chance, 6) ? NULL : pair};
		n = n == 2 && str_eq(f[0].name, f[1].name) ? 1 : n;
		buf_clear(&file);
		any_file(&file);
		is = edit_put(&out, buf_view(&file), f, n, &edit);
		assert_true(is > 0 ? out.n > 0 : !out.n);
		assert_true(is >= 0 || errors.n);
		if (is > 0) {
			struct reading r;

			done++;
			keeps(buf_view(&file), buf_view(&out), true);
			read_all(&r, buf_view(&out));
			assert_true(r.good);
			free_reading(&r);
		}
		errors_free(&errors);
	}
	assert_true(done > 500);
	buf_free(&file);
	buf_free(&out);
}

static void
test_log_and_plan(void **state)
{
	struct buf file = {0}, out = {0}, again = {0};
	size_t done = 0;

	(void)state;
	chance = sample_seed();
	for (size_t i = 0; i < sample_rounds(6000, 200000); i++) {
		static const char *const texts[] = {"one", "two\nlines", "", "a\n\n  b", "names",
		        "- [ ] x", "2026-05-01 x"};
		struct errors errors = {0};
		struct edit edit = {.path = STR("x.md"), .errors = &errors};
		struct edit_entry e[3];
		size_t n = 1 + below(&chance, 3);
		struct reading old, new;
		struct task t = {.text = str_of(ANY(texts)),
		        .by = below(&chance, 2) ? DAY_NONE : day_of(2026, 7, 1), .since = DAY_NONE};
		int is;

		for (size_t k = 0; k < n; k++)
			e[k] = (struct edit_entry){.date = day_of(2026, 5, 1) + (day)below(&chance,
			        4), .dir = "-><"[below(&chance, 3)],
			                           .sign = ".+-"[below(&chance, 3)], .weight = 1,
			        .kind = STR("call"), .text = str_of(ANY(texts))};
		buf_clear(&file);
		any_file(&file);
		read_all(&old, buf_view(&file));
		is = edit_log(&out, buf_view(&file), e, n, false, &edit);
		assert_true(is > 0 ? out.n > 0 : errors.n && !out.n);
		if (is > 0 && old.good) {
			done++;
			read_all(&new, buf_view(&out));
			assert_true(new.good);
			keeps(buf_view(&file), buf_view(&out), false);
			assert_int_equal(new.c.body.nentries, old.c.body.nentries + (uint32_t)is);
			free_reading(&new);
		}
		errors_free(&errors);
		is = edit_plan(&out, buf_view(&file), &t, &edit);
		assert_true(is > 0 ? out.n > 0 : !out.n);
		assert_true(is >= 0 || errors.n);
		if (is > 0 && old.good) {
			read_all(&new, buf_view(&out));
			assert_true(new.good && new.c.body.ntasks == old.c.body.ntasks + 1);
			keeps(buf_view(&file), buf_view(&out), false);
			free_reading(&new);
			/* once is enough */
			assert_int_equal(edit_plan(&again, buf_view(&out), &t, &edit), 0);
		}
		free_reading(&old);
		errors_free(&errors);
	}
	assert_true(done > 500);
	buf_free(&file);
	buf_free(&out);
	buf_free(&again);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fuzzed), cmocka_unit_test(test_put),
		        cmocka_unit_test(test_log_and_plan),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
