/* SPDX-License-Identifier: ISC */
#include "lsp/extent.h"

/* what the message names at its beginning or its end, if it stands here; else 0 */
static size_t
named(struct str rest, struct str message)
{
	struct str called = STR(" is called "), ends = STR(": ");
	size_t at = str_find(message, called), colon = str_find(message, ends);

	/* "teir: did you mean tier?" of a key */
	if (colon && colon < message.n && str_starts(rest, str_sub(message, 0, colon)) &&
	    (colon == rest.n || char_in(rest.p[colon], STR(": |*"))))
		return colon;
	if (at < message.n) {
		struct str name = str_sub(message, at + called.n, message.n);

		name = str_sub(name, 0, str_find(name, STR("; did you mean ")));
		return str_starts(rest, name) ? name.n : 0;
	}
	/* "tier: not one of critical, many: close" */
	while (colon < message.n) {
		message = str_sub(message, colon + ends.n, message.n);
		if (message.n && str_starts(rest, message))
			return message.n;
		colon = str_find(message, ends);
	}
	return 0;
}

/* up to the quote that closes; else 0 */
static size_t
quoted(struct str rest, char quote)
{
	for (size_t i = 0; i < rest.n; i++) {
		bool escapes = rest.p[i] == '\\' && quote == '"';
		bool doubled = rest.p[i] == quote && quote == '\'' && i + 1 < rest.n && rest.p[i + 1] == quote;

		if (escapes || doubled)
			i++;
		else if (rest.p[i] == quote)
			return i;
	}
	return 0;
}

/* a value of front-matter: an item of [a, b], a text in quotes, or all but a comment */
static size_t
value(struct str line, size_t at)
{
	struct str rest = str_sub(line, at, line.n);
	bool flow = str_chr(str_sub(line, 0, at), '[') < at;
	size_t n;

	if (rest.n && char_in(rest.p[0], STR("\"'"))) {
		n = quoted(str_sub(rest, 1, rest.n), rest.p[0]);
		return n ? n + 2 : rest.n;
	}
	if (at && char_in(line.p[at - 1], STR("\"'")) && (n = quoted(rest, line.p[at - 1])) > 0)
		return n;
	for (n = 0; n < rest.n; n++)
		if ((flow && char_in(rest.p[n], STR(",]"))) ||
		    (n && rest.p[n] == '#' && char_blank(rest.p[n - 1])))
			break;
	return n;
}

/* the target of a link, or the first word of an entry */
static size_t
part(struct str rest, struct str message)
{
	size_t n;

	if (str_starts(message, STR("link: "))) {
		n = str_find(rest, STR("]]"));
		n = str_chr(str_sub(rest, 0, n), ')');
		return str_chr(str_sub(rest, 0, n), '|');
	}
	if (str_starts(message, STR("entry: ")) || str_starts(message, STR("log: "))) {
		n = 0;
		/* the whole of an item whose bullet is pointed at */
		if (str_starts(rest, STR("- ")) || str_starts(rest, STR("* ")))
			return rest.n;
		while (n < rest.n && !char_blank(rest.p[n]))
			n++;
		return n > 1 && char_in(rest.p[n - 1], STR(":,;")) ? n - 1 : n;
	}
	return rest.n;
}

size_t
extent_of(struct str line, size_t at, bool front, struct str message)
{
	struct str rest;
	size_t n;

	while (line.n && char_space(line.p[line.n - 1]))
		line.n--;
	if (at >= line.n)
		return 0;
	rest = str_sub(line, at, line.n);
	n = named(rest, message);
	if (!n)
		n = front ? value(line, at) : part(rest, message);
	while (n && char_space(rest.p[n - 1]))
		n--;
	return n ? n : rest.n;
}
