/* SPDX-License-Identifier: ISC */
#ifndef TEND_MSG_H
#define TEND_MSG_H

#include <stdint.h>

#include "base/buf.h"

/*
 * A message of the language server protocol, or a part of one: JSON as it was read. NULL stands for
 * what is not there, and all functions accept it. The only file that includes jansson.
 */
struct msg;

/* NULL if the text is not JSON, or nested too deeply; the caller frees it with msg_free() */
struct msg *msg_read(struct str text);
void msg_free(struct msg *);

/* the part at a path of names, "textDocument.uri"; borrowed, NULL if there is none */
const struct msg *msg_get(const struct msg *, const char *path);
/* the text at a path, "" being the part itself, or empty; it lives as long as the message */
struct str msg_text(const struct msg *, const char *path);
int64_t msg_number(const struct msg *, const char *path); /* 0 if there is none */
bool msg_true(const struct msg *, const char *path);

/* the items of an array; 0 and NULL for anything else */
size_t msg_count(const struct msg *);
const struct msg *msg_item(const struct msg *, size_t i);

/* appends a part as JSON, for the id of a request */
void msg_print(struct buf *out, const struct msg *);

#endif
