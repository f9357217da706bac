/* SPDX-License-Identifier: ISC */
#ifndef TEND_CONTACT_H
#define TEND_CONTACT_H

#include "base/period.h"
#include "contact/body.h"

#define CONTACT_MAX (1024 * 1024) /* bytes of a file */

/* what makes a contact inactive, but for its status */
enum contact_end { END_NONE, END_SIGN, END_TAG, END_DEATH, END_NO_CONTACT };

/*
 * A contact: what one file says about one person. All its parts live in the arena of the parse.
 */
struct contact {
	struct str id;        /* the file's stem; a slice of path */
	struct str path;      /* from the book's folder; parse.path, not copied */
	struct field *field;  /* the wanted keys of the front-matter */
	struct body body;
	struct str raw;       /* the file's bytes, if wanted */
	struct written_style dates; /* how its days are written */
	uint32_t nfields;
	bool me;              /* the owner: in no list */
	bool inactive;        /* by `status`, or what stands for it: only tend-ls(1) lists it */
	uint8_t end;          /* enum contact_end; END_NONE if the status says so, too */
	bool signed_dead;     /* by a sign of death, cut off the name, or in that of the file */
	bool bare;            /* the file has no front-matter */
};

/*
 * Turns bytes into a record: a pure function of its arguments. p has the wanted keys and parts, the
 * arena for them, and the path of the file; the record does not refer to `bytes`. Returns 1 for a
 * contact, 0 for a note (out is then not set), and sets p->note. A template is a note, and without
 * p->rule so is a file whose type is neither person nor contact.
 *
 * A file without front-matter is a note, unless p->bare: then its whole text is the body, and the
 * caller decides by the fields (`people: {type: person}`) or the path whether it is about a person.
 *
 * Reports in p->errors, and reads the rest: invalid UTF-8 and NUL (replaced by U+FFFD),
 * front-matter that does not end or is not YAML, values of wanted keys that are not the date,
 * period or number they should be, and what body_parse() reports.
 */
int contact_parse(struct contact *out, struct str bytes, struct parse *p);

/* the parts of a contact's file; a bare one has no front-matter, and all but a BOM is body */
void contact_split(struct split *, const struct contact *, struct str file);

/* true without a `type:`, or if it is person or contact */
bool contact_typed(const struct contact *);

/* the field of a known key, or NULL if it is missing or has no value */
const struct field *contact_field(const struct contact *, enum key);
/* the first value of a key; empty if there is none */
struct str contact_text(const struct contact *, enum key);
/* true if a value of a key has the same words, see text_same() */
bool contact_has_value(const struct contact *, enum key, struct str text);
/* why a contact is inactive: its status, or "deceased, by your notes"; empty if it is not */
struct str contact_why_inactive(const struct contact *);
/* the name, or the id of a contact without one */
struct str contact_name(const struct contact *);
/* the day of a key, or the first day of a partial date; DAY_NONE if there is none */
day contact_day(const struct contact *, enum key);
/* the known parts of the date of a key; none if it is not a date */
struct partial contact_partial(const struct contact *, enum key);
/* the whole number of a key, or `otherwise` */
int64_t contact_number(const struct contact *, enum key, int64_t otherwise);
/* the period of a key: 0, or -1 if there is none */
int contact_period(struct period *out, const struct contact *, enum key);
/* the day of the first entry that is done by today; DAY_NONE if there is none */
day contact_first_entry(const struct contact *, day today);
/* the text of one of its entries; empty without WANT_TEXTS */
struct str contact_entry_text(const struct contact *, const struct entry *);
/* the path of the note that an entry is from; empty for one of the contact's own file */
struct str contact_entry_note(const struct contact *, const struct entry *);
/* the entry that contains a link, or NULL */
const struct entry *contact_link_entry(const struct contact *, const struct link *);

/*
 * Prefetches the data of contact i of n, since a pass over a large book mostly waits for memory.
 * Ignores an i out of bounds.
 */
static inline void
contact_soon(const struct contact *c, size_t n, size_t i)
{
	if (i >= n)
		return;
	__builtin_prefetch(c[i].field);
	__builtin_prefetch((const char *)c[i].field + 64);
	__builtin_prefetch(c[i].body.entry);
	__builtin_prefetch(c[i].body.link);
}

#define CONTACT_SOON 8 /* contacts ahead */

#endif
