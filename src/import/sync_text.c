/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "import/sync_text.h"
#include "vcf/vcf_line.h"

/* the end of the line at the beginning of s, with its line end */
static size_t
physical(struct str s)
{
	size_t n = str_chr(s, '\n');

	return n < s.n ? n + 1 : s.n;
}

/* true if the line goes on below it, as quoted-printable does in 2.1 */
static bool
goes_on(struct str line)
{
	struct str head, upper = STR("QUOTED-PRINTABLE");

	str_cut(&head, line, ':');
	if (!str_ends(str_trim(line), STR("=")))
		return false;
	for (size_t i = 0; i + upper.n <= head.n; i++)
		if (vcf_same(str_sub(head, i, i + upper.n), upper))
			return true;
	return false;
}

/* the length of a property with all its lines */
static size_t
whole(struct str s)
{
	size_t n = physical(s);

	while (n < s.n && (char_blank(s.p[n]) || goes_on(str_sub(s, 0, n))))
		n += physical(str_sub(s, n, s.n));
	return n;
}

/* the value without folds */
static struct str
unfolded(struct arena *arena, struct str s)
{
	char *p = arena_bytes(arena, s.n);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (char_line_end(s.p[i]))
			continue;
		if (char_blank(s.p[i]) && i && s.p[i - 1] == '\n')
			continue;
		p[n++] = s.p[i];
	}
	return str_trim((struct str){p, n});
}

static void
note(struct sync_text *t, const struct sync_line *l)
{
	struct str value = str_sub(l->text, l->head.n + 1, l->text.n);

	if (vcf_same(l->name, STR("BEGIN")))
		t->begins++;
	else if (vcf_same(l->name, STR("END")))
		t->ends = true;
	else if (vcf_same(l->name, STR("UID")) && !t->uid.n)
		t->uid = unfolded(&t->arena, value);
	else if (vcf_same(l->name, STR("VERSION"))) {
		t->old = str_starts(str_trim(value), STR("2."));
		t->v4 = str_starts(str_trim(value), STR("4."));
	} else if (vcf_same(l->name, STR("KIND")) || vcf_same(l->name, STR("X-ADDRESSBOOKSERVER-KIND")))
		t->group = t->group || vcf_same(str_trim(value), STR("group"));
}

void
sync_text_read(struct sync_text *t, struct str card)
{
	*t = (struct sync_text){0};
	str_skip(&card, STR("\xEF\xBB\xBF"));
	while (card.n) {
		struct sync_line l = {.text = str_sub(card, 0, whole(card))};
		struct str head, rest;

		card = str_sub(card, l.text.n, card.n);
		str_cut(&l.head, l.text, ':');
		str_cut(&head, l.head, ';');
		rest = str_cut(&l.group, head, '.');
		l.name = str_trim(rest.n ? rest : head);
		if (!rest.n)
			l.group = STR("");
		t->v = mem_reserve(t->v, t->n, &t->cap, sizeof(*t->v));
		t->v[t->n++] = l;
		note(t, &l);
	}
}

void
sync_text_free(struct sync_text *t)
{
	free(t->v);
	arena_free(&t->arena);
	*t = (struct sync_text){0};
}

bool
sync_line_counts(const struct sync_line *l)
{
	static const struct str apart[] = {
		STR_INIT("BEGIN"), STR_INIT("END"), STR_INIT("VERSION"), STR_INIT("UID"), STR_INIT("PRODID"), STR_INIT("REV"),
		STR_INIT(""),
	};

	for (size_t i = 0; i < sizeof(apart) / sizeof(apart[0]); i++)
		if (vcf_same(l->name, apart[i]))
			return false;
	return l->head.n < l->text.n && !vcf_starts(l->name, STR("X-TEND-"));
}

bool
sync_line_joins(const struct sync_line *l)
{
	return l->group.n && (vcf_same(l->name, STR("X-ABLABEL")) || vcf_same(l->name, STR("X-ABADR")));
}

void
sync_text_public(struct buf *out, struct str card)
{
	while (card.n) {
		struct str line = str_sub(card, 0, whole(card));

		if (!vcf_starts(line, STR("X-TEND-")))
			buf_str(out, line);
		card = str_sub(card, line.n, card.n);
	}
}
