/* SPDX-License-Identifier: ISC */
#ifndef TEND_VCF_PERSON_H
#define TEND_VCF_PERSON_H

#include "read/card.h"
#include "read/vcf_label.h"

#define VCF_VALUE_MAX (1024 * 1024) /* bytes: as much as a file may have */

/* from the lines of one vCard to a card */
struct vcf_person {
	struct cards *cards;
	struct str path;
	uint32_t at;             /* the line of its BEGIN */
	const struct vcf_line *line;
	size_t n;
	bool old;                /* 2.1 */
	size_t left_out, groups; /* counted on: pictures and the like; cards that are no people's */

	/* its own */
	bool own;                /* it has an X-TEND-ID */
	bool placed;             /* an address has said where they live */
	struct vcf_labels labels;
	struct buf value, part;  /* what is being read: decoded; a part of it, unescaped */
};

/* adds the card of a person, if it is one's */
void vcf_person(struct vcf_person *);
/* releases what is its own */
void vcf_person_free(struct vcf_person *);

#endif
