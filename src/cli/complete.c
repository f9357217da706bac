/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "cli/complete.h"
#include "cli/show.h"
#include "front/key.h"
#include "print/rows.h"
#include "read/card.h"

static void
print_keys(void)
{
	for (enum key k = KEY_OTHER + 1; k < KEY_COUNT; k++)
		show_fmt("%s\n", key_name(k));
}

bool
complete_print(const char *kind)
{
	if (strcmp(kind, "keys") == 0)
		print_keys();
	else if (strcmp(kind, "formats") == 0)
		show_text(STR(ROWS_FORMATS(LIST_LINE, LIST_LINE, LIST_LINE)));
	else if (strcmp(kind, "importers") == 0)
		show_text(STR(CARD_FORMATS(LIST_LINE, LIST_LINE, LIST_LINE)));
	else
		return false;
	return true;
}
