/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "book/scan.h"
#include "contact/contact.h"

#include <fcntl.h>
#include <unistd.h>

#include "sample.h"

/*
 * The short cuts around cmark and libyaml find just what these find: on the
 * example book, and on a great many texts mixed from pieces that mean
 * something, where a doubt is most likely to be overlooked.
 */

struct both {
	struct arena arena;
	struct errors errors;
	struct contact c;
	int is;
};

static void
parse(struct both *out, struct str bytes, unsigned want, bool bare)
{
	struct parse p = {
		.arena = &out->arena,
		.errors = &out->errors,
		.path = STR("x.md"),
		/* the values of other keys are passed over */
		.keys = (want & ~(unsigned)WANT_NO_SHORT_CUT) == WANT_ENTRIES ? KEYSET(KEY_NAME) : KEYSET_ALL,
		.want = want,
		.bare = bare,
	};

	out->is = contact_parse(&out->c, bytes, &p);
	errors_sort(&out->errors);
}

static void
done(struct both *b)
{
	arena_free(&b->arena);
	errors_free(&b->errors);
}

static bool
same_fields(const struct contact *a, const struct contact *b)
{
	if (a->nfields != b->nfields)
		return false;
	for (size_t i = 0; i < a->nfields; i++) {
		const struct field *x = &a->field[i], *y = &b->field[i];

		if (x->key != y->key || x->relation != y->relation || x->shape != y->shape || x->line != y->line || x->col != y->col ||
		    x->n != y->n || strcmp(x->name, y->name) != 0)
			return false;
		for (uint32_t k = 0; k < x->n; k++)
			if (!str_eq(field_text(x, k), field_text(y, k)) || !str_eq(field_target(x, k), field_target(y, k)) || !str_eq(field_pair(x, k), field_pair(y, k)) ||
			    x->value[k].line != y->value[k].line || x->value[k].col != y->value[k].col)
				return false;
	}
	return true;
}

static bool
same_body(const struct body *a, const struct body *b)
{
	if (a->nentries != b->nentries || a->nlinks != b->nlinks || a->ntasks != b->ntasks)
		return false;
	for (uint32_t i = 0; i < a->nentries; i++) {
		const struct entry *x = &a->entry[i], *y = &b->entry[i];

		if (x->date != y->date || x->line != y->line || x->dir != y->dir || x->sign != y->sign ||
		    x->weight != y->weight || x->plan != y->plan || x->month != y->month || !str_eq(entry_kind(x), entry_kind(y)) || !str_eq(entry_kind_written(x), entry_kind_written(y)) ||
		    !str_eq(a->text ? a->text[i] : STR(""), b->text ? b->text[i] : STR("")))
			return false;
	}
	for (uint32_t i = 0; i < a->ntasks; i++) {
		const struct task *t = &a->task[i], *u = &b->task[i];

		if (!str_eq(t->text, u->text) || t->by != u->by || t->since != u->since || t->line != u->line || t->box != u->box ||
		    t->kind != u->kind || t->mark != u->mark || t->width != u->width || t->stamp != u->stamp)
			return false;
	}
	for (uint32_t i = 0; i < a->nlinks; i++)
		if (strcmp(a->link[i].target, b->link[i].target) != 0 || a->link[i].line != b->link[i].line ||
		    a->link[i].entry != b->link[i].entry)
			return false;
	return true;
}

static bool
same_errors(const struct errors *a, const struct errors *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!str_eq(a->v[i].what, b->v[i].what) || a->v[i].line != b->v[i].line || a->v[i].col != b->v[i].col)
			return false;
	return true;
}

static bool
same_as(struct str bytes, bool bare, unsigned want)
{
	struct both quick = {0}, slow = {0};
	bool same;

	parse(&quick, bytes, want, bare);
	parse(&slow, bytes, want | WANT_NO_SHORT_CUT, bare);
	same = quick.is == slow.is && same_errors(&quick.errors, &slow.errors) &&
	       (!quick.is || (same_fields(&quick.c, &slow.c) && same_body(&quick.c.body, &slow.c.body)));
	if (!same)
		print_error("the short cut differs from the library on:\n%.*s\n", STR_ARG(bytes));
	done(&quick);
	done(&slow);
	return same;
}

static bool
same_both(struct str bytes)
{
	/* without links, the short cut reads fewer texts */
	static const unsigned wants[] = {
		WANT_ENTRIES | WANT_TEXTS | WANT_LINKS | WANT_TASKS | WANT_LINT,
		WANT_ENTRIES | WANT_TEXTS | WANT_TASKS | WANT_LINT, WANT_ENTRIES,
	};

	for (size_t i = 0; i < sizeof(wants) / sizeof(wants[0]); i++)
		if (!same_as(bytes, false, wants[i]) || !same_as(bytes, true, wants[i]))
			return false;
	return true;
}

