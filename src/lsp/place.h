/* SPDX-License-Identifier: ISC */
#ifndef TEND_PLACE_H
#define TEND_PLACE_H

#include <stdint.h>

#include "base/buf.h"
#include "lsp/msg.h"

/*
 * Places in a text as editors name them: a line from 0, and a character from 0 that counts units of
 * UTF-16, or bytes where the editor agreed to UTF-8. Lines end in LF, CRLF or CR.
 */
struct lines {
	struct str text;
	uint32_t *at;  /* where each line begins */
	size_t n, cap; /* at least one line */
	bool utf8;
	struct place_mark *mark; /* how far the last place was counted */
};

/* finds the lines of a text, which must stay; start it as {0} */
void lines_read(struct lines *, struct str text, bool utf8);
void lines_free(struct lines *);

/* the offset of a place; beyond a line its end, beyond the last line the end of the text */
size_t place_offset(const struct lines *, int64_t line, int64_t character);
/* the offset of {"line":…,"character":…} */
size_t place_of_msg(const struct lines *, const struct msg *);
/* appends a member with the place of an offset */
void place_reply(struct buf *out, const char *key, const struct lines *, size_t offset);
/* appends a member with a range, {"start":…,"end":…} */
void place_range(struct buf *out, const char *key, const struct lines *, size_t from, size_t to);
/* the line of an offset, from 0 */
size_t place_line(const struct lines *, size_t offset);

#endif
