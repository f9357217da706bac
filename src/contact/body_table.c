/* SPDX-License-Identifier: ISC */
#include <cmark.h>
#include <string.h>

#include "contact/body_table.h"
#include "contact/markdown.h"

enum { CELL_BYTES = 8 * 1024 }; /* guard.h leaves no longer paragraph */

/* a row, while it is cut into cells */
struct row {
	struct str rest;
	char text[CELL_BYTES]; /* of the last cell, with "|" for "\|"; terminated */
	size_t n;
};

static struct row
row_of(struct str line)
{
	struct row r = {.rest = str_trim(line)};

	str_skip(&r.rest, STR("|"));
	return r;
}

/* reads the next cell into r->text; false at the end of the row */
static bool
next_cell(struct row *r)
{
	bool wiki = false;
	size_t i = 0;
	struct str cell;

	if (!r->rest.n)
		return false;
	r->n = 0;
	for (; i < r->rest.n && (wiki || r->rest.p[i] != '|'); i++) {
		struct str rest = str_sub(r->rest, i, r->rest.n);

		if (str_starts(rest, STR("[[")) && str_find(rest, STR("]]")) < rest.n)
			wiki = true;
		else if (str_starts(rest, STR("]]")))
			wiki = false;
		if (str_starts(rest, STR("\\|")))
			i++;
		if (r->n < sizeof(r->text) - 1)
			r->text[r->n++] = r->rest.p[i];
	}
	r->rest = str_sub(r->rest, i + (i < r->rest.n), r->rest.n);
	cell = str_trim((struct str){r->text, r->n});
	memmove(r->text, cell.p, cell.n);
	r->n = cell.n;
	r->text[r->n] = '\0';
	return true;
}

/* ":--", ":-:", "--:": 'l', 'c', 'r', '-' for none of them; or 0 if the cell does not rule */
static char
ruled(struct str cell)
{
	bool left = str_skip(&cell, STR(":")), right = str_ends(cell, STR(":"));

	cell = str_sub(cell, 0, cell.n - right);
	for (size_t i = 0; i < cell.n; i++)
		if (cell.p[i] != '-')
			return 0;
	if (!cell.n)
		return 0;
	return left && right ? 'c' : left ? 'l' : right ? 'r' : '-';
}

/* the number of cells in a line */
static size_t
cells(struct str line)
{
	struct row r = row_of(line);
	size_t n = 0;

	while (next_cell(&r))
		n++;
	return n;
}

/* true for the line below the head of a table: "|---|:--|" */
static bool
is_rule(struct str line)
{
	struct row r;

	if (str_chr(line, '|') == line.n)
		return false;
	r = row_of(line);
	while (next_cell(&r))
		if (!ruled((struct str){r.text, r.n}))
			return false;
	return true;
}

static cmark_node *
block(const char *enter, const char *leave)
{
	cmark_node *n = markdown_new((int)CMARK_NODE_CUSTOM_BLOCK);

	cmark_node_set_on_enter(n, enter);
	cmark_node_set_on_exit(n, leave);
	return n;
}

/* moves what stands in a paragraph of a cell's own; text that would be another block stays text */
static void
fill(cmark_node *cell, const struct row *r)
{
	static const char inline_marks[] = "\\`*_[]<&!";
	cmark_node *doc, *first, *child;
	bool marked = false;

	for (size_t i = 0; i < r->n && !marked; i++)
		marked = r->text[i] && strchr(inline_marks, r->text[i]);
	if (marked) {
		doc = markdown_parse((struct str){r->text, r->n});
		first = cmark_node_first_child(doc);
		if (first && !cmark_node_next(first) && cmark_node_get_type(first) == CMARK_NODE_PARAGRAPH) {
			while ((child = cmark_node_first_child(first)))
				cmark_node_append_child(cell, child);
			return;
		}
	}
	child = markdown_new((int)CMARK_NODE_TEXT);
	cmark_node_set_literal(child, r->text);
	cmark_node_append_child(cell, child);
}

static void
add_row(cmark_node *table, struct str line, struct str rule, bool head)
{
	cmark_node *tr = block("<tr>", "</tr>");
	struct row r = row_of(line), below = row_of(rule);

	while (next_cell(&r)) {
		char to = next_cell(&below) ? ruled((struct str){below.text, below.n}) : '-';
		cmark_node *cell;

		if (head)
			cell = block(to == 'r' ? "<th class=\"right\">" : to == 'c' ? "<th class=\"mid\">" : "<th>", "</th>");
		else
			cell = block(to == 'r' ? "<td class=\"right\">" : to == 'c' ? "<td class=\"mid\">" : "<td>", "</td>");
		fill(cell, &r);
		cmark_node_append_child(tr, cell);
	}
	cmark_node_append_child(table, tr);
}

/* the lines before a table; finds its head and rule, and leaves its rows in *lines */
static bool
find_table(struct str *before, struct str *head, struct str *rule, struct str *lines)
{
	struct str all = *lines, rest = all, line;

	*head = STR("");
	while (str_line(&line, &rest)) {
		if (str_chr(*head, '|') < head->n && is_rule(line) && cells(*head) == cells(line)) {
			*before = str_sub(all, 0, (size_t)(head->p - all.p));
			*rule = line;
			*lines = rest;
			return true;
		}
		*head = line;
	}
	return false;
}

struct cmark_node *
body_table(struct cmark_node *paragraph, struct str lines)
{
	struct str before, head, rule, line;
	cmark_node *table, *first = NULL, *child, *doc;

	if (!find_table(&before, &head, &rule, &lines))
		return NULL;
	if (str_trim(before).n) {
		doc = markdown_parse(before);
		while ((child = cmark_node_first_child(doc))) {
			cmark_node_insert_before(paragraph, child);
			first = first ? first : child;
		}
	}
	/* it scrolls by itself, so that a wide one does not widen the page; keys move what has focus */
	table = block("<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table>", "</table></div>");
	add_row(table, head, rule, true);
	while (str_line(&line, &lines))
		add_row(table, line, rule, false);
	cmark_consolidate_text_nodes(table);
	cmark_node_insert_before(paragraph, table);
	cmark_node_unlink(paragraph);
	return first ? first : table;
}
