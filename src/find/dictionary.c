/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "base/inflate.h"
#include "find/dictionary.h"
#include "find/kin.h"

enum {
	HEADER = 10,              /* bytes of gzip's header before its extra field */
	CHUNK_MAX = 1 << 16,      /* bytes of a chunk, compressed or not */
	ENTRIES_MAX = 4,          /* of one word */
	ENTRY_BYTES = 1500,       /* of an entry; the rest lists words that are related more loosely */
};

/* the table of a file of dictzip: how long the text of a chunk is, and its compressed chunks */
struct chunks {
	struct str sizes;  /* two bytes each */
	size_t length;     /* of the text of one */
	size_t from;       /* where the first begins */
};

static size_t
two_bytes(struct str s, size_t at)
{
	return at + 2 > s.n ? 0 : (size_t)(unsigned char)s.p[at] | (size_t)(unsigned char)s.p[at + 1] << 8;
}

/* the gzip header (RFC 1952) with dictzip's extra field "RA" */
static bool
read_header(struct chunks *c, struct str data)
{
	unsigned char flags;
	size_t extra, n;

	if (data.n < HEADER + 12 || !str_starts(data, STR("\x1f\x8b\x08")))
		return false;
	flags = (unsigned char)data.p[3];
	extra = two_bytes(data, HEADER);
	/* an extra field, perhaps a name and a comment */
	if (!(flags & 4) || flags & ~(4 | 8 | 16) || !str_starts(str_sub(data, HEADER + 2, data.n), STR("RA")))
		return false;
	c->length = two_bytes(data, HEADER + 8);
	n = two_bytes(data, HEADER + 10);
	c->from = HEADER + 2 + extra;
	if (!c->length || 10 + 2 * n > extra || c->from > data.n)
		return false;
	c->sizes = str_sub(data, HEADER + 12, HEADER + 12 + 2 * n);
	for (int field = 8; field <= 16; field *= 2)
		if (flags & field) {
			const char *end = memchr(data.p + c->from, '\0', data.n - c->from);

			if (!end)
				return false;
			c->from = (size_t)(end - data.p) + 1;
		}
	return true;
}

/* appends a part of the text, which may lie in two chunks */
static bool
read_text(struct buf *out, struct str data, size_t at, size_t n)
{
	struct chunks c;
	struct buf text = {0};
	size_t first, from;
	bool ok;

	if (!read_header(&c, data))
		return false;
	first = at / c.length;
	from = c.from;
	for (size_t i = 0; i < first && 2 * i < c.sizes.n; i++)
		from += two_bytes(c.sizes, 2 * i);
	ok = true;
	for (size_t i = first; ok && i <= (at + n - 1) / c.length; i++) {
		size_t size = two_bytes(c.sizes, 2 * i);

		ok = size && from <= data.n && size <= data.n - from && inflate(&text, str_sub(data, from, from + size), i == first ? at % c.length + n : at % c.length + n - text.n);
		from += size;
	}
	at %= c.length;
	ok &= at + n <= text.n;
	if (ok)
		buf_add(out, text.p + at, n);
	buf_free(&text);
	return ok;
}

/* a number of dictd's index, or SIZE_MAX */
static size_t
number(struct str s)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	size_t v = 0;

	if (!s.n || s.n > 5)
		return SIZE_MAX;
	for (size_t i = 0; i < s.n; i++) {
		const char *digit = s.p[i] ? strchr(digits, s.p[i]) : NULL;

		if (!digit)
			return SIZE_MAX;
		v = v * 64 + (size_t)(digit - digits);
	}
	return v;
}

/* adds the words of a list, without what stands in brackets: "Hutmacher <masc>, Modist [veraltet]" */
static void
add_list(struct thesaurus_words *out, struct str line, enum thesaurus_tie tie, unsigned sense)
{
	struct buf word = {0};
	size_t depth = 0;

	for (size_t i = 0; i <= line.n; i++) {
		char c = i < line.n ? line.p[i] : ',';

		if (char_in(c, STR("<[("))) {
			depth++;
		} else if (char_in(c, STR(">])"))) {
			depth -= depth > 0;
		} else if (!depth && char_in(c, STR(",;|"))) {
			thesaurus_add(out, str_trim(buf_view(&word)), tie, sense);
			buf_clear(&word);
		} else if (!depth && !char_in(c, STR("{}"))) {
			buf_chr(&word, c);
		}
	}
	buf_free(&word);
}

/* adds what an entry says: its second line on are translations, until "Synonyms:", "see:" or an empty line */
static void
add_entry(struct thesaurus_words *out, struct str entry, unsigned sense)
{
	struct str line, rest, head;

	rest = str_cut(&line, entry, '\n');
	while (rest.n) {
		rest = str_cut(&line, rest, '\n');
		line = str_trim(line);
		if (!line.n || str_starts(line, STR("see:")))
			return;
		if (str_starts(line, STR("Note")))
			continue;
		if (str_starts(line, STR("Synonym"))) {
			add_list(out, str_cut(&head, line, ':'), THESAURUS_SYNONYM, sense);
			continue;
		}
		add_list(out, line, THESAURUS_TRANSLATION, sense);
	}
}

void
dictionary_find(struct thesaurus_words *out, const struct thesaurus_file *file, struct str word)
{
	struct buf key = {0};
	struct str line = STR(""), rest, head, at, size;

	kin_lower(&key, word);
	rest = thesaurus_lines(file->index, buf_view(&key), '\t');
	for (unsigned i = 0; i < ENTRIES_MAX && rest.n; i++) {
		struct buf entry = {0};

		rest = str_cut(&line, rest, '\n');
		line = str_cut(&head, line, '\t');
		if (!str_eq(head, buf_view(&key)))
			break;
		str_cut(&size, str_cut(&at, line, '\t'), '\t');
		if (number(at) != SIZE_MAX && number(size) != SIZE_MAX && number(size)) {
			size_t n = number(size) < ENTRY_BYTES ? number(size) : ENTRY_BYTES;

			if (read_text(&entry, file->data, number(at), n))
				add_entry(out, buf_view(&entry), i);
			buf_free(&entry);
		}
	}
	buf_free(&key);
}
