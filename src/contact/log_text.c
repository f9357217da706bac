/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "contact/log_text.h"

struct str
log_text_unfold(struct buf *scratch, struct str s, struct arena *a)
{
	bool gap = false;

	if (str_chr(s, '\n') == s.n && str_chr(s, '\r') == s.n)
		return arena_str(a, s);
	buf_clear(scratch);
	for (size_t i = 0; i < s.n; i++) {
		if (strchr(" \t\r\n", s.p[i])) {
			gap = true;
			continue;
		}
		if (gap)
			buf_chr(scratch, ' ');
		gap = false;
		buf_chr(scratch, s.p[i]);
	}
	return arena_str(a, buf_view(scratch));
}

struct str
log_text_dedent(struct buf *scratch, struct str s, size_t indent, struct arena *a)
{
	struct str line, rest = str_trim(s);

	if (str_chr(rest, '\n') == rest.n && str_chr(rest, '\r') == rest.n)
		return arena_str(a, rest);
	buf_clear(scratch);
	while (str_line(&line, &rest)) {
		size_t i = 0;

		while (scratch->n && i < indent && i < line.n && (line.p[i] == ' ' || line.p[i] == '\t'))
			i++;
		if (scratch->n)
			buf_chr(scratch, '\n');
		buf_str(scratch, str_sub(line, i, line.n));
	}
	return arena_str(a, buf_view(scratch));
}

const char *
log_text_kind(struct str kind, struct arena *a, bool *cased)
{
	static const struct str usual[] = {
		STR_INIT("call"), STR_INIT("chat"), STR_INIT("coffee"), STR_INIT("email"),
		STR_INIT("fun"), STR_INIT("help"), STR_INIT("idea"), STR_INIT("intro"), STR_INIT("letter"),
		STR_INIT("lunch"), STR_INIT("meeting"), STR_INIT("message"), STR_INIT("praise"), STR_INIT("visit"),
	};
	char *p;

	*cased = false;
	if (!kind.n)
		return "";
	/* most differ in their first byte */
	for (size_t i = 0; i < sizeof(usual) / sizeof(usual[0]); i++)
		if (usual[i].p[0] == kind.p[0] && str_eq(usual[i], kind))
			return usual[i].p;
	for (size_t i = 0; i < kind.n && !*cased; i++)
		*cased = kind.p[i] >= 'A' && kind.p[i] <= 'Z';
	/* the copy and its end, which arena_bytes() adds; then the kind as written */
	p = arena_bytes(a, *cased ? 2 * kind.n + 1 : kind.n);
	if (*cased) {
		p[kind.n] = '\0';
		memcpy(p + kind.n + 1, kind.p, kind.n);
	}
	for (size_t i = 0; i < kind.n; i++) {
		char c = kind.p[i];

		p[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
	}
	for (size_t i = 0; *cased && i < sizeof(usual) / sizeof(usual[0]); i++)
		*cased = !str_eq(usual[i], (struct str){p, kind.n});
	return p;
}
