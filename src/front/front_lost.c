/* SPDX-License-Identifier: ISC */
#include "front/front_lost.h"
#include "front/key.h"

enum { LINES = 200 }; /* of front-matter that are looked at */

/* true for "---" and what is meant for it: "--", "----", " ---", "***" */
static bool
is_rule(struct str line)
{
	line = str_trim(line);
	return line.n > 1 && !str_strip(line, STR("-*_="), STR("")).n;
}

/* the key of "key: value", KEY_OTHER for one that is not known; false if the line is no such */
static bool
has_key(enum key *key, struct str line)
{
	struct str rest = line, name;
	bool exact;

	rest = str_cut(&name, rest, ':');
	if (name.n == line.n || !name.n || !char_letter(name.p[0]) || (rest.n && !char_blank(rest.p[0])))
		return false;
	*key = key_find(name, NULL, &exact);
	return true;
}

/* true for a line that a value may last over: an item, one further in, a comment */
static bool
goes_on(struct str line)
{
	return char_blank(line.p[0]) || line.p[0] == '#' || str_starts(line, STR("- "));
}

uint32_t
front_lost(struct str file)
{
	struct str line = STR("");
	enum key key = KEY_OTHER;
	uint32_t n = 1, from;
	size_t known = 0;
	bool person = false;

	str_skip(&file, STR("\xEF\xBB\xBF"));
	while (str_line(&line, &file) && !str_trim(line).n)
		n++;
	if (is_rule(line)) {
		str_line(&line, &file);
		n++;
	}
	if (!has_key(&key, line) || key == KEY_OTHER)
		return 0;
	from = n;
	do {
		if (has_key(&key, line)) {
			known += key != KEY_OTHER;
			person = person || key == KEY_NAME || key == KEY_TIER;
		} else if (is_rule(line)) {
			return from;
		} else if (!goes_on(line)) {
			return 0;
		}
	} while (n++ < from + LINES && str_line(&line, &file) && str_trim(line).n);
	return person && known > 1 ? from : 0;
}
