/* SPDX-License-Identifier: ISC */
#include "names/glob.h"

/* one byte against [...], which ends at *end; false also for a set without an end */
static bool
in_set(struct str glob, size_t at, char c, size_t *end)
{
	bool not, in = false;
	size_t i = at + 1;

	not = i < glob.n && char_in(glob.p[i], STR("!^"));
	i += not;
	for (size_t first = i; i < glob.n && (glob.p[i] != ']' || i == first); i++) {
		if (i + 2 < glob.n && glob.p[i + 1] == '-' && glob.p[i + 2] != ']') {
			in |= glob.p[i] <= c && c <= glob.p[i + 2];
			i += 2;
		} else {
			in |= glob.p[i] == c;
		}
	}
	*end = i + 1;
	return i < glob.n && in != not && c != '/';
}

/* one step of the glob against one byte; *next is the step after it */
static bool
one(struct str glob, size_t g, char c, size_t *next)
{
	*next = g + 1;
	if (glob.p[g] == '?')
		return c != '/';
	if (glob.p[g] == '[')
		return in_set(glob, g, c, next);
	return glob.p[g] == c;
}

/* the whole of a path */
static bool
whole(struct str glob, struct str path)
{
	/* where to begin again: after the last "*", and after the last "**" */
	size_t g = 0, p = 0, star = SIZE_MAX, star_p = 0, deep = SIZE_MAX, deep_p = 0, next;
	bool folders = false; /* the last "**" has a slash: it matches whole folders */

	while (p < path.n || g < glob.n) {
		if (g < glob.n && glob.p[g] == '*') {
			bool twice = g + 1 < glob.n && glob.p[g + 1] == '*';

			g += 1 + twice;
			if (twice) {
				/* "**" and its slash also match nothing */
				folders = g < glob.n && glob.p[g] == '/' && (g == 2 || glob.p[g - 3] == '/');
				g += folders;
				deep = g, deep_p = p;
				star = SIZE_MAX;
			} else {
				star = g, star_p = p;
			}
			continue;
		}
		if (g < glob.n && p < path.n && one(glob, g, path.p[p], &next)) {
			/* the rest of a character that a step for any of them took */
			if (char_in(glob.p[g], STR("?[")))
				while (p + 1 < path.n && ((unsigned char)path.p[p + 1] & 0xC0) == 0x80)
					p++;
			g = next;
			p++;
		} else if (star != SIZE_MAX && star_p < path.n && path.p[star_p] != '/') {
			g = star;
			p = ++star_p;
		} else if (deep != SIZE_MAX && deep_p < path.n) {
			g = deep;
			do
				deep_p++;
			while (folders && deep_p < path.n && path.p[deep_p - 1] != '/');
			p = deep_p;
			star = SIZE_MAX;
		} else {
			return false;
		}
	}
	return true;
}

bool
glob_matches(struct str glob, struct str path)
{
	for (size_t i = 1; i <= path.n; i++)
		if ((i == path.n || path.p[i] == '/') && whole(glob, str_sub(path, 0, i)))
			return true;
	return false;
}
