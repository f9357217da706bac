/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/shell.h"
#include "base/text.h"
#include "cli/new_slip.h"
#include "cli/set_slip.h"
#include "entry/link.h"

static bool
is_address(struct str s)
{
	struct str local, host = str_cut(&local, s, '@');

	return local.n && str_chr(host, '.') < host.n && str_chr(s, ' ') == s.n && str_chr(host, '@') == host.n;
}

/* ends the tool if the name is the id of a contact with another name, as "ada-finch" */
static void
fail_id(const struct tool *t, struct str name)
{
	struct buf id = {0}, typed = {0};

	for (size_t i = 0; str_chr(name, '-') < name.n && i < t->book.n; i++) {
		const struct contact *c = &t->book.contact[i];

		if (!str_eq(c->id, name) || str_eq(contact_name(c), name))
			continue;
		link_operand(&id, c->id);
		shell_word(&typed, contact_name(c));
		tool_fail(t, "%.*s: the id of a contact; nothing was written; to change it: tend edit %s; for another of this name: "
		             "tend new %s", STR_ARG(name), id.p, typed.p);
	}
}

void
new_slip(const struct tool *t, char *const *operand, int n)
{
	struct key_change *v = mem_alloc((size_t)n * sizeof(*v));
	struct str name = str_of(operand[0]), local;
	struct buf typed = {0};
	size_t changes = 0;

	if (is_address(name)) {
		str_cut(&local, name, '@');
		shell_word(&typed, local);
		buf_str(&typed, STR(" email="));
		shell_word(&typed, name);
		tool_fail(t, "%s: an address, not a name; put the name first: tend new %s", operand[0], typed.p);
	}
	fail_id(t, name);
	for (int i = 1; i < n; i++)
		if (key_change_parse(&v[changes], str_of(operand[i]))) {
			set_slip_item(t, &v[changes]);
			set_slip_column(t, &v[changes++]);
		}
	set_slip_twice(t, v, changes);
	free(v);
}

/* true for a key, or key=value */
static bool
begins_change(const char *word)
{
	bool exact;

	return strchr(word, '=') || key_find(str_of(word), NULL, &exact) != KEY_OTHER;
}

/* appends words from `from` up to the next key as one word; returns where that begins */
static int
add_joined(struct buf *typed, char *const *operand, int from, int n)
{
	struct buf word = {0};
	/* "tier many" */
	bool apart = from && !strchr(operand[from], '=');
	int i = from;

	do
		buf_fmt(&word, "%s%s", i == from ? "" : apart && i == from + 1 ? "=" : " ", operand[i]);
	while (++i < n && !begins_change(operand[i]));
	buf_chr(typed, ' ');
	shell_word(typed, buf_view(&word));
	buf_free(&word);
	return i;
}

void
new_slip_quotes(const struct tool *t, char *const *operand, int n, int at)
{
	struct buf typed = {0};

	for (int i = 0; i < n;)
		i = add_joined(&typed, operand, i, n);
	tool_fail(t, "%s: not key=value; put %s of several words in quotes: tend new%s", operand[at],
	          at > 1 && strchr(operand[at - 1], '=') ? "a value" : "a NAME", typed.p);
}

/* says if another contact has this name already: one person may have two files by mistake */
static void
hint_twin(struct tool *t, const char *name, struct str id)
{
	struct found found = names_find(&t->book.names, str_of(name));
	const struct contact *c;
	struct buf other = {0};

	if (!found.n)
		return;
	c = &t->book.contact[found.who[0]];
	/* "Me" is the id of the owner's file, not a name */
	if (c->me && !text_same(contact_name(c), str_of(name)))
		return;
	link_operand(&other, c->id);
	tool_hint(t, "%s: a second contact of this name; the first is %.*s; if they are one person: tend join %s %.*s",
	          name, STR_ARG(c->path), other.p, STR_ARG(id));
	buf_free(&other);
}

/* says which standard key an operand KEY=VALUE may mean */
static void
hint_keys(const struct tool *t, char *const *operand, int n, struct str id)
{
	for (int i = 1; i < n; i++) {
		struct key_change change = {.op = EDIT_SET};

		change.value = str_cut(&change.key, str_of(operand[i]), '=');
		set_slip_near(t, &change, id);
	}
}

void
new_slip_made(struct tool *t, char *const *operand, int n, struct str id)
{
	hint_twin(t, operand[0], id);
	hint_keys(t, operand, n, id);
}
