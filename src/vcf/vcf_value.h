/* SPDX-License-Identifier: ISC */
#ifndef TEND_VCF_VALUE_H
#define TEND_VCF_VALUE_H

#include "vcf/vcf_line.h"

/* the value, types and label of a line */

/* what to report about a value; `out` holds as much of it as possible in any case */
enum vcf_doubt {
	VCF_FINE,
	VCF_GUESSED, /* not UTF-8 and without a character set: read as the guessed one */
	VCF_BROKEN,  /* some bytes are not characters: CHARSET_LOST */
	VCF_NO_SET,  /* the character set is unknown: read as UTF-8 */
};

/*
 * writes the value in UTF-8, neither split nor unescaped, to out (cleared first). *guess is the
 * set of a value that is not UTF-8 and names none; that of a quoted-printable one is found from its
 * bytes, and set there
 */
enum vcf_doubt vcf_decode(struct buf *out, const struct vcf_line *, struct str *guess);

/* true if it is base64 or a "data:" address */
bool vcf_is_binary(const struct vcf_line *);

/*
 * Writes the next part of a value up to `mark`, or all of it if mark is 0, unescaped, to out
 * (cleared first). In 2.1 (`old`) a backslash escapes only ";". Moves *rest past the part; false at
 * the end.
 */
bool vcf_part(struct buf *out, struct str *rest, char mark, bool old);

/*
 * The next type of a line, "home" of "TYPE=home,work" or "TEL;HOME:". Start with *at = *in = 0;
 * false at the end.
 */
bool vcf_type(struct str *type, const struct vcf_line *, size_t *at, size_t *in);
bool vcf_has_type(const struct vcf_line *, struct str type);

/*
 * Appends the date of a value as the front-matter has it: "1980-04-17", "--04-17", "1980-05",
 * "1980". Returns 1; 2 if it has a time other than midnight; 0, with nothing appended, if it is not
 * a date. `none` is the year that means unknown, 0 if there is none.
 */
int vcf_date(struct buf *out, struct str value, int64_t none);

#endif
