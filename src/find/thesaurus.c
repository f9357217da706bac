/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "find/thesaurus.h"

enum {
	LINE_MAX_BYTES = 1 << 16, /* longer lines are no data of a thesaurus */
	WORD_BYTES = 64,
	GLOSS_BYTES = 200,
	SETS_MAX = 400,           /* sets of synonyms that are read for a word */
	GLOSSES = 1,              /* meanings of a word whose definitions are read */
	SENSES = 3,               /* meanings of a word that are followed, the commonest first */
};

/* sets *from and *to to the ends of the line of a file that contains the byte at `at` */
static void
line_at(size_t *from, size_t *to, struct str file, size_t at)
{
	*from = *to = at;
	while (*from && file.p[*from - 1] != '\n' && at - *from < LINE_MAX_BYTES)
		--*from;
	while (*to < file.n && file.p[*to] != '\n' && *to - *from < LINE_MAX_BYTES)
		++*to;
}

/* compares bytes as the indexes are sorted: as unsigned numbers, a shorter text first */
static int
order(struct str a, struct str b)
{
	int d = memcmp(a.p, b.p, a.n < b.n ? a.n : b.n);

	return d ? d : (a.n > b.n) - (a.n < b.n);
}

struct str
thesaurus_lines(struct str index, struct str word, char end)
{
	size_t low = 0, high = index.n;

	while (low < high) {
		size_t from, to;
		struct str head;

		line_at(&from, &to, index, low + (high - low) / 2);
		str_cut(&head, str_sub(index, from, to), end);
		if (order(head, word) < 0)
			low = to + 1;
		else
			high = from;
	}
	return str_sub(index, low, index.n);
}

/* the line that begins with a word and `end`; an empty one if there is none */
static struct str
find_line(struct str index, struct str word, char end)
{
	struct str line, head;

	str_cut(&line, thesaurus_lines(index, word, end), '\n');
	str_cut(&head, line, end);
	return line.n <= LINE_MAX_BYTES && str_eq(head, word) ? line : STR("");
}

void
thesaurus_add(struct thesaurus_words *out, struct str text, enum thesaurus_tie tie, unsigned sense)
{
	char *p;

	if (!text.n || text.n > WORD_BYTES || out->n >= THESAURUS_MAX)
		return;
	text = arena_str(&out->arena, text);
	p = (char *)text.p;
	for (size_t i = 0; i < text.n; i++)
		p[i] = p[i] == '_' ? ' ' : char_lower(p[i]);
	for (size_t i = 0; i < out->n; i++)
		if (str_eq(out->v[i].text, text))
			return;
	out->v = mem_reserve(out->v, out->n, &out->cap, sizeof(*out->v));
	out->v[out->n++] = (struct thesaurus_word){text, tie, sense};
}

/* the next field of a line, after blanks; empty at the end */
static struct str
next_field(struct str *line)
{
	struct str field;

	while (line->n && line->p[0] == ' ')
		*line = str_sub(*line, 1, line->n);
	*line = str_cut(&field, *line, ' ');
	return field;
}

/* a number to a base, or -1 */
static int64_t
number(struct str s, int base)
{
	int64_t v = 0;

	if (!s.n || s.n > 10)
		return -1;
	for (size_t i = 0; i < s.n; i++) {
		int digit = char_hex(s.p[i]);

		if (digit < 0 || digit >= base)
			return -1;
		v = v * base + digit;
	}
	return v;
}

/* the ties of a set that are followed, closest first: those with one of two marks, to a depth */
static const struct step {
	struct str mark, other;
	enum thesaurus_tie tie;
	int depth;
} steps[] = {
	{{NULL, 0}, {NULL, 0}, THESAURUS_SYNONYM, 0},
	{STR_INIT("+"), STR_INIT("+"), THESAURUS_DERIVED, 1},
	{STR_INIT("~"), STR_INIT("~i"), THESAURUS_NARROWER, 2},
	{STR_INIT("%p"), STR_INIT("%p"), THESAURUS_PART, 2},
	{STR_INIT("@"), STR_INIT("@"), THESAURUS_BROADER, 1},
};

/* one set of synonyms of WordNet, from the line at an offset */
struct synset {
	struct str words, pointers; /* the rest of the line from there on */
	int64_t nwords, npointers;
};

static bool
read_synset(struct synset *out, struct str data, int64_t at)
{
	struct str line;

	if (at < 0 || (uint64_t)at >= data.n || (at && data.p[at - 1] != '\n'))
		return false;
	str_cut(&line, str_sub(data, (size_t)at, data.n), '\n');
	str_cut(&line, line, '|');
	if (line.n > LINE_MAX_BYTES || number(next_field(&line), 10) != at)
		return false;
	next_field(&line);
	next_field(&line);
	out->nwords = number(next_field(&line), 16);
	out->words = line;
	for (int64_t i = 0; i < out->nwords * 2 && line.n; i++)
		next_field(&line);
	out->npointers = number(next_field(&line), 10);
	out->pointers = line;
	return out->nwords > 0;
}

