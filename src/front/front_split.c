/* SPDX-License-Identifier: ISC */
#include "base/lines.h"
#include "front/front.h"

static bool
fence(struct str line, bool closing)
{
	while (line.n && (line.p[line.n - 1] == ' ' || line.p[line.n - 1] == '\t'))
		line.n--;
	return str_eq(line, STR("---")) || (closing && str_eq(line, STR("...")));
}

/* the next line; CR ends one, too */
static bool
next_line(struct str *line, struct lines *lines, bool cr)
{
	struct str rest;

	if (!cr)
		return lines_next(lines, line);
	rest = lines_rest(lines);
	if (!str_line(line, &rest))
		return false;
	lines_open(lines, rest);
	return true;
}

int
front_split(struct split *out, struct str file)
{
	bool cr = str_chr(file, '\r') < file.n;
	struct str rest = file, line;
	struct lines lines;
	uint32_t n = 1;

	str_skip(&rest, STR("\xEF\xBB\xBF"));
	lines_open(&lines, rest);
	if (!str_starts(rest, STR("---")) || !next_line(&line, &lines, cr) || !fence(line, false))
		return 0;
	out->front = file.n - lines_rest(&lines).n;
	out->front_line = 2;
	while (next_line(&line, &lines, cr)) {
		n++;
		if (!line.n || (line.p[0] != '-' && line.p[0] != '.') || !fence(line, true))
			continue;
		out->front_end = (size_t)(line.p - file.p);
		out->body = file.n - lines_rest(&lines).n;
		out->body_line = n + 1;
		return 1;
	}
	return -1;
}
