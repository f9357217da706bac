/* SPDX-License-Identifier: ISC */
#include "base/shell.h"
#include "base/text.h"
#include "cli/renamed.h"
#include "entry/link.h"

/* appends a word of a command, in quotes if a shell needs them */
static void
add_operand(struct buf *out, struct str s)
{
	struct buf plain = {0};

	link_operand(&plain, s);
	shell_word(out, buf_view(&plain));
	buf_free(&plain);
}

void
renamed_hint_alias(const struct tool *t, const struct contact *who, struct str id)
{
	struct buf operand = {0}, change = {0}, set = {0};

	buf_fmt(&change, "aliases+=%.*s", STR_ARG(who->id));
	add_operand(&operand, id);
	add_operand(&set, buf_view(&change));
	tool_hint(t, "%.*s no longer finds %.*s; to keep it: tend set %s %s", STR_ARG(who->id),
	          STR_ARG(contact_name(who)), operand.p, set.p);
	buf_free(&operand);
	buf_free(&change);
	buf_free(&set);
}

void
renamed_hint_blank(const struct tool *t, struct str from, struct str id)
{
	struct buf plain = {0}, operand = {0};

	if (str_chr(id, ' ') == id.n || str_chr(from, ' ') < from.n)
		return;
	text_fold(&plain, id);
	for (size_t i = 0; i < plain.n; i++)
		if (plain.p[i] == ' ')
			plain.p[i] = '-';
	add_operand(&operand, id);
	tool_hint(t, "%.*s: an id with a blank needs quotes; one without: tend rename %s %.*s", STR_ARG(id),
	          operand.p, STR_ARG(buf_view(&plain)));
	buf_free(&plain);
	buf_free(&operand);
}
