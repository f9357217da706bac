/* SPDX-License-Identifier: ISC */
#ifndef TEND_VCF_LINE_H
#define TEND_VCF_LINE_H

#include <stdint.h>

#include "base/buf.h"

/* the lines of vCards of any version, before they are interpreted */
struct vcf_source {
	struct str rest;
	uint32_t line;     /* number of the next line, from 1 */
	/* the blanks before the card's BEGIN, which are removed from all its lines */
	struct str indent;
	struct str first;  /* the first physical line of the last unfolded line, as written */
	bool old;          /* true for version 2.1 */
	bool inside;       /* true within a card; elsewhere lines are not unfolded */
};

/*
 * Appends the next non-blank line, unfolded and without its end, and sets *line to its first line
 * number; false at the end of the file.
 */
bool vcf_unfold(struct buf *out, struct vcf_source *, uint32_t *line);

/* true if both are equal, ignoring the case of ASCII letters */
bool vcf_same(struct str, struct str);
bool vcf_starts(struct str, struct str with);
/* true if a line is NAME:VCARD, in any case and with blanks anywhere; for BEGIN and END */
bool vcf_is(struct str line, struct str name);

/* the name is empty in 2.1's "TEL;HOME:" */
struct vcf_param {
	struct str name, value;
};

struct vcf_params {
	struct vcf_param *v;
	size_t n, cap;
};

/* the pieces of "item1.TEL;TYPE=home:123"; slices of the bytes that were split */
struct vcf_line {
	struct str group, name, value; /* the group is in lower case; the value is raw */
	const struct vcf_params *all;  /* holds the parameters of all lines, one after another */
	size_t param, nparams;
	uint32_t line;
	/* of its group, from vcf_group(): the first label and country, NULL if there is none */
	const struct vcf_line *label, *country;
	bool is_part; /* is itself a label or country */
};

#define VCF_NAME_MAX 64 /* maximum bytes of a property's name */

/*
 * Splits an unfolded line in place: parameter values are decoded (quotes, RFC 6868) over their raw
 * form. `old` as above. False if the line is not a property.
 */
bool vcf_split(struct vcf_line *, struct vcf_params *, char *bytes, size_t n, bool old);

/* the value of its first parameter with that name; empty if there is none */
struct str vcf_param(const struct vcf_line *, struct str name);

#endif
