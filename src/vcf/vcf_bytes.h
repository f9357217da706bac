/* SPDX-License-Identifier: ISC */
#ifndef TEND_VCF_BYTES_H
#define TEND_VCF_BYTES_H

#include "vcf/vcf_value.h"

/*
 * Values that are bytes: pictures, sounds, keys. In 4.0 they are "data:image/png;base64,iVBO…";
 * in 3.0 they are base64, with ENCODING=b and the kind as a type, such as PNG or PGP.
 */

/* appends the value of a line as 4.0 has it; false, with nothing appended, if it is no base64 */
bool vcf_bytes(struct buf *out, const struct vcf_line *);

/*
 * appends the parameters and the value of such a value of 4.0 as 3.0 has them, from ";ENCODING=b"
 * on; false, with nothing appended, if it is none
 */
bool vcf_bytes_old(struct buf *out, struct str value);

/* true for a type that says only of what kind the bytes are */
bool vcf_bytes_is_kind(struct str type);

#endif
