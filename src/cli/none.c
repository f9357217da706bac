/* SPDX-License-Identifier: ISC */
#include <stddef.h>
#include <string.h>

#include "cli/none.h"

static const struct {
	const char *mode, *text; /* the mode with the most telling word after the tool's name */
} none[] = {
	{"tend-ask", "no ask is open; plan one: tend ask --plan WHO TEXT"},
	{"tend-balance", "no favour is logged there; log one: tend log WHO +help: TEXT"},
	{"tend-circle", "no inner circle yet; name a few: tend set WHO tier=critical"},
	{"tend-dates", "no birthday or anniversary is near; look ahead: tend dates -a 1y"},
	{"tend-dates --none", "no birthday is known; add one: tend set WHO birthday=04-17"},
	{"tend-due", "no contact is due; look further ahead: tend due -a 1m"},
	{"tend-due --ahead", "no contact is due by then; look further ahead: tend due -a 1y"},
	{"tend-due --new", "no contact is new; list all: tend ls"},
	{"tend-due WHO", "no contact that you named is due; see when: tend ls -o id,due WHO"},
	{"tend-entries", "no entry is there; log one: tend log WHO KIND: TEXT"},
	{"tend-entries --plans", "no plan is there; make one: tend log WHO tomorrow lunch"},
	{"tend-give", "no gift comes to mind; say more: tend set WHO needs+=TEXT tags+=TAG"},
	{"tend-intro", "no two contacts fit; say more: tend set WHO needs+=TEXT offers+=TEXT"},
	{"tend-intro --open", "no introduction is open; find one: tend intro"},
	{"tend-known", "no active contact is there; add one: tend new NAME"},
	{"tend-ls", "no contact matches; list all: tend ls"},
	{"tend-mail", "no new mail of a contact; add addresses: tend set WHO email+=ADDRESS"},
	{"tend-moves", "no contact has moved since then; look further back: tend moves -s 2y"},
	{"tend-owe", "no promise is open; add one: tend owe --plan WHO TEXT"},
	{"tend-points", "no common ground is known; add tags: tend set WHO tags+=TAG"},
	{"tend-refer", "no contact is in good standing to ask for names; see tend balance"},
	{"tend-ripple", "no contact came through another; add who did: tend set WHO via=NAME"},
	{"tend-week", "no turn and no date this week; list new contacts: tend due --new"},
	{"tend-who", "no contact matches any of these words; try others"},
};

const char *
none_book(void)
{
	return "no contact is in the book yet; add one: tend new NAME";
}

const char *
none_text(const char *mode)
{
	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		if (strcmp(none[i].mode, mode) == 0)
			return none[i].text;
	return NULL;
}
