/* SPDX-License-Identifier: ISC */
#ifndef TEND_VCF_LABEL_H
#define TEND_VCF_LABEL_H

#include "base/map.h"
#include "vcf/vcf_value.h"

/* the label of a line: from its types, and from the X-ABLabel of its group (Apple, Google) */
struct vcf_labels {
	const struct vcf_line *line; /* of one card */
	bool old;
	struct str guess;            /* as in struct vcf_person */
	struct map of; /* a group: the index of its label's line */
};

/* maximum bytes of a label, which is repeated with each value of its group */
#define VCF_LABEL_MAX 256

/* finds the labels among the lines of a card */
void vcf_labels(struct vcf_labels *, const struct vcf_line *, size_t n, bool old);
void vcf_labels_free(struct vcf_labels *);

/*
 * Writes "label: " and the text to out (cleared first); if there is no useful label, only the text,
 * and returns false. The labels home and work count only if the value has a place (`places`): a
 * number or a postal address.
 */
bool vcf_labelled(struct buf *out, const struct vcf_labels *, const struct vcf_line *,
                  struct str text, bool places);

/* appends s with its ASCII letters in lower case */
void vcf_lower(struct buf *out, struct str s);

#endif
