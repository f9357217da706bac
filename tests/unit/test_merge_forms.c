/* SPDX-License-Identifier: ISC */
/*
 * Two people change what a third began, each in a form of their own: lists in brackets, in lines,
 * quoted, with comments; headings of each kind, code, bullets and paragraphs. What the fuzzer asks
 * of any bytes is asked here, and that a list has just the items of a three-way set.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "contact/contact.h"
#include "merge/merge.h"

#include "../fuzz/fuzz_merge.c"
#include "sample.h"

static uint64_t chance;

#define ANY(a) (a)[below(&chance, sizeof(a) / sizeof((a)[0]))]

static bool
once_in(uint32_t n)
{
	return below(&chance, n) == 0;
}

/* --- a list --- */

/* values, and how each is written */
static const struct {
	const char *value, *written;
} items[] = {
	{"a", "a"}, {"b c", "'b c'"}, {"d", "\"d\""}, {"-x", "'-x'"}, {"e, f", "'e, f'"},
	{"it's", "'it''s'"},
	{"g\"h", "\"g\\\"h\""}, {"[i]", "'[i]'"}, {"j", "j"}, {"it's k", "it's k"}, {"?l", "?l"},
	{"m, n", "m, n"},
};

enum { ITEMS = sizeof(items) / sizeof(items[0]), PLAIN = 10 };

/* which items a version has; the last two cannot stand between brackets */
struct tags {
	bool has[ITEMS], there;
};

/* three items are in quotes or not, which is the same value */
static const char *
written(size_t i)
{
	static const char *const forms[][3] = {{"a", "'a'", "\"a\""}, {"d", "'d'", "\"d\""},
	        {"j", "'j'", "\"j\""}};

	if (i != 0 && i != 2 && i != 8)
		return items[i].written;
	return i == 0 ? ANY(forms[0]) : i == 2 ? ANY(forms[1]) : ANY(forms[2]);
}

static void
add_flow(struct buf *out, const struct tags *t, size_t n)
{
	bool broken = once_in(5);
	size_t done = 0;

	if (broken)
		buf_str(out, once_in(2) ? STR(" [ # first\n  ") : STR(" [\n  "));
	else
		buf_str(out, once_in(6) ? STR("   [ ") : STR(" ["));
	for (size_t i = 0; i < ITEMS; i++) {
		if (!t->has[i])
			continue;
		buf_str(out, str_of(written(i)));
		if (++done >= n && !once_in(6))
			continue;
		if (once_in(12))
			buf_str(out, STR(", # c\n  "));
		else if (broken)
			buf_str(out, STR(",\n  "));
		else
			buf_str(out, once_in(3) ? STR(" ,  ") : STR(", "));
	}
	buf_str(out, once_in(6) ? STR(" ] # end") : STR("]"));
}

static void
add_lines(struct buf *out, const struct tags *t)
{
	static const char *const indents[] = {"", "  ", "  ", "    "},
	        *const marks[] = {"- ", "- ", "-   "};
	const char *const indent = ANY(indents), *const mark = ANY(marks);

	buf_str(out, once_in(8) ? STR(" # mine") : STR(""));
	for (size_t i = 0; i < ITEMS; i++) {
		if (!t->has[i])
			continue;
		buf_fmt(out, "\n%s%s%s%s%s", indent, mark, once_in(20) ? "\n      " : "",
		        written(i), once_in(8) ? " # c" : "");
		if (once_in(20))
			buf_fmt(out, "\n%s# below", indent);
	}
}

static void
add_tags(struct buf *out, const struct tags *t)
{
	size_t n = 0;

	for (size_t i = 0; i < ITEMS; i++)
		n += t->has[i];
	if (!t->there)
		return;
	buf_str(out, once_in(12) ? STR("\"tags\":") : STR("tags:"));
	if (n == 1 && once_in(2)) {
		for (size_t i = 0; i < ITEMS; i++)
			if (t->has[i])
				buf_fmt(out, " %s%s", written(i), once_in(8) ? " # one" : "");
	} else if (!n && once_in(2)) {
		buf_str(out, once_in(2) ? STR("") : STR(" # none"));
	} else if (!n || (once_in(2) && !t->has[PLAIN] && !t->has[PLAIN + 1])) {
		add_flow(out, t, n);
	} else {
		add_lines(out, t);
	}
	buf_chr(out, '\n');
}

