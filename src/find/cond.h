/* SPDX-License-Identifier: ISC */
#ifndef TEND_COND_H
#define TEND_COND_H

#include "account/field.h"
#include "base/regex.h"

enum cond_op {
	COND_IS,
	COND_MATCH,
	COND_LESS,
	COND_MORE,
	COND_MOST,  /* <= */
	COND_LEAST, /* >= */
};

/*
 * What a value can be read as, each an interval of numbers: a number, days (a year is all of its
 * days), or a duration.
 */
enum { READ_NUMBER, READ_DAYS, READ_PERIOD, READ_KINDS };
struct reading {
	bool is[READ_KINDS];
	double low[READ_KINDS], high[READ_KINDS];
};

/* a condition on a field of a contact */
struct cond {
	struct field_ref field;
	enum cond_op op;
	bool not;
	struct str value;
	struct str typed; /* as the user gave it, for messages; the caller sets it */
	struct reading read;
	struct regex *regex;
};

/*
 * Splits "key=value" into a key and the rest; an operator directly follows the key: = (also ==),
 * !=, ~, !~, <, >, <=, >=. False if the operand is not a condition, such as a contact's name. The
 * slices point into the operand.
 */
bool cond_cut(struct cond *out, struct str *key, struct str operand);

/*
 * Prepares a condition from cond_cut() for its field. 0, or -1 with *err set if the pattern is
 * invalid or the value can never compare with the field. The caller closes it.
 */
int cond_open(struct cond *, struct field_ref, day today, struct arena *, struct error *err);

/*
 * True if the condition holds for a contact: 1, 0, or -1 if the pattern hits a limit. Of several
 * values one suffices; with `not`, none may match. A link is what its text or its target is.
 * Without a value only `key=`, `!=` and `!~` hold.
 *
 * Numbers, days and durations compare as such if both sides are of that kind, else as folded text;
 * but a text is never less or greater than a number, day or duration.
 */
int cond_holds(const struct cond *, struct field_view *);

void cond_close(struct cond *);

#endif
