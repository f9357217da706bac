/* SPDX-License-Identifier: ISC */
#include "base/shell.h"
#include "cli/set_slip.h"

/* a word of a command, "tier", "tier:" or "Tier", that names a standard key */
static bool
names_key(struct str *name, const char *word)
{
	bool exact;

	*name = str_of(word);
	if (str_ends(*name, STR(":")))
		name->n--;
	return name->n && key_find(*name, NULL, &exact) != KEY_OTHER;
}

/* appends "KEY=VALUE" as one word of a shell; the value is `from` up to `to`, without its "=" */
static void
add_change(struct buf *out, struct str key, char *const *word, size_t from, size_t to)
{
	struct buf change = {0};

	buf_fmt(&change, "%.*s=", STR_ARG(key));
	for (size_t i = from; i < to; i++) {
		const char *s = i == from && word[i][0] == '=' ? word[i] + 1 : word[i];

		if (*s)
			buf_fmt(&change, "%s%s", change.n > key.n + 1 ? " " : "", s);
	}
	shell_word(out, buf_view(&change));
	buf_free(&change);
}

_Noreturn void
set_slip_none(const struct tool *t, size_t n, char *const *word)
{
	struct buf typed = {0};
	struct str key;

	for (size_t i = 1; i + 1 < n; i++) {
		if (!names_key(&key, word[i]))
			continue;
		for (size_t k = 0; k < i; k++) {
			shell_word(&typed, str_of(word[k]));
			buf_chr(&typed, ' ');
		}
		add_change(&typed, key, word, i + 1, n);
		tool_fail(t, "%.*s: a key; put = before its value, without spaces: tend set %s", STR_ARG(key), typed.p);
	}
	if (n == 1 && word[0][0] != '-') {
		shell_word(&typed, str_of(word[0]));
		tool_fail(t, "name a change: tend set %s KEY=VALUE, such as tier=many; see tend-set --help", typed.p);
	}
	tool_fail(t, "name a change: key=value, key+=item, key-=item or key=");
}

void
set_slip_new(const struct tool *t, size_t i, size_t n, char *const *word)
{
	struct buf typed = {0};
	struct str key;

	if (i + 1 >= n || !names_key(&key, word[i]))
		return;
	add_change(&typed, key, word, i + 1, i + 2 + (word[i + 1][0] == '=' && !word[i + 1][1] && i + 2 < n));
	tool_fail(t, "%.*s: a key; put = before its value, without spaces: %s", STR_ARG(key), typed.p);
}

void
set_slip_quotes(const struct tool *t, const char *before, struct str rest)
{
	struct buf none = {0}, several = {0}, value = {0};
	struct str after;

	str_cut(&after, rest, '\n');
	buf_fmt(&none, "%.*s: no such contact", STR_ARG(after));
	buf_fmt(&several, "%.*s: could be ", STR_ARG(after));
	for (size_t i = 0; i < rest.n; i++)
		buf_chr(&value, rest.p[i] == '\n' ? ' ' : rest.p[i]);
	for (size_t i = 0; rest.n && i < t->errors.n; i++)
		if (str_starts(t->errors.v[i].what, buf_view(&none)) || str_starts(t->errors.v[i].what, buf_view(&several)))
			tool_fail(t, "nothing changed; put a value of several words in quotes: '%s %s'", before, value.p);
	buf_free(&none);
	buf_free(&several);
	buf_free(&value);
}

static bool
has_key(const struct contact *c, struct str key)
{
	char scratch[KEY_MAX], other[KEY_MAX];
	struct str folded = key_fold(scratch, key);

	for (size_t i = 0; i < c->nfields; i++)
		if (str_eq(key_fold(other, str_of(c->field[i].name)), folded))
			return true;
	return false;
}

/* the standard key that an unknown one may mean, or NULL; "tiers" is a setting, for me.md alone */
static const char *
meant(const struct tool *t, struct str key)
{
	bool exact;
	enum key found = key_find(key, &t->book.own, &exact);

	return found == KEY_TIERS ? key_name(KEY_TIER) : found == KEY_OTHER ? key_near(key) : NULL;
}

void
set_slip_near(const struct tool *t, const struct key_change *change, struct str who)
{
	const char *near = meant(t, change->key), *op = change->op == EDIT_ADD ? "+=" : "=";
	struct buf fix = {0}, both = {0};

	if (!near)
		return;
	for (size_t i = 0; i < t->people.n; i++) {
		size_t at = t->people.who[i];

		if (at == t->book.me || has_key(&t->book.contact[at], change->key))
			return;
	}
	shell_word(&fix, who);
	buf_chr(&fix, ' ');
	buf_fmt(&both, "%.*s=", STR_ARG(change->key));
	shell_word(&fix, buf_view(&both));
	buf_free(&both);
	buf_chr(&fix, ' ');
	buf_fmt(&both, "%s%s%.*s", near, op, STR_ARG(change->value));
	shell_word(&fix, buf_view(&both));
	tool_hint(t, "%.*s: a key of your own; did you mean %s? type: tend set %s", STR_ARG(change->key), near, fix.p);
	buf_free(&both);
	buf_free(&fix);
}
