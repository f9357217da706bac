/* SPDX-License-Identifier: ISC */
#include "lsp/reply.h"
#include "lsp/textedit.h"

void
textedit_begin(struct buf *out, const char *key)
{
	reply_object(out, key);
	reply_array(out, "documentChanges");
}

void
textedit_end(struct buf *out)
{
	reply_array_end(out);
	reply_object_end(out);
}

/* the version of a text that is open; -1 if it is not */
static int64_t
version_of(const struct workspace *ws, struct str path)
{
	for (size_t i = 0; i < ws->n; i++)
		if (str_eq(ws->doc[i]->path, path))
			return ws->doc[i]->version;
	return -1;
}

/* true within a character of UTF-8, or between CR and LF */
static bool
within(struct str s, size_t at)
{
	return at && at < s.n && (((unsigned char)s.p[at] & 0xC0) == 0x80 || (s.p[at] == '\n' && s.p[at - 1] == '\r'));
}

void
textedit_file(struct buf *out, const struct workspace *ws, struct str path, struct str old, struct str new)
{
	struct lines lines = {0};
	struct buf uri = {0};
	size_t from = 0, to = old.n, end = new.n;

	while (from < to && from < end && old.p[from] == new.p[from])
		from++;
	while (within(old, from) || within(new, from))
		from--;
	while (to > from && end > from && old.p[to - 1] == new.p[end - 1]) {
		to--;
		end--;
	}
	while (within(old, to) || within(new, end)) {
		to++;
		end++;
	}
	lines_read(&lines, old, ws->utf8);
	workspace_uri(&uri, ws, path);
	reply_object(out, NULL);
	reply_object(out, "textDocument");
	reply_text(out, "uri", buf_view(&uri));
	if (version_of(ws, path) < 0)
		reply_null(out, "version");
	else
		reply_number(out, "version", version_of(ws, path));
	reply_object_end(out);
	reply_array(out, "edits");
	reply_object(out, NULL);
	place_range(out, "range", &lines, from, to);
	reply_text(out, "newText", str_sub(new, from, end));
	reply_object_end(out);
	reply_array_end(out);
	reply_object_end(out);
	lines_free(&lines);
	buf_free(&uri);
}

void
textedit_rename(struct buf *out, const struct workspace *ws, struct str from, struct str to)
{
	struct buf a = {0}, b = {0};

	workspace_uri(&a, ws, from);
	workspace_uri(&b, ws, to);
	reply_object(out, NULL);
	reply_text(out, "kind", STR("rename"));
	reply_text(out, "oldUri", buf_view(&a));
	reply_text(out, "newUri", buf_view(&b));
	reply_object_end(out);
	buf_free(&a);
	buf_free(&b);
}

void
textedit_delete(struct buf *out, const struct workspace *ws, struct str path)
{
	struct buf uri = {0};

	workspace_uri(&uri, ws, path);
	reply_object(out, NULL);
	reply_text(out, "kind", STR("delete"));
	reply_text(out, "uri", buf_view(&uri));
	reply_object_end(out);
	buf_free(&uri);
}
