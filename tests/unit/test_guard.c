/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include <cmark.h>

#include "contact/guard.h"

#include "sample.h"

struct guarded {
	struct buf scratch;
	struct arena arena;
	struct errors errors;
	struct str out;
};

static void
guard(struct guarded *g, struct str body)
{
	struct parse p = {.arena = &g->arena, .errors = &g->errors, .path = STR("x.md")};

	g->out = guard_body(&g->scratch, body, 5, &p);
}

static void
done(struct guarded *g)
{
	buf_free(&g->scratch);
	errors_free(&g->errors);
	arena_free(&g->arena);
	*g = (struct guarded){0};
}

static void
repeat(struct buf *out, const char *s, size_t bytes)
{
	while (out->n < bytes)
		buf_str(out, str_of(s));
}

/* line `at` of a text, from 1 */
static struct str
line_of(struct str text, size_t at)
{
	struct str line = STR("");

	while (at-- && str_line(&line, &text))
		;
	return line;
}

static void
test_untouched(void **state)
{
	static const char *const bodies[] = {
		"", "a", "- a\n", "\n\n\n", "> > > > > > > > > > > > > > > > deep\n",
		"- a\n  - b\n    - c\n      - d\n", "```\n- - - - -\n```\n",
	};
	struct guarded g = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++) {
		struct str body = str_of(bodies[i]);

		guard(&g, body);
		assert_ptr_equal(g.out.p, body.p);
		assert_int_equal(g.errors.n, 0);
		done(&g);
	}
}

/* what is repeated to 64 KiB and is no paragraph of more than 8 KiB: nothing goes */
static void
test_long_and_harmless(void **state)
{
	static const char *const units[] = {
		"- 2025-06-01 -> +idea: [Bo](bo.md), *said* so\n", "* a\n", "+ a\n  b\n", "1. a\n", "1. a\n2. b\n   c\n3. d\n",
		"   - a\n", "# a\n", "###### a\nb\n", "a b c\n\n", "> a\n\n", "\n", "- a\n  - b\n", "- a\n    - b\n        - c\n",
		"```\na\n```\n", "~~~\na\n~~~\n", "<!-- a -->\n", "- a\r\n", "- a\r", "- [ ] a\n", "10. a\n\n",
	};
	struct guarded g = {0};
	struct buf body = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		buf_clear(&body);
		repeat(&body, units[i], 65536);
		guard(&g, buf_view(&body));
		if (g.errors.n)
			fail_msg("%s is told: %s", units[i], g.errors.v[0].what.p);
		assert_ptr_equal(g.out.p, body.p);
		done(&g);
	}
	buf_clear(&body);
	for (int i = 1; i < 4000; i++)
		buf_fmt(&body, "%d. a list that counts\n", i);
	guard(&g, buf_view(&body));
	assert_ptr_equal(g.out.p, body.p);
	done(&g);
	buf_free(&body);
}

static void
test_markers(void **state)
{
	struct guarded g = {0};
	struct buf body = {0};

	(void)state;
	buf_str(&body, STR("before\n"));
	repeat(&body, "> ", 7 + 2 * 32);
	buf_str(&body, STR("32\n"));
	repeat(&body, "- ", 7 + 67 + 2 * 33);
	buf_str(&body, STR("33\r\nafter\n"));
	guard(&g, buf_view(&body));
	assert_int_equal(g.errors.n, 1);
	assert_int_equal(g.errors.v[0].line, 7);
	assert_true(str_ends(line_of(g.out, 2), STR("> 32")));
	assert_int_equal(str_trim(line_of(g.out, 3)).n, 0);
	assert_true(str_eq(line_of(g.out, 4), STR("after")));
	assert_true(str_ends(g.out, STR("\r\nafter\n")));
	done(&g);
	buf_free(&body);
}