static struct tags
any_tags(const struct tags *base)
{
	static const uint32_t changes[] = {2, 4, 12};
	struct tags t = *base;
	uint32_t how = ANY(changes);

	t.there |= base == NULL;
	for (size_t i = 0; i < ITEMS; i++)
		t.has[i] ^= once_in(how);
	if (once_in(10))
		t = (struct tags){.there = once_in(2)};
	return t;
}

/* the tags of a file, or false if it has none that can be read */
static bool
read_tags(struct tags *out, struct str file)
{
	struct arena arena = {0};
	struct errors errors = {0};
	struct parse p = {.path = STR("x.md"), .arena = &arena, .errors = &errors,
	        .keys = KEYSET(KEY_TAGS)};
	struct contact c;
	bool good = contact_parse(&c, file, &p) == 1 && !errors.n;
	const struct field *f = good ? contact_field(&c, KEY_TAGS) : NULL;

	*out = (struct tags){.there = true};
	for (uint32_t k = 0; f && k < f->n; k++) {
		size_t i = 0;

		while (i < ITEMS && !str_eq(field_text(f, k), str_of(items[i].value)))
			i++;
		good &= i < ITEMS;
		if (i < ITEMS)
			out->has[i] = true;
	}
	arena_free(&arena);
	errors_free(&errors);
	return good;
}

/* --- a body --- */

static const char *const lines[] = {
	"\n", "\n", "\n", "text\n", "more text\n", "  two blanks\n", "    four blanks\n", "\ttab\n",
	"> quote\n", "| a | b |\n",
	"# One\n", "## Two\n", "##\tTwo tab\n", "##\n", "####### seven\n", "##no\n",
	"   ## Three blanks\n", "    ## code\n",
	"Under\n", "===\n", "---\n", "--\n", "-= \n", "## Asks\n", "## Asks of her\n",
	"## Promises\n", "## Log\n", "Log\n---\n",
	"- 2026-05-01 call: a\n", "- 2026-05-02 call: b\n", "- 2026-05-03 -> +help: c\n",
	"* 2026-05-04 mail\n", "+ 2026-05-05 x\n",
	"- [ ] an ask\n", "- [x] granted\n", "- plain\n", "-\n", "*\n", "1. one\n", "2) two\n",
	"12\n", "12x\n", "1234567890. ten\n",
	"1.x\n", "-x\n", "   - three\n", "     - five\n", "  below\n", "```\n", "``` c\n",
	"```` a`b\n", "~~~\n", "~~~~\n", "    ```\n",
	"   ~~~\n", "<!-- x -->\n", "### 2026-06-12 Email\n", "trailing  \n", "trailing\t\n",
	"no end",
};

static void
add_line(struct buf *out)
{
	buf_str(out, str_of(ANY(lines)));
}

/* a body of some of the lines; each line of the base may go, another may come */
static void
change_body(struct buf *out, struct str base, const char *mine)
{
	static const uint32_t changes[] = {3, 8, 30};
	uint32_t how = ANY(changes), n = 0, at;
	struct str line, rest;

	for (rest = base; str_line(&line, &rest);)
		n++;
	at = below(&chance, n + 1);
	for (rest = base; rest.n;) {
		str_line(&line, &rest);
		if (!at--)
			buf_str(out, str_of(mine));
		if (once_in(how))
			add_line(out);
		if (once_in(how))
			continue;
		buf_str(out, line);
		buf_chr(out, '\n');
	}
	if (at == 0)
		buf_str(out, str_of(mine));
}

/* --- three versions --- */

static void
add_front(struct buf *out, const struct tags *t)
{
	buf_str(out, STR("---\nname: Ana\n"));
	if (once_in(3))
		buf_fmt(out, "org: %c\n", (char)('A' + below(&chance, 3)));
	if (once_in(4))
		buf_str(out, once_in(2) ? STR("# a remark\n") : STR("\n"));
	add_tags(out, t);
	buf_str(out, STR("why: x\n---\n"));
}

