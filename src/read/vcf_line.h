/* SPDX-License-Identifier: ISC */
#ifndef TEND_VCF_LINE_H
#define TEND_VCF_LINE_H

#include <stdint.h>

#include "base/buf.h"

/* the lines of vCards, of any version, before anything is made of them */
struct vcf_source {
	struct str rest;
	uint32_t line;     /* the number of the next one, from 1 */
	struct str indent; /* the blanks before a card's BEGIN, which none of its lines then keeps */
	struct str first;  /* the last line's first, as it stands there */
	bool old;          /* the card is 2.1 */
	bool inside;       /* within a card; elsewhere nothing is folded */
};

/*
 * Appends the next line that is not blank, unfolded, without its end, and sets *line to the number of its first;
 * false at the end of all. Of base64 only the first line is appended: nobody wants the rest.
 */
bool vcf_unfold(struct buf *out, struct vcf_source *, uint32_t *line);

/* ASCII letters alike in either case */
bool vcf_same(struct str, struct str);
/* whether a line is NAME:VCARD, in any case, with blanks anywhere: BEGIN and END */
bool vcf_is(struct str line, struct str name);

/* its name is empty in 2.1's "TEL;HOME:" */
struct vcf_param {
	struct str name, value;
};

struct vcf_params {
	struct vcf_param *v;
	size_t n, cap;
};

/* "item1.TEL;TYPE=home:123"; slices of the bytes it was split from */
struct vcf_line {
	struct str group, name, value; /* the group in small letters; the value as it is written */
	const struct vcf_params *all;  /* in which its parameters stand, one behind the other */
	size_t param, nparams;
	uint32_t line;
};

#define VCF_NAME_MAX 64 /* a longer name is no property's */

/*
 * Splits an unfolded line where it stands: what parameters say (quotes, RFC 6868) is written over them. `old` as above.
 * False if it is no property.
 */
bool vcf_split(struct vcf_line *, struct vcf_params *, char *bytes, size_t n, bool old);

/* what its first parameter of that name says; empty if it has none */
struct str vcf_param(const struct vcf_line *, struct str name);

#endif
