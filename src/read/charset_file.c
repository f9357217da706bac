/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "base/utf8.h"
#include "read/charset_file.h"

/* --- which set --- */

/* by byte order mark; longer marks first */
static const struct {
	struct str begin, set;
} marks[] = {
	{STR_INIT("\xEF\xBB\xBF"), STR_INIT("")},
	{STR_INIT("\xFF\xFE\0\0"), STR_INIT("UTF-32LE")},
	{STR_INIT("\0\0\xFE\xFF"), STR_INIT("UTF-32BE")},
	{STR_INIT("\xFF\xFE"), STR_INIT("UTF-16LE")},
	{STR_INIT("\xFE\xFF"), STR_INIT("UTF-16BE")},
};

enum { SAMPLE = 4096 }; /* bytes that show whether a file is UTF-16 */

/* without a mark: the ASCII in UTF-16 has zeros, on one side only */
static struct str
by_zeros(struct str file)
{
	size_t zeros[2] = {0, 0}, n = file.n < SAMPLE ? file.n : SAMPLE, few = n < 8 ? 2 : n / 4;

	for (size_t i = 0; i < n; i++)
		zeros[i % 2] += !file.p[i];
	if (zeros[0] + zeros[1] < few || (zeros[0] && zeros[1]))
		return STR("");
	return zeros[0] ? STR("UTF-16BE") : STR("UTF-16LE");
}

/* the letters about a byte, and the byte */
struct about {
	char before, after;
	unsigned char byte;
};

static bool
is(struct about a, const char *one_of)
{
	return strchr(one_of, (char)a.byte) != NULL;
}

/* how many letters stand before or after a place, up to 3 */
static size_t
run(struct str s, size_t at, bool back)
{
	size_t n = 0;

	while (n < 3 && (back ? at > n : at + 1 + n < s.n) && char_alpha(s.p[back ? at - 1 - n : at + 1 + n]))
		n++;
	return n;
}

/* "Garc_a", but not "it_s", "they_re", "dell_arte" or "aujourd_hui" */
static bool
no_apostrophe(struct str s, size_t at)
{
	size_t after = run(s, at, false);
	struct str end = str_sub(s, at + 1, at + 1 + after), begin = str_sub(s, 0, at);

	if (run(s, at, true) < 3 || !after || str_ends(begin, STR("ll")) || str_ends(begin, STR("rd")))
		return false;
	if (after == 1)
		return !strchr("std", end.p[0]) && end.p[0] != 'm';
	return after > 2 || !(str_eq(end, STR("re")) || str_eq(end, STR("ll")) || str_eq(end, STR("ve")));
}

static bool
lower(char c)
{
	return c >= 'a' && c <= 'z';
}

/* true if a byte is a letter of its word in Mac Roman, and in windows-1252 makes no sense there */
static bool
mac_sign(struct str s, size_t at, struct about a)
{
	bool inside = char_alpha(a.before) && lower(a.after), begins = !char_alpha(a.before) && lower(a.after);

	if (is(a, "\x81\x8D\x8F\x90\x9D"))
		return true; /* no characters of windows-1252 */
	if (a.byte == 0x92)
		return inside && no_apostrophe(s, at);
	/* a capital of windows-1252 or a sign within a word: ä é ß, the apostrophe, ü */
	if (is(a, "\x8A\x8E\xA7\xD5"))
		return lower(a.before);
	if (a.byte == 0x9F)
		return char_alpha(a.before);
	/* ö, which is š there: "Jörg", "Köhler", not "Miloš" */
	if (a.byte == 0x9A)
		return char_alpha(a.before) && char_in(a.after, STR("rhbdfgcz"));
	/* Ä É Ü Ø, which are signs there */
	if (is(a, "\x80\x83\x86\xAF"))
		return begins;
	/* á à â ã å ë ñ ó ì î ï ò ô õ æ ø, which are signs there */
	return is(a, "\x87\x88\x89\x8B\x8C\x91\x96\x97\x93\x94\x95\x98\x99\x9B\xBE\xBF") && inside;
}

/* true if a byte is a letter of its word in windows-1252, and in Mac Roman makes no sense there */
static bool
windows_sign(struct about a)
{
	if (a.byte >= 0xE0 || a.byte == 0xDF)
		return lower(a.before) || (char_alpha(a.before) && lower(a.after));
	return is(a, "\xC0\xC1\xC4\xC5\xC6\xC7\xC8\xC9\xCD\xD3\xD6\xD8\xDA\xDC") && !char_alpha(a.before) &&
	       lower(a.after);
}

struct str
charset_guess(struct str s)
{
	int64_t mac = 0;

	for (size_t i = 0; i < s.n; i++) {
		struct about a = {i ? s.p[i - 1] : ' ', i + 1 < s.n ? s.p[i + 1] : ' ', (unsigned char)s.p[i]};
		struct str rest = str_sub(s, i, s.n);

		if (a.byte < 0x80)
			continue;
		if (utf8_next(&rest) != 0xFFFD) {
			i = s.n - rest.n - 1;
			continue;
		}
		mac += mac_sign(s, i, a);
		mac -= windows_sign(a);
	}
	return mac > 0 ? STR("macintosh") : STR("windows-1252");
}