/* the nth word of a set, from 1; without its mark, as in "galore(ip)" */
static struct str
synset_word(const struct synset *s, int64_t n)
{
	struct str rest = s->words, word = STR("");

	for (int64_t i = 0; i < n && i < s->nwords && rest.n; i++) {
		word = next_field(&rest);
		next_field(&rest);
	}
	str_cut(&word, word, '(');
	return word;
}

/* adds the words of a set: all, or the nth */
static void
add_synset(struct thesaurus_words *out, struct str data, int64_t at, int64_t nth, enum thesaurus_tie tie, unsigned sense)
{
	struct synset s;

	if (!read_synset(&s, data, at))
		return;
	for (int64_t i = 1; i <= s.nwords && i <= THESAURUS_MAX; i++)
		if (!nth || i == nth)
			thesaurus_add(out, synset_word(&s, i), tie, sense);
}

/* adds the words of a set's definition, which ends at an example or a second definition */
static void
add_gloss(struct thesaurus_words *out, struct str data, int64_t at, unsigned sense)
{
	struct synset s;
	struct str gloss, rest, word;

	if (!read_synset(&s, data, at))
		return;
	str_cut(&gloss, str_sub(data, (size_t)at, data.n), '\n');
	gloss = str_cut(&word, gloss, '|');
	str_cut(&gloss, gloss, ';');
	str_cut(&gloss, str_sub(gloss, 0, gloss.n < GLOSS_BYTES ? gloss.n : GLOSS_BYTES), '"');
	for (rest = gloss; rest.n;) {
		word = next_field(&rest);
		while (word.n && !char_letter(word.p[word.n - 1]))
			word = str_sub(word, 0, word.n - 1);
		while (word.n && !char_letter(word.p[0]))
			word = str_sub(word, 1, word.n);
		thesaurus_add(out, word, THESAURUS_GLOSS, sense);
	}
}

/* the file of a part of speech: n, v, a, s (an adjective, too), r */
static int
part_of(struct str pos)
{
	static const char parts[] = "nvar";
	const char *at = pos.n == 1 ? strchr(parts, pos.p[0] == 's' ? 'a' : pos.p[0]) : NULL;

	return at && *at ? (int)(at - parts) : -1;
}

/* a pointer from a set to another: "~ 10331841 n 0000" */
struct pointer {
	struct str mark;
	int64_t at, ends; /* of the ends, the words of both sets, or 0 for all */
	int part;
};

/* reads the next pointer; false at the end of the line */
static bool
next_pointer(struct pointer *out, struct str *rest)
{
	out->mark = next_field(rest);
	out->at = number(next_field(rest), 10);
	out->part = part_of(next_field(rest));
	out->ends = number(next_field(rest), 16);
	return out->part >= 0 && out->ends >= 0;
}

struct wordnet_search {
	struct thesaurus_words *out;
	const struct thesaurus_file *file; /* WORDNET_PARTS */
	size_t sets;  /* sets that may still be read */
	unsigned sense;
};

/* adds what a set points to with one of two marks, and what that points to, `depth` times */
static void
add_pointers(struct wordnet_search *w, const struct synset *s, struct str word, const struct step *step, int depth)
{
	struct str rest = s->pointers;
	struct pointer p;

	for (int64_t i = 0; i < s->npointers && rest.n && next_pointer(&p, &rest) && w->sets; i++) {
		struct synset to;

		if (!str_eq(p.mark, step->mark) && !str_eq(p.mark, step->other))
			continue;
		/* derivations are of one word of the set */
		if (p.ends >> 8 && !str_eq(synset_word(s, p.ends >> 8), word))
			continue;
		w->sets--;
		add_synset(w->out, w->file[p.part].data, p.at, p.ends & 0xFF, step->tie, w->sense);
		/* below the levels read by recursion no set is deeper than STEPS_DEEP */
		if (depth > 1 && read_synset(&to, w->file[p.part].data, p.at))
			add_pointers(w, &to, word, step, depth - 1);
	}
}

/* the offsets at the end of a line of the index; returns how many */
static size_t
read_offsets(int64_t out[SENSES], struct str line)
{
	int64_t senses;
	size_t n = 0;

	next_field(&line);
	next_field(&line);
	senses = number(next_field(&line), 10);
	for (int64_t pointers = number(next_field(&line), 10); pointers > 0 && line.n; pointers--)
		next_field(&line);
	next_field(&line);
	next_field(&line);
	while (n < SENSES && (int64_t)n < senses && line.n) {
		out[n] = number(next_field(&line), 10);
		n += out[n] >= 0;
	}
	return n;
}

