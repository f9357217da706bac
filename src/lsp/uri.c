/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "lsp/uri.h"

bool
uri_path(struct buf *out, struct str uri)
{
	buf_clear(out);
	if (!str_skip(&uri, STR("file://")))
		return false;
	/* "file://localhost/home" */
	uri = str_sub(uri, str_chr(uri, '/'), uri.n);
	for (size_t i = 0; i < uri.n; i++) {
		int high = uri.p[i] == '%' && i + 2 < uri.n ? char_hex(uri.p[i + 1]) : -1;
		int low = high >= 0 ? char_hex(uri.p[i + 2]) : -1;

		if (low < 0) {
			buf_chr(out, uri.p[i]);
			continue;
		}
		buf_chr(out, (char)(high * 16 + low));
		i += 2;
	}
	return out->n && strlen(out->p) == out->n;
}

void
uri_write(struct buf *out, struct str path)
{
	buf_str(out, STR("file://"));
	for (size_t i = 0; i < path.n; i++) {
		char c = path.p[i];

		if (char_alpha(c) || char_digit(c) || (c && strchr("/-_.~", c)))
			buf_chr(out, c);
		else
			buf_fmt(out, "%%%02X", (unsigned char)c);
	}
}
