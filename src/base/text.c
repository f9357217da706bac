/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include <utf8proc.h>

#include "base/text.h"
#include "base/utf8.h"

/* letters that Unicode does not decompose, after case folding; sorted */
static const struct stroke {
	int32_t c;
	char to[3];
} strokes[] = {
	{0xE6, "ae"},  {0xF0, "d"},   {0xF8, "o"},   {0xFE, "th"},  {0x111, "d"},  {0x127, "h"},
	{0x131, "i"},  {0x138, "k"},  {0x142, "l"},  {0x14B, "n"},  {0x153, "oe"}, {0x167, "t"},
	{0x180, "b"},  {0x199, "k"},  {0x19A, "l"},  {0x1B4, "y"},  {0x1B6, "z"},  {0x1E5, "g"},
	{0x23C, "c"},  {0x247, "e"},  {0x249, "j"},  {0x24D, "r"},  {0x24F, "y"},  {0x253, "b"},
	{0x257, "d"},  {0x268, "i"},  {0x289, "u"},  {0x2BB, "'"},  {0x2BC, "'"},  {0x1D7D, "p"},
	{0x2018, "'"}, {0x2019, "'"}, {0x2C61, "l"}, {0x2C65, "a"}, {0x2C66, "t"},
};

/* scripts written without spaces; sorted */
static const struct range {
	int32_t from, to;
} dense[] = {
	{0xE00, 0xEFF},     /* Thai, Lao */
	{0x1000, 0x109F},   /* Myanmar */
	{0x1780, 0x17FF},   /* Khmer */
	{0x2E80, 0x2FDF},   /* radicals */
	{0x3005, 0x3007},   /* iteration mark, zero */
	{0x3041, 0x30FF},   /* kana */
	{0x31F0, 0x31FF},
	{0x3400, 0x4DBF},   /* Han */
	{0x4E00, 0x9FFF},
	{0xF900, 0xFAFF},
	{0xFF66, 0xFF9F},   /* kana, half width */
	{0x1B000, 0x1B16F}, /* kana, historic */
	{0x20000, 0x3FFFF}, /* Han */
};

/* scripts in which a joiner shapes letters: cursive ones, and those with clusters; sorted */
static const struct range joining[] = {
	{0x600, 0x8FF},     /* Arabic, Syriac, N'Ko, Mandaic */
	{0x900, 0xDFF},     /* India, Sri Lanka */
	{0x1000, 0x109F},   /* Myanmar */
	{0x1780, 0x18AF},   /* Khmer, Mongolian */
	{0x1A20, 0x1AAF},   /* Tai Tham */
	{0x1B00, 0x1C4F},   /* Balinese, Sundanese, Batak, Lepcha */
	{0xA800, 0xA8FF},   /* more of India */
	{0xA980, 0xAAFF},   /* Javanese, Cham, Meetei Mayek */
	{0xABC0, 0xABFF},
	{0xFB50, 0xFDFF},   /* Arabic, presentation forms */
	{0xFE70, 0xFEFC},
	{0x10A00, 0x10FFF}, /* Manichaean, Rohingya, Sogdian */
	{0x11000, 0x11FFF}, /* Brahmi and related scripts */
	{0x1E900, 0x1E95F}, /* Adlam */
};

/* sorted */
static const struct range han[] = {
	{0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xF900, 0xFAFF}, {0x20000, 0x3FFFF},
};

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static void
encode(struct buf *out, int32_t c)
{
	buf_reserve(out, 4);
	out->n += (size_t)utf8proc_encode_char(c, (utf8proc_uint8_t *)out->p + out->n);
	out->p[out->n] = '\0';
}

static int
range_order(const void *key, const void *item)
{
	int32_t c = *(const int32_t *)key;
	const struct range *r = item;

	return c < r->from ? -1 : c > r->to;
}

static enum text_class
ascii_class(int32_t c)
{
	if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
		return TEXT_LETTER;
	return c >= 'A' && c <= 'Z' ? TEXT_UPPER : TEXT_OTHER;
}

