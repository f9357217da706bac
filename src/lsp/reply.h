/* SPDX-License-Identifier: ISC */
#ifndef TEND_REPLY_H
#define TEND_REPLY_H

#include <stdint.h>

#include "base/buf.h"

/*
 * JSON, written from left to right. Each function puts a comma where one belongs. `key` names a
 * member of an object; NULL for an item of an array, or for the whole.
 *
 *	reply_object(out, NULL);
 *	reply_text(out, "label", STR("Ann"));
 *	reply_object_end(out);
 */
void reply_object(struct buf *out, const char *key);
void reply_object_end(struct buf *out);
void reply_array(struct buf *out, const char *key);
void reply_array_end(struct buf *out);
void reply_text(struct buf *out, const char *key, struct str);
void reply_number(struct buf *out, const char *key, int64_t);
void reply_bool(struct buf *out, const char *key, bool);
void reply_null(struct buf *out, const char *key);
/* a value that is JSON already */
void reply_json(struct buf *out, const char *key, struct str json);

#endif
