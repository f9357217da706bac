/* SPDX-License-Identifier: ISC */
#ifndef TEND_VCF_KEPT_H
#define TEND_VCF_KEPT_H

#include "contact/contact.h"
#include "vcf/vcf_person.h"

/*
 * The lines under the key `vcard` of a contact (vcf_raw.h), and the values of other keys that each
 * stands for. The keys that people edit win: a line counts as long as the contact has all of its
 * values, and is stale afterwards.
 */
struct kept_line {
	struct vcf_line line;
	bool stale;
	bool other;   /* FN: an alias, and not the name */
	bool private; /* stands for nothing that a card for others may have */
	bool done;    /* for the writer: it is in the card */
};

/* value i of a field is said by a line */
struct kept_value {
	const struct field *field;
	uint32_t i, line;
};

struct kept {
	struct kept_line *v;
	size_t n;
	struct kept_value *value;
	size_t nvalues, room;
	struct vcf_params params;
	struct arena arena;
};

/*
 * reads the lines of a contact; those that are no property, or one that only tend writes, are left
 * out
 */
void kept_open(struct kept *, const struct contact *);
void kept_close(struct kept *);

/* the line of a property without values of its own, N or FN, that still fits; NULL if none */
struct kept_line *kept_find(struct kept *, const char *property);

#endif
