/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "find/prose_text.h"

bool
prose_text_names(const struct prose_sentence *s, struct str raw)
{
	for (size_t i = 0; i < sizeof(s->names) / sizeof(s->names[0]); i++) {
		struct str rest = s->names[i], name;

		while (rest.n) {
			size_t n = 0;

			while (n < rest.n && (char_letter(rest.p[n]) || char_digit(rest.p[n])))
				n++;
			name = str_sub(rest, 0, n);
			if (n && text_same(name, raw))
				return true;
			rest = str_sub(rest, n + 1, rest.n);
		}
	}
	return false;
}

bool
prose_text_role(const struct prose_sentence *s, size_t i, enum prose_role role)
{
	for (int l = 0; l < PROSE_NLANGUAGES; l++)
		if (prose_phrases_role(s->phrases, &s->token[i], (enum prose_language)l, role))
			return true;
	return false;
}
