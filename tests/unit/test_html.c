/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "base/bump.h"
#include "contact/body_page.h"

struct made {
	struct buf out;
	struct arena arena;
	struct errors errors;
	int bad;
};

static void
html(struct made *m, struct str markdown)
{
	struct parse p = {.arena = &m->arena, .errors = &m->errors, .path = STR("x.md")};

	m->bad = body_html(&m->out, markdown, &p);
}

static void
done(struct made *m)
{
	buf_free(&m->out);
	errors_free(&m->errors);
	arena_free(&m->arena);
	*m = (struct made){0};
}

static void
test_markdown(void **state)
{
	static const struct {
		const char *markdown, *html;
	} cases[] = {
		{"", ""},
		{"# A\n\n- **b** c & <d\n", "<h1>A</h1>\n<ul>\n<li><strong>b</strong> c &amp; &lt;d</li>\n</ul>\n"},
		{"[a](b.md) <https://c.org>", "<p><a href=\"b.md\">a</a> <a href=\"https://c.org\">https://c.org</a></p>\n"},
		{"\\<b\\> \\[a\\](b)", "<p>&lt;b&gt; [a](b)</p>\n"},
		{"a \"b\" 'c'", "<p>a &quot;b&quot; 'c'</p>\n"},
	};
	struct made m = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		html(&m, str_of(cases[i].markdown));
		assert_int_equal(m.bad, 0);
		assert_string_equal(m.out.p ? m.out.p : "", cases[i].html);
		assert_int_equal(m.errors.n, 0);
		done(&m);
	}
}

/* nothing that runs gets through, however it is written */
static void
test_safe(void **state)
{
	static const char *const hostile[] = {
		"<script>alert(1)</script>", "a <script>alert(1)</script> b", "<img src=x onerror=alert(1)>",
		"<a href=\"javascript:x\" onclick=x>y</a>", "<iframe src=x>\n", "<style>b{}</style>", "<!-- <script> -->",
		"<?php script ?>", "<![CDATA[<script>]]>", "<svg/onload=x>", "</p><script>",
		"[x](javascript:alert(1))", "[x](JaVaScRiPt:x)", "[x](<javascript:x y>)", "<javascript:x>",
		"[x][y]\n\n[y]: javascript:x", "[x](javascript&colon;x)", "[x](&#106;avascript:x)", "![x](javascript:x)",
		"[x](vbscript:x)", "[x](file:///etc/passwd)", "[x](data:text/html;base64,x)", "![x](data:text/html,x)",
		"[x](java\\script:x)", "[x]( javascript:x)", "- > 1. [x](javascript:x)",
		"[x](/ \"\\\" onclick=\\\"x\")", "```\" onload=\"x\ny\n```",
	};
	static const char *const never[] = {
		"<script", "<img src=x", "onclick=x>", "onclick=\"", "onload=\"", "<iframe", "<style", "<svg", "<?",
		"<![", "href=\"javascript", "href=\"JaVa", "href=\"vbscript", "href=\"file", "href=\"data", "src=\"data",
		"src=\"javascript",
	};
	struct made m = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(hostile) / sizeof(hostile[0]); i++) {
		html(&m, str_of(hostile[i]));
		assert_int_equal(m.bad, 0);
		for (size_t k = 0; k < sizeof(never) / sizeof(never[0]); k++)
			if (m.out.p && strstr(m.out.p, never[k]))
				fail_msg("%s became %s", hostile[i], m.out.p);
		done(&m);
	}
}

static void
repeat(struct buf *out, const char *s, size_t bytes)
{
	while (out->n < bytes)
		buf_str(out, str_of(s));
}

/* what makes cmark slow is held back and reported, and the next is rendered as usual */
static void
test_guarded(void **state)
{
	static const char *const slow[] = {"> ", "![[]()", "*a_ [", "x`", "- a"};
	struct buf text = {0};
	struct made m = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(slow) / sizeof(slow[0]); i++) {
		repeat(&text, slow[i], 512 * 1024);
		html(&m, buf_view(&text));
		assert_int_equal(m.bad, 0);
		assert_true(m.errors.n > 0);
		buf_clear(&text);
		done(&m);
		html(&m, STR("a"));
		assert_string_equal(m.out.p, "<p>a</p>\n");
		done(&m);
	}
	buf_free(&text);
	bump_release();
}

/* text that needs more memory than there is adds nothing to the buffer */
static void
test_budget(void **state)
{
	struct buf text = {0};
	struct made m = {0};

	(void)state;
	repeat(&text, "- a\n", 8u << 20);
	buf_str(&m.out, STR("before"));
	html(&m, buf_view(&text));
	assert_int_equal(m.bad, -1);
	assert_string_equal(m.out.p, "before");
	assert_int_equal(m.errors.n, 1);
	done(&m);
	html(&m, STR("a"));
	assert_int_equal(m.bad, 0);
	done(&m);
	buf_free(&text);
	bump_release();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_markdown),
		cmocka_unit_test(test_safe),
		cmocka_unit_test(test_guarded),
		cmocka_unit_test(test_budget),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