enum text_class
text_class(int32_t c)
{
	const utf8proc_property_t *p;

	if (c < 0x80)
		return ascii_class(c);
	/* invisible inside a word: the soft hyphen, joiners */
	if (c == 0xAD || c == 0x200C || c == 0x200D)
		return TEXT_MARK;
	p = utf8proc_get_property(c);
	if (p->category >= UTF8PROC_CATEGORY_MN && p->category <= UTF8PROC_CATEGORY_ME)
		return TEXT_MARK;
	if (p->category == UTF8PROC_CATEGORY_LU || p->category == UTF8PROC_CATEGORY_LT)
		return TEXT_UPPER;
	if (p->ignorable || p->category < UTF8PROC_CATEGORY_LU || p->category > UTF8PROC_CATEGORY_NO)
		return TEXT_OTHER;
	if (bsearch(&c, dense, LENGTH(dense), sizeof(*dense), range_order))
		return TEXT_DENSE;
	return TEXT_LETTER;
}

/* true for characters that names treat as a space; a run of them counts as one */
static bool
is_gap(int32_t c)
{
	utf8proc_category_t k;

	if (c < 0x80)
		return c == ' ' || c == '-' || c == '_' || (c >= '\t' && c <= '\r');
	k = utf8proc_category(c);
	return k == UTF8PROC_CATEGORY_ZS || k == UTF8PROC_CATEGORY_ZL ||
	       k == UTF8PROC_CATEGORY_ZP || k == UTF8PROC_CATEGORY_PD;
}

/*
 * True for accents, points and enclosing marks, by combining class. Indic vowel signs and viramas
 * and kana sound marks are not included: without them a different name remains.
 */
static bool
is_accent(int32_t c)
{
	const utf8proc_property_t *p = utf8proc_get_property(c);
	int k = p->combining_class;

	if (p->category == UTF8PROC_CATEGORY_ME)
		return true;
	return p->category == UTF8PROC_CATEGORY_MN && (k == 1 || (k >= 10 && k <= 36) || k >= 200);
}

static int
stroke_order(const void *key, const void *item)
{
	int32_t c = *(const int32_t *)key, s = ((const struct stroke *)item)->c;

	return (c > s) - (c < s);
}

/* the state of folding a name: its result begins at `start` in out; `gap` if a space is pending */
struct fold {
	struct buf *out;
	size_t start;
	bool gap;
};

/* folds the run of ASCII characters at the front of *s */
static void
fold_ascii(struct fold *f, struct str *s)
{
	char *start, *to;
	size_t i;

	buf_reserve(f->out, s->n + 1);
	start = f->out->p + f->start;
	to = f->out->p + f->out->n;
	for (i = 0; i < s->n; i++) {
		unsigned char c = (unsigned char)s->p[i];

		if (c >= 'a' && c <= 'z' && !f->gap) {
			*to++ = (char)c;
			continue;
		}
		if (c >= 0x80)
			break;
		if (is_gap(c)) {
			f->gap = true;
			continue;
		}
		if (f->gap && to > start)
			*to++ = ' ';
		f->gap = false;
		*to++ = (char)(c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c);
	}
	*to = '\0';
	f->out->n = (size_t)(to - f->out->p);
	*s = str_sub(*s, i, s->n);
}

/* appends a character that is already decomposed and case folded */
static void
fold_simple(struct fold *f, int32_t c)
{
	const struct stroke *stroke;

	if (is_gap(c)) {
		f->gap = true;
		return;
	}
	if (is_accent(c))
		return;
	if (f->gap && f->out->n > f->start)
		buf_chr(f->out, ' ');
	f->gap = false;
	stroke = bsearch(&c, strokes, LENGTH(strokes), sizeof(*strokes), stroke_order);
	if (stroke)
		buf_str(f->out, str_of(stroke->to));
	else
		encode(f->out, c);
}

static void
fold_wide(struct fold *f, int32_t c)
{
	utf8proc_int32_t v[32]; /* the longest decomposition in Unicode has 18 */
	utf8proc_ssize_t n;
	int bound = 0;

	n = utf8proc_decompose_char(c, v, (utf8proc_ssize_t)LENGTH(v),
	                            UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
	                                    UTF8PROC_CASEFOLD | UTF8PROC_IGNORE,
	                            &bound);
	for (utf8proc_ssize_t i = 0; i < n && i < (utf8proc_ssize_t)LENGTH(v); i++)
		fold_simple(f, v[i]);
}

