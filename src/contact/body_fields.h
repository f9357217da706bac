/* SPDX-License-Identifier: ISC */
#ifndef TEND_BODY_FIELDS_H
#define TEND_BODY_FIELDS_H

#include "front/front.h"

#define BODY_FIELDS_MAX (32 * 1024) /* bytes of values that are read */

/*
 * Adds the fields that stand in `body`, whose first line is `line` of its file, to those of the
 * front-matter, as body_keys.h finds them. The front-matter wins; of two values in the body the
 * first counts, and lists are joined. Days are kept in the form that front-matter has. With p->bare
 * one colon is enough, and `name_too` makes the first heading the name, or the last part of the
 * file's own, as Logseq writes it, if no key has it. With WANT_LINT, values that do not count are
 * reported.
 */
void body_fields_read(struct field **v, uint32_t *n, struct str body, uint32_t line, bool name_too,
                      struct parse *p);

/* as wrong_value() has it, for a day that the body has, saying what to write; or NULL */
const char *body_fields_wrong(enum key_kind);

#endif
