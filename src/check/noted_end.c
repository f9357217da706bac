/* SPDX-License-Identifier: ISC */
#include "base/utf8.h"
#include "check/check_part.h"
#include "check/noted_end.h"
#include "contact/death.h"
#include "contact/no_contact.h"
#include "contact/noted_gate.h"

static const struct {
	bool (*noted)(struct str *quote, struct str body, struct str name);
	const char *message;
} kinds[] = {
	{death_noted, "notes: read as the contact's death; write status: deceased, or name who died"},
	{no_contact_noted, "notes: read as a wish for no contact; write status: do-not-contact"},
};

void
noted_end_check(struct errors *out, const struct contact *c)
{
	struct split at;
	struct str body;

	if (c->me || contact_text(c, KEY_STATUS).n)
		return;
	contact_split(&at, c, c->raw);
	body = str_sub(c->raw, at.body, c->raw.n);
	if (!noted_gate_may(body))
		return;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		uint32_t line = at.body_line;
		struct str quote;

		if (!kinds[i].noted(&quote, body, contact_text(c, KEY_NAME)))
			continue;
		for (const char *p = body.p; p < quote.p; p++)
			line += *p == '\n';
		errors_add(out, c->path, line, 0, "%s: %.*s", kinds[i].message,
		           STR_ARG(utf8_cut(str_first_line(quote), CHECK_QUOTE)));
		return;
	}
}