void
text_fold(struct buf *out, struct str s)
{
	struct fold f = {out, out->n, false};

	while (s.n) {
		if ((unsigned char)s.p[0] < 0x80)
			fold_ascii(&f, &s);
		else
			fold_wide(&f, utf8_next(&s));
	}
}

struct str
text_folded(struct buf *scratch, struct str s)
{
	buf_clear(scratch);
	text_fold(scratch, s);
	return buf_view(scratch);
}

enum { STEP_END = -1, STEP_WIDE = -2 };

/* the next byte of the folded form of an ASCII name */
static int
fold_step(struct str *s, bool *begun)
{
	bool gap = false;

	for (; s->n; *s = (struct str){s->p + 1, s->n - 1}) {
		int c = (unsigned char)s->p[0];

		if (c >= 0x80)
			return STEP_WIDE;
		if (is_gap(c)) {
			gap = true;
			continue;
		}
		if (gap && *begun)
			return ' ';
		*begun = true;
		*s = (struct str){s->p + 1, s->n - 1};
		return c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c;
	}
	return STEP_END;
}

static int
order_wide(struct str a, struct str b)
{
	struct buf fa = {0}, fb = {0};
	int d;

	text_fold(&fa, a);
	text_fold(&fb, b);
	d = str_cmp(buf_view(&fa), buf_view(&fb));
	buf_free(&fa);
	buf_free(&fb);
	return d;
}

/* compares folded forms; ASCII needs no allocation here, because sorting calls this often */
static int
order_folded(struct str a, struct str b)
{
	struct str ra = a, rb = b;
	bool begun_a = false, begun_b = false;
	int ca, cb;

	do {
		ca = fold_step(&ra, &begun_a);
		cb = fold_step(&rb, &begun_b);
		if (ca == STEP_WIDE || cb == STEP_WIDE)
			return order_wide(a, b);
	} while (ca == cb && ca != STEP_END);
	return (ca > cb) - (ca < cb);
}

bool
text_same(struct str a, struct str b)
{
	return order_folded(a, b) == 0;
}

bool
text_one_of(struct str s, const struct str *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (text_same(s, words[i]))
			return true;
	return false;
}

int
text_order(struct str a, struct str b)
{
	int d = order_folded(a, b);

	return d ? d : str_cmp(a, b);
}

/* vowel signs that take a place of their own do so on terminals, too; utf8proc says 0 */
static size_t
char_width(int32_t c)
{
	if (c >= 0x300 && utf8proc_category(c) == UTF8PROC_CATEGORY_MC)
		return 1;
	return (size_t)utf8proc_charwidth(c);
}

size_t
text_width(struct str s)
{
	size_t width = 0;
	int32_t c;

	while ((c = utf8_next(&s)) >= 0) {
		if (c < 0x80)
			width += c >= 0x20 && c < 0x7F;
		/* counts only the first part of a Hangul syllable */
		else if (c < 0x1160 || c > 0x11FF)
			width += char_width(c);
	}
	return width;
}

/* the part of s from its first letter written from right to left to its last, with the marks on it */
static struct str
right_to_left(struct str s)
{
	struct str rest = s;
	size_t from = s.n, to = s.n, at = 0;
	int32_t c;

	for (; (c = utf8_next(&rest)) >= 0; at = s.n - rest.n) {
		utf8proc_propval_t class = c < 0x300 ? 0 : utf8proc_get_property(c)->bidi_class;
		bool mark = class == UTF8PROC_BIDI_CLASS_NSM && from < s.n && to == at;

		if (class != UTF8PROC_BIDI_CLASS_R && class != UTF8PROC_BIDI_CLASS_AL && !mark)
			continue;
		from = from < at ? from : at;
		to = s.n - rest.n;
	}
	return str_sub(s, from, to);
}

