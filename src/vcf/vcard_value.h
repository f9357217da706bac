/* SPDX-License-Identifier: ISC */
#ifndef TEND_VCARD_VALUE_H
#define TEND_VCARD_VALUE_H

#include "base/buf.h"
#include "base/date.h"
#include "front/key.h"

/* how the values of a card are written; flags as in vcard.h */

/* appends the value after the colon; false if the property cannot hold it */
typedef bool vcard_writer(struct buf *, struct str, unsigned flags);

/* that of a form; never NULL */
vcard_writer *vcard_value_writer(enum key_form);

/* appends a day: "19800417", "1980-05", "1980", "--0417"; in 3.0, only complete, "1980-04-17" */
void vcard_value_day(struct buf *out, const struct partial *, unsigned flags);

#endif
