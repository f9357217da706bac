/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "find/selection.h"

bool
selection_any(int argc, char **argv)
{
	struct cond c;
	struct str key;

	for (int i = 0; i < argc; i++)
		if (cond_cut(&c, &key, str_of(argv[i])))
			return true;
	return false;
}

int
selection_add(struct selection *s, struct cond c, struct field_ref f, const char *given, day today,
              struct error *err)
{
	struct error wrong = {0};
	struct buf what = {0};

	s->needs.keys |= f.needs.keys;
	s->needs.parts |= f.needs.parts;
	c.typed = str_of(given);
	if (cond_open(&c, f, today, &s->arena, &wrong) == 0) {
		s->cond = mem_reserve(s->cond, s->n, &s->cap, sizeof(*s->cond));
		s->cond[s->n++] = c;
		return 0;
	}
	buf_fmt(&what, "%s: %.*s", given, STR_ARG(wrong.what));
	if (wrong.col)
		buf_fmt(&what, ", in column %u of the pattern", (unsigned)wrong.col);
	*err = (struct error){.what = arena_str(&s->arena, buf_view(&what))};
	buf_free(&what);
	return -1;
}

int
selection_take(struct selection *s, char **rest, int argc, char **argv, const struct map *own, day today,
               struct error *err)
{
	struct cond c;
	struct str key;
	int n = 0;

	for (int i = 0; i < argc; i++)
		if (!cond_cut(&c, &key, str_of(argv[i])))
			rest[n++] = argv[i];
		else if (selection_add(s, c, field_find(key, own), argv[i], today, err) < 0)
			return -1;
	return n;
}

bool
selection_holds(const struct selection *s, struct field_view *v, struct errors *errors)
{
	for (size_t i = 0; i < s->n; i++) {
		int holds = cond_holds(&s->cond[i], v);

		if (holds < 0)
			errors_add(errors, v->contact->path, 0, 0, "the pattern takes too long on this file: left out");
		if (holds <= 0)
			return false;
	}
	return true;
}

bool
selection_has(const struct selection *s, const struct book *b, size_t who, day today, struct errors *errors)
{
	struct arena arena = {0};
	struct field_view v = {.contact = &b->contact[who], .set = &b->set, .today = today, .arena = &arena};
	bool has = selection_holds(s, &v, errors);

	arena_free(&arena);
	return has;
}

void
selection_apply(const struct selection *s, struct people *p, const struct book *b, day today,
                struct errors *errors)
{
	size_t kept = 0;

	for (size_t i = 0; i < p->n; i++)
		if (selection_has(s, b, p->who[i], today, errors))
			p->who[kept++] = p->who[i];
	p->n = kept;
	p->named = true;
}

void
selection_free(struct selection *s)
{
	for (size_t i = 0; i < s->n; i++)
		cond_close(&s->cond[i]);
	free(s->cond);
	arena_free(&s->arena);
}
