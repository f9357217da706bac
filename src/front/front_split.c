/* SPDX-License-Identifier: ISC */
#include "front/front.h"

static bool
fence(struct str line, bool closing)
{
	while (line.n && (line.p[line.n - 1] == ' ' || line.p[line.n - 1] == '\t'))
		line.n--;
	return str_eq(line, STR("---")) || (closing && str_eq(line, STR("...")));
}

/* str_line() of a text that has no CR, in a third of the time */
static bool
lf_line(struct str *line, struct str *rest)
{
	if (!rest->n)
		return false;
	*rest = str_cut(line, *rest, '\n');
	return true;
}

int
front_split(struct split *out, struct str file)
{
	struct str rest = file, line;
	bool (*next)(struct str *, struct str *) = str_chr(file, '\r') < file.n ? str_line : lf_line;
	uint32_t n = 1;

	str_skip(&rest, STR("\xEF\xBB\xBF"));
	if (!str_starts(rest, STR("---")) || !next(&line, &rest) || !fence(line, false))
		return 0;
	out->front = file.n - rest.n;
	out->front_line = 2;
	while (next(&line, &rest)) {
		n++;
		if (!line.n || (line.p[0] != '-' && line.p[0] != '.') || !fence(line, true))
			continue;
		out->front_end = (size_t)(line.p - file.p);
		out->body = file.n - rest.n;
		out->body_line = n + 1;
		return 1;
	}
	return -1;
}