/* of a long paragraph the first line stays, if it is short */
static void
test_paragraph(void **state)
{
	struct guarded g = {0};
	struct buf body = {0};

	(void)state;
	buf_str(&body, STR("# head\n- 2025-06-01 call\n"));
	repeat(&body, "pasted below it\n", 10000);
	buf_str(&body, STR("\nafter\n"));
	guard(&g, buf_view(&body));
	assert_int_equal(g.errors.n, 1);
	assert_int_equal(g.errors.v[0].line, 6);
	assert_true(str_starts(g.out, STR("# head\n- 2025-06-01 call\n \n \n \n")));
	assert_true(str_ends(g.out, STR(" \n \n\nafter\n")));
	done(&g);
	buf_clear(&body);
	repeat(&body, "x", 10000);
	buf_str(&body, STR("\ny\n"));
	guard(&g, buf_view(&body));
	assert_true(str_eq(g.out, STR(" \n \n")));
	done(&g);
	/* a line that ends in CR, and one in LF: two line ends they remain */
	buf_clear(&body);
	buf_str(&body, STR("- a\r- "));
	repeat(&body, "x", 10000);
	buf_str(&body, STR("\n- b\n"));
	guard(&g, buf_view(&body));
	assert_true(str_eq(g.out, STR("- a\r \n- b\n")));
	done(&g);
	buf_free(&body);
}

/* of just as many bytes as the limit, line ends and all, it stays; with one more it goes */
static void
test_paragraph_limit(void **state)
{
	struct guarded g = {0};
	struct buf body = {0};

	(void)state;
	for (size_t more = 0; more < 2; more++) {
		buf_clear(&body);
		repeat(&body, "seven..\n", GUARD_PARAGRAPH - 8);
		for (size_t i = 0; i < 7 + more; i++)
			buf_chr(&body, 'x');
		buf_str(&body, STR("\n\nafter\n"));
		guard(&g, buf_view(&body));
		assert_int_equal(g.errors.n, more);
		assert_true((g.out.p == body.p) == !more);
		done(&g);
	}
	buf_free(&body);
}

/* code and comments end where they did, even when what is in them is cut */
static void
test_fences(void **state)
{
	static const char *const around[][2] = {
		{"```\n", "```\nafter\n"}, {"~~~ x\n", "~~~\nafter\n"}, {"<!-- a\n", "b -->\nafter\n"}, {"<?a\n", "?>\nafter\n"},
		{"<![CDATA[\n", "]]>\nafter\n"},
	};
	struct guarded g = {0};
	struct buf body = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(around) / sizeof(around[0]); i++) {
		cmark_node *doc, *last;

		buf_clear(&body);
		buf_str(&body, str_of(around[i][0]));
		repeat(&body, "long and harmless\n", 20000);
		buf_str(&body, str_of(around[i][1]));
		buf_str(&body, STR("\n# after\n"));
		guard(&g, buf_view(&body));
		assert_int_equal(g.errors.n, 1);
		doc = cmark_parse_document(g.out.p, g.out.n, CMARK_OPT_DEFAULT);
		last = cmark_node_last_child(doc);
		assert_int_equal(cmark_node_get_type(last), CMARK_NODE_HEADING);
		cmark_node_free(doc);
		done(&g);
	}
	buf_free(&body);
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

/* bytes of the lines that a node spans */
static size_t
length(struct str text, cmark_node *n)
{
	int at = 1, from = cmark_node_get_start_line(n), to = cmark_node_get_end_line(n);
	struct str line;
	size_t bytes = 0;

	for (; at <= to && str_line(&line, &text); at++)
		bytes += at >= from ? str_trim(line).n : 0;
	return bytes;
}

/* what must not be, or NULL */
static const char *
breaks_limits(struct str text)
{
	cmark_node *doc = cmark_parse_document(text.p, text.n, CMARK_OPT_DEFAULT), *n = doc, *next;
	const char *what = NULL;
	unsigned depth = 0;

	while (n && !what) {
		cmark_node_type type = cmark_node_get_type(n);
		bool leaf = type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING;

		/* a list and its item are two */
		if (depth > 2 * GUARD_MARKERS + 1)
			what = "containers deeper than the limit";
		if (leaf && length(text, n) > GUARD_PARAGRAPH)
			what = "a paragraph longer than the limit";
		next = leaf ? NULL : cmark_node_first_child(n);
		depth += next != NULL;
		while (!next && n) {
			next = cmark_node_next(n);
			if (!next) {
				n = cmark_node_parent(n);
				depth--;
			}
		}
		n = next;
	}
	cmark_node_free(doc);
	return what;
}

