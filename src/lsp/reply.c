/* SPDX-License-Identifier: ISC */
#include <inttypes.h>
#include <string.h>

#include "base/utf8.h"
#include "lsp/reply.h"

static void
quote(struct buf *out, struct str s)
{
	buf_chr(out, '"');
	while (s.n) {
		struct str from = s;
		int32_t c = utf8_next(&s);

		if (c == '"' || c == '\\')
			buf_fmt(out, "\\%c", (char)c);
		else if (c == 0xFFFD)
			buf_str(out, STR("\xEF\xBF\xBD")); /* the bytes may be invalid */
		else if (c < ' ' || c == 0x7F)
			buf_fmt(out, "\\u%04x", (unsigned)c);
		else
			buf_add(out, from.p, from.n - s.n);
	}
	buf_chr(out, '"');
}

/* what comes before a value: a comma, unless it is the first, and the name of a member */
static void
begin(struct buf *out, const char *key)
{
	if (out->n && !strchr("{[:", out->p[out->n - 1]))
		buf_chr(out, ',');
	if (!key)
		return;
	quote(out, str_of(key));
	buf_chr(out, ':');
}

void
reply_object(struct buf *out, const char *key)
{
	begin(out, key);
	buf_chr(out, '{');
}

void
reply_object_end(struct buf *out)
{
	buf_chr(out, '}');
}

void
reply_array(struct buf *out, const char *key)
{
	begin(out, key);
	buf_chr(out, '[');
}

void
reply_array_end(struct buf *out)
{
	buf_chr(out, ']');
}

void
reply_text(struct buf *out, const char *key, struct str s)
{
	begin(out, key);
	quote(out, s);
}

void
reply_number(struct buf *out, const char *key, int64_t n)
{
	begin(out, key);
	buf_fmt(out, "%" PRId64, n);
}

void
reply_bool(struct buf *out, const char *key, bool is)
{
	begin(out, key);
	buf_str(out, is ? STR("true") : STR("false"));
}

void
reply_null(struct buf *out, const char *key)
{
	begin(out, key);
	buf_str(out, STR("null"));
}

void
reply_json(struct buf *out, const char *key, struct str json)
{
	begin(out, key);
	buf_str(out, json);
}
