/* SPDX-License-Identifier: ISC */
#ifndef TEND_VCF_LABEL_H
#define TEND_VCF_LABEL_H

#include "base/map.h"
#include "read/vcf_value.h"

/* what a line is labelled with: by its types, and by the X-ABLabel of its group (Apple's, Google's) */
struct vcf_labels {
	const struct vcf_line *line; /* of one card */
	bool old;
	struct map of; /* from a group to the line of its label */
};

#define VCF_LABEL_MAX 256 /* bytes of a value that is a label: it is said again with each value of its group */

/* finds the labels among the lines of a card */
void vcf_labels(struct vcf_labels *, const struct vcf_line *, size_t n, bool old);
void vcf_labels_free(struct vcf_labels *);

/*
 * Puts "its label: " and the text into out (cleared first); the text alone, and false, if it has none that says anything. Home and work
 * count for what has a place (`places`): a number, a postal address.
 */
bool vcf_labelled(struct buf *out, const struct vcf_labels *, const struct vcf_line *, struct str text, bool places);

/* appends s with its ASCII letters small */
void vcf_lower(struct buf *out, struct str s);

#endif
