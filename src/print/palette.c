/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "print/palette.h"

static const char *const codes[HUES] = {
	[HUE_NONE] = "", [HUE_LATE] = "\033[33m", [HUE_DORMANT] = "\033[35m",
	[HUE_NEGATIVE] = "\033[31m", [HUE_DONE] = "\033[32m",
};

static const struct {
	struct str state;
	enum hue hue;
} states[] = {
	{STR_INIT("late"), HUE_LATE}, {STR_INIT("fading"), HUE_LATE},
	{STR_INIT("dormant"), HUE_DORMANT}, {STR_INIT("cold"), HUE_DORMANT},
	{STR_INIT("overdrawn"), HUE_NEGATIVE}, {STR_INIT("declined"), HUE_NEGATIVE},
	{STR_INIT("granted"), HUE_DONE}, {STR_INIT("done"), HUE_DONE},
	{STR_INIT("agreed"), HUE_DONE}, {STR_INIT("ready"), HUE_DONE},
};

int
palette_parse(enum palette_when *when, const char *s)
{
#define ROW(word, value) {word, value},
	static const struct {
		const char *name;
		enum palette_when when;
	} names[] = {PALETTE_WHEN(ROW, ROW, ROW)};
#undef ROW

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(s, names[i].name) == 0) {
			*when = names[i].when;
			return 0;
		}
	return -1;
}

bool
palette_on(FILE *f, enum palette_when when)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

	if (when != PALETTE_AUTO)
		return when == PALETTE_ALWAYS;
	return !(no && *no) && term && strcmp(term, "dumb") != 0 && isatty(fileno(f));
}

enum hue
palette_of(struct str state)
{
	for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++)
		if (str_eq(states[i].state, state))
			return states[i].hue;
	return HUE_NONE;
}

const char *
palette_begin(enum hue hue)
{
	return codes[hue];
}

const char *
palette_end(enum hue hue)
{
	return hue == HUE_NONE ? "" : "\033[39m";
}