void
text_isolate(struct buf *out, struct str s)
{
	struct str rtl = right_to_left(s);
	size_t from = rtl.n ? (size_t)(rtl.p - s.p) : 0;

	buf_str(out, str_sub(s, 0, from));
	if (rtl.n)
		buf_fmt(out, "\xe2\x81\xa8%.*s\xe2\x81\xa9", STR_ARG(rtl));
	buf_str(out, str_sub(s, from + rtl.n, s.n));
}

/* true for characters that show nothing, or change how others show */
static bool
is_hidden(int32_t c)
{
	const utf8proc_property_t *p = utf8proc_get_property(c);

	switch (p->category) {
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return true;
	default:
		/* and code points that Unicode reserves as ignorable but has not assigned */
		return p->ignorable || c == 0x2065 || (c >= 0xFFF0 && c <= 0xFFF8) ||
		       (c >= 0xE0000 && c <= 0xE0FFF);
	}
}

static bool
in_table(const struct range *v, size_t n, int32_t c)
{
	return bsearch(&c, v, n, sizeof(*v), range_order) != NULL;
}

static bool
is_emoji(int32_t c)
{
	return utf8proc_get_property(c)->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

static bool
is_tone(int32_t c)
{
	return c >= 0x1F3FB && c <= 0x1F3FF;
}

/*
 * True where a joiner has a use: it shapes letters of a cursive or Brahmic script, or joins two
 * emoji. Elsewhere it only makes two different names look the same.
 */
static bool
is_joiner(int32_t c, int32_t prev, int32_t next)
{
	if (in_table(joining, LENGTH(joining), prev))
		return text_class(prev) != TEXT_OTHER;
	return c == 0x200D && (is_emoji(prev) || is_tone(prev) || prev == 0xFE0F) && is_emoji(next);
}

/* true where a variation selector has a use: after an emoji, a Han or a Mongolian character */
static bool
is_selector(int32_t c, int32_t prev, int32_t next)
{
	if (c == 0xFE0E || c == 0xFE0F)
		return is_emoji(prev) || (next == 0x20E3 && (prev == '#' || prev == '*' || (prev >= '0' && prev <= '9')));
	if ((c >= 0xFE00 && c <= 0xFE02) || (c >= 0xE0100 && c <= 0xE01EF))
		return in_table(han, LENGTH(han), prev);
	return ((c >= 0x180B && c <= 0x180D) || c == 0x180F) && prev >= 0x1820 && prev <= 0x18AA;
}

bool
text_hides(int32_t c, int32_t prev, int32_t next)
{
	if (!is_hidden(c))
		return false;
	return c == 0x200C || c == 0x200D ? !is_joiner(c, prev, next) : !is_selector(c, prev, next);
}

int32_t
text_peek(struct str s)
{
	return utf8_next(&s);
}

/*
 * appends character c, spelled raw, visibly; returns the character that counts as its successor's
 * `prev`
 */
static int32_t
visible_char(struct buf *out, struct str raw, int32_t c, int32_t prev, int32_t next)
{
	if (c == 0xFFFD && raw.n == 1)
		buf_fmt(out, "<%02X>", (unsigned char)raw.p[0]);
	else if (c < 0x80 && is_hidden(c))
		buf_fmt(out, "^%c", c ^ 0x40);
	else if (text_hides(c, prev, next))
		buf_fmt(out, "<U+%04X>", (unsigned)c);
	else {
		buf_str(out, raw);
		return c;
	}
	return 0;
}

void
text_visible(struct buf *out, struct str s, bool lines)
{
	struct str rest = s;
	int32_t c, prev = 0;

	while ((c = utf8_next(&rest)) >= 0) {
		/* a carriage return before a line feed is part of the line end */
		if ((c >= 0x20 && c < 0x7F) || (lines && (c == '\n' || c == '\t' || (c == '\r' && str_starts(rest, STR("\n")))))) {
			buf_chr(out, (char)c);
			prev = c;
		} else {
			prev = visible_char(out, str_sub(s, 0, s.n - rest.n), c, prev, text_peek(rest));
		}
		s = rest;
	}
}
