/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "base/str.h"
#include "contact/last_incoming.h"

enum {
	DAY = 10,   /* bytes of "2026-02-03" */
	LEAD = 2,   /* bytes of "- " */
	LABEL = 24, /* bytes of a kind and its colon, at most */
};

static const struct str arrow = STR_INIT(" <- ");

/* true if the arrow at byte i of a body follows the day of an entry, which begins its line */
static bool
is_entry(struct str body, size_t i)
{
	const char *day = body.p + i - DAY;

	if (i < DAY + LEAD || (i > DAY + LEAD && day[-LEAD - 1] != '\n'))
		return false;
	return char_in(day[-LEAD], STR("-*+")) && day[-1] == ' ' && char_digit(day[0]) && day[4] == '-' &&
	       day[7] == '-';
}

static struct str
without_kind(struct str text)
{
	size_t at = str_chr(text, ':');

	return str_trim(at < text.n && at < LABEL ? str_sub(text, at + 1, text.n) : text);
}

struct str
last_incoming(struct str body)
{
	struct str last = {0}, line, rest;

	/* few bytes are "<", and one byte is found sooner than the whole arrow */
	for (size_t i = 1; (i += str_chr(str_sub(body, i, body.n), '<')) < body.n; i++) {
		size_t to = i - 1;

		if (!str_starts(str_sub(body, to, body.n), arrow) || !is_entry(body, to) || (last.n && memcmp(body.p + to - DAY, last.p - DAY, DAY) <= 0))
			continue;
		rest = str_sub(body, to, body.n);
		if (str_line(&line, &rest))
			last = line;
	}
	return last.n ? without_kind(str_sub(last, arrow.n, last.n)) : last;
}
