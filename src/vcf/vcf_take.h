/* SPDX-License-Identifier: ISC */
#ifndef TEND_VCF_TAKE_H
#define TEND_VCF_TAKE_H

#include "vcf/vcf_person.h"

struct vcf_property;

/* turns a line into values of the last card */
typedef void vcf_taker(struct vcf_person *, const struct vcf_property *, const struct vcf_line *);

struct vcf_property {
	struct str name;
	/* NULL to drop the property, which describes the card and not the person */
	vcf_taker *take;
	enum key key;
};

/*
 * the decoded value of a line, with any doubt reported; the same unescaped. Each is valid until its
 * next call.
 */
struct str vcf_text(struct vcf_person *, const struct vcf_line *);
struct str vcf_unescaped(struct vcf_person *, const struct vcf_line *);

/* adds a value to a key of tend, in its map if the line names one; to a key of the user */
void vcf_add(struct vcf_person *, enum key, const struct vcf_line *, struct str text);
void vcf_add_user_key(struct vcf_person *, struct str name, struct str text);

/* takes a birthday, as the value of a line has it */
void vcf_birthday(struct vcf_person *, const struct vcf_line *, struct str);

/* properties with a key of tend */
vcf_taker vcf_take_text;
vcf_taker vcf_take_fn;
vcf_taker vcf_take_uid;
vcf_taker vcf_take_id;
vcf_taker vcf_take_reach;
vcf_taker vcf_take_mail;
vcf_taker vcf_take_list;
vcf_taker vcf_take_org;
vcf_taker vcf_take_birthday;

#endif
