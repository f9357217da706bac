/* SPDX-License-Identifier: ISC */
#ifndef TEND_COND_H
#define TEND_COND_H

#include "account/field.h"
#include "base/match.h"

enum cond_op {
	COND_IS,
	COND_MATCH,
	COND_LESS,
	COND_MORE,
	COND_MOST,  /* <= */
	COND_LEAST, /* >= */
};

/*
 * What a text may be read as, each as a stretch of numbers: a number, days
 * (a year is all of its days), or a duration.
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
	struct reading read;
	struct match *match;
};

/*
 * Cuts "key=value" into a key and the rest: the operators are = (also ==),
 * !=, ~, !~, <, >, <=, >=, right behind the key. False for what is no condition,
 * as the name of a contact. The slices are of the operand.
 */
bool cond_cut(struct cond *out, struct str *key, struct str operand);

/*
 * Makes ready a condition that was cut, for its field. 0, or -1 with *err set
 * when the pattern is none, or the value can never compare to the field. The
 * caller closes it.
 */
int cond_open(struct cond *, struct field_ref, day today, struct arena *, struct error *err);

/*
 * Whether it holds for a contact: 1, 0, or -1 when the pattern hit a limit.
 * Where there are several values, one is enough; with `not`, none may. Without
 * any, just `key=`, `!=` and `!~` hold.
 *
 * Compared as numbers, days or durations when both sides are such, else as
 * text, by folded form; but no text comes before or after a number, day or
 * duration.
 */
int cond_holds(const struct cond *, struct field_view *);

void cond_close(struct cond *);

#endif