static const char *const pieces[] = {
	" ", "  ", "   ", "    ", "      ", "\t", "- ", "* ", "+ ", "1. ", "2. ", "10) ", "> ", ">", "-", "# ", "####### ", "```", "~~~",
	"<!--", "-->", "<div>", "<pre>", "</pre>", "<?", "?>", "a", "text ", "*a_ ", "![", "[a]: b", "===", "---", "* * *", "`", "\n",
	"\n", "\n", "\r\n", "\r", "\f", "\\", "1.", "0. ", "- \n", "+\n", "2. \n",
};

/* a few lines of odd beginnings, then one kind of line over and over, and so once or twice */
static void
compose(struct buf *out, uint64_t seed)
{
	struct buf unit = {0};

	buf_clear(out);
	for (uint64_t parts = 1 + chance(&seed) % 3; parts; parts--) {
		for (uint64_t k = chance(&seed) % 8; k; k--)
			buf_str(out, str_of(pieces[chance(&seed) % (sizeof(pieces) / sizeof(pieces[0]))]));
		buf_clear(&unit);
		for (uint64_t k = 1 + chance(&seed) % 6; k; k--)
			buf_str(&unit, str_of(pieces[chance(&seed) % (sizeof(pieces) / sizeof(pieces[0]))]));
		if (chance(&seed) % 4)
			buf_str(&unit, STR("text text text text text text\n"));
		repeat(out, unit.p, out->n + 10000);
	}
	buf_free(&unit);
}

static size_t
line_ends(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == '\n' || s.p[i] == '\r';
	return n;
}

/*
 * The one promise: whatever the text, cmark gets no paragraph longer than the
 * limit and no deeper containers, and every line stays where it was.
 */
static void
test_promise(void **state)
{
	size_t n = sample_rounds(500, 30000);
	struct guarded g = {0};
	struct buf body = {0};

	(void)state;
	for (size_t i = 0; i < n; i++) {
		const char *what;

		compose(&body, sample_seed() + i);
		guard(&g, buf_view(&body));
		what = breaks_limits(g.out);
		if (what)
			fail_msg("%s, in round %zu of SEED=%" PRIu64, what, i, sample_day());
		if (line_ends(g.out) != line_ends(buf_view(&body)))
			fail_msg("other lines, in round %zu of SEED=%" PRIu64, i, sample_day());
		done(&g);
	}
	buf_free(&body);
}

/* eight messages a file, of whatever kinds: the eighth stands for all that follow */
static void
test_many(void **state)
{
	static const size_t borders[] = {1, 7, 8, 9, 20};
	struct guarded g = {0};
	struct buf body = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(borders) / sizeof(borders[0]); i++)
		for (size_t every = 1; every <= 3; every++) {
			size_t n = borders[i], more = 0;

			buf_clear(&body);
			for (size_t k = 0; k < n; k++) {
				repeat(&body, k % every ? "> " : "x ", body.n + (k % every ? 2 * 33 : 8200));
				buf_str(&body, STR("y\n\n"));
			}
			guard(&g, buf_view(&body));
			assert_int_equal(g.errors.n, n < 8 ? n : 8);
			for (size_t k = 0; k < g.errors.n; k++)
				more += str_eq(g.errors.v[k].what, STR("more such places are taken as plain text"));
			assert_int_equal(more, n >= 8);
			done(&g);
		}
	buf_free(&body);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_untouched),
		cmocka_unit_test(test_long_and_harmless),
		cmocka_unit_test(test_markers),
		cmocka_unit_test(test_paragraph),
		cmocka_unit_test(test_paragraph_limit),
		cmocka_unit_test(test_fences),
		cmocka_unit_test(test_many),
		cmocka_unit_test(test_promise),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