/* adds what WordNet has for a word in its base form */
static void
wordnet_base(struct thesaurus_words *out, const struct thesaurus_file file[WORDNET_PARTS], struct str word)
{
	int64_t at[WORDNET_PARTS][SENSES];
	size_t n[WORDNET_PARTS];
	struct wordnet_search w = {.out = out, .file = file, .sets = SETS_MAX};
	bool any = false;

	for (int part = 0; part < WORDNET_PARTS; part++) {
		n[part] = read_offsets(at[part], find_line(file[part].index, word, ' '));
		any |= n[part] > 0;
	}
	for (size_t k = 0; any && k < sizeof(steps) / sizeof(steps[0]); k++)
		for (size_t sense = 0; sense < SENSES; sense++)
			for (int part = 0; part < WORDNET_PARTS; part++) {
				struct synset s;

				if (sense >= n[part] || !read_synset(&s, file[part].data, at[part][sense]))
					continue;
				w.sense = (unsigned)sense;
				if (steps[k].depth)
					add_pointers(&w, &s, word, &steps[k], steps[k].depth);
				else
					add_synset(out, file[part].data, at[part][sense], 0, steps[k].tie, w.sense);
			}
	for (int part = 0; any && part < WORDNET_PARTS; part++)
		for (size_t sense = 0; sense < n[part] && sense < GLOSSES; sense++)
			add_gloss(out, file[part].data, at[part][sense], (unsigned)sense);
}

/* a word as the files have it: lower case, "_" for blanks; empty if it is too long */
static struct str
key_of(char scratch[WORD_BYTES], struct str word)
{
	if (word.n > WORD_BYTES)
		return STR("");
	for (size_t i = 0; i < word.n; i++)
		scratch[i] = word.p[i] == ' ' ? '_' : char_lower(word.p[i]);
	return (struct str){scratch, word.n};
}

void
thesaurus_wordnet(struct thesaurus_words *out, const struct thesaurus_file file[WORDNET_PARTS], struct str word)
{
	char scratch[WORD_BYTES];
	struct str key = key_of(scratch, word);

	if (key.n)
		wordnet_base(out, file, key);
}

/* adds a synonym of MyThes: without remarks in parentheses, in UTF-8; no generic terms */
static void
add_remarked(struct thesaurus_words *out, struct str text, bool latin1, unsigned sense)
{
	static const struct str generic[] = {STR_INIT("(generic term)"), STR_INIT("(Oberbegriff)"),
	                                     STR_INIT("(antonym)"), STR_INIT("(related term)")};
	char plain[2 * WORD_BYTES];
	size_t n = 0, depth = 0;

	for (size_t i = 0; i < sizeof(generic) / sizeof(generic[0]); i++)
		if (str_find(text, generic[i]) < text.n)
			return;
	for (size_t i = 0; i < text.n && n + 2 < sizeof(plain); i++) {
		unsigned char c = (unsigned char)text.p[i];

		depth += c == '(';
		if (!depth && c >= 0x80 && latin1) {
			plain[n++] = (char)(0xC0 | c >> 6);
			plain[n++] = (char)(0x80 | (c & 0x3F));
		} else if (!depth) {
			plain[n++] = (char)c;
		}
		depth -= c == ')' && depth;
	}
	thesaurus_add(out, str_trim((struct str){plain, n}), THESAURUS_SYNONYM, sense);
}

/* a word as an index has it: lower case, in its encoding; empty if that has no such letter */
static struct str
key_encoded(char scratch[WORD_BYTES], struct str word, bool latin1)
{
	size_t n = 0;

	if (word.n > WORD_BYTES)
		return STR("");
	while (word.n) {
		struct str before = word;
		int32_t c = utf8_next(&word);

		/* the capital letters of Latin-1 */
		if (c >= 0xC0 && c <= 0xDE && c != 0xD7)
			c += 0x20;
		if (c < 0x80) {
			scratch[n++] = char_lower((char)c);
		} else if (latin1) {
			if (c > 0xFF)
				return STR("");
			scratch[n++] = (char)c;
		} else {
			memcpy(scratch + n, before.p, before.n - word.n);
			if (c <= 0xFF)
				scratch[n + 1] = (char)(0x80 | (c & 0x3F));
			n += before.n - word.n;
		}
	}
	return (struct str){scratch, n};
}

void
thesaurus_mythes(struct thesaurus_words *out, const struct thesaurus_file *file, struct str word)
{
	struct str encoding, line, rest, head;
	char scratch[WORD_BYTES];
	int64_t at, meanings;
	bool latin1;

	str_cut(&encoding, file->index, '\n');
	latin1 = str_starts(str_trim(encoding), STR("ISO8859-1"));
	line = find_line(file->index, key_encoded(scratch, word, latin1), '|');
	rest = str_cut(&head, line, '|');
	at = number(str_trim(rest), 10);
	if (!head.n || at < 0 || (uint64_t)at >= file->data.n)
		return;
	rest = str_sub(file->data, (size_t)at, file->data.n);
	rest = str_cut(&line, rest, '\n');
	line = str_cut(&word, line, '|');
	meanings = str_eq(word, head) ? number(str_trim(line), 10) : -1;
	for (int64_t i = 0; i < meanings && i < SENSES && rest.n; i++) {
		rest = str_cut(&line, rest, '\n');
		if (line.n > LINE_MAX_BYTES)
			return;
		line = str_cut(&head, line, '|'); /* the part of speech */
		while (line.n) {
			line = str_cut(&word, line, '|');
			add_remarked(out, word, latin1, (unsigned)i);
		}
	}
}

void
thesaurus_words_free(struct thesaurus_words *w)
{
	free(w->v);
	arena_free(&w->arena);
	*w = (struct thesaurus_words){0};
}
