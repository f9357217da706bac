/* SPDX-License-Identifier: ISC */
#ifndef TEND_WIRE_H
#define TEND_WIRE_H

#include "lsp/frame.h"
#include "lsp/msg.h"

/* the messages to the editor and from it (JSON-RPC 2.0) */
struct wire {
	struct frames in;
	int out, log; /* descriptors; log is -1 without --log */
};

/* the error codes of JSON-RPC 2.0 and of the protocol */
enum {
	WIRE_PARSE_ERROR = -32700,
	WIRE_INVALID_REQUEST = -32600,
	WIRE_METHOD_NOT_FOUND = -32601,
	WIRE_NOT_INITIALIZED = -32002,
};

/* appends a line to the log, if there is one: a mark, and a message or what happened */
void wire_log(struct wire *, const char *mark, struct str text);
/* sends a whole message, JSON */
void wire_send(struct wire *, struct str text);
/* sends a notification with these parameters, JSON */
void wire_notify(struct wire *, const char *method, struct str params);
/* answers a request with a result, JSON; "" is null */
void wire_answer(struct wire *, const struct msg *id, struct str result);
/* answers it with an error; the id is NULL if it is unknown */
void wire_refuse(struct wire *, const struct msg *id, int code, const char *why);

#endif
