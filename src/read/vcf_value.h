/* SPDX-License-Identifier: ISC */
#ifndef TEND_VCF_VALUE_H
#define TEND_VCF_VALUE_H

#include "read/vcf_line.h"

/* what the value of a line says, and what its types and label are */

/* what is to be told of a value; what there is of it is in out in any case */
enum vcf_doubt {
	VCF_FINE,
	VCF_GUESSED, /* no UTF-8, and nothing says what: read as windows-1252 */
	VCF_BROKEN,  /* some bytes are no character: U+FFFD */
	VCF_NO_SET,  /* nobody knows its character set: as UTF-8 */
};

/* the value in UTF-8, neither split nor unescaped, into out (cleared first) */
enum vcf_doubt vcf_decode(struct buf *out, const struct vcf_line *);

/* whether it is written in base64, or is a "data:" address */
bool vcf_is_binary(const struct vcf_line *);

/*
 * The next part of a value up to `mark`, or all of it for 0, unescaped, into out (cleared first). In 2.1 (`old`)
 * a backslash means something only before ";". Moves *rest on; false at the end.
 */
bool vcf_part(struct buf *out, struct str *rest, char mark, bool old);

/*
 * The next of its types, "home" of "TYPE=home,work" or "TEL;HOME:". Starts with *at = *in = 0; false at the end.
 */
bool vcf_type(struct str *type, const struct vcf_line *, size_t *at, size_t *in);
bool vcf_has_type(const struct vcf_line *, struct str type);

/*
 * Appends the date of a value as it stands in the front-matter, "1980-04-17", "--04-17", "1980-05", "1980":
 * 1, or 0 if it is none, with nothing appended. A time that is not midnight makes it 2. `none` is the year that stands for none, 0 if no
 * year does.
 */
int vcf_date(struct buf *out, struct str value, int64_t none);

#endif
