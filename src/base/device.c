/* SPDX-License-Identifier: ISC */
#include "base/device.h"

static const struct str names[] = {
	STR_INIT("con"), STR_INIT("prn"), STR_INIT("aux"), STR_INIT("nul"),
	STR_INIT("conin$"), STR_INIT("conout$"), STR_INIT("clock$"),
};

/* a digit follows these, plain or superscript */
static const struct str ports[] = {STR_INIT("com"), STR_INIT("lpt")};
static const struct str raised[] = {STR_INIT("\xC2\xB9"), STR_INIT("\xC2\xB2"), STR_INIT("\xC2\xB3")};

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

/* true if s starts with name, in any case */
static bool
begins(struct str s, struct str name)
{
	size_t i = 0;

	while (i < name.n && i < s.n) {
		char c = s.p[i];

		if (char_lower(c) != name.p[i])
			break;
		i++;
	}
	return i == name.n;
}

static bool
is_digit(struct str s)
{
	for (size_t i = 0; i < LENGTH(raised); i++)
		if (str_eq(s, raised[i]))
			return true;
	return s.n == 1 && char_digit(s.p[0]);
}

bool
device_name(struct str name)
{
	struct str head;

	str_cut(&head, name, '.');
	while (str_ends(head, STR(" ")))
		head.n--;
	for (size_t i = 0; i < LENGTH(names); i++)
		if (head.n == names[i].n && begins(head, names[i]))
			return true;
	for (size_t i = 0; i < LENGTH(ports); i++)
		if (begins(head, ports[i]) && is_digit(str_sub(head, 3, head.n)))
			return true;
	return false;
}
