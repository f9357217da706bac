/* SPDX-License-Identifier: ISC */
#ifndef TEND_FRONT_H
#define TEND_FRONT_H

#include "base/error.h"
#include "base/written.h"
#include "front/key.h"
#include "front/note.h"

/*
 * The YAML front-matter of a file: a block between "---" lines at its very beginning. Values are
 * untyped texts: `no`, `012` and `12:30` stay as written. front.c is the only file that includes
 * libyaml.
 */

#define FRONT_MAX (64 * 1024) /* bytes; contact.c rejects a longer one */
#define FRONT_DEPTH 32        /* nesting of lists and maps */

/*
 * A scalar: the value of a key, an item of a list or a pair of a map, as shown.h reads it. It is
 * small, since a book has a million of them: FRONT_MAX keeps most places within 16 bits, and
 * UINT16_MAX stands for those beyond.
 */
struct value {
	const char *p;
	uint32_t n : 31;
	uint32_t linked : 1; /* after the terminated text comes the terminated target of its link */
	uint16_t line, col;
};

enum shape { SHAPE_SCALAR, SHAPE_LIST, SHAPE_MAP };

#define FIELD_HIDDEN 63

/*
 * One key. Empty and null values do not count, so n may be 0. Deeper nested values are not kept.
 * After the n values come `hidden` others: tags that mark a note, at most FIELD_HIDDEN, which only
 * conditions see.
 */
struct field {
	const char *name;    /* as written, terminated */
	struct value *value; /* n; in a map 2 * n: the values, then their keys */
	uint16_t n;          /* fewer than FRONT_MAX */
	uint16_t line, col;
	enum key key : 8;
	enum shape shape : 2;
	unsigned hidden : 6;
	unsigned noted : 8; /* the last values are not in the front-matter: see noted_needs.h */
	unsigned relation : 8; /* KEY_OTHER: the number of a word, as of relation_of(), or 0 */
};

static inline struct str
value_text(const struct value *v)
{
	return (struct str){v->p, v->n};
}

/* the id or name that a value leads to: the target of its link, else its text */
static inline struct str
value_target(const struct value *v)
{
	return v->linked ? str_of(v->p + v->n + 1) : value_text(v);
}

/* the text of the i-th value; field_pair() is its key in a map, else empty */
static inline struct str
field_text(const struct field *f, size_t i)
{
	return value_text(&f->value[i]);
}

/* true if the i-th value is from the notes */
static inline bool
field_noted(const struct field *f, size_t i)
{
	return i + f->noted >= f->n;
}

static inline struct str
field_target(const struct field *f, size_t i)
{
	return value_target(&f->value[i]);
}

static inline struct str
field_pair(const struct field *f, size_t i)
{
	return f->shape == SHAPE_MAP ? value_text(&f->value[f->n + i]) : STR("");
}

/* a part of a text, by offsets */
struct span {
	size_t from, to;
};

/* the parts of a file, by offsets and the number of their first lines */
struct split {
	size_t front, front_end, body;
	uint32_t front_line, body_line;
};

/*
 * Finds the front-matter, after a BOM if there is one. 1, or 0 if the file does not begin with
 * front-matter, or -1 if the front-matter does not end.
 */
int front_split(struct split *, struct str file);

struct contact;
struct parse;

/* which files are contacts, as a book decides it; without one, the type of each decides */
struct contact_rule {
	keyset keys; /* those it needs */
	/*
	 * NOTE_NONE for a contact, else why it is a note, given its front-matter and p->path; any
	 * thread may call it
	 */
	enum note_why (*judge)(const struct contact_rule *, const struct contact *,
	                       const struct parse *);
};

/* parts that the caller wants; the parser skips the others */
enum {
	WANT_ENTRIES = 1, /* without their texts */
	WANT_TEXTS = 2,   /* the texts of entries */
	WANT_LINKS = 4,
	WANT_RAW = 8,     /* the bytes of the file (contact.h) */
	WANT_LINT = 16,   /* report entries that are readable but odd */
	WANT_TASKS = 128, /* asks and promises */
	/* offsets of entries and logs in the body: for callers that write */
	WANT_PLACES = 64,
	/* the rows of tables are no entries: for callers that write items beside entries */
	WANT_NO_TABLES = 256,
	/* cmark and libyaml read everything: to test the short cuts */
	WANT_NO_SHORT_CUT = 32,
	/* the bytes of the file, if book_raw() is called; a revision has those of all at once */
	WANT_RAW_LATER = 512,
};

/* the arguments of all parsers of a contact, and where they store results */
struct parse {
	struct arena *arena;    /* for the results */
	struct errors *errors;
	struct str path;        /* for errors */
	keyset keys;            /* the wanted keys */
	const struct map *own;  /* further synonyms, or NULL */
	struct written_style dates; /* how the book writes them */
	unsigned want;          /* the wanted parts, WANT_… of body.h */
	bool bare;              /* the file may lack front-matter: `people:` names it */
	const struct contact_rule *rule; /* or NULL */
	enum note_why note;         /* set by contact_parse(): why the file is no contact */
};

/*
 * Reads `yaml`, whose first line is `line` of its file. Fields come in the order of the file, at
 * most one for each known key: lists under several names are joined; of days of the last contact
 * the latest wins; otherwise tend's own name wins over a synonym, and the first over a repeat. The
 * parts of a name make a name if there is none. Values are what shown.h reads. If libyaml rejects a
 * part, it is reported and the other keys are read. Anchors and aliases are rejected. With
 * WANT_LINT, values that another name of their key outdoes are reported.
 */
void front_parse(struct field **out, uint32_t *n, struct str yaml, uint32_t line, struct parse *);

#endif
