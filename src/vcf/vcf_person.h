/* SPDX-License-Identifier: ISC */
#ifndef TEND_VCF_PERSON_H
#define TEND_VCF_PERSON_H

#include "read/card.h"
#include "vcf/vcf_value.h"

#define VCF_VALUE_MAX (1024 * 1024) /* bytes; the maximum size of a file */
/* of a card's pictures, sounds and keys, in base64; a photo is a file */
#define VCF_BYTES_MAX (16 * 1024)

/* makes a card of the lines of one vCard */
struct vcf_person {
	struct cards *cards;
	struct str path;
	uint32_t at;             /* the line number of its BEGIN */
	const struct vcf_line *line;
	size_t n;
	bool old;                /* true for version 2.1 */
	/* what values of the file that are not UTF-8 are read as; see charset_guess() */
	struct str guess;
	/* totals over all cards: dropped pictures and the like, and cards of groups */
	size_t left_out, groups;

	/* about the current card: */
	bool from_tend;          /* has an X-TEND-ID */
	bool placed;             /* an address has already set the place */
	bool quiet;              /* what is wrong with the texts has been reported */
	size_t bytes;            /* kept so far of VCF_BYTES_MAX */
	struct buf value, part;  /* the current value: decoded, and one part of it, unescaped */
};

/* adds a card if the vCard describes a person */
void vcf_person(struct vcf_person *);
/* adds the values that a single line stands for to the last card */
void vcf_person_take(struct vcf_person *, const struct vcf_line *);
/* frees the memory of the struct */
void vcf_person_free(struct vcf_person *);

#endif
