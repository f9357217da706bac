/* SPDX-License-Identifier: ISC */
#ifndef TEND_COLUMN_H
#define TEND_COLUMN_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "front/key.h"

/* What the columns of a program's table mean, by their headers, from column.def. */
enum column_kind {
	COLUMN_LINKEDIN,
	COLUMN_GOOGLE,
	COLUMN_OUTLOOK,
	COLUMN_THUNDERBIRD,
	COLUMN_LDIF,
	COLUMN_ANY, /* of a program that is not known */
};

/* what the values of a column are */
enum column_use {
	USE_NONE,    /* not known */
	USE_IGNORED, /* they say nothing about a person */
	USE_VALUE,   /* of a key */
	USE_OWN,     /* of a key of the user */
	USE_DAY,     /* a day, of a key or else of a key of the user */
	USE_GROUPS,  /* tags, with Google's own groups among them */
	/* parts of a name, in the order of enum profile_part */
	USE_FULL, USE_PREFIX, USE_FIRST, USE_MIDDLE, USE_LAST, USE_SUFFIX,
	/* parts of the birthday */
	USE_YEAR, USE_MONTH, USE_MDAY,
	/* parts of an address, in the order of a vCard, and its lines as on an envelope */
	USE_BOX, USE_EXTRA, USE_STREET, USE_TOWN, USE_REGION, USE_CODE, USE_COUNTRY, USE_ADDRESS,
};

struct column_meaning {
	enum column_use use;
	enum key key;
	struct str text;    /* as in column.def, with the number for "#"; empty if there is none */
	struct str stem;    /* "E-mail 1" of "E-mail 1 - Value"; else empty */
	bool label;         /* its values are the labels of other columns with this stem */
};

/* the columns of one kind. Start it with columns_begin(); release it with columns_free(). */
struct columns {
	enum column_kind kind;
	struct map by_name;  /* folded header: the index of its first row */
	struct map seen;     /* folded header: how often it was asked for */
	struct arena arena;  /* of the texts */
};

void columns_begin(struct columns *, enum column_kind);
/*
 * The meaning of the next column of a table. A column that is not known becomes a key of the user,
 * "x-spouse" for "Spouse", unless the kind is COLUMN_LINKEDIN or COLUMN_ANY: then it has USE_NONE.
 */
struct column_meaning columns_next(struct columns *, struct str header);
void columns_free(struct columns *);

/* appends the user's key for a header or a label: "x-shoe-size" */
void column_own(struct buf *out, struct str header);

/* the kind of a table by the headers of its n columns; COLUMN_ANY for none that is known */
enum column_kind column_sign(const struct str *header, size_t n);

#endif
