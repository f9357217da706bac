/* SPDX-License-Identifier: ISC */
#ifndef TEND_VCF_NAME_H
#define TEND_VCF_NAME_H

#include "read/vcf_person.h"

/*
 * Sets the name of the last card, after all its lines are read: FN, else N (given, additional and
 * family names, without titles), else the organisation, a nickname or an address. If N has a name
 * that FN lacks, both are kept. The name is empty if FN is only the id of a card that tend wrote.
 */
void vcf_name(struct vcf_person *, const struct vcf_line *n);

#endif
