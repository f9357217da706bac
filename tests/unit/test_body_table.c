/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "contact/body_page.h"
#include "contact/body_table.h"

#define TABLE "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table>\n"
#define END "</table></div>\n"

static bool
link_to(struct buf *out, struct str to, bool wiki, void *arg)
{
	(void)arg;
	buf_str(out, to);
	buf_str(out, wiki ? STR(".html") : STR(""));
	return !str_eq(to, STR("no"));
}

/* shows pictures that end in ".png", and counts in which line each is */
static bool
picture_at(struct buf *out, struct str to, uint32_t line, void *arg)
{
	uint32_t *sum = arg;

	if (!str_ends(to, STR(".png")))
		return false;
	*sum += line;
	buf_str(out, STR("P"));
	buf_str(out, to);
	return true;
}

struct page {
	struct buf out;
	uint32_t lines;
	int bad;
};

/* the HTML of a text that begins in line 10 of its file */
static struct page
page_of(struct str markdown)
{
	struct page m = {0};
	struct arena arena = {0};
	struct errors errors = {0};
	struct parse p = {.arena = &arena, .errors = &errors, .path = STR("x.md")};
	struct relink relink = {link_to, picture_at, &m.lines};

	m.bad = body_page(&m.out, markdown, 10, &relink, &p);
	buf_str(&m.out, STR(""));
	errors_free(&errors);
	arena_free(&arena);
	return m;
}

struct example {
	const char *markdown, *html;
};

static void
check(const struct example *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct page m = page_of(str_of(v[i].markdown));

		assert_int_equal(m.bad, 0);
		assert_string_equal(m.out.n ? m.out.p : "", v[i].html);
		buf_free(&m.out);
	}
}

static void
test_tables(void **state)
{
	static const struct example cases[] = {
		{"|a|b|\n|-|-|\n|1|2|\n", TABLE "<tr>\n<th>\na\n</th>\n<th>\nb\n</th>\n</tr>\n<tr>\n<td>\n1\n</td>\n<td>\n2\n</td>\n</tr>\n" END},
		{"x\na\n-|\n", "<p>x\na\n-|</p>\n"},
		{"x\n\n|a|\r\n|:-:|\r\n", "<p>x</p>\n" TABLE "<tr>\n<th class=\"mid\">\na\n</th>\n</tr>\n" END},
		{"*p*\n| a |\n|--:|\n| b", "<p><em>p</em></p>\n" TABLE "<tr>\n<th class=\"right\">\na\n</th>\n</tr>\n<tr>\n<td class=\"right\">\nb\n</td>\n</tr>\n" END},
		/* the bar of a wiki-link, and an escaped one, end no cell */
		{"|a|\n|-|\n|[[x|Y]] \\| z|\n", TABLE "<tr>\n<th>\na\n</th>\n</tr>\n<tr>\n<td>\n<a href=\"x%7CY.html\">Y</a> | z\n</td>\n</tr>\n" END},
		{"|a|\n|-|\n|[[x| y|\n", TABLE "<tr>\n<th>\na\n</th>\n</tr>\n<tr>\n<td>\n[[x\n</td>\n<td>\ny\n</td>\n</tr>\n" END},
		/* what would be another block is text, and no HTML gets through */
		{"|a|\n|-|\n|# <b>|\n|- \"x\"|\n", TABLE "<tr>\n<th>\na\n</th>\n</tr>\n<tr>\n<td>\n# &lt;b&gt;\n</td>\n</tr>\n<tr>\n<td>\n- &quot;x&quot;\n</td>\n</tr>\n" END},
		{"|a|\n|-|\n|<b>x</b>|\n||\n", TABLE "<tr>\n<th>\na\n</th>\n</tr>\n<tr>\n<td>\n&lt;b&gt;x&lt;/b&gt;\n</td>\n</tr>\n<tr>\n<td>\n</td>\n</tr>\n" END},
		/* no tables: another number of cells, no rule, a list, a quote, code */
		{"|a|b|\n|-|\n", "<p>|a|b|\n|-|</p>\n"},
		{"a | b\nc | d\n", "<p>a | b\nc | d</p>\n"},
		{"> |a|\n> |-|\n", "<blockquote>\n<p>|a|\n|-|</p>\n</blockquote>\n"},
		{"```\n|a|\n|-|\n```\n", "<pre><code>|a|\n|-|\n</code></pre>\n"},
		/* two tables, with text of several lines between them */
		{"|a|\n|-|\n\nx\ny\n\n|b|\n|-|\n", TABLE "<tr>\n<th>\na\n</th>\n</tr>\n" END "<p>x\ny</p>\n" TABLE "<tr>\n<th>\nb\n</th>\n</tr>\n" END},
	};

	(void)state;
	check(cases, sizeof(cases) / sizeof(cases[0]));
}

