/* SPDX-License-Identifier: ISC */
#include "base/shell.h"
#include "cli/advice.h"

/* the tools that messages advise, and that take a book */
static const struct str tools[] = {
	STR_INIT("ask"), STR_INIT("balance"), STR_INIT("brief"), STR_INIT("check"), STR_INIT("dates"), STR_INIT("done"),
	STR_INIT("due"), STR_INIT("edit"), STR_INIT("entries"), STR_INIT("give"), STR_INIT("intro"), STR_INIT("join"),
	STR_INIT("log"), STR_INIT("ls"), STR_INIT("moves"), STR_INIT("new"), STR_INIT("owe"), STR_INIT("recap"),
	STR_INIT("rename"), STR_INIT("set"), STR_INIT("who"),
};

/* the length of "tend NAME" at the beginning of a text, or 0 */
static size_t
command(struct str s)
{
	struct str rest = s;
	size_t n = 0;

	if (!str_skip(&rest, STR("tend ")))
		return 0;
	while (n < rest.n && char_alpha(rest.p[n]))
		n++;
	/* "tend ls-x" and "tend due's" are no commands */
	if ((n < rest.n && !char_in(rest.p[n], STR(" ,;"))) || !STR_ONE_OF(str_sub(rest, 0, n), tools))
		return 0;
	return s.n - rest.n + n;
}

void
advice_book(struct buf *out, struct str message, const char *dir)
{
	static const struct str names[] = {STR_INIT(" -C"), STR_INIT(" --directory")};
	size_t from = 0, n;
	bool first = true, named = false;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		named = named || str_find(message, names[i]) < message.n;
	for (size_t i = 0; dir && !named && i < message.n; i++) {
		struct str before = str_sub(message, 0, i);

		/* after the first, only what begins a command: the text of an entry stays */
		if (i && !(first ? str_ends(before, STR(" ")) : str_ends(before, STR("| ")) || str_ends(before, STR("; "))))
			continue;
		n = command(str_sub(message, i, message.n));
		if (!n)
			continue;
		buf_str(out, str_sub(message, from, i + n));
		buf_str(out, STR(" -C "));
		shell_word(out, str_of(dir));
		from = i + n;
		first = false;
	}
	buf_str(out, str_sub(message, from, message.n));
}
