/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "vcf/vcf_group.h"

static bool
is_label(const struct vcf_line *l)
{
	return vcf_same(l->name, STR("X-ABLABEL"));
}

static bool
is_country(const struct vcf_line *l)
{
	return vcf_same(l->name, STR("X-ABADR"));
}

/* by group, and within it in the order of the card */
static int
order(const void *va, const void *vb)
{
	const struct vcf_line *a = *(struct vcf_line *const *)va, *b = *(struct vcf_line *const *)vb;
	int by = str_cmp(a->group, b->group);

	return by ? by : (a > b) - (a < b);
}

/* the lines of one group */
static void
join(struct vcf_line **line, size_t n)
{
	const struct vcf_line *label = NULL, *country = NULL;
	bool address = false, labelled = false;

	for (size_t i = 0; i < n; i++) {
		bool has = str_trim(line[i]->value).n;

		if (!label && is_label(line[i]) && has && line[i]->value.n <= VCF_LABEL_MAX)
			label = line[i];
		if (!country && is_country(line[i]) && has)
			country = line[i];
		address = address || vcf_same(line[i]->name, STR("ADR"));
		labelled = labelled || !is_label(line[i]);
	}
	for (size_t i = 0; i < n; i++) {
		line[i]->label = label;
		line[i]->country = country;
		line[i]->is_part = is_label(line[i]) ? labelled : is_country(line[i]) && address;
	}
}

void
vcf_group(struct vcf_line *line, size_t n)
{
	struct vcf_line **grouped = n ? mem_alloc(n * sizeof(struct vcf_line *)) : NULL;
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		if (line[i].group.n)
			grouped[kept++] = &line[i];
	if (kept)
		qsort(grouped, kept, sizeof(struct vcf_line *), order);
	for (size_t i = 0, end; i < kept; i = end) {
		for (end = i + 1; end < kept && str_eq(grouped[i]->group, grouped[end]->group);)
			end++;
		join(&grouped[i], end - i);
	}
	free(grouped);
}