static void
test_lists(void **state)
{
	size_t clean = 0, rounds = sample_rounds(6000, 100000);

	(void)state;
	chance = sample_seed();
	for (size_t i = 0; i < rounds; i++) {
		struct trial t = {.base = STR("")};
		struct buf base = {0};
		struct tags tags[3], is, has[3];
		const char *why;
		int n, other;

		tags[0] = any_tags(&(struct tags){.there = !once_in(6)});
		add_front(&base, &tags[0]);
		for (int s = 0; s < 2; s++) {
			tags[s + 1] = any_tags(&tags[0]);
			add_front(&t.side[s], &tags[s + 1]);
		}
		t.base = buf_view(&base);
		n = merge_files(&t.out,
		        &(struct merge){.base = t.base, .ours = buf_view(&t.side[0]), .theirs = buf_view(&t.side[1])}, &why);
		other = merge_files(&t.turned,
		        &(struct merge){.base = t.base, .ours = buf_view(&t.side[1]), .theirs = buf_view(&t.side[0])}, &why);
		right(!n == !other, "conflicts depend on the side", &t);
		right(n || str_eq(buf_view(&t.out), buf_view(&t.turned)),
		        "the result depends on the side", &t);
		/* a key that went on one side may live with all that the other side has */
		if (n == 0 && tags[1].there && tags[2].there && read_tags(&has[0], t.base) &&
		        read_tags(&has[1], buf_view(&t.side[0])) &&
		    read_tags(&has[2], buf_view(&t.side[1]))) {
			clean++;
			right(read_tags(&is, buf_view(&t.out)), "the tags can be read", &t);
			for (size_t k = 0; k < ITEMS; k++)
				right(is.has[k] == (has[0].has[k] ? has[1].has[k] &&
				        has[2].has[k] : has[1].has[k] || has[2].has[k]),
				      items[k].value, &t);
		}
		buf_free(&base);
		buf_free(&t.side[0]);
		buf_free(&t.side[1]);
		buf_free(&t.out);
		buf_free(&t.turned);
	}
	/* enough of them are without a conflict */
	assert_true(clean * 10 > rounds);
}

static void
test_bodies(void **state)
{
	size_t clean = 0, rounds = sample_rounds(4000, 100000);

	(void)state;
	chance = sample_seed();
	for (size_t i = 0; i < rounds; i++) {
		struct trial t = {.base = STR("")};
		struct buf base = {0};
		const char *why;
		int n, other;

		buf_str(&base, once_in(8) ? STR("") : STR("---\nname: A\n---\n"));
		for (uint32_t k = below(&chance, 30); k; k--)
			add_line(&base);
		t.base = buf_view(&base);
		for (int s = 0; s < 2; s++)
			change_body(&t.side[s], t.base, s ? "zqtheirs\n" : "zqours\n");
		n = merge_files(&t.out,
		        &(struct merge){.base = t.base, .ours = buf_view(&t.side[0]), .theirs = buf_view(&t.side[1])}, &why);
		other = merge_files(&t.turned,
		        &(struct merge){.base = t.base, .ours = buf_view(&t.side[1]), .theirs = buf_view(&t.side[0])}, &why);
		right(!n == !other, "conflicts depend on the side", &t);
		right(n || str_eq(buf_view(&t.out), buf_view(&t.turned)),
		        "the result depends on the side", &t);
		for (int s = 0; s < 2 && n >= 0; s++) {
			struct str word = str_of(s ? "zqtheirs" : "zqours");

			right(str_find(buf_view(&t.side[s]), word) == t.side[s].n ||
			        str_find(buf_view(&t.out), word) < t.out.n, word.p, &t);
		}
		clean += n == 0;
		buf_free(&base);
		buf_free(&t.side[0]);
		buf_free(&t.side[1]);
		buf_free(&t.out);
		buf_free(&t.turned);
	}
	assert_true(clean > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_lists),
	        cmocka_unit_test(test_bodies)};

	git_libgit2_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
