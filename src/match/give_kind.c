/* SPDX-License-Identifier: ISC */
#include "base/str.h"
#include "match/give_kind.h"

static const struct str kinds[] = {
	[GIVE_HELP] = STR_INIT("help"), [GIVE_INTRO] = STR_INIT("intro"),
	[GIVE_QUESTION] = STR_INIT("question"), [GIVE_IDEA] = STR_INIT("idea"),
	[GIVE_PRAISE] = STR_INIT("praise"), [GIVE_FUN] = STR_INIT("fun"),
};

const char *
give_kind_name(enum give_kind kind)
{
	return kinds[kind].p;
}
