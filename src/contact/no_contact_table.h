/* SPDX-License-Identifier: ISC */
#ifndef TEND_NO_CONTACT_TABLE_H
#define TEND_NO_CONTACT_TABLE_H

#include "base/buf.h"
#include "base/word_gate.h"
#include "base/word_pairs.h"

/* The words and phrases of no_contact.def, for no_contact.c; the kinds are described there. */
enum no_contact_kind {
	NO_CONTACT_SUBJECT, NO_CONTACT_LEAD, NO_CONTACT_OTHERS, NO_CONTACT_TAIL, NO_CONTACT_STOP,
	NO_CONTACT_VETO, NO_CONTACT_IF, NO_CONTACT_COMMON,
	NO_CONTACT_FIRST, /* may begin a phrase */
	NO_CONTACT_OWN,   /* of the contact's name: of a sentence, not of the table */
};

/* Reads the table, once for the whole process; the functions below need it. */
void no_contact_table_read(void);

/* a bit for each kind of a folded word */
unsigned no_contact_kinds(struct str folded);
/* a phrase, from 0; empty after the last: words with blanks between, see no_contact_choices() */
struct str no_contact_phrase(size_t i);
/*
 * The alternatives of a word of a phrase, with "/" between them, without its "?"; true if one of
 * them must stand there.
 */
bool no_contact_choices(struct str *out, struct str word);

/* False if no phrase can stand in the prose of a body, as in most; this costs little. */
bool no_contact_may_say(struct str body);
/* false if none can stand, or begin or end, in bytes `from` to `to` of a text */
bool no_contact_may_have(struct buf *scratch, struct str text, size_t from, size_t to);

/*
 * True if a word of a text, a slice of it, may be part of a phrase there. Its folded form is in
 * `folded`, which is overwritten.
 */
bool no_contact_may_stand(struct buf *folded, struct str text, struct str word);
/*
 * Adds words to a gate: each phrase has one of them. Adds each with the words that may stand beside
 * it to a set of pairs. Reads the table, too.
 */
void no_contact_keys(struct word_gate *, struct word_pairs *beside);

#endif
