/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "base/words.h"
#include "find/done_mark.h"

/* in eight languages, folded, between blanks */
static const struct str done = STR_INIT(
	" done found settled sorted solved resolved closed "
	"erledigt gefunden gelost geklart abgehakt fait trouve trouvee regle reglee resolu "
	"hecho hecha resuelto resuelta encontrado encontrada feito feita resolvido resolvida "
	"fatto fatta risolto risolta trovato trovata gedaan gevonden geregeld opgelost "
	"zrobione zalatwione znalezione znaleziony znaleziona rozwiazane ");
/* may stand before it */
static const struct str before = STR_INIT(
	" already all now is it is has was been schon bereits inzwischen c est deja ya ja gia al "
	"inmiddels juz ");

/* true if a text begins with a word for it: "erledigt, Juni", "already found" */
static bool
begins_done(struct str s)
{
	struct buf folded = {0};
	struct str word;
	bool more;

	while ((more = words_next(&folded, &word, &s)) && str_has_item(before, ' ', buf_view(&folded)))
		;
	more = more && str_has_item(done, ' ', buf_view(&folded));
	buf_free(&folded);
	return more;
}

/* of each byte, whether it begins a mark, of those below: most bytes do not */
static const unsigned char begins[256] = {
	['('] = 1, ['['] = 1, [':'] = 1, ['-'] = 1, ['='] = 1, [0xE2] = 1,
};

/* true if such a mark is at byte i of a text */
static bool
is_mark(struct str s, size_t i)
{
	static const struct str ticks[] = {
		STR_INIT("✓"), STR_INIT("✔"), STR_INIT("☑"), STR_INIT("✅"), STR_INIT("[x] "), STR_INIT("[X] "),
	};
	static const struct str opens[] = {
		STR_INIT("("), STR_INIT("["), STR_INIT("– "), STR_INIT("— "), STR_INIT("- "), STR_INIT(": "),
		STR_INIT("-> "), STR_INIT("→ "), STR_INIT("=> "),
	};
	struct str rest = str_sub(s, i, s.n);

	/* a hyphen parts no words: "self-done" */
	if (str_starts(rest, STR("- ")) && (!i || s.p[i - 1] != ' '))
		return false;
	for (size_t k = 0; k < sizeof(ticks) / sizeof(ticks[0]); k++)
		if (str_starts(rest, ticks[k]))
			return true;
	for (size_t k = 0; k < sizeof(opens) / sizeof(opens[0]); k++)
		if (str_starts(rest, opens[k]))
			return begins_done(str_sub(rest, opens[k].n, rest.n));
	return false;
}

/* the brackets that a text leaves open, after `open` before it */
static size_t
open_after(struct str s, size_t open)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '(')
			open++;
		else if (s.p[i] == ')' && open)
			open--;
	}
	return open;
}

/* true if a bracket that is open before value i closes in it, or in one after it */
static bool
closes(const struct field *f, size_t i, size_t open)
{
	while (open && i < f->n)
		open = open_after(field_text(f, i++), open);
	return !open;
}

bool
done_mark(const struct field *f, size_t i)
{
	size_t from = 0, open = 0;

	for (size_t k = 0; k < i; k++) {
		open = open_after(field_text(f, k), open);
		if (!open)
			from = k + 1;
	}
	/* a bracket that never closes takes no other value with it */
	if (open && !closes(f, i, open))
		from = i;
	for (; from <= i; from++) {
		struct str s = field_text(f, from);

		for (size_t at = 0; (at = str_first_of(s, at, begins, 1)) < s.n; at++)
			if (is_mark(s, at))
				return true;
	}
	return false;
}