/* --- its text --- */

/* true if it has a multi-byte character of UTF-8 */
static bool
has_utf8(struct str s)
{
	while (s.n) {
		size_t n = s.n;

		if (utf8_next(&s) != 0xFFFD && n - s.n > 1)
			return true;
	}
	return false;
}

/* what is valid, with CHARSET_LOST for each other byte */
static int64_t
repair(struct buf *out, size_t *at, struct str s)
{
	size_t begin = out->n;
	int64_t lost = 0;

	while (s.n) {
		size_t n = utf8_invalid(s);

		buf_str(out, str_sub(s, 0, n));
		if (n < s.n && !lost++)
			*at = out->n - begin;
		if (n < s.n)
			buf_str(out, CHARSET_LOST);
		s = str_sub(s, n + 1, s.n);
	}
	return lost;
}

/* the number of characters in the first n bytes */
static size_t
characters(struct str s, size_t n)
{
	size_t count = 0;

	for (s = str_sub(s, 0, n); s.n; count++)
		utf8_next(&s);
	return count;
}

int64_t
charset_guessed(struct buf *out, size_t *at, struct str s, struct str set)
{
	struct buf text = {0};
	size_t first = 0, zero = 0;
	int64_t lost, zeros;

	if (has_utf8(s) || (lost = charset_utf8(&text, &first, s, set)) < 0) {
		lost = repair(out, at, s);
	} else {
		zeros = repair(out, &zero, buf_view(&text));
		if (zeros && (!lost || zero < first))
			first = zero;
		/* a byte is a character in these sets */
		if (zeros || lost)
			*at = characters(buf_view(&text), first);
		lost += zeros;
	}
	buf_free(&text);
	return lost;
}

bool
charset_no_lost(struct buf *text)
{
	struct str mark = STR("\xEF\xBF\xBD"), s = buf_view(text);
	size_t at = str_find(s, mark), n = 0;

	if (at == s.n)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		bool lost = str_starts(str_sub(s, i, s.n), mark);

		text->p[n++] = lost ? *CHARSET_LOST.p : s.p[i];
		i += lost ? mark.n - 1 : 0;
	}
	text->n = n;
	text->p[n] = '\0';
	return true;
}

/* --- files --- */

/* reports at an offset of the text */
static void
report_at(struct errors *errors, struct str path, struct str text, size_t at, const char *what)
{
	struct str line, before = str_sub(text, 0, at);
	uint32_t n = 1;

	while (before.n && memchr(before.p, '\n', before.n)) {
		str_line(&line, &before);
		n++;
	}
	errors_add(errors, path, n, (uint32_t)before.n + 1, "%s", what);
}

struct str
charset_wide(struct buf *scratch, struct errors *errors, struct str file, struct str path)
{
	struct str set = by_zeros(file);
	size_t at = 0;
	int64_t lost;

	buf_clear(scratch);
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		if (str_skip(&file, marks[i].begin)) {
			set = marks[i].set;
			break;
		}
	}
	lost = set.n ? charset_utf8(scratch, &at, file, set) : -1;
	if (lost < 0)
		return file;
	if (lost)
		report_at(errors, path, buf_view(scratch), at, "no text here: such bytes are now \"?\"");
	return buf_view(scratch);
}

/* the lines of a file that are not all UTF-8 */
struct mending {
	struct buf *out;
	struct errors *errors;
	struct str path, set;
	bool guessed, lost; /* reported */
};

static void
mend(struct mending *m, struct str line, uint32_t n)
{
	size_t bad = utf8_invalid(line), at = 0;
	int64_t lost;

	if (bad == line.n) {
		buf_str(m->out, line);
		return;
	}
	lost = charset_guessed(m->out, &at, line, m->set);
	if (!m->guessed && !lost)
		errors_add(m->errors, m->path, n, (uint32_t)bad + 1, "not UTF-8: such lines are read as %.*s", STR_ARG(m->set));
	if (!m->lost && lost)
		errors_add(m->errors, m->path, n, (uint32_t)at + 1, "no text here: such bytes are now \"?\"");
	m->guessed |= !lost;
	m->lost |= lost != 0;
}

static void
mend_lines(struct buf *out, struct errors *errors, struct str text, struct str path)
{
	struct mending m = {.out = out, .errors = errors, .path = path, .set = charset_guess(text)};

	for (uint32_t n = 1; text.n; n++) {
		size_t end = str_chr(text, '\n');

		end += end < text.n;
		mend(&m, str_sub(text, 0, end), n);
		text = str_sub(text, end, text.n);
	}
}

struct str
charset_file(struct buf *scratch, struct errors *errors, struct str file, struct str path)
{
	struct str text = charset_wide(scratch, errors, file, path);
	size_t lost = str_find(text, STR("\xEF\xBF\xBD"));
	struct buf bytes = {0};

	if (lost < text.n)
		report_at(errors, path, text, lost, "characters were lost before this file was written: now \"?\"");
	else if (utf8_invalid(text) == text.n)
		return text;
	buf_str(&bytes, text);
	buf_clear(scratch);
	mend_lines(scratch, errors, buf_view(&bytes), path);
	charset_no_lost(scratch);
	buf_free(&bytes);
	return buf_view(scratch);
}
