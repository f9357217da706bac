/* SPDX-License-Identifier: ISC */
#ifndef TEND_VCF_NAME_H
#define TEND_VCF_NAME_H

#include "vcf/vcf_person.h"

/*
 * Sets the name of the last card, after all its lines are read: FN, unless programs write that for
 * want of a name ("Unknown"), it is only an address, or N in the order of lists ("Lind, Rosa");
 * else N (given, additional and family names; in Han, kana and Hangul the family's first); else the
 * organisation, a nickname, an address or a number. If N has a name that FN lacks, both are kept;
 * its title and suffix become x-prefix and x-suffix. The name is empty if FN is only the id of a
 * card that tend wrote.
 */
void vcf_name(struct vcf_person *, const struct vcf_line *n);

#endif
