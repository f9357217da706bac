/* SPDX-License-Identifier: ISC */
#ifndef TEND_VCF_NAME_H
#define TEND_VCF_NAME_H

#include "vcf/vcf_person.h"

/*
 * Sets the name of the last card, after all its lines are read: FN, unless programs write that for
 * want of a name ("Unknown"), it is only an address, or N in the order of lists ("Lind, Rosa");
 * else N (given, additional and family names; in Han, kana and Hangul the family's first); else the
 * organisation, a nickname, an address or a number. If N has a name that FN lacks, it is an alias.
 * The name is empty if FN is only the id of a card that tend wrote. `n` may be NULL.
 *
 * N is kept under `vcard` if its parts cannot be found from the name, and FN if it is in another
 * order; both if they have parameters, or if there are several.
 */
void vcf_name(struct vcf_person *, const struct vcf_line *n);

/*
 * True if a contact still has the name of a kept N: if its name or one of its aliases has the words
 * of the family and the given names (`parts` is the value of the line).
 */
bool vcf_name_of(struct str name, const struct str *alias, size_t naliases, struct str parts);
/* appends the name whose parts are the value of a kept N, as an import makes an alias of it */
void vcf_name_full(struct buf *out, struct str parts);
/* true if a contact still has the name of a kept FN, in any order */
bool vcf_name_is(struct str name, struct str full);

#endif
