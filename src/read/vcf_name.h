/* SPDX-License-Identifier: ISC */
#ifndef TEND_VCF_NAME_H
#define TEND_VCF_NAME_H

#include "read/vcf_person.h"

/*
 * What the person of the card added last is called, when all of it was read: FN, else N (given, additional and family
 * names, without titles), else the organisation, a nickname, an address. If N has a name that FN lacks, both count.
 * None, if FN is but the id of a card that tend wrote.
 */
void vcf_name(struct vcf_person *, const struct vcf_line *n);

#endif