static void
test_boxes(void **state)
{
#define OPEN "<label><input type=\"checkbox\" disabled> "
#define DONE "<label><input type=\"checkbox\" checked disabled> "
	static const struct example cases[] = {
		{"- [ ] a\n- [x] *b*\n", "<ul>\n<li>" OPEN "a</label></li>\n<li>" DONE "<em>b</em></label></li>\n</ul>\n"},
		{"1. [X] [[c]] <d\n", "<ol>\n<li>" DONE "<a href=\"c.html\">c</a> &lt;d</label></li>\n</ol>\n"},
		{"[ ] a", "<p>[ ] a</p>\n"},
		{"- [ ]a\n- [-] b\n- *[ ] c*\n", "<ul>\n<li>[ ]a</li>\n<li>[-] b</li>\n<li><em>[ ] c</em></li>\n</ul>\n"},
		{"- a\n\n  [ ] b\n", "<ul>\n<li>\n<p>a</p>\n<p>[ ] b</p>\n</li>\n</ul>\n"},
	};

	(void)state;
	check(cases, sizeof(cases) / sizeof(cases[0]));
}

static void
test_pictures(void **state)
{
	static const struct example cases[] = {
		{"![a *b*](x.png \"t\")", "<p><img src=\"Px.png\" alt=\"a b\" title=\"t\" /></p>\n"},
		{"![[x.png]]![[x.png|y]]", "<p><img src=\"Px.png\" alt=\"x.png\" /><img src=\"Px.png\" alt=\"y\" /></p>\n"},
		{"![[\"><i.png]]", "<p><img src=\"P%22%3E%3Ci.png\" alt=\"&quot;&gt;&lt;i.png\" /></p>\n"},
		{"[![a](x.png)](b)", "<p><a href=\"b\"><img src=\"Px.png\" alt=\"a\" /></a></p>\n"},
		{"![a](x.svg) ![](no)", "<p><a href=\"x.svg\">a</a> no</p>\n"},
		{"[[x.png]] ![[x]]", "<p><a href=\"x.png.html\">x.png</a> !<a href=\"x.html\">x</a></p>\n"},
	};
	struct page m;

	(void)state;
	check(cases, sizeof(cases) / sizeof(cases[0]));
	m = page_of(STR("a\n\nb\n![x](x.png)\n\n- ![[y.png]]\n"));
	/* by paragraphs: the one that begins in line 12, and line 15 */
	assert_int_equal(m.lines, 12 + 15);
	buf_free(&m.out);
}

/* what is large stays fast, or is shown as it is */
static void
test_large(void **state)
{
	static const char *const rows[] = {"|", "a|", "|[[", "\\|", "|\n|-|\n", "`|`", "|[a](b)", "- [ ] [[a\n", "|-|\n", "![[x.png]] "};
	struct buf text = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct page m;

		for (size_t n = 0; n < 200 * 1024; n += str_of(rows[i]).n) {
			buf_str(&text, str_of(rows[i]));
			if (n % 6000 < str_of(rows[i]).n)
				buf_str(&text, STR("\n|-|-|\n\n"));
		}
		m = page_of(buf_view(&text));
		assert_true(m.bad >= -1);
		buf_free(&m.out);
		buf_clear(&text);
	}
	buf_free(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tables), cmocka_unit_test(test_boxes), cmocka_unit_test(test_pictures),
		cmocka_unit_test(test_large),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
