/* SPDX-License-Identifier: ISC */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "lsp/msg.h"

enum { NAME_MAX_BYTES = 64 };

/* jansson's functions count references, and so take what they only read without const */
static json_t *
json_of(const struct msg *m)
{
	union {
		const struct msg *from;
		json_t *to;
	} same = {m};

	return same.to;
}

struct msg *
msg_read(struct str text)
{
	return (struct msg *)json_loadb(text.p, text.n, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
}

void
msg_free(struct msg *m)
{
	json_decref(json_of(m));
}

const struct msg *
msg_get(const struct msg *m, const char *path)
{
	const json_t *at = json_of(m);

	while (at && *path) {
		const char *dot = strchr(path, '.');
		size_t n = dot ? (size_t)(dot - path) : strlen(path);
		char name[NAME_MAX_BYTES];

		if (n >= sizeof(name))
			return NULL;
		memcpy(name, path, n);
		name[n] = '\0';
		at = json_object_get(at, name);
		path += dot ? n + 1 : n;
	}
	return (const struct msg *)at;
}

struct str
msg_text(const struct msg *m, const char *path)
{
	const json_t *at = json_of(msg_get(m, path));

	return json_is_string(at) ? (struct str){json_string_value(at), json_string_length(at)} : STR("");
}

int64_t
msg_number(const struct msg *m, const char *path)
{
	const json_t *at = json_of(msg_get(m, path));

	return json_is_integer(at) ? json_integer_value(at) : 0;
}

bool
msg_true(const struct msg *m, const char *path)
{
	return json_is_true(json_of(msg_get(m, path)));
}

size_t
msg_count(const struct msg *m)
{
	return json_array_size(json_of(m));
}

const struct msg *
msg_item(const struct msg *m, size_t i)
{
	return (const struct msg *)json_array_get(json_of(m), i);
}

void
msg_print(struct buf *out, const struct msg *m)
{
	char *text = m ? json_dumps(json_of(m), JSON_ENCODE_ANY | JSON_COMPACT) : NULL;

	buf_str(out, text ? str_of(text) : STR("null"));
	free(text);
}
