/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "match/former_orgs.h"
#include "names/no_org.h"

static int
former_order(const void *va, const void *vb)
{
	const struct former_org *a = va, *b = vb;
	int order = str_cmp(a->id, b->id);

	return order ? order : text_order(a->org, b->org);
}

/* the former organisations of a contact, a slice of all */
static const struct former_org *
slice_of(size_t *n, const struct former_orgs *f, size_t who)
{
	struct str id = f->book->contact[who].id;
	size_t low = 0, high = f->n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (str_cmp(f->v[mid].id, id) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	while (high < f->n && str_eq(f->v[high].id, id))
		high++;
	*n = high - low;
	return *n ? f->v + low : NULL;
}

static void
add_now(struct folded_set *out, const struct contact *c)
{
	const struct field *f = contact_field(c, KEY_ORG);

	for (uint16_t i = 0; f && i < f->n; i++)
		if (!no_org(field_text(f, i)))
			folded_set_add(out, field_text(f, i));
}

void
former_orgs_open(struct former_orgs *f, const struct book *b, size_t with, struct former_org *former, size_t n)
{
	const struct former_org *theirs;

	*f = (struct former_orgs){.book = b, .with = with, .v = former, .n = n};
	if (n)
		qsort(former, n, sizeof(*former), former_order);
	if (with == b->n)
		return;
	add_now(&f->now, &b->contact[with]);
	theirs = slice_of(&n, f, with);
	for (size_t i = 0; i < n; i++)
		if (!folded_set_has(&f->now, theirs[i].org))
			folded_set_add(&f->before, theirs[i].org);
}

void
former_orgs_close(struct former_orgs *f)
{
	folded_set_free(&f->now);
	folded_set_free(&f->before);
}

struct shared_former_org *
former_orgs_shared(size_t *n, struct former_orgs *f, size_t who)
{
	const struct contact *c = &f->book->contact[who];
	const struct field *orgs = contact_field(c, KEY_ORG);
	size_t norgs = orgs ? orgs->n : 0, nformer;
	const struct former_org *former = slice_of(&nformer, f, who);
	struct shared_former_org *v = mem_alloc((norgs + nformer) * sizeof(*v));
	struct folded_set now = {0}, added = {0};

	*n = 0;
	add_now(&now, c);
	for (size_t i = 0; i < norgs; i++)
		if (folded_set_has(&f->before, field_text(orgs, i)) && folded_set_add(&added, field_text(orgs, i)))
			v[(*n)++] = (struct shared_former_org){field_text(orgs, i), f->with};
	for (size_t i = 0; i < nformer; i++) {
		struct str org = former[i].org;
		bool theirs = folded_set_has(&f->now, org);

		if (folded_set_has(&now, org) || !(theirs || folded_set_has(&f->before, org)))
			continue;
		if (folded_set_add(&added, org))
			v[(*n)++] = (struct shared_former_org){org, theirs ? who : f->book->n};
	}
	folded_set_free(&now);
	folded_set_free(&added);
	return v;
}
