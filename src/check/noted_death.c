/* SPDX-License-Identifier: ISC */
#include "base/utf8.h"
#include "check/check_part.h"
#include "check/noted_death.h"
#include "contact/death.h"

void
noted_death_check(struct errors *out, const struct contact *c)
{
	struct split at;
	struct str quote;
	uint32_t line;

	if (c->me || contact_text(c, KEY_STATUS).n)
		return;
	contact_split(&at, c, c->raw);
	if (!death_noted(&quote, str_sub(c->raw, at.body, c->raw.n), contact_text(c, KEY_NAME)))
		return;
	line = at.body_line;
	for (const char *p = c->raw.p + at.body; p < quote.p; p++)
		line += *p == '\n';
	errors_add(out, c->path, line, 0,
	           "notes: read as the contact's death; write status: deceased, or name who died: %.*s",
	           STR_ARG(utf8_cut(str_first_line(quote), CHECK_QUOTE)));
}
