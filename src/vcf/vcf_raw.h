/* SPDX-License-Identifier: ISC */
#ifndef TEND_VCF_RAW_H
#define TEND_VCF_RAW_H

#include "vcf/vcf_person.h"

/*
 * Properties as a card has them, for the key `vcard` of a contact: what the other keys cannot hold,
 * such as the type of a number, the parts of a name, and properties that tend does not know. Each
 * is one line that needs no other: "TEL;TYPE=cell;X-ABLABEL=Boat:+49 170 5550100". It is in UTF-8,
 * unfolded, not quoted-printable; a preferred value has PREF=1, as in 4.0; the label of its group
 * is a parameter.
 */

/* appends a line in that form */
void vcf_raw(struct buf *out, struct vcf_person *, const struct vcf_line *);

/* appends the parameters of such a line, without its label: in the words of 3.0 if `v3` */
void vcf_raw_params(struct buf *out, const struct vcf_line *, bool v3);

/* true if a line has a parameter or a group that says something of its value */
bool vcf_raw_has_more(struct vcf_person *, const struct vcf_line *);

/*
 * True if the values that were taken from a line say all of it, so that vcard_add() writes it again
 * from them. `values` are those of the line, `n` their number.
 */
bool vcf_raw_said(struct vcf_person *, const struct vcf_line *, const struct card_value *values,
                  size_t n);

/* the label of a line: its parameter X-ABLABEL, or the X-ABLabel of its group; empty if none */
struct str vcf_label(struct buf *scratch, const struct vcf_person *, const struct vcf_line *);

#endif
