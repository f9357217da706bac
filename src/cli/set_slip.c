/* SPDX-License-Identifier: ISC */
#include "base/dayguess.h"
#include "base/dayword.h"
#include "base/shell.h"
#include "base/text.h"
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

/* the length of "=", "+=" or "-=" at the beginning of a word, or 0 */
static size_t
sign_length(const char *word)
{
	if (word[0] == '=')
		return 1;
	return word[0] && word[1] == '=' && char_in(word[0], STR("+-")) ? 2 : 0;
}

/* appends "KEY=VALUE" as one word of a shell; the value is `from` up to `to`, after its "=" or "+=" */
static void
add_change(struct buf *out, struct str key, char *const *word, size_t from, size_t to)
{
	struct buf change = {0};
	size_t sign = sign_length(word[from]), start;

	buf_fmt(&change, "%.*s%.*s", STR_ARG(key), sign ? (int)sign : 1, sign ? word[from] : "=");
	start = change.n;
	for (size_t i = from; i < to; i++) {
		const char *s = i == from ? word[i] + sign : word[i];

		if (*s)
			buf_fmt(&change, "%s%s", change.n > start ? " " : "", s);
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
	size_t sign;
	bool apart;

	if (i + 1 >= n || !names_key(&key, word[i]))
		return;
	/* "tier = many": the value is a word of its own */
	sign = sign_length(word[i + 1]);
	apart = sign && !word[i + 1][sign] && i + 2 < n;
	add_change(&typed, key, word, i + 1, i + 2 + apart);
	tool_fail(t, "%.*s: a key; put = before its value, without spaces: %s", STR_ARG(key), typed.p);
}

void
set_slip_colon(const struct tool *t, const char *word)
{
	struct str key, value = str_cut(&key, str_of(word), ':');
	struct buf change = {0}, typed = {0};
	bool exact;

	if (!str_trim(value).n || key_find(key, NULL, &exact) == KEY_OTHER)
		return;
	buf_fmt(&change, "%.*s=%.*s", STR_ARG(key), STR_ARG(str_trim(value)));
	shell_word(&typed, buf_view(&change));
	tool_fail(t, "%s: a key and a colon; put = before the value: %s", word, typed.p);
}

/* the command with all words of its value after the change that they belong to: "tier= critical" */
static _Noreturn void
fail_value(const struct tool *t, const struct set_slip_words *w)
{
	bool none = str_ends(w->v[w->of].as_typed, STR("="));
	struct buf typed = {0}, change = {0};

	for (size_t i = 0; i < w->nwho; i++) {
		if (i >= w->from && i < w->from + w->n)
			continue;
		buf_chr(&typed, ' ');
		shell_word(&typed, str_of(w->who[i]));
	}
	for (size_t i = 0; i < w->nv; i++) {
		buf_clear(&change);
		buf_str(&change, w->v[i].as_typed);
		for (size_t k = w->from; i == w->of && k < w->from + w->n; k++)
			buf_fmt(&change, "%s%s", k == w->from && none ? "" : " ", w->who[k]);
		buf_chr(&typed, ' ');
		shell_word(&typed, buf_view(&change));
	}
	if (none)
		tool_fail(t, "nothing changed; put the value directly after =: tend set%s", typed.p);
	tool_fail(t, "nothing changed; put a value of several words in quotes: tend set%s", typed.p);
}

void
set_slip_quotes(const struct tool *t, const struct set_slip_words *w)
{
	struct buf none = {0}, several = {0};

	if (!w->n)
		return;
	buf_fmt(&none, "%s: no such contact", w->who[w->from]);
	buf_fmt(&several, "%s: could be ", w->who[w->from]);
	for (size_t i = 0; i < t->errors.n; i++)
		if (str_starts(t->errors.v[i].what, buf_view(&none)) || str_starts(t->errors.v[i].what, buf_view(&several)))
			fail_value(t, w);
	buf_free(&none);
	buf_free(&several);
}

/* true if two names mean one key */
static bool
same_key(const struct tool *t, struct str a, struct str b)
{
	char scratch[KEY_MAX], other[KEY_MAX];
	bool exact;
	enum key key = key_find(a, &t->book.own, &exact);

	if (key != KEY_OTHER)
		return key == key_find(b, &t->book.own, &exact);
	return str_eq(key_fold(scratch, a), key_fold(other, b));
}

void
set_slip_twice(const struct tool *t, const struct key_change *v, size_t n)
{
	struct buf both = {0}, typed = {0};
	bool exact;

	for (size_t i = 1; i < n; i++)
		for (size_t k = 0; k < i; k++) {
			if ((v[i].op != EDIT_SET && v[i].op != EDIT_UNSET) || !same_key(t, v[i].key, v[k].key))
				continue;
			if (v[i].op == v[k].op && str_eq(v[i].value, v[k].value))
				continue;
			if (v[i].op == EDIT_UNSET || v[k].op != EDIT_SET || !key_is_list(key_find(v[i].key, &t->book.own, &exact)))
				tool_fail(t, "%.*s, %.*s: only the last would count; nothing changed; type one of them",
				          STR_ARG(v[k].as_typed), STR_ARG(v[i].as_typed));
			buf_fmt(&both, "%.*s=%.*s, %.*s", STR_ARG(v[k].key), STR_ARG(v[k].value), STR_ARG(v[i].value));
			shell_word(&typed, buf_view(&both));
			tool_fail(t, "%.*s, %.*s: only the last would count; nothing changed; for both: %s", STR_ARG(v[k].as_typed),
			          STR_ARG(v[i].as_typed), typed.p);
		}
}

void
set_slip_item(const struct tool *t, const struct key_change *c)
{
	struct buf change = {0}, typed = {0};
	bool exact;

	/* "+49 30 123" is a number */
	if (c->op != EDIT_SET || c->value.n < 2 || !char_in(c->value.p[0], STR("+-")) || !char_letter(c->value.p[1]) ||
	    !key_is_list(key_find(c->key, &t->book.own, &exact)))
		return;
	buf_fmt(&change, "%.*s%c=%.*s", STR_ARG(c->key), c->value.p[0], STR_ARG(str_sub(c->value, 1, c->value.n)));
	shell_word(&typed, buf_view(&change));
	tool_fail(t, "%.*s: this would replace all items; nothing changed; the sign goes before =: %s", STR_ARG(c->as_typed),
	          typed.p);
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

/* a column that people set like a key: the command that does what they mean */
struct no_key {
	const char *name, *is, *command, *key; /* the command ends in the value, after "KEY=" if there is one */
	bool dated; /* only with a day: "last" may be a surname */
};

static const struct no_key no_keys[] = {
	{"due", "computed from the log", "set", "next", false},
	{"late", "computed from the log", "set", "next", false},
	{"last", "computed from the log", "set", "last-contact", true},
	{"id", "the name of the file", "rename", NULL, false},
};

/* true for a day as a key or a message reads it */
static bool
is_day(const struct tool *t, struct str value)
{
	day d;

	return dayword_past(&d, value, t->today, false) == 0 ||
	       dayguess(value, t->today, false, &t->book.set.dates).is != DAYGUESS_NONE;
}

/* the row of a column that a change sets, unless me.md says what the key means; or NULL */
static const struct no_key *
no_key(const struct tool *t, const struct key_change *change)
{
	bool exact;

	for (size_t i = 0; i < sizeof(no_keys) / sizeof(no_keys[0]); i++)
		if (text_same(change->key, str_of(no_keys[i].name)) &&
		    key_find(change->key, &t->book.own, &exact) == KEY_OTHER &&
		    (!no_keys[i].dated || is_day(t, change->value)))
			return &no_keys[i];
	return NULL;
}

void
set_slip_column(const struct tool *t, const struct key_change *change)
{
	struct buf typed = {0}, value = {0};
	const struct no_key *k = no_key(t, change);

	for (size_t i = 0; k && i < t->people.n; i++)
		if (has_key(&t->book.contact[t->people.who[i]], change->key))
			return;
	/* a new contact has no file to rename */
	if (!k || (!t->people.n && !k->key))
		return;
	if (t->people.n)
		buf_fmt(&typed, "tend %s ", k->command);
	if (t->people.n)
		shell_word(&typed, t->people.n == 1 ? t->book.contact[t->people.who[0]].id : STR("WHO"));
	if (t->people.n)
		buf_chr(&typed, ' ');
	buf_fmt(&value, "%s%s%.*s", k->key ? k->key : "", k->key ? "=" : "", STR_ARG(change->value));
	shell_word(&typed, buf_view(&value));
	tool_fail(t, "%.*s: %s, and no key; nothing changed; type: %s", STR_ARG(change->key), k->is, typed.p);
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
	const char *near = meant(t, change->key), *op = "=";
	struct buf fix = {0}, both = {0};
	bool exact;

	if (!near)
		return;
	for (size_t i = 0; i < t->people.n; i++) {
		size_t at = t->people.who[i];

		if (at == t->book.me || has_key(&t->book.contact[at], change->key))
			return;
	}
	/* a list may have items, which stay */
	if (change->op == EDIT_ADD || key_is_list(key_find(str_of(near), NULL, &exact)))
		op = "+=";
	shell_word(&fix, who);
	buf_chr(&fix, ' ');
	buf_fmt(&both, "%.*s=", STR_ARG(change->key));
	shell_word(&fix, buf_view(&both));
	buf_free(&both);
	buf_chr(&fix, ' ');
	buf_fmt(&both, "%s%s%.*s", near, op, STR_ARG(change->value));
	shell_word(&fix, buf_view(&both));
	tool_hint(t, "%.*s: kept as a key of your own; did you mean %s? type: tend set %s", STR_ARG(change->key), near, fix.p);
	buf_free(&both);
	buf_free(&fix);
}
