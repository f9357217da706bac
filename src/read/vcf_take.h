/* SPDX-License-Identifier: ISC */
#ifndef TEND_VCF_TAKE_H
#define TEND_VCF_TAKE_H

#include "read/vcf_person.h"

struct vcf_property;

/* what is made of a line: values of the card added last */
typedef void vcf_taker(struct vcf_person *, const struct vcf_property *, const struct vcf_line *);

struct vcf_property {
	struct str name;
	vcf_taker *take; /* NULL: nothing, since it speaks of the card, not of the person */
	enum key key;
};

/* its value, decoded, told if it is in doubt; all of that unescaped. Each valid until the next. */
struct str vcf_said(struct vcf_person *, const struct vcf_line *);
struct str vcf_whole(struct vcf_person *, const struct vcf_line *);

/* a value of tend's key, in its map if the line says so; of a key of the user's own */
void vcf_add(struct vcf_person *, enum key, const struct vcf_line *, struct str text);
void vcf_add_own(struct vcf_person *, struct str name, struct str text);

/* of what tend has a key for */
vcf_taker vcf_take_text;
vcf_taker vcf_take_fn;
vcf_taker vcf_take_uid;
vcf_taker vcf_take_id;
vcf_taker vcf_take_reach;
vcf_taker vcf_take_list;
vcf_taker vcf_take_org;
vcf_taker vcf_take_address;
vcf_taker vcf_take_envelope;
vcf_taker vcf_take_birthday;

#endif
