/* SPDX-License-Identifier: ISC */
#ifndef TEND_VCF_GROUP_H
#define TEND_VCF_GROUP_H

#include "vcf/vcf_line.h"

#define VCF_LABEL_MAX 256 /* bytes of a label, which is repeated with each value */

/*
 * Finds what the groups of a card say of its lines, "item1.X-ABLABEL:Boat" of "item1.TEL:123": sets
 * label, country and is_part of each line. In one pass over the sorted groups: a card may have as
 * many groups as lines.
 */
void vcf_group(struct vcf_line *, size_t n);

#endif