static void
compare_file(int dirfd, const char *path)
{
	static char bytes[1 << 20];
	int fd = openat(dirfd, path, O_RDONLY);
	ssize_t n = read(fd, bytes, sizeof(bytes));

	assert_true(n > 0);
	close(fd);
	assert_true(same_both((struct str){bytes, (size_t)n}));
}

static void
test_example(void **state)
{
	struct scan scan = {0};
	struct errors errors = {0};
	int fd = open("contacts.example", O_RDONLY | O_DIRECTORY);

	(void)state;
	assert_true(fd >= 0);
	scan_folder(&scan, fd, &errors);
	assert_true(scan.n > 40);
	for (size_t i = 0; i < scan.n; i++)
		compare_file(fd, scan.file[i].path.p);
	close(fd);
	scan_free(&scan);
	errors_free(&errors);
}

/* splitmix64 (Steele, Lea and Flood 2014) */
static uint64_t
chance(uint64_t *state)
{
	uint64_t z = *state += 0x9e3779b97f4a7c15u;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

static const char *const front_pieces[] = {
	"partner: [[b]]\n", "kids: [a, b]\n", "dates: {a: 2012-06-09}\n", "dates:\n", "  - a: 2012-06-09\n", "  - \"b: 06-09\"\n",
	"name: Ana López\n", "tags: [a, \"b, c\", 'd']\n", "tags: []\n", "tags:\n- a\n- b c\n", "tags:\n  - a\n  - 'b'\n",
	"why: \"quoted\"\n", "why: 'it''s'\n", "why: >-\n  one\n  two\n", "why: |\n  one\n  two\n", "why: >\n  one\n",
	"every: 4 months # often\n", "# comment\n", "\n", "x: null\n", "x: ~\n", "phone: +1 2\n", "social:\n  a: b\n  c: d\n",
	"last contact: 2025-01-01\n", "email: a@example.org\n", "time: 12:30\n", "a: b: c\n", "- item\n", "  more\n",
	"x: [a, [b]]\n", "x: {a: b}\n", "x: &a b\n", "x: *a\n", "x: !t b\n", "x: \"a\\n\"\n", "\t", ": ", " ", "-", "'", "\"",
	"[", "]", ",", "{", "#", "é", "\xc2\x85", "\xe2\x80\xa8", "\xef\xbb\xbf", "a", "key", ":", "|", ">", "\r\n", "?", "@",
	"x: a,b\n", "x: [a,b]\n", "x: [a, b,]\n", "x: a#b\n", "x: - a\n", "x: 'a' b\n", "x:\n\n  - a\n", "x: [a, b # c\n]\n",
	"x: [\"a\" b]\n", "tags: [a b, \"c\", d]\n", "tags: [\"a\\\\\", b]\n", "tags: [\"a\", ]\n", "x: >-\n\n  a\n", "x: |-\n  a\n   b\n", "x: 012\n", "y: no\n", "tier: many\n", "tier: many\n",
	"tags: a, b c\n", "tags: '#a #b'\n", "tags: \"[[a]] [[b|c]]\"\n", "interests: a b, c\n", "tag: a\n", "aliases: A, B\n",
	"- \"[[x/a|b]]\"\n", "- '#a #b'\n", "org: \"[[Acme]]\"\n", "org: [a](b.md)\n", "org: a [b](c.md), d\n", "knows: [\"[[a]], b\"]\n",
	"knows: [[a|b]]\n", "place: [[a, b]]\n", "x: [[[a]], [[b]]]\n", "EMAIL[HOME]: a@x.org; b@x.org\n", "firstName: A\n", "last_name: B\n",
	"name:\n  first: A\n  last: B\n", "prm-paused: true\n", "last_seen: 2025-02-01\n", "url: '[a](https://b.org/)'\n",
	"x: {a: b, c: 'd'}\n", "address: {street: \"1, b\", city: c d}\n", "x: {a: b,}\n", "x: {a: b, }\n", "x: {a: [b]}\n", "x: {a}\n",
	"x: {a: b} # c\n", "x: {}\n", "x: { a: b }\n", "x: {a:b}\n", "x: {a: b]}\n", "x: {a: b}}\n", "x: {a: null}\n", "x: {a: -b, c: --d}\n",
	"email: {home: a@x.org, type: work}\n", "name: {first: A, last: B}\n", "dates: {a: 2012-06-09, b: --06-09}\n", "x: {a: b: c}\n",
	"x: {a: b#c}\n", "x: {a: b #c}\n", "partner: {name: b}\n", "x: {\"a\": b}\n", "x: {a: b, a: c}\n", "{", "}", "x: {a: ? b}\n",
	"why: |\n  one\n    two\n", "why: >\n  one\n\n  two\n", "social:\n  a: b\n  c:\n    - d\n", "x:\n  - a:\n      b: c\n",
	"birthday: --04-09\n", "x: -a\n", "x: -\n", "x: --\n", "- -a\n", "x:\n- -a\n", "x: [-a, --b]\n", "x: [-]\n", "x: [- a]\n", "x: -,\n",
	"x: a #\n", "x: # a\n", "x: a\x7f\n", "x: a # b: c\n", "x: a: # b\n", "x: -- # a\n", "x: (a) # b # c\n",
};

static const char *const body_pieces[] = {
	"# Log\n", "## Log\n", "### Other\n", "## 2025-01-01 — Email\n", "# 📞 Contact Log\n", "Text of a paragraph.\n",
	"- 2025-06-01 <- call: caught up\n", "- 2025-06-01 -> +help x3: [Bo](bo.md)\n", "- [ ] 2025-06-01 plan\n", "## Asks\n", "### Promises\n", "- [x] 2025-06-01 a (since 2025-01-01)\n", "- [-] b\n",
	"* 2025-06-01 · slack · text\n", "1. 2025-06-01 call\n", "2. two\n", "  - nested\n", "  more of it\n", "    code\n",
	"[[bo|Bo]] and [[cy]]", "[x](a.md)", "[x](a.md \"t\")", "[x][y]", "[y]: z.md\n", "![p](p.md)", "<https://a.org>", "<b>",
	"`code`", "``", "`", "*", "**bold**", "_", "__", "[", "]", "[[", "]]", "(", ")", "\\", "&amp;", "& ", "!", "<- ", "->",
	"> quote\n", "> - 2025-01-01 x\n", "```\n", "````\n", "~~~\n", "---\n", "===\n", "***\n", "* * *\n", "\n", "\n", "\n\n",
	"| a | b |\n", "|---|---|\n", " ", "  ", "\t", "- ", "+ ", "#", "# \n", "-\n", "é", "a", "word ", ":", ".", "1", "9) x\n",
	"\xef\xbb\xbf", "<!-- c -->\n", "<div>\n", "\r\n", "\r", "- - x\n", "- # x\n", "- > x\n", "- ```\n", "  \n", "x  \ny\n", "&#91;", "2025-06-01",
	"12 Aug 2026", "- Aug 11, 2026: x\n", "- <2026-08-10 Mon> x\n", "- [[Aug 14th, 2026]] x\n", "- 12. August 2026 x\n",
	"3. May 2026 x\n", "- ==2026-08-05== x\n", "### 2026-08\n", "## July 2026\n", "- x on 2026-08-02\n", "- 8/7/2026 x\n",
	"- TODO x\n", "- DONE 2026-08-02 x\n", "  DEADLINE: <2026-09-27 Sun>\n", "- [/] x (due 2026-09-01)\n", "- [ ] x by Friday\n",
	"- [ ] x 📅 2026-09-10 🔼\n", " ➕ 2026-08-01", "[due:: 2026-09-01]", "~~2026-08-01~~", "📞 ", "2026-08-16 Sunday: ", " 10:00 ",
	"| 2026-08-12 | call | [[bo]] |\n", "| [[2026-08-12]] | x |\n", "| call | 2026-08-12 |\n", "| 8/7/2026 |\n",
	"## Notes\n", "## Meetings\n", "### Calls & Meetings\n", "- 2026-W33 x\n", "### 2026-W33\n", "2026-08-13 lunch\n",
	"birthday:: 1980-04-17\n", "- **Email**:: a@x.org\n", "[met:: 2019-05-03]", "Phone: 1\n", "tags:: [[a]], b\n",
	"- Log\n", "- ## Log\n", "\t- [[Aug 12th, 2026]] call\n", "  - 2025-06-01 x\n", "- Asks\n", "| Birthday | 04-27 |\n",
	"# A B\n", "A B\n===\n", "## Details\n", "%%", "<!--", "-->", "> [!info]\n", "::", ": ",
	"-\t2025-06-01 call: x\n", "-\t", "1.\t", "#\t", ">\t", "\t- ", "a\tb", "- \t",
};

/* up to `most` pieces, one after another */
static void
mix(struct buf *out, uint64_t *seed, const char *const *piece, size_t n, unsigned most)
{
	for (uint64_t k = chance(seed) % most; k > 0; k--)
		buf_str(out, str_of(piece[chance(seed) % n]));
}

static void
test_mixed(void **state)
{
	size_t n = sample_rounds(10000, 400000);
	struct buf text = {0};

	(void)state;
	for (size_t i = 0; i < n; i++) {
		uint64_t seed = sample_seed() + i;

		buf_clear(&text);
		if (chance(&seed) % 4) {
			buf_str(&text, STR("---\n"));
			mix(&text, &seed, front_pieces, sizeof(front_pieces) / sizeof(front_pieces[0]), 6);
			buf_str(&text, STR("\n---\n"));
		}
		mix(&text, &seed, body_pieces, sizeof(body_pieces) / sizeof(body_pieces[0]), 14);
		if (!same_both(buf_view(&text)))
			fail_msg("round %zu of SEED=%" PRIu64, i, sample_day());
	}
	buf_free(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_example),
		cmocka_unit_test(test_mixed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
